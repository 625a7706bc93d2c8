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

    /// Signs out everywhere: sessions end, and so do the links in mails that let somebody act without signing in.
    package static func endAll(of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM sessions WHERE account_id = \(account)")
        try LinkQueries.endAll(of: account, in: transaction)
    }

    /// Whose session it is, be it over or not.
    static func session(_ token: Token, in reading: Reading) throws -> Session? {
        guard
            let (viewer, expiresAt) = try reading.first(
                """
                SELECT \(ViewerQueries.columns), sessions.expires_at
                FROM \(ViewerQueries.tables)
                JOIN sessions ON sessions.account_id = sign_ins.account_id
                WHERE sessions.digest = \(token.digest)
                """,
                { (ViewerQueries.viewer(&$0), $0.moment()) }
            )
        else { return nil }
        return Session(viewer: try viewer.belonging(in: reading), expiresAt: expiresAt)
    }
}
