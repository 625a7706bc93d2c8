/// What people may rather not read about: their safety profile is made of these. The word lists lean towards finding too much: what is folded
/// can be opened, what stood there cannot be unread.
package enum Topic: String, Sendable, CaseIterable {
    case weight, calories, food, exercise, medication, surgery, injury, alcohol, pregnancy, death

    package var title: String {
        switch self {
        case .weight: "Weight and measurements"
        case .calories: "Calories and counting"
        case .food: "Food and eating"
        case .exercise: "Distances, speeds and other sports figures"
        case .medication: "Medication"
        case .surgery: "Surgery and hospitals"
        case .injury: "Injuries and blood"
        case .alcohol: "Alcohol"
        case .pregnancy: "Pregnancy and fertility"
        case .death: "Death and grief"
        }
    }

    /// In the middle of a sentence.
    package var name: String { title.prefix(1).lowercased() + title.dropFirst() }

    /// Whether a text is about it, as far as its words tell. English; whatever its length, all of it is read.
    package func isFound(in text: String) -> Bool {
        TopicText(text).holds(self)
    }
}

/// A text that can be asked about several topics, its words read once.
package struct TopicText: Sendable {
    private let parts: [WordMatcher]
    private let text: String

    package init(_ text: String) {
        self.text = text
        parts = Self.pieces(text).map(WordMatcher.init)
    }

    package func holds(_ topic: Topic) -> Bool {
        let patterns = TopicWords.patterns[topic] ?? []
        let isRead = parts.contains { part in part.words.indices.contains { place in patterns.contains { part.reads($0, at: place) } } }
        return isRead || topic == .weight && BodyNumbers.found(in: text)
    }

    /// Pieces that a reader of words takes whole, broken between words where there are blanks. Neighbours share some words, so that nothing
    /// is missed at the seam. Numbers and units that stand together are set apart.
    private static func pieces(_ text: String) -> [String] {
        let limit = WordReader.limit - 500
        var spaced = ""
        for letter in text {
            if letter.isLetter, spaced.last?.isNumber == true { spaced.append(" ") }
            spaced.append(letter)
        }
        guard spaced.count > WordReader.limit else { return [spaced] }
        var pieces: [String] = []
        var rest = Substring(spaced)
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(WordReader.limit)))
            rest = rest.dropFirst(limit)
        }
        return pieces
    }
}
