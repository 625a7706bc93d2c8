import Foundation

/// Text as search compares it: words of letters and digits in lower case, without accents.
///
/// It goes from scalar to scalar, since what a reader takes for one character may be a letter with a quotation mark in it. So a word holds
/// letters, digits and the spacing marks between them, and never anything that a language of queries could mean something by.
package enum SearchWords {
    /// No word has more scalars; the rest of it is not compared.
    package static let longest = 60

    /// The folded words of a text, in order: `Café Ångström` gives `cafe` and `angstrom`.
    package static func words(_ text: String) -> [String] {
        var words: [String] = []
        each(text) { _, word in words.append(word) }
        return words
    }

    /// The words of a text with blanks between.
    package static func folded(_ text: String) -> String { words(text).joined(separator: " ") }

    /// Hands over each word with the place where it stands. Compatibility forms and accents are undone (NFKD without nonspacing marks); a
    /// few letters that have no decomposition are spelled out; joiners and other signs that are not seen are passed by.
    static func each(_ text: String, _ body: (Range<String.Index>, String) -> Void) {
        var (word, count) = (String.UnicodeScalarView(), 0)
        var start = text.startIndex
        func end(at place: String.Index) {
            if count > 0 { body(start..<place, String(word)) }
            (word, count) = (String.UnicodeScalarView(), 0)
        }
        var place = text.startIndex
        while place < text.endIndex {
            let scalar = text.unicodeScalars[place]
            let next = text.unicodeScalars.index(after: place)
            switch part(scalar) {
            case .other: end(at: place)
            case .unseen: break
            case .inside where count == 0: break
            case .letter, .inside:
                if count == 0 { start = place }
                for piece in pieces(scalar) {
                    switch part(piece) {
                    case .letter, .inside:
                        if count < longest { word.append(piece) }
                        count += 1
                    case .unseen: break
                    // ½ is two words, 1 and 2.
                    case .other: end(at: next)
                    }
                }
            }
            place = next
        }
        end(at: place)
    }

    private enum Part { case letter, inside, unseen, other }

    private static func part(_ scalar: Unicode.Scalar) -> Part {
        if scalar.value < 0x80 {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
            default: return .other
            }
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber:
            return .letter
        case .spacingMark: return .inside
        case .nonspacingMark, .enclosingMark, .format: return .unseen
        default: return .other
        }
    }

    /// What a scalar is folded to.
    private static func pieces(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if scalar.value < 0x80 { return [0x41...0x5A ~= scalar.value ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar] }
        let lower = String(Character(scalar)).decomposedStringWithCompatibilityMapping.lowercased().decomposedStringWithCompatibilityMapping
        return lower.unicodeScalars.flatMap { piece in spelled[piece].map { Array($0.unicodeScalars) } ?? [piece] }
    }

    private static let spelled: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ",
    ]
}
