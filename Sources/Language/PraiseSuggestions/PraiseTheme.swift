/// Something a person did that their own words give away, and sentences that name it.
struct PraiseTheme: Sendable {
    /// Whether it stays good praise when body, pain or medicine come up; praise of how much or how often does not.
    let holdsWithHealth: Bool
    let patterns: [WordPattern]
    let sentences: [String]

    init(holdsWithHealth: Bool, did verbs: [String], or others: [String] = [], say sentences: [String]) {
        self.holdsWithHealth = holdsWithHealth
        patterns = verbs.flatMap(Self.firstPerson).map(WordPattern.init) + others.map(WordPattern.init)
        self.sentences = sentences
    }

    /// The same deed as people write it of themselves: "I rested", "Rested on the landing", "I sat down and rested".
    /// A deed of somebody else ("my sister rested") must not become praise for the writer.
    private static func firstPerson(_ verb: String) -> [String] {
        [
            "<!wish|if|unless|that i|we @adverb? @adverb? \(verb)",
            "^ @adverb? @adverb? \(verb)",
            "<!wish|if|unless|that i|we ..12 and|then|but|so @adverb? \(verb)",
            "^ @did ..12 and|then|but|so @adverb? \(verb)",
        ]
    }
}
