import Foundation
import Synchronization

/// A fixed number of threads that take work from one queue, each with a resource of its own.
///
/// Database calls block; they run here and never on the threads of Swift's cooperative pool (`SQLiteWatch` is the one exception).
final class WorkerThreads<Resource>: Sendable {
    typealias Work = @Sendable (inout Resource?) -> Void

    private let queue = WorkQueue<Work>()
    private let ended = DispatchGroup()

    /// - Parameter resource: starts as `nil` on every thread; the work opens it and may drop it.
    init(name: String, count: Int) {
        for number in 0..<count {
            ended.enter()
            let (queue, ended) = (queue, ended)
            let thread = Thread {
                var resource: Resource?
                while let batch = queue.take(atMost: 1) { for work in batch { work(&resource) } }
                resource = nil
                ended.leave()
            }
            thread.name = "\(name) \(number)"
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    /// Returns whether the work will be done: not after `close`.
    @discardableResult func submit(_ work: @escaping Work) -> Bool { queue.add(work) }

    /// Waits until all that was submitted is done and the threads have ended.
    func close() async {
        queue.close()
        await withCheckedContinuation { done in ended.notify(queue: .global()) { done.resume() } }
    }
}

/// A queue between threads.
///
/// `@unchecked Sendable`: every access to `items` and `isClosed` holds `condition`.
final class WorkQueue<Item: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var items: [Item] = []
    private var isClosed = false

    /// Returns whether the item was taken: not once the queue is closed.
    @discardableResult func add(_ item: Item) -> Bool {
        condition.lock()
        let isTaken = !isClosed
        if isTaken { items.append(item) }
        condition.unlock()
        // Behind the lock: who is woken finds it free.
        if isTaken { condition.signal() }
        return isTaken
    }

    /// Waits for work. Returns at most `limit` items, oldest first, or `nil` once the queue is closed and empty.
    func take(atMost limit: Int) -> [Item]? {
        condition.lock()
        defer { condition.unlock() }
        while items.isEmpty {
            if isClosed { return nil }
            condition.wait()
        }
        if limit == 1 { return [items.removeFirst()] }
        let batch = Array(items.prefix(limit))
        items.removeFirst(batch.count)
        return batch
    }

    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}
