import Identity
import Kernel
import Store

package enum GroupRequestQueries {
    /// Returns whether it is news: nobody is told twice of one request.
    static func ask(_ words: String, _ account: ID<Account>, _ group: ID<Group>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO group_requests (group_id, account_id, words, asked_at)
            VALUES (\(group), \(account), \(words), \(transaction.now))
            ON CONFLICT (group_id, account_id)
            DO UPDATE SET words = excluded.words, asked_at = excluded.asked_at, declined_at = NULL, answer = NULL
               WHERE group_requests.declined_at IS NOT NULL
            """
        ) > 0
    }

    static func remove(of account: ID<Account>, to group: ID<Group>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM group_requests WHERE group_id = \(group) AND account_id = \(account)")
    }

    static func decline(_ account: ID<Account>, _ group: ID<Group>, _ answer: String, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE group_requests
            SET declined_at = \(transaction.now), answer = \(answer)
            WHERE group_id = \(group) AND account_id = \(account) AND declined_at IS NULL
            """
        ) > 0
    }

    package static func waits(_ account: ID<Account>, _ group: ID<Group>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM group_requests WHERE group_id = \(group) AND account_id = \(account) AND declined_at IS NULL")
    }

    /// What somebody asked of a group, answered or not.
    package static func request(of account: ID<Account>, to group: ID<Group>, in reading: Reading) throws -> GroupRequest? {
        try reading.first("\(select) WHERE group_requests.group_id = \(group) AND group_requests.account_id = \(account)", request)
    }

    /// Those who wait for an answer, first come first.
    package static func waiting(for group: ID<Group>, limit: Int, in reading: Reading) throws -> [GroupRequest] {
        try reading.all(
            """
            \(select)
            WHERE group_requests.group_id = \(group) AND group_requests.declined_at IS NULL AND NOT actors.is_resting
            ORDER BY group_requests.asked_at, actors.id
            LIMIT \(limit)
            """,
            request
        )
    }

    private static let select: SQL = """
        SELECT \(AccountQueries.columns), group_requests.words, group_requests.asked_at, group_requests.declined_at, COALESCE(group_requests.answer, '')
        FROM group_requests
        JOIN actors ON actors.id = group_requests.account_id
        """

    private static func request(_ row: inout Row) throws -> GroupRequest {
        GroupRequest(
            account: AccountQueries.account(&row), words: row.text(), askedAt: row.moment(), declinedAt: row.optionalMoment(), answer: row.text()
        )
    }

    /// Who looks after a group, to be told what happens there.
    package static func moderators(of group: ID<Group>, limit: Int, in reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT account_id FROM group_memberships WHERE group_id = \(group) AND is_moderator ORDER BY joined_at LIMIT \(limit)") { $0.id() }
    }
}
