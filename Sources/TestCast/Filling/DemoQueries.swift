import Community
import Identity
import Kernel
import Store

enum DemoQueries {
    static func setFirstWin(_ isFirstWin: Bool, _ post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET is_first_win = \(isFirstWin) WHERE id = \(post) AND is_first_win <> \(isFirstWin)")
    }

    static func markOldNoticesRead(before moment: Moment, in transaction: Transaction) throws {
        try transaction.run("UPDATE notices SET read_at = \(moment) WHERE created_at < \(moment) AND read_at IS NULL")
    }

    /// Takes back the look at a channel that adding it planned.
    static func leaveAlone(_ channel: ID<Channel>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM jobs WHERE kind = \(LookAtChannels.lookKind) AND payload LIKE \("%\(channel)%")")
    }

    /// What somebody wrote last before a moment.
    static func newest(by author: ID<Account>, before moment: Moment, in reading: Reading) throws -> ID<Post>? {
        try reading.first(
            """
            SELECT id
            FROM posts
            WHERE author_id = \(author) AND created_at < \(moment) AND deleted_at IS NULL AND group_id IS NOT NULL
            ORDER BY id DESC
            LIMIT 1
            """
        ) { $0.id() }
    }

    /// Somebody's newest win of that headline.
    static func win(_ headline: String, by author: ID<Account>, in reading: Reading) throws -> ID<Post>? {
        try reading.first(
            """
            SELECT id
            FROM posts
            WHERE author_id = \(author) AND kind = \(PostKind.win) AND headline = \(headline) AND deleted_at IS NULL
            ORDER BY id DESC
            LIMIT 1
            """
        ) { $0.id() }
    }
}
