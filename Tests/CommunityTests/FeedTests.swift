import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("The feed of a group") struct FeedTests {
    /// Reads the feed to its end, page by page.
    private func feed(_ group: Group, size: Int, by handle: String, _ small: SmallPractice, _ reading: Reading) throws -> (posts: [Post], pages: [Int]) {
        var (posts, pages, cursor): ([Post], [Int], PageCursor<Post>) = ([], [], .newest)
        while pages.count < 1_000 {
            let page = try FeedQueries.cards(in: group, cursor: cursor, limit: size, for: small.circle(handle, reading), in: reading)
            posts += page.rows.map(\.post.subject)
            pages.append(page.rows.count)
            guard let next = page.next else { break }
            cursor = next
        }
        return (posts, pages)
    }

    @Test("paging visits every visible post exactly once, newest first", arguments: TestEngine.all, [21, 22, 23, 24] as [UInt64])
    func paging(_ engine: TestEngine, _ seed: UInt64) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            var random = SeededRandom(seed: seed)
            // Some at the same millisecond, some apart; some taken down, some withheld; three audiences and replies between.
            for _ in 0..<12 {
                let (seed, pause) = (random.next(), Int64.random(in: 0...2, using: &random))
                try await store.write { transaction in
                    var random = SeededRandom(seed: seed)
                    for number in 0..<5 {
                        let author = ["maya", "nils", "doreen", "samir", "graham"].randomElement(using: &random) ?? "maya"
                        let audience = PostDraft.ChosenAudience.allCases.randomElement(using: &random) ?? .group
                        let post = try small.post("Post \(number)", by: author, audience: audience, transaction)
                        if random.chance(30) { try small.reply("Reply", to: post, by: author, transaction) }
                        if random.chance(15) { try small.delete(post, by: author, transaction) }
                    }
                    _ = try small.post("Elsewhere", by: "rob", audience: .practice, transaction)
                }
                clock.advance(Span(milliseconds: pause))
            }
            try await store.write { try small.withdrawConsent("graham", $0) }

            // One size for all, so that they meet what was kept for each other.
            let size = Int.random(in: 1...9, using: &random)
            for handle in ["maya", "doreen", "samir", "graham", "maya"] {
                let (found, expected) = try await store.read { reading in
                    let all = try reading.all(
                        """
                        SELECT id FROM posts
                        WHERE practice_id = \(small.harbour.id) AND thread_id IS NULL AND deleted_at IS NULL AND NOT is_withheld AND audience <> 'followers'
                        ORDER BY id DESC LIMIT 1000
                        """
                    ) { $0.id(Post.self) }
                    return (try feed(small.starters, size: size, by: handle, small, reading), try all.filter { try small.sees(handle, $0, reading) })
                }
                #expect(found.posts.map(\.id) == expected, "\(handle), \(size) a page")
                #expect(found.pages.dropLast().allSatisfy { $0 == size }, "\(handle): a page before the last is full")
                #expect(!expected.isEmpty)
            }
        }
    }

    @Test("withheld, deleted and foreign posts and replies are never in it", arguments: TestEngine.all) func never(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let bodies = try await store.write { transaction in
                let kept = try small.post("Kept", by: "doreen", transaction)
                try small.reply("A reply", to: kept, by: "samir", transaction)
                try small.delete(small.post("Deleted", by: "doreen", transaction), by: "doreen", transaction)
                for audience in PostDraft.ChosenAudience.allCases { _ = try small.post("Withheld", by: "graham", audience: audience, transaction) }
                _ = try small.post("Foreign", by: "rob", audience: .practice, transaction)
                let birds = try small.found("Early Birds", transaction)
                let draft = PostDraft(kind: .note, audience: .group, headline: "", body: "Another group", formKey: "k")
                _ = try WritePost.write(draft, in: birds, by: small.circle("maya", transaction), transaction)
                try small.withdrawConsent("graham", transaction)
                return try ["maya", "samir", "graham"].map { try feed(small.starters, size: 20, by: $0, small, transaction).posts.map(\.body) }
            }
            #expect(bodies == [["Kept"], ["Kept"], ["Kept"]])
        }
    }

    @Test("replies for very many named people are seen by each of them", arguments: TestEngine.all) func manyNamed(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("To my coaches", by: "doreen", audience: .coaches, transaction)
            for number in 1...120 { try small.reply("Reply \(number)", to: post, by: "maya", transaction) }
            // Fifty more people for each of 121 posts: more than any limit that used to be there.
            for number in 0..<50 {
                let extra = ID<Account>(Int64(9_000 + number))
                try AccountQueries.insertActor(extra.value, kind: .person, handle: Handle(typed: "extra_\(number)"), name: "Extra", about: "", in: transaction)
                try transaction.run(
                    "INSERT INTO post_people (account_id, post_id) SELECT \(extra), id FROM posts WHERE id = \(post) OR thread_id = \(post)")
            }
            for handle in ["doreen", "maya", "nils"] {
                let circle = try small.circle(handle, transaction)
                let card = try #require(
                    try Threads.read([small.visible(post, to: handle, transaction).subject], replies: 200, in: transaction).cards(for: circle).first)
                #expect(card.replies.count == 120, "\(handle)")
                #expect(card.named > 50)
            }
        }
    }

    @Test("an empty group has one empty page", arguments: TestEngine.all) func empty(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let found = try await store.read { try feed(small.starters, size: 20, by: "doreen", small, $0) }
            #expect(found.posts.isEmpty)
            #expect(found.pages == [0])
        }
    }

    @Test("exactly one full page has no next one", arguments: TestEngine.all) func fullPage(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let pages = try await store.write { transaction in
                for number in 1...4 { _ = try small.post("Post \(number)", by: "doreen", transaction) }
                return (
                    try feed(small.starters, size: 4, by: "samir", small, transaction).pages,
                    try feed(small.starters, size: 3, by: "samir", small, transaction).pages
                )
            }
            #expect(pages.0 == [4])
            #expect(pages.1 == [3, 1])
        }
    }

    @Test("cards say whose they are, what may be done, and what hangs on them", arguments: TestEngine.all) func cards(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Hello", by: "doreen", transaction)
            for number in 1...5 { try small.reply("Reply \(number)", to: post, by: number == 5 ? "samir" : "nils", transaction) }
            try small.praise(post, by: "samir", transaction)
            func card(_ handle: String) throws -> PostCard {
                let circle = try small.circle(handle, transaction)
                return try #require(try Threads.read([small.visible(post, to: handle, transaction).subject], in: transaction).cards(for: circle).first)
            }
            let (doreens, samirs, mayas) = (try card("doreen"), try card("samir"), try card("maya"))
            #expect(doreens.isMine && !doreens.mayRemove && doreens.mayReply)
            #expect(!samirs.isMine && !samirs.mayRemove)
            #expect(!mayas.isMine && mayas.mayRemove)
            #expect(doreens.place == "Steady Starters")
            #expect(doreens.replyCount == 5)
            #expect(doreens.replies.map(\.post.subject.body) == ["Reply 3", "Reply 4", "Reply 5"])
            #expect(samirs.replies.map(\.isMine) == [false, false, true])
            #expect(mayas.replies.map(\.mayRemove) == [true, true, true])
            #expect(doreens.chips.map(\.words) == ["You kept at it"])
        }
    }

    @Test("a person’s page shows what the one who looks may see", arguments: TestEngine.all) func person(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let expected: [String: [String]] = [
                "samir": ["public", "followers", "coaches", "practice", "group"], "maya": ["public", "coaches", "practice", "group"],
                "pat": ["public", "coaches", "practice"], "doreen": ["public", "followers", "practice", "group"], "olive": ["public", "practice"], "rob": [],
                "nadia": [],
            ]
            let found = try await store.write { transaction in
                try FollowPerson.follow(small.id("samir"), by: small.id("doreen"), in: transaction)
                for audience in PostDraft.ChosenAudience.allCases { _ = try small.post(audience.rawValue, by: "samir", audience: audience, transaction) }
                var found: [String: [String]] = [:]
                for handle in expected.keys {
                    let posts = try PostQueries.posts(
                        by: small.id("samir"), cursor: .newest, limit: 20, for: small.circle(handle, transaction), in: transaction)
                    found[handle] = posts.rows.map(\.subject.body)
                }
                return found
            }
            #expect(found == expected)
            // Not even their number: what one may not see makes no further page.
            try await store.write { transaction in
                for _ in 0..<30 { try small.post("For followers", by: "samir", audience: .followers, transaction) }
                for (handle, hasMore) in [("olive", false), ("doreen", true), ("samir", true)] {
                    let page = try PostQueries.posts(by: small.id("samir"), cursor: .newest, limit: 5, for: small.circle(handle, transaction), in: transaction)
                    #expect((page.next != nil) == hasMore, "\(handle)")
                }
            }
        }
    }
}
