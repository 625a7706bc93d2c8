import Identity
import Kernel
import Site
import Store

/// Asks a client to help in a group. Nothing is shown of it until they agree.
package enum AskToHelp {
    /// - Parameter role: `nil` takes back what was asked, and ends what they do.
    package static func ask(_ account: ID<Account>, _ role: HelperRole?, in group: Group, by circle: Circle, _ transaction: Transaction) throws {
        guard circle.looksAfter(group.practice, group.id) else { throw NotAllowed("Only those who look after the group can ask people to help there.") }
        guard group.archivedAt == nil else { throw GroupFault.archived }
        guard let role else { return try HelperQueries.set(helps: nil, asked: nil, account, group.id, in: transaction) }
        guard try HelperQueries.ask(account, role, group.id, in: transaction) else { return }
        try transaction.announce(Event(.helpAsked, by: circle.id, subject: group.id, target: account, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }
}

/// A client’s answer to that, and the end of helping.
package enum AnswerHelp {
    package static func accept(_ group: ID<Group>, by circle: Circle, _ transaction: Transaction) throws {
        guard let role = circle.tie(to: group)?.helpAsked else { throw NotFound() }
        try HelperQueries.set(helps: role, asked: nil, circle.id, group, in: transaction)
    }

    /// Says “not now”, or stops helping. Nobody is told.
    package static func end(_ group: ID<Group>, by circle: Circle, _ transaction: Transaction) throws {
        guard circle.tie(to: group) != nil else { throw NotFound() }
        try HelperQueries.set(helps: nil, asked: nil, circle.id, group, in: transaction)
    }
}
