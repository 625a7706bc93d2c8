import Identity
import Kernel
import Store

package enum JourneyGrantQueries {
    /// The practices whose professionals somebody lets see their journey, with the day on which they said so.
    package static func grants(of account: ID<Account>, in reading: Reading) throws -> [ID<Practice>: Moment] {
        let rows = try reading.all("SELECT practice_id, given_at FROM journey_grants WHERE account_id = \(account) LIMIT 1000") { row in
            (row.id(Practice.self), row.moment())
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    static func insert(_ account: ID<Account>, _ practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO journey_grants (account_id, practice_id, given_at) VALUES (\(account), \(practice), \(transaction.now))
            ON CONFLICT (account_id, practice_id) DO NOTHING
            """
        )
    }

    /// Returns whether there was one.
    static func remove(_ account: ID<Account>, _ practice: ID<Practice>, in transaction: Transaction) throws -> Bool {
        try transaction.run("DELETE FROM journey_grants WHERE account_id = \(account) AND practice_id = \(practice)") > 0
    }

    static func sees(_ practice: ID<Practice>, _ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM journey_grants
            JOIN memberships ON memberships.practice_id = journey_grants.practice_id AND memberships.account_id = journey_grants.account_id
            JOIN actors ON actors.id = journey_grants.account_id
            JOIN sign_ins ON sign_ins.account_id = actors.id
            WHERE journey_grants.account_id = \(account) AND journey_grants.practice_id = \(practice)
              AND NOT actors.is_resting AND sign_ins.suspended_at IS NULL
              AND NOT \(ConsentQueries.isTakenBack("journey_grants.account_id", "journey_grants.practice_id"))
            """
        )
    }
}
