/// The text that a browser reads from escaped markup. `nil` where something stands that would not be text.
func unescaped(_ markup: some StringProtocol) -> String? {
    var text = String.UnicodeScalarView()
    var rest = Substring(markup).unicodeScalars
    let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"] as [String: Unicode.Scalar]
    while let scalar = rest.first {
        switch scalar {
        case "<", ">", "\"", "'": return nil
        case "&":
            guard let end = rest.firstIndex(of: ";"), let meant = entities[String(rest[...end])] else { return nil }
            text.append(meant)
            rest = rest[rest.index(after: end)...]
        default:
            text.append(scalar)
            rest = rest.dropFirst()
        }
    }
    return String(text)
}

/// The text without the control characters that HTML forbids.
func withoutControls(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: kept.append(scalar)
        case 0x00...0x1F, 0x7F: break
        default: kept.append(scalar)
        }
    }
    return String(kept)
}

/// What stands between two marks, by scalars: a grapheme may reach across a mark.
func between(_ start: String, _ end: String, in markup: String) -> String? {
    let (bytes, start, end) = (Array(markup.utf8), Array(start.utf8), Array(end.utf8))
    guard bytes.starts(with: start), bytes.count >= start.count + end.count, bytes.suffix(end.count) == end[...] else {
        return nil
    }
    return String(decoding: bytes[start.count..<(bytes.count - end.count)], as: UTF8.self)
}

func sameScalars(_ left: String?, _ right: String) -> Bool { left.map { Array($0.utf8) } == Array(right.utf8) }
