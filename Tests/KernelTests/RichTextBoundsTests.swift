import Kernel
import Testing

@Suite("Hostile text")
struct RichTextBoundsTests {
    @Test("nested without end is flattened and keeps its words", arguments: Bomb.blocks)
    func nestedBlocks(bomb: Bomb) {
        let text = RichText(markdown: bomb.markdown + "words")
        #expect(depth(of: text.blocks) <= 8)
        #expect(text.excerpt(1_000_000).contains("words"))
    }

    @Test("of emphasis and brackets without end stays shallow", arguments: Bomb.inlines)
    func nestedInlines(bomb: Bomb) {
        #expect(depth(of: RichText(markdown: bomb.markdown).blocks) <= 14)
    }

    @Test("emphasis that is nested too deeply keeps its words")
    func deepEmphasis() {
        let opening = (0..<10).map { "*a\($0) **b\($0) " }.joined()
        let closing = String(repeating: "** *", count: 10).replacing(" ", with: "")
        let excerpt = RichText(markdown: opening + "heart" + closing).excerpt(10_000)
        #expect(excerpt.contains("a0"))
        #expect(excerpt.contains("heart"))
    }

    @Test("words of different lines stay apart where quotations are flattened")
    func flattenedLines() {
        let deep = String(repeating: "> ", count: 9)
        let excerpt = RichText(markdown: "\(deep)one\n\(deep)two\n\(deep)\n\(deep)three").excerpt(1_000)
        #expect(excerpt.split(separator: " ") == ["one", "two", "three"])
    }

    @Test(
        "code and HTML are kept where quotations are flattened",
        arguments: ["```\nheart\n```", "a <b>heart</b>", "<p>\nheart"])
    func flattenedCode(markdown: String) {
        let deep = String(repeating: "> ", count: 9)
        let quoted = markdown.split(separator: "\n").map { deep + $0 }.joined(separator: "\n")
        let excerpt = RichText(markdown: quoted).excerpt(1_000)
        #expect(excerpt.contains("heart"))
        #expect(!markdown.contains("<b>") || excerpt.contains("<b>heart</b>"))
    }

    @Test("of any characters is read, stays shallow, and holds only safe addresses")
    func random() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<3_000 {
            let markdown = random.markdown()
            let text = RichText(markdown: markdown)
            #expect(depth(of: text.blocks) <= 20, "\(markdown.debugDescription)")
            for address in addresses(in: text.blocks) {
                let isSafe = ["http://", "https://", "mailto:"].contains { address.lowercased().hasPrefix($0) }
                #expect(isSafe, "\(address.debugDescription) in \(markdown.debugDescription)")
            }
        }
    }
}

/// Text that is cheap to write and dear to read.
struct Bomb: CustomTestStringConvertible {
    let testDescription: String
    let markdown: String

    private init(_ piece: String, times: Int, around core: String? = nil) {
        let repeated = String(repeating: piece, count: times)
        testDescription = "\(piece.debugDescription) \(times) times"
        markdown = core.map { repeated + $0 + repeated } ?? repeated
    }

    static let blocks = [
        Bomb("> ", times: 5_000), Bomb(">", times: 50_000), Bomb("- ", times: 3_000), Bomb("1. ", times: 2_000),
        Bomb("> - ", times: 2_000),
    ]

    static let inlines = [
        Bomb("*a **b ", times: 2_000), Bomb("[", times: 20_000), Bomb("![", times: 10_000), Bomb("[a](", times: 5_000),
        Bomb("`", times: 9_999), Bomb("<a ", times: 5_000), Bomb("_", times: 20_000, around: "x"),
        Bomb("**", times: 10_000, around: "x"), Bomb("@a#b", times: 20_000), Bomb("https://", times: 3_000),
    ]
}

/// How many blocks and inlines stand in one another at most.
private func depth(of blocks: [RichText.Block]) -> Int {
    blocks.map { block in
        switch block {
        case .paragraph(let inlines): 1 + depth(of: inlines)
        case .list(_, let items): 1 + (items.map { depth(of: $0) }.max() ?? 0)
        case .quotation(let inner): 1 + depth(of: inner)
        case .code: 1
        }
    }.max() ?? 0
}

private func depth(of inlines: [RichText.Inline]) -> Int {
    inlines.map { inline in
        switch inline {
        case .emphasis(let inner), .strong(let inner), .link(_, let inner): 1 + depth(of: inner)
        case .text, .code, .lineBreak, .mention, .hashtag: 1
        }
    }.max() ?? 0
}

private func addresses(in blocks: [RichText.Block]) -> [String] {
    blocks.flatMap { block -> [String] in
        switch block {
        case .paragraph(let inlines): addresses(in: inlines)
        case .list(_, let items): items.flatMap { addresses(in: $0) }
        case .quotation(let inner): addresses(in: inner)
        case .code: []
        }
    }
}

private func addresses(in inlines: [RichText.Inline]) -> [String] {
    inlines.flatMap { inline -> [String] in
        switch inline {
        case .emphasis(let inner), .strong(let inner): addresses(in: inner)
        case .link(let address, let inner): [address] + addresses(in: inner)
        case .text, .code, .lineBreak, .mention, .hashtag: []
        }
    }
}

extension SplitMix64 {
    /// Pieces of Markdown and any Unicode scalar at all, in any order.
    fileprivate mutating func markdown() -> String {
        let pieces = [
            "*", "**", "_", "`", "```\n", "> ", "- ", "1. ", "\n", "\n\n", "    ", "#", "# ", "@", "maya", "[", "](",
            ")", "<",
            "</b>", "javascript:", "https://a.example/", "data:", "mailto:", "&#x6a;", "\\", "!", "|", "\u{0}", "\r",
            "\u{202E}", "é",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...40, using: &self) {
            if Int.random(in: 0..<5, using: &self) > 0 {
                text += pieces.randomElement(using: &self) ?? ""
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
