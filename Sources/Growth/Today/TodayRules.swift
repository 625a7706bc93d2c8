import Community
import Identity
import Kernel
import Site

/// What the database tells for the rules. Everything in it may be seen by the professional who asks.
package struct TodayFacts: Sendable {
    package struct WaitingPost: Sendable, Hashable {
        package let post: Post
        /// The group's name, where it stands in one.
        package let place: String
        /// Whether it is the first thing its author wrote in the practice.
        package let isFirstPost: Bool

        package init(post: Post, place: String, isFirstPost: Bool) {
            self.post = post
            self.place = place
            self.isFirstPost = isFirstPost
        }
    }

    package struct Silence: Sendable, Hashable {
        package let person: Account
        package let lastAt: Moment
        package let usualGap: Span

        package init(person: Account, lastAt: Moment, usualGap: Span) {
            self.person = person
            self.lastAt = lastAt
            self.usualGap = usualGap
        }
    }

    package struct Help: Sendable, Hashable {
        package let person: Account
        package let newcomers: Int
        /// Their newest reply to a newcomer, to be praised.
        package let reply: ID<Post>
        package let firstAt: Moment

        package init(person: Account, newcomers: Int, reply: ID<Post>, firstAt: Moment) {
            self.person = person
            self.newcomers = newcomers
            self.reply = reply
            self.firstAt = firstAt
        }
    }

    package var unpraised: [WaitingPost]
    package var unanswered: [WaitingPost]
    package var silences: [Silence]
    package var helps: [Help]

    package init(unpraised: [WaitingPost] = [], unanswered: [WaitingPost] = [], silences: [Silence] = [], helps: [Help] = []) {
        self.unpraised = unpraised
        self.unanswered = unanswered
        self.silences = silences
        self.helps = helps
    }
}

/// Who is in the queue and why: pure functions of the facts.
package enum TodayRules {
    /// The queue: each person once, for the first reason that applies; at most `settings.most`.
    package static func items(_ facts: TodayFacts, _ settings: TodaySettings, time: TimeWords, except done: Set<String>) -> [TodayItem] {
        let all = wins(facts, time) + firstPosts(facts, settings, time) + questions(facts, settings, time) + silences(facts, settings, time) + helpers(facts)
        var people: Set<ID<Account>> = []
        return Array(all.filter { !done.contains($0.key) && people.insert($0.person.id).inserted }.prefix(settings.most))
    }

    /// Wins that nobody has praised: first wins before others, newest first.
    static func wins(_ facts: TodayFacts, _ time: TimeWords) -> [TodayItem] {
        facts.unpraised
            .sorted { ($0.post.isFirstWin ? 0 : 1, $1.post.id) < ($1.post.isFirstWin ? 0 : 1, $0.post.id) }
            .map { waiting in
                let post = waiting.post
                return TodayItem(
                    rule: .win, person: post.author, post: post.id, evidence: "Shared \(post.isFirstWin ? "a first win" : "a win") \(time.ago(post.createdAt))",
                    detail: ": \(sentence(post.excerpt(90))) Nobody has said well done yet.", since: post.createdAt
                )
            }
    }

    /// The first thing somebody wrote, still without a word from anybody.
    static func firstPosts(_ facts: TodayFacts, _ settings: TodaySettings, _ time: TimeWords) -> [TodayItem] {
        facts.unanswered
            .filter { $0.isFirstPost && $0.post.kind != .question && $0.post.praisedAt == nil && time.now - $0.post.createdAt >= settings.firstPostWaits }
            .sorted { $0.post.id < $1.post.id }
            .map { waiting in
                TodayItem(
                    rule: .firstPost, person: waiting.post.author, post: waiting.post.id, evidence: "Wrote here for the first time",
                    detail: " \(time.ago(waiting.post.createdAt)). Nobody has answered yet.", since: waiting.post.createdAt
                )
            }
    }

    /// Questions without a reply, longest waiting first.
    static func questions(_ facts: TodayFacts, _ settings: TodaySettings, _ time: TimeWords) -> [TodayItem] {
        facts.unanswered
            .filter { $0.post.kind == .question && time.now - $0.post.createdAt >= settings.questionWaits }
            .sorted { $0.post.id < $1.post.id }
            .map { waiting in
                let place = waiting.place.isEmpty ? "" : " in \(waiting.place)"
                return TodayItem(
                    rule: .question, person: waiting.post.author, post: waiting.post.id,
                    evidence: "A question\(place) has waited \(waited(time.now - waiting.post.createdAt))", detail: " for a first reply.",
                    since: waiting.post.createdAt
                )
            }
    }

    /// People who have been quiet for longer than their own usual rhythm, the most unusual silence first.
    static func silences(_ facts: TodayFacts, _ settings: TodaySettings, _ time: TimeWords) -> [TodayItem] {
        facts.silences
            .filter { isUnusual(time.now - $0.lastAt, usually: $0.usualGap, settings) }
            .sorted { unusualness($0, time.now) > unusualness($1, time.now) }
            .map { silence in
                TodayItem(
                    rule: .silent, person: silence.person, post: nil, evidence: "Nothing heard in \(days(time.now - silence.lastAt)).",
                    detail: " \(rhythm(silence.usualGap)) Ask rather than nudge.", since: silence.lastAt
                )
            }
    }

    /// Whether a silence is longer than somebody's own usual gap makes ordinary.
    package static func isUnusual(_ silence: Span, usually gap: Span, _ settings: TodaySettings) -> Bool {
        silence > gap * settings.silentGaps && silence > settings.silentAtLeast && silence <= settings.silentAtMost
    }

    private static func unusualness(_ silence: TodayFacts.Silence, _ now: Moment) -> Double {
        Double((now - silence.lastAt).milliseconds) / Double(max(silence.usualGap.milliseconds, 1))
    }

    /// Those who answered newcomers, to be thanked.
    static func helpers(_ facts: TodayFacts) -> [TodayItem] {
        facts.helps
            .sorted { ($1.newcomers, $0.person.id) < ($0.newcomers, $1.person.id) }
            .map { help in
                TodayItem(
                    rule: .helper, person: help.person, post: help.reply, evidence: "Answered \(NumberWords.word(help.newcomers)) newcomers this week.",
                    detail: " Thank the person who does the thanking.", since: help.firstAt
                )
            }
    }

    private static func sentence(_ text: String) -> String {
        guard let last = text.last else { return "" }
        return ".!?…".contains(last) ? text : text + "."
    }

    private static func waited(_ span: Span) -> String {
        span.hours < 48 ? "\(span.hours) hours" : "\(span.days) days"
    }

    private static func days(_ span: Span) -> String { span.days == 1 ? "a day" : "\(span.days) days" }

    private static func rhythm(_ gap: Span) -> String {
        switch (gap + .hours(12)).days {
        case ..<2: "Usually writes almost every day."
        case 2: "Usually writes every other day."
        case 3: "Usually writes every third day."
        case 4..<6: "Usually writes every four or five days."
        case 6..<9: "Usually writes about once a week."
        case let days: "Usually writes every \(days) days or so."
        }
    }
}

extension Span {
    static func + (left: Span, right: Span) -> Span { Span(milliseconds: left.milliseconds + right.milliseconds) }
}
