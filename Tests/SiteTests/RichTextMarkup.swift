/// Reads the markup of rich text more strictly than any browser: allowed tags, allowed attributes, everything closed.
struct RichTextMarkup {
    private static let plain: Set<String> = ["p", "ol", "ul", "li", "blockquote", "pre", "code", "em", "strong"]
    private static let link = #" rel="nofollow noopener noreferrer ugc""#

    /// What is wrong with the markup; `nil` where nothing is.
    static func fault(in markup: String) -> String? {
        var open: [String] = []
        var rest = Array(markup.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return "a tag without an end" }
                let tag = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
                if let fault = read(tag, &open) { return fault }
                rest = rest[(end + 1)...]
            } else {
                let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex
                guard let text = unescaped(String(decoding: rest[..<end], as: UTF8.self)) else {
                    return "text that is not escaped"
                }
                guard !text.isEmpty else { return "no text" }
                rest = rest[end...]
            }
        }
        return open.isEmpty ? nil : "\(open) not closed"
    }

    private static func read(_ tag: String, _ open: inout [String]) -> String? {
        if tag.hasPrefix("/") { return open.popLast() == String(tag.dropFirst()) ? nil : "closed out of order: \(tag)" }
        if tag == "br" { return nil }
        if plain.contains(tag) {
            open.append(tag)
            return nil
        }
        if tag == #"span class="tagword""# {
            open.append("span")
            return nil
        }
        guard !open.contains("a") else { return "a link in a link" }
        open.append("a")
        return isLink(tag) || isMention(tag) ? nil : "not allowed: \(tag)"
    }

    private static func isMention(_ tag: String) -> Bool {
        guard let handle = between(#"a class="mention" href="/@"#, "\"", in: tag) else { return false }
        return !handle.isEmpty && handle.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F }
    }

    private static func isLink(_ tag: String) -> Bool {
        guard let value = between(#"a href=""#, "\"" + link, in: tag), let address = unescaped(value) else {
            return false
        }
        return ["http://", "https://", "mailto:"].contains { address.lowercased().hasPrefix($0) }
            && address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    }
}
