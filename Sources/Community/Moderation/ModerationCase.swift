import Identity
import Kernel
import Trust

/// Why somebody reports something.
package enum ReportReason: String, Sendable, CaseIterable {
    case worry, advice, bodies, unkind, privacy, selling, other

    /// As the form asks.
    package var title: String {
        switch self {
        case .worry: "I am worried about this person"
        case .advice: "It gives advice that could harm somebody"
        case .bodies: "It is about bodies, weight or food in a way that hurts"
        case .unkind: "It is unkind, or goes after somebody"
        case .privacy: "It tells something about somebody that is not theirs to tell"
        case .selling: "It sells something, or is not what it says it is"
        case .other: "Something else"
        }
    }

    /// As a statement of reasons names it.
    package var ground: String {
        switch self {
        case .worry: "worry about somebody’s safety"
        case .advice: "advice that could harm somebody"
        case .bodies: "words about bodies, weight or food that hurt"
        case .unkind: "words that go after somebody"
        case .privacy: "something private of somebody else"
        case .selling: "selling, or not saying what it is"
        case .other: "another reason"
        }
    }
}

/// What is done about it.
package enum CaseAction: String, Sendable, CaseIterable {
    case nothing
    case crisisCard = "crisis_card"
    case words, hold, hide, limit, suspend

    package var title: String {
        switch self {
        case .nothing: "Nothing: it may stand as it is"
        case .crisisCard: "Send them the crisis card, and leave what they wrote"
        case .words: "Say a few words to them, and nothing else"
        case .hold: "Hold it: nobody else sees it while we look"
        case .hide: "Hide it: nobody else sees it"
        case .limit: "Limit them: what they write waits for a look"
        case .suspend: "Suspend them: they can read, and not write"
        }
    }

    /// As its person is told.
    package var told: String {
        switch self {
        case .nothing: "It stands as it is."
        case .crisisCard: "Nothing was taken down. Somebody thought of you."
        case .words: "Nothing was taken down."
        case .hold: "It is held: nobody but you sees it while we look at it."
        case .hide: "It is hidden: nobody but you sees it."
        case .limit: "For a time, somebody reads what you write before others see it."
        case .suspend: "For a time you can read here, and not write."
        }
    }

    /// Whether the case goes on after it.
    package var leavesOpen: Bool { self == .hold }
    /// Whether it is about one post or channel.
    package var needsThing: Bool { self == .hold || self == .hide }
    /// Whether it ends by itself.
    package var ends: Bool { self == .limit || self == .suspend }
    /// Whether it takes something from its person: they are told why, and may appeal.
    package var isAgainstThem: Bool { [.hold, .hide, .limit, .suspend].contains(self) }
}

/// Something that was reported, with all that was said about it.
package struct ModerationCase: Hashable, Sendable {
    package let id: ID<ModerationCase>
    package let practice: ID<Practice>
    package let person: Account
    package let post: ID<Post>?
    /// The address of a channel elsewhere; empty where it is not about one.
    package let channel: String
    /// How it read when it was first reported.
    package let evidence: String
    package let openedAt: Moment
    package let isUrgent: Bool
    package let closedAt: Moment?

    package var href: String { "/cases/\(id)" }

    /// Whether it is about something that can be hidden.
    package var hasThing: Bool { post != nil || !channel.isEmpty }

    package var about: String { post != nil ? "A post by \(person.name)" : channel.isEmpty ? person.name : "A channel of \(person.name)" }
}

package struct Report: Hashable, Sendable {
    package static let longestWords = 1_000
    package let id: ID<Report>
    /// `nil` for visitors.
    package let reporter: Account?
    package let reason: ReportReason
    package let words: String
    package let createdAt: Moment
}

/// A decision with its reasons, and what came of an appeal.
package struct CaseDecision: Hashable, Sendable {
    package static let longestWords = 1_000
    /// In which one may appeal (Regulation (EU) 2022/2065, article 20).
    package static let appealTime: Span = .days(180)
    /// The lengths of what ends by itself, in days.
    package static let lengths: [Int64] = [1, 3, 7, 14, 30]

    package let id: ID<CaseDecision>
    package let `case`: ID<ModerationCase>
    package let action: CaseAction
    package let reason: ReportReason
    package let words: String
    package let until: Moment?
    package let decidedBy: ID<Account>?
    package let decidedAt: Moment
    package let reversedAt: Moment?
    package let appeal: String
    package let appealedAt: Moment?
    package let answer: String
    package let answeredAt: Moment?

    /// How it stands, as its person is told.
    package var told: String {
        guard reversedAt != nil else { return action.told }
        return action == .hold ? "It was held while we looked at it. That is over." : "It was taken back."
    }

    package var isOpenAppeal: Bool { appealedAt != nil && answeredAt == nil }

    package func mayAppeal(at now: Moment) -> Bool { action.isAgainstThem && appealedAt == nil && reversedAt == nil && decidedAt + Self.appealTime > now }
}

/// Who looks at what was reported in a practice.
package enum Moderators {
    /// Whether somebody may look at a case and decide it: those who look after the practice; stewards where it is about one of these, or somebody
    /// appealed. Nobody
    /// decides about themselves.
    package static func may(_ viewer: Viewer, look one: ModerationCase, isForStewards: Bool) -> Bool {
        if one.person.id == viewer.id { return false }
        if viewer.isSteward, isForStewards { return true }
        guard let membership = viewer.membership(in: one.practice) else { return false }
        return Rights.allow(.moderate, membership.role, membership.standing)
    }
}
