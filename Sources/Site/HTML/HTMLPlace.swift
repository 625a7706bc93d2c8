import Foundation

/// Where in a piece of markup one stands. Follows the literal parts of an interpolation: a small part of the tokenizer of the
/// HTML standard (section 13.2.5), strict where templates need not be lenient. Every page passes through here, so it holds no
/// storage of its own and skips over content and attribute values at one go.
struct HTMLPlace {
    private enum State { case content, tagOpen, tagName, insideTag, attributeName, beforeValue, quoted, otherValue, declaration, comment, raw }

    private var state = State.content
    private var tag = Name()
    private var isClosing = false
    private var attribute = Name()
    private var quote: UInt8 = 0
    private var run = 0
    private(set) var isAtStartOfTextarea = false

    var allowsElements: Bool { state == .content && (isClosing || tag != Self.textarea && tag != Self.title) }
    var allowsText: Bool { state == .content || state == .quoted && quote == 0x22 && attribute.takes == .text }
    var allowsAddress: Bool { state == .quoted && quote == 0x22 && attribute.takes == .address }
    /// Between attributes, or right behind a tag’s name or a flag, where another attribute may follow.
    var isInsideTag: Bool { state == .insideTag || state == .tagName || state == .attributeName }

    var description: String {
        switch state {
        case .content: "in content"
        case .tagOpen, .tagName: "in a tag’s name"
        case .insideTag, .attributeName, .beforeValue: "between attributes"
        case .quoted, .otherValue: "in the value of \(attribute.text)"
        case .declaration, .comment: "in a comment"
        case .raw: "in a script or style"
        }
    }

    /// Whether the attribute takes plain text: neither an address nor something that would be run or parsed.
    static func takesText(_ attribute: StaticString) -> Bool { Name(attribute).takes == .text }

    private static let textarea = Name("textarea")
    private static let title = Name("title")
    private static let rawTags = [Name("script"), Name("style")]

    mutating func passedInterpolation() { isAtStartOfTextarea = false }

    mutating func passedAttribute() { state = .insideTag }

    mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
        var next = 0
        while next < bytes.count {
            switch state {
            case .content:
                isAtStartOfTextarea = false
                guard let found = Self.index(of: 0x3C, in: bytes, from: next) else { return }
                begin()
                next = found + 1
            case .quoted:
                guard let found = Self.index(of: quote, in: bytes, from: next) else { return }
                state = .insideTag
                next = found + 1
            case .tagName:
                next = tag.append(bytes, from: next)
                if next < bytes.count { passName(bytes[next]) }
                next += 1
            case .attributeName:
                next = attribute.append(bytes, from: next)
                if next < bytes.count { passAttributeName(bytes[next]) }
                next += 1
            default:
                pass(bytes[next])
                next += 1
            }
        }
    }

    private static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private mutating func pass(_ byte: UInt8) {
        switch state {
        case .content, .quoted: break
        case .tagOpen, .tagName: passName(byte)
        case .insideTag: passInside(byte)
        case .attributeName: passAttributeName(byte)
        case .beforeValue:
            quote = byte
            state = byte == 0x22 || byte == 0x27 ? .quoted : .otherValue
        case .otherValue:
            if byte == 0x3E { close() } else if byte <= 0x20 { state = .insideTag }
        case .declaration:
            if byte == 0x3E { state = .content }
            run += byte == 0x2D ? 1 : 2
            if run == 2 && byte == 0x2D { (state, run) = (.comment, 0) }
        case .comment:
            if byte == 0x3E && run >= 2 { state = .content }
            run = byte == 0x2D ? run + 1 : 0
        case .raw: passRaw(byte)
        }
    }

    private mutating func begin() {
        state = .tagOpen
        tag = Name()
        isClosing = false
    }

    private mutating func passName(_ byte: UInt8) {
        switch byte {
        case 0x2F where state == .tagOpen: isClosing = true
        case 0x21 where state == .tagOpen:
            // A doctype ends at the first “>”, a comment at “-->”.
            (state, run) = (.declaration, 0)
        case 0x3E: close()
        case 0x20, 0x09, 0x0A, 0x0D, 0x2F: state = .insideTag
        default:
            state = .tagName
            tag.append(byte)
        }
    }

    private mutating func passAttributeName(_ byte: UInt8) {
        switch byte {
        case 0x3D: state = .beforeValue
        case 0x3E: close()
        case 0x20, 0x09, 0x0A, 0x0D: state = .insideTag
        default: attribute.append(byte)
        }
    }

    private mutating func passInside(_ byte: UInt8) {
        switch byte {
        case 0x3E: close()
        case 0x20, 0x09, 0x0A, 0x0D, 0x2F: break
        default:
            attribute = Name()
            attribute.append(byte)
            state = .attributeName
        }
    }

    private mutating func close() {
        state = !isClosing && Self.rawTags.contains(tag) ? .raw : .content
        isAtStartOfTextarea = !isClosing && tag == Self.textarea
        run = 0
    }

    /// Inside script and style only the closing tag, `</` and the tag’s name, ends the state; `run` counts what of it was passed.
    private mutating func passRaw(_ byte: UInt8) {
        if run < tag.count + 2 {
            let wanted = run == 0 ? 0x3C : run == 1 ? 0x2F : tag[run - 2]
            run = Name.lowercase(byte) == wanted ? run + 1 : (byte == 0x3C ? 1 : 0)
        } else if byte == 0x3E {
            state = .content
            isClosing = true
        }
    }
}

extension HTMLPlace {
    /// The name of a tag or an attribute, in lower case. Holds its last sixteen letters: all names that matter are shorter.
    private struct Name: Equatable {
        private var letters: UInt128 = 0
        private(set) var count = 0
        private var beginsWithOn = false

        enum Value { case text, address, code }

        init() {}

        init(_ text: StaticString) {
            text.withUTF8Buffer { for byte in $0 { append(byte) } }
        }

        static func lowercase(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

        mutating func append(_ byte: UInt8) {
            letters = letters << 8 | UInt128(Self.lowercase(byte))
            count += 1
            if count == 2 { beginsWithOn = letters == 0x6F6E }
        }

        /// Takes in the letters, digits and hyphens from `start` on. Returns the place of the first other byte.
        mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            var name = self
            var next = start
            while next < bytes.count, bytes[next] == 0x2D || bytes[next] > 0x2F && bytes[next] < 0x3D || bytes[next] > 0x3F {
                name.append(bytes[next])
                next += 1
            }
            self = name
            return next
        }

        /// One of its last sixteen letters.
        subscript(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: letters >> (8 * (count - 1 - place))) }

        var text: String { String(decoding: (max(0, count - 16)..<count).map { self[$0] }, as: UTF8.self) }

        /// What an attribute of this name takes. Code is what would be run or parsed.
        var takes: Value {
            if beginsWithOn || Self.code.contains(self) { .code } else { Self.addresses.contains(self) ? .address : .text }
        }

        private static let code = [Name("style"), Name("srcdoc")]
        private static let addresses = [
            Name("href"), Name("src"), Name("action"), Name("formaction"), Name("srcset"), Name("poster"), Name("data"), Name("xlink:href"),
            Name("ping"), Name("cite"), Name("background"), Name("manifest"),
        ]
    }
}
