import Identity
import Kernel
import Logging
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Writing in peace") struct WritingTests {
    private func form(_ texts: [(name: String, text: String)]) -> FormFields {
        let standard = [(name: "kind", text: "note"), (name: "audience", text: "group")]
        return FormFields(texts: standard.filter { field in !texts.contains { $0.name == field.name } } + texts)
    }

    // MARK: Warnings, versions, pins

    @Test("a post behind a warning tells nothing in lists, notices or the digest’s line", arguments: TestEngine.all)
    func warning(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let draft = try PostForm.draft(
                form([("body", "What the scale said, @samir"), ("warning", "weight"), ("warning-words", "a number")]), pictures: [], mayPrompt: false,
                needed: [])
            let id = try WritePost.write(draft, in: small.starters, by: small.circle("doreen", transaction), transaction)
            let post = try small.post(id, to: "samir", transaction)
            #expect(post.warning?.line == "Weight: a number")
            #expect(!post.excerpt(200).contains("scale"))
            try Happened.react(NoticeReactions.all, in: transaction)
            #expect(try small.notices("samir", transaction).map(\.excerpt) == [""])
            let news = try #require(
                try DigestQueries.news(in: small.starters, since: SettableClock.start - .days(1), for: small.circle("samir", transaction), in: transaction))
            #expect(news.posts.map(\.words) == ["Behind a warning."])
        }
    }

    @Test("earlier words stay to be read; the same form twice changes once", arguments: TestEngine.all) func versions(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("One", by: "doreen", transaction)
            for body in ["Two", "Two", "Three"] { try small.edit(post, body: body, by: "doreen", transaction) }
            let versions = try PostVersionQueries.versions(of: post, in: transaction)
            #expect(versions.map(\.body) == ["Two", "One"])
            #expect(try small.post(post, to: "samir", transaction).version == 3)
            try small.delete(post, by: "doreen", transaction)
            #expect(try transaction.count("SELECT COUNT(*) FROM post_versions") == 0, "nothing of a deleted post is left")
        }
    }

    @Test("two tabs change one post: the second is told, and nothing is written over", arguments: TestEngine.all) func twoTabs(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("One", by: "doreen", transaction)
            try small.edit(post, body: "From the phone", of: 1, by: "doreen", transaction)
            #expect(throws: ChangedElsewhere.self) { try small.edit(post, body: "From the desk", of: 1, by: "doreen", transaction) }
            #expect(try small.post(post, to: "samir", transaction).body == "From the phone")
            try small.edit(post, body: "From the desk", of: 2, by: "doreen", transaction)
            #expect(try small.post(post, to: "samir", transaction).body == "From the desk")
        }
    }

    @Test("those who look after a group pin up to three posts there", arguments: TestEngine.all) func pins(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            func pin(_ post: ID<Post>, _ isPinned: Bool = true, by handle: String) throws {
                try PinPost.pin(small.visible(post, to: handle, transaction), isPinned, by: small.circle(handle, transaction), transaction)
            }
            let posts = try (1...4).map { try small.post("Post \($0)", by: "doreen", transaction) }
            #expect(throws: NotAllowed.self) { try pin(posts[0], by: "doreen") }
            for post in posts.prefix(3) { try pin(post, by: "nils") }
            #expect(throws: PinFault.self) { try pin(posts[3], by: "maya") }
            try pin(posts[0], false, by: "maya")
            try pin(posts[3], by: "maya")
            #expect(try Set(PinQueries.pinned(in: small.starters.id, in: transaction)) == Set(posts.dropFirst()))
            let elsewhere = try small.post("To the practice", by: "doreen", audience: .practice, transaction)
            #expect(throws: NotAllowed.self) { try pin(elsewhere, by: "maya") }
        }
    }

    // MARK: Polls

    @Test("an answer counts once, can be changed until the poll closes, and nobody sees whose it is", arguments: TestEngine.all)
    func poll(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let id = try await store.write { transaction in
                let draft = try PostForm.draft(
                    form([("body", "When?"), ("choice-1", "Early"), ("choice-2", "Late"), ("poll-days", "1")]), pictures: [], mayPrompt: false, needed: [])
                return try WritePost.write(draft, in: small.starters, by: small.circle("doreen", transaction), transaction)
            }
            func vote(_ position: Int?, _ handle: String) async throws {
                try await store.write { transaction in
                    guard let post = try PostQueries.post(id, for: small.circle(handle, transaction), in: transaction) else { throw NotFound() }
                    try VoteInPoll.vote(position, on: post, by: small.circle(handle, transaction), transaction)
                }
            }
            func votes() async throws -> [Int] {
                try await store.read { try PollQueries.polls(of: [id], in: $0)[id]?.choices.map(\.votes) ?? [] }
            }
            for (position, handle) in [(0, "samir"), (0, "samir"), (1, "nils"), (1, "samir"), (0, "doreen")] { try await vote(position, handle) }
            #expect(try await votes() == [1, 2])
            await #expect(throws: PollFault.noSuchChoice) { try await vote(7, "samir") }
            await #expect(throws: PollFault.noSuchChoice) { try await vote(nil, "samir") }
            await #expect(throws: NotFound.self) { try await vote(0, "rob") }
            clock.advance(.days(1))
            await #expect(throws: PollFault.closed) { try await vote(0, "samir") }
            #expect(try await votes() == [1, 2])
        }
    }

    @Test("a poll with one answer, or the same twice, comes back", arguments: [["Only"], ["Yes", "yes"], ["Yes", String(repeating: "n", count: 81)]])
    func badPoll(_ choices: [String]) {
        let texts = choices.enumerated().map { (name: "choice-\($0 + 1)", text: $1) } + [(name: "body", text: "Words")]
        #expect(throws: FormErrors.self) { try PostForm.draft(form(texts), pictures: [], mayPrompt: false, needed: []) }
    }

    // MARK: Drafts

    @Test("a draft is kept, changed and gone once it is shared", arguments: TestEngine.all) func drafts(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let doreen = try small.circle("doreen", transaction)
            func keep(_ body: String, version: Int?) throws -> Draft? {
                try KeepDraft.keep(form([("key", "k1"), ("body", body)]), in: small.starters, version: version, by: doreen, transaction)
            }
            let first = try #require(try keep("Half a", version: nil))
            let second = try #require(try keep("Half a line", version: first.version))
            #expect(try DraftQueries.newest(for: small.starters.id, of: doreen.id, in: transaction) == second)
            // On the phone, which still has the first version.
            #expect(throws: DraftFault.newer(2)) { try keep("Another half", version: first.version) }
            #expect(try DraftQueries.newest(for: small.starters.id, of: small.id("samir"), in: transaction) == nil)
            let post = try PostForm.draft(form([("key", "k1"), ("body", "Half a line, and the rest")]), pictures: [], mayPrompt: false, needed: [])
            _ = try WritePost.write(post, in: small.starters, by: doreen, transaction)
            #expect(try DraftQueries.drafts(of: doreen.id, in: transaction).isEmpty)
            // The late save of a tab that was left open.
            #expect(try keep("Half a line", version: 2) == nil)
            #expect(try DraftQueries.drafts(of: doreen.id, in: transaction).isEmpty)
        }
    }

    @Test("an emptied draft is gone; more than fifty are refused", arguments: TestEngine.all) func manyDrafts(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let doreen = try small.circle("doreen", transaction)
            func keep(_ number: Int, _ body: String) throws -> Draft? {
                try KeepDraft.keep(form([("key", "k\(number)"), ("body", body)]), in: small.starters, version: nil, by: doreen, transaction)
            }
            for number in 1...Draft.most { #expect(try keep(number, "Words") != nil) }
            #expect(throws: DraftFault.tooMany) { try keep(99, "Words") }
            #expect(try keep(1, "  ") == nil)
            #expect(try keep(99, "Words") != nil)
        }
    }

    @Test(
        "a moment as a clock in one’s zone shows it",
        arguments: [
            ("2026-05-14T18:00", "Europe/London", "2026-05-14T17:00:00Z"), ("2026-05-14T18:00", "America/New_York", "2026-05-14T22:00:00Z"),
            // London’s clocks skip 01:30 on 28 March 2027.
            ("2027-03-28T01:30", "Europe/London", "2027-03-28T01:30:00Z"),
        ])
    func moments(_ text: String, _ zone: String, _ expected: String) throws {
        let moment = try ShareLater.moment(text, zone: zone, now: SettableClock.start)
        #expect(moment.date.formatted(.iso8601) == expected)
    }

    @Test(
        "moments that cannot be",
        arguments: [
            ("", DraftFault.unreadable), ("soon", .unreadable), ("2026-13-01T10:00", .unreadable), ("2026-06-31T10:00", .unreadable),
            ("2026-05-14T25:00", .unreadable),
            ("99999-05-14T10:00", .unreadable), ("2026-05-14T09:00", .past), ("2030-01-01T10:00", .tooFar),
        ])
    func badMoments(_ text: String, _ fault: DraftFault) {
        #expect(throws: fault) { try ShareLater.moment(text, zone: "Europe/London", now: SettableClock.start) }
    }

    @Test("shared when its time comes, once; what became impossible stays a draft with the reason", arguments: TestEngine.all)
    func later(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            func plan(_ handle: String, _ key: String) async throws {
                try await store.write { transaction in
                    let fields = form([("key", key), ("body", "Good morning from \(handle)")])
                    let draft = try #require(
                        try KeepDraft.keep(fields, in: small.starters, version: nil, by: small.circle(handle, transaction), transaction))
                    try ShareLater.plan(draft, at: transaction.now + .hours(2), in: transaction)
                }
            }
            func work() async throws {
                let runner = JobRunner(store: store, handlers: [ShareLater.handler(store)], logger: .init(label: "test"))
                while try await runner.work() > 0 {}
            }
            func written() async throws -> [String] { try await store.read { try $0.all("SELECT body FROM posts ORDER BY id LIMIT 10") { $0.text() } } }
            for handle in ["doreen", "samir", "nils"] { try await plan(handle, "k-\(handle)") }
            try await store.write { transaction in
                try small.leaveStarters("samir", transaction)
                // Nils changes his in between: it waits to be looked at again.
                _ = try KeepDraft.keep(
                    form([("key", "k-nils"), ("body", "Not yet")]), in: small.starters, version: 1, by: small.circle("nils", transaction), transaction)
            }
            try await work()
            #expect(try await written().isEmpty)
            clock.advance(.hours(2))
            for _ in 1...2 { try await work() }
            #expect(try await written() == ["Good morning from doreen"])
            let samirs = try await store.read { try DraftQueries.drafts(of: small.id("samir"), in: $0) }
            #expect(samirs.first?.failure?.contains("left the group") == true && samirs.first?.publishAt == nil)
            #expect(try await store.read { try small.notices("samir", $0).map(\.kind) } == [.notShared])
            #expect(try await store.read { try DraftQueries.drafts(of: small.id("nils"), in: $0).map(\.excerpt) } == ["Not yet"])
        }
    }

    // MARK: Bookmarks

    @Test("what one keeps is one’s own, and only what one sees still", arguments: TestEngine.all) func bookmarks(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let (one, two) = (try small.post("One", by: "doreen", transaction), try small.post("Two", by: "nils", transaction))
            for post in [one, two, one] { try BookmarkQueries.keep(post, for: small.id("samir"), in: transaction) }
            func kept(_ handle: String) throws -> [ID<Post>] {
                try BookmarkQueries.kept(by: small.circle(handle, transaction), before: nil, limit: 10, in: transaction).map(\.id)
            }
            #expect(try Set(kept("samir")) == [one, two])
            #expect(try kept("doreen") == [])
            try BlockPerson.block(small.id("samir"), by: small.id("doreen"), in: transaction)
            let circle = try #require(try ViewerQueries.viewer(small.id("samir"), in: transaction))
            let seen = try BookmarkQueries.kept(by: CircleQueries.circle(of: circle, in: transaction), before: nil, limit: 10, in: transaction).map(\.id)
            #expect(seen == [two])
            try BookmarkQueries.letGo(two, for: small.id("samir"), in: transaction)
            try small.delete(one, by: "doreen", transaction)
            #expect(try transaction.count("SELECT COUNT(*) FROM bookmarks") == 0)
        }
    }
}
