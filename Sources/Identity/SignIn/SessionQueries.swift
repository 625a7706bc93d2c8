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

    package static func endAll(of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM sessions WHERE account_id = \(account)")
    }

    /// Whose session it is, be it over or not.
    static func session(_ token: Token, in reading: Reading) throws -> Session? {
        guard
            let (account, isSteward, hides, zone, language, tellsViews, expiresAt) = try reading.first(
                """
                SELECT \(AccountQueries.columns), sign_ins.is_steward, sign_ins.hides, profiles.time_zone, COALESCE(profiles.language, ''),
                       COALESCE(profiles.tells_views, FALSE), sessions.expires_at
                FROM sessions
                JOIN sign_ins ON sign_ins.account_id = sessions.account_id
                JOIN actors ON actors.id = sessions.account_id
                LEFT JOIN profiles ON profiles.account_id = sessions.account_id
                WHERE sessions.digest = \(token.digest)
                """,
                { (AccountQueries.account(&$0), $0.boolean(), $0.boolean(), $0.optionalText(), $0.text(), $0.boolean(), $0.moment()) }
            )
        else { return nil }
        let memberships = try MembershipQueries.memberships(of: account.id, in: reading)
        let viewer = Viewer(
            account: account, isSteward: isSteward, memberships: memberships, hides: hides, timeZone: zone, language: language, tellsViews: tellsViews
        )
        return Session(viewer: viewer, expiresAt: expiresAt)
    }
}
