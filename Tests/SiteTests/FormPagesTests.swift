import Foundation
import Kernel
import Testing

@testable import Site

@Suite("The fields of a form")
struct FormPagesTests {
    private let draw = Drawing(assets: .fixed)

    @Test("new, with nothing typed")
    func new() throws {
        try golden(form(FormPages(draw: draw)), "form-new")
    }

    @Test("with what was typed and what is wrong with it")
    func wrong() throws {
        var errors = FormErrors()
        errors.add("name", "Please write <your> name.")
        errors.add("words", "A little shorter, please.")
        errors.add("tone", "Please choose one.")
        errors.add("consent", "Please tick this box.")
        errors.add("password", "At least ten characters.")
        let fields = FormFields(texts: [
            ("name", "Maya \"Bay\" <b>"), ("words", "\n</textarea>\nline & more"), ("tone", "warm"), ("consent", "no"),
            ("password", "secret-word"),
        ])
        let html = form(FormPages(draw: draw, fields: fields, errors: errors))
        #expect(!html.text.contains("secret-word"))
        try golden(html, "form-wrong")
    }

    @Test("each link of the summary leads to something on the page, and each description is there")
    func links() throws {
        var errors = FormErrors()
        for field in ["name", "password", "words", "tone", "consent"] { errors.add(field, "Wrong.") }
        let text = form(FormPages(draw: draw, errors: errors)).text
        let ids = Set(text.matches(of: #/ id="([^"]*)"/#).map { String($0.1) })
        let targets = text.matches(of: #/ href="#([^"]*)"/#).map { String($0.1) }
        #expect(targets.count == 5)
        for target in targets { #expect(ids.contains(target), "#\(target) leads nowhere") }
        for names in text.matches(of: #/ aria-describedby="([^"]*)"/#) {
            for name in names.1.split(separator: " ") { #expect(ids.contains(String(name)), "\(name) is not there") }
        }
        #expect(text.matches(of: #/ id="([^"]*)"/#).count == ids.count)
    }

    @Test("what was typed wins over what was there before, even when it is nothing")
    func typed() {
        let before = FormPages(draw: draw).input("a", "A", value: "before").text
        #expect(before.contains("value=\"before\""))
        let emptied = FormPages(draw: draw, fields: FormFields(texts: [("a", "")])).input("a", "A", value: "before")
            .text
        #expect(emptied.contains("value=\"\""))
        let area = FormPages(draw: draw, fields: FormFields(texts: [("a", "")])).area("a", "A", value: "before").text
        #expect(area.contains("></textarea>"))
        let options = FormPages(draw: draw, fields: FormFields(texts: [("a", "2")])).options(
            "a", "A", [("1", "One", nil), ("2", "Two", nil)], chosen: "1"
        ).text
        #expect(options.contains("value=\"2\" checked") && !options.contains("value=\"1\" checked"))
    }

    @Test("a box is ticked only if the form came back with it ticked")
    func ticks() {
        #expect(!FormPages(draw: draw).tick("a", "A").text.contains("checked"))
        #expect(
            FormPages(draw: draw, fields: FormFields(texts: [("a", "yes")])).tick("a", "A").text.contains(
                "value=\"yes\" checked"))
        #expect(
            !FormPages(draw: draw, fields: FormFields(texts: [("a", "no")])).tick("a", "A").text.contains("checked"))
    }

    @Test("nothing is said where nothing is wrong")
    func quiet() {
        let pages = FormPages(draw: draw)
        #expect(pages.summary.isEmpty)
        #expect(pages.message("a").isEmpty)
        #expect(!pages.input("a", "A", isRequired: false).text.contains("aria-"))
        #expect(!pages.input("a", "A", isRequired: false).text.contains("required"))
    }

    @Test("the token stands in a hidden field")
    func token() {
        #expect(FormPages.token("a\"b").text == #"<input type="hidden" name="token" value="a&quot;b">"#)
    }

    private func form(_ pages: FormPages) -> HTML {
        """
        <form method="post">\(FormPages.token("token"))
        \(pages.summary)
        \(pages.input("name", "Name", hint: "As people call you.", value: "Maya", autocomplete: "name"))
        \(pages.input("password", "Password", kind: .password, value: "never shown", autocomplete: "new-password"))
        \(pages.area("words", "Your words", hint: "A few.", value: "", rows: 6, placeholder: "Well done…"))
        \(pages.options("tone", "Tone", [("warm", "Warm", "As among friends & family."), ("plain", "Plain", nil)]))
        \(pages.tick("consent", "I have read the <a href=\"/house-rules\">house rules</a>."))
        </form>
        """
    }
}
