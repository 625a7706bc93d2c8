import Identity
import Kernel
import Store
import Trust

package enum NoticeQueries {
    /// How many unread things somebody has, of those they may still see, each bundle being one; at most a hundred are counted.
    package static func countNew(_ account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count(
            """
            SELECT COUNT(DISTINCT bundle)
            FROM (SELECT notices.bundle
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
        LEFT JOIN actors AS place ON place.id = COALESCE(posts.group_id, notices.group_id)
        LEFT JOIN groups ON groups.id = notices.group_id
        LEFT JOIN plates ON plates.id = notices.plate_id
        LEFT JOIN actors AS home ON home.id = COALESCE(groups.practice_id, plates.practice_id)
        LEFT JOIN posts AS cause ON cause.id = notices.cause_id AND notices.post_id IS NOT NULL AND notices.kind <> 'praise'
        """

    /// What a notice must be for its reader: about a post that they may see, as in `Circle.sees`, or about a person; and from
    /// somebody they hear.
    private static func isVisible(to account: ID<Account>, at now: Moment) -> SQL {
        """
        (notices.post_id IS NULL
         OR posts.deleted_at IS NULL AND top.deleted_at IS NULL AND (praises.id IS NULL OR NOT praises.is_withheld)
            AND (posts.author_id = \(account) OR \(AudienceQueries.admits("\(account)")))
            AND (top.author_id = \(account) OR \(HiddenQueries.hears("\(account)", "top.author_id", at: now))))
        AND (notices.group_id IS NULL OR groups.deleted_at IS NULL AND \(isAbout(account)))
        AND (notices.plate_id IS NULL OR \(isOfPlate(account)))
        AND \(HiddenQueries.hears("\(account)", "notices.actor_id", at: now)) AND (NOT actors.is_resting OR actors.id = \(account))
        """
    }

    /// What is told of a group to those who look after it is nobody else's any more when they no longer do; newcomers are told of to members.
    private static func isAbout(_ account: ID<Account>) -> SQL {
        """
        CASE WHEN notices.kind IN ('let_in', 'not_let_in')
             THEN EXISTS (SELECT 1 FROM memberships WHERE memberships.practice_id = groups.practice_id AND memberships.account_id = \(account))
             ELSE EXISTS (SELECT 1 FROM group_memberships AS tie
                          WHERE tie.group_id = notices.group_id AND tie.account_id = \(account)
                            AND (tie.is_moderator OR notices.kind NOT IN ('join_request', 'first_post')))
        END
        """
    }

    /// What is told of a plate is for its person, and for those who keep the wall now.
    private static func isOfPlate(_ account: ID<Account>) -> SQL {
        """
        CASE WHEN notices.kind IN ('nominated', 'permission_answered')
             THEN plates.ended_at IS NULL
                  AND EXISTS (SELECT 1 FROM memberships
                              WHERE memberships.practice_id = plates.practice_id AND memberships.account_id = \(account)
                                AND memberships.standing = 'active' AND memberships.role <> 'client')
             ELSE plates.subject_id = \(account)
        END
        """
    }

    /// Notices of posts and praise that still stand and that the reader may still see, newest first.
    /// - Parameters:
    ///   - isNew: only those that are unread.
    ///   - since: only those that were written down after that, whenever what they tell of happened.
    package static func notices(
        of account: ID<Account>, before cursor: PageCursor<Notice> = .newest, isNew: Bool = false, since: Moment? = nil, limit: Int, in reading: Reading
    ) throws -> [Notice] {
        let new: SQL = isNew ? "AND notices.read_at IS NULL" : ""
        let recent: SQL = since.map { "AND notices.id >= \(IDSource.first(at: $0, Notice.self))" } ?? ""
        let notices = try reading.all(
            """
            \(select)
            WHERE notices.account_id = \(account) AND notices.id < \(cursor.bound) \(new) \(recent)
              AND \(isVisible(to: account, at: reading.now))
            ORDER BY notices.id DESC
            LIMIT \(limit)
            """,
            notice
        )
        return try folded(notices, for: account, in: reading)
    }

    /// What they would rather not read is folded away in notices, too.
    private static func folded(_ notices: [Notice], for account: ID<Account>, in reading: Reading) throws -> [Notice] {
        let filter = ReaderFilter(try ReaderFilterQueries.filters(of: account, in: reading), reader: account)
        guard !filter.isEmpty else { return notices }
        return notices.map { notice in
            var notice = notice
            notice.excerpt = filter.line(notice.excerpt)
            return notice
        }
    }

    /// One of somebody's notices, if what it is about is still there for them.
    package static func notice(_ id: ID<Notice>, of account: ID<Account>, in reading: Reading) throws -> Notice? {
        try reading.first("\(select) WHERE notices.id = \(id) AND notices.account_id = \(account) AND \(isVisible(to: account, at: reading.now))", notice)
    }

    private static let select: SQL = """
        SELECT notices.id, notices.kind, notices.bundle, \(AccountQueries.columns), notices.post_id,
               COALESCE(praises.words, CASE WHEN cause.warning IS NOT NULL THEN '' WHEN cause.headline <> '' THEN cause.headline ELSE cause.body END, ''),
               COALESCE(author.handle, ''), COALESCE(posts.thread_id, posts.id, 0), COALESCE(place.name, ''), COALESCE('/p/' || home.handle || '/g/' || groups.slug, ''),
               COALESCE(home.handle, ''), notices.plate_id, notices.cause_id, notices.created_at, notices.read_at IS NULL
        \(tables)
        """

    private static func notice(_ row: inout Row) throws -> Notice {
        let (id, kind, bundle) = (row.id(Notice.self), try row.one(of: NoticeKind.self), row.text())
        let (actor, post) = (AccountQueries.account(&row), row.optionalID(Post.self))
        let (words, handle, top) = (row.text(), row.text(), row.id(Post.self))
        let (place, group, home, plate, cause) = (row.text(), row.text(), row.text(), row.optionalID(Plate.self), row.integer())
        return Notice(
            id: id, kind: kind, bundle: bundle, actor: actor, post: post, excerpt: RichText(markdown: String(words.prefix(600))).excerpt(140),
            place: place,
            href: plate.map { Self.href(kind, $0, practice: home) }
                ?? Self.href(kind, actor, post.map { (handle, top, $0) }, group: group, cause: cause, bundle: bundle),
            createdAt: row.moment(),
            isNew: row.boolean()
        )
    }

    private static func href(_ kind: NoticeKind, _ plate: ID<Plate>, practice: String) -> String {
        switch kind {
        case .nominated, .permissionAnswered: "/p/\(practice)/wall/work/\(plate)"
        case .plateUp: "/permissions/\(plate)/receipt"
        default: "/permissions/\(plate)"
        }
    }

    /// What a notice shares with others of its bundle, as `TellPerson` wrote it.
    private static func about(_ bundle: String) -> Int64 { bundle.split(separator: "-").last.flatMap { Int64($0) } ?? 0 }

    private static func href(
        _ kind: NoticeKind, _ actor: Account, _ post: (handle: String, top: ID<Post>, id: ID<Post>)?, group: String, cause: Int64, bundle: String
    ) -> String {
        if let post { return "/@\(post.handle)/\(post.top)#post-\(post.id)" }
        switch kind {
        case .notShared: return "/me/drafts"
        case .followRequest: return "/me/follows/asked"
        case .joinRequest, .firstPost: return group + "/waiting"
        case .notLetIn: return group + "/join"
        case .letIn, .helpAsked: return group
        case .newcomer: return "\(group)?say=\(actor.handle.text)#write"
        case .message: return "/messages/\(actor.handle.text)"
        case .broadcast: return "/broadcasts/\(ID<Broadcast>(cause))"
        case .reported, .appealed: return "/cases/\(ID<ModerationCase>(about(bundle)))"
        case .reportAnswered: return "/me/reports"
        case .exportReady: return "/me/export"
        case .decided: return "/me/decisions/\(ID<CaseDecision>(about(bundle)))"
        case .crisisCard: return "/crisis/\(ID<Practice>(about(bundle)))"
        default: return actor.href.text
        }
    }

    /// Returns whether it is new: one cause makes one notice.
    static func insert(
        _ telling: Telling, to account: ID<Account>, bundle: String, isRead: Bool, rings: Bool, in transaction: Transaction
    ) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO notices (id, account_id, kind, actor_id, post_id, group_id, plate_id, cause_id, bundle, created_at, read_at, rang_at)
            VALUES (\(transaction.newID(Notice.self)), \(account), \(telling.kind), \(telling.actor), \(telling.post),
                    \(telling.post == nil ? telling.group : nil), \(telling.plate), \(telling.cause), \(bundle),
                    \(telling.at), \(isRead ? telling.at : nil), \(rings ? transaction.now : nil))
            ON CONFLICT (account_id, kind, cause_id) DO NOTHING
            """
        ) > 0
    }

    /// Whether somebody has been told of this already.
    static func isTold(_ kind: NoticeKind, of cause: Int64, _ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM notices WHERE account_id = \(account) AND kind = \(kind) AND cause_id = \(cause)")
    }

    /// Whether something of the bundle rang already and is still unread.
    static func hasRung(_ bundle: String, for account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            "SELECT 1 FROM notices WHERE account_id = \(account) AND read_at IS NULL AND rang_at IS NOT NULL AND bundle = \(bundle) LIMIT 1"
        )
    }

    package static func markRead(_ account: ID<Account>, upTo id: ID<Notice>, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE notices SET read_at = \(transaction.now) WHERE account_id = \(account) AND read_at IS NULL AND id <= \(id)"
        )
    }

    /// Reads a bundle as far as `notice`.
    package static func markRead(_ account: ID<Account>, bundleOf notice: Notice, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE notices
            SET read_at = \(transaction.now)
            WHERE account_id = \(account) AND bundle = \(notice.bundle) AND read_at IS NULL AND id <= \(notice.id)
            """
        )
    }

    /// Returns whether there was one.
    package static func markUnread(_ id: ID<Notice>, of account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE notices SET read_at = NULL WHERE account_id = \(account) AND id = \(id)") > 0
    }

    private static func inThread(_ thread: ID<Post>, of account: ID<Account>) -> SQL {
        """
        account_id = \(account) AND read_at IS NULL
        AND post_id IN (SELECT id FROM posts WHERE id = \(thread) UNION ALL SELECT id FROM posts WHERE thread_id = \(thread))
        """
    }

    /// Whether something new is about a conversation.
    static func hasNew(in thread: ID<Post>, for account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM notices WHERE \(inThread(thread, of: account)) LIMIT 1")
    }

    /// Who read a conversation needs no more notices of it.
    static func markRead(_ account: ID<Account>, thread: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE notices SET read_at = \(transaction.now) WHERE \(inThread(thread, of: account))")
    }

    /// Where a post stands, if it still does.
    struct Place {
        let author: ID<Account>
        let answers: ID<Post>?
        let top: ID<Post>
        /// The group whose members see it.
        let group: ID<Group>?
        let createdAt: Moment
        let kind: PostKind
    }

    static func place(of post: ID<Post>, in reading: Reading) throws -> Place? {
        try reading.first(
            "SELECT author_id, answers_id, COALESCE(thread_id, id), group_id, created_at, kind FROM posts WHERE id = \(post) AND deleted_at IS NULL"
        ) {
            Place(author: $0.id(), answers: $0.optionalID(), top: $0.id(), group: $0.optionalID(), createdAt: $0.moment(), kind: try $0.one())
        }
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
