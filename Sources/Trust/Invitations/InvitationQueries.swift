import Identity
import Kernel
import Store

package enum InvitationQueries {
    private static let columns: SQL = """
        id, practice_id, group_id, role, email, words, invited_by, created_at, expires_at, revoked_at, accepted_at, accepted_by
        """

    private static func invitation(_ row: inout Row) throws -> Invitation {
        Invitation(
            id: row.id(), practice: row.id(), group: row.optionalID(), role: try row.one(), email: row.optionalText(), words: row.text(),
            invitedBy: row.id(), createdAt: row.moment(), expiresAt: row.moment(), revokedAt: row.optionalMoment(),
            acceptedAt: row.optionalMoment(), acceptedBy: row.optionalID()
        )
    }

    package static func invitation(_ token: Token, in reading: Reading) throws -> Invitation? {
        try reading.first("SELECT \(columns) FROM invitations WHERE digest = \(token.digest)", invitation)
    }

    package static func invitation(_ id: ID<Invitation>, practice: ID<Practice>, in reading: Reading) throws -> Invitation? {
        try reading.first("SELECT \(columns) FROM invitations WHERE id = \(id) AND practice_id = \(practice)", invitation)
    }

    /// The invitations of a practice, newest first.
    package static func invitations(of practice: ID<Practice>, limit: Int, in reading: Reading) throws -> [Invitation] {
        try reading.all("SELECT \(columns) FROM invitations WHERE practice_id = \(practice) ORDER BY id DESC LIMIT \(limit)", invitation)
    }

    static func insert(
        _ id: ID<Invitation>, _ token: Token, _ draft: InvitationDraft, email: String?, practice: ID<Practice>, by inviter: ID<Account>,
        in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO invitations (id, practice_id, group_id, digest, role, email, words, invited_by, created_at, expires_at)
            VALUES (\(id), \(practice), \(draft.group), \(token.digest), \(draft.role), \(email), \(draft.words), \(inviter), \(transaction.now),
                    \(transaction.now + .days(Int64(draft.days))))
            """
        )
    }

    /// Marks an open invitation as used. Returns whether it was open still: of two who come at once, one gets it.
    static func accept(_ id: ID<Invitation>, by account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE invitations
            SET accepted_at = \(transaction.now), accepted_by = \(account)
            WHERE id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > \(transaction.now)
            """
        ) > 0
    }

    static func revoke(_ id: ID<Invitation>, in transaction: Transaction) throws {
        try transaction.run("UPDATE invitations SET revoked_at = \(transaction.now) WHERE id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL")
    }

    /// How a letter names the invitation that it carries.
    static func about(_ id: ID<Invitation>) -> String { "invitation-\(id)" }

    /// Whether a letter is to be sent still: one with an invitation that was taken back, used or is over is not.
    package static func isWanted(_ about: String, in reading: Reading) throws -> Bool {
        let parts = about.split(separator: "-")
        guard parts.first == "invitation", let id = parts.last.flatMap({ ID<Invitation>(String($0)) }) else { return true }
        return try reading.exists(
            "SELECT 1 FROM invitations WHERE id = \(id) AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > \(reading.now)"
        )
    }

    static func addChannel(_ network: ChannelNetwork, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO channels_elsewhere (account_id, network, added_at)
            VALUES (\(account), \(network), \(transaction.now))
            ON CONFLICT (account_id, network) DO NOTHING
            """
        )
    }

    package static func channels(of account: ID<Account>, in reading: Reading) throws -> [ChannelNetwork] {
        try reading.all("SELECT network FROM channels_elsewhere WHERE account_id = \(account) ORDER BY added_at, network LIMIT 50") {
            ChannelNetwork(rawValue: $0.text())
        }
        .compactMap { $0 }
    }
}
