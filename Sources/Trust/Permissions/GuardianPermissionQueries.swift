import Identity
import Kernel
import Store

/// The yes of a parent or guardian beside the child’s own.
package enum GuardianPermissionQueries {
    /// A guardian’s yes to what a row of `permissions` says yes to, lasting as long at least.
    static let agrees: SQL = """
        EXISTS (SELECT 1
                FROM guardian_permissions
                WHERE guardian_permissions.permission_id = permissions.id AND guardian_permissions.digest = permissions.approved_digest
                  AND guardian_permissions.until >= permissions.valid_until)
        """

    static func agree(_ permission: ID<Permission>, digest: [UInt8], until: Moment, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO guardian_permissions (permission_id, digest, until, at)
            VALUES (\(permission), \(digest), \(until), \(transaction.now))
            ON CONFLICT (permission_id) DO UPDATE SET digest = excluded.digest, until = excluded.until, at = excluded.at
            """
        )
    }

    static func forget(_ permission: ID<Permission>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM guardian_permissions WHERE permission_id = \(permission)")
    }

    /// For people who are adults now: their own yes is enough, and no no of somebody else stands in its way.
    package static func forget(of people: [ID<Account>], in transaction: Transaction) throws {
        guard !people.isEmpty else { return }
        try transaction.run(
            "DELETE FROM guardian_permissions WHERE permission_id IN (SELECT id FROM permissions WHERE subject_id IN \(list: people))")
        try transaction.run(
            """
            UPDATE permissions
            SET guardian_no_until = NULL, ask_again_at = CASE WHEN ask_again_at = guardian_no_until THEN NULL ELSE ask_again_at END
            WHERE subject_id IN \(list: people) AND guardian_no_until IS NOT NULL
            """
        )
    }

    /// Until when a no of a guardian stands in the way of somebody’s yes; `nil` for adults.
    package static func noUntil(_ permission: Permission, of subject: ID<Account>, in reading: Reading) throws -> Moment? {
        guard let until = permission.guardianNoUntil, until > reading.now, try GuardianQueries.isMinor(subject, in: reading) else { return nil }
        return until
    }

    static func hasAgreed(_ permission: ID<Permission>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM permissions WHERE id = \(permission) AND \(agrees)")
    }

    /// Of a plate’s permissions, those to whose yes a guardian said yes, too.
    package static func agreed(of plate: ID<Plate>, in reading: Reading) throws -> Set<ID<Permission>> {
        Set(try reading.all("SELECT id FROM permissions WHERE plate_id = \(plate) AND \(agrees)") { $0.id(Permission.self) })
    }
}
