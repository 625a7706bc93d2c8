@testable import Store

/// What happened, read from the log as it stands, whatever other transactions of the server are under way.
package enum Happened {
    package static func events(_ kinds: Set<Event.Kind>? = nil, in reading: Reading) throws -> [LoggedEvent] {
        try reading.all(
            """
            SELECT transaction_id, sequence, at, kind, actor_id, subject_id, target_id, group_id, practice_id
            FROM events
            ORDER BY sequence
            LIMIT 10000
            """
        ) { row in
            LoggedEvent(
                place: EventPlace(transaction: row.integer(), sequence: row.integer()), at: row.moment(),
                event: Event(
                    kind: Event.Kind(row.text()), actor: row.optionalInteger(), subject: row.integer(), target: row.optionalInteger(),
                    group: row.optionalInteger(), practice: row.optionalInteger()
                )
            )
        }
        .filter { kinds?.contains($0.event.kind) ?? true }
    }

    /// Runs the reactions over everything that has happened so far. Twice over, they have to change nothing.
    package static func react(_ reactions: [Reaction], in transaction: Transaction) throws {
        let events = try events(in: transaction)
        for reaction in reactions {
            for event in events where reaction.kinds.contains(event.event.kind) { try reaction.react(event, transaction) }
        }
    }
}
