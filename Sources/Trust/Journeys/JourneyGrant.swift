import Identity
import Kernel
import Site
import Store

/// Lets the professionals of a practice see how it goes for somebody, and ends that. Nobody sees it before the person said so, and it ends with
/// their coaching: who goes on as a former client is asked nothing, and chooses anew.
package enum GrantJourney {
    /// - Throws: `NotFound` where they are no member.
    package static func grant(_ practice: ID<Practice>, by account: ID<Account>, in transaction: Transaction) throws {
        guard try MembershipQueries.standing(of: account, practice: practice, in: transaction) != nil else { throw NotFound() }
        try JourneyGrantQueries.insert(account, practice, in: transaction)
    }

    /// Nothing where there is none.
    package static func end(_ practice: ID<Practice>, by account: ID<Account>, in transaction: Transaction) throws {
        guard try JourneyGrantQueries.remove(account, practice, in: transaction) else { return }
        try transaction.announce(Event(.journeyHidden, by: account, subject: account, target: account, group: ID<Group>?.none, practice: practice))
    }
}

/// That the one who looks may see somebody’s journey now: only `JourneySight` makes it.
package struct VisibleJourney: Sendable {
    package let person: Account
    package let practice: Practice

    fileprivate init(person: Account, practice: Practice) {
        self.person = person
        self.practice = practice
    }
}

package enum JourneySight {
    /// A professional in coaching sees the journey of a member who lets the practice, is not away,
    /// has not taken back a consent to it, waits for no guardian’s yes, and where neither of the two blocks the other.
    package static func look(at person: Account, in practice: Practice, by circle: Circle, in reading: Reading) throws -> VisibleJourney? {
        guard let membership = circle.viewer.membership(in: practice.id), Rights.allow(.seeToday, membership.role, membership.standing),
            membership.restriction == nil, person.id != circle.id, !circle.isBlocked(person.id),
            try JourneyGrantQueries.sees(practice.id, person.id, in: reading), try !GuardianQueries.isAwaited(person.id, in: reading)
        else { return nil }
        return VisibleJourney(person: person, practice: practice)
    }
}

extension Event.Kind {
    /// The professionals of a practice see somebody’s journey no more.
    package static let journeyHidden = Event.Kind("journey.hidden")
}
