import Identity
import Kernel
import Store
import Trust

package enum ConversationQueries {
    static func id(of one: ID<Account>, _ other: ID<Account>, in reading: Reading) throws -> ID<Conversation>? {
        try reading.first("SELECT id FROM conversations WHERE one_id = \(min(one, other)) AND other_id = \(max(one, other))") { $0.id() }
    }

    /// The conversation of two people, begun now if there is none.
    static func conversation(of one: ID<Account>, _ other: ID<Account>, in transaction: Transaction) throws -> ID<Conversation> {
        if let known = try id(of: one, other, in: transaction) { return known }
        let id = transaction.newID(Conversation.self)
        try transaction.run(
            "INSERT INTO conversations (id, one_id, other_id, newest_at) VALUES (\(id), \(min(one, other)), \(max(one, other)), \(transaction.now))"
        )
        return id
    }

    static func insert(
        _ body: String, formKey: String, by author: ID<Account>, into conversation: ID<Conversation>, in transaction: Transaction
    ) throws -> ID<Message> {
        let id = transaction.newID(Message.self)
        try transaction.run(
            """
            INSERT INTO messages (id, conversation_id, author_id, body, created_at, form_key)
            VALUES (\(id), \(conversation), \(author), \(body), \(transaction.now), \(formKey))
            """
        )
        try transaction.run("UPDATE conversations SET newest_at = \(transaction.now) WHERE id = \(conversation)")
        try markRead(author, conversation, upTo: id, in: transaction)
        return id
    }

    static func message(by author: ID<Account>, formKey: String, in reading: Reading) throws -> ID<Message>? {
        try reading.first("SELECT id FROM messages WHERE author_id = \(author) AND form_key = \(formKey)") { $0.id() }
    }

    static func stands(_ message: ID<Message>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM messages WHERE id = \(message) AND deleted_at IS NULL")
    }

    static func delete(_ message: ID<Message>, by author: ID<Account>, in transaction: Transaction) throws -> Bool {
        let count = try transaction.run(
            "UPDATE messages SET body = '', deleted_at = \(transaction.now) WHERE id = \(message) AND author_id = \(author) AND deleted_at IS NULL"
        )
        try transaction.run("DELETE FROM notices WHERE kind = 'message' AND cause_id = \(message) AND actor_id = \(author)")
        return count > 0
    }

    static func markRead(_ account: ID<Account>, _ conversation: ID<Conversation>, upTo message: ID<Message>, in transaction: Transaction) throws {
        try transaction.run("UPDATE conversations SET one_read = \(message) WHERE id = \(conversation) AND one_id = \(account) AND one_read < \(message)")
        try transaction.run("UPDATE conversations SET other_read = \(message) WHERE id = \(conversation) AND other_id = \(account) AND other_read < \(message)")
    }

    /// What was told of a conversation is read with it.
    static func markNoticesRead(_ account: ID<Account>, from other: ID<Account>, upTo message: ID<Message>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE notices
            SET read_at = \(transaction.now)
            WHERE account_id = \(account) AND kind = \(NoticeKind.message) AND actor_id = \(other) AND cause_id <= \(message) AND read_at IS NULL
            """
        )
    }

    static func hasNewNotices(_ account: ID<Account>, from other: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            "SELECT 1 FROM notices WHERE account_id = \(account) AND kind = \(NoticeKind.message) AND actor_id = \(other) AND read_at IS NULL LIMIT 1"
        )
    }

    /// Whether somebody coaches another: an active professional of a practice that both belong to.
    static func coaches(_ coach: ID<Account>, of other: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM memberships AS mine
            JOIN memberships AS theirs ON theirs.practice_id = mine.practice_id
            WHERE mine.account_id = \(coach) AND mine.role <> 'client' AND mine.standing = 'active' AND theirs.account_id = \(other)
            LIMIT 1
            """
        )
    }

    package static func door(of account: ID<Account>, in reading: Reading) throws -> MessageDoor {
        try reading.first("SELECT messages_from FROM profiles WHERE account_id = \(account)") { try $0.one() } ?? .everybody
    }

    /// Somebody's conversations, newest first; those across a block are not among them, nor those with people who rest.
    package static func conversations(for circle: Circle, limit: Int, in reading: Reading) throws -> [Conversation] {
        let me = circle.id
        return try reading.all(
            """
            SELECT conversations.id, \(AccountQueries.columns), conversations.newest_at, COALESCE(newest.body, ''), COALESCE(newest.author_id, 0),
                   CASE WHEN conversations.one_id = \(me) THEN conversations.one_read ELSE conversations.other_read END, COALESCE(newest.id, 0)
            FROM conversations
            JOIN actors ON actors.id = CASE WHEN conversations.one_id = \(me) THEN conversations.other_id ELSE conversations.one_id END
            LEFT JOIN messages AS newest ON newest.id = (SELECT MAX(id) FROM messages WHERE messages.conversation_id = conversations.id)
            WHERE (conversations.one_id = \(me) OR conversations.other_id = \(me)) AND NOT actors.is_resting
              \(HiddenQueries.without(circle.hidden.blocked.union(circle.hidden.blocking).sorted(), "actors.id"))
            ORDER BY conversations.newest_at DESC, conversations.id
            LIMIT \(limit)
            """
        ) { row in
            let (id, other, newestAt, body) = (row.id(Conversation.self), AccountQueries.account(&row), row.moment(), row.text())
            let (author, read, newest) = (row.id(Account.self), row.integer(), row.integer())
            return Conversation(
                id: id, other: other, newestAt: newestAt, excerpt: RichText(markdown: String(body.prefix(600))).excerpt(90), isMine: author == me,
                isNew: author != me && newest > read
            )
        }
    }

    /// A page of a conversation, newest first.
    static func messages(of conversation: ID<Conversation>, for me: ID<Account>, before cursor: PageCursor<Message>, limit: Int, in reading: Reading) throws
        -> [Message]
    {
        try reading.all(
            """
            SELECT messages.id, messages.author_id, messages.body, messages.created_at, messages.deleted_at IS NOT NULL,
                   messages.id <= CASE WHEN conversations.one_id = \(me) THEN conversations.other_read ELSE conversations.one_read END
            FROM messages
            JOIN conversations ON conversations.id = messages.conversation_id
            WHERE messages.conversation_id = \(conversation) AND messages.id < \(cursor.bound)
            ORDER BY messages.id DESC
            LIMIT \(limit)
            """
        ) {
            Message(id: $0.id(), author: $0.id(), body: $0.text(), createdAt: $0.moment(), isDeleted: $0.boolean(), isRead: $0.boolean())
        }
    }
}
