import Foundation

@testable import Outside

/// A message read back: headers unfolded, encoded-words and quoted-printable decoded.
struct ReadMail {
    let lines: [String]
    let fields: [(name: String, value: String)]
    let body: String

    init(_ mail: Mail) { self.init(mail.rendered()) }

    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let end = lines.firstIndex(of: "") ?? lines.count
        fields = lines[..<end].reduce(into: []) { fields, line in
            if line.hasPrefix(" "), let last = fields.popLast() {
                fields.append((last.name, last.value + line))
            } else {
                let parts = line.components(separatedBy: ": ")
                fields.append((parts[0], parts.dropFirst().joined(separator: ": ")))
            }
        }
        body = Self.unquoted(lines.dropFirst(end + 1).joined(separator: "\n"))
        self.lines = lines
    }

    var names: [String] { fields.map(\.name) }
    var longestLine: Int { lines.map(\.utf8.count).max() ?? 0 }
    var longestHeaderLine: Int { lines.prefix { $0 != "" }.map(\.utf8.count).max() ?? 0 }
    var longestBodyLine: Int { lines.drop { $0 != "" }.map(\.utf8.count).max() ?? 0 }

    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The value with its encoded-words decoded; the space between two of them is none.
    func decoded(_ name: String) -> String? {
        guard let value = value(name) else { return nil }
        var bytes = Data()
        var afterEncoded = false
        for (index, word) in value.components(separatedBy: " ").enumerated() {
            let isEncoded = word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?=") && word.count > 12
            if index > 0, !(isEncoded && afterEncoded) { bytes += Data(" ".utf8) }
            bytes += isEncoded ? Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data("?".utf8) : Data(word.utf8)
            afterEncoded = isEncoded
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unquoted(_ text: String) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] != UInt8(ascii: "=") {
                bytes.append(source[index])
                index += 1
            } else if source[index + 1] == UInt8(ascii: "\n") {
                index += 2
            } else {
                bytes.append(UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16) ?? 0)
                index += 3
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
