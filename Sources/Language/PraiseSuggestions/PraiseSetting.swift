/// The only details of a post that a suggestion may repeat: an everyday activity and a moment of the day, both from a
/// closed list. Whatever else somebody wrote (a body, a number, a name, a place) cannot reach the sentence.
struct PraiseSetting {
    /// Fits after "made room for" and "came back to": "walking", "the stairs".
    let activity: String?
    /// Fits at the end of a sentence: "before work".
    let moment: String?

    init(_ words: WordMatcher) {
        activity = Self.activities.first { words.contains($0.pattern) }?.phrase
        moment = Self.moments.first { words.contains($0.pattern) }?.phrase
    }

    private struct Detail: Sendable {
        let pattern: WordPattern
        let phrase: String

        init(_ pattern: String, _ phrase: String) {
            self.pattern = WordPattern(pattern)
            self.phrase = phrase
        }
    }

    private static let activities = [
        Detail("stairs|staircase|flights", "the stairs"),
        Detail("swim|swam|swimming|pool|lengths", "swimming"),
        Detail("dance|danced|dancing|zumba|ballroom", "dancing"),
        Detail("yoga|pilates", "the mat"),
        Detail("cycle|cycled|cycling|bike|bicycle", "the bike"),
        Detail("garden|gardened|gardening|allotment", "the garden"),
        Detail("stretch|stretched|stretches|stretching", "the stretches"),
        Detail("squat|squats|lunges|press|presses|plank|planks", "the exercises"),
        Detail("run|ran|running|jog|jogged|jogging !out|away|into|late|over|through|down|low|to", "running"),
        Detail("<!dog walk|walked|walks|walking|stroll|strolled|hike|hiked !away|out", "walking"),
        Detail("class|classes", "the class"),
        Detail("gym|workout|training|session|sessions", "the session"),
    ]

    private static let moments = [
        Detail("before work|school", "before the day began"),
        Detail("after a|the|my night? shift|shifts", "after a shift"),
        Detail("after work", "after a day's work"),
        Detail("at|in|over my|the? lunch|lunchtime", "in the middle of the day"),
        Detail("in the pouring|heavy? rain|drizzle|snow|sleet|wind", "whatever the weather"),
        Detail("every|each morning", "morning after morning"),
        Detail("every|each evening|night", "evening after evening"),
        Detail("every|each day", "day after day"),
        Detail("in the dark", "in the dark"),
    ]
}
