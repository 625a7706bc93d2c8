import Identity
import Kernel
import Outside
import Site
import Store

/// Writes to the parent or guardian of somebody under 18.
package enum AskGuardian {
    /// Whether they may have an account here.
    package static func toJoin(_ account: ID<Account>, origin: String, in transaction: Transaction) throws {
        guard let (guardian, person) = try pair(account, in: transaction) else { return }
        let address = try link(account, about: nil, origin: origin, in: transaction)
        let letter = Letter(
            to: guardian.email, subject: "\(person.firstName) would like to join, and needs your yes",
            text: """
                Hello \(guardian.name),

                \(person.name) is under 18 and named you as parent or guardian. Before \(person.firstName) can write anything here, you are asked. \
                Please read what it is and answer on this page; you need no account:

                \(address)

                Keep this mail: with the same link you can change your answer at any time.
                """,
            thread: thread(account)
        )
        try JobQueries.add(letter.job, in: transaction)
    }

    /// Sends the link with which they can change what they said, once more.
    package static func withTheLink(_ account: ID<Account>, origin: String, in transaction: Transaction) throws {
        guard let (guardian, person) = try pair(account, in: transaction) else { return }
        let letter = Letter(
            to: guardian.email, subject: "Your link for \(person.firstName)",
            text: """
                Hello \(guardian.name),

                You said yes to \(person.name) being here. With this link you can look at it again, and take it back at any time:

                \(try link(account, about: nil, origin: origin, in: transaction))
                """,
            thread: thread(account)
        )
        try JobQueries.add(letter.job, in: transaction)
    }

    /// Tells them that somebody for whom they said yes belongs to another practice now; with the link they can take the yes back.
    package static func hasJoined(_ practice: Practice, _ account: ID<Account>, origin: String, in transaction: Transaction) throws {
        guard let (guardian, person) = try pair(account, in: transaction), guardian.agreedAt != nil else { return }
        let address = try link(account, about: nil, origin: origin, in: transaction)
        let letter = Letter(
            to: guardian.email, subject: "\(person.firstName) has joined \(practice.name)",
            text: """
                Hello \(guardian.name),

                \(person.name) belongs to \(practice.name) as well now. Your yes covers it. If you see it otherwise, take it back here:

                \(address)
                """,
            thread: thread(account)
        )
        try JobQueries.add(letter.job, in: transaction)
    }

    /// Whether something of theirs may be shown, after they said yes to it themselves.
    package static func toShow(_ thing: some Showable, title: String, origin: String, in transaction: Transaction) throws {
        guard let (guardian, person) = try pair(thing.subject, in: transaction) else { return }
        let address = try link(thing.subject, about: thing.plate.value, origin: origin, in: transaction)
        let letter = Letter(
            to: guardian.email, subject: "\(person.firstName) said yes to being shown. Do you?",
            text: """
                Hello \(guardian.name),

                \(person.name) was asked whether “\(title)” may be shown, and said yes. Since \(person.firstName) is under 18, nothing is shown before you have said yes, too. \
                Please look at exactly what it would be, and where:

                \(address)

                Keep this mail: with the same link you can take your yes back at any time, and it is gone at once.
                """,
            thread: thread(thing.subject)
        )
        try JobQueries.add(letter.job, in: transaction)
    }

    /// The address at which they answer, for handing over where there is no mail.
    package static func link(_ account: ID<Account>, about plate: Int64?, origin: String, in transaction: Transaction) throws -> String {
        ("/guardian/\(try Links.make(.guardian, for: account, about: plate, in: transaction))" as Href).absolute(origin: origin).text
    }

    /// The name of the conversation that all letters about a child belong to.
    package static func thread(_ account: ID<Account>) -> String { "guardian-of-\(account)" }

    private static func pair(_ account: ID<Account>, in reading: Reading) throws -> (Guardian, Account)? {
        guard try GuardianQueries.isMinor(account, in: reading), let guardian = try GuardianQueries.guardian(of: account, in: reading),
            let person = try AccountQueries.account(account, in: reading)
        else { return nil }
        return (guardian, person)
    }
}
