import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

@Suite("Jobs that fail") struct JobFailureTests {
    @Test("a job that failed waits by its backoff, keeps the cause and is tried again", arguments: TestEngine.all)
    func backoff(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let workshop = Workshop(store) { if $0.attempts < 3 { throw Mishap() } }
            let id = try await workshop.add("letter", "")
            for attempt in 1...2 {
                #expect(try await workshop.runner.work() == 1)
                let job = try await workshop.job(id)
                #expect(job?.state == .waiting && job?.attempts == attempt && job?.lastError == "Mishap()")
                let due = try #require(job?.dueAt)
                let wait = due - clock.clock.now()
                #expect(
                    wait >= Backoff.delay(after: attempt, jitter: 0) && wait <= Backoff.delay(after: attempt, jitter: 1)
                )
                clock.advance(wait - .millisecond)
                #expect(try await workshop.runner.work() == 0)
                clock.advance(.millisecond)
            }
            #expect(try await workshop.runner.work() == 1)
            #expect(try await workshop.job(id) == nil)
        }
    }

    @Test(
        "a job that says it is hopeless is abandoned at once; a steward sees it and sends it back",
        arguments: TestEngine.all)
    func hopeless(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let isHopeless = Atomic(true)
            let workshop = Workshop(store) { _ in
                if isHopeless.load(ordering: .relaxed) { throw JobFault.hopeless("no such mailbox") }
            }
            let id = try await workshop.add("letter", "")
            _ = try await workshop.runner.work()
            #expect(try await workshop.runner.work() == 0)
            let abandoned = try await store.read { try JobQueries.abandoned(limit: 10, in: $0) }
            #expect(abandoned.map(\.id) == [id])
            #expect(abandoned.first?.lastError?.contains("no such mailbox") == true)
            #expect(try await workshop.counts() == [.abandoned: 1])

            isHopeless.store(false, ordering: .relaxed)
            let (first, second) = try await store.write {
                (try JobQueries.retry(id, in: $0), try JobQueries.retry(id, in: $0))
            }
            #expect(first && !second)
            #expect(try await workshop.runner.work() == 1)
            #expect(workshop.begun.withLock { $0.last?.attempts } == 1)
            #expect(try await workshop.counts() == [:])
        }
    }

    @Test("a job that fails too often is abandoned, not before its last attempt", arguments: TestEngine.all)
    func tooOften(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let workshop = Workshop(store) { _ in throw Mishap() }
            let id = try await workshop.add("letter", "")
            for attempt in 1...Backoff.attempts {
                #expect(try await workshop.runner.work() == 1)
                let state = try await workshop.job(id)?.state
                #expect(state == (attempt == Backoff.attempts ? .abandoned : .waiting), "after attempt \(attempt)")
                clock.advance(.hours(5))
            }
            #expect(try await workshop.runner.work() == 0)
        }
    }

    @Test("a job whose worker died is begun again when its lease is over", arguments: TestEngine.all)
    func lease(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let workshop = Workshop(store)
            try await workshop.add("letter", "")
            let claimed = try await store.write {
                try JobQueries.claim(kinds: ["letter"], limit: 8, lease: $0.now + .minutes(10), in: $0)
            }
            #expect(claimed.count == 1)
            clock.advance(.minutes(10))
            #expect(try await workshop.runner.work() == 0)
            clock.advance(.millisecond)
            #expect(try await workshop.runner.work() == 1)
            #expect(workshop.begun.withLock { $0.first?.attempts } == 2)
            #expect(try await workshop.counts() == [:])
        }
    }

    @Test("one job that fails does not hold up the others", arguments: TestEngine.all)
    func others(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let workshop = Workshop(store) { if $0.payload == "3" { throw Mishap() } }
            try await workshop.add(letters: 1...20)
            while try await workshop.runner.work() > 0 {}
            #expect(try await workshop.counts() == [.waiting: 1])
            #expect(workshop.begun.withLock { $0.count } == 20)
        }
    }
}

extension Span {
    fileprivate static let millisecond = Span(milliseconds: 1)
    fileprivate static func - (left: Span, right: Span) -> Span {
        Span(milliseconds: left.milliseconds - right.milliseconds)
    }
}
