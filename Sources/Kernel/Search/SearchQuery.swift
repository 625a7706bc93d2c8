/// What somebody looks for: words, phrases in quotation marks, beginnings of words with an asterisk, and hashtags. Whatever else they
/// type separates words; nothing is an operator, so nothing can be wrong.
package struct SearchQuery: Hashable, Sendable {
    package static let longest = 200
    package static let mostTerms = 12

    package enum Term: Hashable, Sendable {
        case word(String)
        /// The beginning of a word, at least two letters long.
        case prefix(String)
        case phrase([String])
    }

    package let terms: [Term]
    /// In lower case, without `#`.
    package let tags: [String]

    package var isEmpty: Bool { terms.isEmpty && tags.isEmpty }

    package init(terms: [Term], tags: [String]) {
        self.terms = terms
        self.tags = tags
    }

    /// Reads what was typed; of very long texts the beginning.
    package init(_ typed: String) {
        var (terms, tags): ([Term], [String]) = ([], [])
        // Every second part stands between quotation marks.
        let straight = String(typed.prefix(Self.longest)).replacing("“", with: "\"").replacing("”", with: "\"").replacing("„", with: "\"")
        for (place, part) in straight.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if place % 2 == 1 {
                let words = SearchWords.words(String(part))
                if words.count == 1 { terms.append(.word(words[0])) } else if words.count > 1 { terms.append(.phrase(words)) }
            } else {
                for piece in part.split(whereSeparator: \.isWhitespace) { Self.read(piece, &terms, &tags) }
            }
        }
        self.terms = Array(Self.unique(terms).prefix(Self.mostTerms))
        self.tags = Array(Self.unique(tags).prefix(4))
    }

    private static func read(_ piece: Substring, _ terms: inout [Term], _ tags: inout [String]) {
        if piece.first == "#" {
            let tag = piece.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.lowercased()
            if tag.contains(where: \.isLetter) { return tags.append(tag) }
        }
        let isPrefix = piece.last == "*"
        let words = SearchWords.words(String(piece))
        for (place, word) in words.enumerated() {
            terms.append(isPrefix && place == words.count - 1 && word.count > 1 ? .prefix(word) : .word(word))
        }
    }

    private static func unique<Element: Hashable>(_ all: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return all.filter { seen.insert($0).inserted }
    }
}
