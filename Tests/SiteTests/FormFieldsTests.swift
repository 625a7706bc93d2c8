import Foundation
import Testing

@testable import Site

@Suite("What a form sent")
struct FormFieldsTests {
    @Test("is composed: what looks the same is the same")
    func composed() {
        #expect(sameScalars(FormFields.cleaned("Gro\u{308}ße"), "Gr\u{F6}ße"))
        #expect(sameScalars(FormFields.cleaned("\u{1112}\u{1161}\u{11AB}"), "\u{D55C}"))
    }

    @Test("has one kind of newline and no blanks around")
    func newlines() {
        #expect(FormFields.cleaned("a\r\nb\rc\nd\r\n\r\ne") == "a\nb\nc\nd\n\ne")
        #expect(FormFields.cleaned(" \t\r\n a b \u{A0}\u{3000}\n") == "a b")
        #expect(FormFields.cleaned("a\tb") == "a\tb")
        #expect(FormFields.cleaned(" \n ").isEmpty)
    }

    @Test("loses controls and marks that reorder or hide text")
    func invisible() {
        let marks: [UInt32] =
            [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0xFEFF, 0xFFF9, 0xFFFB]
            + (0x202A...0x202E) + (0x2066...0x2069)
        for mark in marks {
            let text = "a" + String(Unicode.Scalar(mark).map(Character.init) ?? "?") + "b"
            #expect(sameScalars(FormFields.cleaned(text), "ab"), "U+\(String(mark, radix: 16))")
        }
        #expect(FormFields.cleaned("\u{FEFF} a \u{0}") == "a")
    }

    @Test(
        "keeps joiners and direction marks, which emoji and scripts need",
        arguments: ["👩\u{200D}👩\u{200D}👧", "می\u{200C}خواهم", "א\u{200F}!", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤\u{FE0F}"])
    func joiners(text: String) {
        #expect(sameScalars(FormFields.cleaned(text), text))
    }

    @Test("is the same when cleaned twice")
    func twice() {
        var random = SplitMix64(seed: 41)
        let pieces = [
            "\r", "\n", " ", "\t", "\u{0}", "\u{202E}", "\u{301}", "e", "\u{200D}", "\u{FEFF}", "\u{85}", "\u{2028}",
            "\u{1112}", "\u{1161}", "日",
        ]
        for _ in 0..<3_000 {
            let text = random.text(of: pieces)
            let once = FormFields.cleaned(text)
            #expect(sameScalars(FormFields.cleaned(once), once), "\(text.debugDescription)")
            #expect(sameScalars(once, once.precomposedStringWithCanonicalMapping))
            #expect(once.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
        }
    }

    @Test("is found by name: the first, all, or whether it was ticked")
    func names() {
        let fields = FormFields(
            texts: [("a", " one "), ("b", ""), ("a", "two")],
            files: [UploadedFile(field: "f", name: "x", bytes: [1]), UploadedFile(field: "f", name: "", bytes: [])]
        )
        #expect(fields.text("a") == "one")
        #expect(fields.raw("a") == " one ")
        #expect(fields.all("a") == [" one ", "two"])
        #expect(fields.isTicked("b"))
        #expect(!fields.isTicked("c"))
        #expect(fields.text("c").isEmpty)
        #expect(fields.files("f").map(\.name) == ["x"])
        #expect(fields.files("g").isEmpty)
    }

    @Test("holds something to read or not")
    func visiblyEmpty() {
        for text in [
            "", " \n", "\u{200B}\u{200D}", "\u{AD}", "\u{3164}", "\u{2800}\u{202E}".replacing("\u{2800}", with: ""),
            "\u{FE0F}",
        ] {
            #expect(text.isVisiblyEmpty, "\(text.debugDescription)")
        }
        for text in ["a", " . ", "❤️", "日", "0"] { #expect(!text.isVisiblyEmpty) }
    }
}

@Suite("What is wrong with a form")
struct FormErrorsTests {
    @Test("is noted once a field, in the order it was found")
    func order() {
        var errors = FormErrors()
        errors.add("b", "first")
        errors.add("a", "second")
        errors.add("b", "third")
        #expect(errors.fields == ["b", "a"])
        #expect(errors["b"] == "first")
        #expect(errors["a"] == "second")
        #expect(errors["c"] == nil)
        #expect(!errors.isEmpty)
    }

    @Test("stops the form, and nothing else does")
    func check() throws {
        var errors = FormErrors()
        #expect(errors.isEmpty)
        try errors.check()
        errors.add("a", "x")
        #expect(throws: errors) { try errors.check() }
    }
}
