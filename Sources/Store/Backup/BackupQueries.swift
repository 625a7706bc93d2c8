import Kernel

/// The tables as they are, row by row, for backups: the one place that reads the engines' own catalogues.
enum BackupQueries {
    // MARK: What there is

    static func tables(_ connection: any Connection) throws -> [BackupTable] {
        var names: [String] = []
        let statement: SQL =
            connection.dialect == .sqlite
            ? "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
        try connection.each(statement) { names.append($0.text()) }
        let tables = try names.filter { !BackupTable.isLeftOut($0) }.map { name in
            connection.dialect == .sqlite ? try sqliteTable(name, connection) : try postgresTable(name, connection)
        }
        return BackupTable.inOrder(tables)
    }

    private static func sqliteTable(_ name: String, _ connection: any Connection) throws -> BackupTable {
        var columns: [(column: BackupColumn, key: Int)] = []
        try connection.each("SELECT name, type, pk FROM pragma_table_info(\(name)) ORDER BY cid") { row in
            let (column, type, key) = (row.text(), row.text(), row.count())
            columns.append((BackupColumn(name: column, kind: kind(type)), key))
        }
        var parents: Set<String> = []
        try connection.each("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(\(name))") { parents.insert($0.text()) }
        let key = columns.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map(\.column.name)
        return BackupTable(name: name, columns: columns.map(\.column), key: key, refersTo: parents.subtracting([name]))
    }

    private static func postgresTable(_ name: String, _ connection: any Connection) throws -> BackupTable {
        var columns: [BackupColumn] = []
        try connection.each(
            """
            SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT)
            FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = \(name)
            ORDER BY ordinal_position
            """
        ) { columns.append(BackupColumn(name: $0.text(), kind: kind($0.text()))) }
        var key: [String] = []
        try connection.each(
            """
            SELECT CAST(attribute.attname AS TEXT)
            FROM pg_index
            JOIN pg_class ON pg_class.oid = pg_index.indrelid
            CROSS JOIN LATERAL unnest(pg_index.indkey) WITH ORDINALITY AS part (number, place)
            JOIN pg_attribute AS attribute ON attribute.attrelid = pg_class.oid AND attribute.attnum = part.number
            WHERE pg_index.indisprimary AND pg_class.oid = to_regclass(\(name))
            ORDER BY part.place
            """
        ) { key.append($0.text()) }
        var parents: Set<String> = []
        try connection.each(
            """
            SELECT DISTINCT CAST(parent.relname AS TEXT)
            FROM pg_constraint
            JOIN pg_class AS parent ON parent.oid = pg_constraint.confrelid
            WHERE pg_constraint.contype = 'f' AND pg_constraint.conrelid = to_regclass(\(name))
            """
        ) { parents.insert($0.text()) }
        return BackupTable(name: name, columns: columns, key: key, refersTo: parents.subtracting([name]))
    }

    private static func kind(_ type: String) -> BackupColumn.Kind {
        switch type.lowercased() {
        case "integer", "bigint": .integer
        case "real", "double precision": .real
        case "boolean": .boolean
        case "blob", "bytea": .bytes
        default: .text
        }
    }

    /// The newest migration that ran; `nil` where there never was one.
    static func schema(_ connection: any Connection) throws -> Int? {
        let exists: SQL =
            connection.dialect == .sqlite
            ? "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'"
            : "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migrations'"
        var (count, newest) = (0, 0)
        try connection.each(exists) { count = $0.count() }
        guard count > 0 else { return nil }
        try connection.each("SELECT COALESCE(MAX(number), 0) FROM migrations") { newest = $0.count() }
        return newest
    }

    // MARK: One view of everything

    /// Begins to look at one state of the database, however much is written meanwhile.
    /// - Throws: `BackupFault.migrating` while a program brings the schema up to date: on PostgreSQL a table that is rewritten looks
    ///   empty to those who began to look before.
    static func beginSnapshot(_ connection: any Connection) throws {
        guard connection.dialect == .postgres else { return try connection.script("BEGIN") }
        try connection.script("SET statement_timeout = 0")
        var isFree = false
        try connection.each("SELECT pg_try_advisory_lock_shared(\(Migrator.lock))") { isFree = $0.boolean() }
        guard isFree else { throw BackupFault.migrating }
        try connection.script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    /// Hands over each row of a table, in the order of its key.
    static func eachRow(of table: BackupTable, _ connection: any Connection, _ body: ([BackupCell]) throws -> Void) throws {
        let statement = select(table)
        guard connection.dialect == .postgres else { return try connection.each(SQL(stringLiteral: statement)) { try body(cells(table, &$0)) } }
        // Some at a time: the library keeps a whole answer in memory.
        try connection.script("DECLARE backup_rows NO SCROLL CURSOR FOR \(statement)")
        var isMore = true
        while isMore {
            isMore = false
            try connection.each("FETCH FORWARD 2000 FROM backup_rows") { row in
                isMore = true
                try body(cells(table, &row))
            }
        }
        try connection.script("CLOSE backup_rows")
    }

    /// Numbers of transactions belong to one PostgreSQL server: events are numbered anew in their order, and the places of reactions
    /// follow.
    private static func select(_ table: BackupTable) -> String {
        let names = table.columns.map { column in
            switch (table.name, column.name) {
            case ("events", "sequence"): "ROW_NUMBER() OVER (ORDER BY transaction_id, sequence) AS sequence"
            case ("events", "transaction_id"), ("reaction_places", "transaction_id"): "0 AS transaction_id"
            case ("reaction_places", "sequence"):
                """
                (SELECT COUNT(*)
                 FROM events
                 WHERE (events.transaction_id, events.sequence) <= (reaction_places.transaction_id, reaction_places.sequence)) AS sequence
                """
            default: "\"\(column.name)\""
            }
        }
        let order = table.name == "events" ? "events.transaction_id, events.sequence" : table.key.map { "\"\($0)\"" }.joined(separator: ", ")
        return "SELECT \(names.joined(separator: ", ")) FROM \"\(table.name)\"" + (order.isEmpty ? "" : " ORDER BY \(order)")
    }

    private static func cells(_ table: BackupTable, _ row: inout Row) throws -> [BackupCell] {
        table.columns.map { column in
            switch column.kind {
            case .integer: row.optionalInteger().map(BackupCell.integer) ?? .null
            case .real: row.optionalReal().map(BackupCell.real) ?? .null
            case .boolean: row.optionalBoolean().map(BackupCell.boolean) ?? .null
            case .text: row.optionalText().map(BackupCell.text) ?? .null
            case .bytes: row.optionalBytes().map(BackupCell.bytes) ?? .null
            }
        }
    }

    // MARK: Loading

    static func beginLoading(_ connection: any Connection) throws {
        if connection.dialect == .postgres { try connection.script("SET statement_timeout = 0") }
        try connection.script("BEGIN")
    }

    /// Takes away what the migrations wrote, such as the rows of kinds.
    static func empty(_ tables: [BackupTable], _ connection: any Connection) throws {
        for table in tables.reversed() { try connection.run(SQL(stringLiteral: "DELETE FROM \"\(table.name)\"")) }
    }

    /// - Parameter columns: of the backup, in its order; the table has them all.
    static func insert(_ rows: [[BackupCell]], _ columns: [BackupColumn], into table: String, _ connection: any Connection) throws {
        let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        var statement = SQL(stringLiteral: "INSERT INTO \"\(table)\" (\(names)) VALUES ")
        for (place, row) in rows.enumerated() {
            guard row.count == columns.count else { throw BackupFault.damaged("a row of \(table) has another number of values") }
            statement = statement + (place == 0 ? "(" : ", (")
            for (number, (cell, column)) in zip(row, columns).enumerated() {
                let value = try cell.value(for: column.kind)
                statement = number == 0 ? statement + "\(value)" : statement + ", \(value)"
            }
            statement = statement + ")"
        }
        try connection.run(statement)
    }

    /// Counting goes on behind what was loaded.
    static func finishLoading(_ connection: any Connection) throws {
        if connection.dialect == .postgres {
            try connection.each("SELECT setval(pg_get_serial_sequence('events', 'sequence'), (SELECT COALESCE(MAX(sequence), 0) + 1 FROM events), FALSE)") {
                _ = $0.integer()
            }
        }
        try connection.script("COMMIT")
    }
}
