import Testing

@testable import Kernel

@Suite("Emoji by name") struct EmojiNamesTests {
    @Test(
        "a known name between colons becomes what it names; everything else stays as it was typed",
        arguments: [
            ("Done :seedling:", "Done 🌱"), (":+1: and :heart:", "👍 and ❤️"), (":Party:!", "🎉!"), ("at 10:30:45", "at 10:30:45"), (":nothing:", ":nothing:"),
            ("::", "::"), (":", ":"), (":sun", ":sun"), ("a:sun:", "a:sun:"), (":sun::sun:", "☀️☀️"), ("http://x:sun:y", "http://x:sun:y"),
            (":sun :sun:", ":sun ☀️"),
        ]
    ) func replaced(_ text: String, _ expected: String) {
        #expect(EmojiNames.replaced(in: text) == expected)
        #expect(RichText(markdown: text).excerpt(200) == expected)
    }

    @Test("code and the addresses of links stay as they are") func elsewhere() {
        #expect(RichText(markdown: "`:sun:`").excerpt(20) == ":sun:")
        #expect(RichText(markdown: "[:sun:](https://a.example/:sun:)").links == ["https://a.example/:sun:"])
    }

    @Test("names are found by how they begin, or one of their words does") func names() {
        #expect(EmojiNames.names(beginning: "seedl", limit: 6).map(\.emoji) == ["🌱"])
        #expect(EmojiNames.names(beginning: "heart", limit: 40).contains { $0.name == "green_heart" })
        #expect(EmojiNames.names(beginning: "", limit: 6).isEmpty && EmojiNames.names(beginning: "qqqq", limit: 6).isEmpty)
        for found in EmojiNames.names(beginning: "s", limit: 500) { #expect(EmojiNames.emoji(found.name) == found.emoji) }
    }
}
