import Identity
import Kernel
import Store
import Trust

/// What somebody reads at home: their groups, their practices, what is for them by name, and what people they follow share with
/// followers. Pulled when it is asked for; nothing is copied when something is written.
package enum HomeQueries {
    /// One source of posts: a walk along an index, newest first.
    private struct Source {
        /// A condition on `posts` that one index serves.
        let condition: SQL
        var join: SQL = ""
        /// By which the index is ordered.
        var id: SQL = "posts.id"
    }

    /// So many sources of one kind are walked: the newest rows of all lie in the sources whose newest row is newest.
    private static func most(_ limit: Int) -> Int { limit + 1 }

    package static func cards(cursor: PageCursor<Post>, limit: Int, for circle: Circle, in reading: Reading) throws -> Page<PostCard, Post> {
        let sources = try groups(cursor, limit, circle, in: reading) + practices(circle) + followed(cursor, limit, circle, in: reading)
        return try page(sources, cursor, limit, for: circle, in: reading)
    }

    /// What certain people wrote, as far as the one who looks sees it, whatever it is for.
    package static func cards(
        by authors: [ID<Account>], cursor: PageCursor<Post>, limit: Int, for circle: Circle, in reading: Reading
    ) throws -> Page<PostCard, Post> {
        let heard = authors.filter { circle.isOpen(to: $0) }
        let visible = AudienceQueries.lists(circle)
        let newest = try reading.all(
            """
            SELECT id, newest
            FROM (SELECT actors.id,
                         (SELECT MAX(posts.id)
                          FROM posts
                          WHERE posts.author_id = actors.id AND posts.thread_id IS NULL AND posts.deleted_at IS NULL AND posts.id < \(cursor.bound) AND \(visible)) AS newest
                  FROM actors
                  WHERE actors.id IN \(list: heard)) AS latest
            ORDER BY newest DESC NULLS LAST
            LIMIT \(most(limit))
            """
        ) { withPosts(&$0, Account.self) }
        .compactMap { $0 }
        let sources = newest.map {
            Source(condition: "posts.author_id = \($0) AND posts.thread_id IS NULL AND posts.deleted_at IS NULL AND \(visible)")
        }
        return try page(sources, cursor, limit, for: circle, in: reading)
    }

    /// Whoever has a post; asked of the row, since a condition would make the engines look for the post twice.
    private static func withPosts<Subject>(_ row: inout Row, _ subject: Subject.Type) -> ID<Subject>? {
        let id = row.id(Subject.self)
        return row.optionalInteger() == nil ? nil : id
    }

    // MARK: Where posts come from

    private static func groups(_ cursor: PageCursor<Post>, _ limit: Int, _ circle: Circle, in reading: Reading) throws -> [Source] {
        var ties = circle.ties
        if ties.count > most(limit) {
            let newest = try Set(
                reading.all(
                    """
                    SELECT id, newest
                    FROM (SELECT groups.id,
                                 (SELECT MAX(posts.id)
                                  FROM posts
                                  WHERE posts.group_id = groups.id AND posts.thread_id IS NULL AND posts.audience = 'group' AND posts.deleted_at IS NULL
                                    AND NOT posts.is_withheld AND posts.id < \(cursor.bound)\(HiddenQueries.without(circle.hidden.all, "posts.author_id"))) AS newest
                          FROM groups
                          WHERE groups.id IN \(list: ties.map(\.group.id))) AS latest
                    ORDER BY newest DESC NULLS LAST
                    LIMIT \(most(limit))
                    """
                ) { withPosts(&$0, Group.self) }
                .compactMap { $0 }
            )
            // Groups that one looks after have their own rule of whom one hears, and are few.
            ties = ties.filter { newest.contains($0.group.id) || (!circle.hidden.isEmpty && circle.looksAfter($0.group.practice, $0.group.id)) }
        }
        return ties.map { tie in
            let without = HiddenQueries.without(circle.unheard(in: tie.group.practice, group: tie.group.id), "posts.author_id")
            return Source(
                condition: """
                    posts.group_id = \(tie.group.id) AND posts.thread_id IS NULL AND posts.audience = 'group' AND posts.deleted_at IS NULL
                    AND NOT posts.is_withheld\(without)
                    """
            )
        }
    }

    /// What is for a whole practice, and what is for the reader by name.
    private static func practices(_ circle: Circle) -> [Source] {
        circle.viewer.memberships.flatMap { membership in
            let practice = membership.practice.id
            let without = HiddenQueries.without(circle.unheard(in: practice, group: nil), "posts.author_id")
            return [
                Source(
                    condition: """
                        posts.practice_id = \(practice) AND posts.thread_id IS NULL AND posts.audience IN ('practice', 'public') AND posts.deleted_at IS NULL
                        AND NOT posts.is_withheld\(without)
                        """
                ),
                Source(
                    condition: """
                        post_people.account_id = \(circle.id) AND posts.practice_id = \(practice) AND posts.thread_id IS NULL
                        AND posts.deleted_at IS NULL AND NOT posts.is_withheld\(without)
                        """,
                    join: "JOIN post_people ON post_people.post_id = posts.id", id: "post_people.post_id"
                ),
            ]
        }
    }

    /// What the reader shared with their own followers, and the followed people whose latest posts to followers are newest: whoever is
    /// not among these has nothing on this page, so that it does not matter how many are followed, nor how much they write.
    private static func followed(_ cursor: PageCursor<Post>, _ limit: Int, _ circle: Circle, in reading: Reading) throws -> [Source] {
        let practices = circle.viewer.memberships.map(\.practice.id)
        let toFollowers: SQL = """
            posts.thread_id IS NULL AND posts.audience = 'followers' AND posts.deleted_at IS NULL AND NOT posts.is_withheld
            AND posts.practice_id IN \(list: practices)
            """
        let newest = try reading.all(
            """
            SELECT followed_id, newest
            FROM (SELECT follows.followed_id,
                         (SELECT MAX(posts.id) FROM posts WHERE posts.followed_id = follows.followed_id AND posts.id < \(cursor.bound) AND \(toFollowers)) AS newest
                  FROM follows
                  WHERE follows.follower_id = \(circle.id) AND follows.state = 'following'\(HiddenQueries.without(circle.hidden.muted.sorted(), "follows.followed_id"))
                 ) AS latest
            ORDER BY newest DESC NULLS LAST
            LIMIT \(most(limit))
            """
        ) { withPosts(&$0, Account.self) }
        .compactMap { $0 }
        return ([circle.id] + newest).map { Source(condition: "posts.followed_id = \($0) AND \(toFollowers)") }
    }

    // MARK: The page

    private static func page(
        _ sources: [Source], _ cursor: PageCursor<Post>, _ limit: Int, for circle: Circle, in reading: Reading
    ) throws -> Page<PostCard, Post> {
        guard !sources.isEmpty else { return Page(rows: [], next: nil) }
        var walks: SQL = ""
        for (number, source) in sources.enumerated() { walks = walks + (number == 0 ? "" : " UNION ALL ") + walk(source, number, cursor, limit) }
        let ids = try reading.all("SELECT id FROM (\(walks)) AS found ORDER BY id DESC LIMIT \(limit + 1)") { $0.id(Post.self) }
        let shown = Array(ids.prefix(limit))
        let posts = try PostQueries.posts(shown, lookedAtBy: circle.id, in: reading)
        return Page(
            rows: try Threads.cards(of: posts, for: circle, in: reading), next: ids.count > limit ? shown.last.map { PageCursor(before: $0) } : nil
        )
    }

    private static func walk(_ source: Source, _ number: Int, _ cursor: PageCursor<Post>, _ limit: Int) -> SQL {
        let name = SQL(stringLiteral: "walk\(number)")
        return """
            SELECT id
            FROM (SELECT posts.id
                  FROM posts \(source.join)
                  WHERE \(source.condition) AND \(source.id) < \(cursor.bound)
                  ORDER BY \(source.id) DESC
                  LIMIT \(limit + 1)) AS \(name)
            """
    }
}
