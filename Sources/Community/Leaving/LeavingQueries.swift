import Identity
import Kernel
import Store
import Trust

enum LeavingQueries {
    /// Out of all groups of a practice, with their numbers.
    static func leaveGroups(_ account: ID<Account>, of practice: ID<Practice>, in transaction: Transaction) throws {
        guard let standing = try MembershipQueries.standing(of: account, practice: practice, in: transaction)?.standing else { return }
        let groups = try transaction.all(
            """
            SELECT group_memberships.group_id
            FROM group_memberships
            JOIN groups ON groups.id = group_memberships.group_id
            WHERE group_memberships.account_id = \(account) AND groups.practice_id = \(practice)
            LIMIT 1000
            """
        ) { $0.id(Group.self) }
        for group in groups { try GroupQueries.remove(account, standing: standing, from: group, in: transaction) }
        let theirs: SQL = "(SELECT id FROM groups WHERE practice_id = \(practice))"
        try transaction.run("DELETE FROM group_requests WHERE account_id = \(account) AND group_id IN \(theirs)")
        try transaction.run("DELETE FROM group_notice_choices WHERE account_id = \(account) AND group_id IN \(theirs)")
        try transaction.run("DELETE FROM follow_each_other WHERE account_id = \(account) AND group_id IN \(theirs)")
        try transaction.run("DELETE FROM prompt_schedules WHERE author_id = \(account) AND group_id IN \(theirs)")
        try transaction.run("DELETE FROM drafts WHERE account_id = \(account) AND group_id IN \(theirs)")
    }

    static func endMembership(_ account: ID<Account>, of practice: ID<Practice>, in transaction: Transaction) throws {
        guard try transaction.run("DELETE FROM memberships WHERE practice_id = \(practice) AND account_id = \(account)") > 0 else { return }
        try transaction.run("UPDATE practices SET people = people - 1 WHERE id = \(practice)")
    }

    /// Follows between them and people with whom they share no practice any more.
    static func endFollowsWithStrangers(_ account: ID<Account>, in transaction: Transaction) throws {
        let known: SQL = """
            (SELECT other.account_id
             FROM memberships AS mine
             JOIN memberships AS other ON other.practice_id = mine.practice_id
             WHERE mine.account_id = \(account))
            """
        try transaction.run("DELETE FROM follows WHERE follower_id = \(account) AND followed_id NOT IN \(known)")
        try transaction.run("DELETE FROM follows WHERE followed_id = \(account) AND follower_id NOT IN \(known)")
    }

    /// What somebody wrote in a practice and is not taken down yet.
    static func written(by account: ID<Account>, in practice: ID<Practice>, limit: Int, in reading: Reading) throws -> [ID<Post>] {
        try reading.all(
            "SELECT id FROM posts WHERE author_id = \(account) AND practice_id = \(practice) AND deleted_at IS NULL ORDER BY id LIMIT \(limit)"
        ) { $0.id() }
    }

    static func countWritten(by account: ID<Account>, in practice: ID<Practice>, _ reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM posts WHERE author_id = \(account) AND practice_id = \(practice) AND deleted_at IS NULL")
    }

    static func removePraise(by account: ID<Account>, in practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run(
            "DELETE FROM praises WHERE giver_id = \(account) AND post_id IN (SELECT id FROM posts WHERE practice_id = \(practice))")
    }
}
