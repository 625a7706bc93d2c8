import Kernel
import Testing
import TestSupport

@testable import Store

@Suite("The same SQL on both engines") struct PortableSQLTests {
    @Test("values come back as they went in", arguments: TestEngine.all) func roundTrip(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let text = "Ünïcode “quotes” 'single' 👩🏽‍🦽 \n tabs\t"
            let answer = try await store.read { reading in
                try reading.first(
                    "SELECT \(42 as Int64), \(text), \(true), \([0, 1, 255] as [UInt8]), \(2.5), \(SQL.Value.text(nil)), \(SQL.Value.integer(nil))"
                ) { row in
                    (row.integer(), row.text(), row.boolean(), row.bytes(), row.real(), row.optionalText(), row.optionalInteger())
                }
            }
            let found = try #require(answer)
            #expect(found.0 == 42)
            #expect(found.1 == text)
            #expect(found.2)
            #expect(found.3 == [0, 1, 255])
            #expect(found.4 == 2.5)
            #expect(found.5 == nil)
            #expect(found.6 == nil)
        }
    }

    @Test("interpolated text is bound, not pasted", arguments: TestEngine.all) func injection(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let hostile = "x'); DROP TABLE settings; --"
            try await store.write { try SettingQueries.set("name", to: hostile, in: $0) }
            let value = try await store.read { try SettingQueries.value("name", in: $0) }
            #expect(value == hostile)
        }
    }

    @Test("parts keep the order of their values") func parts() {
        let part: SQL = "b = \(2) AND c = \("three")"
        let whole: SQL = "SELECT a FROM t WHERE a = \(1) AND \(part) AND d IN \(list: ["x", "y", "z"])"
        #expect(whole.numbered == "SELECT a FROM t WHERE a = $1 AND b = $2 AND c = $3 AND d IN ($4, $5, $6, $7)")
        #expect(whole.binds == [.integer(1), .integer(2), .text("three"), .text("x"), .text("y"), .text("z"), .text("z")])
    }

    @Test("an empty list matches nothing", arguments: TestEngine.all) func emptyList(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let count = try await store.read { try $0.count("SELECT COUNT(*) FROM job_states WHERE state IN \(list: [String]())") }
            #expect(count == 0)
        }
    }

    @Test("a refused row says which rule refused it", arguments: TestEngine.all) func constraint(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let setting: SQL = "INSERT INTO settings (name, value) VALUES ('a', 'b')"
            _ = try await store.write { try $0.run(setting) }
            let twice = await #expect(throws: StoreFault.self) { _ = try await store.write { try $0.run(setting) } }
            #expect(twice?.isDuplicate == true)
            let job: SQL = "INSERT INTO jobs (id, kind, payload, state, attempts, due_at) VALUES (1, 'k', 'p', 'no such state', 0, 0)"
            let foreign = await #expect(throws: StoreFault.self) { _ = try await store.write { try $0.run(job) } }
            guard case .constraint(.foreignKey, _)? = foreign else {
                Issue.record("\(String(describing: foreign)) is no broken reference")
                return
            }
        }
    }

    @Test("a transaction that throws leaves nothing behind", arguments: TestEngine.all) func rollback(_ engine: TestEngine) async throws {
        struct Stop: Error {}
        try await TestStore.with(engine) { store in
            await #expect(throws: Stop.self) {
                try await store.write { transaction in
                    try SettingQueries.set("gone", to: "x", in: transaction)
                    throw Stop()
                }
            }
            let value = try await store.read { try SettingQueries.value("gone", in: $0) }
            #expect(value == nil)
        }
    }
}
