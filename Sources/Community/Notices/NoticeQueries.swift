import Identity
import Kernel
import Store
import Trust

package enum NoticeQueries {
    /// How many unread notices somebody has, of those they may still see; at most a hundred are counted.
    package static func countNew(_ account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count(
            """
            SELECT COUNT(*)
            FROM (SELECT 1
                  \(tables)
                  WHERE notices.account_id = \(account) AND notices.read_at IS NULL AND \(isVisible(to: account, at: reading.now))
                  LIMIT 100) AS few
            """
        )
    }

    private static let tables: SQL = """
        FROM notices
        JOIN actors ON actors.id = notices.actor_id
        LEFT JOIN posts ON posts.id = notices.post_id
        LEFT JOIN posts AS top ON top.id = COALESCE(posts.thread_id, posts.id)
        LEFT JOIN actors AS author ON author.id = top.author_id
        LEFT JOIN praises ON praises.id = notices.cause_id AND notices.kind = 'praise'
        LEFT JOIN posts AS cause ON cause.id = notices.cause_id AND notices.kind <> 'praise'
        """

    /// What a notice must be for its reader: about a post that they may see, as in `Circle.sees`, or about a person; and from
    /// somebody they hear.
    private static func isVisible(to account: ID<Account>, at now: Moment) -> SQL {
        """
        (notices.post_id IS NULL
         OR posts.deleted_at IS NULL AND top.deleted_at IS NULL AND (praises.id IS NULL OR NOT praises.is_withheld)
            AND (posts.author_id = \(account) OR \(AudienceQueries.admits("\(account)")))
            AND (top.author_id = \(account) OR \(HiddenQueries.hears("\(account)", "top.author_id", at: now))))
        AND \(HiddenQueries.hears("\(account)", "notices.actor_id", at: now))
        """
    }

    /// The newest notices, of posts and praise that still stand and that the reader may still see.
    package static func notices(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [Notice] {
        try reading.all(
            """
            SELECT notices.id, notices.kind, \(AccountQueries.columns), notices.post_id,
                   COALESCE(praises.words, CASE WHEN cause.headline <> '' THEN cause.headline ELSE cause.body END, ''),
                   COALESCE(author.handle, ''), COALESCE(posts.thread_id, posts.id, 0), notices.created_at, notices.read_at IS NULL
            \(tables)
            WHERE notices.account_id = \(account) AND \(isVisible(to: account, at: reading.now))
            ORDER BY notices.id DESC
            LIMIT \(limit)
            """
        ) { row in
            let (id, kind, actor, post) = (row.id(Notice.self), try row.one(of: NoticeKind.self), AccountQueries.account(&row), row.optionalID(Post.self))
            let (words, handle, top) = (row.text(), row.text(), row.id(Post.self))
            return Notice(
                id: id, kind: kind, actor: actor, post: post, excerpt: RichText(markdown: String(words.prefix(600))).excerpt(140),
                href: Self.href(kind, actor, post.map { (handle, top, $0) }), createdAt: row.moment(), isNew: row.boolean()
            )
        }
    }

    private static func href(_ kind: NoticeKind, _ actor: Account, _ post: (handle: String, top: ID<Post>, id: ID<Post>)?) -> String {
        if let post { return "/@\(post.handle)/\(post.top)#post-\(post.id)" }
        return kind == .followRequest ? "/me/follows/asked" : actor.href.text
    }

    static func insert(
        _ kind: NoticeKind, to account: ID<Account>, by actor: ID<Account>, post: ID<Post>?, cause: Int64, at moment: Moment, isRead: Bool,
        in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO notices (id, account_id, kind, actor_id, post_id, cause_id, created_at, read_at)
            VALUES (\(transaction.newID(Notice.self)), \(account), \(kind), \(actor), \(post), \(cause), \(moment), \(isRead ? moment : nil))
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
              AND \(AudienceQueries.admits("mentions.account_id"))
            LIMIT 50
            """
        ) { $0.id(Account.self) }
        return Addressees(answered: answered, mentioned: mentioned)
    }
}
