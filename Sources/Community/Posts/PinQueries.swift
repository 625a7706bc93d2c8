import Kernel
import Store
import Trust

enum PinQueries {
    static func set(_ post: ID<Post>, _ isPinned: Bool, in transaction: Transaction) throws {
        let moment: Moment? = isPinned ? transaction.now : nil
        try transaction.run("UPDATE posts SET pinned_at = \(moment) WHERE id = \(post)")
    }

    /// The pinned posts of a group, last pinned first; before any audience check.
    static func pinned(in group: ID<Group>, in reading: Reading) throws -> [ID<Post>] {
        try reading.all(
            """
            SELECT id
            FROM posts
            WHERE group_id = \(group) AND pinned_at IS NOT NULL AND deleted_at IS NULL AND NOT is_withheld
            ORDER BY pinned_at DESC, id
            LIMIT 10
            """
        ) { $0.id() }
    }
}
