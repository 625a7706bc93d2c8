import Kernel
import Store

package enum ViewerQueries {
    /// The columns of a viewer, from `viewerTables`; read by `viewer(_:in:)`.
    static let columns: SQL = """
        \(AccountQueries.columns), sign_ins.is_steward, sign_ins.hides, profiles.time_zone, COALESCE(profiles.language, ''), COALESCE(profiles.tells_views, FALSE),
        COALESCE(profiles.unfolds, ''), COALESCE(profiles.avoids, ''), COALESCE(profiles.filters, '')
        """
    static let tables: SQL = """
        sign_ins JOIN actors ON actors.id = sign_ins.account_id LEFT JOIN profiles ON profiles.account_id = sign_ins.account_id
        """

    /// A viewer without memberships.
    static func viewer(_ row: inout Row) -> Viewer {
        Viewer(
            account: AccountQueries.account(&row), isSteward: row.boolean(), memberships: [], hides: row.boolean(), timeZone: row.optionalText(),
            language: row.text(), tellsViews: row.boolean(), unfolds: WarningKind.set(row.text()),
            filters: ReaderFilters(topics: row.text(), phrases: row.text())
        )
    }

    /// Somebody as one who looks, without a session: for what is done in their name, such as their digest.
    package static func viewer(_ account: ID<Account>, in reading: Reading) throws -> Viewer? {
        try reading.first("SELECT \(columns) FROM \(tables) WHERE sign_ins.account_id = \(account)") { viewer(&$0) }?.belonging(in: reading)
    }
}

extension Viewer {
    /// The same with the memberships as they are now.
    func belonging(in reading: Reading) throws -> Viewer {
        Viewer(
            account: account, isSteward: isSteward, memberships: try MembershipQueries.memberships(of: account.id, in: reading), hides: hides,
            timeZone: timeZone, language: language, tellsViews: tellsViews, unfolds: unfolds, filters: filters
        )
    }
}
