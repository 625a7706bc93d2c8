import Foundation

/// Text as search compares it: lower case, without accents, in words of letters and digits.
package enum SearchWords {
    /// No word is longer; the rest of it is not compared.
    package static let longest = 60

    /// `Café Ångström` gives `cafe angstrom`. Compatibility forms and accents are undone (Unicode NFKD without nonspacing marks); a few
    /// letters that have no decomposition are spelled out.
    package static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var folded = String.UnicodeScalarView()
        for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            if let spelled = spelled[scalar] {
                folded.append(contentsOf: spelled.unicodeScalars)
            } else if scalar.properties.generalCategory != .nonspacingMark {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    private static let spelled: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    ]

    /// The folded words of a text, in order.
    package static func words(_ text: String) -> [String] {
        folded(text).split { !$0.isLetter && !$0.isNumber }.map { String($0.prefix(longest)) }
    }
}
