import Identity
import Kernel
import Site

/// Something that somebody is told: they were praised, answered or mentioned; or somebody follows them, or wants to.
package struct Notice: Hashable, Sendable {
    package let id: ID<Notice>
    package let kind: NoticeKind
    /// What it shares with others about the same thing.
    package let bundle: String
    package let actor: Account
    /// What it is about, where it is not about a person alone.
    package let post: ID<Post>?
    /// The post's first words, or the praise's.
    package var excerpt: String
    /// The group in which it happened; empty elsewhere.
    package let place: String
    package let href: String
    package let createdAt: Moment
    package let isNew: Bool
}

package enum NoticeKind: String, Sendable, CaseIterable {
    case praise, reply, mention, follow, post
    case notShared = "not_shared"
    case followRequest = "follow_request"
    case followAccepted = "follow_accepted"
    case announcement, newcomer, question, message, broadcast
    case joinRequest = "join_request"
    case letIn = "let_in"
    case notLetIn = "not_let_in"
    case helpAsked = "help_asked"
    case firstPost = "first_post"
    case nominated
    case permissionAsked = "permission_asked"
    case permissionAnswered = "permission_answered"
    case permissionEnding = "permission_ending"
    case plateUp = "plate_up"
    case reported
    case reportAnswered = "report_answered"
    case decided, appealed
    case crisisCard = "crisis_card"
    case exportReady = "export_ready"
}

/// Notices about one thing, shown as one: “Samir and 2 others noticed what you did”.
package struct NoticeBundle: Hashable, Sendable {
    /// The newest of them.
    package let newest: Notice
    /// Who else did it, newest first, each once.
    package let others: [Account]
    package let count: Int

    /// Bundles in the order of their newest notice; what is new and what was read stay apart.
    /// - Parameter notices: newest first.
    package static func bundles(of notices: [Notice]) -> [NoticeBundle] {
        struct Key: Hashable {
            let bundle: String
            let isNew: Bool
        }
        var (order, members): ([Key], [Key: [Notice]]) = ([], [:])
        for notice in notices {
            let key = Key(bundle: notice.bundle, isNew: notice.isNew)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(notice)
        }
        return order.compactMap { key in
            guard let all = members[key], let newest = all.first else { return nil }
            var seen: Set<ID<Account>> = [newest.actor.id]
            return NoticeBundle(newest: newest, others: all.map(\.actor).filter { seen.insert($0.id).inserted }, count: all.count)
        }
    }

    /// `Samir`, `Samir and Nils`, `Samir and 2 others`.
    package var names: String {
        if newest.kind == .notShared { return "What you planned" }
        switch newest.kind {
        case .permissionEnding: return "Something you allowed"
        case .reported: return "Something"
        case .reportAnswered: return "What you reported"
        case .decided, .crisisCard: return "Those who look after your practice"
        case .appealed: return "Somebody"
        case .exportReady: return "The file with everything about you"
        default: break
        }
        return switch others.count {
        case 0: newest.actor.name
        case 1: "\(newest.actor.name) and \(others[0].name)"
        default: "\(newest.actor.name) and \(others.count) others"
        }
    }

    private func at(_ word: String) -> String { newest.place.isEmpty ? "" : " \(word) \(newest.place)" }

    /// What happened, after the names; for the page and the mail.
    package var deed: String {
        let isOne = others.isEmpty
        return switch newest.kind {
        case .praise: "noticed what you did"
        case .reply: "answered you" + (count > 1 && isOne ? (count == 2 ? " twice" : " \(NumberWords.word(count)) times") : "")
        case .mention: "mentioned you"
        case .follow: isOne ? "follows you" : "follow you"
        case .notShared: "could not be shared. It waits among your drafts"
        case .followRequest: "would like to follow you"
        case .followAccepted: isOne ? "lets you follow them" : "let you follow them"
        case .announcement: "told everybody something" + at("in")
        case .newcomer: isOne ? "is new" + at("in") : "are new" + at("in")
        case .question: "asked a question" + at("in")
        case .message: count == 1 ? "wrote to you" : "wrote to you \(count == 2 ? "twice" : "\(NumberWords.word(count)) times")"
        case .broadcast: "wrote to everybody it is for"
        case .joinRequest: "would like to join" + (newest.place.isEmpty ? "" : " \(newest.place)")
        case .letIn: "let you in: you are now" + at("in")
        case .notLetIn: "answered your asking to join" + (newest.place.isEmpty ? "" : " \(newest.place)")
        case .helpAsked: "would like you to help" + at("in")
        case .firstPost: "shared something for the first time" + at("in") + ". It waits for a look"
        case .nominated: "nominated something for the wall of fame"
        case .permissionAsked: "asks whether something of yours may be shown"
        case .permissionAnswered: "answered what may be shown"
        case .permissionEnding: "ends within a week. Say nothing, and it comes down"
        case .plateUp: "put up what you allowed"
        case .reported: "was reported. It waits for a look"
        case .reportAnswered: "was looked at"
        case .decided: "decided something that concerns you"
        case .appealed: "says that a decision is wrong"
        case .crisisCard: "thought of you, and left you some numbers"
        case .exportReady: "is there to be fetched"
        case .post: (count == 1 ? "shared something" : "shared \(count) things") + (newest.place.isEmpty ? "" : " in \(newest.place)")
        }
    }
}
