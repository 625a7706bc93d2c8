import Identity
import Kernel
import Store

package enum NoticeQueries {
    /// How many unread notices somebody has, of those they may still see; at most a hundred are counted.
    package static func countNew(_ account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count(
            """
            SELECT COUNT(*)
            FROM (SELECT 1
                  \(tables)
                  WHERE notices.account_id = \(account) AND notices.read_at IS NULL AND \(isVisible(to: account))
                  LIMIT 100) AS few
            """
        )
    }

    private static let tables: SQL = """
        FROM notices
        JOIN actors ON actors.id = notices.actor_id
        JOIN posts ON posts.id = notices.post_id
        JOIN posts AS top ON top.id = COALESCE(posts.thread_id, posts.id)
        JOIN actors AS author ON author.id = top.author_id
        LEFT JOIN praises ON praises.id = notices.cause_id AND notices.kind = 'praise'
        LEFT JOIN posts AS cause ON cause.id = notices.cause_id AND notices.kind <> 'praise'
        """

    /// What the post of a notice must be for its reader: the audience check in SQL, as in `Circle.sees`.
    private static func isVisible(to account: ID<Account>) -> SQL {
        """
        posts.deleted_at IS NULL AND top.deleted_at IS NULL AND (praises.id IS NULL OR NOT praises.is_withheld)
        AND (posts.author_id = \(account)
             OR NOT posts.is_withheld
                AND (posts.audience = 'practice' AND EXISTS (
                         SELECT 1 FROM memberships
                         WHERE memberships.practice_id = posts.practice_id AND memberships.account_id = notices.account_id)
                     OR posts.audience = 'group' AND EXISTS (
                         SELECT 1 FROM group_memberships
                         WHERE group_memberships.group_id = posts.group_id AND group_memberships.account_id = notices.account_id)
                     OR posts.audience = 'people' AND EXISTS (
                         SELECT 1 FROM post_people
                         WHERE post_people.post_id = posts.id AND post_people.account_id = notices.account_id)))
        """
    }

    /// The newest notices, of posts and praise that still stand and that the reader may still see.
    package static func notices(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [Notice] {
        try reading.all(
            """
            SELECT notices.id, notices.kind, \(AccountQueries.columns), notices.post_id,
                   COALESCE(praises.words, CASE WHEN cause.headline <> '' THEN cause.headline ELSE cause.body END, ''),
                   author.handle, COALESCE(posts.thread_id, posts.id), notices.created_at, notices.read_at IS NULL
            \(tables)
            WHERE notices.account_id = \(account) AND \(isVisible(to: account))
            ORDER BY notices.id DESC
            LIMIT \(limit)
            """
        ) { row in
            let (id, kind, actor, post) = (row.id(Notice.self), try row.one(of: NoticeKind.self), AccountQueries.account(&row), row.id(Post.self))
            let (words, handle, top) = (row.text(), row.text(), row.id(Post.self))
            return Notice(
                id: id, kind: kind, actor: actor, post: post, excerpt: RichText(markdown: String(words.prefix(600))).excerpt(140),
                href: "/@\(handle)/\(top)#post-\(post)", createdAt: row.moment(), isNew: row.boolean()
            )
        }
    }

    static func insert(
        _ kind: NoticeKind, to account: ID<Account>, by actor: ID<Account>, post: ID<Post>, cause: Int64, at moment: Moment, in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO notices (id, account_id, kind, actor_id, post_id, cause_id, created_at)
            VALUES (\(transaction.newID(Notice.self)), \(account), \(kind), \(actor), \(post), \(cause), \(moment))
            ON CONFLICT (account_id, kind, cause_id) DO NOTHING
            """
        )
    }

    package static func markRead(_ account: ID<Account>, upTo id: ID<Notice>, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE notices SET read_at = \(transaction.now) WHERE account_id = \(account) AND read_at IS NULL AND id <= \(id)"
        )
    }

    /// Whom to tell of a reply or post: who wrote what it answers, and who it mentions, as far as they may see it.
    struct Addressees {
        let answered: ID<Account>?
        let mentioned: [ID<Account>]
    }

    static func addressees(of post: ID<Post>, in reading: Reading) throws -> Addressees {
        let answered = try reading.first(
            """
            SELECT parent.author_id
            FROM posts
            JOIN posts AS parent ON parent.id = posts.answers_id
            WHERE posts.id = \(post) AND posts.deleted_at IS NULL AND parent.author_id <> posts.author_id
            """
        ) { $0.id(Account.self) }
        let mentioned = try reading.all(
            """
            SELECT mentions.account_id
            FROM mentions
            JOIN posts ON posts.id = mentions.post_id
            WHERE posts.id = \(post) AND posts.deleted_at IS NULL AND mentions.account_id <> posts.author_id
              AND (posts.audience = 'practice'
                   OR posts.audience = 'group' AND EXISTS (
                       SELECT 1 FROM group_memberships
                       WHERE group_memberships.group_id = posts.group_id AND group_memberships.account_id = mentions.account_id)
                   OR posts.audience = 'people' AND EXISTS (
                       SELECT 1 FROM post_people WHERE post_people.post_id = posts.id AND post_people.account_id = mentions.account_id))
            LIMIT 50
            """
        ) { $0.id(Account.self) }
        return Addressees(answered: answered, mentioned: mentioned)
    }
}
