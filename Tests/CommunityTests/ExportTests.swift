import Foundation
import Identity
import Kernel
import Media
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Everything about oneself as a file") struct ExportTests {
    @Test("every column that names an account is given, or said why not", arguments: TestEngine.all) func complete(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let tables = try await store.read { try RowsAsJSON.tables(in: $0) }
            let listed = Set(ExportedColumns.all.map { "\($0.table).\($0.name)" })
            let erased = Set(ErasedColumns.all.map { "\($0.table).\($0.name)" })
            #expect(erased.subtracting(listed) == [], "what names an account is listed for the export, too")
            for column in ExportedColumns.all {
                let columns = Set(try #require(tables[column.table], "\(column.table)"))
                #expect(columns.contains(column.name), "\(column.table).\(column.name)")
                guard case .rows(let left) = column.part else { continue }
                #expect(left.isSubset(of: columns), "\(column.table): \(left.subtracting(columns))")
                // What opens something is left out wherever it stands. (The digest of settings is the mail.)
                for secret in ["password_hash", "secret", "digest", "token_digest"]
                where columns.contains(secret) && !["channel_items", "notice_settings"].contains(column.table) {
                    #expect(left.contains(secret), "\(column.table).\(secret)")
                }
            }
        }
    }

    /// The names and bytes in a ZIP file, read by its central directory.
    private func unzipped(_ path: String) throws -> [String: String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            ProcessInfo.processInfo.environment["HEARTEN_PYTHON"] ?? "python3", "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])", path, folder.path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        defer { try? FileManager.default.removeItem(at: folder) }
        var found: [String: String] = [:]
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder.path)) {
            if let bytes = FileManager.default.contents(atPath: folder.appending(path: name).path) { found[name] = String(decoding: bytes, as: UTF8.self) }
        }
        return found
    }

    @Test("it holds what is theirs, and nothing that is others’", arguments: TestEngine.all) func theirs(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                let post = try small.post("Two <b>flights</b> & a half", by: "doreen", kind: .win, headline: "Up", transaction)
                try small.reply("Well done, says Samir", to: post, by: "samir", transaction)
                try small.praise(post, by: "samir", words: "You kept at it", transaction)
                try small.post("Samir’s own", by: "samir", transaction)
                let doreen = try #require(try AccountQueries.account(small.id("doreen"), in: transaction))
                _ = try WriteMessage.write("Between us", to: doreen, formKey: "k", by: small.circle("nils", transaction), transaction)
                try small.block("doreen", by: "graham", transaction)
                try small.mute("doreen", by: "nils", transaction)
                try NoteLook.note(.plate, of: small.id("doreen"), by: small.id("maya"), in: transaction)
            }
            let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            let size = try await MakeExport(store: store, data: NSTemporaryDirectory(), styles: []).make(small.id("doreen"), to: path)
            #expect(size > 1_000)
            let found = try unzipped(path)
            let all = found.values.joined()
            let page = try #require(found["index.html"])
            #expect(
                page.contains("Two &lt;b&gt;flights&lt;/b&gt; &amp; a half") && page.contains("Between us") && page.contains("You kept at it")
                    && page.contains("Maya"))
            #expect(!all.contains("Samir’s own") && !all.contains("Well done, says Samir"), "what others wrote is theirs")
            #expect(found["data/blocks-blocked_id.json"] == nil && found["data/mutes-muted_id.json"] == nil, "who blocks or mutes them is not theirs to know")
            #expect(!all.contains(SmallPractice.passwordHash))
            for (name, text) in found where name.hasSuffix(".json") {
                #expect((try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [Any], "\(name)")
            }
            #expect(try #require(found["data/posts-author_id.json"]).contains("2026-") || found["data/posts-author_id.json"]?.contains("T") == true)
        }
    }

    @Test("it is made by a job, one at a time, told of, and gone after a week or with its account", arguments: TestEngine.all)
    func job(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        let data = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: data) }
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            let (me, exports) = (small.id("doreen"), MakeExport(store: store, data: data, styles: []))
            try await exports.ask(me)
            await #expect(throws: ExportFault.making) { try await exports.ask(me) }
            try await store.runJobs(exports.handler)
            let export = try #require(try await store.read { try ExportQueries.newest(of: me, in: $0) })
            #expect(export.state == .ready && export.done == export.parts && export.bytes > 0)
            #expect(FileManager.default.fileExists(atPath: exports.path(of: export.id)))
            let told = try await store.read { try NoticeQueries.notices(of: me, limit: 5, in: $0).map(\.kind) }
            #expect(told == [.exportReady])
            // A new one takes the place of the old one.
            try await exports.ask(me)
            #expect(!FileManager.default.fileExists(atPath: exports.path(of: export.id)))
            // Its account is erased while it is being made: nothing is left.
            let second = try #require(try await store.read { try ExportQueries.newest(of: me, in: $0) })
            try await exports.removeAll(of: me)
            try await store.write { try ExportQueries.remove(second.id, in: $0) }
            try await store.runJobs(exports.handler)
            #expect(!FileManager.default.fileExists(atPath: exports.path(of: second.id)))
            try await exports.ask(me)
            try await store.runJobs(exports.handler)
            let third = try #require(try await store.read { try ExportQueries.newest(of: me, in: $0) })
            clock.advance(.days(8))
            try await exports.forgetOld()
            let left = try await store.read { try ExportQueries.newest(of: me, in: $0) }
            #expect(left == nil && !FileManager.default.fileExists(atPath: exports.path(of: third.id)))
        }
    }

    @Test("looks are noted once a day, never of oneself, and told to their person alone", arguments: TestEngine.all) func looks(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let (doreen, maya) = (small.id("doreen"), small.id("maya"))
            for _ in 0..<3 { try NoteLook.note(.heldPost, of: doreen, by: maya, in: transaction) }
            try NoteLook.note(.heldPost, of: maya, by: maya, in: transaction)
            #expect(try LookQueries.looks(at: doreen, limit: 9, in: transaction).map(\.viewer) == ["Maya"])
            #expect(try LookQueries.looks(at: maya, limit: 9, in: transaction).isEmpty)
            try NoteLook.note(.heldPost, of: doreen, by: maya, in: transaction.at(transaction.now + .days(1)))
            #expect(try LookQueries.looks(at: doreen, limit: 9, in: transaction).count == 2)
        }
    }

    @Test("an incident keeps when it was first told, and its clock stops then", arguments: TestEngine.all) func incidents(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            func save(_ texts: [(name: String, text: String)], as id: ID<Incident>, _ transaction: Transaction) throws -> Incident {
                let draft = try IncidentDraft.read(FormFields(texts: texts), zone: "UTC", now: transaction.now)
                try IncidentQueries.save(draft, as: id, by: small.id("maya"), in: transaction)
                return try #require(try IncidentQueries.incident(id, in: transaction))
            }
            let id: ID<Incident> = transaction.newID()
            let open = try save([(name: "what", text: "A lost telephone"), (name: "risk", text: "yes")], as: id, transaction)
            #expect(open.due == transaction.now + .hours(72))
            let later = transaction.at(transaction.now + .hours(5))
            let texts = [(name: "what", text: "A lost telephone"), (name: "risk", text: "yes"), (name: "authority", text: "yes")]
            #expect(try save(texts, as: id, later).authorityToldAt == later.now && save(texts, as: id, later).due == nil)
            #expect(try save(texts, as: id, transaction.at(transaction.now + .hours(9))).authorityToldAt == later.now)
            #expect(throws: FormErrors.self) { _ = try save([(name: "what", text: " ")], as: id, transaction) }
            #expect(throws: FormErrors.self) { _ = try save([(name: "what", text: "x"), (name: "noticed", text: "2999-01-01T10:00")], as: id, transaction) }
        }
    }
}
