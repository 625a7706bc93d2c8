import Kernel
import Site
import Store

/// What a link in a mail may be used for, and nothing else.
package enum LinkPurpose: String, Sendable, CaseIterable {
    /// Answers one post without signing in.
    case answer
    /// Ends the digest. An old mail must still be able to do that, whatever happened since.
    case endDigest = "end_digest"
    /// Ends the mails that coaches write to many; as lasting.
    case endBroadcasts = "end_broadcasts"
    case resetPassword = "reset_password"
    case confirmAddress = "confirm_address"
    /// Between the password and the code, where somebody signs in with both.
    case secondStep = "second_step"
    /// With it a parent or guardian answers, and takes back, without an account.
    case guardian

    /// How long a link is good.
    package var lasting: Span {
        switch self {
        case .answer: .days(14)
        case .endDigest, .endBroadcasts: .days(400)
        // As long as somebody may be under 18: from the youngest age on.
        case .guardian: .days((YouthDraft.adult - YouthDraft.youngest) * 366)
        case .resetPassword: .hours(1)
        case .confirmAddress: .hours(24)
        case .secondStep: .minutes(10)
        }
    }

    /// Whether signing out everywhere, or a new password, ends it.
    package var diesWithSessions: Bool { self != .endDigest && self != .endBroadcasts && self != .guardian }
}

/// A link that was made for somebody: who holds it may do one thing in their name.
package struct Link: Sendable, Hashable {
    package let account: ID<Account>
    package let purpose: LinkPurpose
    package let subject: Int64?
    package let detail: String
    package let expiresAt: Moment
    package let usedAt: Moment?
}

/// Makes, shows and uses links. The token stands in the mail alone; the database keeps its digest.
package enum Links {
    package static func make(
        _ purpose: LinkPurpose, for account: ID<Account>, about subject: Int64? = nil, detail: String = "", in transaction: Transaction
    ) throws -> Token {
        let token = Token()
        try LinkQueries.insert(
            token, Link(account: account, purpose: purpose, subject: subject, detail: detail, expiresAt: transaction.now + purpose.lasting, usedAt: nil),
            in: transaction
        )
        return token
    }

    /// The link as it stands; looking at it uses nothing up.
    /// - Parameter viewer: who is signed in where the link was opened.
    /// - Throws: `LinkFault`.
    package static func look(_ text: String?, _ purpose: LinkPurpose, viewer: ID<Account>?, in reading: Reading) throws -> Link {
        guard let token = text.flatMap({ Token($0) }), let link = try LinkQueries.link(token, purpose, in: reading) else { throw LinkFault.unknown }
        guard viewer == nil || viewer == link.account else { throw LinkFault.anothers }
        if link.usedAt != nil { throw LinkFault.used }
        guard link.expiresAt > reading.now else { throw LinkFault.expired }
        return link
    }

    /// Uses the link up, in the transaction of what it is used for.
    /// - Throws: `LinkFault`.
    package static func use(_ text: String?, _ purpose: LinkPurpose, viewer: ID<Account>?, in transaction: Transaction) throws -> Link {
        let link = try look(text, purpose, viewer: viewer, in: transaction)
        guard let token = text.flatMap({ Token($0) }), try LinkQueries.markUsed(token, in: transaction) else { throw LinkFault.used }
        return link
    }
}

package enum LinkFault: Failure, Equatable {
    case unknown, used, expired, anothers

    package var sentence: String {
        switch self {
        case .unknown: "This link is not good any more. It may have been copied without its end, or ended when everything was signed out."
        case .used: "This link has been used already, so there is nothing more to do with it."
        case .expired: "This link was good for a while, and that time is over."
        case .anothers: "This link was sent to somebody else. Please sign out first if it is yours."
        }
    }
    package var status: Int {
        switch self {
        case .unknown: 404
        case .used, .expired: 410
        case .anothers: 403
        }
    }
}
