import Kernel
import Logging

/// Takes jobs from the queue and does them, a few at a time.
package struct JobRunner: Sendable {
    private static let lease: Span = .minutes(10)
    private static let batch = 8
    private let store: Store
    private let handlers: [String: JobHandler]
    private let logger: Logger

    package init(store: Store, handlers: [JobHandler], logger: Logger) {
        self.store = store
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }, uniquingKeysWith: { $1 })
        self.logger = logger
    }

    /// Looks for work every `interval` until the task is cancelled.
    package func run(interval: Duration = .seconds(1)) async {
        while !Task.isCancelled {
            do {
                while !Task.isCancelled { guard try await work() > 0 else { break } }
            } catch {
                logger.error("jobs wait for the database", metadata: ["cause": "\(error)"])
            }
            guard (try? await Task.sleep(for: interval)) != nil else { return }
        }
    }

    /// Does what is due now. Returns how many jobs were begun.
    package func work() async throws -> Int {
        let kinds = handlers.keys.sorted()
        let jobs = try await store.write { transaction in
            try JobQueries.claim(kinds: kinds, limit: Self.batch, lease: transaction.now + Self.lease, in: transaction)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for job in jobs { group.addTask { try await perform(job) } }
            try await group.waitForAll()
        }
        return jobs.count
    }

    private func perform(_ job: Job) async throws {
        do {
            guard let handler = handlers[job.kind] else { throw JobFault.unknown(job.kind) }
            // A job that ends its process never reaches `keep`; its attempts tell all the same.
            guard job.attempts <= Backoff.attempts else { throw JobFault.hopeless(job.lastError ?? "it was begun too often") }
            try await handler.perform(job)
            try await store.write { try JobQueries.finish(job.id, in: $0) }
        } catch let error where error is CancellationError {
            // The server stops: the job was not begun, or will be begun anew.
            try await store.write { try JobQueries.giveBack(job.id, in: $0) }
        } catch {
            try await keep(job, cause: error)
        }
    }

    private func keep(_ job: Job, cause: any Error) async throws {
        let isHopeless = cause is JobFault || job.attempts >= Backoff.attempts
        logger.warning(
            isHopeless ? "a job was abandoned" : "a job will be tried again",
            metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "attempts": "\(job.attempts)", "cause": "\(cause)"]
        )
        let delay = Backoff.delay(after: job.attempts, jitter: Double.random(in: 0..<1))
        try await store.write { transaction in
            isHopeless
                ? try JobQueries.abandon(job.id, cause: "\(cause)", in: transaction)
                : try JobQueries.postpone(job.id, until: transaction.now + delay, cause: "\(cause)", in: transaction)
        }
    }
}
