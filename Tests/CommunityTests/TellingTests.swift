import Identity
import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

/// How notices reach people: at once, in the list alone, or not at all.
@Suite("Telling") struct TellingTests {
    /// How many notices of somebody rang, and how many there are.
    private func rung(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> (rang: Int, all: Int) {
        let (id, kind) = (small.id(handle), Event.Kind.noticeGiven)
        return (
            try Happened.events([kind], in: reading).count { $0.event.subject == id.value },
            try reading.count("SELECT COUNT(*) FROM notices WHERE account_id = \(id)")
        )
    }

    private func react(_ small: SmallPractice, _ transaction: Transaction) throws { try Happened.react(NoticeReactions.all, in: transaction) }

    @Test("a kind reaches somebody at once, in the list, or not at all", arguments: TestEngine.all) func levels(_ engine: TestEngine) async throws {
        for (level, rang, all) in [(NoticeLevel.ring, 1, 1), (.list, 0, 1), (.off, 0, 0)] {
            try await TestTransaction.with(engine) { transaction in
                let small = try SmallPractice.make(transaction)
                let doreen = small.id("doreen")
                try NoticeSettingQueries.setLevel(level, of: .praise, for: doreen, in: transaction)
                try small.praise(small.post("Walked", by: "doreen", transaction), by: "samir", transaction)
                for _ in 1...2 { try react(small, transaction) }
                let found = try rung("doreen", small, transaction)
                #expect(found.rang == rang && found.all == all, "\(level)")
                #expect(try NoticeQueries.countNew(doreen, in: transaction) == all)
            }
        }
    }

    @Test("a group’s choice holds for what happens there and nowhere else", arguments: TestEngine.all) func groups(_ engine: TestEngine) async throws {
        for (hearing, rang, all) in [(GroupHearing.everything, 1, 1), (.mine, 1, 1), (.list, 0, 1), (.nothing, 0, 0)] {
            try await TestTransaction.with(engine) { transaction in
                let small = try SmallPractice.make(transaction)
                try NoticeSettingQueries.setHearing(hearing, of: small.starters.id, by: small.id("doreen"), in: transaction)
                try small.reply("Well done", to: small.post("Walked", by: "doreen", transaction), by: "samir", transaction)
                try react(small, transaction)
                let found = try rung("doreen", small, transaction)
                #expect(found.rang == rang && found.all == all, "\(hearing)")
                // What is for the whole practice is not of the group.
                try small.reply("Here", to: small.post("To all", by: "doreen", audience: .practice, transaction), by: "samir", transaction)
                try react(small, transaction)
                #expect(try rung("doreen", small, transaction).all == all + 1, "\(hearing)")
            }
        }
    }

    @Test("who wants to hear of each post does, others do not, nor do outsiders or the author", arguments: TestEngine.all)
    func everything(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let post = try await store.write { transaction in
                for handle in ["doreen", "samir", "rob", "graham"] {
                    try NoticeSettingQueries.setHearing(.everything, of: small.starters.id, by: small.id(handle), in: transaction)
                }
                try BlockPerson.block(small.id("samir"), by: small.id("graham"), in: transaction)
                let post = try small.post("Round the wall", by: "samir", transaction)
                try small.post("Only for the coaches", by: "samir", audience: .coaches, transaction)
                try small.reply("Thanks", to: post, by: "nils", transaction)
                try Happened.react(NoticeReactions.all.filter { $0.name == "group-notices" }, in: transaction)
                return post
            }
            let jobs = JobRunner(store: store, handlers: [TellGroup.handler(store)], logger: .init(label: "test"))
            while try await jobs.work() > 0 {}
            let told = try await store.read { reading in
                try small.people.keys.filter { try !small.notices($0, reading).isEmpty }.sorted()
            }
            #expect(told == ["doreen"])
            let notices = try await store.read { try small.notices("doreen", $0) }
            #expect(notices.map(\.kind) == [.post])
            #expect(notices.first?.post == post)
        }
    }

    @Test("one thing rings once until it is read, and is one in the list and the count", arguments: TestEngine.all)
    func bundles(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let doreen = small.id("doreen")
            let post = try small.post("Walked", by: "doreen", transaction)
            for handle in ["samir", "nils", "graham", "maya"] { try small.praise(post, by: handle, transaction) }
            try react(small, transaction)
            #expect(try rung("doreen", small, transaction) == (rang: 1, all: 4))
            #expect(try NoticeQueries.countNew(doreen, in: transaction) == 1)
            let bundle = try #require(NoticeBundle.bundles(of: small.notices("doreen", transaction)).first)
            #expect(bundle.names == "Maya and 3 others")
            try NoticeQueries.markRead(doreen, bundleOf: bundle.newest, in: transaction)
            #expect(try NoticeQueries.countNew(doreen, in: transaction) == 0)
            try small.praise(post, by: "samir", words: "You asked early", transaction)
            try react(small, transaction)
            #expect(try rung("doreen", small, transaction) == (rang: 2, all: 5))
            #expect(NoticeBundle.bundles(of: try small.notices("doreen", transaction)).map(\.names) == ["Samir", "Maya and 3 others"])
            #expect(try NoticeQueries.markUnread(bundle.newest.id, of: doreen, in: transaction))
            #expect(try !NoticeQueries.markUnread(bundle.newest.id, of: small.id("samir"), in: transaction), "nobody else’s")
        }
    }

    @Test(
        "names of a bundle",
        arguments: [
            (["samir"], "Samir"), (["samir", "samir"], "Samir"), (["nils", "samir"], "Nils and Samir"),
            (["nils", "samir", "nils", "maya"], "Nils and 2 others"),
        ])
    func names(_ handles: [String], _ names: String) {
        let notices = handles.enumerated().map { place, handle in
            Notice(
                id: ID(Int64(100 - place)), kind: .praise, bundle: "praise-1",
                actor: Shown.person(Int64(handle.utf8.reduce(0) { $0 * 7 + Int($1) }), handle.capitalized), post: ID(1), excerpt: "", place: "", href: "/",
                createdAt: SettableClock.start, isNew: true
            )
        }
        #expect(NoticeBundle.bundles(of: notices).map(\.names) == [names])
    }

    @Test("nothing rings in quiet hours, by the person’s own clock", arguments: TestEngine.all) func quiet(_ engine: TestEngine) async throws {
        // It is 10:10 in London and 05:10 in New York.
        for (zone, from, until, rang) in [("Europe/London", 600, 660, 0), ("America/New_York", 600, 660, 1), ("America/New_York", 1_320, 360, 0)] {
            try await TestTransaction.with(engine) { transaction in
                let small = try SmallPractice.make(transaction)
                var (settings, profile) = (NoticeSettings.usual, Profile.blank)
                settings.quiet = QuietHours(from: from, until: until)
                profile.timeZone = zone
                try NoticeSettingQueries.save(settings, of: small.id("doreen"), in: transaction)
                try ProfileQueries.save(profile, of: small.id("doreen"), in: transaction)
                try small.praise(small.post("Walked", by: "doreen", transaction), by: "samir", transaction)
                try react(small, transaction)
                #expect(try rung("doreen", small, transaction) == (rang: rang, all: 1), "\(zone)")
            }
        }
    }

    @Test("quiet hours over midnight, and none of no length") func quietHours() throws {
        let night = try #require(QuietHours(from: 1_320, until: 420))
        #expect([1_319, 1_320, 1_439, 0, 419, 420].map(night.holds) == [false, true, true, true, true, false])
        let noon = try #require(QuietHours(from: 720, until: 780))
        #expect([719, 720, 779, 780].map(noon.holds) == [false, true, true, false])
        #expect(QuietHours(from: 60, until: 60) == nil && QuietHours(from: -1, until: 60) == nil && QuietHours(from: 0, until: 1_440) == nil)
    }

    @Test("never more rings in a day than the person chose; the next day has its own", arguments: TestEngine.all) func budget(_ engine: TestEngine) async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let doreen = small.id("doreen")
            var settings = NoticeSettings.usual
            settings.ringsADay = 3
            try NoticeSettingQueries.save(settings, of: doreen, in: transaction)
            for number in 1...5 { try small.praise(small.post("Walk \(number)", by: "doreen", transaction), by: "samir", transaction) }
            try react(small, transaction)
            #expect(try rung("doreen", small, transaction) == (rang: 3, all: 5))
            #expect(try NoticeSettingQueries.takeRing(doreen, on: "2026-05-15", usually: 10, in: transaction))
            #expect(try NoticeSettingQueries.settings(of: doreen, in: transaction) == settings, "counting changes nothing that was chosen")
        }
    }

    @Test("who chose nothing hears of ten things a day", arguments: TestEngine.all) func usualBudget(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let taken = try (1...12).count { _ in try NoticeSettingQueries.takeRing(small.id("doreen"), on: "2026-05-14", usually: 10, in: transaction) }
            #expect(taken == 10)
            #expect(try NoticeSettingQueries.settings(of: small.id("doreen"), in: transaction) == .usual)
        }
    }

    @Test("a conversation left alone is in the list, read; it ends by itself", arguments: TestEngine.all) func snooze(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let doreen = small.id("doreen")
            let post = try await store.write { transaction in
                let post = try small.post("Walked", by: "doreen", transaction)
                try NoticeSettingQueries.snooze(post, until: transaction.now + .hours(8), for: doreen, in: transaction)
                try small.reply("Well done", to: post, by: "samir", transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
                #expect(try rung("doreen", small, transaction) == (rang: 0, all: 1))
                #expect(try NoticeQueries.countNew(doreen, in: transaction) == 0)
                return post
            }
            clock.advance(.hours(9))
            try await store.write { transaction in
                #expect(try NoticeSettingQueries.snooze(of: post, for: doreen, in: transaction) == nil)
                try small.reply("And again", to: post, by: "samir", transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
                #expect(try rung("doreen", small, transaction).rang == 1)
            }
        }
    }

    @Test("reading a conversation reads its notices, and no others", arguments: TestEngine.all) func read(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let (one, other) = (try small.post("One", by: "doreen", transaction), try small.post("Other", by: "doreen", transaction))
            let reply = try small.reply("Well done", to: one, by: "samir", transaction)
            try small.reply("@doreen, too", to: reply, by: "nils", transaction)
            try small.praise(other, by: "samir", transaction)
            try react(small, transaction)
            #expect(try NoticeQueries.countNew(small.id("doreen"), in: transaction) == 3)
            #expect(try NoticeQueries.hasNew(in: one, for: small.id("doreen"), in: transaction))
            try NoticeQueries.markRead(small.id("doreen"), thread: one, in: transaction)
            #expect(try !NoticeQueries.hasNew(in: one, for: small.id("doreen"), in: transaction))
            #expect(try NoticeQueries.countNew(small.id("doreen"), in: transaction) == 1)
        }
    }
}
