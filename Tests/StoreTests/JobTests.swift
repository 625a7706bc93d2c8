import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

@Suite("Jobs") struct JobTests {
    @Test("a job is done once and then gone", arguments: TestEngine.all)
    func done(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let workshop = Workshop(store)
            let id = try await workshop.add("letter", "to Doreen")
            #expect(try await workshop.runner.work() == 1)
            #expect(try await workshop.runner.work() == 0)
            let job = try #require(workshop.begun.withLock { $0 }.first)
            #expect(workshop.begun.withLock { $0.count } == 1)
            #expect(job.id == id && job.kind == "letter" && job.payload == "to Doreen")
            #expect(
                job.state == .running && job.attempts == 1 && job.dueAt == SettableClock.start && job.lastError == nil)
            #expect(try await workshop.counts() == [:])
        }
    }

    @Test("a job in hand when the server stops waits as if it had not been begun", arguments: TestEngine.all)
    func stopped(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let workshop = Workshop(store) { _ in throw CancellationError() }
            let id = try await workshop.add("letter", "to Doreen")
            #expect(try await workshop.runner.work() == 1)
            let job = try #require(try await workshop.job(id))
            #expect(job.state == .waiting && job.attempts == 0 && job.dueAt == SettableClock.start)
            let next = Workshop(store)
            #expect(try await next.runner.work() == 1, "and is due at once")
        }
    }

    @Test("a runner that is told to stop does not take up again what it gives back", arguments: TestEngine.all)
    func stops(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let workshop = Workshop(store) { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                throw CancellationError()
            }
            _ = try await workshop.add("letter", "to Doreen")
            let running = Task { await workshop.runner.run() }
            while workshop.begun.withLock({ $0.isEmpty }) { await Task.yield() }
            running.cancel()
            await running.value
            #expect(try await workshop.counts() == [.waiting: 1])
        }
    }

    @Test("only what was given up can be put away", arguments: TestEngine.all)
    func discarded(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let workshop = Workshop(store) { _ in throw JobFault.hopeless("no such address") }
            let (failed, waiting) = (try await workshop.add("letter", "1"), try await workshop.add("parcel", "2"))
            _ = try await workshop.runner.work()
            let (first, second) = try await store.write { (try JobQueries.discard(failed, in: $0), try JobQueries.discard(waiting, in: $0)) }
            #expect(first && !second)
            #expect(try await workshop.counts() == [.waiting: 1])
        }
    }

    @Test("a job of a transaction that throws was never there", arguments: TestEngine.all)
    func rolledBack(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let workshop = Workshop(store)
            await #expect(throws: Mishap.self) {
                try await store.write { transaction in
                    try JobQueries.add(NewJob(kind: "letter", payload: ""), in: transaction)
                    throw Mishap()
                }
            }
            let begun = try await workshop.runner.work()
            #expect(begun == 0)
        }
    }

    @Test("two nodes share the jobs, and each is done once", arguments: TestEngine.all)
    func twoNodes(_ engine: TestEngine) async throws {
        try await OpenPlace.with(engine) { place in
            let workshop = Workshop(place.store)
            try await workshop.add(letters: 1...60)
            try await place.withSecondNode { second in
                let runners = [workshop.runner, JobRunner(store: second, handlers: [workshop.handler], logger: silent)]
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for runner in runners { group.addTask { while try await runner.work() > 0 {} } }
                    try await group.waitForAll()
                }
            }
            let payloads = workshop.begun.withLock { $0.map(\.payload) }
            #expect(payloads.count == 60)
            #expect(Set(payloads) == Set((1...60).map(String.init)))
            #expect(try await workshop.counts() == [:])
        }
    }

    @Test(
        "jobs that another node is just claiming are passed over, not waited for",
        .enabled(if: TestEngine.all.contains(.postgres))
    )
    func skipLocked() async throws {
        try await OpenPlace.with(.postgres) { place in
            let workshop = Workshop(place.store)
            try await workshop.add(letters: 1...3)
            let other = try place.connect()
            try other.script("BEGIN")
            try other.each("SELECT id FROM jobs WHERE payload = '1' FOR UPDATE") { _ in }
            #expect(try await workshop.runner.work() == 2)
            #expect(Set(workshop.begun.withLock { $0.map(\.payload) }) == ["2", "3"])
            try other.script("ROLLBACK")
            #expect(try await workshop.runner.work() == 1)
        }
    }

    @Test("no more are claimed than were asked for, the longest due first", arguments: TestEngine.all)
    func limit(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let workshop = Workshop(store)
            for number in 1...20 {
                try await workshop.add("letter", "\(number)")
                clock.advance(.seconds(1))
            }
            let claimed = try await store.write {
                try JobQueries.claim(kinds: ["letter"], limit: 3, lease: $0.now + .minutes(1), in: $0)
            }
            #expect(Set(claimed.map(\.payload)) == ["1", "2", "3"])
            #expect(try await workshop.counts() == [.waiting: 17, .running: 3])
        }
    }

    @Test("jobs of kinds that this program does not know stay for one that does", arguments: TestEngine.all)
    func unknown(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let workshop = Workshop(store)
            let id = try await workshop.add("of a newer version", "")
            try await workshop.add("letter", "")
            #expect(try await workshop.runner.work() == 1)
            let job = try await workshop.job(id)
            #expect(job?.state == .waiting && job?.attempts == 0)
        }
    }
}
