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

/// A runner for jobs of the kind `letter`, and what it was given.
private final class Workshop: Sendable {
    let store: Store
    let begun = Mutex<[Job]>([])
    let perform: @Sendable (Job) throws -> Void

    init(_ store: Store, perform: @escaping @Sendable (Job) throws -> Void = { _ in }) {
        self.store = store
        self.perform = perform
    }

    var handler: JobHandler {
        JobHandler(kind: "letter") { job in
            self.begun.withLock { $0.append(job) }
            try self.perform(job)
        }
    }

    var runner: JobRunner { JobRunner(store: store, handlers: [handler], logger: silent) }

    @discardableResult func add(_ kind: String, _ payload: String) async throws -> ID<Job> {
        try await store.write { try JobQueries.add(NewJob(kind: kind, payload: payload), in: $0) }
    }

    func add(letters numbers: ClosedRange<Int>) async throws {
        try await store.write { transaction in
            for number in numbers { try JobQueries.add(NewJob(kind: "letter", payload: "\(number)"), in: transaction) }
        }
    }

    func counts() async throws -> [JobState: Int] { try await store.read { try JobQueries.counts(in: $0) } }

    func job(_ id: ID<Job>) async throws -> Job? {
        try await store.read { reading in
            try reading.first(
                "SELECT id, kind, payload, state, attempts, due_at, last_error FROM jobs WHERE id = \(id)"
            ) { row in
                Job(
                    id: row.id(), kind: row.text(), payload: row.text(), state: try row.one(), attempts: row.count(),
                    dueAt: row.moment(), lastError: row.optionalText()
                )
            }
        }
    }
}

extension Span {
    static let millisecond = Span(milliseconds: 1)
    static func - (left: Span, right: Span) -> Span { Span(milliseconds: left.milliseconds - right.milliseconds) }
}
