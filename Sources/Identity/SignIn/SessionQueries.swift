import Kernel
import Store

package enum SessionQueries {
    /// How long a session lasts without signing in again.
    package static let lasting: Span = .days(60)

    /// - Parameter device: what the browser is called.
    package static func begin(_ token: Token, for account: ID<Account>, device: String = "", in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO sessions (digest, account_id, created_at, expires_at, device, seen_at)
            VALUES (\(token.digest), \(account), \(transaction.now), \(transaction.now + lasting), \(device), \(transaction.now))
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

    /// Somebody under 18 whose guardian said no comes in to fetch what is theirs, while nobody sees them.
    private static let isRefused: SQL = """
        EXISTS (SELECT 1 FROM guardians WHERE guardians.account_id = sign_ins.account_id AND guardians.refused_at IS NOT NULL)
        """

    /// Whose session it is, be it over or not.
    static func session(_ token: Token, in reading: Reading) throws -> Session? {
        guard
            let (viewer, expiresAt, seenAt) = try reading.first(
                """
                SELECT \(ViewerQueries.columns), sessions.expires_at, sessions.seen_at
                FROM \(ViewerQueries.tables)
                JOIN sessions ON sessions.account_id = sign_ins.account_id
                WHERE sessions.digest = \(token.digest) AND sign_ins.suspended_at IS NULL AND (sign_ins.rests_since IS NULL OR \(isRefused))
                """,
                { (ViewerQueries.viewer(&$0), $0.moment(), $0.moment()) }
            )
        else { return nil }
        return Session(viewer: try viewer.belonging(in: reading), expiresAt: expiresAt, seenAt: seenAt)
    }

    /// Notes that a session is used.
    static func see(_ token: Token, in transaction: Transaction) throws {
        try transaction.run("UPDATE sessions SET seen_at = \(transaction.now) WHERE digest = \(token.digest)")
    }

    /// A browser that is signed in, for the list of its person.
    package struct Open: Sendable, Hashable {
        /// Names the session and opens nothing: the digest of its secret.
        package let name: String
        package let device: String
        package let createdAt: Moment
        package let seenAt: Moment
        package let isThisOne: Bool
    }

    /// Where somebody is signed in, last used first.
    /// - Parameter token: of the session that looks.
    package static func open(of account: ID<Account>, lookedAtFrom token: Token, in reading: Reading) throws -> [Open] {
        try reading.all(
            """
            SELECT digest, device, created_at, seen_at
            FROM sessions
            WHERE account_id = \(account) AND expires_at > \(reading.now)
            ORDER BY seen_at DESC, created_at DESC
            LIMIT 100
            """
        ) { row in
            let digest = row.bytes()
            return Open(
                name: Base64URL.encode(digest), device: row.text(), createdAt: row.moment(), seenAt: row.moment(), isThisOne: Digest.equal(digest, token.digest)
            )
        }
    }

    /// Ends one of somebody's own sessions. Returns whether there was one.
    package static func end(named name: String, of account: ID<Account>, in transaction: Transaction) throws -> Bool {
        guard let digest = Base64URL.decode(name) else { return false }
        return try transaction.run("DELETE FROM sessions WHERE account_id = \(account) AND digest = \(digest)") > 0
    }
}
