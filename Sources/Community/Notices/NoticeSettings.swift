import Identity
import Kernel
import Site

/// How a kind of notice reaches somebody.
package enum NoticeLevel: String, Sendable, CaseIterable, Comparable {
    case off, list, ring

    package var title: String {
        switch self {
        case .off: "Not at all"
        case .list: "In my list"
        case .ring: "At once"
        }
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (left: NoticeLevel, right: NoticeLevel) -> Bool { left.rank < right.rank }
}

/// What somebody wants to hear of one of their groups.
package enum GroupHearing: String, Sendable, CaseIterable {
    /// Each new post, too.
    case everything
    /// What is about them.
    case mine
    /// What is about them, but nothing rings.
    case list
    case nothing

    package var title: String {
        switch self {
        case .everything: "Every new post"
        case .mine: "What is about me"
        case .list: "What is about me, only in my list"
        case .nothing: "Nothing"
        }
    }

    /// The most that reaches somebody from there.
    package var most: NoticeLevel {
        switch self {
        case .everything, .mine: .ring
        case .list: .list
        case .nothing: .off
        }
    }
}

extension NoticeKind {
    /// How it reaches somebody who chose nothing else.
    package var usual: NoticeLevel {
        switch self {
        case .praise, .reply, .mention, .followRequest, .post, .notShared, .announcement, .message, .broadcast, .letIn, .helpAsked, .permissionAsked,
            .permissionEnding, .reported, .decided, .appealed, .crisisCard, .exportReady:
            .ring
        case .follow, .followAccepted, .newcomer, .question, .joinRequest, .notLetIn, .firstPost, .nominated, .permissionAnswered, .plateUp, .reportAnswered:
            .list
        }
    }

    /// For the list of choices.
    package var title: String {
        switch self {
        case .praise: "Somebody says what they noticed"
        case .reply: "Somebody answers me"
        case .mention: "Somebody mentions me"
        case .follow: "Somebody follows me"
        case .followRequest: "Somebody asks to follow me"
        case .followAccepted: "Somebody lets me follow them"
        case .notShared: "Something I planned could not be shared"
        case .announcement: "Announcements in my groups"
        case .newcomer: "Somebody joins where I welcome newcomers"
        case .question: "A question where I answer them"
        case .message: "Somebody writes to me alone"
        case .broadcast: "A coach writes to everybody"
        case .joinRequest: "Somebody asks to join a group I look after"
        case .letIn: "I am let into a group"
        case .notLetIn: "I am not let into a group for now"
        case .helpAsked: "I am asked to help in a group"
        case .firstPost: "A first post waits in a group I look after"
        case .nominated: "Somebody nominates something for the wall I keep"
        case .permissionAsked: "Somebody asks to show something of mine"
        case .permissionAnswered: "Somebody answers what may be shown"
        case .permissionEnding: "Something I allowed is about to end"
        case .plateUp: "Something of mine is put up"
        case .reported: "Something is reported where I look after it"
        case .reportAnswered: "What I reported was looked at"
        case .decided: "Somebody decides about something of mine"
        case .appealed: "Somebody says that a decision is wrong"
        case .crisisCard: "Somebody thinks of me, and leaves me numbers to call"
        case .exportReady: "My export is ready"
        case .post: "New posts in groups where I want to hear of each"
        }
    }
}

/// A time of every day during which nothing rings, in whole minutes after midnight. It may reach over midnight.
package struct QuietHours: Hashable, Sendable {
    package let from: Int
    package let until: Int

    /// `nil` unless both are minutes of a day and differ.
    package init?(from: Int, until: Int) {
        guard (0..<1_440).contains(from), (0..<1_440).contains(until), from != until else { return nil }
        self.from = from
        self.until = until
    }

    package func holds(at minute: Int) -> Bool {
        from < until ? (from..<until).contains(minute) : minute >= from || minute < until
    }
}

/// When somebody wants to be told.
package struct NoticeSettings: Hashable, Sendable {
    package static let choicesOfRings = [1, 3, 5, 10, 20]

    package var quiet: QuietHours?
    /// How often a notice may ring in a day; `nil`: as often as there is one.
    package var ringsADay: Int?
    package var digest: DigestRhythm
    /// 0...23, in the person’s time zone.
    package var digestHour: Int
    /// Monday is 0; for weekly digests.
    package var digestWeekday: Int
    /// Whether the mail holds the first words of what others wrote.
    package var digestTellsWords: Bool
    package var digestDueAt: Moment?
    package var digestSentAt: Moment?
    /// When the mail server last refused the address for good.
    package var refusedAt: Moment?

    /// For who chose nothing yet: no mail, and at most ten rings a day.
    package static let usual = NoticeSettings(
        quiet: nil, ringsADay: 10, digest: .never, digestHour: 7, digestWeekday: 0, digestTellsWords: true, digestDueAt: nil, digestSentAt: nil,
        refusedAt: nil
    )
}

package enum DigestRhythm: String, Sendable, CaseIterable {
    case never, daily, weekly

    package var title: String {
        switch self {
        case .never: "Never"
        case .daily: "Every day"
        case .weekly: "Once a week"
        }
    }
}
