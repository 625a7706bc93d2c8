import Foundation

/// Asks PostgreSQL for its state on a connection of its own. To ask is a journey to the server; all who wait when it begins
/// share it, since the answer is younger than their question. One who is not answered soon asks without it.
final class PostgresWatch: Sendable {
    private static let mostAtOnce = 1_000
    private static let patience: Int32 = 1_000
    private static let rest: Duration = .seconds(5)
    private let queue = WorkQueue<CheckedContinuation<StoreState?, Never>>()
    private let ended = DispatchGroup()

    /// - Parameter forget: called where the connection broke or is new: a server that crashed may number other transactions as it did before,
    ///   without having been started anew.
    init(address: String, forget: @escaping @Sendable () -> Void) {
        ended.enter()
        let (queue, ended) = (queue, ended)
        let thread = Thread {
            var connection: PostgresConnection?
            var resting = ContinuousClock.now
            while let waiting = queue.take(atMost: PostgresWatch.mostAtOnce) {
                let wasOpen = connection != nil
                let state = connection == nil && .now < resting ? nil : PostgresWatch.ask(&connection, address)
                if state == nil || !wasOpen { forget() }
                // Opening may take seconds: where it failed, most requests do not wait for it.
                if connection == nil && .now >= resting { resting = .now + PostgresWatch.rest }
                waiting.forEach { $0.resume(returning: state) }
            }
            connection = nil
            ended.leave()
        }
        thread.name = "watch"
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// A state that the database had after this was called; `nil` where it does not answer.
    func state() async -> StoreState? {
        await withCheckedContinuation { waiting in
            if !queue.add(waiting) { waiting.resume(returning: nil) }
        }
    }

    func close() async {
        queue.close()
        await withCheckedContinuation { done in ended.notify(queue: .global()) { done.resume() } }
    }

    private static func ask(_ held: inout PostgresConnection?, _ address: String) -> StoreState? {
        do {
            let connection = try held ?? PostgresConnection(address: address)
            held = connection
            return try connection.state(within: patience)
        } catch {
            held = nil
            return nil
        }
    }
}
