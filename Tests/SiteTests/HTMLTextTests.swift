import Testing

@testable import Site

@Suite("Text in markup is read back as it was typed")
struct HTMLTextTests {
    private static let pieces = [
        "<", ">", "\"", "'", "&", "&amp;", "&#39;", "&quot", "</p>", "</textarea>", "</title>", "<!--", "-->",
        "<script>", "]]>", "\n",
        "\r\n", "\t", " ", "\u{0}", "\u{8}", "\u{B}", "\u{1B}", "\u{7F}", "\u{301}", "\u{200D}", "\u{202E}", "\u{FEFF}",
        "\u{2028}", "=",
        "`", "/", "a", "Größe", "日本語", "🏃🏽‍♀️", "مايا",
    ]

    @Test("in content and in attributes, whatever the characters")
    func random() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<4_000 {
            let text = random.text(of: Self.pieces)
            let expected = withoutControls(text)
            let content: HTML = "<p>\(text)</p>"
            #expect(
                sameScalars(between("<p>", "</p>", in: content.text).flatMap { unescaped($0) }, expected),
                "\(text.debugDescription)")
            let attribute: HTML = "<p title=\"\(text)\">"
            #expect(sameScalars(between("<p title=\"", "\">", in: attribute.text).flatMap { unescaped($0) }, expected))
            let helped: HTML = "<p\(attribute: "title", text)>"
            #expect(helped.text == attribute.text)
            #expect((content + attribute + helped).violations.isEmpty)
        }
    }

    @Test("several texts in one piece of markup stay apart")
    func several() {
        var random = SplitMix64(seed: 12)
        for _ in 0..<1_000 {
            let texts = (0..<3).map { _ in random.text(of: Self.pieces, most: 6) }
            let html: HTML = "<p id=\"\(texts[0])\" title=\"\(texts[1])\">\(texts[2])</p>"
            #expect(html.violations.isEmpty)
            let marks = html.text.unicodeScalars.filter { $0 == "<" || $0 == ">" || $0 == "\"" }.map { Character($0) }
            #expect(String(marks) == "<\"\"\"\"><>")
        }
    }

    @Test("the first newline of a text area is kept", arguments: ["\nfirst", "\n\nsecond", "\r\nthird", "\n"])
    func textAreaNewline(text: String) {
        let html: HTML = "<textarea name=\"a\" rows=\"\(4)\">\(text)</textarea>"
        #expect(sameScalars(typed(in: html), text))
    }

    @Test("a text area whose text begins with no newline gets none", arguments: ["", "a\nb", " \n", "<\n"])
    func textAreaPlain(text: String) {
        let html: HTML = "<textarea name=\"a\" rows=\"4\">\(text)</textarea>"
        #expect(html.text == "<textarea name=\"a\" rows=\"4\">\(HTML.escaped(text).text)</textarea>")
    }

    @Test(
        "the newline of a text area is kept where nothing visible stands before it",
        arguments: ["\rfirst", "\u{0}\nfirst", "\u{1}\r\nfirst"])
    func textAreaStrangeNewline(text: String) {
        let html: HTML = "<textarea name=\"a\" rows=\"\(4)\">\(text)</textarea>"
        let newlines = normalised(typed(in: html)).unicodeScalars.filter { $0 == "\n" }.count
        #expect(newlines == 1)
    }

    @Test("only a text area gets another newline")
    func otherElements() {
        #expect(("<p>\("\na")</p>" as HTML).text == "<p>\na</p>")
        #expect(("<textarea></textarea>\("\na")" as HTML).text == "<textarea></textarea>\na")
        #expect(("<textarea>b\("\na")</textarea>" as HTML).text == "<textarea>b\na</textarea>")
        #expect(("<textarea title=\"\("\na")\"></textarea>" as HTML).text == "<textarea title=\"\na\"></textarea>")
    }

    /// What a browser shows in the text area: without the newline that follows the tag.
    private func typed(in html: HTML) -> String {
        guard var text = between("<textarea name=\"a\" rows=\"4\">", "</textarea>", in: html.text)?.unicodeScalars
        else { return "" }
        if text.starts(with: "\r\n".unicodeScalars) {
            text.removeFirst(2)
        } else if text.first == "\n" || text.first == "\r" {
            text.removeFirst()
        }
        return unescaped(String(text)) ?? ""
    }

    private func normalised(_ text: String) -> String { text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
}
