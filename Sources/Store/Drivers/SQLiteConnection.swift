import CSQLite
import Foundation
import Kernel

/// One connection to an SQLite file (WAL, `synchronous=FULL`), with its prepared statements.
final class SQLiteConnection: Connection {
    enum Mode { case create, write, read }

    let dialect = Dialect.sqlite
    private let database: OpaquePointer
    private var prepared: [String: SQLiteStatement] = [:]
    private var watched: (watch: SQLiteWatch, before: StoreState)?

    /// - Parameter mode: only `.create` makes a missing file; the others refuse, so that a file that vanished is noticed.
    init(path: String, mode: Mode, busyMilliseconds: Int32 = 5_000) throws {
        var handle: OpaquePointer?
        let flags =
            switch mode {
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .write, .read: SQLITE_OPEN_READWRITE
            }
        let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "code \(code)"
            sqlite3_close_v2(handle)
            throw StoreFault.unavailable(reason)
        }
        database = handle
        sqlite3_extended_result_codes(database, 1)
        sqlite3_busy_timeout(database, busyMilliseconds)
        try switchToWAL(patience: busyMilliseconds)
        try script("PRAGMA synchronous = FULL")
        try script("PRAGMA foreign_keys = ON")
        try script("PRAGMA cache_size = -16000")
        try script("PRAGMA mmap_size = 1073741824")
        try script("PRAGMA temp_store = MEMORY")
        if mode == .read { try script("PRAGMA query_only = ON") }
    }

    /// The first switch of a new file wants the file for itself, and SQLite does not wait for that: programs that start at the
    /// same time get in each other's way.
    private func switchToWAL(patience milliseconds: Int32) throws {
        let end = ContinuousClock.now + .milliseconds(milliseconds)
        while true {
            do {
                return try script("PRAGMA journal_mode = WAL")
            } catch {
                guard sqlite3_errcode(database) & 0xff == SQLITE_BUSY, .now < end else { throw error }
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
    }

    deinit {
        prepared.removeAll()
        sqlite3_close_v2(database)
    }

    /// Whether a transaction is open. Some faults (a full disk) end it behind one's back.
    var isInTransaction: Bool { sqlite3_get_autocommit(database) == 0 }

    /// Whether the file was moved or deleted while it was open: what is written then is lost.
    var hasLostItsFile: Bool {
        var moved: Int32 = 0
        return sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0
    }

    /// Changes whenever another connection has committed; within a transaction it stays and pins what the transaction sees.
    func dataVersion() throws -> Int64 {
        var version: Int64 = 0
        try each("PRAGMA data_version") { version = $0.integer() }
        return version
    }

    /// To be called before a transaction begins whose state shall be told.
    func beginWatched(by watch: SQLiteWatch) throws {
        watched = watch.state(mayOpen: true).map { (watch: watch, before: $0) }
        try run("BEGIN")
    }

    /// The state before the transaction began, if it is the same after the transaction is pinned: then it is what it sees.
    func state() throws -> StoreState? {
        guard let watched else { return nil }
        _ = try dataVersion()
        return watched.watch.state(mayOpen: true) == watched.before ? watched.before : nil
    }

    func each(_ statement: SQL, _ body: (inout Row) throws -> Void) throws {
        let prepared = try prepare(statement)
        defer { prepared.reset() }
        try prepared.bind(statement.binds, fault)
        while true {
            switch prepared.step() {
            case SQLITE_ROW:
                var row = Row(prepared)
                try body(&row)
            case SQLITE_DONE: return
            case let code: throw fault(code)
            }
        }
    }

    @discardableResult func run(_ statement: SQL) throws -> Int {
        try each(statement) { _ in }
        return Int(sqlite3_changes64(database))
    }

    func script(_ text: String) throws {
        let code = sqlite3_exec(database, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw fault(code) }
    }

    func rollBack() throws { if isInTransaction { try run("ROLLBACK") } }

    private func prepare(_ statement: SQL) throws -> SQLiteStatement {
        if let known = prepared[statement.marked] { return known }
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(database, statement.numbered, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw fault(code) }
        let new = SQLiteStatement(handle)
        prepared[statement.marked] = new
        return new
    }

    private func fault(_ code: Int32) -> StoreFault {
        let words = String(cString: sqlite3_errmsg(database))
        switch code & 0xff {
        case SQLITE_FULL: return .diskFull
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PROTOCOL, SQLITE_READONLY, SQLITE_NOTADB, SQLITE_CORRUPT:
            return .unavailable(words)
        case SQLITE_CONSTRAINT:
            let kinds: [Int32: StoreFault.ConstraintKind] = [
                SQLITE_CONSTRAINT | (8 << 8): .unique, SQLITE_CONSTRAINT | (6 << 8): .unique,
                SQLITE_CONSTRAINT | (3 << 8): .foreignKey, SQLITE_CONSTRAINT | (1 << 8): .check,
                SQLITE_CONSTRAINT | (5 << 8): .notNull,
            ]
            return .constraint(kind: kinds[code] ?? .other, constraint: words)
        default: return .statement(words)
        }
    }
}

/// A prepared statement and, while it is stepped, the row it stands on.
final class SQLiteStatement: RowCells {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) { self.handle = handle }
    deinit { sqlite3_finalize(handle) }

    func step() -> Int32 { sqlite3_step(handle) }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    func bind(_ values: [SQL.Value], _ fault: (Int32) -> StoreFault) throws {
        for (place, value) in values.enumerated() {
            let index = Int32(place + 1)
            let code =
                switch value {
                case .integer(let number?): sqlite3_bind_int64(handle, index, number)
                case .boolean(let truth?): sqlite3_bind_int64(handle, index, truth ? 1 : 0)
                case .real(let number?): sqlite3_bind_double(handle, index, number)
                case .text(let text?):
                    sqlite3_bind_text(handle, index, text, Int32(text.utf8.count), hearten_sqlite_transient())
                case .bytes(let bytes?):
                    bytes.isEmpty
                        ? sqlite3_bind_zeroblob(handle, index, 0)
                        : sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), hearten_sqlite_transient())
                case .integer(nil), .boolean(nil), .real(nil), .text(nil), .bytes(nil): sqlite3_bind_null(handle, index)
                }
            guard code == SQLITE_OK else { throw fault(code) }
        }
    }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }
    func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }
    func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }
    func boolean(_ column: Int) -> Bool { integer(column) != 0 }

    func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }
}
