import Community
import Identity
import Kernel
import Store

enum RhythmQueries {
    static func author(of post: ID<Post>, in reading: Reading) throws -> ID<Account>? {
        try reading.first("SELECT author_id FROM posts WHERE id = \(post)") { $0.id() }
    }

    static func moments(of author: ID<Account>, practice: ID<Practice>, limit: Int, in reading: Reading) throws -> [Moment] {
        try reading.all(
            """
            SELECT created_at
            FROM posts
            WHERE author_id = \(author) AND practice_id = \(practice) AND deleted_at IS NULL AND audience <> 'followers'
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ) { $0.moment() }
    }

    /// Who has taken down all they wrote has no rhythm.
    static func forget(_ author: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM rhythms WHERE practice_id = \(practice) AND account_id = \(author)")
    }

    static func keep(_ author: ID<Account>, practice: ID<Practice>, lastAt: Moment, usualGap: Span?, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO rhythms (practice_id, account_id, last_at, usual_gap)
            VALUES (\(practice), \(author), \(lastAt), \(SQL.Value.integer(usualGap?.milliseconds)))
            ON CONFLICT (practice_id, account_id) DO UPDATE SET last_at = excluded.last_at, usual_gap = excluded.usual_gap
            """
        )
    }
}

/// Keeps everybody's rhythm as they write.
package enum RhythmReactions {
    package static let all = [
        Reaction("rhythms", to: [.postWritten, .replyWritten, .postDeleted]) { logged, transaction in
            // Whoever takes a post down need not be its author.
            guard let practice = logged.event.practice.map({ ID<Practice>($0) }),
                let author = try RhythmQueries.author(of: ID(logged.event.subject), in: transaction)
            else { return }
            let moments = try RhythmQueries.moments(of: author, practice: practice, limit: Rhythm.looksBack, in: transaction)
            guard let last = moments.max() else { return try RhythmQueries.forget(author, practice: practice, in: transaction) }
            try RhythmQueries.keep(author, practice: practice, lastAt: last, usualGap: Rhythm.usualGap(moments), in: transaction)
        }
    ]
}
