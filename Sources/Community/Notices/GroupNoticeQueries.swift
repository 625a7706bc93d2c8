import Identity
import Kernel
import Store
import Trust

enum GroupNoticeQueries {
    /// The people of a group, some at a time, by id.
    static func members(of group: ID<Group>, after last: ID<Account>?, limit: Int, in reading: Reading) throws -> [ID<Account>] {
        try reading.all(
            """
            SELECT account_id
            FROM group_memberships
            WHERE group_id = \(group) AND account_id > \(last?.value ?? 0)
            ORDER BY account_id
            LIMIT \(limit)
            """
        ) { $0.id() }
    }

    static func isMember(_ account: ID<Account>, of group: ID<Group>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM group_memberships WHERE group_id = \(group) AND account_id = \(account)")
    }

    /// Whether somebody is in a group and does not read quietly.
    static func isSeen(_ account: ID<Account>, in group: ID<Group>, _ reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM group_memberships
            WHERE group_id = \(group) AND account_id = \(account) AND (quiet_until IS NULL OR quiet_until < \(reading.now))
            """
        )
    }
}
