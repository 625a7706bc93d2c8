import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

extension SmallPractice {
    func follow(_ person: String, by handle: String, _ transaction: Transaction) throws {
        try FollowPerson.follow(id(person), by: id(handle), in: transaction)
    }

    func block(_ person: String, by handle: String, _ transaction: Transaction) throws {
        try BlockPerson.block(id(person), by: id(handle), in: transaction)
    }

    func mute(_ person: String, by handle: String, for length: MuteLength = .forGood, _ transaction: Transaction) throws {
        try MutePerson.mute(id(person), length, by: id(handle), in: transaction)
    }

    func setProfile(_ handle: String, _ transaction: Transaction, _ change: (inout Profile) -> Void) throws {
        var profile = try ProfileQueries.profile(of: id(handle), in: transaction)
        change(&profile)
        try ProfileQueries.save(profile, of: id(handle), in: transaction)
    }

    func home(_ handle: String, _ reading: Reading) throws -> [PostCard] {
        try HomeQueries.cards(cursor: .newest, limit: 50, for: circle(handle, reading), in: reading).rows
    }

    func feed(_ handle: String, _ reading: Reading) throws -> [PostCard] {
        try FeedQueries.cards(in: starters, cursor: .newest, limit: 50, for: circle(handle, reading), in: reading).rows
    }
}

@Suite("Following") struct FollowTests {
    @Test("people of one’s practices, each once; nobody else, and not oneself", arguments: TestEngine.all) func following(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                #expect(try FollowPerson.follow(small.id("samir"), by: small.id("doreen"), in: transaction) == .following)
                #expect(try FollowPerson.follow(small.id("samir"), by: small.id("doreen"), in: transaction) == .following)
                #expect(try FollowQueries.counts(of: small.id("samir"), in: transaction) == FollowCounts(followers: 1, following: 0, asked: 0))
                #expect(try FollowQueries.counts(of: small.id("doreen"), in: transaction) == FollowCounts(followers: 0, following: 1, asked: 0))
                #expect(throws: FollowFault.oneself) { try small.follow("samir", by: "samir", transaction) }
                for outsider in ["rob", "nadia"] {
                    #expect(throws: NotFound.self) { try small.follow("samir", by: outsider, transaction) }
                    #expect(throws: NotFound.self) { try small.follow(outsider, by: "samir", transaction) }
                }
                try FollowPerson.unfollow(small.id("samir"), by: small.id("doreen"), in: transaction)
                #expect(try FollowQueries.counts(of: small.id("samir"), in: transaction).followers == 0)
            }
        }
    }

    @Test("who wants to be asked is asked, and decides", arguments: TestEngine.all) func approval(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try small.setProfile("samir", transaction) { $0.approvesFollows = true }
                for handle in ["doreen", "graham", "olive"] { try small.follow("samir", by: handle, transaction) }
                let post = try small.post("For followers", by: "samir", audience: .followers, transaction)
                #expect(try small.viewers(of: post, transaction) == ["samir"])
                try AnswerFollow.accept(small.id("doreen"), by: small.id("samir"), in: transaction)
                try AnswerFollow.remove(small.id("graham"), by: small.id("samir"), in: transaction)
                // Nobody can accept for another, nor what nobody asked for.
                try AnswerFollow.accept(small.id("olive"), by: small.id("maya"), in: transaction)
                try AnswerFollow.accept(small.id("nils"), by: small.id("samir"), in: transaction)
                #expect(try small.viewers(of: post, transaction) == ["samir", "doreen"])
                #expect(try FollowQueries.counts(of: small.id("samir"), in: transaction) == FollowCounts(followers: 1, following: 0, asked: 1))
                #expect(try FollowQueries.state(of: small.id("graham"), toward: small.id("samir"), in: transaction) == nil)
                try AnswerFollow.remove(small.id("doreen"), by: small.id("samir"), in: transaction)
                #expect(try small.viewers(of: post, transaction) == ["samir"])
            }
        }
    }

    @Test("a reply below what is for followers is for the same followers", arguments: TestEngine.all) func replies(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                for handle in ["doreen", "graham"] { try small.follow("samir", by: handle, transaction) }
                // Olive follows who replies, but not whom the thread belongs to.
                try small.follow("doreen", by: "olive", transaction)
                let post = try small.post("For followers", by: "samir", audience: .followers, transaction)
                let reply = try small.reply("Well done", to: post, by: "doreen", transaction)
                let deeper = try small.reply("Indeed", to: reply, by: "graham", transaction)
                for id in [post, reply, deeper] { #expect(try small.viewers(of: id, transaction) == ["samir", "doreen", "graham"]) }
                let card = try #require(try small.home("graham", transaction).first)
                #expect(card.replies.map(\.post.subject.id) == [reply, deeper])
                try FollowPerson.unfollow(small.id("samir"), by: small.id("graham"), in: transaction)
                #expect(try small.viewers(of: deeper, transaction) == ["samir", "doreen", "graham"], "its author still sees it")
                #expect(try small.viewers(of: post, transaction) == ["samir", "doreen"])
            }
        }
    }

    @Test("with one tap a coach follows every client who shares, and nobody else does", arguments: TestEngine.all)
    func clients(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                for handle in ["doreen", "samir", "graham", "maya"] { try small.post("Walked", by: handle, transaction) }
                try small.join(small.starters, "olive", transaction)
                try small.post("Only for the coaches", by: "olive", audience: .coaches, transaction)
                try small.setProfile("samir", transaction) { $0.approvesFollows = true }
                let counts = try FollowClients.follow(of: small.membership("nils", transaction), by: small.id("nils"), in: transaction)
                #expect((counts.followed, counts.asked, counts.isMore) == (2, 1, false))
                let followed = try FollowQueries.people(.following, of: small.id("nils"), limit: 10, in: transaction).map(\.account.handle.text)
                #expect(Set(followed) == ["doreen", "graham"])
                let again = try FollowClients.follow(of: small.membership("nils", transaction), by: small.id("nils"), in: transaction)
                #expect((again.followed, again.asked) == (0, 0))
                #expect(throws: NotAllowed.self) {
                    try FollowClients.follow(of: small.membership("doreen", transaction), by: small.id("doreen"), in: transaction)
                }
            }
        }
    }

    @Test("is told of, asked for and answered in notices, which go with it", arguments: TestEngine.all) func notices(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try small.setProfile("maya", transaction) { $0.approvesFollows = true }
                try small.follow("samir", by: "doreen", transaction)
                try small.follow("maya", by: "doreen", transaction)
                try small.follow("samir", by: "graham", transaction)
                try FollowPerson.unfollow(small.id("samir"), by: small.id("graham"), in: transaction)
                for _ in 0..<2 { try Happened.react(NoticeReactions.all, in: transaction) }
                #expect(try small.notices("samir", transaction).map(\.kind) == [.follow])
                #expect(try small.notices("samir", transaction).map(\.href) == ["/@doreen"])
                #expect(try small.notices("maya", transaction).map(\.kind) == [.followRequest])
                #expect(try NoticeQueries.countNew(small.id("maya"), in: transaction) == 1)
                try AnswerFollow.accept(small.id("doreen"), by: small.id("maya"), in: transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
                #expect(try small.notices("doreen", transaction).map(\.kind) == [.followAccepted])
                try FollowPerson.unfollow(small.id("maya"), by: small.id("doreen"), in: transaction)
                #expect(try small.notices("doreen", transaction).isEmpty)
                #expect(try small.notices("maya", transaction).isEmpty)
                try small.block("doreen", by: "samir", transaction)
                #expect(try NoticeQueries.countNew(small.id("samir"), in: transaction) == 0)
            }
        }
    }

    @Test("pages of people visit each once, newest first", arguments: TestEngine.all) func paging(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            for (place, handle) in ["doreen", "graham", "olive", "nils", "maya"].enumerated() {
                // The second and third follow at the same moment.
                if place != 2 { clock.advance(.minutes(1)) }
                try await store.write { try small.follow("samir", by: handle, $0) }
            }
            let found = try await store.read { reading in
                var (found, before): ([String], (since: Moment, id: ID<Account>)?) = ([], nil)
                while found.count < 10 {
                    let page = try FollowQueries.people(.followers, of: small.id("samir"), before: before, limit: 2, in: reading)
                    guard let last = page.last else { break }
                    found += page.map(\.account.handle.text)
                    before = (last.since, last.account.id)
                }
                return found
            }
            #expect(found == ["maya", "nils", "olive", "graham", "doreen"])
        }
    }

    @Test("what is for followers reaches the open pages of followers alone", arguments: TestEngine.all) func live(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let (post, events) = try await store.write { transaction in
                try small.follow("samir", by: "doreen", transaction)
                try transaction.run("DELETE FROM events")
                let post = try small.post("For followers", by: "samir", audience: .followers, transaction)
                try small.praise(post, by: "doreen", transaction)
                return (post, try Happened.events(in: transaction))
            }
            let hub = LiveHub()
            var streams: [String: AsyncStream<LiveHub.Message>] = [:]
            for handle in WholePractice.everybody { streams[handle] = hub.listen(to: [.account(small.id(handle).value)]) }
            let place = hub.listen(to: [.practice(small.harbour.id.value), .group(small.starters.id.value)])
            try await LiveUpdates.deliver(events, from: store, to: hub)
            hub.close()
            var heard: [String: [String]] = [:]
            for (handle, stream) in streams {
                for await message in stream { heard[handle, default: []].append("\(message.name) \(message.id)") }
            }
            // Not `post`: it belongs into home, not into whatever group is open.
            #expect(heard == ["samir": ["followed \(post)", "changed \(post)"], "doreen": ["followed \(post)", "changed \(post)"]])
            for await message in place { Issue.record("the practice heard \(message)") }
        }
    }
}

@Suite("Home") struct HomeTests {
    @Test(
        "holds what one may see of one’s groups, practices and followed people, each once, newest first", arguments: TestEngine.all, [31, 32, 33] as [UInt64])
    func property(_ engine: TestEngine, _ seed: UInt64) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            var random = SeededRandom(seed: seed)
            let handles = ["maya", "nils", "doreen", "samir", "graham", "olive", "pat"]
            let group = try await store.write { transaction in
                let birds = try small.found("Early Birds", transaction)
                for handle in ["nils", "samir", "olive"] { try small.join(birds, handle, transaction) }
                for handle in ["olive", "pat"] { try small.join(small.starters, handle, transaction) }
                return birds
            }
            for _ in 0..<40 {
                let (seed, pause) = (random.next(), Int64.random(in: 0...2, using: &random))
                try await store.write { transaction in
                    var random = SeededRandom(seed: seed)
                    let (one, other) = (handles.randomElement(using: &random) ?? "maya", handles.randomElement(using: &random) ?? "nils")
                    for _ in 0..<3 {
                        let audience = PostDraft.ChosenAudience.allCases.randomElement(using: &random) ?? .group
                        let draft = PostDraft(kind: .note, audience: audience, headline: "", body: "Words", formKey: Token().text, opensChannel: true)
                        let circle = try small.circle(one, transaction)
                        let place = circle.tie(to: group.id) != nil && random.chance(50) ? group : small.starters
                        let post = try WritePost.write(draft, in: place, by: circle, transaction)
                        if random.chance(10) { try small.delete(post, by: one, transaction) }
                    }
                    guard one != other else { return }
                    switch Int.random(in: 0..<20, using: &random) {
                    case 0: try small.block(other, by: one, transaction)
                    case 1, 2: try small.mute(other, by: one, for: random.chance(50) ? .day : .forGood, transaction)
                    case 3: try FollowPerson.unfollow(small.id(other), by: small.id(one), in: transaction)
                    default: if try !HiddenQueries.isBlocked(small.id(one), small.id(other), in: transaction) { try small.follow(other, by: one, transaction) }
                    }
                }
                clock.advance(Span(milliseconds: pause))
            }
            try await store.write { try small.withdrawConsent("graham", $0) }
            clock.advance(.hours(25))
            let size = Int.random(in: 1...7, using: &random)
            for handle in handles {
                let (found, expected) = try await store.read { reading in
                    (try pages(handle, size, small, reading), try model(handle, small, reading))
                }
                #expect(found.ids == expected, "\(handle), \(size) a page")
                #expect(found.pages.dropLast().allSatisfy { $0 == size }, "\(handle): a page before the last is full")
                #expect(!expected.isEmpty)
            }
            for handle in ["rob", "nadia"] {
                #expect(try await store.read { try pages(handle, size, small, $0).ids } == [], "an outsider")
            }
        }
    }

    private func pages(_ handle: String, _ size: Int, _ small: SmallPractice, _ reading: Reading) throws -> (ids: [ID<Post>], pages: [Int]) {
        var (ids, pages, cursor): ([ID<Post>], [Int], PageCursor<Post>) = ([], [], .newest)
        while pages.count < 500 {
            let page = try HomeQueries.cards(cursor: cursor, limit: size, for: small.circle(handle, reading), in: reading)
            ids += page.rows.map(\.post.subject.id)
            pages.append(page.rows.count)
            guard let next = page.next else { break }
            cursor = next
        }
        return (ids, pages)
    }

    /// Every post that is there, judged one by one.
    private func model(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [ID<Post>] {
        let all = try reading.all("SELECT id FROM posts WHERE thread_id IS NULL AND deleted_at IS NULL AND NOT is_withheld ORDER BY id DESC LIMIT 1000") {
            $0.id(Post.self)
        }
        let circle = try small.circle(handle, reading)
        return try PostQueries.posts(all, lookedAtBy: circle.id, in: reading).filter { circle.lists($0, at: $0.standpoint) != nil }.map(\.id)
    }

    @Test("of people on a list shows what one may see, whatever it is for", arguments: TestEngine.all) func list(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                for author in ["samir", "maya", "doreen"] {
                    for audience in PostDraft.ChosenAudience.allCases { try small.post("\(author) \(audience)", by: author, audience: audience, transaction) }
                }
                func bodies(_ handle: String) throws -> Set<String> {
                    let people = [small.id("samir"), small.id("maya")]
                    return Set(
                        try HomeQueries.cards(by: people, cursor: .newest, limit: 50, for: small.circle(handle, transaction), in: transaction).rows
                            .map(\.post.subject.body)
                    )
                }
                #expect(try bodies("graham") == ["samir group", "samir practice", "samir public", "maya group", "maya practice", "maya public"])
                #expect(try bodies("olive") == ["samir practice", "samir public", "maya practice", "maya public"])
                #expect(try bodies("rob") == [])
                try small.follow("samir", by: "olive", transaction)
                #expect(try bodies("olive") == ["samir practice", "samir public", "samir followers", "maya practice", "maya public"])
                try small.mute("samir", by: "olive", transaction)
                #expect(try bodies("olive") == ["maya practice", "maya public"])
                #expect(try HomeQueries.cards(by: [], cursor: .newest, limit: 5, for: small.circle("olive", transaction), in: transaction).rows.isEmpty)
            }
        }
    }
}

@Suite("Blocking and muting") struct HiddenTests {
    /// Where `handle` meets something of `other`: everything that shows or counts what somebody did.
    private func traces(of other: String, seenBy handle: String, _ small: SmallPractice, _ reading: Reading) throws -> Set<String> {
        let (circle, id) = (try small.circle(handle, reading), small.id(other))
        var traces: Set<String> = []
        func note(_ place: String, _ isSeen: Bool) { if isSeen { traces.insert(place) } }
        let name = try AccountQueries.account(id, in: reading)?.name ?? ""
        for (place, cards) in [("feed", try small.feed(handle, reading)), ("home", try small.home(handle, reading))] {
            note(place, cards.contains { $0.post.subject.author.id == id })
            note("\(place): replies", cards.contains { card in card.replies.contains { $0.post.subject.author.id == id } })
            note("\(place): praise", cards.contains { card in card.chips.contains { $0.names.contains(name) } })
            let mine = cards.first { $0.post.subject.body == "Theirs" }
            note("\(place): number of replies", mine.map { $0.replyCount > 0 } ?? false)
        }
        let list = try HomeQueries.cards(by: [id], cursor: .newest, limit: 10, for: circle, in: reading)
        note("list", !list.rows.isEmpty)
        let posts = try reading.all("SELECT id FROM posts WHERE author_id = \(id) AND thread_id IS NULL LIMIT 10") { $0.id(Post.self) }
        note("post", try posts.contains { try PostQueries.post($0, for: circle, in: reading) != nil })
        let theirs = try reading.all("SELECT id FROM posts WHERE body = 'Theirs' AND author_id = \(circle.id) LIMIT 1") { $0.id(Post.self) }
        for post in theirs {
            let unheard = circle.unheard(in: small.harbour.id, group: small.starters.id)
            note(
                "who said what", try PraiseQueries.praises(on: post, seenBy: circle.id, without: unheard, limit: 10, in: reading).contains { $0.giver.id == id }
            )
        }
        note(
            "who saw it",
            try theirs.contains { try ViewQueries.viewers(of: $0, without: circle.hidden.all, limit: 5, in: reading).people.contains { $0.id == id } })
        let pinned = try PinQueries.pinned(in: small.starters.id, in: reading)
        note(
            "pinned",
            try PostQueries.posts(pinned, for: circle, in: reading).contains {
                $0.subject.author.id == id && circle.hears(id, in: small.harbour.id, group: small.starters.id)
            })
        note("notices", try NoticeQueries.notices(of: circle.id, limit: 50, in: reading).contains { $0.actor.id == id })
        note("number of notices", try NoticeQueries.countNew(circle.id, in: reading) > 0)
        note("people", try GroupMemberQueries.people(of: small.harbour.id, seenBy: circle, limit: 50, in: reading).contains { $0.account.id == id })
        note("people of the group", try GroupMemberQueries.people(of: small.starters, seenBy: circle, limit: 50, in: reading).contains { $0.account.id == id })
        note("page", try GroupMemberQueries.person(handle: other, seenBy: circle, in: reading) != nil)
        note("suggestions", try TogetherQueries.suggestions(for: circle, practice: small.harbour.id, in: reading).contains { $0.person.id == id })
        note("round", try TogetherQueries.round(small.starters, for: circle, in: reading).people.contains { $0.id == id })
        return traces
    }

    /// Both write, answer, praise and mention each other, follow each other, and may be suggested.
    private func meet(_ one: String, _ other: String, _ small: SmallPractice, _ transaction: Transaction) throws {
        for (handle, partner) in [(one, other), (other, one)] {
            try small.setProfile(handle, transaction) { $0.isSuggested = true }
            try TogetherQueries.join(small.starters.id, small.id(handle), in: transaction)
            let post = try small.post("Theirs", by: handle, transaction)
            try small.reply("A reply", to: post, by: partner, transaction)
            try small.praise(post, by: partner, transaction)
            try small.post("Hello @\(partner)", by: handle, transaction)
            try transaction.run("UPDATE posts SET pinned_at = \(transaction.now) WHERE id = \(post)")
            try transaction.run("INSERT INTO first_views (post_id, account_id, seen_at) VALUES (\(post), \(small.id(partner)), \(transaction.now))")
        }
        try Happened.react(NoticeReactions.all, in: transaction)
    }

    private static let everything: Set<String> = [
        "feed", "feed: replies", "feed: praise", "feed: number of replies", "home", "home: replies", "home: praise", "home: number of replies", "list", "post",
        "who said what", "who saw it", "pinned", "notices", "number of notices", "people", "people of the group", "page", "suggestions", "round",
    ]

    @Test("a block holds everywhere, both ways, at once, and ends", arguments: TestEngine.all) func blocking(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try meet("doreen", "samir", small, transaction)
                #expect(try traces(of: "samir", seenBy: "doreen", small, transaction) == Self.everything)
                #expect(try traces(of: "doreen", seenBy: "samir", small, transaction) == Self.everything)
                for (one, other) in [("doreen", "samir"), ("samir", "doreen")] { try small.follow(other, by: one, transaction) }

                try small.block("samir", by: "doreen", transaction)
                #expect(try traces(of: "samir", seenBy: "doreen", small, transaction) == ["page"], "who blocks finds the page, to unblock")
                #expect(try traces(of: "doreen", seenBy: "samir", small, transaction) == [])
                #expect(try FollowQueries.relation(of: small.id("doreen"), to: small.id("samir"), in: transaction) == .strangers)
                #expect(throws: NotFound.self) { try small.follow("doreen", by: "samir", transaction) }
                #expect(throws: NotFound.self) { try small.follow("samir", by: "doreen", transaction) }
                #expect(try traces(of: "samir", seenBy: "graham", small, transaction).contains("feed"), "others see no difference")

                try BlockPerson.unblock(small.id("samir"), by: small.id("doreen"), in: transaction)
                #expect(try traces(of: "samir", seenBy: "doreen", small, transaction) == Self.everything)
                #expect(try traces(of: "doreen", seenBy: "samir", small, transaction) == Self.everything)
            }
        }
    }

    @Test("mute holds in all that is put before one, and nowhere for the other", arguments: TestEngine.all) func muting(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try meet("doreen", "samir", small, transaction)
                try small.mute("samir", by: "doreen", transaction)
                #expect(try traces(of: "samir", seenBy: "doreen", small, transaction) == ["page", "post", "people", "people of the group", "round"])
                #expect(try traces(of: "doreen", seenBy: "samir", small, transaction) == Self.everything)
                try MutePerson.unmute(small.id("samir"), by: small.id("doreen"), in: transaction)
                #expect(try traces(of: "samir", seenBy: "doreen", small, transaction) == Self.everything)
            }
        }
    }

    @Test("mute for a time ends by itself", arguments: TestEngine.all) func aWhile(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try small.post("Walked", by: "samir", transaction)
                try small.mute("samir", by: "doreen", for: .week, transaction)
            }
            for (days, count) in [(0, 0), (6, 0), (1, 1)] as [(Int64, Int)] {
                clock.advance(.days(days))
                #expect(try await store.read { try small.feed("doreen", $0).count } == count, "after \(days) more days")
                #expect(try await store.read { try HiddenQueries.entries(of: small.id("doreen"), in: $0).count } == 1 - count)
            }
        }
    }

    @Test("whoever looks after a place sees what is written there, even by those who block them", arguments: TestEngine.all)
    func moderators(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                let post = try small.post("Walked", by: "samir", transaction)
                try small.block("maya", by: "samir", transaction)
                #expect(try small.sees("maya", post, transaction))
                #expect(try small.feed("maya", transaction).map(\.post.subject.id) == [post])
                #expect(try small.circle("maya", transaction).mayRemove(small.post(post, to: "maya", transaction).standpoint))
                try small.block("samir", by: "nils", transaction)
                #expect(try !small.sees("nils", post, transaction), "who blocks does not see, whatever they look after")
                try ChangeModerator.change(
                    small.id("doreen"), to: true, in: small.starters, by: small.membership("maya", transaction), in: transaction)
                try small.block("doreen", by: "samir", transaction)
                #expect(try small.sees("doreen", post, transaction), "a client who moderates the group")
                try small.block("graham", by: "samir", transaction)
                #expect(try !small.sees("graham", post, transaction))
            }
        }
    }

    @Test("reaches open pages of both who are blocked, of one who mutes", arguments: TestEngine.all) func live(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let events = try await store.write { transaction in
                try transaction.run("DELETE FROM events")
                try small.block("samir", by: "doreen", transaction)
                try small.mute("graham", by: "olive", transaction)
                return try Happened.events(in: transaction)
            }
            let hub = LiveHub()
            let streams = ["doreen", "samir", "olive", "graham"].map { ($0, hub.listen(to: [.account(small.id($0).value)])) }
            try await LiveUpdates.deliver(events, from: store, to: hub)
            hub.close()
            var heard: [String: Int] = [:]
            for (handle, stream) in streams { heard[handle] = await stream.reduce(0) { count, message in message.name == "reload" ? count + 1 : count } }
            #expect(heard == ["doreen": 1, "samir": 1, "olive": 1, "graham": 0])
        }
    }

    @Test("nobody hears across a block that anything happened", arguments: TestEngine.all) func silence(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let events = try await store.write { transaction in
                try small.block("samir", by: "doreen", transaction)
                try transaction.run("DELETE FROM events")
                let post = try small.post("Walked", by: "doreen", transaction)
                try small.reply("Again", to: post, by: "doreen", transaction)
                return try Happened.events(in: transaction)
            }
            let hub = LiveHub()
            let streams = ["samir", "graham"].map { handle in
                (handle, hub.listen(to: [.account(small.id(handle).value), .group(small.starters.id.value), .practice(small.harbour.id.value)]))
            }
            try await LiveUpdates.deliver(events, from: store, to: hub)
            hub.close()
            var heard: [String: Int] = [:]
            for (handle, stream) in streams { heard[handle] = await stream.reduce(0) { count, _ in count + 1 } }
            #expect(heard == ["samir": 0, "graham": 2])
        }
    }

    @Test("what was done across a block is never told, what was done while muted not as new", arguments: TestEngine.all)
    func afterwards(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try small.mute("graham", by: "doreen", transaction)
                try small.block("samir", by: "doreen", transaction)
                try transaction.run("DELETE FROM events")
                try small.post("Hello @doreen", by: "samir", transaction)
                try small.post("Hello @doreen", by: "graham", transaction)
                for _ in 0..<2 { try Happened.react(NoticeReactions.all, in: transaction) }
                #expect(try Happened.events([.noticeGiven], in: transaction).isEmpty, "nothing rings")
                try BlockPerson.unblock(small.id("samir"), by: small.id("doreen"), in: transaction)
                try MutePerson.unmute(small.id("graham"), by: small.id("doreen"), in: transaction)
                let notices = try small.notices("doreen", transaction)
                #expect(notices.map(\.actor.handle.text) == ["graham"])
                #expect(notices.map(\.isNew) == [false])
            }
        }
    }

    @Test("whoever is blocked can block back, and only what changed is announced", arguments: TestEngine.all) func back(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try small.block("samir", by: "doreen", transaction)
                try transaction.run("DELETE FROM events")
                try small.block("samir", by: "doreen", transaction)
                try BlockPerson.unblock(small.id("graham"), by: small.id("doreen"), in: transaction)
                try MutePerson.unmute(small.id("graham"), by: small.id("doreen"), in: transaction)
                #expect(try Happened.events(in: transaction).isEmpty)
                try small.block("doreen", by: "samir", transaction)
                try BlockPerson.unblock(small.id("samir"), by: small.id("doreen"), in: transaction)
                let post = try small.post("Walked", by: "samir", transaction)
                #expect(try !small.sees("doreen", post, transaction))
            }
        }
    }

    @Test("nobody blocks themselves or people they do not know, and the flag stays true to the rows", arguments: TestEngine.all)
    func refused(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                #expect(throws: BlockFault.oneself) { try small.block("doreen", by: "doreen", transaction) }
                #expect(throws: NotFound.self) { try small.block("doreen", by: "rob", transaction) }
                #expect(throws: NotFound.self) { try small.mute("doreen", by: "nadia", for: .day, transaction) }
                func hiding() throws -> Set<String> {
                    Set(try transaction.all("SELECT actors.handle FROM sign_ins JOIN actors ON actors.id = account_id WHERE hides LIMIT 50") { $0.text() })
                }
                #expect(try hiding() == [])
                try small.block("samir", by: "doreen", transaction)
                try small.mute("graham", by: "doreen", transaction)
                #expect(try hiding() == ["doreen", "samir"])
                try BlockPerson.unblock(small.id("samir"), by: small.id("doreen"), in: transaction)
                #expect(try hiding() == ["doreen"])
                try MutePerson.unmute(small.id("graham"), by: small.id("doreen"), in: transaction)
                #expect(try hiding() == [])
            }
        }
    }
}

@Suite("Getting to know each other") struct TogetherTests {
    @Test("pairs are counted among those who said yes", arguments: TestEngine.all) func rounds(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                for handle in ["maya", "doreen", "samir", "graham"] { try TogetherQueries.join(small.starters.id, small.id(handle), in: transaction) }
                func round(_ handle: String) throws -> FollowRound {
                    try TogetherQueries.round(small.starters, for: small.circle(handle, transaction), in: transaction)
                }
                for (one, other) in [("maya", "doreen"), ("doreen", "maya"), ("samir", "doreen"), ("doreen", "graham"), ("nils", "doreen")] {
                    try small.follow(other, by: one, transaction)
                }
                let doreens = try round("doreen")
                #expect((doreens.mutual, doreens.possible, doreens.mutual(of: small.id("doreen"))) == (1, 6, 1))
                let open = doreens.open(for: small.id("doreen"))
                #expect(open.map(\.person.handle.text) == ["samir", "graham"])
                #expect(open.map(\.followsMe) == [true, false])
                // Who did not say yes sees how many did, and nothing about who follows whom.
                let nils = try round("nils")
                #expect((nils.isIn, nils.people.count, nils.follows.isEmpty) == (false, 4, true))
                // A block is not to be read off anybody else's numbers.
                try small.block("samir", by: "maya", transaction)
                #expect(try round("doreen").possible == 6)
                #expect(try round("maya").possible == 3)
                #expect(try round("samir").possible == 3)
                try TogetherQueries.leave(small.starters.id, small.id("graham"), in: transaction)
                #expect(try round("doreen").people.count == 3)
                try small.leaveStarters("samir", transaction)
                #expect(try round("doreen").people.count == 2, "who left the group is no longer counted")
                try small.join(small.starters, "samir", transaction)
                #expect(try round("doreen").people.count == 2, "nor counted again without another yes")
            }
        }
    }

    @Test("only those who may be found are suggested, with reasons the reader could see", arguments: TestEngine.all)
    func suggestions(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            func suggested(_ handle: String) async throws -> [String: [String]] {
                try await store.read { reading in
                    let all = try TogetherQueries.suggestions(for: small.circle(handle, reading), practice: small.harbour.id, in: reading)
                    return Dictionary(uniqueKeysWithValues: all.map { ($0.person.handle.text, $0.reasons.map(\.words)) })
                }
            }
            try await store.write { transaction in
                let mine = try small.post("The #stairs again", by: "doreen", transaction)
                try small.reply("Well done", to: mine, by: "samir", transaction)
                try small.post("My #stairs", by: "graham", audience: .coaches, transaction)
                try small.join(small.starters, "olive", transaction)
                try small.post("More #stairs", by: "olive", audience: .practice, transaction)
            }
            #expect(try await suggested("doreen").isEmpty, "nobody said that they may be found")
            clock.advance(.minutes(1))
            try await store.write { transaction in
                for handle in ["samir", "graham", "olive"] { try small.setProfile(handle, transaction) { $0.isSuggested = true } }
                // They came long before or after, so that only what they did speaks for them.
                try transaction.run("UPDATE memberships SET joined_at = 0 WHERE account_id <> \(small.id("doreen"))")
            }
            let found = try await suggested("doreen")
            #expect(
                found == [
                    "samir": ["Answered you lately", "You are both in Steady Starters"],
                    "olive": ["You both write about #stairs", "You are both in Steady Starters"],
                ], "Graham’s tag stood in what she may not see")
            #expect(try await suggested("rob").isEmpty, "an outsider")
            try await store.write { transaction in
                try TogetherQueries.putOff(small.id("samir"), for: small.id("doreen"), until: transaction.now + .days(90), in: transaction)
                try small.follow("olive", by: "doreen", transaction)
            }
            #expect(try await suggested("doreen").isEmpty)
            clock.advance(.days(91))
            #expect(try await suggested("doreen").isEmpty, "what happened three months ago is no reason any more")
        }
    }

    @Test("a shared group alone is no reason, and three are enough") func best() {
        let people = (1...5).map { Account(id: ID($0), handle: Handle(stored: "p\($0)"), name: "P \($0)", about: "", portrait: nil) }
        let reasons: [ID<Account>: Set<Suggestion.Reason>] = [
            ID(1): [.group("A")], ID(2): [.group("A"), .tag("x")], ID(3): [.answeredYou(4), .praisedYou(1), .tag("x"), .group("A")], ID(4): [.followsYou],
            ID(5): [.beganTogether],
        ]
        let best = Suggestion.best(reasons, people)
        #expect(best.map(\.person.id.value) == [3, 4, 2])
        #expect(best.first?.reasons == [.answeredYou(4), .praisedYou(1), .tag("x")])
    }

    @Test("first views are noted for those who let authors know, of what they may see", arguments: TestEngine.all)
    func views(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                let post = try small.post("Walked", by: "samir", transaction)
                let private_ = try small.post("For the coaches", by: "samir", audience: .coaches, transaction)
                func seers() throws -> [String] {
                    try ViewQueries.viewers(
                        of: post, without: small.circle("samir", transaction).unheard(in: small.harbour.id, group: nil), limit: 10, in: transaction
                    )
                    .people.map(\.handle.text).sorted()
                }
                for handle in ["doreen", "graham", "samir", "olive", "rob"] {
                    if handle != "graham" { try small.setProfile(handle, transaction) { $0.tellsViews = true } }
                    for _ in 0..<2 { try NoteViews.note([post, private_], by: small.circle(handle, transaction), in: transaction) }
                }
                #expect(try seers() == ["doreen"], "Graham does not tell, Samir wrote it, Olive and Rob may not see it")
                #expect(try ViewQueries.viewers(of: private_, without: [], limit: 10, in: transaction).count == 0)
                let quiet = try small.circle("doreen", transaction)
                try transaction.run("UPDATE group_memberships SET quiet_until = \(transaction.now + .days(7)) WHERE account_id = \(small.id("doreen"))")
                let later = try small.post("Later", by: "samir", transaction)
                try NoteViews.note([later], by: quiet, in: transaction)
                #expect(try ViewQueries.viewers(of: later, without: [], limit: 10, in: transaction).count == 0, "who reads quietly is not seen to")
                try small.mute("doreen", by: "samir", transaction)
                #expect(try seers() == [])
                try MutePerson.unmute(small.id("doreen"), by: small.id("samir"), in: transaction)
                try ViewQueries.forget(small.id("doreen"), in: transaction)
                #expect(try seers() == [])
            }
        }
    }

    @Test("lists are their owner’s alone", arguments: TestEngine.all) func lists(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                let id = try ChangeList.make("Walkers", by: small.id("doreen"), in: transaction)
                try ChangeList.place(small.id("samir"), on: [id], by: small.id("doreen"), in: transaction)
                try ChangeList.place(small.id("graham"), on: [id], by: small.id("doreen"), in: transaction)
                #expect(try ListQueries.people(on: id, in: transaction).map(\.handle.text) == ["graham", "samir"])
                // Others neither see nor change it, and cannot put anybody on it.
                #expect(try ListQueries.list(id, owner: small.id("samir"), in: transaction) == nil)
                #expect(throws: NotFound.self) { try ChangeList.rename(id, "Mine now", by: small.id("samir"), in: transaction) }
                #expect(throws: NotFound.self) { try ChangeList.delete(id, by: small.id("samir"), in: transaction) }
                try ChangeList.place(small.id("maya"), on: [id], by: small.id("samir"), in: transaction)
                #expect(try ListQueries.count(id, in: transaction) == 2)
                try small.block("doreen", by: "samir", transaction)
                #expect(try ListQueries.people(on: id, in: transaction).map(\.handle.text) == ["graham"], "a block takes off lists, too")
                try ChangeList.delete(id, by: small.id("doreen"), in: transaction)
                #expect(try ListQueries.lists(of: small.id("doreen"), in: transaction).isEmpty)
            }
        }
    }
}
