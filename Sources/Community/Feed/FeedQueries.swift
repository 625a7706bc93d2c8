import Identity
import Kernel
import Store
import Trust

/// One page of what all members of a group read: the group's posts and those to the whole practice. It is read once for all of
/// them, and anew when anything has changed.
private struct SharedPage: KeptKey {
    typealias Answer = Shared
    struct Shared: Sendable {
        /// Newest first; one more than the page shows, if there are as many.
        let ids: [ID<Post>]
        let threads: Threads
    }

    static let mostKept = 200
    let group: ID<Group>
    let practice: ID<Practice>
    let cursor: PageCursor<Post>
    let limit: Int
    /// Whom the reader does not hear: for most nobody, and the page is the same for all of these.
    let without: [ID<Account>]
}

package enum FeedQueries {
    /// One page of what a member of a group reads: the group's posts, those to the whole practice, and those to named people
    /// among whom they are. Three short walks along an index, newest first, whatever the size of the group.
    package static func cards(
        in group: Group, cursor: PageCursor<Post>, limit: Int, for circle: Circle, in reading: Reading
    ) throws -> Page<PostCard, Post> {
        let key = SharedPage(
            group: group.id, practice: group.practice, cursor: cursor, limit: limit, without: circle.unheard(in: group.practice, group: group.id)
        )
        let shared = try reading.kept(key) {
            let ids = try sharedIDs(key, in: reading)
            return SharedPage.Shared(ids: ids, threads: try Threads.read(PostQueries.posts(ids, in: reading), without: key.without, in: reading))
        }
        let named = try namedIDs(key, for: circle, in: reading)
        let ids = named.isEmpty ? shared.ids : (shared.ids + named).sorted(by: >)
        let shown = Array(ids.prefix(limit))
        return Page(
            rows: try cards(shown, named: named, shared.threads, without: key.without, for: circle, in: reading),
            next: ids.count > limit ? shown.last.map { PageCursor(before: $0) } : nil
        )
    }

    private static func cards(
        _ shown: [ID<Post>], named: [ID<Post>], _ shared: Threads, without authors: [ID<Account>], for circle: Circle, in reading: Reading
    ) throws -> [PostCard] {
        let isShown = Set(shown)
        let cards = shared.cards(for: circle, where: isShown.contains)
        let own = named.filter(isShown.contains)
        guard !own.isEmpty else { return cards }
        let more = try Threads.read(PostQueries.posts(own, in: reading), without: authors, in: reading).cards(for: circle)
        return (cards + more).sorted { $0.post.subject.id > $1.post.subject.id }
    }

    private static func sharedIDs(_ page: SharedPage, in reading: Reading) throws -> [ID<Post>] {
        try reading.all(
            """
            SELECT id
            FROM (
                SELECT id
                FROM (SELECT id
                      FROM posts
                      WHERE group_id = \(page.group) AND thread_id IS NULL AND audience = 'group' AND deleted_at IS NULL AND NOT is_withheld
                        AND id < \(page.cursor.bound)\(HiddenQueries.without(page.without, "author_id"))
                      ORDER BY id DESC
                      LIMIT \(page.limit + 1)) AS of_group
                UNION ALL
                SELECT id
                FROM (SELECT id
                      FROM posts
                      WHERE practice_id = \(page.practice) AND thread_id IS NULL AND audience IN ('practice', 'public') AND deleted_at IS NULL AND NOT is_withheld
                        AND id < \(page.cursor.bound)\(HiddenQueries.without(page.without, "author_id"))
                      ORDER BY id DESC
                      LIMIT \(page.limit + 1)) AS of_practice
            ) AS found
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ) { $0.id(Post.self) }
    }

    private static func namedIDs(_ page: SharedPage, for circle: Circle, in reading: Reading) throws -> [ID<Post>] {
        try reading.all(
            """
            SELECT posts.id
            FROM post_people
            JOIN posts ON posts.id = post_people.post_id
            WHERE post_people.account_id = \(circle.id) AND post_people.post_id < \(page.cursor.bound)
              AND posts.practice_id = \(page.practice) AND posts.thread_id IS NULL AND posts.deleted_at IS NULL AND NOT posts.is_withheld
              \(HiddenQueries.without(page.without, "posts.author_id"))
            ORDER BY post_people.post_id DESC
            LIMIT \(page.limit + 1)
            """
        ) { $0.id(Post.self) }
    }
}
