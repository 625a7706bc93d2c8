/// Splits a text into words, and marks sentences, clauses and what is quoted.
///
/// It reads the first 5,000 characters and nothing beyond, so a text of any length costs the same. A word cut off there
/// is dropped, since half a word could look like another one.
struct WordReader {
    static let limit = 5_000

    /// No word a rule knows is nearly as long; longer runs of letters are kept as an empty word, which matches nothing.
    private static let longestWord = 60

    private let text: String
    private var words: [Word] = []
    private var sentence = 0
    private var clause = 0
    private var start: String.Index?
    private var quoteStart: Int?
    private var isQuotedLine = false
    private var isLineStart = true

    static func words(in text: String) -> [Word] {
        var reader = WordReader(text)
        reader.read()
        return reader.words
    }

    private init(_ text: String) {
        self.text = text
    }

    private mutating func read() {
        var index = text.startIndex
        var count = 0
        while index < text.endIndex, count < Self.limit {
            let character = text[index]
            let next = text.index(after: index)
            let following = next < text.endIndex ? text[next] : nil
            if continuesWord(character, following: following) {
                start = start ?? index
                isLineStart = false
            } else {
                finishWord(at: index)
                note(character, following: following)
            }
            index = next
            count += 1
        }
        if index == text.endIndex { finishWord(at: index) }
        if isQuotedLine { quote(from: quoteStart ?? words.count) }
        forgetQuotesAroundEverything()
    }

    private func continuesWord(_ character: Character, following: Character?) -> Bool {
        if character.isLetter || character.isNumber { return true }
        guard start != nil else { return false }
        if character.isApostrophe { return following?.isLetter ?? false }
        return character.isInvisible
    }

    private mutating func finishWord(at end: String.Index) {
        guard let start else { return }
        self.start = nil
        let written = text[start..<end]
        let isShort = written.utf8.count <= Self.longestWord
        for part in isShort ? ShortForms.words(in: Self.plain(written)) : [""] {
            words.append(
                Word(
                    text: part,
                    range: start..<end,
                    sentence: sentence,
                    clause: clause,
                    isCapitalised: Self.isCapitalised(written)
                )
            )
        }
    }

    private static func plain(_ written: Substring) -> String {
        var plain = ""
        for character in written {
            // Invisible scalars join onto a visible letter, so they are taken out of it one by one.
            let visible = character.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
            plain += character.isApostrophe ? "'" : String(String.UnicodeScalarView(visible))
        }
        return plain.lowercased()
    }

    /// Words in capitals throughout are shouted, not names.
    private static func isCapitalised(_ written: Substring) -> Bool {
        guard let first = written.first, let second = written.dropFirst().first else { return false }
        return first.isUppercase && second.isLowercase
    }

    private mutating func note(_ character: Character, following: Character?) {
        switch character {
        case "\n", "\r\n", "\r", "\u{2028}", "\u{2029}":
            endLine()
        case ".", "!", "?", "…", "。", "！", "？":
            // "2.5" and "9.30" are one number; a full stop is followed by a space or a mark.
            if !(following?.isNumber ?? false) { endSentence() }
        case ",", ";", ":", "(", ")", "—", "–", "-":
            // A hyphen inside a word joins; one with a space after it is a dash.
            if !(following?.isLetter ?? false), !(following?.isNumber ?? false) || character == "(" { clause += 1 }
        case "“", "„", "«", "‘":
            quoteStart = quoteStart ?? words.count
        case "”", "»", "’":
            closeQuote()
        case "\"":
            if quoteStart == nil { quoteStart = words.count } else { closeQuote() }
        case ">" where isLineStart:
            isQuotedLine = true
            quoteStart = words.count
        default:
            break
        }
        if !character.isWhitespace { isLineStart = false }
    }

    private mutating func endLine() {
        if isQuotedLine { closeQuote() }
        isQuotedLine = false
        isLineStart = true
        endSentence()
    }

    private mutating func endSentence() {
        sentence += 1
        clause += 1
    }

    private mutating func closeQuote() {
        guard let start = quoteStart else { return }
        quoteStart = nil
        quote(from: start)
    }

    private mutating func quote(from start: Int) {
        for position in start..<words.count { words[position].isQuoted = true }
    }

    /// A message that stands in quotation marks from end to end is still the writer's own.
    private mutating func forgetQuotesAroundEverything() {
        guard words.allSatisfy(\.isQuoted) else { return }
        for position in words.indices { words[position].isQuoted = false }
    }
}

extension Character {
    fileprivate var isApostrophe: Bool {
        self == "'" || self == "’" || self == "ʼ" || self == "‘" || self == "´" || self == "`" || self == "＇"
    }

    fileprivate var isInvisible: Bool {
        unicodeScalars.allSatisfy { $0.properties.isDefaultIgnorableCodePoint }
    }
}
