@testable import Store

/// Every table, column, index and constraint of a database, a line each, as its own catalogue tells them.
enum SchemaPicture {
    static func lines(of connection: any Connection) throws -> [String] {
        var lines: [String] = []
        try connection.each(connection.dialect == .sqlite ? sqlite : postgres) { lines.append($0.text()) }
        return lines
    }

    private static let sqlite: SQL = """
        SELECT type || ' ' || name || ' ' || COALESCE(sql, '')
        FROM sqlite_master
        ORDER BY type, name
        """

    private static let postgres: SQL = """
        SELECT 'column ' || table_name || ' ' || ordinal_position || ' ' || column_name || ' ' || data_type || ' '
               || is_nullable || ' ' || COALESCE(column_default, '') || ' ' || COALESCE(collation_name, '')
        FROM information_schema.columns
        WHERE table_schema = 'public'
        UNION ALL
        SELECT 'index ' || indexdef
        FROM pg_indexes
        WHERE schemaname = 'public'
        UNION ALL
        SELECT 'constraint ' || CAST(CAST(conrelid AS regclass) AS TEXT) || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint
        WHERE connamespace = CAST('public' AS regnamespace)
        ORDER BY 1
        """
}
