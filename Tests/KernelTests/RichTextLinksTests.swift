import Kernel
import Testing

@Suite("Links in what people write")
struct RichTextLinksTests {
    @Test(
        "lead to web pages and mail addresses",
        arguments: [
            "https://harbour.example/a?b=c#d", "http://harbour.example", "HTTPS://HARBOUR.EXAMPLE/",
            "mailto:a@b.example",
        ]
    )
    func allowed(address: String) {
        #expect(read("[here](\(address))") == [.link(address: address, [.text("here")])])
    }

    @Test(
        "lead nowhere else: only their words stay",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "java&#115;cript:alert(1)",
            "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://harbour.example", "//harbour.example",
            "/sign-out",
            "#main", "tel:123", "blob:https://x", "xhttps://harbour.example", "&#1;javascript:alert(1)",
            "&#x20;https://x",
            "https&#58;&#x0a;//x", "https:harbour.example", "",
        ]
    )
    func dropped(address: String) {
        #expect(read("[here](\(address))") == [.text("here")])
        #expect(read("[here](<\(address)>)") == [.text("here")])
        #expect(read("[here][1]\n\n[1]: <\(address)>") == [.text("here")])
    }

    @Test("an address may not hold blanks or control characters")
    func blanks() {
        #expect(read("[here](<https://a.example/b c>)") == [.text("here")])
        #expect(read("[here](https://a.example/&#10;b)") == [.text("here")])
        #expect(read("[here](https://a.example/&#x1f;b)") == [.text("here")])
    }

    @Test("an address in the text becomes a link by itself")
    func automatic() {
        let address = "https://harbour.example/p?a=1"
        #expect(read("See \(address).") == [.text("See "), .link(address: address, [.text(address)]), .text(".")])
        #expect(read("<\(address)>") == [.link(address: address, [.text(address)])])
        #expect(
            read("www.harbour.example") == [
                .link(address: "http://www.harbour.example", [.text("www.harbour.example")])
            ]
        )
        #expect(read("ftp://harbour.example/x") == [.text("ftp://harbour.example/x")])
        #expect(read("javascript:alert(1)") == [.text("javascript:alert(1)")])
        #expect(read("<javascript:alert(1)>") == [.text("javascript:alert(1)")])
    }

    @Test("keep the emphasis of their words")
    func emphasis() {
        #expect(
            read("[a *b*](https://x.example)") == [
                .link(address: "https://x.example", [.text("a "), .emphasis([.text("b")])])
            ]
        )
    }

    @Test("do not nest")
    func nested() {
        let inlines = read("[a [b](https://b.example) c](https://a.example)")
        #expect(inlines.contains(.link(address: "https://b.example", [.text("b")])))
        #expect(deepest(inlines) == 1)
        #expect(deepest(read("[see https://b.example now](https://a.example)")) == 1)
        #expect(deepest(read("[*see https://b.example now*](https://a.example)")) == 1)
    }

    private func read(_ markdown: String) -> [RichText.Inline] {
        guard case .paragraph(let inlines) = RichText(markdown: markdown).blocks.first else { return [] }
        return inlines
    }

    /// How many links stand in one another at most.
    private func deepest(_ inlines: [RichText.Inline]) -> Int {
        inlines.map { inline in
            switch inline {
            case .link(_, let inner): 1 + deepest(inner)
            case .emphasis(let inner), .strong(let inner): deepest(inner)
            case .text, .code, .lineBreak, .mention, .hashtag: 0
            }
        }.max() ?? 0
    }
}
