import CMarkdown
import Synchronization

extension RichText {
    /// Reads the simple parts of Markdown (CommonMark by libcmark-gfm): paragraphs, line breaks, emphasis, lists, quotations,
    /// code and links. Everything else keeps its words and loses its markup; HTML is shown as the characters it is made of.
    ///
    /// Bounded: quotations and lists deeper than `deepest` are flattened, so that hostile nesting cannot exhaust the stack.
    package init(markdown: String) { self.init(blocks: RichTextParser().parse(markdown)) }
}

private struct RichTextParser {
    private let deepest = 6

    /// libcmark-gfm keeps the characters that begin an extension’s markup in one table for the whole process, and changes it for the
    /// length of each parse: two at once would lose each other’s links.
    private static let oneAtATime = Mutex<Void>(cmark_gfm_core_extensions_ensure_registered())

    func parse(_ markdown: String) -> [RichText.Block] { Self.oneAtATime.withLock { _ in parsed(markdown) } }

    private func parsed(_ markdown: String) -> [RichText.Block] {
        guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return [.paragraph([.text(markdown)])] }
        defer { cmark_parser_free(parser) }
        if let autolink = cmark_find_syntax_extension("autolink") { cmark_parser_attach_syntax_extension(parser, autolink) }
        var markdown = markdown
        markdown.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let document = cmark_parser_finish(parser) else { return [.paragraph([.text(markdown)])] }
        defer { cmark_node_free(document) }
        return blocks(of: document, depth: 0)
    }

    private func blocks(of node: OpaquePointer, depth: Int) -> [RichText.Block] {
        var blocks: [RichText.Block] = []
        var child = cmark_node_first_child(node)
        while let current = child {
            blocks += block(current, depth: depth)
            child = cmark_node_next(current)
        }
        return blocks
    }

    private func block(_ node: OpaquePointer, depth: Int) -> [RichText.Block] {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: return [.paragraph(inlines(of: node, depth: depth))]
        case CMARK_NODE_HEADING: return [.paragraph([.strong(inlines(of: node, depth: depth))])]
        case CMARK_NODE_CODE_BLOCK: return [.code(literal(node))]
        case CMARK_NODE_HTML_BLOCK: return [.paragraph(plain(literal(node)))]
        case CMARK_NODE_BLOCK_QUOTE where depth < deepest: return [.quotation(blocks(of: node, depth: depth + 1))]
        case CMARK_NODE_LIST where depth < deepest:
            var items: [[RichText.Block]] = []
            var item = cmark_node_first_child(node)
            while let current = item {
                items.append(blocks(of: current, depth: depth + 1))
                item = cmark_node_next(current)
            }
            return [.list(ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, items: items)]
        case CMARK_NODE_THEMATIC_BREAK: return []
        default: return flattened(node)
        }
    }

    /// A block that is nested too deeply, as one paragraph.
    private func flattened(_ node: OpaquePointer) -> [RichText.Block] {
        let words = words(below: node)
        return words.isEmpty ? [] : [.paragraph(plain(words))]
    }

    /// The words below a node, found without recursion.
    private func words(below node: OpaquePointer) -> String {
        guard let iterator = cmark_iter_new(node) else { return "" }
        defer { cmark_iter_free(iterator) }
        var words = ""
        while case let event = cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
            guard event == CMARK_EVENT_ENTER, let current = cmark_iter_get_node(iterator) else { continue }
            switch cmark_node_get_type(current) {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: words += literal(current)
            case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK: words += (words.isEmpty ? "" : " ") + literal(current)
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: words += " "
            case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: words += words.isEmpty ? "" : " "
            default: break
            }
        }
        return words
    }

    private func inlines(of node: OpaquePointer, depth: Int) -> [RichText.Inline] {
        var inlines: [RichText.Inline] = []
        var pending = ""
        // libcmark splits text at every character that might be markup; joined again, mentions and tags are found whole.
        func flush() {
            inlines += plain(pending)
            pending = ""
        }
        var child = cmark_node_first_child(node)
        while let current = child {
            child = cmark_node_next(current)
            let type = cmark_node_get_type(current)
            if type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE {
                pending += literal(current)
                continue
            }
            flush()
            inlines += inline(current, type, depth: depth)
        }
        flush()
        return inlines
    }

    private func inline(_ node: OpaquePointer, _ type: cmark_node_type, depth: Int) -> [RichText.Inline] {
        guard depth < 2 * deepest else { return plain(words(below: node)) }
        switch type {
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return [.lineBreak]
        case CMARK_NODE_CODE: return [.code(literal(node))]
        case CMARK_NODE_EMPH: return [.emphasis(inlines(of: node, depth: depth + 1))]
        case CMARK_NODE_STRONG: return [.strong(inlines(of: node, depth: depth + 1))]
        case CMARK_NODE_LINK:
            let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
            let words = inlines(of: node, depth: depth + 1).map(RichTextParser.unlinked)
            return RichTextParser.isSafe(address) ? [.link(address: address, words)] : words
        default: return inlines(of: node, depth: depth + 1)
        }
    }

    /// Inside a link, mentions and hashtags are words only: links do not nest.
    private static func unlinked(_ inline: RichText.Inline) -> RichText.Inline {
        switch inline {
        case .mention(let handle): .text("@" + handle)
        case .hashtag(let tag): .text("#" + tag)
        case .emphasis(let inner): .emphasis(inner.map(unlinked))
        case .strong(let inner): .strong(inner.map(unlinked))
        case .text, .code, .link, .lineBreak: inline
        }
    }

    private static func isSafe(_ address: String) -> Bool {
        let lower = address.lowercased()
        return ["https://", "http://", "mailto:"].contains { lower.hasPrefix($0) }
            && !address.unicodeScalars.contains { $0.value < 0x21 }
    }

    private func plain(_ text: String) -> [RichText.Inline] { TagScanner.inlines(in: EmojiNames.replaced(in: text)) }

    private func literal(_ node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }
}
