import Identity
import Kernel
import Outside
import Site
import Store

/// Makes invitations: one link to hand over, or one for each address, mailed.
package struct Invite: Sendable {
    /// A link that was just made; its token is not kept and cannot be shown again.
    package struct Made: Sendable {
        package let id: ID<Invitation>
        package let token: Token
        package let email: String?
    }

    private let store: Store
    private let origin: String
    private let limit = RateLimit("invitations", burst: 100, per: .hours(1))

    package init(store: Store, origin: String) {
        self.store = store
        self.origin = origin
    }

    /// - Throws: `NotAllowed`, or `RateLimitFault` beyond 100 an hour.
    package func callAsFunction(_ draft: InvitationDraft, by inviter: Account, _ membership: Membership) async throws -> [Made] {
        try Rights.check(draft.role.isProfessional ? .inviteProfessional : .inviteClient, membership)
        let recipients: [EmailAddress?] = draft.addresses.isEmpty ? [nil] : draft.addresses
        let now = store.clock.now()
        for _ in recipients { try limit.take(inviter.id.description, at: now) }
        let tokens = recipients.map { ($0, Token()) }
        let practice = membership.practice
        return try await store.write { [origin] transaction in
            let group = try draft.group.flatMap { try GroupQueries.group($0, in: transaction) }
            guard draft.group == nil || group?.practice == practice.id else { throw NotFound() }
            return try tokens.map { recipient, token in
                let id = transaction.newID(Invitation.self)
                try InvitationQueries.insert(id, token, draft, email: recipient?.description, practice: practice.id, by: inviter.id, in: transaction)
                try transaction.announce(
                    Event(.invitationMade, by: inviter.id, subject: id, target: ID<Account>?.none, group: draft.group, practice: practice.id))
                if let recipient {
                    let mail = InvitationMail(id: id, inviter: inviter, practice: practice, group: group, draft: draft, token: token, origin: origin)
                    try JobQueries.add(try mail.letter(to: recipient).job, in: transaction)
                }
                return Made(id: id, token: token, email: recipient?.description)
            }
        }
    }

    /// Takes back an open invitation. One of another practice is not found.
    package func revoke(_ id: ID<Invitation>, by account: ID<Account>, _ membership: Membership) async throws {
        try Rights.check(.revokeInvitation, membership)
        try await store.write { transaction in
            guard let invitation = try InvitationQueries.invitation(id, practice: membership.practice.id, in: transaction) else { throw NotFound() }
            if invitation.role.isProfessional { try Rights.check(.inviteProfessional, membership) }
            try InvitationQueries.revoke(id, in: transaction)
            try transaction.announce(
                Event(.invitationRevoked, by: account, subject: id, target: ID<Account>?.none, group: invitation.group, practice: invitation.practice)
            )
        }
    }
}

extension Event.Kind {
    package static let invitationMade = Event.Kind("invitation.made")
    package static let invitationRevoked = Event.Kind("invitation.revoked")
    package static let invitationAccepted = Event.Kind("invitation.accepted")
}

/// What an invitation's mail says.
struct InvitationMail {
    let id: ID<Invitation>
    let inviter: Account
    let practice: Practice
    let group: Group?
    let draft: InvitationDraft
    let token: Token
    let origin: String

    func letter(to address: EmailAddress) -> Letter {
        let words = draft.words.isEmpty ? "" : "\(inviter.firstName) writes:\n\n\(draft.words)\n\n"
        let place = group.map { "the group “\($0.name)” at \(practice.name)" } ?? practice.name
        return Letter(
            to: address.description, subject: "\(inviter.firstName) has kept you a place at \(practice.name)",
            text: """
                Hello,

                \(inviter.name) invites you to \(place).

                \(words)Open this link to look around and decide:

                \(("/invite/\(token)" as Href).absolute(origin: origin).text)

                It is for you alone and lasts \(draft.days) days. If you would rather not, you need do nothing.
                """,
            about: InvitationQueries.about(id)
        )
    }
}
