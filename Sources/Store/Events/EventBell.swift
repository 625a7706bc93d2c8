import Synchronization

/// Rings when events were committed. Whoever waits is woken at most once for any number of rings, and a ring between two waits
/// is not lost.
package final class EventBell: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])
    private let numbers = Atomic<Int>(0)

    /// Rings, beginning with one at once.
    package func rings() -> AsyncStream<Void> {
        let number = numbers.wrappingAdd(1, ordering: .relaxed).newValue
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        continuation.onTermination = { [weak self] _ in self?.forget(number) }
        listeners.withLock { $0[number] = continuation }
        continuation.yield()
        return stream
    }

    package func ring() {
        for listener in listeners.withLock({ Array($0.values) }) { listener.yield() }
    }

    private func forget(_ number: Int) { listeners.withLock { _ = $0.removeValue(forKey: number) } }
}
