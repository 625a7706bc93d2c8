import Kernel
import Store
import Trust

enum EraseGroupQueries {
    /// Posts and replies of a group that are not taken down yet; what waited there for a look among them.
    static func standing(in group: ID<Group>, limit: Int, _ reading: Reading) throws -> [ID<Post>] {
        try reading.all(
            "SELECT id FROM posts WHERE (group_id = \(group) OR held_in = \(group)) AND deleted_at IS NULL ORDER BY id LIMIT \(limit)"
        ) { $0.id() }
    }
}
