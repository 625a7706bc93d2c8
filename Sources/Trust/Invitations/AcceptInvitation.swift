import Identity
import Kernel
import Site
import Store

/// What somebody says when they come in.
package struct Arrival: Sendable {
    package let consents: Set<ConsentPurpose>
    package let channels: [ChannelNetwork]
    /// Read for a week before anybody sees that they are there.
    package let startsQuietly: Bool

    package static let quietDays: Int64 = 7

    package init(consents: Set<ConsentPurpose>, channels: [ChannelNetwork], startsQuietly: Bool) {
        self.consents = consents
        self.channels = channels
        self.startsQuietly = startsQuietly
    }
}

/// Accepts an invitation: one transaction makes the account where there is none, the membership, the place in the group, and
/// uses the invitation up.
package enum AcceptInvitation {
    /// Who accepts: a new account, or one that is signed in.
    package enum Person: Sendable {
        case new(NewAccount)
        case known(ID<Account>)
    }

    /// - Returns: the account and where to go first.
    /// - Throws: `InvitationFault`, or `AccountFault` where the handle or address is taken.
    package static func accept(_ token: Token, _ person: Person, _ arrival: Arrival, in transaction: Transaction) throws -> (ID<Account>, Href) {
        guard let invitation = try InvitationQueries.invitation(token, in: transaction) else { throw InvitationFault.unknown }
        switch invitation.state(at: transaction.now) {
        case .open: break
        case .accepted: throw InvitationFault.used
        case .revoked: throw InvitationFault.revoked
        case .expired: throw InvitationFault.expired
        }
        guard let practice = try PracticeQueries.practice(invitation.practice, in: transaction) else { throw InvitationFault.unknown }
        let account = try self.account(person, in: transaction)
        if try GuardianQueries.isMinor(account, in: transaction) {
            guard practice.allowsYouth else { throw InvitationFault.adultsOnly }
            guard invitation.role == .client else { throw InvitationFault.adultsCoach }
        }
        guard try MembershipQueries.standing(of: account, practice: practice.id, in: transaction) == nil else { throw InvitationFault.alreadyMember }
        guard try InvitationQueries.accept(invitation.id, by: account, in: transaction) else { throw InvitationFault.used }
        try MembershipQueries.insert(account, practice: practice.id, role: invitation.role, invitedBy: invitation.invitedBy, in: transaction)
        for purpose in ConsentPurpose.allCases where arrival.consents.contains(purpose) {
            try GiveConsent.give(purpose, account, to: practice, in: transaction)
        }
        for network in arrival.channels { try InvitationQueries.addChannel(network, of: account, in: transaction) }
        try transaction.announce(
            Event(.invitationAccepted, by: account, subject: invitation.id, target: account, group: invitation.group, practice: practice.id)
        )
        return (account, try place(account, invitation, practice, arrival, in: transaction))
    }

    private static func account(_ person: Person, in transaction: Transaction) throws -> ID<Account> {
        switch person {
        case .new(let new): try CreateAccount.create(new, in: transaction)
        case .known(let id): id
        }
    }

    /// Joins the group of the invitation and gives its address.
    private static func place(
        _ account: ID<Account>, _ invitation: Invitation, _ practice: Practice, _ arrival: Arrival, in transaction: Transaction
    ) throws -> Href {
        guard let id = invitation.group, let group = try GroupQueries.group(id, in: transaction), group.archivedAt == nil else { return "/home" }
        let membership = Membership(practice: practice, role: invitation.role, standing: .active, joinedAt: transaction.now)
        let quietUntil = arrival.startsQuietly ? transaction.now + .days(Arrival.quietDays) : nil
        try JoinGroup.join(group, account, membership, quietUntil: quietUntil, isInvited: true, in: transaction)
        return group.href
    }
}
