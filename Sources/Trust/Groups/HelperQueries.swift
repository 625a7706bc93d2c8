import Identity
import Kernel
import Store

package enum HelperQueries {
    /// Returns whether it is news to them.
    static func ask(_ account: ID<Account>, _ role: HelperRole, _ group: ID<Group>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE group_memberships
            SET help_asked = \(role)
            WHERE group_id = \(group) AND account_id = \(account) AND NOT is_moderator AND help_asked IS DISTINCT FROM \(role) AND helps IS DISTINCT FROM \(role)
            """
        ) > 0
    }

    static func set(helps: HelperRole?, asked: HelperRole?, _ account: ID<Account>, _ group: ID<Group>, in transaction: Transaction) throws {
        try transaction.run("UPDATE group_memberships SET helps = \(helps), help_asked = \(asked) WHERE group_id = \(group) AND account_id = \(account)")
    }

    /// Who helps in a group in a certain way.
    package static func helpers(_ role: HelperRole, in group: ID<Group>, limit: Int, _ reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT account_id FROM group_memberships WHERE group_id = \(group) AND helps = \(role) ORDER BY joined_at LIMIT \(limit)") { $0.id() }
    }

    /// Who helps in a group, with what they do.
    package static func helpers(in group: ID<Group>, limit: Int, _ reading: Reading) throws -> [(account: Account, role: HelperRole)] {
        try reading.all(
            """
            SELECT \(AccountQueries.columns), group_memberships.helps
            FROM group_memberships
            JOIN actors ON actors.id = group_memberships.account_id
            WHERE group_memberships.group_id = \(group) AND group_memberships.helps IS NOT NULL AND NOT actors.is_resting
            ORDER BY group_memberships.joined_at
            LIMIT \(limit)
            """
        ) { (account: AccountQueries.account(&$0), role: try $0.one()) }
    }

    /// Puts the group’s welcome away for somebody.
    package static func markWelcomed(_ account: ID<Account>, in group: ID<Group>, _ transaction: Transaction) throws {
        try transaction.run("UPDATE group_memberships SET welcomed_at = \(transaction.now) WHERE group_id = \(group) AND account_id = \(account)")
    }
}
