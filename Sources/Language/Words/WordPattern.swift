/// A sequence of words to look for, written the way it reads:
///
/// - `a|b` one of these words, `slim*` a word that begins so, `@group` one of a `WordGroup`, `@name` a person's name
/// - `so|very?` may be missing
/// - `..3` up to three further words of the same clause, none of them a negation
/// - `!a|b` the next words are none of these, `be_proud` stands for two words in a row
/// - `<!a|b` the word before is none of these
/// - `^` a sentence starts here, `$` a clause ends here
struct WordPattern: Sendable {
    enum Step: Sendable {
        case one(WordChoice)
        case optional(WordChoice)
        case gap(Int)
        case notNext([[String]])
        case notBefore(WordChoice)
        case sentenceStart
        case clauseEnd
    }

    let steps: [Step]
    /// The groups it names, known or not.
    let groups: [String]

    init(_ pattern: String) {
        let alternatives = pattern.split { " |?!<".contains($0) }
        groups = alternatives.filter { $0.hasPrefix("@") }.map { String($0.dropFirst()) }
        steps = pattern.split(separator: " ").map(Self.step)
    }

    /// The words it can start with, where that is a closed list.
    var firstWords: Set<String>? {
        for step in steps {
            switch step {
            case .notBefore, .sentenceStart: continue
            case .one(let choice): return choice.closedList
            case .optional, .gap, .notNext, .clauseEnd: return nil
            }
        }
        return nil
    }

    private static func step(_ token: Substring) -> Step {
        if token == "^" { return .sentenceStart }
        if token == "$" { return .clauseEnd }
        if token.hasPrefix("..") { return .gap(Int(token.dropFirst(2)) ?? 0) }
        if token.hasPrefix("<!") { return .notBefore(WordChoice(token.dropFirst(2))) }
        if token.hasPrefix("!") {
            return .notNext(token.dropFirst().split(separator: "|").map { $0.split(separator: "_").map(String.init) })
        }
        if token.hasSuffix("?") { return .optional(WordChoice(token.dropLast())) }
        return .one(WordChoice(token))
    }
}

/// The words that may stand in one place of a pattern.
struct WordChoice: Sendable {
    private var words: Set<String> = []
    private var beginnings: [String] = []
    private var includesNames = false

    init(_ alternatives: Substring) {
        for alternative in alternatives.split(separator: "|") {
            if alternative == "@name" {
                includesNames = true
            } else if alternative.hasPrefix("@") {
                words.formUnion(WordGroup(rawValue: String(alternative.dropFirst()))?.words ?? [])
            } else if alternative.hasSuffix("*") {
                beginnings.append(String(alternative.dropLast()))
            } else {
                words.insert(String(alternative))
            }
        }
    }

    var closedList: Set<String>? {
        beginnings.isEmpty && !includesNames ? words : nil
    }

    func includes(_ word: Word) -> Bool {
        words.contains(word.text)
            || beginnings.contains { word.text.hasPrefix($0) }
            || (includesNames && word.isCapitalised && !WordGroup.capitalised.words.contains(word.text))
    }
}
