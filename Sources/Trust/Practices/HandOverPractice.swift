import Identity
import Kernel
import Store

/// Makes one of the professionals of a practice its owner; whoever owned it stays a professional there, and may leave.
package enum HandOverPractice {
    /// - Throws: `HandOverFault` where the account is no professional in coaching there, or may not act just now.
    package static func handOver(_ practice: ID<Practice>, to account: ID<Account>, in transaction: Transaction) throws {
        let membership = try MembershipQueries.memberships(of: account, in: transaction).first { $0.practice.id == practice }
        guard let membership, membership.role.isProfessional, membership.standing == .active else { throw HandOverFault.noProfessional }
        guard membership.role != .owner else { throw HandOverFault.ownsIt }
        guard membership.restriction == nil, try !AccountStandingQueries.isSuspended(account, in: transaction),
            try !AccountStandingQueries.rests(account, in: transaction), try !AccountStandingQueries.isToBeErased(account, in: transaction)
        else { throw HandOverFault.mayNotAct }
        for owner in try MembershipQueries.owners(of: practice, in: transaction) {
            try MembershipQueries.setRole(.professional, of: owner, practice: practice, in: transaction)
            try announce(owner, by: account, practice, in: transaction)
        }
        try MembershipQueries.setRole(.owner, of: account, practice: practice, in: transaction)
        try announce(account, by: account, practice, in: transaction)
    }

    private static func announce(_ account: ID<Account>, by new: ID<Account>, _ practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.announce(Event(.standingChanged, by: new, subject: account, target: account, group: ID<Group>?.none, practice: practice))
    }
}

package enum HandOverFault: Failure, Equatable {
    case noProfessional, ownsIt, mayNotAct

    package var sentence: String {
        switch self {
        case .noProfessional: "They are no professional in coaching there. Have them invited as one first."
        case .ownsIt: "They own it already."
        case .mayNotAct: "Their account rests, is suspended or is about to be erased, so they could not answer for it."
        }
    }
    package var status: Int { 409 }
}
