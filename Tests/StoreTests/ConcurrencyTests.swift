import Kernel
import Testing
import TestSupport

@testable import Store

@Suite("Readers and writers at the same time") struct ConcurrencyTests {
    @Test("twenty writers that count together lose no count", arguments: TestEngine.all)
    func counters(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await store.write { transaction in
                            try Counters.increment("one", in: transaction)
                            try Counters.increment("two", in: transaction)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let counts = try await store.read {
                [try Counters.value("one", in: $0), try Counters.value("two", in: $0)]
            }
            #expect(counts == [20, 20])
        }
    }

    @Test("a rule over two rows holds while both are changed at once", arguments: TestEngine.all)
    func writeSkew(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            // At least one of two must stay; each writer sees both and takes one away.
            try await store.write { transaction in
                for name in ["left", "right"] { try SettingQueries.set(name, to: "here", in: transaction) }
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in ["left", "right"] {
                    group.addTask {
                        try await store.write { transaction in
                            let count = try transaction.count("SELECT COUNT(*) FROM settings WHERE value = 'here'")
                            if count == 2 { try SettingQueries.set(name, to: "gone", in: transaction) }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count = try await store.read { try $0.count("SELECT COUNT(*) FROM settings WHERE value = 'here'") }
            #expect(count == 1)
        }
    }

    @Test("a reading does not see what is written after its first query", arguments: TestEngine.all)
    func snapshot(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            try await place.store.write { try SettingQueries.set("name", to: "old", in: $0) }
            let seen = try await place.store.read { reading in
                let first = try SettingQueries.value("name", in: reading)
                try place.connect().run("UPDATE settings SET value = 'new' WHERE name = 'name'")
                return [first, try SettingQueries.value("name", in: reading)]
            }
            #expect(seen == ["old", "old"])
            let later = try await place.store.read { try SettingQueries.value("name", in: $0) }
            #expect(later == "new")
        }
    }

    @Test("a reading cannot write", arguments: TestEngine.all)
    func readOnly(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            await #expect(throws: StoreFault.self) {
                try await store.read {
                    try $0.all("INSERT INTO settings (name, value) VALUES ('a', 'b') RETURNING name") { $0.text() }
                }
            }
            let count = try await store.read { try $0.count("SELECT COUNT(*) FROM settings") }
            #expect(count == 0)
        }
    }

    @Test("what a transaction wrote it reads itself, and all of it bears one time", arguments: TestEngine.all)
    func ownWrites(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let times = try await store.write { transaction in
                let first = transaction.now
                clock.advance(.seconds(5))
                try SettingQueries.touch("at", in: transaction)
                return (first, try SettingQueries.value("at", in: transaction))
            }
            #expect(times.0 == SettableClock.start)
            #expect(times.1 == "\(SettableClock.start.milliseconds)")
        }
    }
}
