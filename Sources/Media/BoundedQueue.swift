import Dispatch
import Synchronization

/// The jobs that wait for a thread, first come first served. Each job is either performed or given up, once.
final class BoundedQueue: Sendable {
    struct Job: Sendable {
        let ticket: Int
        /// Does the work and returns the call that tells its owner.
        let perform: @Sendable () -> @Sendable () -> Void
        let giveUp: @Sendable (any Error) -> Void
    }

    private struct State {
        var waiting: [Job] = []
        var running = 0
        var tickets = 0
        var isClosed = false
    }

    private let capacity: Int
    private let state = Mutex(State())
    /// Signalled once for each job added and often enough when closing; a cancelled job leaves one signal too many.
    private let arrivals = DispatchSemaphore(value: 0)

    /// - Parameter capacity: jobs that wait or run at once.
    init(capacity: Int) { self.capacity = capacity }

    var waitingCount: Int { state.withLock { $0.waiting.count } }

    func ticket() -> Int {
        state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
    }

    /// False when the queue is full.
    func add(_ job: Job) -> Bool {
        let added = state.withLock { state in
            guard state.waiting.count + state.running < capacity else { return false }
            state.waiting.append(job)
            return true
        }
        if added { arrivals.signal() }
        return added
    }

    /// Takes a waiting job out of the queue; nothing happens to one that runs or is done.
    func cancel(_ ticket: Int) {
        let job: Job? = state.withLock { state in
            state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0) }
        }
        job?.giveUp(CancellationError())
    }

    func close() {
        state.withLock { $0.isClosed = true }
        arrivals.signal()
    }

    /// The life of one thread.
    func workUntilClosed() {
        while true {
            arrivals.wait()
            guard let job = next() else {
                guard state.withLock({ $0.isClosed }) else { continue }
                arrivals.signal()
                return
            }
            let tell = job.perform()
            // Before its owner hears of it, who may come back at once with the next job.
            state.withLock { $0.running -= 1 }
            tell()
        }
    }

    private func next() -> Job? {
        state.withLock { state in
            guard !state.waiting.isEmpty else { return nil }
            state.running += 1
            return state.waiting.removeFirst()
        }
    }
}
