import Kernel
import Outside
import Store

/// A new account, ready to be saved: everything about it is checked except that nobody else has the handle or the address.
package struct NewAccount: Sendable {
    package let name: DisplayName
    /// `nil` takes the first free handle that fits the name.
    package let handle: Handle?
    package let email: EmailAddress
    package let passwordHash: String
    package let about: String
    package let isSteward: Bool
    package let statedAdult: Bool
    /// For somebody under 18.
    package let youth: YouthDraft?

    package init(
        name: DisplayName, handle: Handle?, email: EmailAddress, passwordHash: String, about: String = "", isSteward: Bool = false,
        statedAdult: Bool, youth: YouthDraft? = nil
    ) {
        self.youth = youth
        self.name = name
        self.handle = handle
        self.email = email
        self.passwordHash = passwordHash
        self.about = about
        self.isSteward = isSteward
        self.statedAdult = statedAdult
    }
}

/// Saves a new account.
package enum CreateAccount {
    /// - Throws: `AccountFault` where the handle or the address is taken.
    package static func create(_ new: NewAccount, in transaction: Transaction) throws -> ID<Account> {
        guard let handle = try new.handle ?? AccountQueries.freeHandle(for: new.name.text, in: transaction) else {
            throw AccountFault.handleTaken
        }
        guard try !AccountQueries.isTaken(handle, in: transaction) else { throw AccountFault.handleTaken }
        guard try !SignInQueries.isTaken(new.email, in: transaction) else { throw AccountFault.emailTaken }
        let id = transaction.newID(Account.self)
        try AccountQueries.insertActor(id.value, kind: .person, handle: handle, name: new.name.text, about: new.about, in: transaction)
        try SignInQueries.insert(
            id, email: new.email, passwordHash: new.passwordHash, isSteward: new.isSteward, statedAdult: new.statedAdult, in: transaction
        )
        if let youth = new.youth {
            try GuardianQueries.insert(youth, of: id, in: transaction)
            // Closed at first: only coaches begin to write to them.
            var profile = Profile.blank
            profile.messagesFrom = .coaches
            try ProfileQueries.save(profile, of: id, in: transaction)
        }
        try transaction.announce(
            Event(.accountCreated, by: id, subject: id, target: ID<Account>?.none, group: ID<Account>?.none, practice: ID<Practice>?.none)
        )
        return id
    }
}

extension Event.Kind {
    package static let accountCreated = Event.Kind("account.created")
}

package enum AccountFault: Failure, Equatable {
    case handleTaken, emailTaken

    package var sentence: String {
        switch self {
        case .handleTaken: HandleFault.taken.sentence
        case .emailTaken: "This e-mail address has an account here already. Sign in with it, then open the link again."
        }
    }
    package var status: Int { 409 }
}
