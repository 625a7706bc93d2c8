import Foundation
import Identity
import Kernel
import Logging
import Outside
import Site
import TestSupport
import Testing

@testable import Community
@testable import Store
@testable import Trust

@Suite("Erasing an account") struct ErasureTests {
    /// Every cell of every table as text.
    private func everything(_ reading: Reading) throws -> [(table: String, text: String)] {
        let tables: SQL =
            reading.dialect == .sqlite
            ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
        var cells: [(String, String)] = []
        for table in try reading.all(tables, { $0.text() }) where !table.hasPrefix("post_words") {
            let columns: SQL =
                reading.dialect == .sqlite
                ? "SELECT name FROM pragma_table_info(\(table))"
                : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = \(table)"
            for column in try reading.all(columns, { $0.text() }) {
                let quoted = column == "group" ? "\"group\"" : column
                for text in try reading.all(SQL(stringLiteral: "SELECT COALESCE(CAST(\(quoted) AS TEXT), '') FROM \(table)"), { $0.text() }) {
                    cells.append(("\(table).\(column)", text))
                }
            }
        }
        return cells.map { (table: $0.0, text: $0.1) }
    }

    @Test("every column that names an account has its fate", arguments: TestEngine.all) func columns(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let found = try await store.read { reading -> Set<String> in
                let statement: SQL =
                    reading.dialect == .sqlite
                    ? """
                    SELECT tables.name || '.' || keys."from"
                    FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS keys
                    WHERE tables.type = 'table' AND keys."table" IN ('actors', 'sign_ins')
                    """
                    : """
                    SELECT CAST(child.relname AS TEXT) || '.' || CAST(attribute.attname AS TEXT)
                    FROM pg_constraint
                    JOIN pg_class AS parent ON parent.oid = pg_constraint.confrelid
                    JOIN pg_class AS child ON child.oid = pg_constraint.conrelid
                    JOIN pg_attribute AS attribute ON attribute.attrelid = child.oid AND attribute.attnum = pg_constraint.conkey[1]
                    WHERE pg_constraint.contype = 'f' AND parent.relname IN ('actors', 'sign_ins')
                    """
                return Set(try reading.all(statement) { $0.text() })
            }
            let known = Set(ErasedColumns.all.map { "\($0.table).\($0.name)" })
            #expect(found.count > 50)
            #expect(found.subtracting(known) == [], "a new table needs a line in ErasedColumns")
            #expect(known.subtracting(found) == [])
        }
    }

    /// Doreen with something in as many tables as the commands reach.
    private func live(_ small: SmallPractice, _ transaction: Transaction) throws {
        let (doreen, samir) = (small.id("doreen"), small.id("samir"))
        try AccountQueries.update(doreen, name: "Doreen Zarewicz", about: "zaressential", in: transaction)
        let post = try small.post("zarewin words", by: "doreen", kind: .win, headline: "zareheadline", transaction)
        let other = try small.post("Samir’s own words", by: "samir", transaction)
        try small.reply("zarereply", to: other, by: "doreen", transaction)
        try small.reply("Well done, says Samir", to: post, by: "samir", transaction)
        try small.praise(other, by: "doreen", words: "zarepraise", transaction)
        try small.praise(post, by: "samir", words: "You kept at it", transaction)
        try FollowPerson.follow(samir, by: doreen, in: transaction)
        try FollowPerson.follow(doreen, by: samir, in: transaction)
        try BlockPerson.block(small.id("graham"), by: doreen, in: transaction)
        try MutePerson.mute(doreen, .week, by: small.id("nils"), in: transaction)
        var profile = Profile.blank
        profile.pronouns = "zare/her"
        try ProfileQueries.save(profile, of: doreen, in: transaction)
        let address = try ChannelAddress(typed: "https://zare.example/", origin: "http://localhost")
        let channel = try ChangeChannels.add(ChannelDraft(address: address, label: "zarelink", showsPosts: true), of: doreen, in: transaction)
        try ChannelQueries.saveCheck(channel, isVerified: true, feed: "https://zare.example/feed", in: transaction)
        let feed =
            "<rss><channel><item><title>zareitem</title><link>https://zare.example/1</link><pubDate>1 Jan 2026 10:00 GMT</pubDate></item></channel></rss>"
        let items = try FeedReader.items(Array(feed.utf8), base: "https://zare.example/", now: transaction.now)
        let known = try #require(try ChannelQueries.channels(of: doreen, in: transaction).first)
        try ChannelQueries.saveItems(items, of: known, version: .none, in: transaction)
        try ShareQueries.plan(post, on: .instagram, by: doreen, in: transaction)
        let (she, he) = (try #require(try AccountQueries.account(doreen, in: transaction)), try #require(try AccountQueries.account(samir, in: transaction)))
        _ = try WriteMessage.write("zaremessage", to: he, formKey: "one", by: small.circle("doreen", transaction), transaction)
        _ = try WriteMessage.write("Samir answers", to: she, formKey: "two", by: small.circle("samir", transaction), transaction)
        let ledger = Ledger(endings: EndingsFile(path: nil))
        let visible = try #require(try PostQueries.post(post, for: small.circle("maya", transaction), in: transaction))
        let plate = try NominatePlate.nominate(visible, title: "zaretitle", reason: "", by: small.circle("maya", transaction), in: transaction)
        let entry = try #require(try PlateQueries.entry(plate, in: transaction))
        var draft = PlateDraft(title: "zaretitle")
        draft.words = "zarewin"
        let question = PlateQuestion(draft: draft, surfaces: [.screen, .wallPage], question: "May I?", letter: "")
        try AskForPlate.ask(question, of: entry, by: small.circle("maya", transaction), ledger, in: transaction)
        let thing = try #require(try PlateQueries.plate(plate, in: transaction))
        let account = try #require(try AccountQueries.account(doreen, in: transaction))
        let answer = PermissionAnswer(yes: [.screen], until: transaction.now + .days(30), askAgainAt: Permission.never, digest: thing.content.digest, events: 2)
        _ = try AnswerPermission.answer(answer, to: plate, by: account, ledger, in: transaction)
        // Under 18, with a guardian who was written to.
        let youth = YouthDraft(
            adultAt: transaction.now + .days(300), guardianName: try #require(DisplayName("Zara Zarewicz")),
            guardianEmail: try #require(EmailAddress("zara@test.example")))
        try GuardianQueries.insert(youth, of: doreen, in: transaction)
        try AskGuardian.toJoin(doreen, origin: "https://harbour.example", in: transaction)
        try GuardianQueries.agree(doreen, in: transaction)
    }

    @Test("who owns a practice, as in an old backup, is not erased before it is handed over", arguments: TestEngine.all)
    func ownsAgain(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let ledger = Ledger(endings: EndingsFile(path: nil))
            let erase = EraseAccount(
                store: store, ledger: ledger, endings: EndingsFile(path: nil), key: try #require(SigningKey(seed: [UInt8](repeating: 7, count: 32))),
                origin: "https://harbour.example", outbox: nil, exports: MakeExport(store: store, data: NSTemporaryDirectory(), styles: []))
            try await store.write { try AskForErasure.plan(small.id("maya"), due: $0.now, device: "", ledger, in: $0) }
            let runner = JobRunner(store: store, handlers: [erase.handler, EraseWritten.handler(store)], logger: .init(label: "test"))
            _ = try await runner.work()
            let waiting = try await store.read { try ErasureQueries.erasure(of: small.id("maya"), in: $0) }
            #expect(waiting != nil && waiting?.begunAt == nil, "it waits, and can be stopped still")
            try await store.write { try HandOverPractice.handOver(small.harbour.id, to: small.id("nils"), in: $0) }
            clock.advance(.days(1))
            while try await runner.work() > 0 {}
            let (left, email) = try await store.read {
                (try ErasureQueries.erasure(of: small.id("maya"), in: $0), try SignInQueries.email(of: small.id("maya"), in: $0))
            }
            #expect(left == nil && email == nil)
        }
    }

    @Test("nothing of the person is left in any table, and the rest stands", arguments: TestEngine.all) func gone(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            try await store.write { try live(small, $0) }
            let traces = ["zare", "Zarewicz", "doreen"]
            func found() async throws -> [String] {
                try await store.read { reading in
                    try everything(reading).filter { cell in traces.contains { cell.text.lowercased().contains($0.lowercased()) } }.map {
                        "\($0.table): \($0.text.prefix(80))"
                    }
                }
            }
            #expect(try await found().count > 10)
            let endings = EndingsFile(path: NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl")
            let ledger = Ledger(endings: endings)
            let key = try #require(SigningKey(seed: [UInt8](repeating: 7, count: 32)))
            let erase = EraseAccount(
                store: store, ledger: ledger, endings: endings, key: key, origin: "https://harbour.example", outbox: nil,
                exports: MakeExport(store: store, data: NSTemporaryDirectory(), styles: []))
            try await store.write { try AskForErasure.ask(small.id("doreen"), device: "", ledger, in: $0) }
            let runner = JobRunner(store: store, handlers: [erase.handler, EraseWritten.handler(store)], logger: .init(label: "test"))
            while try await runner.work() > 0 {}
            #expect(try await found().count > 5, "not before the time is over")
            clock.advance(Erasure.grace)
            while try await runner.work() > 0 {}
            let left = try await found()
            // The one thing that is left is the statement, on its way to her.
            #expect(left.filter { !$0.hasPrefix("jobs.payload") } == [], "\(left)")
            let letter = try await store.read { try $0.first("SELECT payload FROM jobs WHERE kind = 'mail'") { $0.text() } }
            let sent = try JSONDecoder().decode(Letter.self, from: Data(try #require(letter).utf8))
            #expect(sent.to == "doreen@test.example")
            let parts = sent.text.components(separatedBy: "\n\n-- \n")
            let signature = try #require(Base64URL.decode(String(parts[1].split(separator: "\n")[1])))
            #expect(SigningKey.isValid(signature, of: Array(parts[0].utf8), by: key.publicKey))
            #expect(!SigningKey.isValid(signature, of: Array((parts[0] + " ").utf8), by: key.publicKey))
            let faults = try await store.read { try PermissionChain.faults(in: $0) }
            #expect(faults == [], "the ledger is whole without its records")
            try await store.write { transaction in
                let samir = try small.circle("samir", transaction)
                let posts = try PostQueries.posts(by: small.id("samir"), cursor: .newest, limit: 10, for: samir, in: transaction)
                #expect(posts.rows.map(\.subject.body) == ["Samir’s own words"])
                #expect(try transaction.count("SELECT COUNT(*) FROM messages WHERE body = 'Samir answers'") == 1, "his words are his")
                #expect(try AccountQueries.isTaken(Handle(typed: "doreen"), in: transaction), "nobody else gets the handle")
                #expect(try AccountQueries.isTaken(Handle(typed: "d0reen"), in: transaction), "nor one that looks like it")
                #expect(try endings.lines().contains { if case .erased(small.id("doreen"), _) = $0 { true } else { false } })
                #expect(try EraseAccount.again(endings, in: transaction) == 0, "it is gone already")
            }
        }
    }

    @Test("stopping it in time keeps everything but what was shown", arguments: TestEngine.all) func stopped(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try live(small, transaction)
            let ledger = Ledger(endings: EndingsFile(path: nil))
            let doreen = small.id("doreen")
            try AskForErasure.ask(doreen, device: "", ledger, in: transaction)
            #expect(try AccountStandingQueries.rests(doreen, in: transaction))
            #expect(try PermissionQueries.allStanding(in: transaction).isEmpty)
            try AskForErasure.stop(doreen, device: "", in: transaction)
            #expect(try !ErasureQueries.begin(doreen, in: transaction.at(transaction.now + .days(30))), "the job finds nothing to do")
            try AskForErasure.ask(doreen, device: "", ledger, in: transaction)
            #expect(try ErasureQueries.begin(doreen, in: transaction.at(transaction.now + .days(14))))
            #expect(throws: ErasureFault.begun) { try AskForErasure.stop(doreen, device: "", in: transaction) }
        }
    }

    @Test("an owner hands over first", arguments: TestEngine.all) func owner(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let ledger = Ledger(endings: EndingsFile(path: nil))
            #expect(throws: ErasureFault.owns("Harbour Strength")) { try AskForErasure.ask(small.id("maya"), device: "", ledger, in: transaction) }
            #expect(throws: NotAllowed.self) { try LeavePractice.leave(small.harbour.id, by: small.id("maya"), ledger, in: transaction) }
        }
    }

    @Test("whoever leaves a practice is seen by nobody there, at once, and what they wrote is taken down", arguments: TestEngine.all)
    func leaving(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try live(small, transaction)
            let (doreen, harbour) = (small.id("doreen"), small.harbour.id)
            let people = try MembershipQueries.people(in: harbour, transaction)
            let members = try transaction.count("SELECT people FROM groups WHERE id = \(small.starters.id)")
            let post = try #require(try transaction.first("SELECT id FROM posts WHERE headline = 'zareheadline'") { $0.id(Post.self) })
            try LeavePractice.leave(harbour, by: doreen, Ledger(endings: EndingsFile(path: nil)), in: transaction)
            for handle in ["maya", "nils", "samir", "graham"] {
                #expect(try PostQueries.post(post, for: small.circle(handle, transaction), in: transaction) == nil, "\(handle)")
                #expect(try GroupMemberQueries.person(handle: "doreen", seenBy: small.circle(handle, transaction), in: transaction) == nil, "\(handle)")
            }
            #expect(try PermissionQueries.allStanding(in: transaction).isEmpty)
            #expect(try MembershipQueries.people(in: harbour, transaction) == people - 1)
            #expect(try transaction.count("SELECT people FROM groups WHERE id = \(small.starters.id)") == members - 1)
            #expect(try transaction.count("SELECT COUNT(*) FROM follows") == 0)
            while try EraseWritten.erase(doreen, harbour, in: transaction) > 0 {}
            #expect(try transaction.count("SELECT COUNT(*) FROM posts WHERE author_id = \(doreen) AND deleted_at IS NULL") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM praises WHERE giver_id = \(doreen)") == 0)
            #expect(throws: NotFound.self) { try LeavePractice.leave(harbour, by: doreen, Ledger(endings: EndingsFile(path: nil)), in: transaction) }
        }
    }
}
