import CPostgres
import Glibc
import Kernel

/// One connection to PostgreSQL through libpq, with its prepared statements. Values and answers travel in binary.
final class PostgresConnection: Connection {
    let dialect = Dialect.postgres
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]

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
        let defaults = ["connect_timeout": "5", "tcp_user_timeout": "15000", "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3"]
        // The address comes last and overrules what stands before it.
        let keys = defaults.keys + ["dbname"]
        let values = defaults.values + [address]
        let texts = (keys + values).map { strdup($0) }
        defer { texts.forEach { free($0) } }
        let pointers = texts.map { UnsafePointer($0) }
        return PQconnectdbParams(Array(pointers[..<keys.count]) + [nil], Array(pointers[keys.count...]) + [nil], 1)
    }

    deinit { PQfinish(connection) }

    /// Whether the connection is still usable. A broken one is replaced by a new one.
    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }

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
        let result = PostgresResult(PQexec(connection, text))
        guard result.isFine else { throw fault(result) }
    }

    func rollBack() throws { if isAlive { try run("ROLLBACK") } }

    private func execute(_ statement: SQL) throws -> PostgresResult {
        let name = try prepare(statement)
        let parameters = PostgresParameters(statement.binds)
        let result = parameters.withPointers { values, lengths, formats in
            PostgresResult(PQexecPrepared(connection, name, Int32(statement.binds.count), values, lengths, formats, 1))
        }
        guard result.isFine else { throw fault(result) }
        return result
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
