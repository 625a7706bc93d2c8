import Community
import Identity
import Kernel

/// One person for whom a few words would matter today, and why.
package struct TodayItem: Hashable, Sendable {
    package let rule: TodayRule
    package let person: Account
    /// The post to praise or answer, where the reason is one.
    package let post: ID<Post>?
    /// The bold part of the evidence line, and the rest of it.
    package let evidence: String
    package let detail: String
    /// When the reason arose; decides the order within a rule.
    package let since: Moment

    /// Names rule and subject; what is done or put off is remembered by it.
    package var key: String {
        switch rule {
        case .win, .firstPost, .question: "\(rule.rawValue)-\(post.map { "\($0)" } ?? "")"
        // Silence ends with a word and may begin again: the moment of the last word is part of the key.
        case .silent: "\(rule.rawValue)-\(person.id)-\(since.milliseconds)"
        // Thanked once, a helper comes back after `helpedWithin`.
        case .helper: "\(rule.rawValue)-\(person.id)"
        }
    }
}

/// Why somebody is in the queue, in the order of the queue.
package enum TodayRule: String, Sendable, CaseIterable, Comparable {
    case win, firstPost, question, silent, helper

    package static func < (left: TodayRule, right: TodayRule) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// The numbers behind the queue. Chosen by us, not taken from a study; each may be changed in one place.
package struct TodaySettings: Sendable, Hashable {
    /// The most people in one day's queue: five minutes, then done.
    package var most = 9
    /// Older wins, first posts and questions are no longer proposed.
    package var freshness: Span = .days(14)
    /// A question waits this long for a peer before the professional is asked.
    package var questionWaits: Span = .hours(6)
    /// A first post waits this long for a peer.
    package var firstPostWaits: Span = .hours(1)
    /// Silent: longer than this many of their own usual gaps …
    package var silentGaps: Int64 = 2
    /// … and longer than this at least …
    package var silentAtLeast: Span = .days(4)
    /// … and no longer than this: after that a queue is not the way.
    package var silentAtMost: Span = .days(42)
    /// Helping: this many different newcomers answered …
    package var helpedNewcomers = 3
    /// … within this time; a newcomer joined within `newcomerFor`.
    package var helpedWithin: Span = .days(7)
    package var newcomerFor: Span = .days(30)

    package init() {}
}
