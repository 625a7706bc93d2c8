import Identity
import Kernel
import Language
import Store
import Trust

package enum PraiseQueries {
    /// What the one who looks may see: all that is under the post, and what is private between them and the other.
    private static func seen(by viewer: ID<Account>) -> SQL {
        "praises.withdrawn_at IS NULL AND (NOT praises.is_withheld OR praises.giver_id = \(viewer)) AND (NOT praises.is_private OR praises.receiver_id = \(viewer) OR praises.giver_id = \(viewer))"
    }

    /// All that was said on posts and not taken back, by post. `Sayings` knows who may see what of it.
    static func sayings(on posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: Sayings] {
        guard !posts.isEmpty else { return [:] }
        var sayings: [ID<Post>: [Sayings.Saying]] = [:]
        try reading.each(
            """
            SELECT praises.id, praises.post_id, praises.kind, praises.words, praises.is_private, praises.is_withheld, praises.giver_id, actors.name,
                   praises.receiver_id
            FROM praises
            JOIN actors ON actors.id = praises.giver_id
            WHERE praises.post_id IN \(list: posts) AND praises.withdrawn_at IS NULL
            ORDER BY praises.id
            """
        ) { row in
            let (id, post) = (row.id(Praise.self), row.id(Post.self))
            sayings[post, default: []].append(
                Sayings.Saying(
                    id: id, post: post, kind: try row.one(), words: row.text(), isPrivate: row.boolean(), isWithheld: row.boolean(), giver: row.id(),
                    giverName: row.text(), receiver: row.id()
                )
            )
        }
        return sayings.mapValues { Sayings($0) }
    }

    /// Who said what under a post, oldest first.
    /// - Parameter givers: whose praise is left out.
    package static func praises(
        on post: ID<Post>, seenBy viewer: ID<Account>, without givers: [ID<Account>] = [], limit: Int, in reading: Reading
    ) throws -> [Praise] {
        try reading.all(
            """
            SELECT praises.id, praises.post_id, \(AccountQueries.columns), praises.kind, praises.words, praises.is_private, praises.given_at
            FROM praises
            JOIN actors ON actors.id = praises.giver_id
            WHERE praises.post_id = \(post) AND \(seen(by: viewer))\(HiddenQueries.without(givers, "praises.giver_id"))
            ORDER BY praises.id
            LIMIT \(limit)
            """,
            praise
        )
    }

    /// The praise of an event, for its receiver's notice. `nil` once it is withdrawn.
    package static func praise(_ id: ID<Praise>, in reading: Reading) throws -> (praise: Praise, receiver: ID<Account>)? {
        try reading.first(
            """
            SELECT praises.id, praises.post_id, \(AccountQueries.columns), praises.kind, praises.words, praises.is_private, praises.given_at,
                   praises.receiver_id
            FROM praises
            JOIN actors ON actors.id = praises.giver_id
            WHERE praises.id = \(id) AND praises.withdrawn_at IS NULL
            """
        ) { (praise: try praise(&$0), receiver: $0.id()) }
    }

    private static func praise(_ row: inout Row) throws -> Praise {
        Praise(
            id: row.id(), post: row.id(), giver: AccountQueries.account(&row), kind: try row.one(), words: row.text(), isPrivate: row.boolean(),
            givenAt: row.moment()
        )
    }

    static func standing(post: ID<Post>, giver: ID<Account>, words: String, in reading: Reading) throws -> (id: ID<Praise>, isPrivate: Bool)? {
        try reading.first(
            "SELECT id, is_private FROM praises WHERE post_id = \(post) AND giver_id = \(giver) AND words = \(words) AND withdrawn_at IS NULL"
        ) { (id: $0.id(), isPrivate: $0.boolean()) }
    }

    /// Puts private praise under the post.
    static func show(_ id: ID<Praise>, in transaction: Transaction) throws {
        try transaction.run("UPDATE praises SET is_private = FALSE WHERE id = \(id)")
    }

    static func insert(_ id: ID<Praise>, _ draft: PraiseDraft, post: ID<Post>, giver: ID<Account>, receiver: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO praises (id, post_id, giver_id, receiver_id, kind, words, is_private, given_at)
            VALUES (\(id), \(post), \(giver), \(receiver), \(draft.kind), \(draft.words), \(draft.isPrivate), \(transaction.now))
            """
        )
    }

    /// Notes when a post was first praised; only the first counts.
    static func markPraised(_ post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET praised_at = \(transaction.now) WHERE id = \(post) AND praised_at IS NULL")
    }

    static func refreshPraised(_ post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE posts
            SET praised_at = (SELECT MIN(given_at) FROM praises WHERE post_id = posts.id AND withdrawn_at IS NULL)
            WHERE id = \(post)
            """
        )
    }

    static func withdraw(_ id: ID<Praise>, giver: ID<Account>, in transaction: Transaction) throws -> Bool {
        let withdrawn = try transaction.run(
            "UPDATE praises SET withdrawn_at = \(transaction.now) WHERE id = \(id) AND giver_id = \(giver) AND withdrawn_at IS NULL"
        )
        try transaction.run("DELETE FROM notices WHERE kind = 'praise' AND cause_id = \(id)")
        return withdrawn > 0
    }

    /// Where a praise of this giver stands.
    static func post(of id: ID<Praise>, giver: ID<Account>, in reading: Reading) throws -> (id: ID<Post>, group: ID<Group>?, practice: ID<Practice>)? {
        try reading.first(
            """
            SELECT posts.id, posts.group_id, posts.practice_id
            FROM praises
            JOIN posts ON posts.id = praises.post_id
            WHERE praises.id = \(id) AND praises.giver_id = \(giver)
            """
        ) { (id: $0.id(), group: $0.optionalID(), practice: $0.id()) }
    }
}
