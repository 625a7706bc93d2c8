import Identity
import Kernel
import Store
import Trust

enum DigestQueries {
    /// What was shared in one group since the last digest.
    struct GroupNews: Sendable, Hashable {
        let group: Group
        let count: Int
        /// A few of them, newest first.
        let posts: [(author: String, words: String)]

        static func == (left: GroupNews, right: GroupNews) -> Bool { left.group == right.group && left.count == right.count }
        func hash(into hasher: inout Hasher) { hasher.combine(group) }
    }

    /// At most this many new posts of a group are counted.
    static let mostCounted = 100
    static let postsShown = 3

    /// - Parameter circle: whose digest it is: only what their feeds show is counted and named.
    static func news(in group: Group, since: Moment, for circle: Circle, in reading: Reading) throws -> GroupNews? {
        let first = IDSource.first(at: since, Post.self)
        let condition: SQL = """
            posts.group_id = \(group.id) AND posts.audience = 'group' AND posts.thread_id IS NULL AND posts.deleted_at IS NULL AND NOT posts.is_withheld
            AND posts.id >= \(first) AND posts.author_id <> \(circle.id) AND \(AudienceQueries.lists(circle))
            """
        let count = try reading.count("SELECT COUNT(*) FROM (SELECT 1 FROM posts WHERE \(condition) LIMIT \(mostCounted)) AS few")
        guard count > 0 else { return nil }
        let filter = ReaderFilter(circle.viewer)
        let posts = try reading.all(
            """
            SELECT actors.name, CASE WHEN posts.warning IS NOT NULL THEN 'Behind a warning.' WHEN posts.headline <> '' THEN posts.headline ELSE posts.body END
            FROM posts
            JOIN actors ON actors.id = posts.author_id
            WHERE \(condition)
            ORDER BY posts.id DESC
            LIMIT \(postsShown)
            """
        ) { (author: $0.text(), words: filter.line(RichText(markdown: String($0.text().prefix(600))).excerpt(100))) }
        return GroupNews(group: group, count: count, posts: posts)
    }
}
