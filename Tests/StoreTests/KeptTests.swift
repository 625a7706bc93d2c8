import Foundation
import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

/// On PostgreSQL these count how often a question is asked while nothing else happens on the whole server: one test at a time.
@Suite("Answers that are kept") struct KeptTests {
    /// The value of a setting.
    private struct Setting: KeptKey {
        typealias Answer = String?
        static let mostKept = 8
        let name: String
    }

    private static func value(_ name: String, in store: Store, _ asked: Counter? = nil) async throws -> String? {
        try await store.kept(Setting(name: name)) { reading in
            asked?.add()
            return try SettingQueries.value(name, in: reading)
        }.answer
    }

    private final class Counter: Sendable {
        private let number = Atomic<Int>(0)
        var value: Int { number.load(ordering: .sequentiallyConsistent) }
        func add() { number.add(1, ordering: .sequentiallyConsistent) }
    }

    @Test("a question is asked once while nothing changes, and anew after a commit", arguments: TestEngine.all) func once(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await store.write { try SettingQueries.set("a", to: "one", in: $0) }
            let asked = Counter()
            for _ in 0..<5 { #expect(try await Self.value("a", in: store, asked) == "one") }
            #expect(asked.value == 1)
            try await store.write { try SettingQueries.set("b", to: "other", in: $0) }
            for _ in 0..<5 { #expect(try await Self.value("a", in: store, asked) == "one") }
            #expect(asked.value == 2, "any commit makes a new state")
            try await store.write { try SettingQueries.set("a", to: "two", in: $0) }
            #expect(try await Self.value("a", in: store, asked) == "two")
        }
    }

    @Test("what another process commits is seen at once", arguments: TestEngine.all) func foreign(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            let other = try place.connect()
            for number in 0..<20 {
                try other.run("INSERT INTO settings (name, value) VALUES ('a', \("\(number)")) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
                for _ in 0..<3 { #expect(try await Self.value("a", in: place.store) == "\(number)") }
            }
        }
    }

    @Test("nothing that is being written is kept", arguments: TestEngine.all) func uncommitted(_ engine: TestEngine) async throws {
        struct Undone: Error {}
        try await TestStore.with(engine) { store in
            try await store.write { try SettingQueries.set("a", to: "one", in: $0) }
            await #expect(throws: Undone.self) {
                try await store.write { transaction in
                    try SettingQueries.set("a", to: "never", in: transaction)
                    #expect(try transaction.state() == nil)
                    #expect(try transaction.kept(Setting(name: "a")) { try SettingQueries.value("a", in: transaction) } == "never")
                    throw Undone()
                }
            }
            #expect(try await Self.value("a", in: store) == "one")
        }
    }

    @Test("a transaction sees one state, whatever is committed meanwhile", arguments: TestEngine.all) func snapshot(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            let other = try place.connect()
            try other.run("INSERT INTO settings (name, value) VALUES ('a', 'old')")
            let connect = { @Sendable in try place.connect() }
            let (first, second, state) = try await place.store.read { reading in
                let first = try reading.kept(Setting(name: "a")) { try SettingQueries.value("a", in: reading) }
                try connect().run("UPDATE settings SET value = 'new' WHERE name = 'a'")
                let second = try reading.kept(Setting(name: "a")) { try SettingQueries.value("a", in: reading) }
                return (first, second, try reading.state())
            }
            #expect(first == "old" && second == "old")
            #expect(state != nil)
            #expect(try await Self.value("a", in: place.store) == "new")
            let known = try await place.store.kept(Setting(name: "a"), at: state) { try SettingQueries.value("a", in: $0) }.answer
            #expect(known == "new", "answers of a state that has passed are gone; nothing is made up for it")
        }
    }

    @Test("a commit between the beginning of a reading and its first look leaves it without a state") func raced() async throws {
        try await OpenPlace.with(.sqlite) { place in
            try await place.store.write { try SettingQueries.set("a", to: "old", in: $0) }
            let connect = { @Sendable in try place.connect() }
            let (answer, state) = try await place.store.read { reading in
                try connect().run("UPDATE settings SET value = 'new' WHERE name = 'a'")
                let answer = try reading.kept(Setting(name: "a")) { try SettingQueries.value("a", in: reading) }
                return (answer, try reading.state())
            }
            #expect(answer == "new")
            #expect(state == nil)
        }
    }

    @Test("an answer is never older than what was committed before the question", arguments: TestEngine.all) func neverStale(_ engine: TestEngine) async throws
    {
        try await TestStore.with(engine) { store in
            let committed = Counter()
            try await store.write { try SettingQueries.set("n", to: "0", in: $0) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 1...150 {
                        try await store.write { try SettingQueries.set("n", to: "\(number)", in: $0) }
                        committed.add()
                    }
                }
                for _ in 0..<4 {
                    group.addTask {
                        while committed.value < 150 {
                            let least = committed.value
                            let found = try await Self.value("n", in: store).flatMap { Int($0) } ?? -1
                            #expect(found >= least)
                            // What is kept is answered without waiting, and the writer needs its turn.
                            await Task.yield()
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await Self.value("n", in: store) == "150")
        }
    }

    @Test("at most so many are kept, and a question that fails is asked again", arguments: TestEngine.all) func bounded(_ engine: TestEngine) async throws {
        struct Failed: Error {}
        try await TestStore.with(engine) { store in
            let asked = Counter()
            for number in 0..<100 { _ = try await Self.value("\(number)", in: store, asked) }
            _ = try await Self.value("99", in: store, asked)
            #expect(asked.value == 100)
            _ = try await Self.value("0", in: store, asked)
            #expect(asked.value == 101, "the first had to make room")
            await #expect(throws: Failed.self) { _ = try await store.kept(Setting(name: "x")) { _ in throw Failed() } }
            #expect(try await Self.value("x", in: store, asked) == nil)
            #expect(asked.value == 102)
        }
    }

    @Test("while the file is away nothing is answered from memory") func away() async throws {
        try await OpenPlace.with(.sqlite) { place in
            guard case .sqlite(let path) = place.location else { return }
            try await place.store.write { try SettingQueries.set("a", to: "one", in: $0) }
            #expect(try await Self.value("a", in: place.store) == "one")
            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            await #expect(throws: StoreFault.self) { _ = try await Self.value("a", in: place.store) }
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
            #expect(try await Self.value("a", in: place.store) == "one")
        }
    }

    @Test("a reading that ends late pushes nothing out that was read since", arguments: TestEngine.all) func late(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            try await place.store.write { try SettingQueries.set("a", to: "old", in: $0) }
            let connect = { @Sendable in try place.connect() }
            let asked = Counter()
            let store = place.store
            try await store.read { reading in
                _ = try reading.kept(Setting(name: "a")) {
                    let old = try SettingQueries.value("a", in: reading)
                    // Meanwhile somebody commits, and somebody else reads what is new.
                    try connect().run("UPDATE settings SET value = 'new' WHERE name = 'a'")
                    let done = DispatchSemaphore(value: 0)
                    Task {
                        _ = try? await Self.value("a", in: store, asked)
                        done.signal()
                    }
                    done.wait()
                    return old
                }
            }
            #expect(asked.value == 1)
            #expect(try await Self.value("a", in: store, asked) == "new")
            #expect(asked.value == 1, "it was kept, and still is")
        }
    }

    @Test(
        "when the server’s connections break, nothing of before is answered from memory",
        .enabled(if: TestEngine.all.contains(.postgres)))
    func broken() async throws {
        try await OpenPlace.with(.postgres) { place in
            try await place.store.write { try SettingQueries.set("a", to: "one", in: $0) }
            let asked = Counter()
            for _ in 0..<3 { _ = try await Self.value("a", in: place.store, asked) }
            #expect(asked.value == 1)
            try place.connect().each(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ) { _ in }
            #expect(try await Self.value("a", in: place.store, asked) == "one")
            #expect(asked.value == 2)
        }
    }
}
