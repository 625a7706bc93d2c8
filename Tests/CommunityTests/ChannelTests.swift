import Foundation
import Identity
import Kernel
import Outside
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Channels") struct ChannelTests {
    private static let origin = "https://harbour.example"

    /// What visitors read of somebody; `nil` where there is nobody for them.
    private func read(_ handle: String, for viewer: String? = nil, _ small: SmallPractice, _ reading: Reading) throws -> ChannelPages.View? {
        let channels = ChannelReading(origin: Self.origin)
        let viewer = try viewer.map { try small.circle($0, reading).viewer }
        return try channels.person(handle, for: viewer, in: reading).map { try channels.view($0, $1, cursor: .newest, for: viewer, in: reading) }
    }

    private func bodies(_ handle: String, for viewer: String? = nil, _ small: SmallPractice, _ reading: Reading) throws -> [String]? {
        try read(handle, for: viewer, small, reading)?.posts.map(\.post.subject.body)
    }

    @Test("visitors read what is public, and of no other audience a trace", arguments: TestEngine.all) func visitors(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            #expect(try bodies("samir", small, transaction) == nil, "nobody is public of themselves")
            for audience in PostDraft.ChosenAudience.allCases { try small.post("for \(audience.rawValue)", by: "samir", audience: audience, transaction) }
            #expect(try bodies("samir", small, transaction) == ["for public"])
            let samir = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            let feed = try ChannelReading(origin: Self.origin).feed(samir, .blank, in: transaction)
            #expect(feed.contains("for public") && !feed.contains("for practice"))
            #expect(try bodies("samir", for: "nadia", small, transaction) == ["for public"], "somebody from another practice is a visitor")
            try small.block("olive", by: "samir", transaction)
            #expect(try bodies("samir", for: "olive", small, transaction) == nil, "across a block neither finds the other")
        }
    }

    @Test("resting, closing the channel and a consent taken back each end it at once", arguments: TestEngine.all) func ends(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            for handle in ["samir", "doreen", "graham"] { try small.post("Out loud", by: handle, audience: .public, transaction) }
            try small.setProfile("samir", transaction) { $0.isPublic = [.about, .links] }
            try small.withdrawConsent("graham", transaction)
            #expect(try bodies("samir", small, transaction) == nil)
            #expect(try bodies("doreen", small, transaction) == ["Out loud"])
            #expect(try bodies("graham", small, transaction) == [])
            #expect(try AccountStandingQueries.beginRest(of: small.id("doreen"), in: transaction))
            #expect(try bodies("doreen", small, transaction) == nil)
        }
    }

    @Test("a reply to something public stays in the practice, unless it is made public", arguments: TestEngine.all) func replies(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let post = try small.post("Out loud", by: "samir", audience: .public, transaction)
            try small.reply("Among us", to: post, by: "doreen", transaction)
            let circle = try small.circle("graham", transaction)
            let top = try #require(try PostQueries.post(post, for: circle, in: transaction))
            func answer(_ body: String, _ publicly: PublicReply) throws {
                _ = try WriteReply.write(body, to: top, formKey: Token().text, publicly: publicly, by: circle, transaction)
            }
            #expect(throws: FormErrors.self) { try answer("For all", .yes) }
            try answer("For all", .openingChannel)
            func seen() throws -> [String] {
                try ChannelReading(origin: Self.origin).postView(post, handle: "samir", for: nil, in: transaction).replies.map(\.post.subject.body)
            }
            #expect(try seen() == ["For all"])
            #expect(try read("samir", small, transaction)?.posts.first?.replies == 1, "nor does the number tell of the other one")
            try small.setProfile("graham", transaction) { $0.isPublic = [] }
            #expect(try seen() == [])
            let group = try small.post("For the group", by: "samir", transaction)
            let inGroup = try #require(try PostQueries.post(group, for: circle, in: transaction))
            let reply = try WriteReply.write("Not wider", to: inGroup, formKey: "k", publicly: .openingChannel, by: circle, transaction)
            #expect(try transaction.first("SELECT audience FROM posts WHERE id = \(reply)") { $0.text() } == "group", "what is answered in a group stays there")
        }
    }

    @Test("what is public names nobody whom visitors may not know of", arguments: TestEngine.all) func names(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            #expect(throws: FormErrors.self) { try small.post("Thanks to @doreen", by: "samir", audience: .public, transaction) }
            let post = try small.post("Thanks to you all", by: "samir", audience: .public, transaction)
            #expect(throws: FormErrors.self) { try small.edit(post, body: "Thanks to @doreen", by: "samir", transaction) }
            try small.setProfile("doreen", transaction) { $0.isPublic = [.name] }
            try small.edit(post, body: "Thanks to @doreen", by: "samir", transaction)
        }
    }

    @Test("where a practice reads first public posts, three are read before anybody sees them", arguments: TestEngine.all) func first(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let draft = PracticeDraft(name: try #require(DisplayName("Harbour")), about: "", timeZone: "Europe/London", reviewsPublic: true)
            try EditPractice.edit(draft, by: small.membership("maya", transaction), small.id("maya"), in: transaction)
            let post = try small.post("My first", by: "samir", audience: .public, transaction)
            #expect(try bodies("samir", small, transaction) == [])
            #expect(try small.viewers(of: post, transaction) == ["samir"])
            #expect(throws: NotFound.self) { try FirstPosts.letIn(post, in: small.starters.id, by: small.circle("doreen", transaction), transaction) }
            try FirstPosts.letIn(post, in: small.starters.id, by: small.circle("nils", transaction), transaction)
            for words in ["My second", "My third"] {
                let held = try small.post(words, by: "samir", audience: .public, transaction)
                try FirstPosts.letIn(held, in: small.starters.id, by: small.circle("nils", transaction), transaction)
            }
            try small.post("My fourth", by: "samir", audience: .public, transaction)
            #expect(try bodies("samir", small, transaction) == ["My fourth", "My third", "My second", "My first"])
            try small.post("A coach’s", by: "nils", audience: .public, transaction)
            #expect(try bodies("nils", small, transaction) == ["A coach’s"])
        }
    }

    // MARK: Elsewhere

    private func add(_ address: String, to handle: String, showsPosts: Bool = true, _ small: SmallPractice, _ transaction: Transaction) throws -> Channel {
        let address = try ChannelAddress(typed: address, origin: Self.origin)
        let id = try ChangeChannels.add(ChannelDraft(address: address, label: "Elsewhere", showsPosts: showsPosts), of: small.id(handle), in: transaction)
        return try #require(try ChannelQueries.channel(id, in: transaction))
    }

    @Test("only their owner changes channels; each stands there once, and there is room for twelve", arguments: TestEngine.all)
    func changing(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let channel = try add("https://jo.example", to: "samir", small, transaction)
            #expect(throws: FormErrors.self) { _ = try add("https://JO.example/#x", to: "samir", small, transaction) }
            for outsider in ["doreen", "maya", "rob"] {
                let id = small.id(outsider)
                #expect(throws: NotFound.self) { try ChangeChannels.remove(channel.id, of: id, in: transaction) }
                #expect(throws: NotFound.self) { try ChangeChannels.lookAgain(channel.id, of: id, in: transaction) }
                #expect(throws: NotFound.self) { try ChangeChannels.change(channel.id, label: "Mine", showsPosts: true, of: id, in: transaction) }
            }
            for number in 1..<Channel.most { _ = try add("https://jo\(number).example", to: "samir", small, transaction) }
            #expect(throws: FormErrors.self) { _ = try add("https://more.example", to: "samir", small, transaction) }
            try ChangeChannels.remove(channel.id, of: small.id("samir"), in: transaction)
            #expect(try ChannelQueries.channels(of: small.id("samir"), in: transaction).count == Channel.most - 1)
        }
    }

    @Test("what is posted elsewhere shows only while the channel links back and its owner wants it", arguments: TestEngine.all)
    func items(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let me = small.id("samir")
            let channel = try add("https://jo.example", to: "samir", small, transaction)
            let feed = "<rss><channel><item><title>One</title><link>/1</link><pubDate>1 Jan 2026 10:00 GMT</pubDate></item></channel></rss>"
            let found = try FeedReader.items(Array(feed.utf8), base: "https://jo.example/", now: transaction.now)
            func shown() throws -> [String] { try ChannelQueries.items(of: me, limit: 10, in: transaction).map(\.title) }
            func save() throws { try ChannelQueries.saveItems(found, of: channel, version: .none, in: transaction) }
            try ChannelQueries.saveCheck(channel.id, isVerified: true, feed: "https://jo.example/feed", in: transaction)
            try save()
            #expect(try shown() == ["One"])
            try small.setProfile("samir", transaction) { $0.isPublic = [.name] }
            #expect(try read("samir", small, transaction)?.items.isEmpty == true, "visitors see it where the person shows their channels")
            try small.setProfile("samir", transaction) { $0.isPublic = [.name, .links] }
            #expect(try read("samir", small, transaction)?.items.count == 1)
            try ChannelQueries.saveCheck(channel.id, isVerified: false, feed: "", in: transaction)
            #expect(try shown() == [])
            try ChannelQueries.saveCheck(channel.id, isVerified: true, feed: "https://jo.example/feed", in: transaction)
            try save()
            try ChangeChannels.change(channel.id, label: "", showsPosts: false, of: me, in: transaction)
            #expect(try shown() == [])
        }
    }

    @Test("a channel that fails is asked ever more seldom, at most once a week") func patience() {
        #expect(LookAtChannels.patience(after: 1) == .hours(6) && LookAtChannels.patience(after: 2) == .hours(12))
        #expect(LookAtChannels.patience(after: 50) == .days(7))
    }

    @Test(
        "a link back is one to the very page",
        arguments: [
            ("https://harbour.example/@jo", true), ("https://HARBOUR.example/@Jo/", true), ("http://harbour.example/@jo", true),
            ("https://harbour.example/@jo?x=1", true), ("https://harbour.example/@joanna", false), ("https://harbour.example.evil.example/@jo", false),
            ("https://harbour.example:8443/@jo", false), ("https://harbour.example/p/@jo", false), ("https://harbour.example/", false), ("/@jo", false),
        ])
    func linksBack(_ address: String, _ isBack: Bool) {
        #expect(LookAtChannels.isPage(address, of: "jo", origin: Self.origin) == isBack)
    }
}
