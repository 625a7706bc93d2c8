import Identity
import Kernel
import Store
import Trust

enum ScreenQueries {
    private static let columns: SQL = "id, practice_id, name, code, code_until, paired_at, seen_at"

    private static func screen(_ row: inout Row) -> Screen {
        Screen(
            id: row.id(), practice: row.id(), name: row.text(), code: row.optionalText(), codeUntil: row.optionalMoment(), pairedAt: row.optionalMoment(),
            seenAt: row.moment())
    }

    static func screen(_ token: Token, of practice: ID<Practice>, in reading: Reading) throws -> Screen? {
        try reading.first("SELECT \(columns) FROM screens WHERE token_digest = \(token.digest) AND practice_id = \(practice)", screen)
    }

    /// Whether this server gave the token to a screen, for whatever practice.
    static func knows(_ token: Token, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM screens WHERE token_digest = \(token.digest)")
    }

    static func waiting(code: String, in practice: ID<Practice>, in reading: Reading) throws -> Screen? {
        try reading.first(
            "SELECT \(columns) FROM screens WHERE code = \(code) AND practice_id = \(practice) AND code_until > \(reading.now) AND paired_at IS NULL", screen)
    }

    static func paired(in practice: ID<Practice>, in reading: Reading) throws -> [Screen] {
        try reading.all("SELECT \(columns) FROM screens WHERE practice_id = \(practice) AND paired_at IS NOT NULL ORDER BY id LIMIT \(Screen.most)", screen)
    }

    /// A new screen that waits; those of the server whose code nobody typed for an hour are removed. One that asked twice at once stays one.
    static func insert(_ token: Token, practice: ID<Practice>, code: String, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM screens WHERE paired_at IS NULL AND code_until < \(transaction.now - .hours(1))")
        try transaction.run(
            """
            INSERT INTO screens (id, practice_id, token_digest, code, code_until, seen_at)
            VALUES (\(transaction.newID(Screen.self)), \(practice), \(token.digest), \(code), \(transaction.now + Screen.codeLength), \(transaction.now))
            ON CONFLICT (token_digest, practice_id) DO NOTHING
            """
        )
    }

    static func renew(_ id: ID<Screen>, code: String, in transaction: Transaction) throws {
        try transaction.run("UPDATE screens SET code = \(code), code_until = \(transaction.now + Screen.codeLength) WHERE id = \(id) AND paired_at IS NULL")
    }

    static func pair(_ id: ID<Screen>, name: String, by account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE screens
            SET code = NULL, code_until = NULL, name = \(name), paired_by = \(account), paired_at = \(transaction.now), seen_at = \(transaction.now)
            WHERE id = \(id) AND paired_at IS NULL
            """
        )
    }

    static func see(_ id: ID<Screen>, in transaction: Transaction) throws {
        try transaction.run("UPDATE screens SET seen_at = \(transaction.now) WHERE id = \(id)")
    }

    /// Returns whether there was one.
    static func remove(_ id: ID<Screen>, of practice: ID<Practice>, in transaction: Transaction) throws -> Bool {
        try transaction.run("DELETE FROM screens WHERE id = \(id) AND practice_id = \(practice)") > 0
    }
}
