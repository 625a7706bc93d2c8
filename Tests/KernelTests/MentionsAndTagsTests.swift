import Kernel
import Testing

@Suite("Mentions and tags")
struct MentionsAndTagsTests {
    @Test("a mention is an at sign and a handle, kept in lower case")
    func mentions() {
        let text = RichText(markdown: "Well done @Maya, and (@doreen_2)! @maya again. @rob")
        #expect(text.mentions == ["maya", "doreen_2", "rob"])
        #expect(
            RichText(markdown: "Hi @Maya!").blocks == [.paragraph([.text("Hi "), .mention("maya"), .text("!")])]
        )
    }

    @Test(
        "an e-mail address is no mention",
        arguments: [
            "write to maya@harbour.example", "maya@harbour", "a.maya@harbour.example.", "mailto:maya@harbour.example",
            "<maya@harbour.example>", "1@harbour", "é@harbour", "日@harbour",
        ]
    )
    func mailAddresses(markdown: String) {
        #expect(RichText(markdown: markdown).mentions.isEmpty)
    }

    @Test("a handle of another server does not mention who has that handle here")
    func otherServers() {
        #expect(RichText(markdown: "with @maya@elsewhere.example today").mentions.isEmpty)
    }

    @Test(
        "what is no handle is no mention",
        arguments: ["@", "@ maya", "@@", "@-maya", "@é", "@.", "5@", "`@maya`", "    @maya"])
    func noMention(markdown: String) {
        #expect(RichText(markdown: markdown).mentions.isEmpty)
    }

    @Test("a handle ends where its letters do")
    func handleEnds() {
        #expect(RichText(markdown: "@maya's").mentions == ["maya"])
        #expect(RichText(markdown: "@maya-lou").mentions == ["maya"])
        #expect(RichText(markdown: "@" + String(repeating: "a", count: 60)).mentions.first?.count == 60)
        #expect(RichText(markdown: "@" + String(repeating: "a", count: 61)).mentions.isEmpty)
    }

    @Test(
        "tags may use any alphabet",
        arguments: ["run", "Größe", "смелость", "日本語", "한국어", "c3po", "Small_Wins", "हिन्दी", "cafe\u{301}"])
    func tags(tag: String) {
        let text = RichText(markdown: "Today #\(tag) is on")
        #expect(text.blocks == [.paragraph([.text("Today "), .hashtag(tag), .text(" is on")])])
        #expect(text.hashtags == [tag.lowercased()])
    }

    @Test(
        "a tag needs a letter, and a blank or a mark before it",
        arguments: ["#1", "#2026", "#_", "#", "# a", "a#b", "1#b", "日本#語", "##"])
    func noTag(markdown: String) {
        #expect(RichText(markdown: markdown).hashtags.isEmpty)
    }

    @Test("each tag is told once, in the order of the text, whatever its case")
    func tagsOnce() {
        #expect(RichText(markdown: "#Run #sleep #run (#RUN) #1st").hashtags == ["run", "sleep", "1st"])
    }

    @Test("a tag of more than sixty characters is only words")
    func longTags() {
        #expect(RichText(markdown: "#" + String(repeating: "ä", count: 60)).hashtags.count == 1)
        #expect(RichText(markdown: "#" + String(repeating: "ä", count: 61)).hashtags.isEmpty)
    }

    @Test("inside links both are only words")
    func insideLinks() {
        let text = RichText(markdown: "[ask @maya about #run](https://a.example)")
        #expect(text.mentions.isEmpty)
        #expect(text.hashtags.isEmpty)
        #expect(text.excerpt(100).hasPrefix("ask @maya about #run"))
        #expect(RichText(markdown: "https://a.example/@maya#run").mentions.isEmpty)
        #expect(RichText(markdown: "https://a.example/#run").hashtags.isEmpty)
    }

    @Test("inside emphasis within a link both are only words")
    func insideEmphasisInLinks() {
        let text = RichText(markdown: "[*ask @maya* about **#run**](https://a.example)")
        #expect(text.mentions.isEmpty)
        #expect(text.hashtags.isEmpty)
    }

    @Test("both are found in headings, lists, quotations and emphasis")
    func everywhere() {
        let text = RichText(markdown: "# @a #one\n\n- *@b* #two\n\n> **@c** #three\n\n1. > @d #four")
        #expect(text.mentions == ["a", "b", "c", "d"])
        #expect(text.hashtags == ["one", "two", "three", "four"])
    }
}
