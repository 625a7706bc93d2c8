import Foundation
import Identity
import Kernel
import Store
import Trust

enum DraftQueries {
    private static let columns: SQL = "id, group_id, fields, version, updated_at, publish_at, failure"

    private static func draft(_ row: inout Row) throws -> Draft {
        Draft(
            id: row.id(), group: row.id(), fields: try JSONDecoder().decode([Draft.Field].self, from: Data(row.text().utf8)), version: row.count(),
            updatedAt: row.moment(), publishAt: row.optionalMoment(), failure: row.optionalText()
        )
    }

    static func draft(formKey: String, of account: ID<Account>, in reading: Reading) throws -> Draft? {
        try reading.first("SELECT \(columns) FROM drafts WHERE account_id = \(account) AND form_key = \(formKey)", draft)
    }

    static func draft(_ id: ID<Draft>, of account: ID<Account>, in reading: Reading) throws -> Draft? {
        try reading.first("SELECT \(columns) FROM drafts WHERE account_id = \(account) AND id = \(id)", draft)
    }

    static func draft(_ id: ID<Draft>, in reading: Reading) throws -> (Draft, ID<Account>)? {
        try reading.first("SELECT \(columns), account_id FROM drafts WHERE id = \(id)") { (try draft(&$0), $0.id()) }
    }

    /// What somebody began for a group and did not plan for later; the newest.
    static func newest(for group: ID<Group>, of account: ID<Account>, in reading: Reading) throws -> Draft? {
        try reading.first(
            """
            SELECT \(columns)
            FROM drafts
            WHERE account_id = \(account) AND group_id = \(group) AND publish_at IS NULL AND failure IS NULL
            ORDER BY updated_at DESC, id DESC
            LIMIT 1
            """,
            draft
        )
    }

    /// Those for later first, by their time; then the others, last changed first.
    static func drafts(of account: ID<Account>, in reading: Reading) throws -> [Draft] {
        try reading.all(
            """
            SELECT \(columns)
            FROM drafts
            WHERE account_id = \(account)
            ORDER BY failure IS NULL, publish_at IS NULL, publish_at, updated_at DESC, id
            LIMIT \(Draft.most)
            """,
            draft
        )
    }

    static func count(of account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM drafts WHERE account_id = \(account)")
    }

    static func isShared(formKey: String, by account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM posts WHERE author_id = \(account) AND form_key = \(formKey) LIMIT 1")
    }

    /// What is changed is no longer planned: it is to be looked at again first.
    static func save(_ fields: [Draft.Field], formKey: String, in group: ID<Group>, of account: ID<Account>, in transaction: Transaction) throws {
        let text = String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
        try transaction.run(
            """
            INSERT INTO drafts (id, account_id, group_id, form_key, fields, version, updated_at)
            VALUES (\(transaction.newID(Draft.self)), \(account), \(group), \(formKey), \(text), 1, \(transaction.now))
            ON CONFLICT (account_id, form_key)
            DO UPDATE SET fields = excluded.fields, group_id = excluded.group_id, version = drafts.version + 1, updated_at = excluded.updated_at,
                          publish_at = NULL, failure = NULL
            """
        )
    }

    static func plan(_ id: ID<Draft>, at moment: Moment, in transaction: Transaction) throws {
        try transaction.run("UPDATE drafts SET publish_at = \(moment), failure = NULL WHERE id = \(id)")
    }

    static func fail(_ id: ID<Draft>, _ reason: String, in transaction: Transaction) throws {
        try transaction.run("UPDATE drafts SET publish_at = NULL, failure = \(reason) WHERE id = \(id)")
    }

    static func remove(formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM drafts WHERE account_id = \(account) AND form_key = \(formKey)")
    }

    /// Returns whether there was one.
    static func remove(_ id: ID<Draft>, of account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("DELETE FROM drafts WHERE account_id = \(account) AND id = \(id)") > 0
    }
}
