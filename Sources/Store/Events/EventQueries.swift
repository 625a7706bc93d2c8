import Kernel

package enum EventQueries {
    static func append(_ event: Event, at now: Moment, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO events (kind, actor_id, subject_id, target_id, group_id, practice_id, at)
            VALUES (\(event.kind), \(SQL.Value.integer(event.actor)), \(event.subject), \(SQL.Value.integer(event.target)),
                    \(SQL.Value.integer(event.group)), \(SQL.Value.integer(event.practice)), \(now))
            """
        )
    }

    /// Settled events after `place`, in the order of commits.
    package static func events(after place: EventPlace, limit: Int, in reading: Reading) throws -> [LoggedEvent] {
        try reading.all(
            """
            SELECT transaction_id, sequence, at, kind, actor_id, subject_id, target_id, group_id, practice_id
            FROM events
            WHERE (transaction_id, sequence) > (\(place.transaction), \(place.sequence)) AND \(reading.dialect.settledEvents)
            ORDER BY transaction_id, sequence
            LIMIT \(limit)
            """
        ) { row in
            LoggedEvent(
                place: EventPlace(transaction: row.integer(), sequence: row.integer()), at: row.moment(),
                event: Event(
                    kind: Event.Kind(row.text()), actor: row.optionalInteger(), subject: row.integer(),
                    target: row.optionalInteger(), group: row.optionalInteger(), practice: row.optionalInteger()
                )
            )
        }
    }

    /// Where the log ends now.
    package static func end(in reading: Reading) throws -> EventPlace {
        try reading.first(
            """
            SELECT transaction_id, sequence
            FROM events
            WHERE \(reading.dialect.settledEvents)
            ORDER BY transaction_id DESC, sequence DESC
            LIMIT 1
            """
        ) { EventPlace(transaction: $0.integer(), sequence: $0.integer()) } ?? .beginning
    }

    static func place(of reaction: String, in reading: Reading) throws -> EventPlace {
        try reading.first("SELECT transaction_id, sequence FROM reaction_places WHERE reaction = \(reaction)") {
            EventPlace(transaction: $0.integer(), sequence: $0.integer())
        } ?? .beginning
    }

    /// How many events the slowest reaction that has ever run has not seen yet; at most 100,000 are counted.
    package static func mostBehind(in reading: Reading) throws -> Int {
        let slowest = try reading.first(
            "SELECT transaction_id, sequence FROM reaction_places ORDER BY transaction_id, sequence LIMIT 1"
        ) { EventPlace(transaction: $0.integer(), sequence: $0.integer()) }
        guard let slowest else { return 0 }
        return try reading.count(
            """
            SELECT COUNT(*)
            FROM (SELECT 1
                  FROM events
                  WHERE (transaction_id, sequence) > (\(slowest.transaction), \(slowest.sequence))
                  LIMIT 100000) AS waiting
            """
        )
    }

    static func keep(_ place: EventPlace, of reaction: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO reaction_places (reaction, transaction_id, sequence)
            VALUES (\(reaction), \(place.transaction), \(place.sequence))
            ON CONFLICT (reaction) DO UPDATE SET transaction_id = excluded.transaction_id, sequence = excluded.sequence
            """
        )
    }
}
