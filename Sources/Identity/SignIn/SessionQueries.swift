import Kernel
import Store

package enum SessionQueries {
    /// How long a session lasts without signing in again.
    package static let lasting: Span = .days(60)

    package static func begin(_ token: Token, for account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO sessions (digest, account_id, created_at, expires_at)
            VALUES (\(token.digest), \(account), \(transaction.now), \(transaction.now + lasting))
            """
        )
        try transaction.run("DELETE FROM sessions WHERE account_id = \(account) AND expires_at < \(transaction.now)")
    }

    static func end(_ token: Token, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM sessions WHERE digest = \(token.digest)")
    }

    static func endAll(of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM sessions WHERE account_id = \(account)")
    }

    static func viewer(_ token: Token, in reading: Reading) throws -> Viewer? {
        guard
            let (account, isSteward) = try reading.first(
                """
                SELECT \(AccountQueries.columns), sign_ins.is_steward
                FROM sessions
                JOIN sign_ins ON sign_ins.account_id = sessions.account_id
                JOIN actors ON actors.id = sessions.account_id
                WHERE sessions.digest = \(token.digest) AND sessions.expires_at > \(reading.now)
                """,
                { (AccountQueries.account(&$0), $0.boolean()) }
            )
        else { return nil }
        return Viewer(account: account, isSteward: isSteward, memberships: try MembershipQueries.memberships(of: account.id, in: reading))
    }
}
