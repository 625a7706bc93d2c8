import Foundation
import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

@Suite("When the database is in trouble") struct TroubleTests {
    @Test("a full disk refuses the write, keeps what was there and works on afterwards") func diskFull() async throws {
        try await TestStore.with(.sqlite) { store in
            try await store.write { try SettingQueries.set("before", to: "kept", in: $0) }
            // SQLite takes a limit below the present size as the present size.
            try await store.write { try $0.script("PRAGMA max_page_count = 1") }
            let large = String(repeating: "x", count: 1 << 20)
            let fault = await #expect(throws: StoreFault.self) {
                try await store.write { try SettingQueries.set("large", to: large, in: $0) }
            }
            #expect(fault == .diskFull)
            #expect(fault?.status == 507)
            try await store.write { try $0.script("PRAGMA max_page_count = 1073741823") }
            try await store.write { try SettingQueries.set("after", to: large, in: $0) }
            let names = try await store.read {
                try $0.all("SELECT name FROM settings ORDER BY name LIMIT 10") { $0.text() }
            }
            #expect(names == ["after", "before"])
        }
    }

    @Test("when the disk fills up in the middle of a group, every answer tells what was saved") func diskFullInGroup()
        async throws
    {
        try await OpenPlace.with(.sqlite) { place in
            guard case .sqlite(let path) = place.location else { return }
            let writer = GroupCommit(path: path)
            let (answers, answered) = AsyncStream<(Int, (any Error)?)>.makeStream()
            func submit(_ number: Int, _ body: @escaping @Sendable (any Connection) throws -> Void) {
                writer.submit(WriteJob(body: body) { answered.yield((number, $0.failure)) })
            }
            submit(0) { try $0.script("PRAGMA max_page_count = 1") }
            var found: [Int: (any Error)?] = [:]
            for await (number, error) in answers.prefix(1) { found[number] = error }
            let other = try place.connect()
            try other.script("BEGIN IMMEDIATE")
            for number in 1...9 {
                let text = String(repeating: "x", count: number == 5 ? 1 << 20 : 1)
                submit(number) { try $0.run("INSERT INTO settings (name, value) VALUES (\("n\(number)"), \(text))") }
            }
            try other.script("ROLLBACK")
            for await (number, error) in answers.prefix(9) { found[number] = error }
            await writer.close()
            #expect(found[5].map { $0 as? StoreFault } == .diskFull)
            var saved: Set<Int> = []
            try other.each("SELECT name FROM settings") { saved.insert(Int($0.text().dropFirst()) ?? 0) }
            #expect(saved == Set(found.filter { $0.value == nil }.keys).subtracting([0]))
        }
    }

    @Test("a file that is moved away is noticed, and one that is moved back is used again") func moved() async throws {
        try await OpenPlace.with(.sqlite) { place in
            guard case .sqlite(let path) = place.location else { return }
            let store = place.store
            try await store.write { try SettingQueries.set("before", to: "kept", in: $0) }
            _ = try await store.read { try SettingQueries.value("before", in: $0) }
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            for _ in 0..<3 {
                let write = await #expect(throws: StoreFault.self) {
                    try await store.write { try SettingQueries.set("lost", to: "x", in: $0) }
                }
                #expect(write?.status == 503)
                let read = await #expect(throws: StoreFault.self) {
                    _ = try await store.read { try SettingQueries.value("before", in: $0) }
                }
                #expect(read?.status == 503)
            }
            #expect(!FileManager.default.fileExists(atPath: path), "an empty database was made in its place")
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
            try await store.write { try SettingQueries.set("after", to: "x", in: $0) }
            let names = try await store.read {
                try $0.all("SELECT name FROM settings ORDER BY name LIMIT 10") { $0.text() }
            }
            #expect(names == ["after", "before"])
        }
    }

    @Test(
        "connections that the server ended while they were idle are replaced",
        .enabled(if: TestEngine.all.contains(.postgres)))
    func endedWhileIdle() async throws {
        try await OpenPlace.with(.postgres) { place in
            try await write(16, place.store)
            try end(place)
            try await write(16, place.store)
            try end(place)
            let count = try await place.store.read { try $0.count("SELECT COUNT(*) FROM settings") }
            #expect(count == 16)
        }
    }

    @Test(
        "connections that end while the answer to a reading’s COMMIT is owed are opened again",
        .enabled(if: TestEngine.all.contains(.postgres)))
    func endedAfterReading() async throws {
        try await OpenPlace.with(.postgres) { place in
            for _ in 0..<5 {
                for _ in 0..<4 { _ = try await place.store.read { try $0.count("SELECT COUNT(*) FROM settings") } }
                try end(place)
                _ = try await place.store.read { try $0.count("SELECT COUNT(*) FROM settings") }
                try end(place)
                try await write(4, place.store)
            }
        }
    }

    @Test("a script may be the first thing of a transaction, and is undone with it", arguments: TestEngine.all)
    func scriptFirst(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let insert = "INSERT INTO settings (name, value) VALUES ('scripted', 'x')"
            await #expect(throws: Mishap.self) {
                try await store.write { transaction in
                    try transaction.script(insert)
                    throw Mishap()
                }
            }
            let undone = try await store.read { try SettingQueries.value("scripted", in: $0) }
            #expect(undone == nil)
            try await store.write { try $0.script(insert) }
            let done = try await store.read { try SettingQueries.value("scripted", in: $0) }
            #expect(done == "x")
        }
    }

    @Test(
        "a transaction that the server refuses to begin does nothing, whatever its body makes of that",
        .enabled(if: TestEngine.all.contains(.postgres)))
    func refusedToBegin() async throws {
        try await OpenPlace.with(.postgres) { place in
            guard let connection = try place.connect() as? PostgresConnection else { return }
            // Stands for a BEGIN that fails; the real one hardly ever does.
            connection.begin("SELECT 1 / (SELECT 0)")
            let write: SQL = "INSERT INTO settings (name, value) VALUES ('stray', 'x')"
            for _ in 0..<2 { #expect(throws: StoreFault.self) { try connection.run(write) } }
            #expect(throws: StoreFault.self) { try connection.commit() }
            try connection.rollBack()
            #expect(connection.isUsable)
            connection.begin("BEGIN")
            try connection.run(write)
            try connection.commit()
            let written = try await place.store.read { try SettingQueries.value("stray", in: $0) }
            #expect(written == "x")
        }
    }

    @Test("a first statement that fails leaves a connection that works", .enabled(if: TestEngine.all.contains(.postgres)))
    func failedFirst() async throws {
        try await TestStore.with(.postgres) { store in
            for _ in 0..<3 {
                await #expect(throws: StoreFault.self) { _ = try await store.read { try $0.count("SELECT 1 / (SELECT 0)") } }
                let seven = try await store.read { try $0.count("SELECT 7") }
                #expect(seven == 7)
            }
        }
    }

    @Test(
        "a write whose connection ends in the middle answers so, and the next one works",
        .enabled(if: TestEngine.all.contains(.postgres)))
    func endedInTheMiddle() async throws {
        try await TestStore.with(.postgres) { store in
            let fault = await #expect(throws: StoreFault.self) {
                try await store.write { transaction in
                    try SettingQueries.set("lost", to: "x", in: transaction)
                    try transaction.run("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
            #expect(fault?.status == 503)
            try await write(16, store)
            let count = try await store.read { try $0.count("SELECT COUNT(*) FROM settings") }
            #expect(count == 16)
        }
    }

    private func write(_ count: Int, _ store: Store) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask { try await store.write { try SettingQueries.set("n\(number)", to: "x", in: $0) } }
            }
            try await group.waitForAll()
        }
    }

    /// Ends every other connection to the database and waits until they are gone.
    private func end(_ place: OpenPlace) throws {
        var ended = 0
        try place.connect().each(
            """
            SELECT pg_terminate_backend(pid, 5000)
            FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """
        ) { if $0.boolean() { ended += 1 } }
        #expect(ended > 0)
    }
}
