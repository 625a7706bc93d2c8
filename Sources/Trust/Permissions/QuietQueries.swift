import Identity
import Kernel
import Store

/// Noes that are remembered: nobody asks again before their day.
extension PermissionQueries {
    /// The surfaces about which somebody does not want to be asked yet, each with when they may be.
    package static func quiet(_ subject: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> [Surface: Moment] {
        try quiet([subject], practice: practice, in: reading)[subject] ?? [:]
    }

    /// The same of several people.
    package static func quiet(_ people: [ID<Account>], practice: ID<Practice>, in reading: Reading) throws -> [ID<Account>: [Surface: Moment]] {
        guard !people.isEmpty else { return [:] }
        var quiet: [ID<Account>: [Surface: Moment]] = [:]
        try reading.each(
            """
            SELECT subject_id, surface, MAX(ask_again_at)
            FROM permissions
            WHERE subject_id IN \(list: people) AND practice_id = \(practice) AND ask_again_at > \(reading.now)
            GROUP BY subject_id, surface
            """
        ) { row in
            let (person, surface) = (row.id(Account.self), try row.one(of: Surface.self))
            quiet[person, default: [:]][surface] = row.moment()
        }
        return quiet
    }

    /// Whether somebody has said no to anything in a practice that is to be remembered, and can let them ask again themselves.
    package static func isRemembered(_ subject: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM permissions
            WHERE subject_id = \(subject) AND practice_id = \(practice) AND ask_again_at > \(reading.now)
              AND COALESCE(guardian_no_until, 0) <= \(reading.now)
            LIMIT 1
            """
        )
    }

    static func allowAsking(_ subject: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE permissions
            SET ask_again_at = NULL
            WHERE subject_id = \(subject) AND practice_id = \(practice) AND COALESCE(guardian_no_until, 0) <= \(transaction.now)
            """
        )
    }
}
