import Identity
import Kernel
import Store

/// Says yes to one purpose. Where now everything is agreed to, what was hidden is shown again to the audiences it had,
/// unless the account rests.
package enum GiveConsent {
    package static func give(_ purpose: ConsentPurpose, _ account: ID<Account>, to practice: Practice, in transaction: Transaction) throws {
        try ConsentQueries.insert(.current(purpose, practice: practice.name), account: account, practice: practice.id, in: transaction)
        let standing = try ConsentQueries.standing(of: account, practice: practice.id, in: transaction)
        if standing.isSuperset(of: ConsentPurpose.allCases), try !AccountStandingQueries.rests(account, in: transaction) {
            try ConsentQueries.withhold(of: account, practice: practice.id, false, in: transaction)
        }
        try transaction.announce(Event(.consentGiven, by: account, subject: account, target: account, group: ID<Group>?.none, practice: practice.id))
    }
}

/// Takes a yes back. In the same transaction everything they wrote in the practice is hidden from everybody else.
package enum WithdrawConsent {
    package static func withdraw(_ purpose: ConsentPurpose, _ account: ID<Account>, from practice: ID<Practice>, in transaction: Transaction) throws {
        guard try ConsentQueries.withdraw(purpose, account: account, practice: practice, in: transaction) else { return }
        try ConsentQueries.withhold(of: account, practice: practice, true, in: transaction)
        try transaction.announce(Event(.consentWithdrawn, by: account, subject: account, target: account, group: ID<Group>?.none, practice: practice))
    }
}

extension Event.Kind {
    package static let consentGiven = Event.Kind("consent.given")
    package static let consentWithdrawn = Event.Kind("consent.withdrawn")
}
