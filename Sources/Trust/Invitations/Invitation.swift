import Identity
import Kernel
import Outside

/// A link that admits one person to a practice, with a role and perhaps a group.
package struct Invitation: Hashable, Sendable {
    package let id: ID<Invitation>
    package let practice: ID<Practice>
    package let group: ID<Group>?
    package let role: Role
    /// The address it was mailed to, where it was.
    package let email: String?
    /// A few words from the inviter.
    package let words: String
    package let invitedBy: ID<Account>
    package let createdAt: Moment
    package let expiresAt: Moment
    package let revokedAt: Moment?
    package let acceptedAt: Moment?
    package let acceptedBy: ID<Account>?

    package enum State: String, Sendable, CaseIterable { case open, accepted, revoked, expired }

    package func state(at now: Moment) -> State {
        if acceptedAt != nil { return .accepted }
        if revokedAt != nil { return .revoked }
        return now < expiresAt ? .open : .expired
    }
}

/// An invitation as it is about to be made.
package struct InvitationDraft: Sendable {
    package static let longestWords = 600
    package static let mostAddresses = 50
    /// How many days a link may last.
    package static let days = [7, 14, 30]

    package let role: Role
    package let group: ID<Group>?
    package let words: String
    package let days: Int
    /// Whom to mail; empty makes one link to hand over oneself.
    package let addresses: [EmailAddress]
}

/// Why an invitation cannot be accepted.
package enum InvitationFault: Failure, Equatable {
    case unknown, expired, revoked, used, alreadyMember, adultsOnly, adultsCoach

    package var sentence: String {
        switch self {
        case .unknown: "This is not one of our invitations, or its address was cut off. Please open the whole link, or ask for a new one."
        case .expired: "This invitation has run out. Whoever invited you can send a new one in a moment."
        case .revoked: "This invitation was taken back. Please ask whoever invited you."
        case .used: "This invitation has been used; each one is for one person. If that was you, sign in."
        case .adultsCoach: "Coaches are 18 or older. Ask for an invitation as a client."
        case .adultsOnly: "This practice is for adults. From 18 on you are welcome."
        case .alreadyMember: "You are part of this practice already."
        }
    }
    package var status: Int { self == .unknown ? 404 : 410 }
}
