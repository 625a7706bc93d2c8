import Kernel
import Logging

/// Hands every event that is committed from now on to `deliver`, on this node, once: the source of live updates.
///
/// Not durable: it begins at the end of the log. It also rings the bell each `interval`, for what other processes wrote.
package struct EventTail: Sendable {
    private let store: Store
    private let interval: Duration
    private let logger: Logger
    private let deliver: @Sendable ([LoggedEvent]) async throws -> Void

    package init(
        store: Store, interval: Duration = .seconds(1), logger: Logger,
        deliver: @escaping @Sendable ([LoggedEvent]) async throws -> Void
    ) {
        self.store = store
        self.interval = interval
        self.logger = logger
        self.deliver = deliver
    }

    /// Runs until the task is cancelled.
    package func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await follow() }
            group.addTask {
                while (try? await Task.sleep(for: interval)) != nil { store.bell.ring() }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func follow() async {
        var place: EventPlace?
        for await _ in store.bell.rings() {
            if Task.isCancelled { return }
            do {
                var current = try await start(place)
                while true {
                    let from = current
                    let events = try await store.read { try EventQueries.events(after: from, limit: 256, in: $0) }
                    guard let last = events.last else { break }
                    current = last.place
                    try await deliver(events)
                }
                place = current
            } catch {
                logger.error("live updates wait for the database", metadata: ["cause": "\(error)"])
            }
        }
    }

    private func start(_ place: EventPlace?) async throws -> EventPlace {
        if let place { return place }
        return try await store.read { try EventQueries.end(in: $0) }
    }
}
