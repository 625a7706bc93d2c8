import Identity
import Kernel
import Store
import Trust

package enum ModerationQueries {
    private static let caseColumns: SQL = """
        moderation_cases.id, moderation_cases.practice_id, \(AccountQueries.columns), moderation_cases.post_id, moderation_cases.channel,
        moderation_cases.evidence, moderation_cases.opened_at, moderation_cases.is_urgent, moderation_cases.closed_at
        """
    private static let caseTables: SQL = "moderation_cases JOIN actors ON actors.id = moderation_cases.person_id"

    private static func one(_ row: inout Row) -> ModerationCase {
        ModerationCase(
            id: row.id(), practice: row.id(), person: AccountQueries.account(&row), post: row.optionalID(), channel: row.text(), evidence: row.text(),
            openedAt: row.moment(), isUrgent: row.boolean(), closedAt: row.optionalMoment())
    }

    package static func one(_ id: ID<ModerationCase>, in reading: Reading) throws -> ModerationCase? {
        try reading.first("SELECT \(caseColumns) FROM \(caseTables) WHERE moderation_cases.id = \(id)", one)
    }

    /// The open case about one thing.
    static func open(_ practice: ID<Practice>, _ person: ID<Account>, post: ID<Post>?, channel: String, in reading: Reading) throws -> ModerationCase? {
        try reading.first(
            """
            SELECT \(caseColumns)
            FROM \(caseTables)
            WHERE moderation_cases.practice_id = \(practice) AND moderation_cases.person_id = \(person) AND moderation_cases.closed_at IS NULL
              AND moderation_cases.post_id IS NOT DISTINCT FROM \(post) AND moderation_cases.channel = \(channel)
            ORDER BY moderation_cases.id
            LIMIT 1
            """,
            one
        )
    }

    /// What is open, worries first and then the oldest; or what was closed, newest first. Of one's own nothing.
    package static func cases(of practice: ID<Practice>, isOpen: Bool, without viewer: ID<Account>, limit: Int, in reading: Reading) throws -> [ModerationCase]
    {
        let order: SQL = isOpen ? "moderation_cases.is_urgent DESC, moderation_cases.id" : "moderation_cases.closed_at DESC, moderation_cases.id DESC"
        return try reading.all(
            """
            SELECT \(caseColumns)
            FROM \(caseTables)
            WHERE moderation_cases.practice_id = \(practice) AND moderation_cases.person_id <> \(viewer)
              AND \(isOpen ? "moderation_cases.closed_at IS NULL" : "moderation_cases.closed_at IS NOT NULL" as SQL)
            ORDER BY \(order)
            LIMIT \(limit)
            """,
            one
        )
    }

    /// Cases about those who look after a practice, for stewards.
    package static func casesAboutProfessionals(without viewer: ID<Account>, limit: Int, in reading: Reading) throws -> [ModerationCase] {
        try reading.all(
            """
            SELECT \(caseColumns)
            FROM \(caseTables)
            WHERE moderation_cases.closed_at IS NULL AND moderation_cases.person_id <> \(viewer) AND \(aboutProfessional)
            ORDER BY moderation_cases.is_urgent DESC, moderation_cases.id
            LIMIT \(limit)
            """,
            one
        )
    }

    private static let aboutProfessional: SQL = """
        EXISTS (SELECT 1 FROM memberships
                WHERE memberships.practice_id = moderation_cases.practice_id AND memberships.account_id = moderation_cases.person_id
                  AND memberships.role <> 'client' AND memberships.standing = 'active')
        """

    package static func isAboutProfessional(_ id: ID<ModerationCase>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM moderation_cases WHERE id = \(id) AND \(aboutProfessional)")
    }

    package static func countOpen(of practice: ID<Practice>, without viewer: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count(
            """
            SELECT (SELECT COUNT(*) FROM moderation_cases WHERE practice_id = \(practice) AND person_id <> \(viewer) AND closed_at IS NULL)
                   + (SELECT COUNT(*)
                      FROM case_decisions
                      JOIN moderation_cases ON moderation_cases.id = case_decisions.case_id
                      WHERE moderation_cases.practice_id = \(practice) AND moderation_cases.person_id <> \(viewer) AND moderation_cases.closed_at IS NOT NULL
                        AND case_decisions.appealed_at IS NOT NULL AND case_decisions.answered_at IS NULL)
            """
        )
    }

    /// Closed cases in which somebody waits for an answer to their appeal.
    package static func appealed(in practice: ID<Practice>, without viewer: ID<Account>, limit: Int, _ reading: Reading) throws -> [ModerationCase] {
        try reading.all(
            """
            SELECT \(caseColumns)
            FROM \(caseTables)
            WHERE moderation_cases.practice_id = \(practice) AND moderation_cases.person_id <> \(viewer)
              AND EXISTS (SELECT 1 FROM case_decisions
                          WHERE case_decisions.case_id = moderation_cases.id AND case_decisions.appealed_at IS NOT NULL AND case_decisions.answered_at IS NULL)
            ORDER BY moderation_cases.id
            LIMIT \(limit)
            """,
            one
        )
    }

    /// Whether somebody waits for an answer to their appeal.
    package static func hasOpenAppeal(_ id: ID<ModerationCase>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM case_decisions WHERE case_id = \(id) AND appealed_at IS NOT NULL AND answered_at IS NULL LIMIT 1")
    }

    /// Open appeals anywhere, for stewards.
    package static func appealed(without viewer: ID<Account>, limit: Int, _ reading: Reading) throws -> [ModerationCase] {
        try reading.all(
            """
            SELECT \(caseColumns)
            FROM \(caseTables)
            WHERE moderation_cases.person_id <> \(viewer)
              AND EXISTS (SELECT 1 FROM case_decisions
                          WHERE case_decisions.case_id = moderation_cases.id AND case_decisions.appealed_at IS NOT NULL AND case_decisions.answered_at IS NULL)
            ORDER BY moderation_cases.id
            LIMIT \(limit)
            """,
            one
        )
    }

    /// How often something was decided against somebody in a practice, before this case.
    package static func earlier(than id: ID<ModerationCase>, about person: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> [CaseDecision] {
        try reading.all(
            """
            SELECT \(decisionColumns)
            FROM case_decisions
            JOIN moderation_cases ON moderation_cases.id = case_decisions.case_id
            WHERE moderation_cases.person_id = \(person) AND moderation_cases.practice_id = \(practice) AND moderation_cases.id <> \(id)
            ORDER BY case_decisions.id DESC
            LIMIT 20
            """,
            decision
        )
    }

    static func insert(_ new: ModerationCase, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO moderation_cases (id, practice_id, person_id, post_id, channel, evidence, opened_at, is_urgent)
            VALUES (\(new.id), \(new.practice), \(new.person.id), \(new.post), \(new.channel), \(new.evidence), \(new.openedAt), \(new.isUrgent))
            """
        )
    }

    static func setUrgent(_ id: ID<ModerationCase>, in transaction: Transaction) throws {
        try transaction.run("UPDATE moderation_cases SET is_urgent = TRUE WHERE id = \(id)")
    }

    static func close(_ id: ID<ModerationCase>, in transaction: Transaction) throws {
        try transaction.run("UPDATE moderation_cases SET closed_at = \(transaction.now) WHERE id = \(id) AND closed_at IS NULL")
    }

    // MARK: Reports

    /// Oldest first.
    package static func reports(of id: ID<ModerationCase>, in reading: Reading) throws -> [Report] {
        try reading.all(
            """
            SELECT reports.id, reports.reporter_id, reports.reason, reports.words, reports.created_at
            FROM reports
            WHERE reports.case_id = \(id)
            ORDER BY reports.id
            LIMIT 100
            """
        ) { row in
            (id: row.id(Report.self), reporter: row.optionalID(Account.self), reason: try row.one(of: ReportReason.self), words: row.text(), at: row.moment())
        }
        .map { row in
            Report(
                id: row.id, reporter: try row.reporter.flatMap { try AccountQueries.account($0, in: reading) }, reason: row.reason, words: row.words,
                createdAt: row.at)
        }
    }

    static func count(of id: ID<ModerationCase>, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM reports WHERE case_id = \(id)")
    }

    /// Returns whether it is new: everybody reports a thing once.
    static func insert(
        _ id: ID<Report>, to one: ID<ModerationCase>, by reporter: ID<Account>?, _ reason: ReportReason, words: String, in transaction: Transaction
    ) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO reports (id, case_id, reporter_id, reason, words, created_at)
            VALUES (\(id), \(one), \(reporter), \(reason), \(words), \(transaction.now))
            ON CONFLICT (case_id, reporter_id) DO NOTHING
            """
        ) > 0
    }

    /// What somebody reported, newest first, with what came of it.
    package static func reported(by account: ID<Account>, limit: Int, in reading: Reading) throws -> [(one: ModerationCase, report: Moment)] {
        try reading.all(
            """
            SELECT \(caseColumns), reports.created_at
            FROM reports
            JOIN moderation_cases ON moderation_cases.id = reports.case_id
            JOIN actors ON actors.id = moderation_cases.person_id
            WHERE reports.reporter_id = \(account)
            ORDER BY reports.id DESC
            LIMIT \(limit)
            """
        ) { (one: one(&$0), report: $0.moment()) }
    }

    // MARK: Decisions

    private static let decisionColumns: SQL = """
        case_decisions.id, case_decisions.case_id, case_decisions.action, case_decisions.reason, case_decisions.words, case_decisions.until,
        case_decisions.decided_by, case_decisions.decided_at, case_decisions.reversed_at, case_decisions.appeal, case_decisions.appealed_at,
        case_decisions.answer, case_decisions.answered_at
        """

    private static func decision(_ row: inout Row) throws -> CaseDecision {
        CaseDecision(
            id: row.id(), case: row.id(), action: try row.one(), reason: try row.one(), words: row.text(), until: row.optionalMoment(),
            decidedBy: row.optionalID(), decidedAt: row.moment(), reversedAt: row.optionalMoment(), appeal: row.text(), appealedAt: row.optionalMoment(),
            answer: row.text(), answeredAt: row.optionalMoment())
    }

    /// Oldest first.
    package static func decisions(of id: ID<ModerationCase>, in reading: Reading) throws -> [CaseDecision] {
        try reading.all("SELECT \(decisionColumns) FROM case_decisions WHERE case_id = \(id) ORDER BY id LIMIT 100", decision)
    }

    package static func decision(_ id: ID<CaseDecision>, in reading: Reading) throws -> CaseDecision? {
        try reading.first("SELECT \(decisionColumns) FROM case_decisions WHERE id = \(id)", decision)
    }

    /// What was decided about somebody, newest first.
    package static func decisions(about account: ID<Account>, limit: Int, in reading: Reading) throws -> [CaseDecision] {
        try reading.all(
            """
            SELECT \(decisionColumns)
            FROM case_decisions
            JOIN moderation_cases ON moderation_cases.id = case_decisions.case_id
            WHERE moderation_cases.person_id = \(account) AND case_decisions.action <> 'nothing'
            ORDER BY case_decisions.id DESC
            LIMIT \(limit)
            """,
            decision
        )
    }

    static func insert(_ decision: CaseDecision, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO case_decisions (id, case_id, action, reason, words, until, decided_by, decided_at)
            VALUES (\(decision.id), \(decision.case), \(decision.action), \(decision.reason), \(decision.words), \(decision.until), \(decision.decidedBy),
                    \(decision.decidedAt))
            """
        )
    }

    /// Returns whether it counted: one appeal for each decision.
    static func appeal(_ id: ID<CaseDecision>, _ words: String, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE case_decisions SET appeal = \(words), appealed_at = \(transaction.now) WHERE id = \(id) AND appealed_at IS NULL") > 0
    }

    /// Returns whether it counted: the first answer does.
    static func answer(_ id: ID<CaseDecision>, _ words: String, by account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE case_decisions
            SET answer = \(words), answered_by = \(account), answered_at = \(transaction.now)
            WHERE id = \(id) AND appealed_at IS NOT NULL AND answered_at IS NULL
            """
        ) > 0
    }

    static func reverse(_ id: ID<CaseDecision>, in transaction: Transaction) throws {
        try transaction.run("UPDATE case_decisions SET reversed_at = \(transaction.now) WHERE id = \(id) AND reversed_at IS NULL")
    }

    /// A case is over, and so is what was held while it was looked at. Returns the decisions that ended with it.
    static func endHolds(of id: ID<ModerationCase>, in transaction: Transaction) throws -> [ID<CaseDecision>] {
        try transaction.all(
            "UPDATE case_decisions SET reversed_at = \(transaction.now) WHERE case_id = \(id) AND action = 'hold' AND reversed_at IS NULL RETURNING id"
        ) { $0.id() }
    }
}
