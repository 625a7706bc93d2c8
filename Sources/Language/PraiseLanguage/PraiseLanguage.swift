/// Reads a draft of praise and suggests a better wording where one is known (rule PRAISE_LANGUAGE): ability becomes
/// effort, strategy or choice; "should" a choice with a reason; looks what a body can do; comparison somebody's own
/// past; disappointment a welcome back. It suggests and never blocks.
///
/// Only the first 5,000 characters are read, so a text of any length costs about the same. What is negated, quoted or
/// reported from somebody else is left alone. The rules know wordings, not meaning: expect them to miss some.
package enum PraiseLanguage {
    /// Rises with every change of the rules, so that a stored finding can be told from a newer one.
    package static let version = 1

    /// The findings in the order of the text; they do not overlap.
    package static func findings(in text: String) -> [PraiseFinding] {
        let matcher = WordMatcher(text)
        var findings: [PraiseFinding] = []
        var position = 0
        while position < matcher.words.count {
            guard let (rule, words) = longestMatch(in: matcher, at: position) else {
                position += 1
                continue
            }
            findings.append(finding(for: rule, words: matcher.words[words], in: text))
            position = words.upperBound
        }
        return findings
    }

    static let rules =
        AbilityRules.all + PressureRules.all + LooksRules.all + ComparisonRules.all + DisappointmentRules.all

    private static let index = PraiseRuleIndex(rules)

    private static func longestMatch(in matcher: WordMatcher, at position: Int) -> (PraiseRule, Range<Int>)? {
        var longest: (rule: PraiseRule, words: Range<Int>)?
        for entry in index.entries(startingWith: matcher.words[position]) {
            guard let words = matcher.match(entry.pattern, at: position) else { continue }
            if words.count > longest?.words.count ?? 0 { longest = (entry.rule, words) }
        }
        return longest
    }

    private static func finding(for rule: PraiseRule, words: ArraySlice<Word>, in text: String) -> PraiseFinding {
        let range = words[words.startIndex].range.lowerBound..<words[words.endIndex - 1].range.upperBound
        return PraiseFinding(
            version: version,
            phrase: String(text[range]),
            range: range,
            kind: rule.kind,
            advice: rule.advice,
            instead: rule.instead
        )
    }
}
