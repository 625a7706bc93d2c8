import Identity
import Kernel
import Store
import Trust

package enum BroadcastQueries {
    private static let columns: SQL = """
        broadcasts.id, broadcasts.practice_id, \(AccountQueries.columns), broadcasts.room, broadcasts.subject, broadcasts.body, broadcasts.by_mail,
        broadcasts.created_at, broadcasts.told_at, broadcasts.stopped_at
        """
    private static let tables: SQL = "broadcasts JOIN actors ON actors.id = broadcasts.author_id"

    private static func broadcast(_ row: inout Row) throws -> Broadcast {
        Broadcast(
            id: row.id(), practice: row.id(), author: AccountQueries.account(&row), room: try row.one(), subject: row.text(), body: row.text(),
            byMail: row.boolean(), createdAt: row.moment(), toldAt: row.optionalMoment(), stoppedAt: row.optionalMoment()
        )
    }

    package static func broadcast(_ id: ID<Broadcast>, in reading: Reading) throws -> Broadcast? {
        try reading.first("SELECT \(columns) FROM \(tables) WHERE broadcasts.id = \(id)", broadcast)
    }

    /// What a practice's coaches wrote, newest first, without those who rest or are suspended.
    package static func broadcasts(of practice: ID<Practice>, limit: Int, in reading: Reading) throws -> [Broadcast] {
        try reading.all(
            """
            SELECT \(columns)
            FROM \(tables)
            LEFT JOIN sign_ins ON sign_ins.account_id = broadcasts.author_id
            WHERE broadcasts.practice_id = \(practice) AND NOT actors.is_resting AND sign_ins.suspended_at IS NULL
            ORDER BY broadcasts.id DESC
            LIMIT \(limit)
            """,
            broadcast
        )
    }

    static func broadcast(by author: ID<Account>, formKey: String, in reading: Reading) throws -> ID<Broadcast>? {
        try reading.first("SELECT id FROM broadcasts WHERE author_id = \(author) AND form_key = \(formKey)") { $0.id() }
    }

    static func insert(
        _ draft: BroadcastDraft, formKey: String, by author: ID<Account>, practice: ID<Practice>, in transaction: Transaction
    ) throws -> ID<Broadcast> {
        let id = transaction.newID(Broadcast.self)
        try transaction.run(
            """
            INSERT INTO broadcasts (id, practice_id, author_id, room, subject, body, by_mail, created_at, form_key)
            VALUES (\(id), \(practice), \(author), \(draft.room), \(draft.subject), \(draft.body), \(draft.byMail), \(transaction.now), \(formKey))
            """
        )
        return id
    }

    /// Whom a broadcast is for, some at a time, by id: all but its author, those who rest or are suspended, and those across a block.
    static func people(for broadcast: Broadcast, after last: ID<Account>?, limit: Int, in reading: Reading) throws -> [ID<Account>] {
        try reading.all(
            """
            SELECT memberships.account_id
            FROM memberships
            JOIN actors ON actors.id = memberships.account_id
            LEFT JOIN sign_ins ON sign_ins.account_id = memberships.account_id
            WHERE memberships.practice_id = \(broadcast.practice) AND memberships.account_id > \(last?.value ?? 0)
              AND memberships.account_id <> \(broadcast.author.id) AND NOT actors.is_resting AND sign_ins.suspended_at IS NULL\(chosen(broadcast.room))
            ORDER BY memberships.account_id
            LIMIT \(limit)
            """
        ) { $0.id() }
    }

    private static func chosen(_ room: Broadcast.Room) -> SQL {
        switch room {
        case .everybody: ""
        case .clients: " AND memberships.role = 'client' AND memberships.standing = 'active'"
        case .former: " AND memberships.standing = 'former'"
        case .professionals: " AND memberships.role <> 'client' AND memberships.standing = 'active'"
        }
    }

    /// Returns whether they had none yet.
    static func addReceipt(_ broadcast: ID<Broadcast>, _ account: ID<Account>, isMailed: Bool, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO broadcast_receipts (broadcast_id, account_id, told_at, mailed_at)
            VALUES (\(broadcast), \(account), \(transaction.now), \(isMailed ? transaction.now : nil))
            ON CONFLICT (broadcast_id, account_id) DO NOTHING
            """
        ) > 0
    }

    static func markTold(_ broadcast: ID<Broadcast>, in transaction: Transaction) throws {
        try transaction.run("UPDATE broadcasts SET told_at = \(transaction.now) WHERE id = \(broadcast) AND told_at IS NULL")
    }

    /// Its writer is not there any more: whoever was not told yet will not be.
    static func markStopped(_ broadcast: ID<Broadcast>, in transaction: Transaction) throws {
        try transaction.run("UPDATE broadcasts SET stopped_at = \(transaction.now) WHERE id = \(broadcast) AND told_at IS NULL AND stopped_at IS NULL")
    }

    static func hasReceipt(_ broadcast: ID<Broadcast>, _ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM broadcast_receipts WHERE broadcast_id = \(broadcast) AND account_id = \(account)")
    }

    static func markRead(_ broadcast: ID<Broadcast>, by account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE broadcast_receipts SET read_at = \(transaction.now) WHERE broadcast_id = \(broadcast) AND account_id = \(account) AND read_at IS NULL"
        )
        try transaction.run(
            """
            UPDATE notices
            SET read_at = \(transaction.now)
            WHERE account_id = \(account) AND kind = \(NoticeKind.broadcast) AND cause_id = \(broadcast) AND read_at IS NULL
            """
        )
    }

    /// The mail server took a mail.
    static func markSent(_ broadcast: ID<Broadcast>, to account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE broadcast_receipts SET sent_at = \(transaction.now) WHERE broadcast_id = \(broadcast) AND account_id = \(account)")
    }

    static func markRefused(_ broadcast: ID<Broadcast>, to account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE broadcast_receipts SET refused_at = \(transaction.now) WHERE broadcast_id = \(broadcast) AND account_id = \(account)")
    }

    /// A mail that waited was not sent, since nobody wants it any more.
    static func markNotMailed(_ broadcast: ID<Broadcast>, to account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE broadcast_receipts SET mailed_at = NULL WHERE broadcast_id = \(broadcast) AND account_id = \(account) AND sent_at IS NULL")
    }

    static func takesMail(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try !reading.exists("SELECT 1 FROM profiles WHERE account_id = \(account) AND NOT takes_broadcast_mail")
    }

    /// How many it has reached. Nobody learns who read it.
    package static func reach(of broadcast: ID<Broadcast>, in reading: Reading) throws -> Broadcast.Reach {
        try reading.first(
            "SELECT COUNT(*), COUNT(read_at), COUNT(mailed_at), COUNT(sent_at), COUNT(refused_at) FROM broadcast_receipts WHERE broadcast_id = \(broadcast)"
        ) { Broadcast.Reach(told: $0.count(), read: $0.count(), mailed: $0.count(), sent: $0.count(), refused: $0.count()) }
            ?? Broadcast.Reach(told: 0, read: 0, mailed: 0, sent: 0, refused: 0)
    }
}
