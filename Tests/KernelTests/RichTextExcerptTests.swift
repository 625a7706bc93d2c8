import Kernel
import Testing

@Suite("An excerpt")
struct RichTextExcerptTests {
    @Test("is the words alone, without markup")
    func words() {
        let text = RichText(markdown: "Dear *all*, **well** `done` @maya\n#run [here](https://a.example)")
        #expect(text.excerpt(200).hasPrefix("Dear all, well done @maya #run here"))
    }

    @Test("leaves a text alone that fits to the character")
    func fits() {
        #expect(RichText(markdown: "Hello").excerpt(5) == "Hello")
        #expect(RichText(markdown: "Hello").excerpt(80) == "Hello")
    }

    @Test("is at most as long as asked, with an ellipsis where it was cut", arguments: [1, 2, 10, 39])
    func cut(limit: Int) {
        let excerpt = RichText(markdown: "The quick brown fox jumps over lazy dogs").excerpt(limit)
        #expect(excerpt.count <= limit)
        #expect(excerpt.last == "…")
        #expect("The quick brown fox jumps over lazy dogs".hasPrefix(excerpt.dropLast()))
    }

    @Test("counts what people see as one character as one")
    func graphemes() {
        #expect(RichText(markdown: "👩‍👩‍👧‍👦🏃🏽‍♀️é日本").excerpt(3) == "👩‍👩‍👧‍👦🏃🏽‍♀️…")
    }

    @Test(
        "parts paragraphs, lines and list items by a blank",
        arguments: ["one\n\ntwo", "one\ntwo", "- one\n- two", "> one\n\ntwo", "# one\ntwo"])
    func parted(markdown: String) {
        #expect(RichText(markdown: markdown).excerpt(100).split(separator: " ") == ["one", "two"])
    }

    @Test(
        "is one line",
        arguments: ["```\none\ntwo\n```\n\nthree", "<div>\none\n</div>", "    one\n    two", "one\n\n- two\n- three"])
    func oneLine(markdown: String) {
        let excerpt = RichText(markdown: markdown).excerpt(200)
        #expect(excerpt.split(whereSeparator: \.isNewline).count == 1)
        #expect(excerpt.last?.isNewline == false)
        #expect(excerpt.contains("one"))
    }

    @Test("of nothing is nothing")
    func empty() {
        #expect(RichText(markdown: "").excerpt(10).isEmpty)
        #expect(RichText(markdown: "---").excerpt(10).isEmpty)
    }
}
