import Identity
import Kernel
import Store
import Trust

enum FirstPostQueries {
    /// Whether others have been shown something of theirs in the group, or, where it is for the whole practice, there or in the practice.
    static func hasShown(_ author: ID<Account>, in group: Group, toPractice: Bool, _ reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM posts
            WHERE author_id = \(author) AND practice_id = \(group.practice) AND held_in IS NULL AND deleted_at IS NULL
              AND (group_id = \(group.id) OR \(toPractice) AND audience = 'practice')
            LIMIT 1
            """
        )
    }

    /// How much of theirs is public, counted up to `most`.
    static func shownPublicly(_ author: ID<Account>, in practice: ID<Practice>, most: Int, _ reading: Reading) throws -> Int {
        try reading.count(
            """
            SELECT COUNT(*)
            FROM (SELECT 1
                  FROM posts
                  WHERE author_id = \(author) AND practice_id = \(practice) AND audience = 'public' AND thread_id IS NULL AND held_in IS NULL
                    AND deleted_at IS NULL
                  LIMIT \(most)) AS shown
            """
        )
    }

    /// Who moderates a group reads there what is for it or for the practice; what is for others, or for anybody, is read by those who look
    /// after the practice.
    private static func reach(_ group: ID<Group>, _ circle: Circle) -> SQL {
        guard let practice = circle.tie(to: group)?.group.practice, circle.looksAfter(practice, nil) else {
            return " AND posts.audience IN ('group', 'practice')"
        }
        return ""
    }

    /// What waits in a group, oldest first: of those who stand by their consents, and whom the one who looks may meet.
    static func held(in group: ID<Group>, for circle: Circle, _ reading: Reading) throws -> [ID<Post>] {
        try reading.all(
            """
            SELECT posts.id
            FROM posts
            JOIN actors ON actors.id = posts.author_id
            WHERE posts.held_in = \(group) AND posts.author_id <> \(circle.id) AND posts.deleted_at IS NULL AND NOT actors.is_resting\(reach(group, circle))\(HiddenQueries.without(circle.hidden.blocked.sorted(), "posts.author_id"))
              AND (SELECT COUNT(*) FROM consents
                   WHERE consents.account_id = posts.author_id AND consents.practice_id = posts.practice_id AND consents.withdrawn_at IS NULL) >= \(ConsentPurpose.allCases.count)
            ORDER BY posts.id
            LIMIT 100
            """
        ) { $0.id() }
    }

    /// What somebody shared in a group that waits there.
    static func waiting(of author: ID<Account>, in group: ID<Group>, _ reading: Reading) throws -> [ID<Post>] {
        try reading.all("SELECT id FROM posts WHERE held_in = \(group) AND author_id = \(author) AND deleted_at IS NULL ORDER BY id LIMIT 10") { $0.id() }
    }

    /// The group in which a post waits.
    static func group(of post: ID<Post>, in reading: Reading) throws -> ID<Group>? {
        try reading.first("SELECT held_in FROM posts WHERE id = \(post) AND held_in IS NOT NULL AND deleted_at IS NULL") { $0.id(Group.self) }
    }

    static func show(_ post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET held_in = NULL, is_withheld = hidden_by IS NOT NULL WHERE id = \(post) AND held_in IS NOT NULL")
    }
}
