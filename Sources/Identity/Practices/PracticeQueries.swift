import Kernel
import Store

package enum PracticeQueries {
    static let columns: SQL =
        "practice.id, practice.handle, practice.name, practice.about, practices.time_zone, practices.reviews_public, practices.allows_youth"
    static let tables: SQL = "practices JOIN actors AS practice ON practice.id = practices.id"

    static func practice(_ row: inout Row) -> Practice {
        Practice(
            id: row.id(), handle: Handle(stored: row.text()), name: row.text(), about: row.text(), timeZone: row.text(), reviewsPublic: row.boolean(),
            allowsYouth: row.boolean())
    }

    package static func practice(_ id: ID<Practice>, in reading: Reading) throws -> Practice? {
        try reading.first("SELECT \(columns) FROM \(tables) WHERE practices.id = \(id)", practice)
    }

    package static func practice(handle: String, in reading: Reading) throws -> Practice? {
        try reading.first("SELECT \(columns) FROM \(tables) WHERE practice.handle = \(handle)", practice)
    }

    package static func practices(limit: Int, in reading: Reading) throws -> [Practice] {
        try reading.all("SELECT \(columns) FROM \(tables) ORDER BY practices.id LIMIT \(limit)", practice)
    }

    package static func update(
        _ id: ID<Practice>, name: String, about: String, timeZone: String, reviewsPublic: Bool, allowsYouth: Bool, in transaction: Transaction
    ) throws {
        try AccountQueries.update(id, name: name, about: about, in: transaction)
        try transaction.run("UPDATE practices SET time_zone = \(timeZone), reviews_public = \(reviewsPublic), allows_youth = \(allowsYouth) WHERE id = \(id)")
    }

    static func insert(_ id: ID<Practice>, timeZone: String, founder: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("INSERT INTO practices (id, time_zone, founded_by) VALUES (\(id), \(timeZone), \(founder))")
    }
}

package enum MembershipQueries {
    package static func memberships(of account: ID<Account>, in reading: Reading) throws -> [Membership] {
        try reading.all(
            """
            SELECT \(PracticeQueries.columns), memberships.role, memberships.standing, memberships.joined_at,
                   -- Suspended is more than limited, in the alphabet, too.
                   (SELECT MAX(restrictions.kind)
                    FROM restrictions
                    WHERE restrictions.practice_id = memberships.practice_id AND restrictions.account_id = memberships.account_id
                      AND restrictions.until > \(reading.now)),
                   COALESCE(sign_ins.adult_at, 0) > \(reading.now),
                   EXISTS (SELECT 1 FROM guardians WHERE guardians.account_id = memberships.account_id AND guardians.agreed_at IS NOT NULL)
            FROM memberships
            JOIN practices ON practices.id = memberships.practice_id
            JOIN actors AS practice ON practice.id = practices.id
            JOIN sign_ins ON sign_ins.account_id = memberships.account_id
            WHERE memberships.account_id = \(account)
            ORDER BY memberships.joined_at, practices.id
            LIMIT 100
            """
        ) { row in
            let (practice, role, standing, joinedAt) = (
                PracticeQueries.practice(&row), try row.one(of: Role.self), try row.one(of: Standing.self), row.moment()
            )
            let (restriction, isMinor, isAgreed) = (row.optionalText().flatMap { Restriction(rawValue: $0) }, row.boolean(), row.boolean())
            return Membership(
                practice: practice, role: role, standing: standing, joinedAt: joinedAt, restriction: isMinor && !isAgreed ? .awaitingGuardian : restriction,
                isMinor: isMinor)
        }
    }

    package static func insert(
        _ account: ID<Account>, practice: ID<Practice>, role: Role, invitedBy: ID<Account>?, in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO memberships (practice_id, account_id, role, standing, joined_at, invited_by)
            VALUES (\(practice), \(account), \(role), \(Standing.active), \(transaction.now), \(invitedBy))
            """
        )
        try transaction.run("UPDATE practices SET people = people + 1 WHERE id = \(practice)")
    }

    /// Who somebody is to a practice, without loading the rest.
    package static func standing(of account: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> (role: Role, standing: Standing)? {
        try reading.first("SELECT role, standing FROM memberships WHERE practice_id = \(practice) AND account_id = \(account)") {
            (role: try $0.one(of: Role.self), standing: try $0.one(of: Standing.self))
        }
    }

    package static func setStanding(_ standing: Standing, of account: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run("UPDATE memberships SET standing = \(standing) WHERE practice_id = \(practice) AND account_id = \(account)")
    }

    package static func setRole(_ role: Role, of account: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run("UPDATE memberships SET role = \(role) WHERE practice_id = \(practice) AND account_id = \(account)")
    }

    /// Who answers for a practice, also while their account rests.
    package static func owners(of practice: ID<Practice>, in reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT account_id FROM memberships WHERE practice_id = \(practice) AND role = \(Role.owner) ORDER BY joined_at LIMIT 100") { $0.id() }
    }

    /// Whether anybody else looks after a practice, also one whose account rests.
    package static func hasProfessional(but person: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM memberships
            WHERE practice_id = \(practice) AND account_id <> \(person) AND role <> \(Role.client) AND standing = \(Standing.active)
            """
        )
    }

    /// The owners and professionals in coaching now, but those who rest.
    package static func professionals(of practice: ID<Practice>, in reading: Reading) throws -> [Account] {
        try reading.all(
            """
            SELECT \(AccountQueries.columns)
            FROM memberships
            JOIN actors ON actors.id = memberships.account_id
            WHERE memberships.practice_id = \(practice) AND memberships.role <> 'client' AND memberships.standing = \(Standing.active)
              AND NOT actors.is_resting
            ORDER BY memberships.joined_at, actors.id
            LIMIT 100
            """,
            AccountQueries.account
        )
    }

    /// How many belong to a practice, former members included.
    package static func people(in practice: ID<Practice>, _ reading: Reading) throws -> Int {
        try reading.count("SELECT people FROM practices WHERE id = \(practice)")
    }
}
