import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Posts") struct PostTests {
    /// Who sees what Samir, a client in Steady Starters, shares; Olive and Pat are at Harbour but in no group.
    static let whoSees: [(audience: PostDraft.ChosenAudience, seers: Set<String>)] = [
        (.group, ["maya", "nils", "doreen", "samir", "graham"]),
        (.practice, ["maya", "nils", "doreen", "samir", "graham", "olive", "pat"]),
        (.coaches, ["maya", "nils", "samir", "pat"]),
        (.followers, ["samir", "olive"]),
        (.public, ["maya", "nils", "doreen", "samir", "graham", "olive", "pat"]),
    ]

    /// Of all of them Olive follows him, and Doreen has asked to.
    static func follow(_ small: SmallPractice, _ transaction: Transaction) throws {
        try FollowPerson.follow(small.id("samir"), by: small.id("olive"), in: transaction)
        var profile = Profile.blank
        profile.approvesFollows = true
        try ProfileQueries.save(profile, of: small.id("samir"), in: transaction)
        try FollowPerson.follow(small.id("samir"), by: small.id("doreen"), in: transaction)
    }

    @Test("each audience is seen by exactly its people", arguments: TestEngine.all) func audiences(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            #expect(Set(small.people.keys) == Set(WholePractice.everybody))
            try await store.write { try Self.follow(small, $0) }
            for (audience, expected) in Self.whoSees {
                let seers = try await store.write { transaction in
                    let post = try small.post("Walked round the block", by: "samir", audience: audience, transaction)
                    return try small.viewers(of: post, transaction)
                }
                #expect(seers == expected, "\(audience)")
            }
        }
    }

    @Test("a coach’s post to the coaches is for the coaches", arguments: TestEngine.all) func coaches(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let seers = try await store.write { transaction in
                try small.viewers(of: small.post("About Tuesday", by: "nils", audience: .coaches, transaction), transaction)
            }
            #expect(seers == ["maya", "nils", "pat"])
        }
    }

    @Test("what is written comes back as it was meant", arguments: TestEngine.all) func kinds(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let posts = try await store.write { transaction in
                let ids = [
                    try small.post("Slept well", by: "doreen", transaction),
                    try small.post("With a rest on the landing", by: "doreen", kind: .win, headline: "Two flights", transaction),
                    try small.post("Which shoes?", by: "doreen", kind: .question, audience: .practice, transaction),
                    try small.post("What was small and went well?", by: "nils", kind: .prompt, transaction),
                ]
                return try ids.map { try small.post($0, to: "samir", transaction) }
            }
            #expect(posts.map(\.kind) == [.note, .win, .question, .prompt])
            #expect(posts.map(\.headline) == ["", "Two flights", "", ""])
            #expect(posts.map(\.body) == ["Slept well", "With a rest on the landing", "Which shoes?", "What was small and went well?"])
            #expect(posts.map(\.markup.markup).first == "<p>Slept well</p>")
            #expect(posts.map(\.audience) == [.group, .group, .practice, .group])
            #expect(posts.map(\.group) == [small.starters.id, small.starters.id, nil, small.starters.id])
            #expect(posts.map(\.author.id) == [small.id("doreen"), small.id("doreen"), small.id("doreen"), small.id("nils")])
            #expect(posts.map(\.authorRole) == [.client, .client, .client, .professional])
            for post in posts {
                #expect(post.createdAt == SettableClock.start)
                #expect(post.thread == nil && post.answers == nil && post.editedAt == nil && post.answeredAt == nil && post.praisedAt == nil)
                #expect(!post.isWithheld)
            }
        }
    }

    @Test("only the first win is a first win", arguments: TestEngine.all) func firstWin(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let firsts = try await store.write { transaction in
                let ids = [
                    try small.post("A note comes before", by: "doreen", transaction),
                    try small.post("One", by: "doreen", kind: .win, transaction),
                    try small.post("Two", by: "doreen", kind: .win, transaction),
                    try small.post("Mine", by: "samir", kind: .win, transaction),
                ]
                return try ids.map { try small.post($0, to: "maya", transaction).isFirstWin }
            }
            #expect(firsts == [false, true, false, true])
        }
    }

    @Test("only coaches write prompts", arguments: TestEngine.all) func prompts(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            for handle in ["doreen", "graham"] {
                await #expect(throws: NotAllowed.self, "\(handle)") {
                    _ = try await store.write { try small.post("Tell us", by: handle, kind: .prompt, $0) }
                }
            }
            let posts = try await store.read { try $0.count("SELECT COUNT(*) FROM posts") }
            #expect(posts == 0)
        }
    }

    @Test("one writes only into groups one is in", arguments: TestEngine.all) func outsiders(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            for handle in ["olive", "pat", "rob", "nadia"] {
                await #expect(throws: NotFound.self, "\(handle)") {
                    try await store.write { transaction in
                        let draft = PostDraft(kind: .note, audience: .practice, headline: "", body: "Hello", formKey: "key")
                        _ = try WritePost.write(draft, in: small.starters, by: small.circle(handle, transaction), transaction)
                    }
                }
            }
        }
    }

    @Test("a form that is sent twice writes one post", arguments: TestEngine.all) func formKey(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (first, again, other) = try await store.write { transaction in
                (
                    try small.post("Once", by: "doreen", formKey: "same", transaction), try small.post("Once", by: "doreen", formKey: "same", transaction),
                    try small.post("Once", by: "samir", formKey: "same", transaction)
                )
            }
            #expect(first == again)
            #expect(first != other, "the key belongs to its author")
            let (posts, told) = try await store.read {
                (try $0.count("SELECT COUNT(*) FROM posts"), try Happened.events([.postWritten], in: $0).count)
            }
            #expect(posts == 2)
            #expect(told == 2)
        }
    }

    @Test("a form that is sent four times at once writes one post", arguments: TestEngine.all) func atOnce(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let ids = try await withThrowingTaskGroup(of: ID<Post>.self) { group in
                for _ in 1...4 { group.addTask { try await store.write { try small.post("Once", by: "doreen", formKey: "same", $0) } } }
                return try await group.reduce(into: Set<ID<Post>>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            let posts = try await store.read { try $0.count("SELECT COUNT(*) FROM posts") }
            #expect(posts == 1)
        }
    }

    @Test("without both consents nothing is written; the composer may bring them", arguments: TestEngine.all)
    func consents(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            try await store.write { try small.withdrawConsent("doreen", to: .keepHealthPosts, $0) }
            await #expect(throws: ConsentNeeded.self) { _ = try await store.write { try small.post("Hello", by: "doreen", $0) } }
            try await store.write { try small.withdrawConsent("doreen", to: .shareWithGroup, $0) }
            await #expect(throws: ConsentNeeded.self, "one of two is not enough") {
                try await store.write { transaction in
                    let draft = PostDraft(
                        kind: .note, audience: .group, headline: "", body: "Hello", formKey: "one", consents: [.keepHealthPosts]
                    )
                    _ = try WritePost.write(draft, in: small.starters, by: small.circle("doreen", transaction), transaction)
                }
            }
            let standing = try await store.read {
                try ConsentQueries.standing(of: small.id("doreen"), practice: small.harbour.id, in: $0)
            }
            #expect(standing == [], "a post that was refused gives no consent")
            let seers = try await store.write { transaction in
                let draft = PostDraft(
                    kind: .note, audience: .group, headline: "", body: "Hello", formKey: "two", consents: Set(ConsentPurpose.allCases)
                )
                let id = try WritePost.write(draft, in: small.starters, by: small.circle("doreen", transaction), transaction)
                return try small.viewers(of: id, transaction)
            }
            #expect(seers == ["maya", "nils", "doreen", "samir", "graham"])
        }
    }

    @Test("taking a consent back hides everything one wrote, at once and for all but oneself", arguments: TestEngine.all)
    func withheld(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let posts = try await store.write { transaction in
                try Self.follow(small, transaction)
                return try PostDraft.ChosenAudience.allCases.map { try small.post("Mine", by: "samir", audience: $0, transaction) }
            }
            for purpose in ConsentPurpose.allCases {
                let hidden = try await store.write { transaction in
                    try small.withdrawConsent("samir", to: purpose, transaction)
                    return try posts.map { try small.viewers(of: $0, transaction) }
                }
                #expect(hidden == Self.whoSees.map { _ in ["samir"] }, "\(purpose)")
                let shown = try await store.write { transaction in
                    try GiveConsent.give(purpose, small.id("samir"), to: small.harbour, in: transaction)
                    return try posts.map { try small.viewers(of: $0, transaction) }
                }
                #expect(shown == Self.whoSees.map(\.seers), "\(purpose)")
            }
        }
    }
}
