import Foundation
import Kernel

/// The database. Reads and writes are closures that run on the store's own threads; they are answered when they are over, and
/// a write only when it is safely on disk.
package final class Store: Sendable {
    package let clock: Clock
    package let dialect: Dialect
    package let ids: IDSource
    /// Tells whoever waits that new events may be there.
    package let bell = EventBell()
    private let engine: any Engine
    private let keeper: Keeper
    /// The number it leased; `nil` where it was given one.
    private let lease: Int64?

    /// The two ways to run transactions: `SQLiteEngine` and `PostgresEngine`.
    protocol Engine: Sendable {
        func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer
        func write<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer
        /// A state that the database has after this is called; `nil` where it does not answer.
        func state() async -> StoreState?
        func close() async
    }

    /// Where the data lies.
    package enum Location: Sendable, Equatable {
        /// A path of a file on this machine.
        case sqlite(path: String)
        /// `postgres://…` or a libpq connection string.
        case postgres(address: String)

        package var dialect: Dialect {
            switch self {
            case .sqlite: .sqlite
            case .postgres: .postgres
            }
        }
    }

    /// Opens the database, makes a missing SQLite file, and brings the schema up to date.
    /// - Parameter node: the number for ids; `nil` leases one from the database, for as long as the process runs.
    package static func open(
        _ location: Location, schema: [Migration], clock: Clock = .system, node: Int64? = nil, threads: Int = 8
    ) async throws -> Store {
        let first = try connect(location)
        try Migrator(migrations: schema).migrate(first, clock: clock)
        let lease = try node == nil ? NodeLease.take(first, clock: clock) : nil
        let keeper = Keeper()
        let engine: any Engine =
            switch location {
            case .sqlite(let path): try SQLiteEngine(path: path, readers: max(2, threads / 2))
            case .postgres(let address): PostgresEngine(address: address, threads: threads, forget: { keeper.forget() })
            }
        return Store(
            engine: engine, keeper: keeper, dialect: location.dialect, clock: clock, ids: IDSource(node: lease ?? node ?? 0, clock: clock), lease: lease)
    }

    /// One connection of its own, for commands that work before the store is open.
    static func connect(_ location: Location) throws -> any Connection {
        switch location {
        case .sqlite(let path): try SQLiteConnection(path: path, mode: .create)
        case .postgres(let address): try PostgresConnection(address: address)
        }
    }

    private init(engine: any Engine, keeper: Keeper, dialect: Dialect, clock: Clock, ids: IDSource, lease: Int64?) {
        self.engine = engine
        self.keeper = keeper
        self.lease = lease
        self.dialect = dialect
        self.clock = clock
        self.ids = ids
    }

    /// Runs `body` on a consistent view of the database. Where a connection breaks at its first statement, `body` is run again.
    package func read<Answer: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Answer) async throws -> Answer {
        let (clock, keeper) = (clock, keeper)
        return try await engine.read { try body(Reading(connection: $0, now: clock.now(), keeper: keeper)) }
    }

    /// What `read` answers, from memory where somebody asked the same in the same state of the database; and that state.
    /// - Parameter state: one that the database had after the request came in, where it is known already.
    package func kept<Key: KeptKey>(
        _ key: Key, at state: StoreState? = nil, _ read: @escaping @Sendable (Reading) throws -> Key.Answer
    ) async throws -> (answer: Key.Answer, state: StoreState?) {
        let now = if let state { state } else { await engine.state() }
        if let state = now, let known = keeper.answer(to: key, at: state) { return (known, state) }
        return try await self.read { reading in (try reading.kept(key) { try read(reading) }, try reading.state()) }
    }

    /// Runs `body` in one transaction. When this returns, the transaction is on disk; when it throws, nothing of it is.
    package func write<Answer: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Answer) async throws -> Answer {
        let (clock, ids) = (clock, ids)
        let (answer, rang) = try await engine.write { connection in
            let transaction = Transaction(connection: connection, now: clock.now(), ids: ids)
            return (try body(transaction), transaction.hasAnnounced)
        }
        if rang { bell.ring() }
        return answer
    }

    /// Keeps this process’s number for ids for one more hour; a server calls it every few minutes.
    package func renewLease() async throws {
        guard let lease else { return }
        try await write { try NodeLease.renew(lease, until: $0.now + NodeLease.length, in: $0) }
    }

    /// Lets what is under way finish, gives the number for ids back, and closes the connections.
    package func close() async {
        // A database that is gone keeps the number until its lease is over; that harms nobody.
        if let lease { _ = try? await write { try NodeLease.renew(lease, until: $0.now + NodeLease.rest, in: $0) } }
        await engine.close()
    }
}
