import Identity
import Kernel
import Store
import Trust

/// Posts that somebody keeps for later; nobody else learns of it.
enum BookmarkQueries {
    /// The oldest make room.
    static let most = 2_000

    static func keep(_ post: ID<Post>, for account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            "INSERT INTO bookmarks (account_id, post_id, since) VALUES (\(account), \(post), \(transaction.now)) ON CONFLICT (account_id, post_id) DO NOTHING"
        )
        try transaction.run(
            """
            DELETE FROM bookmarks
            WHERE account_id = \(account)
              AND post_id NOT IN (SELECT post_id FROM bookmarks WHERE account_id = \(account) ORDER BY since DESC, post_id DESC LIMIT \(most))
            """
        )
    }

    static func letGo(_ post: ID<Post>, for account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM bookmarks WHERE account_id = \(account) AND post_id = \(post)")
    }

    static func isKept(_ post: ID<Post>, by account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM bookmarks WHERE account_id = \(account) AND post_id = \(post)")
    }

    /// A page of them, last kept first, of those that the circle sees still.
    /// - Parameter before: the `since` and id of the last one on the page before.
    static func kept(by circle: Circle, before: (since: Moment, id: ID<Post>)?, limit: Int, in reading: Reading) throws -> [(id: ID<Post>, since: Moment)] {
        let bound: SQL = before.map { "AND (bookmarks.since, bookmarks.post_id) < (\($0.since), \($0.id))" } ?? ""
        return try reading.all(
            """
            SELECT bookmarks.post_id, bookmarks.since
            FROM bookmarks
            JOIN posts ON posts.id = bookmarks.post_id
            WHERE bookmarks.account_id = \(circle.id) \(bound) AND posts.deleted_at IS NULL AND \(AudienceQueries.lists(circle))
            ORDER BY bookmarks.since DESC, bookmarks.post_id DESC
            LIMIT \(limit)
            """
        ) { (id: $0.id(), since: $0.moment()) }
    }
}
