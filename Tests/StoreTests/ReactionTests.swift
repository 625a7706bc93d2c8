import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

@Suite("Reactions") struct ReactionTests {
    @Test("each event of its kinds reaches a reaction, once and in order", arguments: TestEngine.all)
    func order(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await announce(1...200, in: store)
            let runner = ReactionRunner(store: store, reactions: [.diary("diary")], logger: silent)
            try await runner.catchUp()
            try await runner.catchUp()
            #expect(try await diary(in: store) == (1...200).filter { $0 % 3 != 0 })
            try await announce(201...203, in: store)
            try await runner.catchUp()
            #expect(try await diary(in: store) == (1...203).filter { $0 % 3 != 0 })
        }
    }

    @Test("two nodes that react at the same time take each event once", arguments: TestEngine.all)
    func twoNodes(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            try await announce(1...200, in: place.store)
            try await place.withSecondNode { second in
                let runners = [place.store, second].map {
                    ReactionRunner(store: $0, reactions: [.diary("diary")], logger: silent)
                }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for runner in runners { group.addTask { try await runner.catchUp() } }
                    try await group.waitForAll()
                }
            }
            #expect(try await diary(in: place.store) == (1...200).filter { $0 % 3 != 0 })
        }
    }

    @Test("a reaction that comes with a later version reads from the beginning", arguments: TestEngine.all)
    func later(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await announce(1...5, in: store)
            try await ReactionRunner(store: store, reactions: [.diary("diary")], logger: silent).catchUp()
            try await announce(7...8, in: store)
            let both = ReactionRunner(store: store, reactions: [.diary("diary"), .diary("late")], logger: silent)
            try await both.catchUp()
            #expect(try await diary(in: store) == [1, 2, 4, 5, 7, 8])
            #expect(try await diary("late", in: store) == [1, 2, 4, 5, 7, 8])
        }
    }

    @Test(
        "while the database is away nothing of a batch is kept, and afterwards it goes on from there",
        arguments: TestEngine.all)
    func databaseAway(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await announce(1...2, in: store)
            let isAway = Atomic(false)
            let reaction = Reaction.diary("diary") { event in
                if event.event.subject == 5 && isAway.load(ordering: .relaxed) { throw StoreFault.unavailable("away") }
            }
            let runner = ReactionRunner(store: store, reactions: [reaction], logger: silent)
            try await runner.catchUp()
            let before = try await place(in: store)
            try await announce(4...7, in: store)
            isAway.store(true, ordering: .relaxed)
            await #expect(throws: StoreFault.unavailable("away")) { try await runner.catchUp() }
            #expect(try await diary(in: store) == [1, 2])
            #expect(try await place(in: store) == before)
            #expect(try await jobs(in: store) == [:])
            isAway.store(false, ordering: .relaxed)
            try await runner.catchUp()
            #expect(try await diary(in: store) == [1, 2, 4, 5, 7])
        }
    }

    @Test("an event that always fails becomes a job, and the log goes on", arguments: TestEngine.all)
    func failing(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            try await announce(1...100, in: store)
            let isBroken = Atomic(true)
            let reaction = Reaction.diary("diary") { event in
                if event.event.subject == 50 && isBroken.load(ordering: .relaxed) { throw Mishap() }
            }
            let runner = ReactionRunner(store: store, reactions: [reaction], logger: silent)
            try await runner.catchUp()
            let seen = (1...100).filter { $0 % 3 != 0 && $0 != 50 }.map(Int64.init)
            #expect(try await diary(in: store) == seen)
            #expect(try await jobs(in: store) == [.waiting: 1])
            let causes = try await store.read {
                try $0.all("SELECT last_error FROM jobs LIMIT 10") { $0.optionalText() }
            }
            #expect(causes == ["Mishap()"])

            let retrying = JobRunner(store: store, handlers: [runner.handler()], logger: silent)
            let begun = try await retrying.work()
            #expect(begun == 1)
            #expect(try await diary(in: store) == seen)
            #expect(try await jobs(in: store) == [.waiting: 1])

            isBroken.store(false, ordering: .relaxed)
            clock.advance(.hours(5))
            let mended = try await retrying.work()
            #expect(mended == 1)
            #expect(try await diary(in: store) == seen + [50])
            #expect(try await jobs(in: store) == [:])
        }
    }

    @Test("an event that never succeeds is abandoned in the end, for a steward to see", arguments: TestEngine.all)
    func abandoned(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            try await announce(1...2, in: store)
            let reaction = Reaction.diary("diary") { if $0.event.subject == 1 { throw Mishap() } }
            let runner = ReactionRunner(store: store, reactions: [reaction], logger: silent)
            try await runner.catchUp()
            let retrying = JobRunner(store: store, handlers: [runner.handler()], logger: silent)
            for _ in 0..<Backoff.attempts {
                _ = try await retrying.work()
                clock.advance(.hours(5))
            }
            #expect(try await jobs(in: store) == [.abandoned: 1])
            #expect(try await diary(in: store) == [2])
        }
    }

    @Test("a job for a reaction that is gone is abandoned at once", arguments: TestEngine.all)
    func gone(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            try await announce(1...1, in: store)
            let old = ReactionRunner(store: store, reactions: [.diary("old") { _ in throw Mishap() }], logger: silent)
            try await old.catchUp()
            #expect(try await jobs(in: store) == [.waiting: 1])
            let new = ReactionRunner(store: store, reactions: [.diary("new")], logger: silent)
            _ = try await JobRunner(store: store, handlers: [new.handler()], logger: silent).work()
            #expect(try await jobs(in: store) == [.abandoned: 1])
        }
    }

    /// One event for each number, some to a transaction; every third is of a kind that nobody waits for.
    private func announce(_ subjects: ClosedRange<Int>, in store: Store) async throws {
        for start in stride(from: subjects.lowerBound, through: subjects.upperBound, by: 40) {
            try await store.write { transaction in
                for subject in start...min(start + 39, subjects.upperBound) {
                    try transaction.announce(.happened(Int64(subject), kind: subject % 3 == 0 ? .ignored : .happened))
                }
            }
        }
        try await store.settle()
    }

    private func diary(_ name: String = "diary", in store: Store) async throws -> [Int64] {
        try await store.read { try Diary.entries(name, in: $0) }
    }

    private func place(in store: Store) async throws -> EventPlace {
        try await store.read { try EventQueries.place(of: "diary", in: $0) }
    }

    private func jobs(in store: Store) async throws -> [JobState: Int] {
        try await store.read { try JobQueries.counts(in: $0) }
    }
}
