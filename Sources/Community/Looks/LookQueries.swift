import Identity
import Kernel
import Store
import Trust

package enum LookQueries {
    /// Newest first. That somebody looked at a report is told once something was decided that its person is told of: not before, and not where
    /// nothing came of it.
    package static func looks(at person: ID<Account>, limit: Int, in reading: Reading) throws -> [Look] {
        try reading.all(
            """
            SELECT actors.name, looks.what, looks.at
            FROM looks
            JOIN actors ON actors.id = looks.viewer_id
            WHERE looks.person_id = \(person)
              AND (looks.what <> \(LookedAt.moderationCase.rawValue)
                   OR EXISTS (SELECT 1
                              FROM moderation_cases
                              JOIN case_decisions ON case_decisions.case_id = moderation_cases.id
                              WHERE moderation_cases.person_id = \(person) AND case_decisions.action <> 'nothing' AND case_decisions.decided_at >= looks.at))
            ORDER BY looks.id DESC
            LIMIT \(limit)
            """
        ) { Look(viewer: $0.text(), what: $0.text(), at: $0.moment()) }
    }

    static func insert(_ what: LookedAt, of person: ID<Account>, by viewer: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO looks (id, person_id, viewer_id, what, day, at)
            VALUES (\(transaction.newID(Look.self)), \(person), \(viewer), \(what.rawValue), \(SQL.Value.integer(transaction.now.milliseconds / 86_400_000)), \(transaction.now))
            ON CONFLICT (person_id, viewer_id, what, day) DO NOTHING
            """
        )
    }
}
