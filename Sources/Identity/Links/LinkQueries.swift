import Kernel
import Store

package enum LinkQueries {
    /// Links that are over are forgotten when a new one is made.
    static func insert(_ token: Token, _ link: Link, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM links WHERE account_id = \(link.account) AND expires_at < \(transaction.now)")
        try transaction.run(
            """
            INSERT INTO links (digest, account_id, purpose, subject_id, detail, created_at, expires_at)
            VALUES (\(token.digest), \(link.account), \(link.purpose), \(SQL.Value.integer(link.subject)), \(link.detail), \(transaction.now), \(link.expiresAt))
            """
        )
    }

    static func link(_ token: Token, _ purpose: LinkPurpose, in reading: Reading) throws -> Link? {
        try reading.first(
            "SELECT account_id, purpose, subject_id, detail, expires_at, used_at FROM links WHERE digest = \(token.digest) AND purpose = \(purpose)"
        ) { row in
            Link(
                account: row.id(), purpose: try row.one(), subject: row.optionalInteger(), detail: row.text(), expiresAt: row.moment(),
                usedAt: row.optionalMoment()
            )
        }
    }

    /// Returns whether it was unused until now.
    static func markUsed(_ token: Token, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE links SET used_at = \(transaction.now) WHERE digest = \(token.digest) AND used_at IS NULL") > 0
    }

    /// Ends what must not outlive the sessions.
    static func endAll(of account: ID<Account>, in transaction: Transaction) throws {
        let purposes = LinkPurpose.allCases.filter(\.diesWithSessions).map(\.rawValue)
        try transaction.run("DELETE FROM links WHERE account_id = \(account) AND purpose IN \(list: purposes)")
    }

    /// Ends earlier links of a purpose, where only the newest is to be good.
    package static func end(_ purpose: LinkPurpose, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM links WHERE account_id = \(account) AND purpose = \(purpose) AND used_at IS NULL")
    }
}
