import Identity
import Kernel
import Outside
import Store
import Trust

package enum ErasureQueries {
    package static func erasure(of account: ID<Account>, in reading: Reading) throws -> Erasure? {
        try reading.first("SELECT account_id, asked_at, due_at, begun_at FROM erasures WHERE account_id = \(account)") {
            Erasure(account: $0.id(), askedAt: $0.moment(), dueAt: $0.moment(), begunAt: $0.optionalMoment())
        }
    }

    static func insert(_ account: ID<Account>, due: Moment, in transaction: Transaction) throws {
        try transaction.run("INSERT INTO erasures (account_id, asked_at, due_at) VALUES (\(account), \(transaction.now), \(due))")
    }

    /// Returns whether it could still be stopped.
    static func stop(_ account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("DELETE FROM erasures WHERE account_id = \(account) AND begun_at IS NULL") > 0
    }

    /// Returns whether it is wanted, and due, now.
    static func begin(_ account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            "UPDATE erasures SET begun_at = COALESCE(begun_at, \(transaction.now)) WHERE account_id = \(account) AND due_at <= \(transaction.now)") > 0
    }

    static func finish(_ account: ID<Account>, in transaction: Transaction) throws { try transaction.run("DELETE FROM erasures WHERE account_id = \(account)") }

    /// Written anywhere and not taken down yet.
    static func written(by account: ID<Account>, limit: Int, in reading: Reading) throws -> [ID<Post>] {
        try reading.all("SELECT id FROM posts WHERE author_id = \(account) AND deleted_at IS NULL ORDER BY id LIMIT \(limit)") { $0.id() }
    }

    static func pictures(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [ID<Picture>] {
        try reading.all("SELECT id FROM pictures WHERE owner_id = \(account) ORDER BY id LIMIT \(limit)") { $0.id() }
    }

    /// So that a picture can go: nobody points at it any more.
    static func forgetFaces(of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE actors SET portrait_id = NULL WHERE id = \(account)")
        try transaction.run("UPDATE profiles SET header_id = NULL WHERE account_id = \(account)")
    }

    static func plates(of account: ID<Account>, in reading: Reading) throws -> [ID<Plate>] {
        try reading.all("SELECT id FROM plates WHERE subject_id = \(account) ORDER BY id") { $0.id() }
    }

    static func remove(plate: ID<Plate>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM notices WHERE plate_id = \(plate)")
        // What is still elsewhere stays a task of the practice, without a word of whom or what it is about but its address.
        try transaction.run("DELETE FROM outside_copies WHERE plate_id = \(plate) AND taken_down_at IS NOT NULL")
        try transaction.run("UPDATE outside_copies SET plate_id = NULL, digest = \([UInt8]()) WHERE plate_id = \(plate)")
        try transaction.run("DELETE FROM plates WHERE id = \(plate)")
    }

    /// Notes the copies that are elsewhere, once: a job that is begun anew reads what it noted.
    static func noteCopies(of account: ID<Account>, in transaction: Transaction) throws -> [(surface: Surface, address: String)] {
        let noted = try transaction.first("SELECT copies FROM erasures WHERE account_id = \(account)") { $0.optionalText() } ?? nil
        if let noted {
            return noted.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
                return Surface(rawValue: String(parts[0])).map { ($0, parts.count > 1 ? String(parts[1]) : "") }
            }
        }
        let copies = try copiesLeft(of: account, in: transaction)
        let text = copies.map { "\($0.surface.rawValue) \($0.address)" }.joined(separator: "\n")
        try transaction.run("UPDATE erasures SET copies = \(text) WHERE account_id = \(account)")
        return copies
    }

    /// Copies that were put elsewhere and may still be there, for the statement.
    static func copiesLeft(of account: ID<Account>, in reading: Reading) throws -> [(surface: Surface, address: String)] {
        try reading.all(
            """
            SELECT outside_copies.surface, outside_copies.address
            FROM outside_copies
            JOIN plates ON plates.id = outside_copies.plate_id
            WHERE plates.subject_id = \(account) AND outside_copies.taken_down_at IS NULL
            LIMIT 200
            """
        ) { (surface: try $0.one(), address: $0.text()) }
    }

    /// Everything that `ErasedColumns` lists as one statement for each column.
    static func clear(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM broadcast_receipts WHERE broadcast_id IN (SELECT id FROM broadcasts WHERE author_id = \(account))")
        try transaction.run("DELETE FROM notices WHERE kind = 'broadcast' AND cause_id IN (SELECT id FROM broadcasts WHERE author_id = \(account))")
        try transaction.run("DELETE FROM broadcasts WHERE author_id = \(account)")
        try transaction.run("DELETE FROM list_people WHERE list_id IN (SELECT id FROM lists WHERE owner_id = \(account))")
        try transaction.run("UPDATE invitations SET email = NULL, words = '' WHERE accepted_by = \(account) OR invited_by = \(account)")
        try transaction.run(
            "UPDATE invitations SET revoked_at = \(transaction.now) WHERE invited_by = \(account) AND accepted_at IS NULL AND revoked_at IS NULL")
        let email = try SignInQueries.email(of: account, in: transaction) ?? ""
        if !email.isEmpty { try LetterQueries.forget(holding: email, in: transaction) }
        // The hidden marks of others follow from the rows of blocks.
        for other in try transaction.all(
            "SELECT blocker_id FROM blocks WHERE blocked_id = \(account) UNION SELECT blocked_id FROM blocks WHERE blocker_id = \(account)",
            { $0.id(Account.self) })
        { try HiddenQueries.forget(account, of: other, in: transaction) }
        for column in ErasedColumns.all {
            switch column.fate {
            case .remove: try transaction.run(SQL(stringLiteral: "DELETE FROM \(column.table) WHERE \(column.name) = ") + "\(account)")
            case .forget: try transaction.run(SQL(stringLiteral: "UPDATE \(column.table) SET \(column.name) = NULL WHERE \(column.name) = ") + "\(account)")
            case .keep, .first: break
            }
        }
        try transaction.run(
            "DELETE FROM conversations WHERE (one_id = \(account) OR other_id = \(account)) AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation_id = conversations.id)"
        )
    }

    /// The handles become digests, and the actor a number without a name.
    static func retire(_ account: Account, in transaction: Transaction) throws {
        let former = try transaction.all("SELECT handle FROM former_handles WHERE actor_id = \(account.id)") { Handle(stored: $0.text()) }
        for handle in former + [account.handle] {
            for text in Set([handle.text, handle.skeleton]) {
                try transaction.run("INSERT INTO retired_handles (digest) VALUES (\(AccountQueries.retired(text))) ON CONFLICT DO NOTHING")
            }
        }
        try transaction.run("DELETE FROM former_handles WHERE actor_id = \(account.id)")
        let gone = "gone_\(account.id)"
        try transaction.run(
            """
            UPDATE actors
            SET handle = \(gone), skeleton = \(gone), name = 'Somebody who left', folded = 'somebody who left', about = '', is_resting = TRUE
            WHERE id = \(account.id)
            """
        )
    }
}
