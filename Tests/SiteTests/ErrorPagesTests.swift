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

    @Test("a form given back holds what a person wrote, and neither secrets nor what stands in it for the program")
    func givenBack() throws {
        func page(_ texts: [(String, String)], files: [UploadedFile] = [], isWhole: Bool = true) -> HTML {
            let fields = FormFields(texts: texts.map { (name: $0.0, text: $0.1) }, files: files)
            return pages.page(
                FormGivenBack("Back", "Later.", status: 503, TypedForm(fields: fields, isWhole: isWhole), sendAgainTo: "/p/x/g/y/posts"))
        }
        let typed = [("token", "secret-token"), ("key", "k1"), ("kind", "note"), ("audience", "group"), ("body", "ok <b>"), ("choice-2", "Hills")]
        try golden(page(typed), "form-given-back")
        let html = page(typed)
        #expect(html.violations.isEmpty && html.text.contains("ok &lt;b&gt;\n\nHills</textarea>"))
        #expect(page(typed, files: [UploadedFile(field: "picture-0", name: "", bytes: [])]).text.contains("Send it again"), "an empty field for a file is none")
        for page in [page(typed, files: [UploadedFile(field: "picture-0", name: "a", bytes: [1])]), page(typed, isWhole: false)] {
            #expect(!page.text.contains("<form") && page.text.contains("chosen again"))
        }
        let secret = page([("name", "Mona"), ("new-password", "four calm"), ("code", "123456")])
        #expect(secret.text.contains("Mona") && !secret.text.contains("four calm") && !secret.text.contains("123456") && !secret.text.contains("<form"))
        #expect(
            FormFields(texts: [("zone", "Europe/London"), ("publish", "2026-05-14T07:30"), ("body", " \n ")].map { (name: $0.0, text: $0.1) }).typedWords
                .isEmpty)
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
