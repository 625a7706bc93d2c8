import Identity
import Kernel
import Store
import Trust

enum ShareQueries {
    /// What waits to be posted, and what was of late; of posts that are public still.
    static func shares(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [ShareElsewhere] {
        try shares("shares_elsewhere.account_id = \(account) AND shares_elsewhere.posted_at IS NULL", limit, in: reading)
    }

    static func shares(of post: ID<Post>, by account: ID<Account>, in reading: Reading) throws -> [ShareElsewhere] {
        try shares("shares_elsewhere.account_id = \(account) AND shares_elsewhere.post_id = \(post)", 20, in: reading)
    }

    private static func shares(_ condition: SQL, _ limit: Int, in reading: Reading) throws -> [ShareElsewhere] {
        try reading.all(
            """
            SELECT shares_elsewhere.post_id, shares_elsewhere.network, posts.headline, posts.body, shares_elsewhere.posted_at, shares_elsewhere.address
            FROM shares_elsewhere
            JOIN posts ON posts.id = shares_elsewhere.post_id
            WHERE \(condition) AND posts.audience = 'public' AND posts.deleted_at IS NULL AND NOT posts.is_withheld
            ORDER BY shares_elsewhere.planned_at DESC, shares_elsewhere.network
            LIMIT \(limit)
            """
        ) { row in
            let (post, network) = (row.id(Post.self), try row.one(of: ChannelNetwork.self))
            let (headline, body) = (row.text(), row.text())
            return ShareElsewhere(
                post: post, network: network, excerpt: headline.isEmpty ? RichText(markdown: body).excerpt(120) : headline, postedAt: row.optionalMoment(),
                address: row.text())
        }
    }

    static func plan(_ post: ID<Post>, on network: ChannelNetwork, by account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO shares_elsewhere (account_id, post_id, network, planned_at)
            VALUES (\(account), \(post), \(network), \(transaction.now))
            ON CONFLICT (account_id, post_id, network) DO NOTHING
            """
        )
    }

    static func setPosted(_ post: ID<Post>, on network: ChannelNetwork, at address: String, by account: ID<Account>, in transaction: Transaction) throws {
        try plan(post, on: network, by: account, in: transaction)
        try transaction.run(
            """
            UPDATE shares_elsewhere
            SET posted_at = \(transaction.now), address = \(address)
            WHERE account_id = \(account) AND post_id = \(post) AND network = \(network)
            """
        )
    }

    static func remove(_ post: ID<Post>, on network: ChannelNetwork, by account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM shares_elsewhere WHERE account_id = \(account) AND post_id = \(post) AND network = \(network)")
    }

    static func removeAll(of post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM shares_elsewhere WHERE post_id = \(post)")
    }
}
