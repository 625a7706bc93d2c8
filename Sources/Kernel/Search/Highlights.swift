/// A text cut to the place where something was found, in pieces of which some are what was found.
package struct Highlights: Hashable, Sendable {
    package struct Piece: Hashable, Sendable {
        package let text: String
        package let isFound: Bool
    }

    package let pieces: [Piece]

    /// - Parameter length: at most so many characters, an ellipsis where something was cut off.
    package init(_ text: String, _ query: SearchQuery, length: Int = 240) {
        let words = Self.words(of: text)
        let found = Self.found(words, query)
        let start = Self.start(words, found, text, length)
        let shown = text[start...].prefix(length)
        var pieces: [Piece] = start > text.startIndex ? [Piece(text: "… ", isFound: false)] : []
        var place = start
        for (word, isFound) in zip(words, found) where isFound && word.range.lowerBound >= place && word.range.upperBound <= shown.endIndex {
            if place < word.range.lowerBound { pieces.append(Piece(text: String(text[place..<word.range.lowerBound]), isFound: false)) }
            pieces.append(Piece(text: String(text[word.range]), isFound: true))
            place = word.range.upperBound
        }
        if place < shown.endIndex { pieces.append(Piece(text: String(text[place..<shown.endIndex]), isFound: false)) }
        if shown.endIndex < text.endIndex { pieces.append(Piece(text: "…", isFound: false)) }
        self.pieces = pieces
    }

    private typealias Word = (range: Range<String.Index>, folded: String)

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        SearchWords.each(text) { words.append(($0, $1)) }
        return words
    }

    private static func found(_ words: [Word], _ query: SearchQuery) -> [Bool] {
        var found = [Bool](repeating: false, count: words.count)
        let terms = query.terms + query.tags.map { SearchQuery.Term.phrase(SearchWords.words($0)) }
        for (place, word) in words.enumerated() {
            for term in terms {
                switch term {
                case .word(let other): if word.folded == other { found[place] = true }
                case .prefix(let beginning): if word.folded.hasPrefix(beginning) { found[place] = true }
                case .phrase(let phrase):
                    let end = place + phrase.count
                    if !phrase.isEmpty, end <= words.count, words[place..<end].map(\.folded) == phrase { for index in place..<end { found[index] = true } }
                }
            }
        }
        return found
    }

    /// A few words before the first that was found, where that stands far from the beginning.
    private static func start(_ words: [Word], _ found: [Bool], _ text: String, _ length: Int) -> String.Index {
        guard let first = found.firstIndex(of: true), text.distance(from: text.startIndex, to: words[first].range.upperBound) > length * 2 / 3 else {
            return text.startIndex
        }
        return words[max(0, first - 8)].range.lowerBound
    }
}
