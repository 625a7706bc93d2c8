import Community
import Identity
import Kernel
import Outside
import Store
import Trust

/// Two clients who share publicly, and where they are elsewhere. Jo writes a good deal; Kwame has just begun.
struct DemoChannels {
    let stage: DemoStage
    let now: Moment

    private struct Words {
        let by: String
        let text: String
        let ago: Span
        var answers: [(by: String, text: String, isPublic: Bool)] = []
        var praise: [(by: String, words: String)] = []
    }

    private static let words = [
        Words(
            by: "kwame",
            text: "First post out here. I walk in the evenings, most of them. Today it rained sideways and I went anyway, mainly to be able to say so.",
            ago: .days(12), answers: [("jo", "Sideways rain counts double. I checked with nobody.", true)], praise: [("jo", "You went anyway")]),
        Words(
            by: "jo", text: "Rest day. Allotment day. The watering can is 9 litres and there are two of them, so call it what you like.", ago: .days(6),
            praise: [("kwame", "Rested on purpose"), ("lucia", "Rested on purpose"), ("doreen", "Rested on purpose"), ("tomasz", "Rested on purpose")]),
        Words(
            by: "jo",
            text:
                "Slow is a pace. I finished last on Saturday and the marshal walked the final stretch with me. We talked about his knees and my mother. I have had worse races at the front.",
            ago: .days(2), answers: [("lucia", "I would walk that stretch with you any Saturday.", false)], praise: [("kwame", "Honest about the hard part")]),
        Words(
            by: "jo", text: "If you’re new to being overtaken: say “morning” first. It changes who is doing what to whom.", ago: .hours(3),
            answers: [("kwame", "Tried it tonight. A man with two dogs said it back four times.", true), ("doreen", "I shall say it on the stairs.", false)],
            praise: [("kwame", "Made me laugh, then go out"), ("lucia", "Made me laugh, then go out"), ("tomasz", "Made me laugh, then go out")]),
    ]

    /// Addresses in domains that are kept for examples: what they link back to was seen by nobody but the demo.
    private static let channels: [(of: String, address: String, label: String, feed: String, linksBack: Bool)] = [
        ("jo", "https://slowisapace.example/", "slowisapace.example", "https://slowisapace.example/feed.xml", true),
        ("jo", "https://www.instagram.com/jo_runs_last/", "@jo_runs_last", "", false),
        ("jo", "https://parkrun.example/newhaven", "Newhaven parkrun page", "", false), ("kwame", "@kwame@social.example", "", "", true),
    ]

    private static let feed = """
        <rss version="2.0"><channel><title>Slow is a pace</title>
        <item><title>What the broom wagon taught me</title><link>https://slowisapace.example/broom-wagon</link><description>It drives at eleven minutes a kilometre and so, that day, did I.</description><pubDate>%1</pubDate></item>
        <item><title>Blister tape, in order of regret</title><link>https://slowisapace.example/blister-tape</link><description>Five kinds, two feet, one honest table.</description><pubDate>%2</pubDate></item>
        </channel></rss>
        """

    func open(_ transaction: Transaction) throws {
        // Mei-Lin and Callum write for their groups alone; their pages can be seen all the same, since the wall names them.
        for (handle, parts) in [("jo", [.name, .about, .links]), ("kwame", [.name, .about, .links]), ("meilin", [.name]), ("callum", [.name])]
            as [(String, Set<Profile.Part>)]
        {
            guard let person = stage.people[handle]?.id else { throw DemoFault.script(handle) }
            var profile = try ProfileQueries.profile(of: person, in: transaction)
            profile.isPublic = parts
            profile.shownPractice = stage.practices["harbour"]
            try ProfileQueries.save(profile, of: person, in: transaction)
        }
        for (number, words) in Self.words.enumerated() { try write(words, number, transaction) }
        for (number, channel) in Self.channels.enumerated() { try add(channel, number, transaction) }
    }

    private func write(_ words: Words, _ number: Int, _ transaction: Transaction) throws {
        let then = transaction.at(now - words.ago)
        let circle = try stage.circle(words.by, then)
        guard let group = circle.ties.first?.group else { throw DemoFault.script(words.by) }
        let draft = PostDraft(kind: .note, audience: .public, headline: "", body: words.text, formKey: "public-\(number)")
        let post = try WritePost.write(draft, in: group, by: circle, then)
        for (place, answer) in words.answers.enumerated() {
            let later = transaction.at(now - words.ago + .minutes(20 + 35 * Int64(place)))
            let reader = try stage.circle(answer.by, later)
            guard let seen = try PostQueries.post(post, for: reader, in: later) else { throw DemoFault.script(answer.text) }
            _ = try WriteReply.write(
                answer.text, to: seen, formKey: "public-\(number)-\(place)", publicly: answer.isPublic ? .yes : .no, by: reader, later)
        }
        for (place, praise) in words.praise.enumerated() {
            let later = transaction.at(now - words.ago + .minutes(10 + 15 * Int64(place)))
            let giver = try stage.circle(praise.by, later)
            guard let seen = try PostQueries.post(post, for: giver, in: later) else { throw DemoFault.script(praise.words) }
            _ = try GivePraise.give(PraiseDraft(kind: .persistence, words: praise.words, isPrivate: false), for: seen, by: giver, later)
        }
    }

    private func add(_ channel: (of: String, address: String, label: String, feed: String, linksBack: Bool), _ number: Int, _ transaction: Transaction) throws {
        let then = transaction.at(now - .days(80 - Int64(number)))
        guard let person = stage.people[channel.of]?.id else { throw DemoFault.script(channel.of) }
        let address = try ChannelAddress(typed: channel.address, origin: "http://localhost")
        let draft = ChannelDraft(address: address, label: channel.label.isEmpty ? address.label : channel.label, showsPosts: !channel.feed.isEmpty)
        let id = try ChangeChannels.add(draft, of: person, in: then)
        // Nobody answers there, so nobody is asked.
        try DemoQueries.leaveAlone(id, in: then)
        try ChannelQueries.saveCheck(id, isVerified: channel.linksBack, feed: channel.feed, in: then)
        try ChannelQueries.saveLook(id, next: now + .days(365), in: then)
        guard !channel.feed.isEmpty, let known = try ChannelQueries.channel(id, in: then) else { return }
        let dates = [now - .days(4), now - .days(19)].map { $0.date.formatted(.iso8601) }
        let xml = Self.feed.replacing("%1", with: dates[0]).replacing("%2", with: dates[1])
        try ChannelQueries.saveItems(FeedReader.items(Array(xml.utf8), base: channel.feed, now: now), of: known, version: .none, in: then)
    }
}
