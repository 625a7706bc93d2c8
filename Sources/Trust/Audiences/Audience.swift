import Identity
import Kernel

/// For whom something is. Shown in plain words on everything that has one.
package enum Audience: Hashable, Sendable {
    /// These people alone, the author among them.
    case people([ID<Account>])
    /// The members of a group.
    case group(ID<Group>)
    /// Owners, professionals, active and former clients of a practice.
    case practice
    /// Those who follow this person and belong to the practice where it was written, and the person.
    case followers(of: ID<Account>)
    /// Anybody, also without an account; people of the practice read it where they read what is for the practice.
    case `public`

    package enum Kind: String, Sendable, CaseIterable { case people, group, practice, followers, `public` }

    package var kind: Kind {
        switch self {
        case .people: .people
        case .group: .group
        case .practice: .practice
        case .followers: .followers
        case .public: .public
        }
    }
}

/// Where something stands: what decides who may see it.
package struct Standpoint: Hashable, Sendable {
    package let author: ID<Account>
    package let practice: ID<Practice>
    package let audience: Audience.Kind
    package let group: ID<Group>?
    /// Whether the one who looks is among the named people, or follows the person whose followers it is for. Asked of the
    /// database with the row itself.
    package let includesViewer: Bool
    /// Its author took back the consent to show it.
    package let isWithheld: Bool

    package init(
        author: ID<Account>, practice: ID<Practice>, audience: Audience.Kind, group: ID<Group>?, includesViewer: Bool, isWithheld: Bool
    ) {
        self.author = author
        self.practice = practice
        self.audience = audience
        self.group = group
        self.includesViewer = includesViewer
        self.isWithheld = isWithheld
    }
}

/// Proof that the one who looks may see `subject`. Only `Circle.sees` and `Visitor.sees` make it.
package struct Visible<Subject: Sendable>: Sendable {
    package let subject: Subject
    fileprivate init(_ subject: Subject) { self.subject = subject }
}

extension Visible: Equatable where Subject: Equatable {}
extension Visible: Hashable where Subject: Hashable {}

/// Anybody at all: what is public is what they see.
package enum Visitor {
    /// - Parameter isOpen: whether the author lets visitors see who they are, and is not at rest.
    package static func sees<Subject>(_ subject: Subject, at standpoint: Standpoint, isOpen: Bool) -> Visible<Subject>? {
        isOpen && standpoint.audience == .public && !standpoint.isWithheld ? Visible(subject) : nil
    }
}

/// Somebody with their practices and groups, and those they are hidden from: everything that decides what they may see and do.
package struct Circle: Hashable, Sendable {
    package let viewer: Viewer
    package let ties: [GroupTie]
    package let hidden: Hidden

    package init(viewer: Viewer, ties: [GroupTie], hidden: Hidden = .nobody) {
        self.viewer = viewer
        self.ties = ties
        self.hidden = hidden
    }

    package var id: ID<Account> { viewer.id }

    package func tie(to group: ID<Group>) -> GroupTie? { ties.first { $0.group.id == group } }

    /// The audience check.
    package func sees<Subject>(_ subject: Subject, at standpoint: Standpoint) -> Visible<Subject>? {
        admits(standpoint) ? Visible(subject) : nil
    }

    /// Whether they see it, and did not mute its author: what feeds, notices and lists show.
    package func lists<Subject>(_ subject: Subject, at standpoint: Standpoint) -> Visible<Subject>? {
        hidden.muted.contains(standpoint.author) ? nil : sees(subject, at: standpoint)
    }

    private func admits(_ standpoint: Standpoint) -> Bool {
        if standpoint.author == viewer.id { return true }
        guard !standpoint.isWithheld, let membership = viewer.membership(in: standpoint.practice),
            Rights.allow(.seePractice, membership.role, membership.standing),
            meets(standpoint.author, in: standpoint.practice, group: standpoint.group)
        else { return false }
        switch standpoint.audience {
        case .people, .followers: return standpoint.includesViewer
        case .group: return standpoint.group.map { tie(to: $0) != nil } ?? false
        // Who does not belong to the practice reads it as visitors do (`OpenPostQueries`).
        case .practice, .public: return true
        }
    }

    /// Whether they see it and look after the place where it stands.
    package func mayRemove(_ standpoint: Standpoint) -> Bool {
        admits(standpoint) && looksAfter(standpoint.practice, standpoint.group)
    }
}
