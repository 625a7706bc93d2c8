import Dispatch
import Media
import Synchronization
import Testing

@Suite("The picture worker's threads")
struct BoundedThreadsTests {
    /// One thread that is held up until told to go on.
    private final class Held: Sendable {
        let threads: BoundedThreads
        private let goOn = DispatchSemaphore(value: 0)

        init(waiting: Int) { threads = BoundedThreads(name: "held", threads: 1, waiting: waiting) }

        /// Returns when the thread is held; the task ends after `release`.
        func hold() async -> Task<Void, any Error> {
            let (begun, signal) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                try await threads.run { [goOn] in
                    signal.finish()
                    goOn.wait()
                }
            }
            for await _ in begun {}
            return task
        }

        func release() { goOn.signal() }
    }

    /// What has happened, in order.
    private final class Record: Sendable {
        private let lines = Mutex<[Int]>([])

        func add(_ line: Int) { lines.withLock { $0.append(line) } }
        var all: [Int] { lines.withLock { $0 } }
    }

    @Test("hand back what the work returns or throws")
    func answers() async throws {
        let threads = BoundedThreads(name: "test")
        #expect(try await threads.run { 6 * 7 } == 42)
        await #expect(throws: PictureRefusal.notAPicture) { try await threads.run { throw PictureRefusal.notAPicture } }
    }

    @Test("refuse a picture at once when nobody else may wait")
    func full() async throws {
        let held = Held(waiting: 0)
        let worker = PictureWorker(threads: held.threads)
        let upload = Studio.redAndBluePNG(width: 8, height: 8)
        let first = await held.hold()
        #expect(await Studio.refusal(of: upload, by: worker) == .busy)
        await #expect(throws: PictureRefusal.busy) { try await worker.drawing(svg: "", width: 1, height: 1) }
        held.release()
        try await first.value
        #expect(try await worker.prepare(upload, sizes: []).width == 8)
    }

    @Test("let as many wait as was said, and serve them in their order")
    func order() async throws {
        let held = Held(waiting: 3)
        let first = await held.hold()
        let served = Record()
        try await withThrowingTaskGroup { group in
            for number in 1...3 {
                group.addTask { try await held.threads.run { served.add(number) } }
                while held.threads.waitingCount < number { await Task.yield() }
            }
            await #expect(throws: PictureRefusal.busy) { try await held.threads.run {} }
            held.release()
            try await group.waitForAll()
        }
        try await first.value
        #expect(served.all == [1, 2, 3])
    }

    @Test("never begin work whose task was cancelled while it waited")
    func cancelled() async throws {
        let held = Held(waiting: 1)
        let first = await held.hold()
        let ran = Record()
        let waiting = Task { try await held.threads.run { ran.add(1) } }
        while held.threads.waitingCount < 1 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        // Its place is free again.
        let next = Task { try await held.threads.run { "next" } }
        held.release()
        try await first.value
        #expect(try await next.value == "next")
        #expect(ran.all.isEmpty)
    }

    @Test("finish work that had begun, whose answer then is the cancellation")
    func cancelledWhileRunning() async throws {
        let held = Held(waiting: 0)
        let first = await held.hold()
        first.cancel()
        held.release()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(try await held.threads.run { true })
    }

    @Test("take the next job of whoever has just been answered")
    func again() async throws {
        let threads = BoundedThreads(name: "test", threads: 1, waiting: 0)
        for number in 0..<500 { #expect(try await threads.run { number } == number) }
    }

    @Test("end with their last reference")
    func end() async throws {
        final class Witness: Sendable {}
        var threads: BoundedThreads? = BoundedThreads(name: "test", threads: 3, waiting: 5)
        weak let gone = threads
        _ = try await threads?.run {}
        threads = nil
        #expect(gone == nil)
    }
}
