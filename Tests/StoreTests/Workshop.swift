import Kernel
import Synchronization

@testable import Store

/// A runner for jobs of the kind `letter`, and what it was given.
final class Workshop: Sendable {
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
