import Identity
import Kernel
import Store

package enum PermissionQueries {
    private static let columns: SQL = """
        permissions.id, permissions.practice_id, permissions.plate_id, permissions.purpose, permissions.surface, permissions.state, permissions.since,
        permissions.asked_digest, permissions.approved_digest, permissions.valid_until, permissions.ask_again_at, permissions.events,
        permissions.guardian_no_until
        """

    private static func permission(_ row: inout Row) throws -> Permission {
        Permission(
            id: row.id(), practice: row.id(), plate: row.id(), purpose: try row.one(), surface: try row.one(), state: try row.one(), since: row.moment(),
            askedDigest: row.optionalBytes(), approvedDigest: row.optionalBytes(), validUntil: row.optionalMoment(), askAgainAt: row.optionalMoment(),
            events: row.count(), guardianNoUntil: row.optionalMoment()
        )
    }

    /// All permissions about a plate, in the order of the surfaces’ list.
    package static func permissions(of plate: ID<Plate>, in reading: Reading) throws -> [Permission] {
        try reading.all("SELECT \(columns) FROM permissions WHERE plate_id = \(plate) LIMIT 50", permission).inOrder
    }

    package static func permissions(of plates: [ID<Plate>], in reading: Reading) throws -> [ID<Plate>: [Permission]] {
        guard !plates.isEmpty else { return [:] }
        let all = try reading.all("SELECT \(columns) FROM permissions WHERE plate_id IN \(list: plates) LIMIT 5000", permission)
        return Dictionary(grouping: all, by: \.plate).mapValues(\.inOrder)
    }

    // MARK: What may be shown

    /// A yes that stands.
    struct Yes {
        let subject: ID<Account>
        let digest: [UInt8]
        let until: Moment
    }

    /// What keeps everything from being shown after an old backup was restored (`ReapplyEndings`).
    package static let hold = "permissions.held"

    /// The yes to each of the plates on a surface that stands now: neither withdrawn nor over; its person still belongs to the practice,
    /// does not rest and is not suspended, and did not take back a consent to the practice; where the person is under 18, a parent or guardian
    /// said yes to the same; nothing is held after a restore.
    static func standing(_ plates: [ID<Plate>], on surface: Surface, in reading: Reading) throws -> [ID<Plate>: Yes] {
        guard !plates.isEmpty else { return [:] }
        let rows = try reading.all(
            """
            SELECT permissions.plate_id, permissions.subject_id, permissions.approved_digest, permissions.valid_until
            FROM permissions
            JOIN actors ON actors.id = permissions.subject_id
            JOIN sign_ins ON sign_ins.account_id = permissions.subject_id
            JOIN memberships ON memberships.practice_id = permissions.practice_id AND memberships.account_id = permissions.subject_id
            WHERE permissions.plate_id IN \(list: plates) AND permissions.surface = \(surface) AND permissions.approved_digest IS NOT NULL
              AND permissions.valid_until > \(reading.now) AND NOT actors.is_resting AND sign_ins.suspended_at IS NULL
              AND (sign_ins.adult_at IS NULL OR sign_ins.adult_at <= \(reading.now) OR \(GuardianPermissionQueries.agrees))
              AND NOT \(ConsentQueries.isTakenBack("permissions.subject_id", "permissions.practice_id"))
              AND NOT EXISTS (SELECT 1 FROM settings WHERE name = \(hold) AND value <> '')
            LIMIT 5000
            """
        ) { (plate: $0.id(Plate.self), yes: Yes(subject: $0.id(), digest: $0.bytes(), until: $0.moment())) }
        return Dictionary(rows.map { ($0.plate, $0.yes) }, uniquingKeysWith: { $1 })
    }

    /// Permissions whose time is over and that still say yes.
    package static func over(limit: Int, in reading: Reading) throws -> [Permission] {
        try reading.all(
            """
            SELECT \(columns)
            FROM permissions
            WHERE approved_digest IS NOT NULL AND valid_until <= \(reading.now)
            ORDER BY id
            LIMIT \(limit)
            """, permission)
    }

    /// The plates of which a yes ends soon, each with its last moment.
    package static func ending(before moment: Moment, in reading: Reading) throws -> [(plate: ID<Plate>, until: Moment)] {
        try reading.all(
            """
            SELECT plate_id, MAX(valid_until)
            FROM permissions
            WHERE approved_digest IS NOT NULL AND valid_until > \(reading.now)
            GROUP BY plate_id
            HAVING MAX(valid_until) < \(moment)
            ORDER BY plate_id
            LIMIT 1000
            """
        ) { (plate: $0.id(), until: $0.moment()) }
    }

    /// Every permission that says yes.
    static func allStanding(in reading: Reading) throws -> [Permission] {
        try reading.all("SELECT \(columns) FROM permissions WHERE approved_digest IS NOT NULL ORDER BY id", permission)
    }

    // MARK: Writing the ledger

    static func insert(_ permission: Permission, subject: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO permissions (id, practice_id, subject_id, purpose, plate_id, surface, state, since, events)
            VALUES (\(permission.id), \(permission.practice), \(subject), \(permission.purpose), \(permission.plate), \(permission.surface),
                    \(permission.state), \(permission.since), 0)
            """
        )
    }

    /// Where a permission stands after its newest event.
    static func project(_ permission: Permission, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE permissions
            SET state = \(permission.state), since = \(permission.since), asked_digest = \(SQL.Value.bytes(permission.askedDigest)),
                approved_digest = \(SQL.Value.bytes(permission.approvedDigest)), valid_until = \(permission.validUntil),
                ask_again_at = \(permission.askAgainAt), events = \(permission.events),
                guardian_no_until = \(permission.guardianNoUntil)
            WHERE id = \(permission.id)
            """
        )
    }

    static func append(_ link: PermissionChain.Link, record: String, salt: [UInt8], in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO permission_events (permission_id, sequence, practice_id, practice_sequence, state, at, record_digest, previous_hash, hash)
            VALUES (\(link.permission), \(link.sequence), \(link.practice), \(link.practiceSequence), \(link.state), \(link.at), \(link.recordDigest),
                    \(link.previous), \(link.hash))
            """
        )
        try transaction.run(
            "INSERT INTO permission_records (permission_id, sequence, salt, record) VALUES (\(link.permission), \(link.sequence), \(salt), \(record))"
        )
    }

    /// What the next event of a permission needs to know.
    struct Circumstances {
        let subject: Account
        let isMinor: Bool
        /// The practice’s name.
        let practice: String
        let facts: PracticeFacts
        let head: PermissionHead
        let lastHash: [UInt8]
    }

    static func circumstances(of subject: ID<Account>, _ practice: ID<Practice>, _ permission: ID<Permission>, in reading: Reading) throws -> Circumstances? {
        try reading.first(
            """
            SELECT \(AccountQueries.columns), practice.name, COALESCE(practice_facts.legal_name, ''), COALESCE(practice_facts.address, ''),
                   COALESCE(practice_facts.contact, ''), COALESCE(practice_facts.jurisdiction, ''), COALESCE(practice_facts.storage, ''),
                   COALESCE(permission_heads.events, 0), permission_heads.hash, COALESCE(sign_ins.adult_at, 0) > \(reading.now),
                   (SELECT hash FROM permission_events WHERE permission_id = \(permission) ORDER BY sequence DESC LIMIT 1)
            FROM actors
            JOIN actors AS practice ON practice.id = \(practice)
            LEFT JOIN sign_ins ON sign_ins.account_id = actors.id
            LEFT JOIN practice_facts ON practice_facts.practice_id = practice.id
            LEFT JOIN permission_heads ON permission_heads.practice_id = practice.id
            WHERE actors.id = \(subject)
            """
        ) { row in
            let (subject, name) = (AccountQueries.account(&row), row.text())
            let facts = facts(&row)
            let head = PermissionHead(events: row.count(), hash: row.optionalBytes() ?? PermissionChain.beginning)
            let isMinor = row.boolean()
            return Circumstances(
                subject: subject, isMinor: isMinor, practice: name, facts: facts, head: head, lastHash: row.optionalBytes() ?? PermissionChain.beginning)
        }
    }

    static func head(of practice: ID<Practice>, in reading: Reading) throws -> PermissionHead? {
        try reading.first("SELECT events, hash FROM permission_heads WHERE practice_id = \(practice)") { PermissionHead(events: $0.count(), hash: $0.bytes()) }
    }

    static func setHead(_ head: PermissionHead, of practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO permission_heads (practice_id, events, hash)
            VALUES (\(practice), \(head.events), \(head.hash))
            ON CONFLICT (practice_id) DO UPDATE SET events = excluded.events, hash = excluded.hash
            """
        )
    }

    /// Takes what is personal out of everything about somebody; the chain stays.
    static func erase(_ subject: ID<Account>, in transaction: Transaction) throws {
        for table in ["permission_records", "guardian_permissions"] as [SQL] {
            try transaction.run("DELETE FROM \(table) WHERE permission_id IN (SELECT id FROM permissions WHERE subject_id = \(subject))")
        }
        try transaction.run("UPDATE permissions SET subject_id = NULL, ask_again_at = NULL WHERE subject_id = \(subject)")
    }

    // MARK: Reading the ledger

    /// One event of a permission, with its record where that is not erased.
    package struct Entry: Sendable {
        package let permission: ID<Permission>
        package let surface: Surface
        package let sequence: Int
        /// Its number in the practice: the number on a receipt.
        package let number: Int
        package let state: PermissionState
        package let at: Moment
        package let hash: [UInt8]
        package let record: PermissionRecord?
    }

    /// What has happened with a plate’s permissions, newest first.
    package static func history(of plate: ID<Plate>, in reading: Reading) throws -> [Entry] {
        try reading.all(
            """
            SELECT permissions.id, permissions.surface, permission_events.sequence, permission_events.practice_sequence, permission_events.state,
                   permission_events.at, permission_events.hash, permission_records.record
            FROM permissions
            JOIN permission_events ON permission_events.permission_id = permissions.id
            LEFT JOIN permission_records ON permission_records.permission_id = permissions.id AND permission_records.sequence = permission_events.sequence
            WHERE permissions.plate_id = \(plate)
            ORDER BY permission_events.practice_sequence DESC
            LIMIT 500
            """
        ) { row in
            Entry(
                permission: row.id(), surface: try row.one(), sequence: row.count(), number: row.count(), state: try row.one(), at: row.moment(),
                hash: row.bytes(), record: try row.optionalText().map(PermissionRecord.read)
            )
        }
    }

    struct StoredEvent {
        let link: PermissionChain.Link
        let hash: [UInt8]
        let record: (json: String, salt: [UInt8])?
    }

    static func eachEvent(in reading: Reading, _ body: (StoredEvent) throws -> Void) throws {
        try reading.each(
            """
            SELECT permission_events.permission_id, permission_events.sequence, permission_events.practice_id, permission_events.practice_sequence,
                   permission_events.state, permission_events.at, permission_events.record_digest, permission_events.previous_hash, permission_events.hash,
                   permission_records.record, permission_records.salt
            FROM permission_events
            LEFT JOIN permission_records ON permission_records.permission_id = permission_events.permission_id
                                        AND permission_records.sequence = permission_events.sequence
            ORDER BY permission_events.practice_id, permission_events.practice_sequence
            """
        ) { row in
            let link = PermissionChain.Link(
                permission: row.id(), sequence: row.count(), practice: row.id(), practiceSequence: row.count(), state: try row.one(), at: row.moment(),
                recordDigest: row.bytes(), previous: row.bytes())
            let hash = row.bytes()
            let (json, salt) = (row.optionalText(), row.optionalBytes())
            try body(StoredEvent(link: link, hash: hash, record: json.flatMap { json in salt.map { (json, $0) } }))
        }
    }

    static func heads(in reading: Reading) throws -> [ID<Practice>: PermissionHead] {
        let rows = try reading.all("SELECT practice_id, events, hash FROM permission_heads") {
            ($0.id(Practice.self), PermissionHead(events: $0.count(), hash: $0.bytes()))
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    struct Projection {
        let id: ID<Permission>
        let events: Int
        let state: PermissionState
        let approvedDigest: [UInt8]?
        let validUntil: Moment?
        let surface: String
        let plate: ID<Plate>
        let practice: ID<Practice>
    }

    static func projections(in reading: Reading) throws -> [Projection] {
        try reading.all("SELECT id, events, state, approved_digest, valid_until, surface, plate_id, practice_id FROM permissions ORDER BY id") {
            Projection(
                id: $0.id(), events: $0.count(), state: try $0.one(), approvedDigest: $0.optionalBytes(), validUntil: $0.optionalMoment(),
                surface: $0.text(), plate: $0.id(), practice: $0.id())
        }
    }

    /// What is over on a surface since a time, of what somebody had said yes to; newest first.
    package static func ended(on surface: Surface, practice: ID<Practice>, since: Moment, in reading: Reading) throws -> [(plate: ID<Plate>, at: Moment)] {
        try reading.all(
            """
            SELECT plate_id, since
            FROM permissions
            WHERE practice_id = \(practice) AND surface = \(surface) AND approved_digest IS NULL AND since >= \(since)
              AND EXISTS (SELECT 1 FROM permission_events WHERE permission_events.permission_id = permissions.id AND permission_events.state = 'given')
            ORDER BY since DESC
            LIMIT 200
            """
        ) { (plate: $0.id(), at: $0.moment()) }
    }
}

extension [Permission] {
    /// In the order of the surfaces’ list.
    fileprivate var inOrder: [Permission] {
        sorted { left, right in
            (Surface.allCases.firstIndex(of: left.surface) ?? 0) < (Surface.allCases.firstIndex(of: right.surface) ?? 0)
        }
    }
}
