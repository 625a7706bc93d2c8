import Foundation

/// A fixed number of threads for work that keeps a core busy or waits for a disk, so that the tasks of the server never
/// wait behind it. What arrives when the queue is full is refused at once. The threads end with the last reference.
package final class BoundedThreads: Sendable {
    private let queue: BoundedQueue

    /// - Parameters:
    ///   - threads: how many pieces of work run at once, 1 or more.
    ///   - waiting: how many more may wait, 0 or more.
    package init(name: String, threads: Int = 1, waiting: Int = 16) {
        let queue = BoundedQueue(capacity: max(1, threads) + max(0, waiting))
        self.queue = queue
        for _ in 0..<max(1, threads) {
            let thread = Thread { queue.workUntilClosed() }
            thread.name = name
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit { queue.close() }

    /// How many pieces of work wait for a thread at this moment.
    package var waitingCount: Int { queue.waitingCount }

    /// Runs the work on one of the threads and hands back what it returns or throws.
    ///
    /// - Throws: `PictureRefusal.busy` when the queue is full. `CancellationError` when the task is cancelled: at once and
    ///   without running the work if it is still waiting, after the work if it has begun.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try Task.checkCancellation()
        let ticket = queue.ticket()
        let value = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
                let job = BoundedQueue.Job(
                    ticket: ticket,
                    perform: {
                        let result = Result { try work() }
                        return { continuation.resume(with: result) }
                    },
                    giveUp: { continuation.resume(throwing: $0) }
                )
                guard queue.add(job) else { return job.giveUp(PictureRefusal.busy) }
                // The handler may have run before the job stood in the queue.
                if Task.isCancelled { queue.cancel(ticket) }
            }
        } onCancel: {
            queue.cancel(ticket)
        }
        try Task.checkCancellation()
        return value
    }
}
