import Kernel
import Testing

@Suite("What people write becomes blocks")
struct RichTextBlocksTests {
    @Test("paragraphs are parted by empty lines")
    func paragraphs() {
        #expect(read("One.\n\nTwo.\n\n\n\nThree.") == [line("One."), line("Two."), line("Three.")])
        #expect(read("").isEmpty)
        #expect(read(" \n\t\n ").isEmpty)
    }

    @Test(
        "a line break is kept, with any spelling of the newline",
        arguments: ["a\nb", "a  \nb", "a\\\nb", "a\r\nb", "a\rb"])
    func lineBreaks(markdown: String) {
        #expect(read(markdown) == [.paragraph([.text("a"), .lineBreak, .text("b")])])
    }

    @Test("lists keep their kind, their items and lists inside")
    func lists() {
        #expect(read("- a\n- b") == [.list(ordered: false, items: [[line("a")], [line("b")]])])
        #expect(read("1. a\n2. b") == [.list(ordered: true, items: [[line("a")], [line("b")]])])
        let nested: RichText.Block = .list(ordered: true, items: [[line("b")]])
        #expect(read("* a\n  1. b") == [.list(ordered: false, items: [[line("a"), nested]])])
    }

    @Test("a quotation holds blocks")
    func quotations() {
        #expect(read("> a\n>\n> b\n\nc") == [.quotation([line("a"), line("b")]), line("c")])
        #expect(read("> > a") == [.quotation([.quotation([line("a")])])])
    }

    @Test("emphasis is kept, and may stand in emphasis")
    func emphasis() {
        #expect(read("*a*") == [.paragraph([.emphasis([.text("a")])])])
        #expect(read("__a__") == [.paragraph([.strong([.text("a")])])])
        #expect(read("**a *b***") == [.paragraph([.strong([.text("a "), .emphasis([.text("b")])])])])
        #expect(read("2 * 3 * 4 and snake_case_word") == [line("2 * 3 * 4 and snake_case_word")])
    }

    @Test("code is kept as written")
    func code() {
        #expect(read("a `*b* <i> @maya #x`") == [.paragraph([.text("a "), .code("*b* <i> @maya #x")])])
        #expect(read("```swift\nlet a = 1\n\n<b>\n```") == [.code("let a = 1\n\n<b>\n")])
        #expect(read("    indented") == [.code("indented\n")])
    }

    @Test("HTML is shown as the characters it is made of")
    func html() {
        #expect(read("a <b>bold</b> <script>alert(1)</script>") == [line("a <b>bold</b> <script>alert(1)</script>")])
        #expect(read("<div onclick=\"x\">a</div>") == [line("<div onclick=\"x\">a</div>\n")])
        #expect(read("<!-- a -->") == [line("<!-- a -->\n")])
        #expect(read("&lt;b&gt; &amp; &copy;") == [line("<b> & ©")])
    }

    @Test("everything else keeps its words and loses its markup")
    func otherMarkup() {
        #expect(read("# A *b*") == [.paragraph([.strong([.text("A "), .emphasis([.text("b")])])])])
        #expect(read("Title\n=====") == [.paragraph([.strong([.text("Title")])])])
        #expect(read("![a cat](https://cats.example/cat.png)") == [line("a cat")])
        #expect(read("a\n\n---\n\nb") == [line("a"), line("b")])
        #expect(read("| a | b |\n|---|---|\n| 1 | 2 |").count == 1)
        #expect(read(#"\*not\* \[a\]"#) == [line("*not* [a]")])
    }

    @Test("zero bytes and surrogates cannot cut a text short")
    func strangeCharacters() {
        #expect(read("a\u{0}b") == [line("a\u{FFFD}b")])
        #expect(read("\u{FFFE}\u{10FFFF} z") == [line("\u{FFFE}\u{10FFFF} z")])
    }

    private func read(_ markdown: String) -> [RichText.Block] { RichText(markdown: markdown).blocks }
    private func line(_ text: String) -> RichText.Block { .paragraph([.text(text)]) }
}
