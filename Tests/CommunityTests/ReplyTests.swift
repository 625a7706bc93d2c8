import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Replies") struct ReplyTests {
    @Test("a reply is seen by exactly those who see what it answers", arguments: TestEngine.all, [11, 12, 13] as [UInt64])
    func neverWider(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            var random = SeededRandom(seed: seed)
            for audience in PostDraft.ChosenAudience.allCases {
                let author = ["maya", "nils", "doreen", "samir", "graham"].randomElement(using: &random) ?? "doreen"
                let top = try small.post("Where it begins", by: author, audience: audience, transaction)
                let seers = try small.viewers(of: top, transaction)
                var thread = [top]
                for number in 1...8 {
                    let parent = thread.randomElement(using: &random) ?? top
                    let writer = seers.sorted().randomElement(using: &random) ?? author
                    let reply = try small.reply("Reply \(number)", to: parent, by: writer, transaction)
                    #expect(try small.viewers(of: reply, transaction) == seers, "\(audience), reply \(number)")
                    let post = try small.post(reply, to: writer, transaction)
                    #expect(post.kind == .reply)
                    #expect(post.answers == parent)
                    #expect(post.thread == top)
                    #expect(post.top == top)
                    thread.append(reply)
                }
            }
        }
    }

    @Test("who does not see a post cannot answer it", arguments: TestEngine.all) func outsiders(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let post = try await store.write { try small.post("For the group", by: "samir", $0) }
            for handle in ["olive", "pat", "rob", "nadia"] {
                await #expect(throws: NotFound.self, "\(handle)") { _ = try await store.write { try small.reply("Hello", to: post, by: handle, $0) } }
            }
        }
    }

    @Test("a post is answered when somebody else first replies", arguments: TestEngine.all) func answered(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            @Sendable func answeredAt(_ post: ID<Post>) async throws -> Moment? {
                try await store.read { try small.post(post, to: "doreen", $0).answeredAt }
            }
            let question = try await store.write { try small.post("Which shoes?", by: "doreen", kind: .question, $0) }
            clock.advance(.hours(1))
            _ = try await store.write { try small.reply("I mean for indoors", to: question, by: "doreen", $0) }
            let byOneself = try await answeredAt(question)
            #expect(byOneself == nil, "one’s own reply is no answer")

            clock.advance(.hours(1))
            let first = try await store.write { try small.reply("Any flat ones", to: question, by: "samir", $0) }
            let afterFirst = try await answeredAt(question)
            #expect(afterFirst == SettableClock.start + .hours(2))

            clock.advance(.hours(1))
            let second = try await store.write { try small.reply("To Samir: yes", to: first, by: "nils", $0) }
            let afterSecond = try await answeredAt(question)
            #expect(afterSecond == SettableClock.start + .hours(2), "only the first counts")

            try await store.write { try small.delete(first, by: "samir", $0) }
            let firstGone = try await answeredAt(question)
            #expect(firstGone == SettableClock.start + .hours(3), "the oldest answer that is left")

            try await store.write { try small.delete(second, by: "nils", $0) }
            let allGone = try await answeredAt(question)
            #expect(allGone == nil)
        }
    }

    @Test("a reply that is sent twice is written once", arguments: TestEngine.all) func formKey(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (one, again) = try await store.write { transaction in
                let post = try small.visible(small.post("Hello", by: "doreen", transaction), to: "samir", transaction)
                let circle = try small.circle("samir", transaction)
                return (
                    try WriteReply.write("Hi", to: post, formKey: "k", by: circle, transaction),
                    try WriteReply.write("Hi", to: post, formKey: "k", by: circle, transaction)
                )
            }
            #expect(one == again)
        }
    }

    @Test("a reply needs both consents", arguments: TestEngine.all) func consents(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let post = try await store.write { transaction in
                try small.withdrawConsent("samir", transaction)
                return try small.post("Hello", by: "doreen", transaction)
            }
            await #expect(throws: ConsentNeeded.self) { _ = try await store.write { try small.reply("Hi", to: post, by: "samir", $0) } }
            let reply = try await store.write { transaction in
                try WriteReply.write(
                    "Hi", to: small.visible(post, to: "samir", transaction), formKey: "k", consents: [.shareWithGroup],
                    by: small.circle("samir", transaction), transaction
                )
            }
            let seen = try await store.read { try small.sees("doreen", reply, $0) }
            #expect(seen)
        }
    }

    @Test("a thread shows its newest replies, oldest first, and how many there are", arguments: TestEngine.all)
    func threads(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (bodies, count, quiet) = try await store.write { transaction in
                let (one, two) = (try small.post("One", by: "doreen", transaction), try small.post("Two", by: "doreen", transaction))
                var replies: [ID<Post>] = []
                for number in 1...6 { replies.append(try small.reply("Reply \(number)", to: one, by: "samir", transaction)) }
                try small.reply("Hidden", to: one, by: "graham", transaction)
                try small.withdrawConsent("graham", transaction)
                try small.delete(replies[5], by: "samir", transaction)
                let cards = try Threads.read(PostQueries.posts([one, two], in: transaction), in: transaction).cards(for: small.circle("doreen", transaction))
                return (cards[0].replies.map(\.post.subject.body), cards[0].replyCount, cards[1].replyCount)
            }
            #expect(bodies == ["Reply 3", "Reply 4", "Reply 5"])
            #expect(count == 5, "neither what was deleted nor what is withheld counts")
            #expect(quiet == 0)
        }
    }
}
