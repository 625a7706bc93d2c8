import Kernel
import Store

/// Founds a practice; whoever founds it owns it.
package enum FoundPractice {
    /// - Throws: `AccountFault.handleTaken` where the handle is not free.
    package static func found(
        name: DisplayName, handle: Handle, about: String, timeZone: String, by founder: ID<Account>, in transaction: Transaction
    ) throws -> ID<Practice> {
        guard try !AccountQueries.isTaken(handle, in: transaction) else { throw AccountFault.handleTaken }
        let id = transaction.newID(Practice.self)
        try AccountQueries.insertActor(id.value, kind: .practice, handle: handle, name: name.text, about: about, in: transaction)
        try PracticeQueries.insert(id, timeZone: timeZone, founder: founder, in: transaction)
        try MembershipQueries.insert(founder, practice: id, role: .owner, invitedBy: nil, in: transaction)
        try transaction.announce(Event(.practiceFounded, by: founder, subject: id, target: ID<Account>?.none, group: ID<Account>?.none, practice: id))
        return id
    }
}

extension Event.Kind {
    package static let practiceFounded = Event.Kind("practice.founded")
}
