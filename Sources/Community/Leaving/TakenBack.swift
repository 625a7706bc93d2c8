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
        /// Practices that were handed over again.
        package var practices = 0
        package var memberships = 0
        package var consents = 0
        /// Journeys that professionals see no more.
        package var journeys = 0
        /// Accounts that rest again, are suspended again, or are to be erased again.
        package var accounts = 0
        /// Practices that are owned again by somebody who had left them, or is to be erased, and whose new owner this database does not know as a
        /// professional.
        package var owned: [String] = []

        package var isEmpty: Bool { practices == 0 && memberships == 0 && consents == 0 && journeys == 0 && accounts == 0 }
    }

    /// Notes each in the file, a moment after its commit. What is noted is how things stand then.
    package static func reaction(_ file: EndingsFile) -> Reaction {
        Reaction("taken-back", to: [.practiceLeft, .consentWithdrawn, .standingChanged, .journeyHidden, .accountStandingChanged, .accountReturned]) {
            logged, transaction in
            let (account, now) = (ID<Account>(logged.event.subject), transaction.now)
            guard try SignInQueries.email(of: account, in: transaction) != nil else { return }
            if let practice = logged.event.practice.map({ ID<Practice>($0) }) {
                let isMember = try MembershipQueries.standing(of: account, practice: practice, in: transaction) != nil
                let owns = try MembershipQueries.owners(of: practice, in: transaction).contains(account)
                switch (logged.event.kind, isMember) {
                case (.journeyHidden, _) where try JourneyGrantQueries.grants(of: account, in: transaction)[practice] == nil:
                    try file.note(.journeyHidden(practice, account, at: now))
                case (.consentWithdrawn, true):
                    let standing = try ConsentQueries.standing(of: account, practice: practice, in: transaction)
                    try file.note(.consents(practice, account, standing: standing, at: now))
                case (.standingChanged, true) where owns: try file.note(.owner(practice, account, at: now))
                case (.practiceLeft, false): try file.note(.left(practice, account, at: now))
                // They left, or came back, meanwhile; or what changed takes nothing back.
                default: return
                }
            } else {
                let standing = EndingsFile.Standing(
                    rests: try AccountStandingQueries.rests(account, in: transaction),
                    isSuspended: try AccountStandingQueries.isSuspended(account, in: transaction),
                    isRefused: try GuardianQueries.isRefused(account, in: transaction),
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
        var accounts: [ID<Account>: (standing: EndingsFile.Standing, at: Moment)] = [:]
        var owners: [ID<Practice>: (account: ID<Account>, at: Moment)] = [:]
        var left: [(practice: ID<Practice>, account: ID<Account>, at: Moment)] = []
        for line in try file.lines() {
            switch line {
            case .journeyHidden(let practice, let account, let at) where isNew(at):
                guard let given = try JourneyGrantQueries.grants(of: account, in: transaction)[practice], given <= at else { continue }
                try GrantJourney.end(practice, by: account, in: transaction)
                outcome.journeys += 1
            // Nobody joins again with the day on which they joined first: whoever left, left, however often this is read.
            case .left(let practice, let account, let at): left.append((practice, account, at))
            case .owner(let practice, let account, let at) where isNew(at) && owners[practice].map { $0.at <= at } ?? true: owners[practice] = (account, at)
            case .consents(let practice, let account, let standing, let at)
            where isNew(at) && consents[account]?[practice].map { $0.at <= at } ?? true:
                consents[account, default: [:]][practice] = (standing, at)
            case .standing(let account, let standing, let at) where isNew(at) && accounts[account].map { $0.at <= at } ?? true:
                accounts[account] = (standing, at)
            case .ended, .head, .erased, .restored, .owner, .journeyHidden, .consents, .standing: break
            }
        }
        // First, so that whoever handed a practice over can leave it.
        for (practice, owner) in owners.sorted(by: { $0.key < $1.key }) where try handOver(practice, to: owner.account, in: transaction) {
            outcome.practices += 1
        }
        for line in left {
            switch try leave(line.practice, line.account, line.at, ledger, in: transaction) {
            case .again: outcome.memberships += 1
            case .owns(let practice): outcome.owned.append(practice)
            case .notHere: break
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
        for (account, newest) in accounts.sorted(by: { $0.key < $1.key }) where try hide(account, newest.standing, ledger, in: transaction) {
            outcome.accounts += 1
            guard newest.standing.erasureDue != nil else { continue }
            outcome.owned += try MembershipQueries.memberships(of: account, in: transaction).filter { $0.role == .owner }.map(\.practice.name)
        }
        if !outcome.isEmpty { try SettingQueries.touch(noted, in: transaction) }
        return outcome
    }

    /// Returns whether there was anything to do and it could be done: whoever is to own it is a professional in this database, too.
    private static func handOver(_ practice: ID<Practice>, to account: ID<Account>, in transaction: Transaction) throws -> Bool {
        do {
            try HandOverPractice.handOver(practice, to: account, in: transaction)
            return true
        } catch is HandOverFault {
            return false
        }
    }

    private enum Leaving { case again, owns(String), notHere }

    /// Whoever joined later than that is a member.
    private static func leave(_ practice: ID<Practice>, _ account: ID<Account>, _ at: Moment, _ ledger: Ledger, in transaction: Transaction) throws -> Leaving {
        let memberships = try MembershipQueries.memberships(of: account, in: transaction)
        guard let membership = memberships.first(where: { $0.practice.id == practice }), membership.joinedAt <= at else { return .notHere }
        guard membership.role != .owner else { return .owns(membership.practice.name) }
        try LeavePractice.end(practice, of: account, ledger, in: transaction)
        return .again
    }

    /// Nothing is shown that the database hides: only what it shows is hidden. Returns whether there was anything to hide.
    private static func hide(_ account: ID<Account>, _ standing: EndingsFile.Standing, _ ledger: Ledger, in transaction: Transaction) throws -> Bool {
        guard try SignInQueries.email(of: account, in: transaction) != nil else { return false }
        var changed = false
        if standing.isRefused, try GuardianQueries.isMinor(account, in: transaction), try !GuardianQueries.isRefused(account, in: transaction) {
            try GuardianQueries.refuse(account, in: transaction)
            changed = true
        }
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
