import Kernel

/// A code for the day when the phone is gone. Each is good once; the database keeps digests.
package struct RecoveryCode: Sendable, Hashable {
    package static let count = 10
    /// Letters and digits that nobody mistakes for each other.
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// `abcde-fghjk`: some 49 bits.
    package let text: String

    package init() {
        // 31 characters: bytes from 248 on would make some of them likelier.
        var letters: [Character] = []
        while letters.count < 10 {
            letters += Token().bytes.filter { $0 < 248 }.map { Self.alphabet[Int($0) % Self.alphabet.count] }
        }
        text = String(letters.prefix(5)) + "-" + String(letters[5..<10])
    }

    /// What was typed; blanks, hyphens and capitals do not matter. `nil` where it cannot be one.
    package init?(typed: String) {
        let letters = typed.lowercased().filter { !$0.isWhitespace && $0 != "-" }
        guard letters.count == 10, letters.allSatisfy(Self.alphabet.contains) else { return nil }
        text = String(letters.prefix(5)) + "-" + String(letters.suffix(5))
    }

    /// Bound to the account, so that the same code of two people has two digests.
    func digest(_ account: ID<Account>) -> [UInt8] { Digest.sha256(Array("\(account.value):\(text)".utf8)) }
}
