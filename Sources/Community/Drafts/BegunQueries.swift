import Identity
import Kernel
import Store

enum BegunQueries {
    private static func words(_ row: inout Row) -> BegunWords? {
        let (place, body, updatedAt) = (row.text(), row.text(), row.moment())
        return BegunWords.Place(place).map { BegunWords(place: $0, body: body, updatedAt: updatedAt) }
    }

    static func words(at place: BegunWords.Place, of account: ID<Account>, in reading: Reading) throws -> BegunWords? {
        try reading.first(
            "SELECT place, body, updated_at FROM begun_words WHERE account_id = \(account) AND place = \(place.text) AND NOT is_sent", words
        ) ?? nil
    }

    /// Last changed first.
    static func all(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [BegunWords] {
        try reading.all(
            """
            SELECT place, body, updated_at
            FROM begun_words
            WHERE account_id = \(account) AND NOT is_sent
            ORDER BY updated_at DESC, place
            LIMIT \(limit)
            """,
            words
        ).compactMap { $0 }
    }

    static func count(of account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM begun_words WHERE account_id = \(account) AND NOT is_sent")
    }

    static func isSent(_ formKey: String, at place: BegunWords.Place, of account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            "SELECT 1 FROM begun_words WHERE account_id = \(account) AND place = \(place.text) AND form_key = \(formKey) AND is_sent"
        )
    }

    static func save(_ body: String, at place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO begun_words (account_id, place, body, form_key, is_sent, updated_at)
            VALUES (\(account), \(place.text), \(body), \(formKey), \(false), \(transaction.now))
            ON CONFLICT (account_id, place)
            DO UPDATE SET body = excluded.body, form_key = excluded.form_key, is_sent = excluded.is_sent, updated_at = excluded.updated_at
            """
        )
    }

    static func markSent(_ place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE begun_words
            SET body = '', form_key = \(formKey), is_sent = \(true), updated_at = \(transaction.now)
            WHERE account_id = \(account) AND place = \(place.text)
            """
        )
    }

    static func remove(_ place: BegunWords.Place, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM begun_words WHERE account_id = \(account) AND place = \(place.text)")
    }
}
