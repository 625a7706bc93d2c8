import Kernel
import Synchronization
import Testing
import TestSupport

@testable import Store

@Suite("The bell for new events") struct EventBellTests {
    @Test("rings once at the beginning, for what was written before anybody listened") func beginning() async {
        let bell = EventBell()
        var rings = bell.rings().makeAsyncIterator()
        let first: Void? = await rings.next()
        #expect(first != nil)
    }

    @Test("a ring between two waits is not lost") func between() async {
        let bell = EventBell()
        var rings = bell.rings().makeAsyncIterator()
        await rings.next()
        bell.ring()
        let second: Void? = await rings.next()
        #expect(second != nil)
    }

    @Test("many rings wake once") func many() async {
        let bell = EventBell()
        let stream = bell.rings()
        for _ in 0..<5 { bell.ring() }
        #expect(await Self.waiting(in: stream) == 1)
    }

    @Test("everybody who listens is woken") func everybody() async {
        let bell = EventBell()
        var (one, two) = (bell.rings().makeAsyncIterator(), bell.rings().makeAsyncIterator())
        await one.next()
        await two.next()
        bell.ring()
        let woken: [Void?] = [await one.next(), await two.next()]
        #expect(woken.allSatisfy { $0 != nil })
    }

    @Test("a write that announces rings, one that does not stays silent", arguments: TestEngine.all)
    func writes(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let loud = store.bell.rings()
            var rings = loud.makeAsyncIterator()
            await rings.next()
            try await store.write { try $0.announce(.happened(1)) }
            let ring: Void? = await rings.next()
            #expect(ring != nil)
            let silent = store.bell.rings()
            var first = silent.makeAsyncIterator()
            await first.next()
            try await store.write { try SettingQueries.set("name", to: "x", in: $0) }
            #expect(await Self.waiting(in: silent) == 0)
        }
    }

    /// How many wakes lie ready in the stream. A cancelled task gets what is there and does not wait for more.
    private static func waiting(in stream: AsyncStream<Void>) async -> Int {
        await Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await stream.reduce(into: 0) { count, _ in count += 1 }
        }.value
    }
}

@Suite("A queue between threads") struct WorkQueueTests {
    @Test("gives the oldest first, as many as are asked for") func order() {
        let queue = WorkQueue<Int>()
        for number in 1...5 { queue.add(number) }
        #expect(queue.take(atMost: 2) == [1, 2])
        #expect(queue.take(atMost: 10) == [3, 4, 5])
    }

    @Test("what was added before it closed is still given, then it ends") func close() {
        let queue = WorkQueue<Int>()
        queue.add(1)
        queue.add(2)
        queue.close()
        #expect(queue.take(atMost: 1) == [1])
        #expect(queue.take(atMost: 1) == [2])
        #expect(queue.take(atMost: 1) == nil)
    }

    @Test("closing it releases every thread that waits") func release() async {
        let queue = WorkQueue<Int>()
        let answers = await onThreads(4) { number in
            if number == 3 { queue.close() }
            return queue.take(atMost: 1)
        }
        #expect(answers.count == 4)
        for answer in answers { #expect((try? answer.get()) == .some(nil)) }
    }

    @Test("threads finish what was submitted before they end") func threads() async {
        let workers = WorkerThreads<Int>(name: "test", count: 3)
        let done = Mutex<Set<Int>>([])
        for number in 0..<50 { workers.submit { _ in done.withLock { _ = $0.insert(number) } } }
        await workers.close()
        #expect(done.withLock { $0 } == Set(0..<50))
    }

    @Test("a thread keeps what it opened from one piece of work to the next") func resource() async {
        let workers = WorkerThreads<Int>(name: "test", count: 1)
        let seen = Mutex<[Int?]>([])
        for number in 1...3 {
            workers.submit { held in
                seen.withLock { $0.append(held) }
                held = number == 2 ? nil : number
            }
        }
        await workers.close()
        #expect(seen.withLock { $0 } == [nil, 1, nil])
    }
}
