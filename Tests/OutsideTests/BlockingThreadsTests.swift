import Dispatch
import Synchronization
import Testing

@testable import Outside

@Suite("Blocking threads")
struct BlockingThreadsTests {
    @Test("leave everyone else running while work waits for them")
    func waiting() async throws {
        let threads = BlockingThreads(count: 1)
        let gate = DispatchSemaphore(value: 0)
        let done = Tally()
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 {
                group.addTask {
                    try await threads.run {
                        gate.wait()
                        done.add()
                    }
                }
            }
            while threads.waiting < 99 { await Task.yield() }
            #expect(done.count == 0)
            for _ in 0..<100 { gate.signal() }
            try await group.waitForAll()
        }
        #expect(done.count == 100)
    }

    @Test("do not begin what is cancelled while it waits, and finish what has begun")
    func cancelled() async throws {
        let threads = BlockingThreads(count: 1)
        let (started, gate) = (AsyncStream.makeStream(of: Void.self), DispatchSemaphore(value: 0))
        let done = Tally()
        let first = Task {
            try await threads.run {
                started.continuation.finish()
                gate.wait()
                done.add()
            }
        }
        for await _ in started.stream {}
        let second = Task { try await threads.run { done.add() } }
        while threads.waiting == 0 { await Task.yield() }
        second.cancel()
        first.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        gate.signal()
        try await first.value
        #expect(done.count == 1)
    }

    @Test("pass on the fault of the work")
    func faults() async throws {
        let fault = MailFault(MailTrouble(stage: .recipient, code: 550, reason: "refused"))
        await #expect(throws: fault) { try await BlockingThreads(count: 2).run { () throws(MailFault) in throw fault } }
    }
}

private final class Tally: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}
