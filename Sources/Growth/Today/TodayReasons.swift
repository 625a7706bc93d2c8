import Kernel
import Site

/// The rules of the queue, in words.
enum TodayReasons {
    static func text(_ rule: TodayRule, _ settings: TodaySettings) -> String {
        switch rule {
        case .win:
            "Wins of clients from the last \(settings.freshness.days) days that nobody at all has praised. First wins come first: an early win that is noticed builds the belief that more is possible."
        case .firstPost:
            "The first thing somebody ever wrote here, if nobody has answered or praised it after \(hours(settings.firstPostWaits)). Whether it is answered often decides whether there is a second."
        case .question:
            "Questions of clients without any reply after \(hours(settings.questionWaits)). Peers get the first chance; then it comes to you."
        case .silent:
            "Clients in coaching who have been quiet for more than \(NumberWords.word(Int(settings.silentGaps))) of their own usual gaps, and at least \(settings.silentAtLeast.days) days. The usual gap is the median over the days on which they wrote lately. It says nothing about why."
        case .helper:
            "Clients who answered at least \(NumberWords.word(settings.helpedNewcomers)) different newcomers within \(settings.helpedWithin.days) days. A newcomer joined less than \(settings.newcomerFor.days) days ago."
        }
    }

    static func deed(_ deed: String) -> String {
        switch deed {
        case "praised": "heard what you noticed"
        case "answered": "has an answer from you"
        case "asked": "was asked how things are"
        default: "done in another way"
        }
    }

    /// Whether the person heard something with it.
    static func reached(_ deed: String) -> Bool { ["praised", "answered", "asked"].contains(deed) }

    private static func hours(_ span: Span) -> String { span.hours == 1 ? "an hour" : "\(span.hours) hours" }
}
