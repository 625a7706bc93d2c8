import Identity
import Kernel
import Store
import Trust

/// That somebody looked at something of a person that is not for everybody.
package struct Look: Hashable, Sendable {
    package let viewer: String
    package let what: String
    package let at: Moment
}

/// What is noted when somebody looks.
package enum LookedAt: String, Sendable {
    case moderationCase = "a report about you"
    case heldPost = "something that waited for a look"
    case journey = "how it goes for you"
    case plate = "what you may be asked about for the wall"
    case export = "everything about you, as a file, by those who run the server"
}

/// The log that a person reads of who looked.
package enum NoteLook {
    /// Once a day for each viewer and kind. Looking at oneself is none.
    package static func note(_ what: LookedAt, of person: ID<Account>, by viewer: ID<Account>, in transaction: Transaction) throws {
        guard person != viewer else { return }
        try LookQueries.insert(what, of: person, by: viewer, in: transaction)
    }
}
