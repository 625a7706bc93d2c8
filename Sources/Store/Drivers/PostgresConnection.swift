import CPostgres
import Glibc
import Kernel

/// One connection to PostgreSQL through libpq, with its prepared statements. Values and answers travel in binary.
final class PostgresConnection: Connection {
    let dialect = Dialect.postgres
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]
    /// The `BEGIN` that will travel with the first statement of its transaction.
    private var beginning: SQL?
    /// Whether the answer to a `COMMIT` was not read yet.
    private var owesAnswer = false
    /// Whether the server has begun the transaction.
    private(set) var hasBegun = false
    /// Why it did not; nothing more is then sent.
    private var refusal: StoreFault?
    /// Whether it ended without libpq having noticed, or may still hold answers that belong to nobody.
    private var isBroken = false

    /// - Parameter address: a libpq connection string or `postgres://` URL.
    init(address: String) throws {
        guard let handle = Self.connect(address) else { throw StoreFault.unavailable("out of memory") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw StoreFault.unavailable(reason)
        }
        connection = handle
        // Notices (such as "relation exists, skipping") would go to standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        try script("SET TIME ZONE 'UTC'; SET client_encoding = 'UTF8'; SET statement_timeout = '60s'; SET lock_timeout = '10s'")
    }

    /// What the address says goes before these: a server that does not answer is given up after some seconds, not never.
    private static func connect(_ address: String) -> OpaquePointer? {
        let defaults = [
            "connect_timeout": "5", "tcp_user_timeout": "15000", "keepalives_idle": "10", "keepalives_interval": "5",
            "keepalives_count": "3",
        ]
        // The address comes last and overrules what stands before it.
        let keys = defaults.keys + ["dbname"]
        let values = defaults.values + [address]
        let texts = (keys + values).map { strdup($0) }
        defer { texts.forEach { free($0) } }
        let pointers = texts.map { UnsafePointer($0) }
        return PQconnectdbParams(Array(pointers[..<keys.count]) + [nil], Array(pointers[keys.count...]) + [nil], 1)
    }

    deinit { PQfinish(connection) }

    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }

    /// Whether another transaction may use it. One that is not is replaced by a new one.
    var isUsable: Bool { isAlive && !isBroken }

    func each(_ statement: SQL, _ body: (inout Row) throws -> Void) throws {
        let result = try execute(statement)
        for index in 0..<result.rows {
            result.current = index
            var row = Row(result)
            try body(&row)
        }
    }

    @discardableResult func run(_ statement: SQL) throws -> Int { try execute(statement).changed }

    func script(_ text: String) throws {
        if let refusal { throw refusal }
        readOwed()
        if let beginning {
            self.beginning = nil
            try run(beginning)
            hasBegun = true
        }
        let result = PostgresResult(PQexec(connection, text))
        guard result.isFine else { throw fault(result) }
    }

    /// Begins a transaction with the first statement that follows: the two make one journey.
    func begin(_ statement: SQL) {
        beginning = statement
        hasBegun = false
        refusal = nil
    }

    /// Saves what was written. When this returns, it is on disk.
    func commit() throws {
        if let refusal { throw refusal }
        guard hasBegun else { return beginning = nil }
        try run("COMMIT")
        hasBegun = false
    }

    /// Ends a transaction that only read. Nobody waits for the answer.
    func finishReading() throws {
        if let refusal { throw refusal }
        guard hasBegun else { return beginning = nil }
        hasBegun = false
        let name = try prepare("COMMIT")
        guard PQsendQueryPrepared(connection, name, 0, nil, nil, nil, 1) == 1 else { throw fault(PostgresResult(nil)) }
        owesAnswer = true
    }

    func rollBack() throws {
        beginning = nil
        hasBegun = false
        refusal = nil
        readOwed()
        if isUsable, PQtransactionStatus(connection) != PQTRANS_IDLE { try run("ROLLBACK") }
    }

    /// The snapshot lists the transactions it does not see: two that are equal see the same rows. A server that was started anew
    /// may have been restored to an earlier time; the snapshots of a standby do not list all.
    private static let askState: SQL = """
        SELECT CASE WHEN NOT pg_is_in_recovery()
                    THEN CAST(pg_current_snapshot() AS TEXT) || ' ' || CAST(pg_postmaster_start_time() AS TEXT) END
        """

    func state() throws -> StoreState? { Self.state(try execute(Self.askState)) }

    /// The same outside a transaction, given up after so many milliseconds.
    func state(within milliseconds: Int32) throws -> StoreState? {
        let name = try prepare(Self.askState)
        guard PQsendQueryPrepared(connection, name, 0, nil, nil, nil, 1) == 1 else { throw fault(PostgresResult(nil)) }
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while PQisBusy(connection) == 1 {
            let left = (end - .now).components
            var waiting = pollfd(fd: PQsocket(connection), events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, max(0, Int32(left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000)))
            guard ready > 0 || (ready < 0 && errno == EINTR) else { throw StoreFault.unavailable("PostgreSQL does not answer") }
            guard PQconsumeInput(connection) == 1 else { throw fault(PostgresResult(nil)) }
        }
        let result = try nextAnswer()
        guard result.isFine else { throw fault(result) }
        return Self.state(result)
    }

    private static func state(_ result: PostgresResult) -> StoreState? {
        result.rows == 1 && !result.isNull(0) ? StoreState(result.text(0)) : nil
    }

    private func execute(_ statement: SQL) throws -> PostgresResult {
        if let refusal { throw refusal }
        readOwed()
        let name = try prepare(statement)
        let parameters = PostgresParameters(statement.binds)
        let result =
            if let beginning {
                try executeBehind(beginning, name, parameters)
            } else {
                parameters.withPointers { PostgresResult(PQexecPrepared(connection, name, parameters.count, $0, $1, $2, 1)) }
            }
        guard result.isFine else { throw fault(result) }
        return result
    }

    /// Sends `BEGIN` and the first statement of a transaction together (libpq's pipeline mode).
    private func executeBehind(_ beginning: SQL, _ name: String, _ parameters: PostgresParameters) throws -> PostgresResult {
        let begin = try prepare(beginning)
        self.beginning = nil
        guard PQenterPipelineMode(connection) == 1 else { throw fault(PostgresResult(nil)) }
        // What cannot be left still has answers to come, which the next statement would take for its own.
        defer { if PQexitPipelineMode(connection) != 1 { isBroken = true } }
        let isSent =
            PQsendQueryPrepared(connection, begin, 0, nil, nil, nil, 1) == 1
            && parameters.withPointers { PQsendQueryPrepared(connection, name, parameters.count, $0, $1, $2, 1) } == 1
            && PQpipelineSync(connection) == 1
        guard isSent else { throw fault(PostgresResult(nil)) }
        let begun = try nextAnswer()
        guard begun.isFine else {
            _ = try? nextAnswer()
            readToSync()
            let refusal = fault(begun)
            self.refusal = refusal
            throw refusal
        }
        hasBegun = true
        let answer = try nextAnswer()
        readToSync()
        return answer
    }

    /// The answer to one statement of the pipeline.
    private func nextAnswer() throws -> PostgresResult {
        guard let result = PQgetResult(connection) else { throw fault(PostgresResult(nil)) }
        // Nothing separates the answers of two statements.
        while let more = PQgetResult(connection) { PQclear(more) }
        return PostgresResult(result)
    }

    private func readToSync() {
        while isAlive, let result = PQgetResult(connection) {
            let isSync = PQresultStatus(result) == PGRES_PIPELINE_SYNC
            PQclear(result)
            if isSync { return }
        }
    }

    private func readOwed() {
        guard owesAnswer else { return }
        owesAnswer = false
        while let result = PQgetResult(connection) { PQclear(result) }
    }

    private func prepare(_ statement: SQL) throws -> String {
        if let known = prepared[statement.marked] { return known }
        let name = "s\(prepared.count)"
        let types = statement.binds.map(PostgresParameters.type)
        let result = PostgresResult(PQprepare(connection, name, statement.numbered, Int32(types.count), types))
        guard result.isFine else { throw fault(result) }
        prepared[statement.marked] = name
        return name
    }

    private func fault(_ result: PostgresResult) -> StoreFault {
        let words = result.message ?? String(cString: PQerrorMessage(connection))
        // Words of libpq's own tell of a journey that failed; after a fatal fault the server hangs up. `PQstatus` may not know it yet.
        if result.state == nil || result.isFatal { isBroken = true }
        guard let state = result.state, isAlive else { return .unavailable(words) }
        switch state {
        case "40001", "40P01": return .conflict(words)
        // Somebody else held a lock for longer than `lock_timeout`.
        case "55P03": return .unavailable(words)
        case "53100": return .diskFull
        case "23505": return .constraint(kind: .unique, constraint: result.constraint ?? words)
        case "23503": return .constraint(kind: .foreignKey, constraint: result.constraint ?? words)
        case "23514": return .constraint(kind: .check, constraint: result.constraint ?? words)
        case "23502": return .constraint(kind: .notNull, constraint: words)
        case let state where state.hasPrefix("57") || state.hasPrefix("53") || state.hasPrefix("08") || state == "25006":
            return .unavailable(words)
        default: return .statement("\(state): \(words)")
        }
    }
}
