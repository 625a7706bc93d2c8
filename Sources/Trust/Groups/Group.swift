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
}

/// The fields with which a group is founded or changed.
package struct GroupDraft: Sendable {
    package let name: DisplayName
    package let about: String
    package let door: GroupDoor
    package let agreements: [String]

    package static let mostAgreements = 12
    package static let longestAgreement = 200

    package init(name: DisplayName, about: String, door: GroupDoor, agreements: [String]) {
        self.name = name
        self.about = about
        self.door = door
        self.agreements = agreements
    }
}
