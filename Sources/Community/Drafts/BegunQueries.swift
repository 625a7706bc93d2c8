import Identity
import Kernel
import Store

enum BegunQueries {
    private static let columns: SQL = "place, form_key, body, updated_at"

    private static func words(_ row: inout Row) -> BegunWords? {
        let (place, formKey, body, updatedAt) = (row.text(), row.text(), row.text(), row.moment())
        return BegunWords.Place(place).map { BegunWords(place: $0, formKey: formKey, body: body, updatedAt: updatedAt) }
    }

    static func newest(at place: BegunWords.Place, of account: ID<Account>, in reading: Reading) throws -> BegunWords? {
        try reading.first(
            """
            SELECT \(columns)
            FROM begun_words
            WHERE account_id = \(account) AND place = \(place.text) AND NOT is_sent
            ORDER BY updated_at DESC, form_key
            LIMIT 1
            """,
            words
        ) ?? nil
    }

    /// Last changed first.
    static func all(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [BegunWords] {
        try reading.all(
            """
            SELECT \(columns)
            FROM begun_words
            WHERE account_id = \(account) AND NOT is_sent
            ORDER BY updated_at DESC, form_key
            LIMIT \(limit)
            """,
            words
        ).compactMap { $0 }
    }

    static func count(of account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM begun_words WHERE account_id = \(account) AND NOT is_sent")
    }

    /// Whether what was begun in a form was sent; `nil` where nothing is known of the form.
    static func isSent(_ place: BegunWords.Place, formKey: String, of account: ID<Account>, in reading: Reading) throws -> Bool? {
        try reading.first("SELECT is_sent FROM begun_words WHERE account_id = \(account) AND place = \(place.text) AND form_key = \(formKey)") { $0.boolean() }
    }

    static func save(_ body: String, at place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO begun_words (account_id, place, form_key, body, is_sent, updated_at)
            VALUES (\(account), \(place.text), \(formKey), \(body), \(false), \(transaction.now))
            ON CONFLICT (account_id, place, form_key) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at
            """
        )
    }

    /// Also where nothing was kept yet: a save may be on its way.
    static func markSent(_ place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO begun_words (account_id, place, form_key, body, is_sent, updated_at)
            VALUES (\(account), \(place.text), \(formKey), '', \(true), \(transaction.now))
            ON CONFLICT (account_id, place, form_key) DO UPDATE SET body = '', is_sent = excluded.is_sent, updated_at = excluded.updated_at
            """
        )
    }

    static func remove(_ place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            "DELETE FROM begun_words WHERE account_id = \(account) AND place = \(place.text) AND form_key = \(formKey) AND NOT is_sent"
        )
    }

    /// Forgets the marks of what was sent before `moment`. Returns how many.
    static func forgetSent(before moment: Moment, limit: Int, in transaction: Transaction) throws -> Int {
        try transaction.run(
            """
            DELETE FROM begun_words
            WHERE (account_id, place, form_key) IN
                  (SELECT account_id, place, form_key FROM begun_words WHERE is_sent AND updated_at < \(moment) LIMIT \(limit))
            """
        )
    }
}
