import Identity
import Kernel
import Site

/// A closed support group of a practice: its members see and write what is said in it, nobody else.
package struct Group: Hashable, Sendable {
    package let id: ID<Group>
    package let practice: ID<Practice>
    package let practiceHandle: Handle
    /// The second part of its address: `/p/harbour/g/steady-starters`.
    package let slug: GroupSlug
    package let name: String
    package let about: String
    package let door: GroupDoor
    /// What everybody agrees to, one line each.
    package let agreements: [String]
    package var entry = GroupEntry.open
    /// For those who are new; empty where there is none.
    package var welcome = ""
    /// Whether the first thing that somebody shares here is looked at before others see it.
    package var reviewsFirst = false
    /// Where it meets, too: a group on another network, say. Empty where it does not.
    package var elsewhere = ""
    /// Since when it is only read.
    package var archivedAt: Moment?

    package var href: Href { "/p/\(practiceHandle.text)/g/\(slug.text)" }

    /// - Throws: `NotFound` where the membership is of another practice: for its bearer the group is not there.
    func check(belongsTo membership: Membership) throws {
        guard membership.practice.id == practice else { throw NotFound() }
    }

    /// Whether somebody of that standing may be in it.
    package func admits(_ standing: Standing) -> Bool { door == .currentAndFormer || standing == .active }
}

/// Whom a group is for.
package enum GroupDoor: String, Sendable, CaseIterable {
    case currentAndFormer = "current_and_former"
    case current

    package var title: String {
        switch self {
        case .currentAndFormer: "Current and former clients"
        case .current: "Current clients only"
        }
    }
    package var line: String {
        switch self {
        case .currentAndFormer: "People who finish coaching keep their friends."
        case .current: "Former clients can no longer read or write here; what they wrote stays until they take it down."
        }
    }
}

/// How somebody gets in whom the door admits.
package enum GroupEntry: String, Sendable, CaseIterable {
    case open, asks

    package var title: String {
        switch self {
        case .open: "Come in at once"
        case .asks: "Ask first"
        }
    }
    package var line: String {
        switch self {
        case .open: "Who agrees to the lines below is in."
        case .asks: "Who looks after the group says yes. Whoever is invited by a link is in at once."
        }
    }
}

/// What a client does for a group, asked by those who look after it and agreed to by the client: status comes from helping.
package enum HelperRole: String, Sendable, CaseIterable {
    case welcomes, answers, hosts

    package var title: String {
        switch self {
        case .welcomes: "Welcomes newcomers"
        case .answers: "Answers questions"
        case .hosts: "Keeps the talk going"
        }
    }
    /// What comes with it, said to the one who is asked.
    package var line: String {
        switch self {
        case .welcomes: "You are told when somebody joins, so that you can say hello."
        case .answers: "You are told of each new question."
        case .hosts: "You can write prompts."
        }
    }
}

/// The group's part of an address: small letters, digits and single hyphens, at most 40.
package struct GroupSlug: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(stored text: String) { self.text = text }

    /// The slug for a name: `Steady Starters` gives `steady-starters`. `nil` where the name has no letter or digit of ASCII.
    package init?(name: String) {
        let words = Handle.ascii(name).lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let text = words.joined(separator: "-").prefix(40)
        guard !text.isEmpty else { return nil }
        self.text = text.hasSuffix("-") ? String(text.dropLast()) : String(text)
    }

    package var description: String { text }
}

/// Somebody's tie to a group.
package struct GroupTie: Hashable, Sendable {
    package let group: Group
    package let isModerator: Bool
    package let joinedAt: Moment
    package var helps: HelperRole?
    /// What they are asked to help with, until they answer.
    package var helpAsked: HelperRole?
    /// Whether the group's welcome still stands at its top for them.
    package var isNew = false

    package init(
        group: Group, isModerator: Bool, joinedAt: Moment, helps: HelperRole? = nil, helpAsked: HelperRole? = nil, isNew: Bool = false
    ) {
        self.group = group
        self.isModerator = isModerator
        self.joinedAt = joinedAt
        self.helps = helps
        self.helpAsked = helpAsked
        self.isNew = isNew
    }
}

/// The fields with which a group is founded or changed.
package struct GroupDraft: Sendable {
    package let name: DisplayName
    package let about: String
    package let door: GroupDoor
    package let agreements: [String]

    package let entry: GroupEntry
    package let welcome: String
    package let reviewsFirst: Bool
    package let elsewhere: String

    package static let mostAgreements = 12
    package static let longestAgreement = 200
    package static let longestWelcome = 1_000

    package init(
        name: DisplayName, about: String, door: GroupDoor, agreements: [String], entry: GroupEntry = .open, welcome: String = "", reviewsFirst: Bool = false,
        elsewhere: String = ""
    ) {
        self.elsewhere = elsewhere
        self.entry = entry
        self.welcome = welcome
        self.reviewsFirst = reviewsFirst
        self.name = name
        self.about = about
        self.door = door
        self.agreements = agreements
    }
}
