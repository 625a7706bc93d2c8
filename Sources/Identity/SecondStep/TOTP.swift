import Crypto
import Foundation
import Kernel

/// Codes that a phone makes from a shared secret and the time: RFC 6238 as every authenticator app has it (HMAC-SHA-1, six digits,
/// a new one every thirty seconds).
package struct TOTP: Sendable, Hashable {
    package static let period: Int64 = 30
    package static let digits = 6
    /// A clock may be one period off, either way.
    static let leeway: Int64 = 1

    /// 20 random bytes (RFC 4226, section 4, advises 160 bits).
    package let secret: [UInt8]

    package init() { secret = Array(Token().bytes.prefix(20)) }

    package init(secret: [UInt8]) { self.secret = secret }

    package static func step(at moment: Moment) -> Int64 { moment.milliseconds / 1_000 / period }

    /// The code of a time step (RFC 4226, section 5.3).
    package func code(step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0xF)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// The step to which a typed code belongs, if it is good now. Blanks do not matter.
    package func step(of typed: String, at moment: Moment) -> Int64? {
        let digits = typed.filter { !$0.isWhitespace }
        guard digits.utf8.count == Self.digits, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let now = Self.step(at: moment)
        return (now - Self.leeway...now + Self.leeway).first { Digest.equal(Array(code(step: $0).utf8), Array(digits.utf8)) }
    }

    /// The secret as people type it: base 32 (RFC 4648, section 6) without padding.
    package var key: String { Base32.encode(secret) }

    /// What authenticator apps read from a QR code (the `otpauth` scheme of Google Authenticator’s Key URI Format).
    package func address(account: String, issuer: String) -> String {
        func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
        return "otpauth://totp/\(encoded(issuer)):\(encoded(account))?secret=\(key)&issuer=\(encoded(issuer))&algorithm=SHA1&digits=6&period=30"
    }
}

/// Base 32 after RFC 4648, section 6, without padding.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var (text, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
            bits &= 1 << UInt32(count) - 1
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
