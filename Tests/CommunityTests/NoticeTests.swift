import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Notices") struct NoticeTests {
    /// What somebody is told, as `kind by whom: excerpt`, oldest first.
    private func told(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [String] {
        try small.notices(handle, reading).reversed().map { "\($0.kind) by \($0.actor.handle.text): \($0.excerpt)" }
    }

    @Test("praise, replies and mentions are told once, though the reaction runs twice", arguments: TestEngine.all)
    func once(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Walked with @graham", by: "doreen", transaction)
            try small.praise(post, by: "samir", words: "You went", transaction)
            try small.praise(post, by: "nils", words: "Between us", isPrivate: true, transaction)
            let reply = try small.reply("Well done, @doreen and @maya", to: post, by: "samir", transaction)
            try small.reply("Thanks", to: reply, by: "doreen", transaction)
            for _ in 1...2 { try Happened.react(NoticeReactions.all, in: transaction) }
            let doreen = try told("doreen", small, transaction)
            #expect(
                doreen == [
                    "praise by samir: You went", "praise by nils: Between us", "reply by samir: Well done, @doreen and @maya",
                ]
            )
            let graham = try told("graham", small, transaction)
            #expect(graham == ["mention by doreen: Walked with @graham"])
            let maya = try told("maya", small, transaction)
            #expect(maya == ["mention by samir: Well done, @doreen and @maya"])
            let samir = try told("samir", small, transaction)
            #expect(samir == ["reply by doreen: Thanks"])
            let nils = try told("nils", small, transaction)
            #expect(nils == [])
            #expect(try NoticeQueries.countNew(small.id("doreen"), in: transaction) == 2, "praise for one post is one thing")
        }
    }

    @Test("a notice leads to the post on the page of its thread", arguments: TestEngine.all) func address(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Walked", by: "doreen", transaction)
            let reply = try small.reply("Well done", to: post, by: "samir", transaction)
            try Happened.react(NoticeReactions.all, in: transaction)
            let notice = try #require(try small.notices("doreen", transaction).first)
            #expect(notice.href == "/@doreen/\(post)#post-\(reply)")
            #expect(notice.post == reply)
            #expect(notice.isNew)
            #expect(notice.createdAt == SettableClock.start)
        }
    }

    @Test("nobody is told of what they did themselves", arguments: TestEngine.all) func oneself(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let notices = try await store.write { transaction in
                let post = try small.post("I, @doreen, walked", by: "doreen", transaction)
                try small.reply("@doreen here again", to: post, by: "doreen", transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
                return try transaction.count("SELECT COUNT(*) FROM notices")
            }
            #expect(notices == 0)
        }
    }

    @Test("a mention is told only to those who see the post", arguments: TestEngine.all) func mentions(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let everybody = "@maya @nils @doreen @graham @olive @pat @nadia @rob @nobody"
            try await store.write { try PostTests.follow(small, $0) }
            for (audience, seers) in PostTests.whoSees {
                let told = try await store.write { transaction in
                    // What is public names nobody whom visitors may not know of.
                    if audience == .public { for handle in small.people.keys { try small.setProfile(handle, transaction) { $0.isPublic = [.name] } } }
                    try transaction.run("DELETE FROM notices")
                    try transaction.run("DELETE FROM events")
                    _ = try small.post("Hello \(everybody)", by: "samir", audience: audience, transaction)
                    try Happened.react(NoticeReactions.all, in: transaction)
                    return Set(try small.people.keys.filter { try !small.notices($0, transaction).isEmpty })
                }
                #expect(told == seers.subtracting(["samir"]), "\(audience)")
            }
        }
    }

    @Test("mentions of the practice’s people become links, others stay words", arguments: TestEngine.all) func links(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let (markup, mentioned, tags) = try await store.write { transaction in
                let id = try small.post("@Doreen, @olive, @rob, @harbour, @nobody: #Early #early #Über", by: "samir", transaction)
                return (
                    try small.post(id, to: "doreen", transaction).markup.markup,
                    try transaction.all("SELECT account_id FROM mentions WHERE post_id = \(id) ORDER BY account_id LIMIT 10") { $0.id(Account.self) },
                    try transaction.all("SELECT tag FROM hashtags WHERE post_id = \(id) ORDER BY tag LIMIT 10") { $0.text() }
                )
            }
            #expect(mentioned == [small.id("doreen"), small.id("olive")].sorted())
            #expect(tags == ["early", "über"])
            for handle in ["doreen", "olive"] { #expect(markup.contains("href=\"/@\(handle)\""), "\(handle)") }
            for handle in ["rob", "harbour", "nobody"] {
                #expect(!markup.contains("/@\(handle)"), "\(handle)")
                #expect(markup.contains("@\(handle)"))
            }
        }
    }

    @Test("praise that is unsaid before the reaction is told to nobody", arguments: TestEngine.all) func unsaid(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let notices = try await store.write { transaction in
                let post = try small.post("Walked", by: "doreen", transaction)
                let praise = try small.praise(post, by: "samir", transaction)
                try WithdrawPraise.withdraw(praise, by: small.circle("samir", transaction), transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
                return try small.notices("doreen", transaction).count
            }
            #expect(notices == 0)
        }
    }

    @Test("who left the group is not told of answers there", arguments: TestEngine.all) func left(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Walked", by: "doreen", transaction)
            let reply = try small.reply("Me too", to: post, by: "samir", transaction)
            try small.leaveStarters("samir", transaction)
            let answer = try small.reply("To @samir, among ourselves", to: reply, by: "nils", transaction)
            #expect(try !small.sees("samir", answer, transaction))
            try Happened.react(NoticeReactions.all, in: transaction)
            let samir = try told("samir", small, transaction)
            #expect(samir == [])
            #expect(try NoticeQueries.countNew(small.id("samir"), in: transaction) == 0, "nor does the bell count it")
        }
    }

    @Test("words that are withheld are in no notice, whenever it was written", arguments: TestEngine.all) func withheld(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Walked", by: "doreen", transaction)
            try small.reply("Told before", to: post, by: "samir", transaction)
            try Happened.react(NoticeReactions.all, in: transaction)
            try small.reply("Not told yet", to: post, by: "samir", transaction)
            try small.withdrawConsent("samir", transaction)
            try Happened.react(NoticeReactions.all, in: transaction)
            let doreen = try told("doreen", small, transaction)
            #expect(doreen == [])
            #expect(try NoticeQueries.countNew(small.id("doreen"), in: transaction) == 0, "nor does the bell count them")
            try GiveConsent.give(.shareWithGroup, small.id("samir"), to: small.harbour, in: transaction)
            let again = try told("doreen", small, transaction)
            #expect(again.first == "reply by samir: Told before")
        }
    }

    @Test("reading them up to one leaves the newer ones new, and other people’s alone", arguments: TestEngine.all) func read(_ engine: TestEngine) async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let (doreens, samirs) = (try small.post("Mine", by: "doreen", transaction), try small.post("Mine", by: "samir", transaction))
            for handle in ["nils", "maya", "graham"] { try small.praise(doreens, by: handle, transaction) }
            try small.praise(samirs, by: "nils", transaction)
            try Happened.react(NoticeReactions.all, in: transaction)
            let second = try small.notices("doreen", transaction)[1]
            try NoticeQueries.markRead(small.id("doreen"), upTo: second.id, in: transaction)
            #expect(try small.notices("doreen", transaction).map(\.isNew) == [true, false, false])
            #expect(try NoticeQueries.countNew(small.id("doreen"), in: transaction) == 1)
            #expect(try NoticeQueries.countNew(small.id("samir"), in: transaction) == 1)
            #expect(try NoticeQueries.countNew(small.id("rob"), in: transaction) == 0)
        }
    }
}
