import Identity
import Kernel
import Site
import Store
import Trust

/// What two people of a practice write to each other. Nobody else sees it.
package struct Conversation: Hashable, Sendable {
    package static let longest = 5_000

    package let id: ID<Conversation>
    package let other: Account
    package let newestAt: Moment
    /// The first words of the newest message; empty where it was deleted.
    package let excerpt: String
    package let isMine: Bool
    /// Whether the one who looks has not read the newest message.
    package let isNew: Bool

    package static func href(_ other: Account) -> Href { "/messages/\(other.handle.text)" }
}

package struct Message: Hashable, Sendable {
    package let id: ID<Message>
    package let author: ID<Account>
    package let body: String
    package let createdAt: Moment
    package let isDeleted: Bool
    /// Whether the other one has read it.
    package let isRead: Bool
}

/// Writes to one person alone.
package enum WriteMessage {
    /// Whether the two can write to each other, and if not, why.
    /// - Throws: `NotFound` where they share no practice, or one of them blocks the other; `MessageFault`.
    package static func check(_ other: Account, _ circle: Circle, in reading: Reading) throws {
        guard other.id != circle.id, !circle.isBlocked(other.id), try GroupMemberQueries.shareAPractice(circle.id, other.id, in: reading) else {
            throw NotFound()
        }
        guard try !AccountStandingQueries.rests(other.id, in: reading), try !AccountStandingQueries.isSuspended(other.id, in: reading) else {
            throw MessageFault.rests(other.firstName)
        }
        guard try ConversationQueries.id(of: circle.id, other.id, in: reading) == nil else { return }
        let isCoach = try ConversationQueries.coaches(circle.id, of: other.id, in: reading) || ConversationQueries.coaches(other.id, of: circle.id, in: reading)
        switch try ConversationQueries.door(of: other.id, in: reading) {
        case .everybody: return
        case .followed where try isCoach || FollowQueries.state(of: other.id, toward: circle.id, in: reading) == .following: return
        case .coaches where isCoach: return
        default: throw MessageFault.closed(other.firstName)
        }
    }

    /// - Returns: the message; the same as before where the same form was sent already.
    package static func write(_ body: String, to other: Account, formKey: String, by circle: Circle, _ transaction: Transaction) throws -> ID<Message> {
        try check(other, circle, in: transaction)
        try checkRestriction(other, circle, in: transaction)
        // A form that comes back from the browser's memory with other words is another message.
        let formKey = PostFormStamp(key: formKey, [other.id.description, body]).whole
        if let known = try ConversationQueries.message(by: circle.id, formKey: formKey, in: transaction) { return known }
        let conversation = try ConversationQueries.conversation(of: circle.id, other.id, in: transaction)
        let message = try ConversationQueries.insert(body, formKey: formKey, by: circle.id, into: conversation, in: transaction)
        try transaction.announce(
            Event(.messageWritten, by: circle.id, subject: message, target: other.id, group: ID<Group>?.none, practice: ID<Practice>?.none))
        return message
    }

    /// Who is suspended writes to those who look after the practice alone.
    private static func checkRestriction(_ other: Account, _ circle: Circle, in reading: Reading) throws {
        for membership in circle.viewer.memberships where membership.restriction?.isSilent == true {
            guard let theirs = try MembershipQueries.standing(of: other.id, practice: membership.practice.id, in: reading),
                !Rights.allow(.moderate, theirs.role, theirs.standing)
            else { continue }
            throw NotAllowed((membership.restriction ?? .suspended).sentence(membership.practice.name) + " You can write to the coaches.")
        }
    }

    /// Deletes one's own message for both.
    package static func delete(_ message: ID<Message>, by account: ID<Account>, _ transaction: Transaction) throws {
        guard try ConversationQueries.delete(message, by: account, in: transaction) else { throw NotFound() }
    }
}

package enum MessageFault: Failure, Equatable {
    case rests(String), closed(String), tooLong(Int)

    package var sentence: String {
        switch self {
        case .rests(let name): "Nothing reaches \(name) here at the moment."
        case .closed(let name): "\(name) prefers that only people they know begin a conversation. You can answer what they share instead."
        case .tooLong(let count):
            "This is \(count.grouped) characters long; a message holds \(Conversation.longest.grouped). Please shorten it, or send two."
        }
    }
    package var status: Int { 422 }
}

extension Event.Kind {
    /// Subject: the message; target: whom it is for.
    package static let messageWritten = Event.Kind("message.written")
}

/// Tells people that somebody wrote to them.
package enum MessageReactions {
    package static let all = [
        Reaction("message-notices", to: [.messageWritten]) { logged, transaction in
            guard let actor = logged.event.actor.map({ ID<Account>($0) }), let told = logged.event.target.map({ ID<Account>($0) }),
                try ConversationQueries.stands(ID(logged.event.subject), in: transaction)
            else { return }
            try TellPerson.tell(
                told, Telling(kind: .message, actor: actor, cause: logged.event.subject, about: actor.value, at: logged.at), in: transaction)
        }
    ]
}
