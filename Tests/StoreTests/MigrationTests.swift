import Kernel
import Testing
import TestSupport

@testable import Store

@Suite("Migrations") struct MigrationTests {
    private let clock = Clock.fixed(SettableClock.start)

    @Test("an empty database gets every migration, in order", arguments: TestEngine.all)
    func fromEmpty(_ engine: TestEngine) async throws {
        try await withEmpty(engine) { connection in
            let schema = try TestStore.migrations()
            try Migrator(migrations: schema).migrate(connection, clock: clock)
            let ran = try ranMigrations(connection)
            #expect(ran == schema.map { "\($0.number) \($0.name) \(SettableClock.start.milliseconds)" })
            let picture = try SchemaPicture.lines(of: connection)
            for table in ["events", "jobs", "actors", "posts", "praises"] {
                #expect(picture.contains { $0.contains(" \(table) ") }, "no table \(table)")
            }
        }
    }

    @Test("a second start changes nothing", arguments: TestEngine.all)
    func again(_ engine: TestEngine) async throws {
        try await withEmpty(engine) { connection in
            let migrator = Migrator(migrations: try TestStore.migrations())
            try migrator.migrate(connection, clock: clock)
            let before = (try SchemaPicture.lines(of: connection), try ranMigrations(connection))
            try migrator.migrate(connection, clock: .fixed(SettableClock.start + .days(1)))
            #expect(try SchemaPicture.lines(of: connection) == before.0)
            #expect(try ranMigrations(connection) == before.1)
        }
    }

    @Test("every earlier version becomes what a fresh database is", arguments: TestEngine.all)
    func fromEveryVersion(_ engine: TestEngine) async throws {
        let schema = try TestStore.migrations()
        let fresh = try await withEmpty(engine) { connection in
            try Migrator(migrations: schema).migrate(connection, clock: clock)
            return try SchemaPicture.lines(of: connection)
        }
        #expect(fresh.count > schema.count)
        for version in 1..<schema.count {
            try await withEmpty(engine) { connection in
                try Migrator(migrations: Array(schema.prefix(version))).migrate(connection, clock: clock)
                let old = try SchemaPicture.lines(of: connection)
                #expect(old != fresh, "migration \(version + 1) and what follows change nothing")
                try Migrator(migrations: schema).migrate(connection, clock: clock)
                let grown = try SchemaPicture.lines(of: connection)
                #expect(grown == fresh, "from version \(version)")
            }
        }
    }

    @Test("consents that were given before the practice’s name was kept with them get it", arguments: TestEngine.all)
    func consentsKeepTheName(_ engine: TestEngine) async throws {
        try await withEmpty(engine) { connection in
            let schema = try TestStore.migrations()
            try Migrator(migrations: Array(schema.prefix(6))).migrate(connection, clock: clock)
            for (id, kind, handle) in [(1, "person", "doreen"), (2, "practice", "harbour")] {
                try connection.run(
                    "INSERT INTO actors (id, kind, handle, skeleton, name, created_at) VALUES (\(id), \(kind), \(handle), \(handle), 'Harbour Strength', 0)")
            }
            try connection.run("INSERT INTO practices (id, time_zone, founded_by) VALUES (2, 'UTC', 1)")
            try connection.run(
                """
                INSERT INTO consents (id, account_id, practice_id, purpose, version, text_digest, given_at)
                VALUES (3, 1, 2, 'share_with_group', 1, \([UInt8](repeating: 1, count: 32)), 0)
                """
            )
            try Migrator(migrations: schema).migrate(connection, clock: clock)
            var names: [String] = []
            try connection.each("SELECT practice_name FROM consents") { names.append($0.text()) }
            #expect(names == ["Harbour Strength"])
        }
    }

    @Test("a database of a newer program is refused and left as it is", arguments: TestEngine.all)
    func newer(_ engine: TestEngine) async throws {
        try await withEmpty(engine) { connection in
            let schema = try TestStore.migrations()
            try Migrator(migrations: schema).migrate(connection, clock: clock)
            let before = try SchemaPicture.lines(of: connection)
            let older = Array(schema.dropLast())
            let fault = #expect(throws: MigrationFault.self) {
                try Migrator(migrations: older).migrate(connection, clock: clock)
            }
            #expect(fault == .newer(database: schema.count, program: older.count))
            #expect(try SchemaPicture.lines(of: connection) == before)
        }
    }

    @Test("a store does not open on a database of a newer program", arguments: TestEngine.all)
    func newerStore(_ engine: TestEngine) async throws {
        let place = try await TestPlace.make(engine)
        defer { place.remove() }
        let older = Array(try TestStore.migrations().dropLast())
        await #expect(throws: MigrationFault.newer(database: older.count + 1, program: older.count)) {
            try await Store.open(place.location, schema: older, clock: clock)
        }
    }

    @Test("a migration that fails leaves what ran before and no half of its own", arguments: TestEngine.all)
    func failing(_ engine: TestEngine) async throws {
        try await withEmpty(engine) { connection in
            let first = Migration(number: 1, name: "first", text: "CREATE TABLE first (id {id})")
            let broken = Migration(
                number: 2, name: "second", text: "CREATE TABLE second (id {id}); INSERT INTO missing (id) VALUES (1)")
            let third = Migration(number: 3, name: "third", text: "CREATE TABLE third (id {id})")
            let fault = #expect(throws: StoreFault.self) {
                try Migrator(migrations: [first, broken, third]).migrate(connection, clock: clock)
            }
            guard case .statement(let words)? = fault, words.contains("missing") else {
                Issue.record("\(String(describing: fault)) does not tell what is wrong")
                return
            }
            let halted = try SchemaPicture.lines(of: connection)
            #expect(halted.contains { $0.contains(" first ") })
            #expect(!halted.contains { $0.contains(" second ") || $0.contains(" third ") })
            let ran = try ranMigrations(connection).count
            #expect(ran == 1)

            let mended = Migration(number: 2, name: "second", text: "CREATE TABLE second (id {id})")
            try Migrator(migrations: [first, mended, third]).migrate(connection, clock: clock)
            let whole = try SchemaPicture.lines(of: connection)
            for table in ["first", "second", "third"] { #expect(whole.contains { $0.contains(" \(table) ") }) }
        }
    }

    @Test("a disk that fills up during a migration is told as such")
    func diskFull() async throws {
        try await withEmpty(.sqlite) { connection in
            let small = Migration(number: 1, name: "small", text: "CREATE TABLE small (id {id}, text {text})")
            let large = Migration(
                number: 2, name: "large", text: "INSERT INTO small (id, text) VALUES (1, hex(zeroblob(1000000)))")
            try Migrator(migrations: [small]).migrate(connection, clock: clock)
            try connection.script("PRAGMA max_page_count = 1")
            let fault = #expect(throws: StoreFault.self) {
                try Migrator(migrations: [small, large]).migrate(connection, clock: clock)
            }
            #expect(fault == .diskFull)
            let ran = try ranMigrations(connection).count
            #expect(ran == 1)
        }
    }

    @Test("programs that start at the same time migrate once", arguments: TestEngine.all)
    func atOnce(_ engine: TestEngine) async throws {
        let place = try await TestPlace.make(engine, isEmpty: true)
        defer { place.remove() }
        let (location, clock, schema) = (place.location, clock, try TestStore.migrations())
        let answers = await onThreads(4) { _ in
            try Migrator(migrations: schema).migrate(Store.connect(location), clock: clock)
        }
        for answer in answers { #expect(answer.failure == nil) }
        let ran = try ranMigrations(Store.connect(location)).count
        #expect(ran == schema.count)
    }

    @Test("migrations are read from files in the order of their numbers")
    func files() throws {
        let read = try Migration.all(in: ["0002-second.sql": "b", "0001-the-first.sql": "a"])
        #expect(
            read == [
                Migration(number: 1, name: "the-first", text: "a"), Migration(number: 2, name: "second", text: "b"),
            ])
    }

    @Test(
        "files that are not migrations, gaps and doubles are refused",
        arguments: [
            ["0001-a.txt"], ["ground.sql"], ["one-a.sql"], ["0002-a.sql"], ["0001-a.sql", "0003-c.sql"],
            ["0001-a.sql", "0001-b.sql"],
        ]
    )
    func wrongFiles(_ names: [String]) {
        let files = Dictionary(uniqueKeysWithValues: names.map { ($0, "SELECT 1") })
        let fault = #expect(throws: StoreFault.self) { try Migration.all(in: files) }
        #expect(fault?.status == 500)
    }

    private func withEmpty<Answer>(_ engine: TestEngine, _ body: (any Connection) throws -> Answer) async throws
        -> Answer
    {
        let place = try await TestPlace.make(engine, isEmpty: true)
        defer { place.remove() }
        return try body(Store.connect(place.location))
    }

    private func ranMigrations(_ connection: any Connection) throws -> [String] {
        var ran: [String] = []
        try connection.each("SELECT number, name, ran_at FROM migrations ORDER BY number") {
            ran.append("\($0.integer()) \($0.text()) \($0.integer())")
        }
        return ran
    }
}
