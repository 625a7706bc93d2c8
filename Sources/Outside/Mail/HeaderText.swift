import Foundation

/// Turns people's text into words of a header field. Control characters, CR and LF among them, only part words, as spaces
/// do.
enum HeaderText {
    /// Free text such as a subject: as it is when it is plain ASCII, else as encoded-words.
    static func unstructured(_ text: String) -> [String] {
        let words = words(text)
        let plain = words.allSatisfy { word in
            word.utf8.count <= longestPlain && word.utf8.allSatisfy(ASCII.isVisible) && !word.contains("=?")
        }
        return plain ? words : encodedWords(words.joined(separator: " "))
    }

    /// A display name before an address: a quoted string, or encoded-words; nothing for an empty name.
    static func phrase(_ name: String) -> [String] {
        let name = words(name).joined(separator: " ")
        if name.isEmpty { return [] }
        let plain = name.utf8.allSatisfy { ASCII.isVisible($0) || $0 == UInt8(ascii: " ") } && !name.contains("=?")
        let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return plain && escaped.utf8.count <= longestPlain ? ["\"\(escaped)\""] : encodedWords(name)
    }

    /// A value with a grammar of its own: visible ASCII only; a word too long for any line is left out.
    static func structured(_ value: String) -> [String] {
        words(value)
            .map { String(decoding: $0.utf8.filter(ASCII.isVisible), as: UTF8.self) }
            .filter { !$0.isEmpty && $0.utf8.count <= 900 }
    }

    private static func words(_ text: String) -> [String] {
        text.unicodeScalars.split(whereSeparator: isGap).map { String($0) }
    }

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar == " "
        }
    }

    /// RFC 2047, 2: `=?UTF-8?B?…?=`, each with whole characters only. 39 bytes become 64 columns: room for the field's name.
    private static func encodedWords(_ text: String) -> [String] {
        var chunks: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunks[chunks.count - 1].count + bytes.count > 39 { chunks.append([]) }
            chunks[chunks.count - 1] += bytes
        }
        return chunks.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }
    }

    private static let longestPlain = 60
}
