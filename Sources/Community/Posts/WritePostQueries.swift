import Identity
import Kernel
import Site
import Store
import Trust

/// A row of `posts` that is about to be written.
struct NewPost {
    let id: ID<Post>
    let author: ID<Account>
    let kind: PostKind
    let audience: Audience
    let practice: ID<Practice>
    var answers: ID<Post>?
    var thread: ID<Post>?
    let headline: String
    let body: String
    /// BCP 47, or empty.
    let language: String
    let isFirstWin: Bool
    var warning: ContentWarning?
    let form: PostFormStamp
    var createdAt: Moment
    /// The group whose people look at it before others see it.
    var heldIn: ID<Group>?

    var group: ID<Group>? { if case .group(let group) = audience { group } else { nil } }
    var followed: ID<Account>? { if case .followers(let person) = audience { person } else { nil } }
}

/// One sending of one form: its key, and a digest of what it carried.
struct PostFormStamp {
    let key: String
    let digest: String

    /// Both in one text.
    var whole: String { "\(key) \(digest)" }

    init(key: String, _ content: [String]) {
        self.key = key
        // The length of each part keeps “a, bc” and “ab, c” apart.
        digest = Base64URL.encode(Digest.sha256(content.flatMap { Array("\($0.utf8.count) ".utf8) + Array($0.utf8) }))
    }
}

enum WritePostQueries {
    static func insert(_ post: NewPost, _ text: PostText, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO posts (id, author_id, kind, audience, practice_id, group_id, answers_id, thread_id, headline, body, markup, markup_version,
                               is_first_win, created_at, form_key, form_digest, followed_id, language, warning, warning_words, is_withheld, held_in)
            VALUES (\(post.id), \(post.author), \(post.kind), \(post.audience.kind), \(post.practice), \(post.group), \(post.answers), \(post.thread),
                    \(post.headline), \(post.body), \(text.markup.markup), \(RichTextHTML.version), \(post.isFirstWin), \(post.createdAt),
                    \(post.form.key), \(post.form.digest), \(post.followed), \(post.language), \(post.warning?.kind), \(post.warning?.words ?? ""),
                    \(post.heldIn != nil), \(post.heldIn))
            """
        )
        if case .people(let people) = post.audience {
            for person in Set(people + [post.author]) {
                try transaction.run("INSERT INTO post_people (account_id, post_id) VALUES (\(person), \(post.id))")
            }
        }
        try insertTags(post.id, text, in: transaction)
    }

    static func insertTags(_ id: ID<Post>, _ text: PostText, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM mentions WHERE post_id = \(id)")
        try transaction.run("DELETE FROM hashtags WHERE post_id = \(id)")
        for account in text.mentioned { try mention(account, in: id, in: transaction) }
        for tag in text.hashtags {
            try transaction.run("INSERT INTO hashtags (tag, post_id) VALUES (\(tag), \(id)) ON CONFLICT DO NOTHING")
        }
    }

    static func mention(_ account: ID<Account>, in post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("INSERT INTO mentions (post_id, account_id) VALUES (\(post), \(account)) ON CONFLICT DO NOTHING")
    }

    /// Keeps the words as they were, for whoever wants to see what was changed.
    static func keepVersion(_ post: Post, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO post_versions (post_id, version, headline, body, written_at)
            VALUES (\(post.id), \(post.version), \(post.headline), \(post.body), \(post.editedAt ?? post.createdAt))
            ON CONFLICT (post_id, version) DO NOTHING
            """
        )
        try raiseVersion(post.id, in: transaction)
    }

    /// So that a form which was opened before knows that it is behind.
    static func raiseVersion(_ post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET version = version + 1 WHERE id = \(post)")
    }

    static func setWarning(_ warning: ContentWarning?, of post: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET warning = \(warning?.kind), warning_words = \(warning?.words ?? "") WHERE id = \(post)")
    }

    static func edit(_ id: ID<Post>, headline: String, body: String, _ text: PostText, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE posts
            SET headline = \(headline), body = \(body), markup = \(text.markup.markup), markup_version = \(RichTextHTML.version), edited_at = \(transaction.now)
            WHERE id = \(id)
            """
        )
        try insertTags(id, text, in: transaction)
    }

    /// The row stays, without its words, so that replies keep their place; everything that hangs on it goes.
    static func delete(_ id: ID<Post>, in transaction: Transaction) throws {
        try transaction.run("UPDATE posts SET deleted_at = \(transaction.now), headline = '', body = '', markup = '', held_in = NULL WHERE id = \(id)")
        try SearchQueries.remove(id, in: transaction)
        try transaction.run("UPDATE posts SET warning_words = '', pinned_at = NULL WHERE id = \(id)")
        try PreviewQueries.unlink(id, in: transaction)
        try ShareQueries.removeAll(of: id, in: transaction)
        try transaction.run("DELETE FROM post_versions WHERE post_id = \(id)")
        try transaction.run("DELETE FROM bookmarks WHERE post_id = \(id)")
        try PollQueries.remove(id, in: transaction)
        try transaction.run("DELETE FROM mentions WHERE post_id = \(id)")
        try transaction.run("DELETE FROM hashtags WHERE post_id = \(id)")
        try transaction.run("DELETE FROM notices WHERE post_id = \(id)")
        try transaction.run("DELETE FROM notices WHERE cause_id = \(id)")
        try transaction.run("DELETE FROM praises WHERE post_id = \(id)")
    }

    /// Notes when somebody else first answered; only the first counts.
    static func markAnswered(_ thread: ID<Post>, by author: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE posts SET answered_at = \(transaction.now) WHERE id = \(thread) AND answered_at IS NULL AND author_id <> \(author)"
        )
    }

    /// After a reply is gone: whether somebody else has still answered.
    static func refreshAnswered(_ thread: ID<Post>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE posts
            SET answered_at = (SELECT MIN(reply.created_at)
                               FROM posts AS reply
                               WHERE reply.thread_id = posts.id AND reply.author_id <> posts.author_id AND reply.deleted_at IS NULL)
            WHERE id = \(thread)
            """
        )
    }
}
