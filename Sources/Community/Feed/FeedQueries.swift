import Identity
import Kernel
import Store
import Trust

package enum FeedQueries {
    /// One page of what a member of a group reads: the group's posts, those to the whole practice, and those to named people
    /// among whom they are. Three short walks along an index, newest first, whatever the size of the group.
    package static func posts(
        in group: Group, cursor: PageCursor<Post>, limit: Int, for circle: Circle, in reading: Reading
    ) throws -> Page<Visible<Post>, Post> {
        let ids = try reading.all(
            """
            SELECT id
            FROM (
                SELECT id
                FROM (SELECT id
                      FROM posts
                      WHERE group_id = \(group.id) AND thread_id IS NULL AND audience = 'group' AND deleted_at IS NULL AND NOT is_withheld
                        AND id < \(cursor.bound)
                      ORDER BY id DESC
                      LIMIT \(limit + 1)) AS of_group
                UNION ALL
                SELECT id
                FROM (SELECT id
                      FROM posts
                      WHERE practice_id = \(group.practice) AND thread_id IS NULL AND audience = 'practice' AND deleted_at IS NULL AND NOT is_withheld
                        AND id < \(cursor.bound)
                      ORDER BY id DESC
                      LIMIT \(limit + 1)) AS of_practice
                UNION ALL
                SELECT id
                FROM (SELECT posts.id
                      FROM post_people
                      JOIN posts ON posts.id = post_people.post_id
                      WHERE post_people.account_id = \(circle.id) AND post_people.post_id < \(cursor.bound)
                        AND posts.practice_id = \(group.practice) AND posts.thread_id IS NULL AND posts.deleted_at IS NULL AND NOT posts.is_withheld
                      ORDER BY post_people.post_id DESC
                      LIMIT \(limit + 1)) AS to_people
            ) AS found
            ORDER BY id DESC
            LIMIT \(limit + 1)
            """
        ) { $0.id(Post.self) }
        let shown = Array(ids.prefix(limit))
        return Page(
            rows: try PostQueries.posts(shown, for: circle, in: reading),
            next: ids.count > limit ? shown.last.map { PageCursor(before: $0) } : nil
        )
    }
}
