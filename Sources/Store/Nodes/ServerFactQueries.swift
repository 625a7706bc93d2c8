/// What a steward wants to know of the database.
package enum ServerFactQueries {
    /// The engine with its version, such as `SQLite 3.40.1`.
    package static func version(in reading: Reading) throws -> String {
        let number = try reading.first(reading.dialect.version) { $0.text() } ?? ""
        return (reading.dialect.engine == .sqlite ? "SQLite " : "PostgreSQL ") + (number.split(separator: " ").first.map(String.init) ?? "")
    }

    /// In bytes, indexes included.
    package static func size(in reading: Reading) throws -> Int64 {
        try reading.first(reading.dialect.size) { $0.integer() } ?? 0
    }
}

extension Dialect {
    fileprivate var version: SQL { engine == .sqlite ? "SELECT sqlite_version()" : "SELECT current_setting('server_version')" }
    fileprivate var size: SQL {
        engine == .sqlite
            ? "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()" : "SELECT pg_database_size(current_database())"
    }
}
