import Identity
import Kernel
import Store
import Trust

/// A copy that somebody put elsewhere by hand.
package struct OutsideCopy: Hashable, Sendable {
    package let id: ID<OutsideCopy>
    /// `nil` once its person is erased.
    package let plate: ID<Plate>?
    package let surface: Surface
    package let address: String
    package let maker: ID<Account>
    package let makerName: String
    package let madeAt: Moment
    package let takenDownAt: Moment?
}

package enum OutsideCopyQueries {
    package static func copies(of plate: ID<Plate>, in reading: Reading) throws -> [OutsideCopy] {
        try copies("outside_copies.plate_id = \(plate)", limit: 200, in: reading)
    }

    /// What somebody put elsewhere whose permission no longer stands, and that nobody has taken down yet.
    package static func toTakeDown(in practice: ID<Practice>, in reading: Reading) throws -> [OutsideCopy] {
        try copies(
            """
            outside_copies.practice_id = \(practice) AND outside_copies.taken_down_at IS NULL
            AND NOT EXISTS (SELECT 1
                            FROM permissions
                            WHERE permissions.plate_id = outside_copies.plate_id AND permissions.surface = outside_copies.surface
                              AND permissions.approved_digest = outside_copies.digest AND permissions.valid_until > \(reading.now))
            """, limit: 200, in: reading)
    }

    private static func copies(_ condition: SQL, limit: Int, in reading: Reading) throws -> [OutsideCopy] {
        try reading.all(
            """
            SELECT outside_copies.id, outside_copies.plate_id, outside_copies.surface, outside_copies.address, outside_copies.made_by, maker.name,
                   outside_copies.made_at, outside_copies.taken_down_at
            FROM outside_copies
            JOIN actors AS maker ON maker.id = outside_copies.made_by
            WHERE \(condition)
            ORDER BY outside_copies.id DESC
            LIMIT \(limit)
            """
        ) { row in
            OutsideCopy(
                id: row.id(), plate: row.optionalID(), surface: try row.one(), address: row.text(), maker: row.id(), makerName: row.text(),
                madeAt: row.moment(),
                takenDownAt: row.optionalMoment())
        }
    }

    static func insert(copyOf plate: Plate, on surface: Surface, at address: String, by maker: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO outside_copies (id, practice_id, plate_id, surface, digest, address, made_by, made_at)
            VALUES (\(transaction.newID(OutsideCopy.self)), \(plate.practice), \(plate.plate), \(surface), \(plate.content.digest), \(address), \(maker), \(transaction.now))
            """
        )
    }

    /// Returns whether there was one.
    static func takeDown(copy id: ID<OutsideCopy>, in practice: ID<Practice>, by person: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            UPDATE outside_copies
            SET taken_down_at = \(transaction.now), taken_down_by = \(person)
            WHERE id = \(id) AND taken_down_at IS NULL AND practice_id = \(practice)
            """
        ) > 0
    }
}
