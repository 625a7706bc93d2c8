import Kernel
import Testing

@testable import Site

private let sly = "<b onclick='x'>\"&\u{0}</b>"
private let shown = "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&lt;/b&gt;"
private let path: Href = "/p/harbour?a=1&b=2"
private let markup: HTML = "<em>well</em>"

@Suite("Markup: what may stand where")
struct HTMLPlacesTests {
    @Test("text is escaped in content and in double-quoted attributes")
    func text() {
        allow("<p>\(sly)</p>", "<p>\(shown)</p>")
        allow("\(sly)", shown)
        allow("<p title=\"\(sly)\">", "<p title=\"\(shown)\">")
        allow("<input VALUE=\"a \(sly) b\">", "<input VALUE=\"a \(shown) b\">")
        allow("<title>\(sly)</title>", "<title>\(shown)</title>")
        allow("<textarea>\(sly)</textarea>", "<textarea>\(shown)</textarea>")
    }

    @Test("numbers and ids are text")
    func numbers() {
        allow("<p id=\"p\(-4)\">\(12)</p>", "<p id=\"p-4\">12</p>")
        allow("<p data-post=\"\(ID<Never>(77))\">\(ID<Never>(78))</p>", "<p data-post=\"77\">78</p>")
    }

    @Test("addresses stand in the attributes that take one, and wherever text may")
    func addresses() {
        allow("<a href=\"\(path)\">", "<a href=\"/p/harbour?a=1&amp;b=2\">")
        allow("<img src=\"\(path)\">", "<img src=\"/p/harbour?a=1&amp;b=2\">")
        allow("<img srcset=\"\(path) 2x\">", "<img srcset=\"/p/harbour?a=1&amp;b=2 2x\">")
        allow("<form action=\"\(path)\">", "<form action=\"/p/harbour?a=1&amp;b=2\">")
        allow("<button formaction=\"\(path)\">", "<button formaction=\"/p/harbour?a=1&amp;b=2\">")
        allow("<video poster=\"\(path)\">", "<video poster=\"/p/harbour?a=1&amp;b=2\">")
        allow("<p title=\"\(path)\">\(path)</p>", "<p title=\"/p/harbour?a=1&amp;b=2\">/p/harbour?a=1&amp;b=2</p>")
    }

    @Test("text where an address belongs is left out and noted")
    func textAsAddress() {
        refuse("<a href=\"\(sly)\">", "<a href=\"\">")
        refuse("<A HREF=\"\(sly)\">", "<A HREF=\"\">")
        refuse("<a href=\"https://\(sly)/\">", "<a href=\"https:///\">")
        refuse("<img src=\"\(sly)\">", "<img src=\"\">")
        refuse("<img srcset=\"/a 1x, \(sly) 2x\">", "<img srcset=\"/a 1x,  2x\">")
        refuse("<form action=\"\(sly)\">", "<form action=\"\">")
        refuse("<button formaction=\"\(sly)\">", "<button formaction=\"\">")
        refuse("<video poster=\"\(sly)\">", "<video poster=\"\">")
        refuse("<a href=\"/page/\(3)\">", "<a href=\"/page/\">")
    }

    @Test("nothing stands in scripts, styles and comments")
    func code() {
        refuse("<script>\(sly)</script>", "<script></script>")
        refuse("<SCRIPT type=\"module\">let a = \"\(sly)\"</SCRIPT>", "<SCRIPT type=\"module\">let a = \"\"</SCRIPT>")
        refuse("<script>\(markup)\(path)\(1)</script>", "<script></script>", times: 3)
        refuse("<style>p { color: \(sly) }</style>", "<style>p { color:  }</style>")
        refuse("<!-- \(sly) -->", "<!--  -->")
        refuse("<!-- <p> \(markup) -->", "<!-- <p>  -->")
        refuse("<!-- a > \(path) -->", "<!-- a >  -->")
        refuse("<script>if (a < b) { \"</scr\" + \(sly) }</script>", "<script>if (a < b) { \"</scr\" +  }</script>")
    }

    @Test("text may stand again after a script, a comment or the doctype")
    func afterCode() {
        allow("<script>let a = '<p>'</script>\(sly)", "<script>let a = '<p>'</script>\(shown)")
        allow("<style>p{}</style><p title=\"\(sly)\">", "<style>p{}</style><p title=\"\(shown)\">")
        allow("<script src=\"\(path)\" defer></script>\(1)", "<script src=\"/p/harbour?a=1&amp;b=2\" defer></script>1")
        allow("<!-- a -- > b --->\(sly)", "<!-- a -- > b --->\(shown)")
        allow("<!DOCTYPE html>\(sly)", "<!DOCTYPE html>\(shown)")
        allow("<!doctype html>\n<p>\(markup)</p>", "<!doctype html>\n<p><em>well</em></p>")
    }

    @Test("nothing stands in attributes that are code")
    func codeAttributes() {
        refuse("<p style=\"color: \(sly)\">", "<p style=\"color: \">")
        refuse("<p onclick=\"f('\(sly)')\">", "<p onclick=\"f('')\">")
        refuse("<p OnMouseOver=\"\(sly)\">", "<p OnMouseOver=\"\">")
        refuse("<p onfocus=\"\(path)\">", "<p onfocus=\"\">")
        refuse("<p style=\"\(path)\">", "<p style=\"\">")
    }

    @Test("nothing stands in unquoted and single-quoted values")
    func quotes() {
        refuse("<p title=\(sly)>", "<p title=>")
        refuse("<p title=a\(sly)>", "<p title=a>")
        refuse("<p title='\(sly)'>", "<p title=''>")
        refuse("<a href='\(path)'>", "<a href=''>")
        refuse("<a href=\(path)>", "<a href=>")
        refuse("<p title = \"\(sly)\">", "<p title = \"\">")
    }

    @Test("nothing stands in the names of tags and attributes, nor between attributes")
    func names() {
        refuse("<\(sly)>", "<>")
        refuse("<h\(2)>", "<h>")
        refuse("</\(sly)>", "</>")
        refuse("<p \(sly)>", "<p >")
        refuse("<p data-\(sly)=\"a\">", "<p data-=\"a\">")
        refuse("<p title=\"a\"\(sly)>", "<p title=\"a\">")
        refuse("<p title=\"a\" \(path)>", "<p title=\"a\" >")
        refuse("<!\(sly)>", "<!>")
    }

    @Test("the place is found again after what was left out")
    func afterwards() {
        let html: HTML = "<p style=\"\(sly)\" title=\"\(sly)\">\(sly)</p>"
        #expect(html.text == "<p style=\"\" title=\"\(shown)\">\(shown)</p>")
        #expect(html.violations.count == 1)
    }

    @Test("a violation tells what stood where, and after what")
    func sentence() {
        let html: HTML = "<p class=\"a\" onclick=\"\(sly)\">"
        #expect(html.violations == ["text in the value of onclick, after “<p class=\"a\" onclick=\"”"])
    }

    private func allow(_ html: HTML, _ expected: String, _ location: SourceLocation = #_sourceLocation) {
        #expect(html.text == expected, sourceLocation: location)
        #expect(html.violations.isEmpty, sourceLocation: location)
    }

    private func refuse(_ html: HTML, _ expected: String, times: Int = 1, _ location: SourceLocation = #_sourceLocation) {
        #expect(html.text == expected, sourceLocation: location)
        #expect(html.violations.count == times, sourceLocation: location)
    }
}
