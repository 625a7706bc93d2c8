import Kernel
import Store
import Trust

enum EraseGroupQueries {
    /// Posts of a group that are not taken down yet, with all their replies, found by indexes.
    static func standing(in group: ID<Group>, limit: Int, _ reading: Reading) throws -> [ID<Post>] {
        let posts = try reading.all(
            """
            SELECT id
            FROM posts
            WHERE group_id = \(group) AND thread_id IS NULL AND audience = 'group' AND deleted_at IS NULL AND NOT is_withheld
            ORDER BY id
            LIMIT \(limit)
            """
        ) { $0.id(Post.self) }
        guard !posts.isEmpty else { return [] }
        return try posts + reading.all("SELECT id FROM posts WHERE thread_id IN \(list: posts) AND deleted_at IS NULL") { $0.id() }
    }

    /// The rest: what was withheld, and what waited in the group for a look. Looks at every post of the server.
    static func left(in group: ID<Group>, limit: Int, _ reading: Reading) throws -> [ID<Post>] {
        let held = try reading.all("SELECT id FROM posts WHERE held_in = \(group) AND deleted_at IS NULL LIMIT \(limit)") { $0.id(Post.self) }
        guard held.isEmpty else { return held }
        return try reading.all("SELECT id FROM posts WHERE group_id = \(group) AND deleted_at IS NULL LIMIT \(limit)") { $0.id() }
    }
}
