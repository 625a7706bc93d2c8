import Identity
import Kernel
import Store
import Trust

/// Tells those who look after a group of what waits there, helpers of what they help with, and people of the answers they get.
enum GroupNotices {
    /// More than these need not be told of one thing.
    private static let most = 50

    static func tell(_ logged: LoggedEvent, _ transaction: Transaction) throws {
        let event = logged.event
        guard let actor = event.actor.map({ ID<Account>($0) }) else { return }
        switch event.kind {
        case .joinAsked:
            // Taken back or answered in the meantime: nobody is told.
            guard try GroupRequestQueries.waits(actor, ID(event.subject), in: transaction) else { return }
            try tellModerators(.joinRequest, of: ID(event.subject), actor, cause: logged.place.sequence, logged.at, transaction)
        case .postHeld:
            guard let group = event.target.map({ ID<Group>($0) }), try FirstPostQueries.group(of: ID(event.subject), in: transaction) == group else { return }
            try tellModerators(.firstPost, of: group, actor, cause: event.subject, logged.at, transaction)
        case .joinAnswered, .helpAsked:
            guard let told = event.target.map({ ID<Account>($0) }) else { return }
            let group = ID<Group>(event.subject)
            let kind: NoticeKind =
                event.kind == .helpAsked ? .helpAsked : try GroupNoticeQueries.isMember(told, of: group, in: transaction) ? .letIn : .notLetIn
            try TellPerson.tell(
                told, Telling(kind: kind, actor: actor, group: group, cause: logged.place.sequence, about: group.value, at: logged.at), in: transaction)
        case .groupJoined:
            let group = ID<Group>(event.subject)
            guard try GroupNoticeQueries.isSeen(actor, in: group, transaction) else { return }
            for helper in try HelperQueries.helpers(.welcomes, in: group, limit: most, transaction) where helper != actor {
                try TellPerson.tell(
                    helper, Telling(kind: .newcomer, actor: actor, group: group, cause: logged.place.sequence, about: group.value, at: logged.at),
                    in: transaction)
            }
        default: break
        }
    }

    private static func tellModerators(
        _ kind: NoticeKind, of group: ID<Group>, _ actor: ID<Account>, cause: Int64, _ at: Moment, _ transaction: Transaction
    ) throws {
        for moderator in try GroupRequestQueries.moderators(of: group, limit: most, in: transaction) where moderator != actor {
            try TellPerson.tell(moderator, Telling(kind: kind, actor: actor, group: group, cause: cause, about: group.value, at: at), in: transaction)
        }
    }

    /// Tells helpers of questions, and everybody of announcements.
    /// - Returns: whether everybody is being told.
    static func tellOfPost(_ id: ID<Post>, in group: ID<Group>, at moment: Moment, _ transaction: Transaction) throws -> Bool {
        guard let place = try NoticeQueries.place(of: id, in: transaction) else { return false }
        if place.kind == .announcement {
            try JobQueries.add(TellGroup.job(of: id), in: transaction)
            return true
        }
        guard place.kind == .question else { return false }
        for helper in try HelperQueries.helpers(.answers, in: group, limit: most, transaction) where helper != place.author {
            try TellPerson.tell(
                helper, Telling(kind: .question, actor: place.author, post: id, thread: id, group: group, cause: id.value, about: id.value, at: moment),
                in: transaction)
        }
        return false
    }
}
