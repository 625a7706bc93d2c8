/// The five factors of lasting habits, in the order in which the bloom shows them, clockwise from the top. They are never merged into one score
/// (BEHAVIOUR.md, “The five factors”).
package enum Factor: String, CaseIterable, Sendable, Codable {
    case selfEfficacy = "self_efficacy"
    case enjoyment, accountability, habit
    case socialSupport = "social_support"

    /// The technical name, for professionals.
    package var name: String {
        switch self {
        case .selfEfficacy: "self-efficacy"
        case .enjoyment: "enjoyment"
        case .accountability: "accountability"
        case .habit: "habit"
        case .socialSupport: "social support"
        }
    }

    /// The plain name, for the person.
    package var plainName: String {
        switch self {
        case .selfEfficacy: "I can do this"
        case .enjoyment: "I enjoy it"
        case .accountability: "I said I would"
        case .habit: "It’s routine"
        case .socialSupport: "I’m not alone"
        }
    }

    /// The question of the weekly pulse; our own wording, not a validated scale (BEHAVIOUR.md, “Weekly pulse”).
    package var question: String {
        switch self {
        case .selfEfficacy: "How sure are you that you can do this week’s plan, even if something gets in the way?"
        case .enjoyment: "How much did you enjoy moving this week?"
        case .accountability: "Was there someone you wanted to tell how it went?"
        case .habit: "How automatic did it feel to start?"
        case .socialSupport: "How backed did you feel by people around you?"
        }
    }

    /// What 0 and 10 mean as answers to it.
    package var ends: (low: String, high: String) {
        switch self {
        case .selfEfficacy: ("not yet", "surely")
        case .enjoyment: ("not at all", "a lot")
        case .accountability: ("nobody", "very much")
        case .habit: ("a struggle", "by itself")
        case .socialSupport: ("alone", "together")
        }
    }

    /// Its place in the bloom, from 0, which also names its colour.
    package var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Puts scores of different scales side by side.
package enum Scoring {
    /// Percent of the maximum possible: where a score stands between the least and the most that can be, from 0 to 100
    /// (P. Cohen and others 1999, “The problem of units and the circumstance for POMP”, Multivariate Behavioral Research 34).
    /// - Precondition: `range` is more than one point wide. A score outside of it is taken as the nearest end.
    package static func pomp(_ score: Double, in range: ClosedRange<Double>) -> Double {
        100 * (min(max(score, range.lowerBound), range.upperBound) - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
}
