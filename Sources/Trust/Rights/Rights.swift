import Identity
import Site

/// What somebody may want to do in a practice.
package enum Act: String, Sendable, CaseIterable {
    case seePractice, writeInGroup, writeToPractice, writeToFollowers, writePublicly, reply, praise, joinGroup, leaveGroup, leavePractice
    case inviteClient, inviteProfessional, revokeInvitation, foundGroup, editGroup, writePrompt, removePost, changeStanding, editPractice, seeToday,
        followClients, announce, archiveGroup, deleteGroup, broadcast, nominate, keepWall, moderate

    /// As the table in the documentation names it.
    package var name: String {
        switch self {
        case .seePractice: "see the practice, its people and groups"
        case .writeInGroup: "write in one’s groups"
        case .writeToPractice: "write to the whole practice"
        case .writeToFollowers: "write to one’s followers there"
        case .writePublicly: "write for anybody, on one’s own channel"
        case .reply: "reply to what one sees"
        case .praise: "praise what one sees"
        case .joinGroup: "join a group"
        case .leaveGroup: "leave a group"
        case .leavePractice: "leave the practice’s coaching"
        case .inviteClient: "invite clients"
        case .inviteProfessional: "invite professionals"
        case .revokeInvitation: "revoke an invitation"
        case .foundGroup: "found a group"
        case .editGroup: "change a group’s name and agreements"
        case .writePrompt: "write a prompt"
        case .removePost: "take down somebody else’s post"
        case .changeStanding: "make a client former, or active again"
        case .editPractice: "change the practice’s name, words and time zone"
        case .seeToday: "see Today"
        case .followClients: "follow every client who shares with one tap"
        case .announce: "make an announcement in a group"
        case .archiveGroup: "archive a group, or take it up again"
        case .deleteGroup: "delete a group"
        case .broadcast: "write to everybody, or to a role, by page and mail"
        case .nominate: "nominate a win or milestone for the wall of fame"
        case .keepWall: "ask people about the wall, put plates up, pair screens"
        case .moderate: "decide about what was reported, write the crisis card"
        }
    }
}

/// Who may do what: the one place that decides it. `docs/who-may-do-what.md` is generated from here.
package enum Rights {
    package static func allow(_ act: Act, _ role: Role, _ standing: Standing) -> Bool {
        switch act {
        // Former clients stay part of the community; in groups for current clients only, the door decides (`Group.admits`).
        case .seePractice, .writeInGroup, .writeToPractice, .writeToFollowers, .writePublicly, .reply, .praise, .joinGroup, .leaveGroup, .nominate: true
        // An owner has to hand the practice over first.
        case .leavePractice: standing == .active && role != .owner
        case .inviteClient, .revokeInvitation, .foundGroup, .editGroup, .writePrompt, .removePost, .changeStanding, .seeToday, .followClients,
            .announce, .archiveGroup, .broadcast, .keepWall, .moderate:
            standing == .active && role.isProfessional
        case .inviteProfessional, .editPractice, .deleteGroup: standing == .active && role == .owner
        }
    }

    /// What says something to others: not for those who are suspended for a time.
    private static let speaking: Set<Act> = [
        .writeInGroup, .writeToPractice, .writeToFollowers, .writePublicly, .reply, .praise, .nominate, .inviteClient, .inviteProfessional, .writePrompt,
        .announce, .broadcast, .keepWall,
    ]

    /// - Throws: `NotAllowed` with a sentence.
    package static func check(_ act: Act, _ membership: Membership) throws {
        if let restriction = membership.restriction, restriction.isSilent, speaking.contains(act) {
            throw NotAllowed(restriction.sentence(membership.practice.name))
        }
        if membership.isMinor, act == .writePublicly { throw NotAllowed("Under 18, nothing you write is public. Share it with your group or the practice.") }
        guard allow(act, membership.role, membership.standing) else {
            let whom = allow(act, .professional, .active) ? "a coach" : "the owner"
            throw NotAllowed("As \(article(membership)) you cannot \(act.name). Ask \(whom) of \(membership.practice.name) to do it with you.")
        }
    }

    private static func article(_ membership: Membership) -> String {
        membership.standing == .former
            ? "a \(membership.line.lowercased())" : (membership.role == .owner ? "an owner" : "a \(membership.role.name.lowercased())")
    }

    /// The table of the documentation, in Markdown.
    package static var table: String {
        let people = Role.allCases.flatMap { role in Standing.allCases.map { (role, $0) } }.filter { !($0 == .owner && $1 == .former) }
        let head = "| may | " + people.map { "\($1 == .former ? "former " : "")\($0.rawValue)" }.joined(separator: " | ") + " |"
        let line = "|---|" + people.map { _ in ":-:" }.joined(separator: "|") + "|"
        let rows = Act.allCases.map { act in
            "| \(act.name) | " + people.map { allow(act, $0, $1) ? "yes" : "–" }.joined(separator: " | ") + " |"
        }
        return ([head, line] + rows).joined(separator: "\n") + "\n"
    }
}
