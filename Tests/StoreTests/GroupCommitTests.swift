import Foundation
import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

@Suite("Writes that are committed together") struct GroupCommitTests {
    @Test("of a hundred writes at once one throws: ninety-nine are saved", arguments: TestEngine.all)
    func oneThrows(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let results = await withTaskGroup(of: (Int, Result<Int, any Error>).self) { group in
                for number in 0..<100 {
                    group.addTask {
                        do {
                            let answer = try await store.write { transaction in
                                try SettingQueries.set("n\(number)", to: "\(number)", in: transaction)
                                if number == 37 { throw Mishap() }
                                return number * 2
                            }
                            return (number, .success(answer))
                        } catch { return (number, .failure(error)) }
                    }
                }
                return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            for number in 0..<100 where number != 37 {
                #expect(try results[number]?.get() == number * 2)
            }
            #expect(throws: Mishap.self) { try results[37]?.get() }
            let saved = try await store.read { reading in
                try reading.all("SELECT value FROM settings LIMIT 200") { $0.text() }.compactMap { Int($0) }.sorted()
            }
            #expect(saved == (0..<100).filter { $0 != 37 })
        }
    }

    @Test("events stand in the log in the order of commits", arguments: TestEngine.all)
    func order(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let writers = engine == .sqlite ? 100 : 12
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<writers {
                    group.addTask {
                        try await store.write { transaction in
                            let turn = try Counters.increment("turn", in: transaction)
                            try transaction.announce(.happened(turn))
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await store.settle()
            let events = try await store.read { try EventQueries.events(after: .beginning, limit: 200, in: $0) }
            #expect(events.map(\.event.subject) == Array(1...Int64(writers)))
            #expect(events.map(\.place) == events.map(\.place).sorted())
        }
    }

    @Test("nobody is answered before the commit is on disk") func answers() async throws {
        try await OpenPlace.with(.sqlite) { place in
            guard case .sqlite(let path) = place.location else { return }
            let writer = GroupCommit(path: path)
            let journal = Mutex<[Bool]>([])
            let (answers, answered) = AsyncStream<Void>.makeStream()
            let other = try place.connect()
            try other.script("BEGIN IMMEDIATE")
            for number in 0..<20 {
                writer.submit(
                    WriteJob(body: { try $0.run("INSERT INTO settings (name, value) VALUES (\("n\(number)"), 'x')") }) {
                        result in
                        let isOnDisk = (try? Self.isSaved("n\(number)", path)) ?? false
                        journal.withLock { $0.append(isOnDisk && result.failure == nil) }
                        answered.yield()
                    }
                )
            }
            #expect(journal.withLock { $0 } == [])
            try other.script("ROLLBACK")
            for await _ in answers.prefix(20) {}
            await writer.close()
            #expect(journal.withLock { $0 } == Array(repeating: true, count: 20))
        }
    }

    @Test("a write that has returned is seen by every other connection", arguments: TestEngine.all)
    func visible(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            let other = try place.connect()
            for number in 0..<10 {
                try await place.store.write { try SettingQueries.set("n", to: "\(number)", in: $0) }
                var found: [String] = []
                try other.each("SELECT value FROM settings WHERE name = 'n'") { found.append($0.text()) }
                #expect(found == ["\(number)"])
            }
        }
    }

    @Test("a write that throws takes its events with it", arguments: TestEngine.all)
    func thrownEvents(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            await #expect(throws: Mishap.self) {
                try await store.write { transaction in
                    try transaction.announce(.happened(1))
                    throw Mishap()
                }
            }
            let count = try await store.read { try $0.count("SELECT COUNT(*) FROM events") }
            #expect(count == 0)
        }
    }

    private static func isSaved(_ name: String, _ path: String) throws -> Bool {
        var isSaved = false
        try SQLiteConnection(path: path, mode: .read).each("SELECT 1 FROM settings WHERE name = \(name)") { _ in
            isSaved = true
        }
        return isSaved
    }
}
