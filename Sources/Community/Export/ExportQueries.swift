import Identity
import Kernel
import Store
import Trust

package enum ExportQueries {
    private static func export(_ row: inout Row) throws -> Export {
        Export(
            id: row.id(), account: row.id(), state: try row.one(), done: row.count(), parts: row.count(), askedAt: row.moment(), readyAt: row.optionalMoment(),
            bytes: row.integer())
    }
    private static let columns: SQL = "id, account_id, state, done, parts, asked_at, ready_at, bytes"

    /// The newest of somebody's.
    package static func newest(of account: ID<Account>, in reading: Reading) throws -> Export? {
        try reading.first("SELECT \(columns) FROM exports WHERE account_id = \(account) ORDER BY id DESC LIMIT 1", export)
    }

    package static func export(_ id: ID<Export>, in reading: Reading) throws -> Export? {
        try reading.first("SELECT \(columns) FROM exports WHERE id = \(id)", export)
    }

    static func all(of account: ID<Account>, in reading: Reading) throws -> [ID<Export>] {
        try reading.all("SELECT id FROM exports WHERE account_id = \(account) ORDER BY id LIMIT 100") { $0.id() }
    }

    static func old(before moment: Moment, in reading: Reading) throws -> [ID<Export>] {
        try reading.all("SELECT id FROM exports WHERE asked_at < \(moment) ORDER BY id LIMIT 100") { $0.id() }
    }

    static func insert(_ id: ID<Export>, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            "INSERT INTO exports (id, account_id, state, done, parts, asked_at) VALUES (\(id), \(account), \(Export.State.making), 0, 1, \(transaction.now))")
    }

    static func setProgress(_ id: ID<Export>, done: Int, parts: Int, in transaction: Transaction) throws {
        try transaction.run("UPDATE exports SET done = \(done), parts = \(parts) WHERE id = \(id)")
    }

    /// Returns whether it is wanted still.
    static func finish(_ id: ID<Export>, _ state: Export.State, bytes: Int64, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE exports SET state = \(state), ready_at = \(transaction.now), bytes = \(bytes) WHERE id = \(id)") > 0
    }

    static func remove(_ id: ID<Export>, in transaction: Transaction) throws { try transaction.run("DELETE FROM exports WHERE id = \(id)") }

    // MARK: What is in it

    /// Messages of one's conversations, oldest first, with who wrote them.
    static func messages(of account: ID<Account>, in reading: Reading) throws -> [(with: String, by: String, body: String, at: Moment)] {
        try reading.all(
            """
            SELECT other.name, author.name, messages.body, messages.created_at
            FROM conversations
            JOIN messages ON messages.conversation_id = conversations.id
            JOIN actors AS author ON author.id = messages.author_id
            JOIN actors AS other ON other.id = CASE WHEN conversations.one_id = \(account) THEN conversations.other_id ELSE conversations.one_id END
            WHERE (conversations.one_id = \(account) OR conversations.other_id = \(account)) AND messages.deleted_at IS NULL
            ORDER BY other.id, messages.id
            """
        ) { (with: $0.text(), by: $0.text(), body: $0.text(), at: $0.moment()) }
    }

    /// What somebody wrote, oldest first.
    static func written(by account: ID<Account>, in reading: Reading) throws -> [(id: ID<Post>, headline: String, body: String, audience: String, at: Moment)] {
        try reading.all(
            "SELECT id, headline, body, audience, created_at FROM posts WHERE author_id = \(account) AND deleted_at IS NULL ORDER BY id"
        ) { (id: $0.id(), headline: $0.text(), body: $0.text(), audience: $0.text(), at: $0.moment()) }
    }

    static func praise(of account: ID<Account>, in reading: Reading) throws -> [(giver: String, receiver: String, words: String, at: Moment)] {
        try reading.all(
            """
            SELECT giver.name, receiver.name, praises.words, praises.given_at
            FROM praises
            JOIN actors AS giver ON giver.id = praises.giver_id
            JOIN actors AS receiver ON receiver.id = praises.receiver_id
            WHERE praises.withdrawn_at IS NULL AND (praises.giver_id = \(account) OR praises.receiver_id = \(account))
            ORDER BY praises.id
            """
        ) { (giver: $0.text(), receiver: $0.text(), words: $0.text(), at: $0.moment()) }
    }

    /// The pictures of somebody, each in its largest size, with what they hang in.
    static func pictures(of account: ID<Account>, in reading: Reading) throws -> [(id: ID<Picture>, post: ID<Post>?, description: String, digest: String)] {
        let rows = try reading.all(
            """
            SELECT pictures.id, pictures.post_id, pictures.description, picture_files.digest, picture_files.size
            FROM pictures
            JOIN picture_files ON picture_files.picture_id = pictures.id
            WHERE pictures.owner_id = \(account) AND picture_files.format = 'jpeg'
            ORDER BY pictures.id, CASE picture_files.size WHEN 'full' THEN 1 WHEN 'list' THEN 2 ELSE 3 END
            """
        ) { (id: $0.id(Picture.self), post: $0.optionalID(Post.self), description: $0.text(), digest: $0.text()) }
        var seen: Set<ID<Picture>> = []
        return rows.filter { seen.insert($0.id).inserted }
    }
}
