import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Live updates") struct LiveUpdatesTests {
    /// What pages that listen to these topics hear of the events.
    private func heard(_ topics: Set<LiveHub.Topic>, _ events: [LoggedEvent], _ store: Store) async throws -> [String] {
        let hub = LiveHub()
        let stream = hub.listen(to: topics)
        try await LiveUpdates.deliver(events, from: store, to: hub)
        hub.close()
        var heard: [String] = []
        for await message in stream { heard.append("\(message.name) \(message.id)") }
        return heard
    }

    @Test("a group hears what happens in it, by id alone", arguments: TestEngine.all) func group(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (post, reply, events) = try await store.write { transaction in
                try transaction.run("DELETE FROM events")
                let post = try small.post("Walked", by: "doreen", transaction)
                let reply = try small.reply("Well done", to: post, by: "samir", transaction)
                let praise = try small.praise(post, by: "nils", transaction)
                try WithdrawPraise.withdraw(praise, by: small.circle("nils", transaction), transaction)
                try small.edit(post, body: "Walked far", by: "doreen", transaction)
                try small.delete(reply, by: "samir", transaction)
                try small.delete(post, by: "doreen", transaction)
                return (post, reply, try Happened.events(in: transaction))
            }
            let inGroup = try await heard([.group(small.starters.id.value)], events, store)
            #expect(inGroup == ["post \(post)"] + Array(repeating: "changed \(post)", count: 5) + ["gone \(post)"])
            #expect(!inGroup.joined().contains("\(reply)"), "a reply’s card is the card of its thread")
            let elsewhere = try await heard(
                [.practice(small.harbour.id.value), .practice(small.gutfeeling.id.value), .group(small.table.id.value), .account(small.id("doreen").value)],
                events,
                store
            )
            #expect(elsewhere == [])
        }
    }

    @Test("of what is withheld its author alone hears", arguments: TestEngine.all) func withheld(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (post, events) = try await store.write { transaction in
                let post = try small.post("Walked", by: "doreen", transaction)
                try transaction.run("UPDATE posts SET is_withheld = \(true) WHERE id = \(post)")
                try transaction.run("DELETE FROM events")
                try small.edit(post, body: "Walked far", by: "doreen", transaction)
                try small.delete(post, by: "doreen", transaction)
                return (post, try Happened.events(in: transaction))
            }
            #expect(
                try await heard([.group(small.starters.id.value), .practice(small.harbour.id.value), .account(small.id("samir").value)], events, store) == [])
            #expect(try await heard([.account(small.id("doreen").value)], events, store) == ["changed \(post)", "gone \(post)"])
        }
    }

    @Test("the practice hears what is for all of it", arguments: TestEngine.all) func practice(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (post, events) = try await store.write { transaction in
                try transaction.run("DELETE FROM events")
                let post = try small.post("Hello all", by: "maya", audience: .practice, transaction)
                try small.withdrawConsent("doreen", transaction)
                return (post, try Happened.events(in: transaction))
            }
            let home = try await heard([.practice(small.harbour.id.value)], events, store)
            #expect(home == ["post \(post)", "reload 0"], "that something is different, not whose consent it was")
            let away = try await heard([.practice(small.gutfeeling.id.value), .group(small.starters.id.value)], events, store)
            #expect(away == [])
        }
    }

    @Test("whoever is told something hears of it alone", arguments: TestEngine.all) func notice(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let events = try await store.write { transaction in
                let post = try small.post("Walked", by: "doreen", transaction)
                try small.praise(post, by: "samir", transaction)
                try transaction.run("DELETE FROM events WHERE kind <> 'praise.given'")
                try Happened.react(NoticeReactions.all, in: transaction)
                return try Happened.events([.noticeGiven], in: transaction)
            }
            let doreen = small.id("doreen")
            let hers = try await heard([.account(doreen.value)], events, store)
            #expect(hers == ["notice \(doreen)"])
            let others = try await heard(
                [.account(small.id("samir").value), .group(small.starters.id.value), .practice(small.harbour.id.value)], events, store)
            #expect(others == [])
        }
    }

    @Test("what is for named people is told to them alone", arguments: TestEngine.all) func named(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (post, events) = try await store.write { transaction in
                try transaction.run("DELETE FROM events")
                let post = try small.post("Only for the coaches", by: "doreen", audience: .coaches, transaction)
                return (post, try Happened.events(in: transaction))
            }
            let coach = try await heard([.account(small.id("maya").value)], events, store)
            #expect(coach == ["post \(post)"])
            let others = try await heard(
                [.account(small.id("samir").value), .group(small.starters.id.value), .practice(small.harbour.id.value)], events, store
            )
            #expect(others == [])
        }
    }
}
