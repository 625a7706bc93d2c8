/// Starts for somebody's praise: they pick one or write their own. Nothing is ever sent by itself.
///
/// The same occasion always gives the same sentences. They name what the person did, as far as their own words give it
/// away, and repeat nothing of those words but an everyday activity and a moment of the day. No sentence has a finding
/// in `PraiseLanguage`.
package enum PraiseSuggestions {
    /// At most `count` different sentences, best first.
    package static func suggestions(for occasion: PraiseOccasion, count: Int = 2) -> [String] {
        let words = WordMatcher(occasion.text)
        let details = PraiseDetails(words, firstName: occasion.firstName)
        let turn = turn(of: occasion.text)
        var suggestions: [String] = []
        for sentence in candidates(for: occasion, in: words, order: { details.fill(rotated($0, by: turn)) }) {
            guard suggestions.count < count else { break }
            if isSound(sentence), !suggestions.contains(sentence) { suggestions.append(sentence) }
        }
        return suggestions
    }

    private static func candidates(
        for occasion: PraiseOccasion,
        in words: WordMatcher,
        order: ([String]) -> [String]
    ) -> [String] {
        let around = PraiseAround(occasion: occasion)
        let start = around.startSentence.map { [$0] } ?? []
        let byKind = order(PraiseByKind.sentences(for: occasion))
        let caution = PraiseCaution(words)
        let themes = themes(in: words, of: occasion, caution: caution).map { order($0.sentences) }
        switch caution {
        case .tender:
            return order(PraiseByKind.tender)
        case .strained:
            return order(PraiseByKind.strained)
        case .body:
            let isResult = occasion.kind == .win || occasion.kind == .note
            return ranked(themes, leading: [], general: isResult ? order(PraiseByKind.plain) : byKind)
        case .none, .health:
            return ranked(
                themes, leading: order(around.leading), general: byKind.prefix(1) + start + byKind.dropFirst())
        }
    }

    private static func themes(
        in words: WordMatcher,
        of occasion: PraiseOccasion,
        caution: PraiseCaution
    ) -> [PraiseTheme] {
        // A question speaks of plans and doubts; whether it was done is not known yet.
        let isDone = occasion.kind != .question
        let possible = TogetherThemes.all + (isDone ? DoingThemes.all + ShowingUpThemes.all : [])
        return possible.filter { theme in
            (theme.holdsWithHealth || caution == .none) && theme.patterns.contains { words.contains($0) }
        }
    }

    /// The strongest theme, then what is special about the occasion, then a second theme, then the general sentences.
    private static func ranked(_ themes: [[String]], leading: [String], general: [String]) -> [String] {
        let strongest = themes.first ?? []
        let others = themes.dropFirst().compactMap(\.first)
        let parts: [ArraySlice<String>] = [
            strongest.prefix(1), leading.prefix(1), others[...], strongest.dropFirst(), general[...],
            leading.dropFirst(),
        ]
        return Array(parts.joined())
    }

    private static func isSound(_ sentence: String) -> Bool {
        !sentence.contains("!") && PraiseLanguage.findings(in: sentence).isEmpty
    }

    /// Two posts with the same theme get different sentences. A sum of its own, since Swift's hashes differ per start.
    private static func turn(of text: String) -> Int {
        Int(text.utf8.prefix(WordReader.limit).reduce(UInt32(5_381)) { $0 &* 33 &+ UInt32($1) } >> 3)
    }

    private static func rotated(_ sentences: [String], by turn: Int) -> [String] {
        guard !sentences.isEmpty else { return [] }
        let first = turn % sentences.count
        return Array(sentences[first...] + sentences[..<first])
    }
}
