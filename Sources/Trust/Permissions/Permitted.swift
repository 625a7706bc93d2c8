import Identity
import Kernel
import Store

/// Proof that `thing`, as it is, may be shown at `Place` now. Only `Permits` makes it, inside the transaction that read the ledger; what
/// shows something of a person takes one, so forgetting to ask does not compile.
package struct Permitted<Thing: Showable, Place: ShowingPlace>: Sendable {
    package let thing: Thing
    /// When the permission ends; nothing may be shown, or kept to be shown, beyond it.
    package let until: Moment

    fileprivate init(thing: Thing, until: Moment) {
        self.thing = thing
        self.until = until
    }
}

/// Asks the ledger.
package enum Permits {
    /// Those of the things that may be shown at a place, in their order: a yes to exactly this content stands, its time is not over, and
    /// nothing else holds it back (`PermissionQueries.standing`).
    package static func permitted<Thing: Showable, Place: ShowingPlace>(
        _ things: [Thing], at place: Place.Type, in reading: Reading
    ) throws -> [Permitted<Thing, Place>] {
        let standing = try PermissionQueries.standing(things.map(\.plate), on: Place.surface, in: reading)
        return things.compactMap { thing in
            guard let yes = standing[thing.plate], Digest.equal(yes.digest, thing.content.digest), yes.subject == thing.subject else { return nil }
            return Permitted(thing: thing, until: yes.until)
        }
    }

    package static func permitted<Thing: Showable, Place: ShowingPlace>(_ thing: Thing, at place: Place.Type, in reading: Reading) throws -> Permitted<
        Thing, Place
    >? { try permitted([thing], at: place, in: reading).first }
}
