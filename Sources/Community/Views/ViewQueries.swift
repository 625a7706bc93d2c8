import Identity
import Kernel
import Store
import Trust

/// Who saw a post first when, of those who let authors know.
package enum ViewQueries {
    /// The posts of others that somebody may see, of those they say they saw; not of groups that they read quietly, where nobody is to
    /// know that they are there.
    static func viewable(_ posts: [ID<Post>], by circle: Circle, in reading: Reading) throws -> [ID<Post>] {
        let quiet = Set(
            try reading.all("SELECT group_id FROM group_memberships WHERE account_id = \(circle.id) AND quiet_until > \(reading.now) LIMIT 200") {
                $0.id(Group.self)
            }
        )
        return try PostQueries.posts(posts, for: circle, in: reading).map(\.subject).filter { post in
            post.author.id != circle.id && (quiet.isEmpty || post.group.map { !quiet.contains($0) } ?? false)
        }
        .map(\.id)
    }

    /// Notes first views; later ones change nothing.
    static func insert(_ posts: [ID<Post>], by account: ID<Account>, in transaction: Transaction) throws {
        for post in posts {
            try transaction.run(
                """
                INSERT INTO first_views (post_id, account_id, seen_at)
                VALUES (\(post), \(account), \(transaction.now))
                ON CONFLICT (post_id, account_id) DO NOTHING
                """
            )
        }
    }

    /// Of these posts, those whose first view by somebody is noted.
    static func seen(_ posts: [ID<Post>], by account: ID<Account>, in reading: Reading) throws -> Set<ID<Post>> {
        Set(try reading.all("SELECT post_id FROM first_views WHERE account_id = \(account) AND post_id IN \(list: posts)") { $0.id() })
    }

    /// Who saw a post, newest first, without those whom its author does not hear or who rest; and how many there are.
    static func viewers(of post: ID<Post>, without people: [ID<Account>], limit: Int, in reading: Reading) throws -> (people: [Account], count: Int) {
        let views: SQL = """
            FROM first_views
            JOIN actors ON actors.id = first_views.account_id
            WHERE first_views.post_id = \(post) AND NOT actors.is_resting\(HiddenQueries.without(people, "first_views.account_id"))
            """
        let accounts = try reading.all(
            """
            SELECT \(AccountQueries.columns)
            \(views)
            ORDER BY first_views.seen_at DESC, first_views.account_id
            LIMIT \(limit)
            """,
            AccountQueries.account
        )
        return (accounts, accounts.count < limit ? accounts.count : try reading.count("SELECT COUNT(*) \(views)"))
    }

    /// Forgets all that somebody saw: they no longer want it to be known.
    static func forget(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM first_views WHERE account_id = \(account)")
    }
}
