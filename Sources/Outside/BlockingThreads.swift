import Foundation
import Synchronization

/// A fixed number of threads for work that blocks. They end when the last reference goes.
final class BlockingThreads: Sendable {
    typealias Work = @Sendable () throws -> Void

    private let line = WaitingLine()

    init(count: Int) {
        for _ in 0..<count {
            Thread { [line] in line.serve() }.start()
        }
    }

    deinit { line.close() }

    /// How many wait for a thread.
    var waiting: Int { line.count }

    /// Runs the work on one of the threads, and gives what it makes.
    func answer<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer? {
        let box = Box<Answer>()
        try await run { box.set(try work()) }
        return box.value
    }

    /// Runs the work on one of the threads, in the order of the calls.
    func run(_ work: @escaping Work) async throws {
        let ticket = UUID()
        try await withTaskCancellationHandler {
            try Task.checkCancellation()
            try await withCheckedThrowingContinuation { caller in
                line.join(WaitingLine.Entry(ticket: ticket, work: work, caller: caller))
            }
        } onCancel: {
            line.leave(ticket)
        }
    }
}

/// The work that waits for a thread.
private final class WaitingLine: Sendable {
    struct Entry: Sendable {
        let ticket: UUID
        let work: BlockingThreads.Work
        let caller: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var entries: [Entry] = []
        var isOpen = true
    }

    private let state = Mutex(State())
    /// Counts entries that have joined; one more for each thread that is to end.
    private let arrivals = DispatchSemaphore(value: 0)

    var count: Int { state.withLock { $0.entries.count } }

    func join(_ entry: Entry) {
        state.withLock { $0.entries.append(entry) }
        arrivals.signal()
    }

    func leave(_ ticket: UUID) {
        let entry = state.withLock { state -> Entry? in
            state.entries.firstIndex { $0.ticket == ticket }.map { state.entries.remove(at: $0) }
        }
        entry?.caller.resume(throwing: CancellationError())
    }

    /// A thread's life: works until the line is closed and empty.
    func serve() {
        ignoreBrokenPipes()
        while true {
            arrivals.wait()
            let (entry, isOpen) = state.withLock { state in
                (state.entries.isEmpty ? nil : state.entries.removeFirst(), state.isOpen)
            }
            if let entry {
                entry.caller.resume(with: Result { try entry.work() })
            } else if !isOpen {
                // Wakes the next thread, so that all of them end.
                arrivals.signal()
                return
            }
        }
    }

    /// A server that hangs up must not end the process: told not to use signals, libcurl leaves SIGPIPE to its caller.
    private func ignoreBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    func close() {
        state.withLock { $0.isOpen = false }
        arrivals.signal()
    }
}

/// Carries one value from a thread to a task.
private final class Box<Value: Sendable>: Sendable {
    private let content = Mutex<Value?>(nil)
    var value: Value? { content.withLock { $0 } }
    func set(_ value: Value) { content.withLock { $0 = value } }
}
