import Identity
import Kernel
import Site
import Store

/// Founds a group; its founder is its first member and moderator.
package enum FoundGroup {
    /// - Throws: `GroupFault.nameTaken` where the practice has a group of that address, `NotAllowed` where the founder may not.
    package static func found(_ draft: GroupDraft, by founder: ID<Account>, _ membership: Membership, in transaction: Transaction) throws -> Group {
        try Rights.check(.foundGroup, membership)
        let practice = membership.practice
        guard let slug = GroupSlug(name: draft.name.text) else { throw GroupFault.nameUnreadable }
        guard try GroupQueries.group(practice: practice.id, slug: slug.text, in: transaction) == nil else { throw GroupFault.nameTaken }
        let id = transaction.newID(Group.self)
        let handle = try freeHandle(slug, practice, in: transaction)
        try AccountQueries.insertActor(id.value, kind: .group, handle: handle, name: draft.name.text, about: draft.about, in: transaction)
        try GroupQueries.insert(id, practice: practice.id, slug: slug, draft, in: transaction)
        try GroupQueries.admit(founder, standing: membership.standing, to: id, isModerator: true, quietUntil: nil, in: transaction)
        try transaction.announce(Event(.groupFounded, by: founder, subject: id, target: ID<Account>?.none, group: id, practice: practice.id))
        return Group(
            id: id, practice: practice.id, practiceHandle: practice.handle, slug: slug, name: draft.name.text, about: draft.about,
            door: draft.door, agreements: draft.agreements, entry: draft.entry, welcome: draft.welcome, reviewsFirst: draft.reviewsFirst,
            elsewhere: draft.elsewhere
        )
    }

    /// A group is an actor with a handle in the server's one namespace: `steady_starters`, or `harbour_steady_starters`.
    private static func freeHandle(_ slug: GroupSlug, _ practice: Practice, in transaction: Transaction) throws -> Handle {
        let stem = slug.text.replacing("-", with: "_")
        let candidates = [stem, "\(practice.handle)_\(stem)"].map { String($0.prefix(30)) } + (2...999).map { "\(stem.prefix(26))\($0)" }
        for candidate in candidates {
            if let handle = try? Handle(typed: candidate), try !AccountQueries.isTaken(handle, in: transaction) { return handle }
            if let handle = try? Handle(typed: "g" + candidate.prefix(29)), try !AccountQueries.isTaken(handle, in: transaction) { return handle }
        }
        throw GroupFault.nameTaken
    }
}

/// Changes a group's name, door and agreements. Its address stays.
package enum EditGroup {
    package static func edit(_ group: Group, _ draft: GroupDraft, by editor: ID<Account>, _ membership: Membership, in transaction: Transaction) throws {
        try group.check(belongsTo: membership)
        try Rights.check(.editGroup, membership)
        try GroupQueries.update(group.id, draft, in: transaction)
        if draft.door == .current { try GroupQueries.removeFormer(from: group, in: transaction) }
        try transaction.announce(
            Event(.groupEdited, by: editor, subject: group.id, target: ID<Account>?.none, group: group.id, practice: group.practice)
        )
    }
}

extension Event.Kind {
    package static let groupFounded = Event.Kind("group.founded")
    package static let groupEdited = Event.Kind("group.edited")
    package static let groupJoined = Event.Kind("group.joined")
    package static let groupLeft = Event.Kind("group.left")
    package static let standingChanged = Event.Kind("membership.changed")
}

package enum GroupFault: Failure, Equatable {
    case nameTaken, nameUnreadable, closedToFormer, lastModerator, asksFirst, archived, otherName
    case tooManyWords(Int)

    package var sentence: String {
        switch self {
        case .nameTaken: "This practice has a group of that name already. Please choose another name."
        case .nameUnreadable: "Please use at least one letter from a to z or a digit in the name: the group’s address is made of it."
        case .closedToFormer: "This group is for people in coaching now. Your coach can tell you which groups are open to everybody."
        case .asksFirst: "This group asks people to ask first. Please say a few words to those who look after it."
        case .tooManyWords(let count): "This is \(count.grouped) characters long; please keep it under \(GroupRequest.longest)."
        case .archived: "This group has come to its end: what was written stays to be read, and nothing new is added."
        case .otherName: "Please type the group’s name exactly as it stands above, so that no other group is deleted by mistake."
        case .lastModerator: "You are the only one who looks after this group. Please make somebody else a moderator first."
        }
    }
    package var status: Int { self == .nameTaken ? 409 : 422 }
}
