/// Where in a piece of markup one stands. Follows the literal parts of an interpolation byte by byte: a small part of the
/// tokenizer of the HTML standard (section 13.2.5), strict where templates need not be lenient.
struct HTMLPlace {
    private enum State { case content, tagOpen, tagName, insideTag, attributeName, beforeValue, quoted, otherValue, declaration, comment, raw }

    private var state = State.content
    private var tag: [UInt8] = []
    private var isClosing = false
    private var attribute: [UInt8] = []
    private var quote: UInt8 = 0
    private var run = 0
    private(set) var isAtStartOfTextarea = false

    var allowsElements: Bool { state == .content && !(tag == Self.textarea && !isClosing) && !(tag == Self.title && !isClosing) }
    var allowsText: Bool {
        switch state {
        case .content: true
        case .quoted:
            quote == 0x22 && !Self.takesAddress(String(decoding: attribute, as: UTF8.self))
                && !Self.isCode(String(decoding: attribute, as: UTF8.self))
        case .tagOpen, .tagName, .insideTag, .attributeName, .beforeValue, .otherValue, .declaration, .comment, .raw: false
        }
    }
    var allowsAddress: Bool { state == .quoted && quote == 0x22 && Self.takesAddress(String(decoding: attribute, as: UTF8.self)) }
    /// Between attributes, or right behind a tag’s name or a flag, where another attribute may follow.
    var isInsideTag: Bool { state == .insideTag || state == .tagName || state == .attributeName }

    var description: String {
        switch state {
        case .content: "in content"
        case .tagOpen, .tagName: "in a tag’s name"
        case .insideTag, .attributeName, .beforeValue: "between attributes"
        case .quoted, .otherValue: "in the value of \(String(decoding: attribute, as: UTF8.self))"
        case .declaration, .comment: "in a comment"
        case .raw: "in a script or style"
        }
    }

    static func takesAddress(_ name: String) -> Bool {
        addresses.contains(name.lowercased())
    }

    private static let addresses: Set<String> = [
        "href", "src", "action", "formaction", "srcset", "poster", "data", "xlink:href", "ping", "cite", "background", "manifest",
    ]

    /// Attributes whose text would be run or parsed.
    static func isCode(_ name: String) -> Bool { ["style", "srcdoc"].contains(name.lowercased()) || name.lowercased().hasPrefix("on") }

    private static let textarea = Array("textarea".utf8)
    private static let title = Array("title".utf8)
    private static let rawTags = [Array("script".utf8), Array("style".utf8)]

    mutating func passedInterpolation() { isAtStartOfTextarea = false }

    mutating func passedAttribute() { state = .insideTag }

    mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { pass(byte) }
    }

    private mutating func pass(_ byte: UInt8) {
        switch state {
        case .content:
            isAtStartOfTextarea = false
            if byte == 0x3C { begin() }
        case .tagOpen, .tagName: passName(byte)
        case .insideTag: passInside(byte)
        case .attributeName:
            switch byte {
            case 0x3D: state = .beforeValue
            case 0x3E: close()
            case 0x20, 0x09, 0x0A, 0x0D: state = .insideTag
            default: attribute.append(byte | (0x41...0x5A ~= byte ? 0x20 : 0))
            }
        case .beforeValue:
            quote = byte
            state = byte == 0x22 || byte == 0x27 ? .quoted : .otherValue
        case .quoted: if byte == quote { state = .insideTag }
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
        tag = []
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
            tag.append(byte | (0x41...0x5A ~= byte ? 0x20 : 0))
        }
    }

    private mutating func passInside(_ byte: UInt8) {
        switch byte {
        case 0x3E: close()
        case 0x20, 0x09, 0x0A, 0x0D, 0x2F: break
        default:
            attribute = [byte | (0x41...0x5A ~= byte ? 0x20 : 0)]
            state = .attributeName
        }
    }

    private mutating func close() {
        state = !isClosing && Self.rawTags.contains(tag) ? .raw : .content
        isAtStartOfTextarea = !isClosing && tag == Self.textarea
        run = 0
    }

    /// Inside script and style only the closing tag ends the state.
    private mutating func passRaw(_ byte: UInt8) {
        let end = Array("</".utf8) + tag
        if run < end.count {
            run = (byte | (0x41...0x5A ~= byte ? 0x20 : 0)) == end[run] ? run + 1 : (byte == 0x3C ? 1 : 0)
        } else if byte == 0x3E {
            state = .content
            isClosing = true
        }
    }
}
