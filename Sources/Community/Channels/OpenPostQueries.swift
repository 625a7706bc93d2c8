import Identity
import Kernel
import Site
import Store
import Trust

/// What anybody may read, also without an account: public posts of people who let visitors see who they are. Closing the channel, resting,
/// and a consent taken back end it at once.
package enum OpenPostQueries {
    /// Whether a row of `posts` is for anybody, and so is the top of its thread.
    private static let isOpen: SQL = """
        posts.audience = 'public' AND NOT posts.is_withheld AND posts.deleted_at IS NULL AND \(authorIsOpen("posts"))
        AND (posts.thread_id IS NULL
             OR EXISTS (SELECT 1
                        FROM posts AS top
                        WHERE top.id = posts.thread_id AND top.audience = 'public' AND NOT top.is_withheld AND top.deleted_at IS NULL AND \(authorIsOpen("top"))))
        """

    private static func authorIsOpen(_ table: SQL) -> SQL {
        """
        EXISTS (SELECT 1
                FROM profiles
                JOIN actors AS author ON author.id = profiles.account_id
                JOIN sign_ins ON sign_ins.account_id = profiles.account_id
                WHERE profiles.account_id = \(table).author_id AND profiles.shows_name AND NOT author.is_resting AND sign_ins.suspended_at IS NULL)
        """
    }

    private static func visible(_ ids: [ID<Post>], for filter: ReaderFilter, in reading: Reading) throws -> [Visible<Post>] {
        try PostQueries.posts(ids, in: reading).compactMap { Visible<Post>.open(filter.folding($0)) }
    }

    /// A page of what somebody shared with everybody, newest first; replies stand with what they answer.
    static func posts(by author: ID<Account>, cursor: PageCursor<Post>, limit: Int, for filter: ReaderFilter = .nothing, in reading: Reading) throws -> Page<
        Visible<Post>, Post
    > {
        let ids = try reading.all(
            """
            SELECT id
            FROM posts
            WHERE author_id = \(author) AND thread_id IS NULL AND id < \(cursor.bound) AND \(isOpen)
            ORDER BY id DESC
            LIMIT \(limit + 1)
            """
        ) { $0.id(Post.self) }
        let shown = Array(ids.prefix(limit))
        return Page(rows: try visible(shown, for: filter, in: reading), next: ids.count > limit ? shown.last.map { PageCursor(before: $0) } : nil)
    }

    static func post(_ id: ID<Post>, for filter: ReaderFilter = .nothing, in reading: Reading) throws -> Visible<Post>? {
        guard try reading.exists("SELECT 1 FROM posts WHERE id = \(id) AND \(isOpen)") else { return nil }
        return try visible([id], for: filter, in: reading).first
    }

    /// Public replies in the thread of a post, oldest first; the newest where they are many.
    static func replies(to top: ID<Post>, limit: Int, for filter: ReaderFilter = .nothing, in reading: Reading) throws -> [Visible<Post>] {
        let ids = try reading.all("SELECT id FROM posts WHERE thread_id = \(top) AND \(isOpen) ORDER BY id DESC LIMIT \(limit)") { $0.id(Post.self) }
        return try visible(ids.reversed(), for: filter, in: reading)
    }

    static func replyCounts(of posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: Int] {
        guard !posts.isEmpty else { return [:] }
        let rows = try reading.all("SELECT thread_id, COUNT(*) FROM posts WHERE thread_id IN \(list: posts) AND \(isOpen) GROUP BY thread_id LIMIT 1000") {
            ($0.id(Post.self), $0.count())
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    /// How many said something for all to see. Who they are is not for visitors.
    static func praisers(of posts: [ID<Post>], in reading: Reading) throws -> [ID<Post>: Int] {
        guard !posts.isEmpty else { return [:] }
        let rows = try reading.all(
            """
            SELECT post_id, COUNT(DISTINCT giver_id)
            FROM praises
            WHERE post_id IN \(list: posts) AND NOT is_private AND NOT is_withheld AND withdrawn_at IS NULL
            GROUP BY post_id
            LIMIT 1000
            """
        ) { ($0.id(Post.self), $0.count()) }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    /// Whether a picture hangs in something that anybody may read.
    static func shows(_ post: ID<Post>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM posts WHERE id = \(post) AND \(isOpen)")
    }

    /// Of these people, those whom visitors may not know of.
    static func closed(_ people: [ID<Account>], in reading: Reading) throws -> [String] {
        guard !people.isEmpty else { return [] }
        return try reading.all(
            """
            SELECT actors.name
            FROM actors
            LEFT JOIN profiles ON profiles.account_id = actors.id
            WHERE actors.id IN \(list: people) AND NOT COALESCE(profiles.shows_name, FALSE)
            ORDER BY actors.name
            LIMIT 30
            """
        ) { $0.text() }
    }
}

extension Visible where Subject == Post {
    /// - Parameter post: of which the database said that anybody may read it.
    fileprivate static func open(_ post: Post) -> Visible<Post>? { Visitor.sees(post, at: post.standpoint, isOpen: true) }
}

/// What is public names nobody whom visitors may not know of.
enum PublicNames {
    /// - Throws: `FormErrors` at `body`.
    static func check(_ text: PostText, by author: ID<Account>, in reading: Reading) throws {
        let names = try OpenPostQueries.closed(text.mentioned.filter { $0 != author }, in: reading)
        guard !names.isEmpty else { return }
        var errors = FormErrors()
        let who = NumberWords.listed(names)
        errors.add(
            "body", "\(who) \(names.count == 1 ? "does" : "do") not show visitors who they are. Please leave the name out, or share this with people here only."
        )
        throw errors
    }
}
