import Identity
import Kernel

/// Who stays out of somebody's sight, and from whom they stay out of sight.
package struct Hidden: Hashable, Sendable {
    package static let nobody = Hidden(blocked: [], blocking: [], muted: [])

    /// Whom they block.
    package let blocked: Set<ID<Account>>
    /// Who blocks them.
    package let blocking: Set<ID<Account>>
    /// Whom they do not want to hear for now, or for good.
    package let muted: Set<ID<Account>>

    package init(blocked: Set<ID<Account>>, blocking: Set<ID<Account>>, muted: Set<ID<Account>>) {
        self.blocked = blocked
        self.blocking = blocking
        self.muted = muted
    }

    /// All of them, in the order of ids.
    package var all: [ID<Account>] { blocked.union(blocking).union(muted).sorted() }

    package var isEmpty: Bool { blocked.isEmpty && blocking.isEmpty && muted.isEmpty }
}

/// For how long somebody is muted.
package enum MuteLength: String, Sendable, CaseIterable {
    case day, week, month, forGood = "for_good"

    package var title: String {
        switch self {
        case .day: "For a day"
        case .week: "For a week"
        case .month: "For thirty days"
        case .forGood: "Until I change it"
        }
    }

    /// `nil`: no end.
    package func end(from now: Moment) -> Moment? {
        switch self {
        case .day: now + .days(1)
        case .week: now + .days(7)
        case .month: now + .days(30)
        case .forGood: nil
        }
    }
}

extension Circle {
    /// Whether the two may meet at all: neither blocks the other. Whoever blocks a person cannot hide from them what they write in
    /// a place that this person looks after; or the first thing to do against a moderator would be to block them.
    package func meets(_ author: ID<Account>, in practice: ID<Practice>, group: ID<Group>?) -> Bool {
        if hidden.blocked.contains(author) { return false }
        return !hidden.blocking.contains(author) || looksAfter(practice, group)
    }

    /// Whether somebody's words are shown in feeds, threads, notices and lists: they meet, and the viewer did not mute them.
    package func hears(_ author: ID<Account>, in practice: ID<Practice>, group: ID<Group>?) -> Bool {
        !hidden.muted.contains(author) && meets(author, in: practice, group: group)
    }

    /// Whom a place does not show to this viewer, in the order of ids.
    package func unheard(in practice: ID<Practice>, group: ID<Group>?) -> [ID<Account>] {
        if hidden.isEmpty { return [] }
        let both = hidden.blocked.union(hidden.muted)
        return (looksAfter(practice, group) ? both : both.union(hidden.blocking)).sorted()
    }

    /// Whether one of the two blocks the other.
    package func isBlocked(_ person: ID<Account>) -> Bool { hidden.blocked.contains(person) || hidden.blocking.contains(person) }

    /// Whether nothing stands between the two, whatever one of them looks after: neither blocks the other, and the viewer did not mute
    /// them. Today and suggestions speak of nobody else.
    package func isOpen(to person: ID<Account>) -> Bool {
        !isBlocked(person) && !hidden.muted.contains(person)
    }

    /// Whether they look after a place: a professional of the practice, or a moderator of the group.
    package func looksAfter(_ practice: ID<Practice>, _ group: ID<Group>?) -> Bool {
        if let group, tie(to: group)?.isModerator == true { return true }
        return viewer.membership(in: practice).map { Rights.allow(.removePost, $0.role, $0.standing) } ?? false
    }
}
