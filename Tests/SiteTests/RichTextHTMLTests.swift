import Kernel
import Testing

@testable import Site

@Suite("The markup of what people write")
struct RichTextHTMLTests {
    private let render = RichTextHTML(people: ["maya", "doreen"])

    @Test("is as expected, to the character")
    func golden() {
        let markdown = """
            Well done @Maya & @nobody! #Run

            1. *one*
            2. **two** `<b>`

            > <script>alert("x")</script>
            > [here](https://a.example/?a=1&b=2)

            ```
            a < b
            ```
            """
        let expected = """
            <p>Well done <a class="mention" href="/@maya">@maya</a> &amp; @nobody! <span class="tagword">#Run</span></p>\
            <ol><li><p><em>one</em></p></li><li><p><strong>two</strong> <code>&lt;b&gt;</code></p></li></ol>\
            <blockquote><p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;
            </p></blockquote>\
            <p><a href="https://a.example/?a=1&amp;b=2" rel="nofollow noopener noreferrer ugc">here</a></p>\
            <pre><code>a &lt; b
            </code></pre>
            """
        let markup = html(markdown.replacing("\n> [here]", with: "\n\n[here]"))
        #expect(markup == expected)
        #expect(RichTextMarkup.fault(in: markup) == nil)
    }

    @Test("links only people who exist")
    func people() {
        #expect(html("@doreen @rob") == #"<p><a class="mention" href="/@doreen">@doreen</a> @rob</p>"#)
        #expect(RichTextHTML(people: []).html(RichText(markdown: "@doreen")).markup == "<p>@doreen</p>")
    }

    @Test("drops an address that is too long or unsafe and keeps the words")
    func addresses() {
        #expect(html("[a](https://a.example/\(String(repeating: "b", count: 2_000)))") == "<p>a</p>")
        let byHand = RichText(blocks: [.paragraph([.link(address: "javascript:alert(1)", [.text("<a>")])])])
        #expect(render.html(byHand).markup == "<p>&lt;a&gt;</p>")
    }

    @Test("escapes what stands in tags, code and links")
    func escaping() {
        let byHand = RichText(blocks: [
            .code("</code><script>"),
            .paragraph([.hashtag("a<b"), .code("\"&"), .link(address: "https://a/\"onclick='x'", [.text("'")])]),
        ])
        let markup = render.html(byHand).markup
        #expect(RichTextMarkup.fault(in: markup) == nil)
        #expect(!markup.contains("<script>"))
        #expect(!markup.contains("\"onclick"))
    }

    @Test(
        "does not put a link into a link",
        arguments: ["[@maya](https://a.example)", "[*@maya*](https://a.example)", "[**a *@maya* b**](mailto:a@b.c)"])
    func linksInLinks(markdown: String) {
        #expect(RichTextMarkup.fault(in: html(markdown)) == nil)
    }

    @Test("holds only allowed tags and attributes, whatever was typed")
    func random() {
        var random = SplitMix64(seed: 31)
        let pieces = [
            "*", "**", "***", "_", "`", "``", "\n```\n", "\n> ", "\n- ", "\n1. ", "\n", "\n\n", "\n    ", "#", "\n# ",
            "@", "maya", "@maya ",
            "#run ", "[", "](", ")", "[a](https://a.example/?\"'<>)", "<https://a.example>", "www.a.example",
            "a@b.example", "<", ">", "\"", "'",
            "<script>", "</p>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "](javascript:alert(1))",
            "](data:text/html,x)", "&#x6a;",
            "&lt;", "&", "\\", "!", "![", "|", "~~", "\u{0}", "\r", "\u{202E}", "é", "日本", "<!--", "-->",
            "[1]: https://a.example\n", "[1]",
        ]
        var links = 0
        for _ in 0..<20_000 {
            let markdown = random.text(of: pieces)
            let markup = html(markdown)
            if markup.contains("<a ") { links += 1 }
            if let fault = RichTextMarkup.fault(in: markup), fault != "a link in a link" {
                Issue.record("\(fault) in \(markup) from \(markdown.debugDescription)")
                return
            }
        }
        #expect(links > 1_000)
    }

    @Test("the checker of these tests finds what is not allowed")
    func checker() {
        for markup in [
            "<script>", "<p", "<p>a", "a</p>", "<p><em></p></em>", "a > b", "a \" b", "<p class=\"a\"></p>", "<br/>",
            "<P></P>", "&nbsp;",
            #"<a href="javascript:x" rel="nofollow noopener noreferrer ugc">a</a>"#,
            #"<a href="https://a.example">a</a>"#,
            #"<a href="https://a" onclick="x" rel="nofollow noopener noreferrer ugc">a</a>"#,
            #"<a class="mention" href="/@../x">a</a>"#,
        ] {
            #expect(RichTextMarkup.fault(in: markup) != nil, "\(markup)")
        }
    }

    private func html(_ markdown: String) -> String { render.html(RichText(markdown: markdown)).markup }
}
