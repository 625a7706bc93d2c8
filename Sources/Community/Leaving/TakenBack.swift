import Identity
import Kernel
import Store
import Trust

/// What people take back besides permissions: consents, a membership, being seen, their account. It is noted in the file of endings, so that a
/// backup that is older than it does not bring it back. What was given again after such a backup is lost with it, as everything newer is; its
/// person is asked again.
package enum TakenBack {
    /// The time of the newest line that this database knows of.
    private static let noted = "taken-back.noted"

    package struct Outcome: Hashable, Sendable {
        package var memberships = 0
        package var consents = 0
        /// Accounts that rest again, are suspended again, or are to be erased again.
        package var accounts = 0

        package var isEmpty: Bool { self == Outcome() }
    }

    /// Notes each in the file, a moment after its commit. What is noted is how things stand then.
    package static func reaction(_ file: EndingsFile) -> Reaction {
        Reaction("taken-back", to: [.practiceLeft, .consentWithdrawn, .accountStandingChanged, .accountReturned]) { logged, transaction in
            let (account, now) = (ID<Account>(logged.event.subject), transaction.now)
            guard try SignInQueries.email(of: account, in: transaction) != nil else { return }
            if let practice = logged.event.practice.map({ ID<Practice>($0) }) {
                let isMember = try MembershipQueries.standing(of: account, practice: practice, in: transaction) != nil
                switch (logged.event.kind, isMember) {
                case (.consentWithdrawn, true):
                    let standing = try ConsentQueries.standing(of: account, practice: practice, in: transaction)
                    try file.note(.consents(practice, account, standing: standing, at: now))
                case (.practiceLeft, false): try file.note(.left(practice, account, at: now))
                // They left, or came back, meanwhile.
                default: return
                }
            } else {
                let standing = EndingsFile.Standing(
                    rests: try AccountStandingQueries.rests(account, in: transaction),
                    isSuspended: try AccountStandingQueries.isSuspended(account, in: transaction),
                    erasureDue: try ErasureQueries.erasure(of: account, in: transaction)?.dueAt)
                try file.note(.standing(account, standing, at: now))
            }
            try SettingQueries.touch(noted, in: transaction)
        }
    }

    /// Takes back again what the file knows and this database, which comes from an older backup, does not.
    package static func again(_ file: EndingsFile, _ ledger: Ledger, in transaction: Transaction) throws -> Outcome {
        let known = try SettingQueries.value(noted, in: transaction).flatMap { Int64($0) }.map(Moment.init(milliseconds:))
        func isNew(_ at: Moment) -> Bool { known.map { $0 < at } ?? true }
        var outcome = Outcome()
        // Of each, the newest line counts.
        var consents: [ID<Account>: [ID<Practice>: (standing: Set<ConsentPurpose>, at: Moment)]] = [:]
        var accounts: [ID<Account>: EndingsFile.Standing] = [:]
        for line in try file.lines() {
            switch line {
            case .left(let practice, let account, let at) where isNew(at):
                if try leave(practice, account, at, ledger, in: transaction) { outcome.memberships += 1 }
            case .consents(let practice, let account, let standing, let at) where isNew(at):
                consents[account, default: [:]][practice] = (standing, at)
            case .standing(let account, let standing, let at) where isNew(at): accounts[account] = standing
            case .ended, .head, .erased, .restored, .left, .consents, .standing: break
            }
        }
        for (account, practices) in consents.sorted(by: { $0.key < $1.key }) {
            for (practice, newest) in practices.sorted(by: { $0.key < $1.key }) {
                for consent in try ConsentQueries.history(of: account, practice: practice, in: transaction)
                where consent.withdrawnAt == nil && consent.givenAt <= newest.at && !newest.standing.contains(consent.purpose) {
                    try WithdrawConsent.withdraw(consent.purpose, account, from: practice, in: transaction)
                    outcome.consents += 1
                }
            }
        }
        for (account, standing) in accounts.sorted(by: { $0.key < $1.key }) where try hide(account, standing, ledger, in: transaction) { outcome.accounts += 1 }
        if !outcome.isEmpty { try SettingQueries.touch(noted, in: transaction) }
        return outcome
    }

    /// Whoever joined later than that is a member.
    private static func leave(_ practice: ID<Practice>, _ account: ID<Account>, _ at: Moment, _ ledger: Ledger, in transaction: Transaction) throws -> Bool {
        let memberships = try MembershipQueries.memberships(of: account, in: transaction)
        guard let membership = memberships.first(where: { $0.practice.id == practice }), membership.joinedAt <= at, membership.role != .owner else {
            return false
        }
        try LeavePractice.end(practice, of: account, ledger, in: transaction)
        return true
    }

    /// Nothing is shown that the database hides: only what it shows is hidden. Returns whether there was anything to hide.
    private static func hide(_ account: ID<Account>, _ standing: EndingsFile.Standing, _ ledger: Ledger, in transaction: Transaction) throws -> Bool {
        guard try SignInQueries.email(of: account, in: transaction) != nil else { return false }
        var changed = false
        if let due = standing.erasureDue, try ErasureQueries.erasure(of: account, in: transaction) == nil {
            try AskForErasure.plan(account, due: due, device: device, ledger, in: transaction)
            changed = true
        }
        if standing.rests, try !AccountStandingQueries.rests(account, in: transaction) {
            try RestAccount.begin(account, device: device, in: transaction)
            changed = true
        }
        if standing.isSuspended, try AccountStandingQueries.setSuspended(true, account, in: transaction) {
            try SessionQueries.endAll(of: account, in: transaction)
            try RestAccount.announceSuspension(of: account, ended: false, in: transaction)
            try AccountLog.note(.suspended, account, in: transaction)
            changed = true
        }
        return changed
    }

    /// What the account’s log names as the device.
    private static let device = "This server, after a backup was restored"
}
