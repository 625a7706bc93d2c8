import Identity
import Kernel
import Store
import Trust

package enum IncidentQueries {
    private static let columns: SQL = "id, noticed_at, what, people, effects, measures, is_risk, authority_told_at, people_told_at, closed_at"

    private static func incident(_ row: inout Row) -> Incident {
        Incident(
            id: row.id(), noticedAt: row.moment(), what: row.text(), people: row.text(), effects: row.text(), measures: row.text(), isRisk: row.boolean(),
            authorityToldAt: row.optionalMoment(), peopleToldAt: row.optionalMoment(), closedAt: row.optionalMoment())
    }

    /// Newest first.
    package static func incidents(limit: Int, in reading: Reading) throws -> [Incident] {
        try reading.all("SELECT \(columns) FROM incidents ORDER BY noticed_at DESC, id DESC LIMIT \(limit)", incident)
    }

    package static func incident(_ id: ID<Incident>, in reading: Reading) throws -> Incident? {
        try reading.first("SELECT \(columns) FROM incidents WHERE id = \(id)", incident)
    }

    /// Writes a new one down, or changes one. When the authority and the people were told is noted the first time that somebody says so.
    static func save(_ draft: IncidentDraft, as id: ID<Incident>, by account: ID<Account>, in transaction: Transaction) throws {
        let now = transaction.now
        let (authority, told, closed): (Moment?, Moment?, Moment?) = (
            draft.isAuthorityTold ? now : nil, draft.arePeopleTold ? now : nil, draft.isClosed ? now : nil
        )
        try transaction.run(
            """
            INSERT INTO incidents (id, noticed_at, what, people, effects, measures, is_risk, authority_told_at, people_told_at, noted_by, changed_at, closed_at)
            VALUES (\(id), \(draft.noticedAt), \(draft.what), \(draft.people), \(draft.effects), \(draft.measures), \(draft.isRisk), \(authority), \(told),
                    \(account), \(now), \(closed))
            ON CONFLICT (id)
            DO UPDATE SET noticed_at = excluded.noticed_at, what = excluded.what, people = excluded.people, effects = excluded.effects,
                          measures = excluded.measures, is_risk = excluded.is_risk, changed_at = excluded.changed_at,
                          authority_told_at = CASE WHEN excluded.authority_told_at IS NULL THEN NULL ELSE COALESCE(incidents.authority_told_at, excluded.authority_told_at) END,
                          people_told_at = CASE WHEN excluded.people_told_at IS NULL THEN NULL ELSE COALESCE(incidents.people_told_at, excluded.people_told_at) END,
                          closed_at = CASE WHEN excluded.closed_at IS NULL THEN NULL ELSE COALESCE(incidents.closed_at, excluded.closed_at) END
            """
        )
    }
}
