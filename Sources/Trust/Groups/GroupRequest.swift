import Identity
import Kernel
import Site
import Store

/// Somebody’s asking to be let into a group.
package struct GroupRequest: Sendable, Hashable {
    package static let longest = 500

    package let account: Account
    package let words: String
    package let askedAt: Moment
    /// When it was answered with “not now”, and with which words.
    package let declinedAt: Moment?
    package let answer: String
}

/// Asks those who look after a group to be let in, or takes that back.
package enum AskToJoin {
    /// Asking once more after a “not now” is possible; it replaces what was asked before.
    package static func ask(_ words: String, _ group: Group, _ account: ID<Account>, _ membership: Membership, in transaction: Transaction) throws {
        try group.check(belongsTo: membership)
        try Rights.check(.joinGroup, membership)
        if !words.isEmpty, let restriction = membership.restriction, restriction.isSilent {
            throw NotAllowed(restriction.sentence(membership.practice.name))
        }
        guard group.admits(membership.standing) else { throw GroupFault.closedToFormer }
        guard group.archivedAt == nil else { throw GroupFault.archived }
        guard words.count <= GroupRequest.longest else { throw GroupFault.tooManyWords(words.count) }
        guard try GroupQueries.ties(of: account, in: transaction).allSatisfy({ $0.group.id != group.id }) else { return }
        guard try GroupRequestQueries.ask(words, account, group.id, in: transaction) else { return }
        try transaction.announce(Event(.joinAsked, by: account, subject: group.id, target: account, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }

    package static func takeBack(_ group: Group, _ account: ID<Account>, in transaction: Transaction) throws {
        try GroupRequestQueries.remove(of: account, to: group.id, in: transaction)
    }
}

/// Answers somebody who asked to be let into a group.
package enum AnswerRequest {
    /// - Parameter membership: of the person who is let in, as it is now.
    /// - Throws: `NotFound` where they do not ask any more, or left the practice.
    package static func letIn(_ account: ID<Account>, to group: Group, by circle: Circle, in transaction: Transaction) throws {
        try check(group, circle)
        guard try GroupRequestQueries.waits(account, group.id, in: transaction),
            let membership = try MembershipQueries.memberships(of: account, in: transaction).first(where: { $0.practice.id == group.practice })
        else { throw NotFound() }
        try JoinGroup.join(group, account, membership, isInvited: true, in: transaction)
        try transaction.announce(Event(.joinAnswered, by: circle.id, subject: group.id, target: account, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }

    package static func decline(_ account: ID<Account>, from group: Group, answer: String, by circle: Circle, in transaction: Transaction) throws {
        try check(group, circle)
        guard try GroupRequestQueries.decline(account, group.id, String(answer.prefix(GroupRequest.longest)), in: transaction) else { throw NotFound() }
        try transaction.announce(Event(.joinAnswered, by: circle.id, subject: group.id, target: account, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }

    /// - Throws: `NotFound` for everybody who does not look after the group: requests are nobody else’s business.
    package static func check(_ group: Group, _ circle: Circle) throws {
        guard circle.looksAfter(group.practice, group.id) else { throw NotFound() }
    }
}

extension Event.Kind {
    /// Subject: the group; target: who asks.
    package static let joinAsked = Event.Kind("group.asked")
    /// Subject: the group; target: who asked. Whether they were let in is in the database.
    package static let joinAnswered = Event.Kind("group.answered")
    /// Subject: the group; target: who is asked to help.
    package static let helpAsked = Event.Kind("group.help_asked")
    /// Subject: the group.
    package static let groupDeleted = Event.Kind("group.deleted")
}
