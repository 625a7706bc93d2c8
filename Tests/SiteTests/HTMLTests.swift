import Kernel
import Testing

@testable import Site

@Suite("Markup")
struct HTMLTests {
    private let markup: HTML = "<em>a & b</em>"

    @Test("in markup is not escaped again")
    func nested() {
        let words = "<i>"
        let inner: HTML = "<b>\(words)</b>"
        let outer: HTML = "<p>\(inner)\(markup)</p>"
        #expect(outer.text == "<p><b>&lt;i&gt;</b><em>a & b</em></p>")
        #expect(outer.violations.isEmpty)
    }

    @Test("may not stand in attributes, titles and text areas")
    func nestedInAttributes() {
        expectRefused("<p title=\"\(markup)\">", "<p title=\"\">")
        expectRefused("<a href=\"\(markup)\">", "<a href=\"\">")
        expectRefused("<p \(markup)>", "<p >")
        expectRefused("<title>\(markup)</title>", "<title></title>")
        expectRefused("<textarea>\(markup)</textarea>", "<textarea></textarea>")
        expectRefused("<p title=\"\(SafeHTML(rendered: "<b>"))\">", "<p title=\"\">")
        let after: HTML = "<title>a</title><textarea></textarea>\(markup)"
        #expect(after.violations.isEmpty)
    }

    @Test("brings its violations along")
    func violationsSpread() {
        let typed = "x"
        let broken: HTML = "<p style=\"\(typed)\">"
        let outer: HTML = "<div>\(broken)\(optional: broken)\(broken, if: true)\(each: [1, 2], { _ in broken })</div>"
        #expect(outer.violations.count == 5)
        #expect((broken + markup + broken).violations.count == 2)
        #expect((broken + markup).text == "<p style=\"\"><em>a & b</em>")
    }

    @Test("that is optional, conditional or repeated appears as often as it should")
    func choices() {
        let none: HTML? = nil
        #expect(("<p>\(optional: none)</p>" as HTML).text == "<p></p>")
        #expect(("<p>\(optional: markup)</p>" as HTML).text == "<p><em>a & b</em></p>")
        #expect(("<p>\(markup, if: false)\(markup, if: true)</p>" as HTML).text == "<p><em>a & b</em></p>")
        #expect(("<ol>\(each: ["<", "b"], item)</ol>" as HTML).text == "<ol><li>&lt;</li><li>b</li></ol>")
        #expect(("<ol>\(each: [String](), item)</ol>" as HTML).text == "<ol></ol>")
    }

    @Test("a condition that does not hold makes nothing")
    func lazy() {
        func fail() -> HTML {
            Issue.record("was made")
            return ""
        }
        #expect(("\(fail(), if: false)" as HTML).isEmpty)
    }

    @Test("flags and attributes appear only inside a tag, and only where wanted")
    func attributes() {
        let html: HTML =
            "<input\(flag: "checked", if: true)\(flag: "disabled", if: false)\(attribute: "value", "a\"<b")>"
        #expect(html.text == "<input checked value=\"a&quot;&lt;b\">")
        #expect(html.violations.isEmpty)
        let none: HTML = "<p class=\"a\"\(attribute: "title", nil)\(attribute: "id", "x") hidden>"
        #expect(none.text == "<p class=\"a\" id=\"x\" hidden>")
        #expect(none.violations.isEmpty)
        expectRefused("<p>\(flag: "checked", if: true)</p>", "<p></p>")
        expectRefused("<p>\(attribute: "title", "x")</p>", "<p></p>")
        expectRefused("<p title=\"\(flag: "checked", if: false)\">", "<p title=\"\">")
        expectRefused("<script>\(attribute: "title", "x")</script>", "<script></script>")
    }

    @Test("attributes that take an address or are code cannot be set from text")
    func guardedAttributes() {
        expectRefused("<a\(attribute: "href", "javascript:x")>", "<a>")
        expectRefused("<a\(attribute: "HREF", "javascript:x")>", "<a>")
        expectRefused("<a\(attribute: "src", nil)>", "<a>")
        expectRefused("<a\(attribute: "onclick", "x")>", "<a>")
        expectRefused("<a\(attribute: "style", "x")>", "<a>")
    }

    @Test("safe markup of rich text stands as it is")
    func safe() {
        let safe = RichTextHTML(people: []).html(RichText(markdown: "*a* <b>"))
        #expect(("<div>\(safe)</div>" as HTML).text == "<div><p><em>a</em> &lt;b&gt;</p></div>")
        #expect(HTML(safe).text == safe.markup)
        #expect(HTML(RichTextHTML.stored("<p>kept</p>")).text == "<p>kept</p>")
    }

    @Test("nothing is empty")
    func empty() {
        #expect(HTML.empty.isEmpty)
        #expect(HTML.escaped("").isEmpty)
        #expect(!HTML.escaped("a").isEmpty)
        #expect(HTML.escaped("<a href='b'>").text == "&lt;a href=&#39;b&#39;&gt;")
    }

    private func item(_ text: String) -> HTML { "<li>\(text)</li>" }

    private func expectRefused(_ html: HTML, _ expected: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(html.text == expected, sourceLocation: location)
        #expect(html.violations.count == 1, sourceLocation: location)
    }
}
