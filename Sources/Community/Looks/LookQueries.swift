import Identity
import Kernel
import Store
import Trust

package enum LookQueries {
    /// Newest first.
    package static func looks(at person: ID<Account>, limit: Int, in reading: Reading) throws -> [Look] {
        try reading.all(
            """
            SELECT actors.name, looks.what, looks.at
            FROM looks
            JOIN actors ON actors.id = looks.viewer_id
            WHERE looks.person_id = \(person)
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
