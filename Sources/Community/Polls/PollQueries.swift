import Identity
import Kernel
import Store
import Trust

enum PollQueries {
    static func insert(_ draft: PollDraft, of post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("INSERT INTO polls (post_id, closes_at) VALUES (\(post), \(transaction.now + .days(Int64(draft.days))))")
        for (position, words) in draft.choices.enumerated() {
            try transaction.run("INSERT INTO poll_choices (post_id, position, words) VALUES (\(post), \(position), \(words))")
        }
    }

    static func remove(_ post: ID<Post>, in transaction: Transaction) throws {
        for table: SQL in ["poll_votes", "poll_choices", "polls"] { try transaction.run("DELETE FROM \(table) WHERE post_id = \(post)") }
    }

    static func polls(of posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: Poll] {
        guard !posts.isEmpty else { return [:] }
        let rows = try reading.all(
            """
            SELECT polls.post_id, polls.closes_at, poll_choices.position, poll_choices.words, poll_choices.votes
            FROM polls
            JOIN poll_choices ON poll_choices.post_id = polls.post_id
            WHERE polls.post_id IN \(list: posts)
            ORDER BY polls.post_id, poll_choices.position
            LIMIT 10000
            """
        ) { (post: $0.id(Post.self), closesAt: $0.moment(), choice: Poll.Choice(position: $0.count(), words: $0.text(), votes: $0.count())) }
        return Dictionary(grouping: rows, by: \.post).mapValues { rows in
            Poll(choices: rows.map(\.choice), closesAt: rows.first?.closesAt ?? Moment(milliseconds: 0))
        }
    }

    static func vote(of account: ID<Account>, on post: ID<Post>, in reading: Reading) throws -> Int? {
        try reading.first("SELECT position FROM poll_votes WHERE post_id = \(post) AND account_id = \(account)") { $0.count() }
    }

    static func setVote(_ position: Int, of account: ID<Account>, on post: ID<Post>, in transaction: Transaction) throws {
        let old = try vote(of: account, on: post, in: transaction)
        guard old != position else { return }
        if let old { try transaction.run("UPDATE poll_choices SET votes = votes - 1 WHERE post_id = \(post) AND position = \(old)") }
        try transaction.run(
            """
            INSERT INTO poll_votes (post_id, account_id, position)
            VALUES (\(post), \(account), \(position))
            ON CONFLICT (post_id, account_id) DO UPDATE SET position = excluded.position
            """
        )
        try transaction.run("UPDATE poll_choices SET votes = votes + 1 WHERE post_id = \(post) AND position = \(position)")
    }
}
