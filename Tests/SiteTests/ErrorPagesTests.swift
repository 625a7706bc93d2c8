import Testing

@testable import Site

@Suite("Pages in place of a page")
struct ErrorPagesTests {
    private let pages = ErrorPages(assets: .fixed)

    @Test("what is not there, or not for this person")
    func notFound() throws {
        try golden(pages.page(status: 404, sentence: NotFound().sentence), "error-404")
    }

    @Test("a fault of ours, with the number that is in the log")
    func fault() throws {
        let sentence = "Something went wrong on our side. What was saved before is safe."
        try golden(pages.page(status: 500, sentence: sentence, reference: "Ab-_9<x>"), "error-500")
    }

    @Test(
        "each has a heading that fits its status",
        arguments: [
            (400, "That did not arrive well"), (403, "Not from here"), (404, "Nothing here"),
            (409, "Somebody was faster"),
            (413, "That is too much at once"), (418, "That did not work"), (429, "A little slower, please"),
            (500, "Something went wrong"),
            (502, "Something went wrong"), (503, "Back in a moment"), (507, "The disk is full"),
        ]
    )
    func headings(status: Int, heading: String) {
        let html = pages.page(status: status, sentence: "<script>x</script>")
        #expect(html.violations.isEmpty)
        #expect(html.text.contains("<h1>\(heading)</h1>"))
        #expect(html.text.contains("<title>\(heading) · Hearten</title>"))
        #expect(html.text.contains("&lt;script&gt;x&lt;/script&gt;"))
        #expect(!html.text.contains("the number"))
    }
}
