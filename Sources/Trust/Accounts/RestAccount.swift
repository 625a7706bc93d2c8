import Identity
import Kernel
import Site
import Store

/// Lets an account rest: until its person signs in again nobody sees them or what they wrote, and they get no mails. Nothing is lost.
package enum RestAccount {
    package static func begin(_ account: ID<Account>, device: String, in transaction: Transaction) throws {
        guard try AccountStandingQueries.beginRest(of: account, in: transaction) else { return }
        for membership in try MembershipQueries.memberships(of: account, in: transaction) {
            try ConsentQueries.withhold(of: account, practice: membership.practice.id, true, in: transaction)
            try transaction.announce(
                Event(.accountRested, by: account, subject: account, target: account, group: ID<Group>?.none, practice: membership.practice.id))
        }
        try SessionQueries.endAll(of: account, in: transaction)
        try AccountLog.note(.rests, account, device: device, in: transaction)
        try announceStanding(of: account, in: transaction)
    }

    /// Ends it for somebody who did not come back by signing in.
    package static func end(_ account: ID<Account>, in transaction: Transaction) throws {
        guard try AccountStandingQueries.endRest(of: account, in: transaction) else { return }
        try transaction.announce(
            Event(.accountReturned, by: account, subject: account, target: account, group: ID<Account>?.none, practice: ID<Practice>?.none))
    }

    /// Tells that it changed whether the account may be seen, for whatever reason.
    package static func announceStanding(of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.announce(
            Event(.accountStandingChanged, by: account, subject: account, target: ID<Account>?.none, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }

    /// Tells open pages and screens that what somebody shares there is not shown any more, or is again.
    package static func announceSuspension(of account: ID<Account>, ended: Bool, in transaction: Transaction) throws {
        for membership in try MembershipQueries.memberships(of: account, in: transaction) {
            try transaction.announce(
                Event(
                    ended ? .accountBack : .accountRested, by: account, subject: account, target: account, group: ID<Group>?.none,
                    practice: membership.practice.id))
        }
        try announceStanding(of: account, in: transaction)
    }

    /// Shows again what its person wrote, where they agree to that still.
    package static let reactions = [
        Reaction("account-returned", to: [.accountReturned]) { logged, transaction in
            let account = ID<Account>(logged.event.subject)
            for membership in try MembershipQueries.memberships(of: account, in: transaction) {
                try transaction.announce(
                    Event(.accountBack, by: account, subject: account, target: account, group: ID<Group>?.none, practice: membership.practice.id))
                let standing = try ConsentQueries.standing(of: account, practice: membership.practice.id, in: transaction)
                guard standing.isSuperset(of: ConsentPurpose.allCases), try !AccountStandingQueries.rests(account, in: transaction) else { continue }
                try ConsentQueries.withhold(of: account, practice: membership.practice.id, false, in: transaction)
            }
        }
    ]
}

extension Event.Kind {
    /// Nobody sees anything of its person from now on.
    package static let accountRested = Event.Kind("account.rested")
    /// It rests, is suspended, or is to be erased, or is not any more.
    package static let accountStandingChanged = Event.Kind("account.standing_changed")
    /// What they share there is shown again, as far as they agree to that still.
    package static let accountBack = Event.Kind("account.back")
}
