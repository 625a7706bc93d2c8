import Identity
import Kernel
import Site
import Store

/// Blocks somebody: from then on neither sees anything of the other. They are not told.
package enum BlockPerson {
    /// - Throws: `NotFound` where the two share no practice, `BlockFault`.
    package static func block(_ person: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws {
        try BlockFault.check(person, account, in: transaction)
        guard try HiddenQueries.block(account, person, in: transaction) else { return }
        try FollowQueries.end(between: account, person, in: transaction)
        try announce(account, person, in: transaction)
    }

    /// Follows and lists that the block ended do not come back.
    package static func unblock(_ person: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws {
        guard try HiddenQueries.unblock(account, person, in: transaction) else { return }
        try announce(account, person, in: transaction)
    }

    private static func announce(_ account: ID<Account>, _ person: ID<Account>, in transaction: Transaction) throws {
        try transaction.announce(Event(.sightChanged, by: account, subject: person, target: account, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }
}

/// Mutes somebody: their words are no longer put before one. They see no difference.
package enum MutePerson {
    /// - Throws: `NotFound` where the two share no practice, `BlockFault`.
    package static func mute(_ person: ID<Account>, _ length: MuteLength, by account: ID<Account>, in transaction: Transaction) throws {
        try BlockFault.check(person, account, in: transaction)
        try HiddenQueries.mute(account, person, until: length.end(from: transaction.now), in: transaction)
        try announce(account, in: transaction)
    }

    package static func unmute(_ person: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws {
        guard try HiddenQueries.unmute(account, person, in: transaction) else { return }
        try announce(account, in: transaction)
    }

    /// Names nobody else: that somebody is muted is nobody's business.
    private static func announce(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.announce(Event(.sightChanged, by: account, subject: account, target: account, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }
}

extension Event.Kind {
    /// What subject and target see of each other is not what it was.
    package static let sightChanged = Event.Kind("sight.changed")
}

package enum BlockFault: Failure, Equatable {
    case oneself, tooMany

    static func check(_ person: ID<Account>, _ account: ID<Account>, in reading: Reading) throws {
        guard person != account else { throw BlockFault.oneself }
        guard try GroupMemberQueries.shareAPractice(account, person, in: reading) else { throw NotFound() }
        guard try HiddenQueries.count(of: account, without: person, in: reading) < HiddenQueries.most else { throw BlockFault.tooMany }
    }

    package var sentence: String {
        switch self {
        case .oneself: "This is you."
        case .tooMany:
            "You block or mute \(HiddenQueries.most.grouped) people already. Please let go of a few first, or talk with your coach about what is going on."
        }
    }
    package var status: Int { 422 }
}
