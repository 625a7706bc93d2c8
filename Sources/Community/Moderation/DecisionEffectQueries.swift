import Identity
import Kernel
import Store
import Trust

/// What follows from decisions: posts that are hidden, restrictions, and what those who decide read of a post.
enum DecisionEffectQueries {
    static func hide(_ post: ID<Post>, by decision: ID<CaseDecision>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET hidden_by = \(decision), is_withheld = TRUE WHERE id = \(post) AND deleted_at IS NULL")
    }

    /// Shows a post again that a case had hidden, unless its author took back their consent, rests, or it waits for a look.
    static func show(_ post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE posts
            SET hidden_by = NULL,
                is_withheld = held_in IS NOT NULL OR \(ConsentQueries.isTakenBack("posts.author_id", "posts.practice_id"))
                              OR EXISTS (SELECT 1 FROM actors WHERE actors.id = posts.author_id AND actors.is_resting)
            WHERE id = \(post) AND hidden_by IS NOT NULL
            """
        )
    }

    static func hidingDecision(of post: ID<Post>, in reading: Reading) throws -> ID<CaseDecision>? {
        try reading.first("SELECT hidden_by FROM posts WHERE id = \(post) AND hidden_by IS NOT NULL") { $0.id() }
    }

    /// What one thing reads now, for whoever looks at a case; `nil` also where its author shows it to nobody any more.
    static func words(of post: ID<Post>, in reading: Reading) throws -> String? {
        try reading.first(
            """
            SELECT headline, body
            FROM posts
            WHERE id = \(post) AND deleted_at IS NULL
              AND (NOT is_withheld
                   OR (hidden_by IS NOT NULL OR held_in IS NOT NULL) AND NOT \(ConsentQueries.isTakenBack("posts.author_id", "posts.practice_id"))
                      AND NOT EXISTS (SELECT 1 FROM actors WHERE actors.id = posts.author_id AND actors.is_resting))
            """
        ) { row in
            let (headline, body) = (row.text(), row.text())
            return headline.isEmpty ? body : "\(headline)\n\n\(body)"
        }
    }

    /// What stands around a post in its conversation, oldest first.
    static func around(_ post: ID<Post>, in reading: Reading) throws -> [(author: String, words: String)] {
        try reading.all(
            """
            SELECT actors.name, posts.body
            FROM posts
            JOIN actors ON actors.id = posts.author_id
            JOIN posts AS one ON one.id = \(post)
            WHERE posts.id <> one.id AND posts.deleted_at IS NULL AND NOT posts.is_withheld AND (posts.id = one.thread_id OR posts.thread_id = COALESCE(one.thread_id, one.id))
            ORDER BY posts.id
            LIMIT 20
            """
        ) { (author: $0.text(), words: $0.text()) }
    }

    static func restrict(_ account: ID<Account>, in practice: ID<Practice>, _ kind: Restriction, by decision: CaseDecision, in transaction: Transaction) throws
    {
        guard let until = decision.until else { return }
        try transaction.run(
            """
            INSERT INTO restrictions (decision_id, practice_id, account_id, kind, until)
            VALUES (\(decision.id), \(practice), \(account), \(kind), \(until))
            """
        )
    }

    static func unrestrict(by decision: ID<CaseDecision>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM restrictions WHERE decision_id = \(decision)")
    }

    /// Ends what is over. Returns how many there were.
    static func endRestrictions(in transaction: Transaction) throws -> Int {
        try transaction.run("DELETE FROM restrictions WHERE until <= \(transaction.now)")
    }
}
