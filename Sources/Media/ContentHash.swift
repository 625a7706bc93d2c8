import CSodium

/// The name of a file that follows from its bytes: BLAKE2b, 32 bytes. It stays inside the server: whoever knows a
/// picture could tell from it whether somebody has stored it.
package struct ContentHash: Sendable, Hashable, CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package let description: String

    package init(of content: [UInt8]) {
        var hash = [UInt8](repeating: 0, count: 32)
        // Fails only for lengths out of bounds.
        _ = crypto_generichash(&hash, hash.count, content, UInt64(content.count), nil, 0)
        description = hex(hash)
    }

    /// Nil unless the text is 64 lower-case hexadecimal digits: nothing else ever becomes part of a path.
    package init?(_ text: String) {
        let digits = Set("0123456789abcdef".utf8)
        guard text.utf8.count == 64, text.utf8.allSatisfy(digits.contains) else { return nil }
        description = text
    }
}

/// Two lower-case digits for each byte.
func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
