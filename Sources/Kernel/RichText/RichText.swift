/// What a person wrote, understood: paragraphs, lists, quotations, and in them emphasis, links, mentions and hashtags.
///
/// This is the only way from typed text to markup. There is no case for raw HTML, so none can pass.
package struct RichText: Hashable, Sendable {
    package var blocks: [Block]

    package init(blocks: [Block]) { self.blocks = blocks }

    package indirect enum Block: Hashable, Sendable {
        case paragraph([Inline])
        case list(ordered: Bool, items: [[Block]])
        case quotation([Block])
        case code(String)
    }

    package indirect enum Inline: Hashable, Sendable {
        case text(String)
        case emphasis([Inline])
        case strong([Inline])
        case code(String)
        /// `address` is http, https or mailto.
        case link(address: String, [Inline])
        case lineBreak
        /// A handle without its `@`, in lower case. Whether it names somebody is for the renderer to find out.
        case mention(String)
        /// A tag without its `#`, as written.
        case hashtag(String)
    }

    /// The handles that the text mentions, each once, in order.
    package var mentions: [String] {
        unique { if case .mention(let handle) = $0 { handle } else { nil } }
    }

    /// The tags of the text in lower case, each once, in order.
    package var hashtags: [String] {
        unique { if case .hashtag(let tag) = $0 { tag.lowercased() } else { nil } }
    }

    /// The addresses of its links, each once, in order.
    package var links: [String] {
        unique { if case .link(let address, _) = $0 { address } else { nil } }
    }

    /// The words alone, for lists and notices: one line, at most `limit` characters, an ellipsis where it was cut.
    package func excerpt(_ limit: Int) -> String {
        var words = ""
        visit(blocks) { inline in
            switch inline {
            case .text(let text), .code(let text): words += text
            case .mention(let handle): words += "@" + handle
            case .hashtag(let tag): words += "#" + tag
            case .lineBreak: words += " "
            case .emphasis, .strong, .link: break
            }
        }
        let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > limit ? line.prefix(max(0, limit - 1)) + "…" : line
    }

    private func unique(_ pick: (Inline) -> String?) -> [String] {
        var found: [String] = []
        visit(blocks) { if let text = pick($0), !found.contains(text) { found.append(text) } }
        return found
    }

    private func visit(_ blocks: [Block], _ body: (Inline) -> Void) {
        for block in blocks {
            switch block {
            case .paragraph(let inlines):
                visit(inlines, body)
                body(.lineBreak)
            case .list(_, let items): items.forEach { visit($0, body) }
            case .quotation(let inner): visit(inner, body)
            case .code(let text): body(.code(text))
            }
        }
    }

    private func visit(_ inlines: [Inline], _ body: (Inline) -> Void) {
        for inline in inlines {
            body(inline)
            switch inline {
            case .emphasis(let inner), .strong(let inner), .link(_, let inner): visit(inner, body)
            case .text, .code, .lineBreak, .mention, .hashtag: break
            }
        }
    }
}
