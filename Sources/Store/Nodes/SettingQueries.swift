/// A few facts about the server as a whole, by name.
package enum SettingQueries {
    package static func value(_ name: String, in reading: Reading) throws -> String? {
        try reading.first("SELECT value FROM settings WHERE name = \(name)") { $0.text() }
    }

    package static func set(_ name: String, to value: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO settings (name, value)
            VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
    }

    /// Writes the time under a name: the proof that the database takes writes.
    package static func touch(_ name: String, in transaction: Transaction) throws {
        try set(name, to: String(transaction.now.milliseconds), in: transaction)
    }
}
