import Identity
import Kernel
import Site
import Store
import Trust

package enum PostQueries {
    /// - Parameter viewer: of whom `includesViewer` speaks; `nil` where it is found out otherwise, or nothing is for some people alone.
    private static func columns(_ viewer: ID<Account>?) -> SQL {
        """
        posts.id, \(AccountQueries.columns), memberships.role, memberships.standing, posts.kind, posts.practice_id, posts.audience, posts.group_id,
        posts.answers_id, posts.thread_id, posts.headline, posts.body, posts.markup, posts.markup_version, posts.is_first_win, posts.answered_at,
        posts.praised_at, posts.created_at, posts.edited_at, posts.is_withheld, posts.followed_id, posts.language,
        posts.warning, posts.warning_words, posts.version, posts.pinned_at IS NOT NULL, posts.held_in IS NOT NULL, posts.hidden_by IS NOT NULL,
        \(viewer.map { AudienceQueries.names("\($0)") } ?? "FALSE")
        """
    }

    private static let tables: SQL = """
        posts
        JOIN actors ON actors.id = posts.author_id
        JOIN memberships ON memberships.practice_id = posts.practice_id AND memberships.account_id = posts.author_id
        """

    private static func post(_ row: inout Row) throws -> Post {
        let id = row.id(Post.self)
        let author = AccountQueries.account(&row)
        let (role, standing, kind) = (try row.one(of: Role.self), try row.one(of: Standing.self), try row.one(of: PostKind.self))
        let (practice, audience) = (row.id(Practice.self), try row.one(of: Audience.Kind.self))
        let (group, answers, thread) = (row.optionalID(Group.self), row.optionalID(Post.self), row.optionalID(Post.self))
        let (headline, body, markup, version) = (row.text(), row.text(), row.text(), row.count())
        let (isFirstWin, answeredAt, praisedAt) = (row.boolean(), row.optionalMoment(), row.optionalMoment())
        let (createdAt, editedAt, isWithheld, followed) = (row.moment(), row.optionalMoment(), row.boolean(), row.optionalID(Account.self))
        let language = row.text()
        let (warning, words) = (row.optionalText(), row.text())
        let (edits, isPinned, isHeld, isHidden) = (row.count(), row.boolean(), row.boolean(), row.boolean())
        return Post(
            id: id, author: author, authorRole: role, authorStanding: standing, kind: kind, practice: practice, audience: audience, group: group,
            followed: followed, answers: answers, thread: thread, headline: headline, body: body,
            markup: version == RichTextHTML.version ? RichTextHTML.stored(markup) : RichTextHTML(people: []).html(RichText(markdown: body)),
            isFirstWin: isFirstWin, answeredAt: answeredAt, praisedAt: praisedAt, createdAt: createdAt, editedAt: editedAt, isWithheld: isWithheld,
            language: language, warning: warning.flatMap { WarningKind(rawValue: $0) }.map { ContentWarning(kind: $0, words: words) }, version: edits,
            isPinned: isPinned, isHeld: isHeld, isHidden: isHidden, includesViewer: row.boolean()
        )
    }

    /// The post, if the circle may see it. What they may not see costs the same and looks the same as what is not there.
    package static func post(_ id: ID<Post>, for circle: Circle, in reading: Reading) throws -> Visible<Post>? {
        let post = try reading.first(
            "SELECT \(columns(circle.id)) FROM \(tables) WHERE posts.id = \(id) AND posts.deleted_at IS NULL", post
        )
        return post.flatMap { circle.reads($0) }
    }

    /// Those of the posts that the circle may see, in the order of `ids`.
    package static func posts(_ ids: [ID<Post>], for circle: Circle, in reading: Reading) throws -> [Visible<Post>] {
        try posts(ids, lookedAtBy: circle.id, in: reading).compactMap { circle.reads($0) }
    }

    /// The posts before any audience check, in the order of `ids`.
    static func posts(_ ids: [ID<Post>], lookedAtBy viewer: ID<Account>? = nil, in reading: Reading) throws -> [Post] {
        guard !ids.isEmpty else { return [] }
        let posts = try reading.all(
            "SELECT \(columns(viewer)) FROM \(tables) WHERE posts.id IN \(list: ids) AND posts.deleted_at IS NULL LIMIT 1000", post
        )
        let byID = Dictionary(posts.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        return ids.compactMap { byID[$0] }
    }

    /// The newest replies of each thread below the cursor, oldest first, and how many there are below it in all; before any
    /// audience check. Walks along an index that holds little more than the ids; window functions sorted all of them first.
    /// - Parameter authors: whose replies are left out and not counted.
    static func replies(
        toThreads threads: [ID<Post>], newest: Int, before cursor: PageCursor<Post>, without authors: [ID<Account>] = [],
        lookedAtBy viewer: ID<Account>? = nil, in reading: Reading
    ) throws -> (replies: [Post], counts: [ID<Post>: Int]) {
        guard !threads.isEmpty else { return ([], [:]) }
        var (found, counts): ([ID<Post>: [ID<Post>]], [ID<Post>: Int]) = ([:], [:])
        try reading.each(
            """
            SELECT thread_id, id
            FROM posts
            WHERE thread_id IN \(list: threads) AND deleted_at IS NULL AND NOT is_withheld AND id < \(cursor.bound)\(HiddenQueries.without(authors, "author_id"))
            ORDER BY thread_id, id DESC
            """
        ) { row in
            let thread = row.id(Post.self)
            let count = counts[thread, default: 0]
            if count < newest { found[thread, default: []].append(row.id()) }
            counts[thread] = count + 1
        }
        return (try posts(found.values.flatMap { $0 }.sorted(), lookedAtBy: viewer, in: reading), counts)
    }

    /// A page of somebody's own posts, newest first, of those that the circle may see: what they may not see has no place and no number
    /// here. Of whom one muted, one reads on their own page.
    package static func posts(by author: ID<Account>, cursor: PageCursor<Post>, limit: Int, for circle: Circle, in reading: Reading) throws -> Page<
        Visible<Post>, Post
    > {
        let ids = try reading.all(
            """
            SELECT id
            FROM posts
            WHERE author_id = \(author) AND thread_id IS NULL AND deleted_at IS NULL AND id < \(cursor.bound) AND \(AudienceQueries.sees(circle))
            ORDER BY id DESC
            LIMIT \(limit + 1)
            """
        ) { $0.id(Post.self) }
        let shown = Array(ids.prefix(limit))
        return Page(rows: try posts(shown, for: circle, in: reading), next: ids.count > limit ? shown.last.map { PageCursor(before: $0) } : nil)
    }

    package static func hasWon(_ author: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM posts
            WHERE author_id = \(author) AND practice_id = \(practice) AND kind = \(PostKind.win) AND deleted_at IS NULL
            LIMIT 1
            """
        )
    }

    /// The post that this form wrote before with the same words, be it changed since. A form that comes back from the browser's
    /// memory with other words is another post, though its key is the old one.
    /// - Throws: `TakenDown` where that post is gone.
    static func post(by author: ID<Account>, form: PostFormStamp, in reading: Reading) throws -> ID<Post>? {
        let known = try reading.first(
            "SELECT id, deleted_at IS NOT NULL FROM posts WHERE author_id = \(author) AND form_key = \(form.key) AND form_digest = \(form.digest)"
        ) { (id: $0.id(Post.self), isTakenDown: $0.boolean()) }
        if known?.isTakenDown == true { throw TakenDown() }
        return known?.id
    }

    /// Of these handles, those of the practice's people.
    static func members(of practice: ID<Practice>, handles: [String], in reading: Reading) throws -> [String: ID<Account>] {
        guard !handles.isEmpty else { return [:] }
        let rows = try reading.all(
            """
            SELECT actors.handle, actors.id
            FROM actors
            JOIN memberships ON memberships.account_id = actors.id
            WHERE actors.handle IN \(list: handles) AND memberships.practice_id = \(practice)
            LIMIT 100
            """
        ) { ($0.text(), $0.id(Account.self)) }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }
}
