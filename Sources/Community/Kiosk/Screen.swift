import Identity
import Kernel

/// A screen in a studio, which a professional pairs by a short code.
package struct Screen: Hashable, Sendable {
    package let id: ID<Screen>
    package let practice: ID<Practice>
    package let name: String
    package let code: String?
    package let codeUntil: Moment?
    package let pairedAt: Moment?
    package let seenAt: Moment

    package static let longestName = 40
    package static let most = 20
    /// How long a code can be typed.
    package static let codeLength: Span = .minutes(30)

    /// How people read it: `K7P 3QD`.
    package static func shown(_ code: String) -> String { "\(code.prefix(3)) \(code.dropFirst(3))" }

    /// Letters and digits that cannot be mistaken for one another.
    private static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")

    /// Six of 32 signs: a thousand million codes, each good for half an hour.
    static func newCode() -> String { String(Token().bytes.prefix(6).map { alphabet[Int($0) % alphabet.count] }) }

    /// What somebody typed, as it is kept; `nil` where it is no code.
    package static func code(typed text: String) -> String? {
        let code = text.uppercased().filter { $0.isLetter || $0.isNumber }
        return code.count == 6 && code.allSatisfy { alphabet.contains($0) } ? code : nil
    }
}
