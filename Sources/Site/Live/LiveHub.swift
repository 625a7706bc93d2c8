import Kernel
import Synchronization

/// Tells open pages that something changed where they look. Says what, by id; the page asks for the markup itself, and is then
/// checked like any other request.
package final class LiveHub: Sendable {
    /// What a page can listen to.
    package enum Topic: Hashable, Sendable {
        case group(Int64)
        case practice(Int64)
        case account(Int64)
        /// The wall of a practice, on its screens.
        case wall(Int64)
    }

    /// `name` as the script knows it, `id` of the subject.
    package struct Message: Hashable, Sendable {
        package let name: String
        package let id: Int64

        package init(_ name: String, id: Int64) {
            self.name = name
            self.id = id
        }
    }

    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<Message>.Continuation] = [:]
        var topics: [Topic: Set<Int>] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    package init() {}

    /// How many pages listen.
    package var listeners: Int { state.withLock { $0.listeners.count } }

    /// The accounts whose pages listen.
    package var accounts: [Int64] {
        state.withLock { state in
            state.topics.keys.compactMap { topic in if case .account(let id) = topic { id } else { nil } }
        }
    }

    /// Messages on any of the topics, each once. At most 64 wait; a page that reads slower loses the oldest, and sees what it missed when it is opened again.
    package func listen(to topics: Set<Topic>) -> AsyncStream<Message> {
        let (stream, continuation) = AsyncStream<Message>.makeStream(bufferingPolicy: .bufferingNewest(64))
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        // Set before it is entered, so that a hub that closes at that very moment forgets it too.
        continuation.onTermination = { [weak self] _ in self?.forget(number, topics) }
        let isEntered = state.withLock { state in
            guard !state.isClosed else { return false }
            state.listeners[number] = continuation
            for topic in topics { state.topics[topic, default: []].insert(number) }
            return true
        }
        if !isEntered { continuation.finish() }
        return stream
    }

    /// - Parameter accounts: whose pages are not told, whatever they listen to.
    package func tell(_ topics: Set<Topic>, except accounts: Set<Int64> = [], _ message: Message) {
        let listeners = state.withLock { state in
            let told = topics.reduce(into: Set<Int>()) { $0.formUnion(state.topics[$1] ?? []) }
            let left = accounts.reduce(into: Set<Int>()) { $0.formUnion(state.topics[.account($1)] ?? []) }
            return told.subtracting(left).compactMap { state.listeners[$0] }
        }
        for listener in listeners { listener.yield(message) }
    }

    /// Ends every stream, so that the server can stop.
    package func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }

    private func forget(_ number: Int, _ topics: Set<Topic>) {
        state.withLock { state in
            state.listeners[number] = nil
            for topic in topics {
                state.topics[topic]?.remove(number)
                if state.topics[topic]?.isEmpty == true { state.topics[topic] = nil }
            }
        }
    }
}
