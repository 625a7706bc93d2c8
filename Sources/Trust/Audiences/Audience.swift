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

    package enum Kind: String, Sendable, CaseIterable { case people, group, practice }

    package var kind: Kind {
        switch self {
        case .people: .people
        case .group: .group
        case .practice: .practice
        }
    }
}

/// Where something stands: what decides who may see it.
package struct Standpoint: Hashable, Sendable {
    package let author: ID<Account>
    package let practice: ID<Practice>
    package let audience: Audience.Kind
    package let group: ID<Group>?
    /// Whether the one who looks is among the named people. Asked of the database with the row itself.
    package let namesViewer: Bool
    /// Its author took back the consent to show it.
    package let isWithheld: Bool

    package init(
        author: ID<Account>, practice: ID<Practice>, audience: Audience.Kind, group: ID<Group>?, namesViewer: Bool, isWithheld: Bool
    ) {
        self.author = author
        self.practice = practice
        self.audience = audience
        self.group = group
        self.namesViewer = namesViewer
        self.isWithheld = isWithheld
    }
}

/// Proof that the one who looks may see `subject`. Only `Circle.sees` makes it.
package struct Visible<Subject: Sendable>: Sendable {
    package let subject: Subject
    fileprivate init(_ subject: Subject) { self.subject = subject }
}

extension Visible: Equatable where Subject: Equatable {}
extension Visible: Hashable where Subject: Hashable {}

/// Somebody with their practices and groups: everything that decides what they may see and do.
package struct Circle: Hashable, Sendable {
    package let viewer: Viewer
    package let ties: [GroupTie]

    package init(viewer: Viewer, ties: [GroupTie]) {
        self.viewer = viewer
        self.ties = ties
    }

    package var id: ID<Account> { viewer.id }

    package func tie(to group: ID<Group>) -> GroupTie? { ties.first { $0.group.id == group } }

    /// The audience check.
    package func sees<Subject>(_ subject: Subject, at standpoint: Standpoint) -> Visible<Subject>? {
        admits(standpoint) ? Visible(subject) : nil
    }

    private func admits(_ standpoint: Standpoint) -> Bool {
        if standpoint.author == viewer.id { return true }
        guard !standpoint.isWithheld, let membership = viewer.membership(in: standpoint.practice),
            Rights.allow(.seePractice, membership.role, membership.standing)
        else { return false }
        switch standpoint.audience {
        case .people: return standpoint.namesViewer
        case .group: return standpoint.group.map { tie(to: $0) != nil } ?? false
        case .practice: return true
        }
    }

    /// Whether they look after the place where it stands: a professional of the practice, or a moderator of the group.
    package func mayRemove(_ standpoint: Standpoint) -> Bool {
        guard admits(standpoint) else { return false }
        if let group = standpoint.group, tie(to: group)?.isModerator == true { return true }
        guard let membership = viewer.membership(in: standpoint.practice) else { return false }
        return Rights.allow(.removePost, membership.role, membership.standing)
    }
}
