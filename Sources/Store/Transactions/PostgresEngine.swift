import Foundation
import Kernel

/// PostgreSQL: a pool of threads with one connection each. Writes are SERIALIZABLE and repeated when they conflict.
struct PostgresEngine: Store.Engine {
    private static let attempts = 20
    private let workers: WorkerThreads<PostgresConnection>
    private let address: String
    private let watch: PostgresWatch

    /// - Parameter forget: called where the server may have fallen back to an earlier state under the same name.
    init(address: String, threads: Int, forget: @escaping @Sendable () -> Void) {
        self.address = address
        workers = WorkerThreads(name: "postgres", count: threads)
        watch = PostgresWatch(address: address, forget: forget)
    }

    func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
        try await submit(.reading, body)
    }

    func write<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
        try await submit(.writing, body)
    }

    func state() async -> StoreState? { await watch.state() }

    func close() async {
        await watch.close()
        await workers.close()
    }

    private func submit<Answer: Sendable>(
        _ kind: Kind, _ body: @escaping @Sendable (any Connection) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = workers.submit { connection in
                continuation.resume(with: Result { try repeated(&connection, kind, body) })
            }
            if !isTaken { continuation.resume(throwing: StoreFault.unavailable("the store is closed")) }
        }
    }

    private func repeated<Answer>(
        _ held: inout PostgresConnection?, _ kind: Kind, _ body: (any Connection) throws -> Answer
    ) throws -> Answer {
        var attempt = 1
        var hasLostRace = false
        while true {
            do {
                return try once(&held, kind, body)
            } catch StoreFault.conflict(let words) {
                guard attempt < Self.attempts else { throw StoreFault.conflict(words) }
                // Those who got in each other's way come back at different times: up to 1, 2, 4 … 64 ms later.
                Thread.sleep(forTimeInterval: Double.random(in: 0...0.001) * Double(1 << min(attempt - 1, 6)))
                attempt += 1
            } catch let fault as StoreFault where fault.isDuplicate && !hasLostRace {
                // Two wrote the same at once and this one lost. Run again, it sees what the other wrote.
                hasLostRace = true
                attempt += 1
            } catch is PostgresConnection.Stale {
                // The server was restarted since the last use, and nothing can have been saved.
                guard attempt < Self.attempts else { throw StoreFault.unavailable("the connection keeps breaking") }
                attempt += 1
            }
        }
    }

    private func once<Answer>(
        _ held: inout PostgresConnection?, _ kind: Kind, _ body: (any Connection) throws -> Answer
    ) throws -> Answer {
        let wasOpen = held != nil
        let connection = try held ?? PostgresConnection(address: address)
        held = connection
        connection.begin(kind.beginning)
        do {
            let answer = try body(connection)
            switch kind {
            case .reading: try connection.finishReading()
            case .writing: try connection.commit()
            }
            return answer
        } catch {
            let isStale = wasOpen && !connection.hasBegun && !connection.isUsable
            do { try connection.rollBack() } catch { held = nil }
            if !connection.isUsable { held = nil }
            throw isStale ? PostgresConnection.Stale() : error
        }
    }

    private enum Kind {
        case reading, writing

        var beginning: SQL {
            switch self {
            case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .writing: "BEGIN ISOLATION LEVEL SERIALIZABLE"
            }
        }
    }
}

extension PostgresConnection {
    /// A connection that broke before the server answered to its BEGIN: nothing can have been saved.
    struct Stale: Error {}
}
