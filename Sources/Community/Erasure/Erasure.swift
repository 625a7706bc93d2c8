import Identity
import Kernel
import Site
import Store
import Trust

/// That somebody asked for their account to be erased.
package struct Erasure: Hashable, Sendable {
    /// In which it can be stopped by signing in.
    package static let grace: Span = .days(14)

    package let account: ID<Account>
    package let askedAt: Moment
    package let dueAt: Moment
    package let begunAt: Moment?
}

/// Asks for one's account to be erased. It rests from now on, nobody sees it, and once the time is over everything is gone.
package enum AskForErasure {
    /// - Throws: `ErasureFault.owns` for who owns a practice.
    package static func ask(_ account: ID<Account>, device: String, _ ledger: Ledger, in transaction: Transaction) throws {
        if let owned = try MembershipQueries.memberships(of: account, in: transaction).first(where: { $0.role == .owner }) {
            throw ErasureFault.owns(owned.practice.name)
        }
        guard try ErasureQueries.erasure(of: account, in: transaction) == nil else { return }
        try plan(account, due: transaction.now + Erasure.grace, device: device, ledger, in: transaction)
    }

    /// The same, whenever it is due, for one that was asked for already.
    static func plan(_ account: ID<Account>, due: Moment, device: String, _ ledger: Ledger, in transaction: Transaction) throws {
        try ErasureQueries.insert(account, due: due, in: transaction)
        try JobQueries.add(EraseAccount.job(of: account, due: due), in: transaction)
        try AccountLog.note(.erasureAsked, account, device: device, in: transaction)
        try EndPlates.all(of: account, reason: "they asked for their account to be erased", ledger, in: transaction)
        try RestAccount.begin(account, device: device, in: transaction)
        try RestAccount.announceStanding(of: account, in: transaction)
    }

    /// Keeps the account after all. What was shown with permission stays down: it is asked anew.
    package static func stop(_ account: ID<Account>, device: String, in transaction: Transaction) throws {
        if try GuardianQueries.isMinor(account, in: transaction), try GuardianQueries.guardian(of: account, in: transaction)?.refusedAt != nil {
            throw ErasureFault.guardian
        }
        guard try ErasureQueries.stop(account, in: transaction) else { throw ErasureFault.begun }
        try AccountLog.note(.erasureStopped, account, device: device, in: transaction)
        try RestAccount.announceStanding(of: account, in: transaction)
    }
}

package enum ErasureFault: Failure, Equatable {
    case owns(String)
    case begun
    /// A parent or guardian said no.
    case guardian

    package var sentence: String {
        switch self {
        case .owns(let practice):
            "You own \(practice). Somebody has to answer for it, so your account cannot be erased before it is handed over. Ask whoever runs the server."
        case .guardian: "Your parent or guardian said no to this account, so it cannot be kept. Talk with them: with the link in their mail they can change it."
        case .begun: "It is under way already and cannot be stopped any more."
        }
    }
    package var status: Int { 409 }
}
