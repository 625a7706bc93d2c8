import Identity
import Kernel
import Language
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("Praise") struct PraiseTests {
    private func chips(_ post: ID<Post>, seenBy handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [PraiseChip] {
        try PraiseQueries.sayings(on: [post], in: reading)[post]?.chips(
            for: small.circle(handle, reading), at: small.post(post, to: handle, reading).standpoint) ?? []
    }

    @Test("one cannot praise oneself, nor what one does not see", arguments: TestEngine.all) func refused(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await WholePractice.make(in: store).small
            let (post, reply) = try await store.write { transaction in
                let post = try small.post("Walked", by: "doreen", transaction)
                return (post, try small.reply("Well done", to: post, by: "samir", transaction))
            }
            await #expect(throws: PraiseFault.own) { _ = try await store.write { try small.praise(post, by: "doreen", $0) } }
            await #expect(throws: PraiseFault.own) { _ = try await store.write { try small.praise(reply, by: "samir", $0) } }
            for handle in ["olive", "pat", "rob", "nadia"] {
                await #expect(throws: NotFound.self, "\(handle)") { _ = try await store.write { try small.praise(post, by: handle, $0) } }
            }
            let count = try await store.read { try $0.count("SELECT COUNT(*) FROM praises") }
            #expect(count == 0)
        }
    }

    @Test("saying the same words twice is saying them once", arguments: TestEngine.all) func twice(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (one, again, other, chips, told) = try await store.write { transaction in
                let post = try small.post("Walked", by: "doreen", transaction)
                return (
                    try small.praise(post, by: "samir", words: "You went", transaction), try small.praise(post, by: "samir", words: "You went", transaction),
                    try small.praise(post, by: "samir", words: "In the rain, too", transaction), try self.chips(post, seenBy: "doreen", small, transaction),
                    try Happened.events([.praiseGiven], in: transaction).count
                )
            }
            #expect(one == again)
            #expect(one != other)
            #expect(chips.map(\.words) == ["You went", "In the rain, too"])
            #expect(told == 2)
        }
    }

    @Test("two taps at once are one praise", arguments: TestEngine.all) func atOnce(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let post = try await store.write { try small.post("Walked", by: "doreen", $0) }
            let ids = try await withThrowingTaskGroup(of: ID<Praise>.self) { group in
                for _ in 1...4 { group.addTask { try await store.write { try small.praise(post, by: "samir", $0) } } }
                return try await group.reduce(into: Set<ID<Praise>>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
        }
    }

    @Test("the same words of several people are one chip that names them", arguments: TestEngine.all) func grouped(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let (post, other) = (try small.post("Walked", by: "doreen", transaction), try small.post("Ran", by: "doreen", transaction))
            try small.praise(post, by: "samir", words: "You went", transaction)
            try small.praise(post, by: "nils", words: "Honest about it", transaction)
            let grahams = try small.praise(post, by: "graham", words: "You went", transaction)
            try small.praise(other, by: "nils", words: "You went", transaction)

            var seen = try chips(post, seenBy: "graham", small, transaction)
            #expect(seen.map(\.words) == ["You went", "Honest about it"], "in the order in which they were first said")
            #expect(seen.map(\.givers) == [2, 1])
            #expect(seen.map(\.names) == [["Samir", "Graham"], ["Nils"]])
            #expect(seen.map(\.mine) == [grahams, nil])
            #expect(try chips(post, seenBy: "doreen", small, transaction).map(\.mine) == [nil, nil])

            try small.praise(post, by: "maya", words: "You went", transaction)
            seen = try chips(post, seenBy: "doreen", small, transaction)
            #expect(seen.first?.givers == 3)
            #expect(seen.first?.names == ["Samir", "Graham"], "the first two; from three on a number is shown")
            let both = try PraiseQueries.sayings(on: [post, other], in: transaction)
            let doreen = try small.circle("doreen", transaction)
            let place = try small.post(post, to: "doreen", transaction).standpoint
            #expect(both.mapValues { $0.chips(for: doreen, at: place).map(\.givers) } == [post: [3, 1], other: [1]])
            #expect(try PraiseQueries.sayings(on: [], in: transaction).isEmpty)
        }
    }

    @Test("private praise is seen by its giver and its receiver alone", arguments: TestEngine.all) func privately(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let seen = try await store.write { transaction in
                let post = try small.post("Walked", by: "doreen", transaction)
                try small.praise(post, by: "nils", words: "Between us", isPrivate: true, transaction)
                try small.praise(post, by: "samir", words: "Between us", isPrivate: true, transaction)
                try small.praise(post, by: "samir", words: "For all", transaction)
                var seen: [String: [String]] = [:]
                for handle in ["doreen", "nils", "samir", "maya", "graham"] {
                    let list = try PraiseQueries.praises(on: post, seenBy: small.id(handle), limit: 10, in: transaction)
                    seen[handle] = list.map { "\($0.giver.handle.text): \($0.words)" }
                    let chips = try chips(post, seenBy: handle, small, transaction)
                    #expect(chips.map(\.givers).reduce(0, +) == list.count, "\(handle): chips and list agree")
                    #expect(chips.filter(\.isPrivate).map(\.words) == (list.contains { $0.isPrivate } ? ["Between us"] : []), "\(handle)")
                }
                return seen
            }
            #expect(
                seen == [
                    "doreen": ["nils: Between us", "samir: Between us", "samir: For all"], "nils": ["nils: Between us", "samir: For all"],
                    "samir": ["samir: Between us", "samir: For all"], "maya": ["samir: For all"], "graham": ["samir: For all"],
                ]
            )
        }
    }

    @Test("praise of somebody who took a consent back is seen by them alone, until they give it again", arguments: TestEngine.all)
    func withheld(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let post = try small.post("Walked", by: "doreen", transaction)
            try small.praise(post, by: "samir", words: "You went", transaction)
            try small.praise(post, by: "nils", words: "You went", transaction)
            func names(_ handle: String) throws -> [[String]] { try chips(post, seenBy: handle, small, transaction).map(\.names) }
            try small.withdrawConsent("samir", transaction)
            for handle in ["doreen", "nils", "maya"] { #expect(try names(handle) == [["Nils"]], "\(handle)") }
            #expect(try names("samir") == [["Samir", "Nils"]])
            try GiveConsent.give(.shareWithGroup, small.id("samir"), to: small.harbour, in: transaction)
            #expect(try names("doreen") == [["Samir", "Nils"]])
        }
    }

    @Test("unsaying takes the chip, the notice and the mark on the post away", arguments: TestEngine.all) func unsay(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            @Sendable func praisedAt(_ post: ID<Post>) async throws -> Moment? {
                try await store.read { try small.post(post, to: "doreen", $0).praisedAt }
            }
            @Sendable func unsay(_ praise: ID<Praise>, by handle: String) async throws {
                try await store.write { try WithdrawPraise.withdraw(praise, by: small.circle(handle, $0), $0) }
            }
            let post = try await store.write { try small.post("Walked", by: "doreen", kind: .win, $0) }
            clock.advance(.hours(1))
            let first = try await store.write { try small.praise(post, by: "samir", $0) }
            clock.advance(.hours(1))
            let second = try await store.write { try small.praise(post, by: "nils", $0) }
            let atFirst = try await praisedAt(post)
            #expect(atFirst == SettableClock.start + .hours(1), "only the first counts")
            try await store.write { try Happened.react(NoticeReactions.all, in: $0) }

            await #expect(throws: NotFound.self, "somebody else’s praise") { try await unsay(first, by: "nils") }
            await #expect(throws: NotFound.self) { try await unsay(first, by: "rob") }
            let untouched = try await store.read { try small.notices("doreen", $0).count }
            #expect(untouched == 2)

            try await unsay(first, by: "samir")
            try await unsay(first, by: "samir")
            let afterFirst = try await praisedAt(post)
            #expect(afterFirst == SettableClock.start + .hours(2))
            let (names, notices) = try await store.read {
                (try chips(post, seenBy: "doreen", small, $0).map(\.names), try small.notices("doreen", $0).map(\.actor.handle.text))
            }
            #expect(names == [["Nils"]])
            #expect(notices == ["nils"])

            try await unsay(second, by: "nils")
            let afterAll = try await praisedAt(post)
            #expect(afterAll == nil)
            let (told, events) = try await store.write { transaction in
                try Happened.react(NoticeReactions.all, in: transaction)
                return (try small.notices("doreen", transaction).count, try Happened.events([.praiseWithdrawn], in: transaction).count)
            }
            #expect(told == 0, "withdrawn praise is not told again")
            #expect(events == 2)

            let again = try await store.write { try small.praise(post, by: "samir", $0) }
            #expect(again != first, "one may change one’s mind")
        }
    }
}
