import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Search") struct SearchTests {
    private func index(_ transaction: Transaction) throws { try Happened.react(SearchReactions.all, in: transaction) }

    private func found(
        _ typed: String, by handle: String, _ small: SmallPractice, author: String? = nil, kind: PostKind? = nil, group: ID<Group>? = nil, from: Moment? = nil,
        until: Moment? = nil, _ reading: Reading
    ) throws -> [String] {
        let sought = SearchQueries.Sought(SearchQuery(typed), author: author.map { small.id($0) }, group: group, kind: kind, from: from, until: until)
        return try SearchQueries.posts(sought, cursor: .newest, limit: 50, for: small.circle(handle, reading), in: reading).rows.map(\.subject.body)
    }

    @Test("finds words, phrases, beginnings and tags, whatever the case and accents", arguments: TestEngine.all) func words(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                for body in ["The **harbour** wall", "A wall, then the harbour", "Café on the staircase", "Up the #Stairs", "it’s 5 km to Łódź", "日本語 works"] {
                    try small.post(body, by: "samir", transaction)
                }
                try index(transaction)
                func bodies(_ typed: String) throws -> [String] { try found(typed, by: "doreen", small, transaction) }
                #expect(try bodies("HARBOUR wall") == ["A wall, then the harbour", "The **harbour** wall"])
                #expect(try bodies("\"harbour wall\"") == ["The **harbour** wall"])
                #expect(try bodies("cafe") == ["Café on the staircase"])
                #expect(try bodies("stair*") == ["Up the #Stairs", "Café on the staircase"])
                #expect(try bodies("stair") == [])
                #expect(try bodies("#stairs") == ["Up the #Stairs"])
                #expect(try bodies("#stairs up") == ["Up the #Stairs"])
                #expect(try bodies("#stairs harbour") == [])
                #expect(try bodies("lodz 5") == ["it’s 5 km to Łódź"])
                #expect(try bodies("日本語") == ["日本語 works"])
                for strange in ["किमी चला", "𝐇𝐞𝐥𝐥𝐨 there", "a\u{D4E}'quoted", "a\u{D4E}\"quoted", "long" + String(repeating: "\u{200D}", count: 900)] {
                    try small.post(strange, by: "samir", transaction)
                }
                try index(transaction)
                #expect(try bodies("काम") == [], "marks between letters are part of the word on both engines")
                #expect(try bodies("किमी") == ["किमी चला"])
                #expect(try bodies("hello") == ["𝐇𝐞𝐥𝐥𝐨 there"])
                #expect(try bodies("quoted").count == 2)
                #expect(try bodies("long").count == 1)
                for nothing in [
                    "", "   ", "\"\"", "* ( ) AND", "' OR 1=1; DROP TABLE posts --", String(repeating: "x ", count: 5_000), "\u{0}\u{1}", "NEAR(a b)",
                ] {
                    #expect(try bodies(nothing) == [], "\(nothing.prefix(20))")
                }
            }
        }
    }

    @Test("finds exactly what each may see, newest first", arguments: TestEngine.all, [41, 42] as [UInt64]) func visible(_ engine: TestEngine, _ seed: UInt64)
        async throws
    {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            var random = SeededRandom(seed: seed)
            let handles = ["maya", "nils", "doreen", "samir", "graham", "olive", "rob", "nadia"]
            try await store.write { try small.join(small.starters, "olive", $0) }
            for _ in 0..<30 {
                let seed = random.next()
                try await store.write { transaction in
                    var random = SeededRandom(seed: seed)
                    let author = handles.randomElement(using: &random) ?? "maya"
                    let audience = PostDraft.ChosenAudience.allCases.randomElement(using: &random) ?? .group
                    let post: ID<Post>
                    do {
                        post = try small.post("needle \(Int.random(in: 0..<3, using: &random))", by: author, audience: audience, transaction)
                    } catch is NotAllowed {
                        // For the coaches, of whom nobody is left.
                        return
                    }
                    // By the author, or by anybody who may see it.
                    let replier =
                        try random.chance(50) ? author : handles.filter { try small.sees($0, post, transaction) }.randomElement(using: &random) ?? author
                    if random.chance(50) { try small.reply("needle in a reply", to: post, by: replier, transaction) }
                    if random.chance(10) { try small.delete(post, by: author, transaction) }
                    let (one, other) = (handles[Int.random(in: 0..<6, using: &random)], handles[Int.random(in: 0..<6, using: &random)])
                    guard one != other else { return }
                    switch Int.random(in: 0..<15, using: &random) {
                    case 0: try small.block(other, by: one, transaction)
                    case 1: try small.mute(other, by: one, transaction)
                    default: if try !HiddenQueries.isBlocked(small.id(one), small.id(other), in: transaction) { try small.follow(other, by: one, transaction) }
                    }
                }
                clock.advance(.seconds(1))
            }
            try await store.write { transaction in
                try small.withdrawConsent("graham", transaction)
                // Twice over, as reactions may run.
                for _ in 0..<2 { try index(transaction) }
            }
            // Whom somebody follows is named to the index, or, where there are too many, left to the check.
            for (handle, named) in handles.flatMap({ handle in [0, 1, SearchQueries.mostFollowed].map { (handle, $0) } }) {
                let (ids, expected) = try await store.read { reading in
                    var (ids, cursor): ([ID<Post>], PageCursor<Post>) = ([], .newest)
                    while ids.count < 500 {
                        let page = try SearchQueries.posts(
                            .init(SearchQuery("needle")), cursor: cursor, limit: 7, for: small.circle(handle, reading), naming: named, in: reading)
                        ids += page.rows.map(\.subject.id)
                        guard let next = page.next else { break }
                        cursor = next
                    }
                    return (ids, try model(handle, small, reading))
                }
                #expect(ids == expected, "\(handle), \(named) named")
                #expect(!expected.isEmpty)
            }
        }
    }

    /// Every post and reply that is there, judged one by one, with the thread it stands in.
    private func model(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [ID<Post>] {
        let all = try reading.all("SELECT id FROM posts WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1000") { $0.id(Post.self) }
        let circle = try small.circle(handle, reading)
        return try all.filter { id in
            guard let post = try PostQueries.post(id, for: circle, in: reading)?.subject, circle.lists(post, at: post.standpoint) != nil else { return false }
            guard post.thread != nil else { return true }
            guard let top = try PostQueries.post(post.top, for: circle, in: reading)?.subject else { return false }
            return circle.lists(top, at: top.standpoint) != nil
        }
    }

    @Test("by author, kind, group and day", arguments: TestEngine.all) func filters(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            let start = SettableClock.start
            for (day, author, kind) in [(0, "samir", .note), (1, "doreen", .question), (2, "samir", .win), (3, "samir", .question)]
                as [(Int64, String, PostKind)]
            {
                try await store.write { try small.post("needle \(day)", by: author, kind: kind, $0) }
                if day == 2 { try await store.write { try small.post("needle to all", by: "nils", audience: .practice, $0) } }
                clock.advance(.days(1))
            }
            try await store.write { try index($0) }
            try await store.read { (reading: Reading) throws in
                func bodies(
                    _ typed: String = "needle", author: String? = nil, kind: PostKind? = nil, group: ID<Group>? = nil, from: Int64? = nil, until: Int64? = nil
                )
                    throws -> [String]
                {
                    try found(
                        typed, by: "maya", small, author: author, kind: kind, group: group, from: from.map { start + .days($0) },
                        until: until.map { start + .days($0) }, reading)
                }
                #expect(try bodies(author: "samir") == ["needle 3", "needle 2", "needle 0"])
                #expect(try bodies("", author: "samir") == ["needle 3", "needle 2", "needle 0"], "an author is enough")
                #expect(try bodies(kind: .question) == ["needle 3", "needle 1"])
                #expect(try bodies(author: "samir", kind: .question) == ["needle 3"])
                #expect(try bodies(group: small.starters.id) == ["needle 3", "needle 2", "needle 1", "needle 0"])
                #expect(try bodies(from: 1, until: 3) == ["needle to all", "needle 2", "needle 1"])
                #expect(try bodies("", kind: .question) == [], "a kind alone is not")
            }
        }
    }

    @Test("follows what is changed and taken down", arguments: TestEngine.all) func changes(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                let post = try small.post("first words", by: "samir", kind: .win, headline: "A headline", transaction)
                try index(transaction)
                #expect(try found("headline", by: "samir", small, transaction).count == 1)
                try small.edit(post, headline: "Changed", body: "second words", by: "samir", transaction)
                try index(transaction)
                #expect(try found("first", by: "samir", small, transaction) == [])
                #expect(try found("second changed", by: "samir", small, transaction).count == 1)
                try small.delete(post, by: "samir", transaction)
                let left = try transaction.count("SELECT COUNT(*) FROM post_words")
                #expect(left == 0, "the words are gone with the post, not only with the reaction")
                try index(transaction)
                #expect(try found("second", by: "samir", small, transaction) == [])
            }
        }
    }

    @Test("takes in what was there before it", arguments: TestEngine.all) func upgrade(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                for number in 0..<7 { try small.post("Old words \(number)", by: "samir", transaction) }
                try transaction.run("UPDATE actors SET folded = ''")
            }
            // Each job leaves the next one behind, until all is in.
            var payloads = ["0"]
            while let payload = payloads.last, payloads.count < 20 {
                let job = Job(
                    id: ID(Int64(payloads.count)), kind: IndexAll.jobKind, payload: payload, state: .running, attempts: 1, dueAt: SettableClock.start,
                    lastError: nil
                )
                try await IndexAll.handler(store).perform(job)
                let next = try await store.write { transaction in
                    let next = try transaction.first("SELECT payload FROM jobs WHERE kind = \(IndexAll.jobKind)") { $0.text() }
                    try transaction.run("DELETE FROM jobs WHERE kind = \(IndexAll.jobKind)")
                    return next
                }
                guard let next else { break }
                payloads.append(next)
            }
            #expect(payloads.count == 3, "the names, the posts, and nothing more to do")
            try await store.read { (reading: Reading) throws in
                #expect(try found("old", by: "doreen", small, reading).count == 7)
                #expect(try SearchQueries.people("Sam", limit: 5, for: small.circle("doreen", reading), in: reading).map(\.handle.text) == ["samir"])
            }
        }
    }

    @Test("people, groups and tags are those one may know of", arguments: TestEngine.all) func names(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                try AccountQueries.update(small.id("samir"), name: "Samír Ösman", about: "", in: transaction)
                try AccountQueries.update(small.id("rob"), name: "Osman too", about: "", in: transaction)
                _ = try small.found("Osman’s Walkers", transaction)
                try small.post("#osprey seen", by: "samir", transaction)
                try small.post("#ostrich seen", by: "samir", audience: .coaches, transaction)
                try small.post("#osier", by: "rob", transaction)
                func people(_ words: String, _ handle: String) throws -> [String] {
                    try SearchQueries.people(words, limit: 5, for: small.circle(handle, transaction), in: transaction).map(\.handle.text)
                }
                #expect(try people("osman", "doreen") == ["samir"])
                #expect(try people("osman", "nadia") == ["rob"])
                #expect(try people("ösm", "maya") == ["samir"])
                func groups(_ handle: String) throws -> [String] {
                    try SearchQueries.groups("osman", limit: 5, for: small.circle(handle, transaction), in: transaction).map(\.name)
                }
                #expect(try groups("doreen") == ["Osman’s Walkers"])
                #expect(try groups("nadia") == [])
                func tags(_ handle: String) throws -> [String] {
                    try SearchQueries.tags("os", limit: 5, for: small.circle(handle, transaction), in: transaction)
                }
                #expect(try tags("doreen") == ["osprey"])
                #expect(try tags("maya") == ["osprey", "ostrich"])
                #expect(try tags("nadia") == ["osier"])
                #expect(try tags("olive") == [])
                try small.block("samir", by: "doreen", transaction)
                #expect(try people("osman", "doreen") == [])
                #expect(try tags("doreen") == [])
            }
        }
    }

    @Test("the page marks what was found, and no words can break out of it") func page() throws {
        func page(_ typed: String, posts: [Post] = [], people: [Account] = [], next: Int64? = nil, _ more: (String, String)...) throws -> HTML {
            let form = SearchForm(FormFields(texts: [(name: "q", text: typed)] + more.map { (name: $0.0, text: $0.1) }))
            return SearchPages(assets: .fixed).page(
                SearchPages.View(
                    frame: Shown.frame("Search"), form: form, groups: [Shown.group()], isAsked: !form.query.isEmpty, people: people,
                    foundGroups: people.isEmpty ? [] : [Shown.group(name: people[0].name)], tags: people.isEmpty ? [] : ["stairs"],
                    posts: try posts.map(Shown.visible), next: next.map { PageCursor(before: ID($0)) }, time: Shown.time
                )
            )
        }
        let win = Shown.post(1, by: Shown.doreen, .win, headline: "Two flights of stairs.", body: "I did stop at the top of the **stairs**.")
        try golden(try page("stair*", posts: [win, Shown.post(2, by: Shown.samir)], people: [Shown.samir], next: 1, ("kind", "win")), "search")
        try golden(try page(""), "search-hints")
        #expect(try page("nothing").text.contains("Nothing found"))
        #expect(try page("***").text.contains("There is no word in that."))
        #expect(try page(String(repeating: "x", count: 300)).text.contains("Only the first 200 characters"))
        let hostile = Shown.post(3, by: Shown.hostile, .win, headline: Hostile.text, body: Hostile.text)
        Hostile.check(try page(Hostile.text + " script alert", posts: [hostile], people: [Shown.hostile], ("author", Hostile.text), ("from", Hostile.text)))
    }
}
