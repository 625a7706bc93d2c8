import Kernel
import Site
import Testing

@testable import Community
@testable import Trust

@Suite("The markup of posts") struct PostPagesTests {
    private let pages = PostPages(draw: Drawing(assets: .fixed))

    private func card(_ card: PostCard) -> HTML { pages.card(card, Shown.time) }

    @Test("a note of somebody else, with praise and a thread") func note() throws {
        let replies = [
            try Shown.reply(
                2, to: 1, by: Shown.maya, "How was the *way back*?", role: .owner, chips: [Shown.chip("Asked", 1, ["Doreen Vale"], on: 2, mine: 71)]),
            try Shown.reply(3, to: 2, by: Shown.samir, "Slower."), try Shown.reply(4, to: 1, by: Shown.doreen, "Well done", isMine: true),
        ]
        let chips = [
            Shown.chip("You kept at it", 2, ["Doreen Vale", "Maya Okafor"], mine: 70), Shown.chip("Honest about it", 12, ["Maya Okafor", "Doreen Vale"]),
            Shown.chip("You told us that it was hard, and then you went all the same.", 1, ["Maya Okafor"]),
            Shown.chip("Between us", 1, ["Doreen Vale"], mine: 72, isPrivate: true),
        ]
        let post = Shown.post(
            1, by: Shown.samir, body: "Walked, *slowly*.\n\nWith @samir and https://example.org #early", isAnswered: true, isPraised: true, isEdited: true)
        try golden(card(Shown.card(post, chips: chips, replies: replies, count: 9)), "card-note")
    }

    @Test("one’s own first win, which nobody has praised") func ownWin() throws {
        let post = Shown.post(1, by: Shown.doreen, .win, headline: "Two flights without stopping.", isFirstWin: true)
        try golden(card(Shown.card(post, isMine: true)), "card-own-win")
    }

    @Test("a question that waits, seen by a coach") func question() throws {
        let post = Shown.post(1, by: Shown.samir, .question, body: "Which shoes?", ago: .days(2))
        try golden(card(Shown.card(post, mayRemove: true)), "card-question")
    }

    @Test("a coach’s prompt to the whole practice") func prompt() throws {
        let post = Shown.post(1, by: Shown.maya, .prompt, body: "What went well?\n\n- one\n- two", audience: .practice, role: .owner, ago: .minutes(1))
        try golden(card(Shown.card(post, place: "")), "card-prompt")
    }

    @Test("what only oneself sees, after a consent was taken back") func withheld() throws {
        let post = Shown.post(1, by: Shown.doreen, audience: .people, isWithheld: true)
        try golden(card(Shown.card(post, place: "", isMine: true, mayReply: false)), "card-withheld")
    }

    @Test("pictures with and without their words") func pictures() throws {
        let pictures = [
            ShownPicture(id: ID(81), post: ID(1), description: "A harbour wall at first light", width: 1600, height: 1200),
            ShownPicture(id: ID(82), post: ID(1), description: "", width: 900, height: 1600),
        ]
        try golden(card(Shown.card(Shown.post(1, by: Shown.samir), pictures: pictures)), "card-pictures")
    }

    @Test("a thread deeper than four levels goes on at the same depth") func deep() throws {
        let replies = try (2...8).map { try Shown.reply($0, to: $0 - 1, by: Shown.samir, "Level \($0 - 1)") }
        let html = card(try Shown.card(Shown.post(1, by: Shown.doreen), replies: replies))
        #expect(html.violations.isEmpty)
        for level in 1...7 { #expect(html.text.contains("Level \(level)<")) }
        #expect(html.text.components(separatedBy: "<ul class=\"thread\">").count - 1 == 5)
        #expect(html.text.components(separatedBy: "<ul").count == html.text.components(separatedBy: "</ul>").count)
        #expect(html.text.components(separatedBy: "<li").count == html.text.components(separatedBy: "</li>").count)
    }

    @Test("a reply whose parent is not shown stands below the post") func orphan() throws {
        let html = card(try Shown.card(Shown.post(1, by: Shown.doreen), replies: [Shown.reply(9, to: 5, by: Shown.samir, "To one further up")], count: 6))
        #expect(html.text.contains("To one further up"))
        #expect(html.text.contains("All 6 replies"))
    }

    @Test("givers are named up to two; from three there is a number") func numbers() throws {
        func givers(_ count: Int, _ names: [String]) throws -> Bool {
            card(try Shown.card(Shown.post(1, by: Shown.samir), chips: [Shown.chip("Went", count, names)])).text.contains(
                "Went <b>\(count > 2 ? "\(count)" : names.map { $0.prefix { $0 != " " } }.joined(separator: ", "))</b>")
        }
        #expect(try givers(1, ["Doreen Vale"]))
        #expect(try givers(2, ["Doreen Vale", "Maya Okafor"]))
        #expect(try givers(3, ["Doreen Vale", "Maya Okafor"]))
        #expect(try givers(1_200, ["Doreen Vale", "Maya Okafor"]))
    }

    @Test("hostile words in every field stay words") func hostile() throws {
        let pictures = [ShownPicture(id: ID(81), post: ID(1), description: Hostile.text, width: 1, height: 1)]
        let reply = try Shown.reply(2, to: 1, by: Shown.hostile, Hostile.text, chips: [Shown.chip(Hostile.text, 1, [Hostile.text], on: 2)])
        let post = Shown.post(1, by: Shown.hostile, .win, headline: Hostile.text, body: Hostile.text)
        for isMine in [true, false] {
            let html = card(
                try Shown.card(
                    post, chips: [Shown.chip(Hostile.text, 1, [Hostile.text]), Shown.chip("a|b\"<b>", 2, ["<i>", "\""])], replies: [reply], pictures: pictures,
                    place: Hostile.text,
                    isMine: isMine, mayRemove: true
                ))
            Hostile.check(html)
            if !isMine { try golden(html, "card-hostile") }
        }
    }

    @Test("long names and words are shown whole") func long() throws {
        let somebody = Shown.person(15, Hostile.long)
        let html = card(try Shown.card(Shown.post(1, by: somebody, .win, headline: Hostile.long, body: Hostile.long), place: Hostile.long))
        #expect(html.violations.isEmpty)
        #expect(html.text.components(separatedBy: Hostile.long).count > 4)
    }
}
