/// Wordings with one thing in common, and what to tell a writer who uses one.
struct PraiseRule: Sendable {
    let kind: PraiseFinding.Kind
    let patterns: [WordPattern]
    let advice: String
    let instead: String

    init(_ kind: PraiseFinding.Kind, advice: String, instead: String, patterns: [String]) {
        self.kind = kind
        self.advice = advice
        self.instead = instead
        self.patterns = patterns.map(WordPattern.init)
    }
}
