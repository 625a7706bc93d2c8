import Foundation
import Identity
import Kernel
import Outside
import Site
import Testing
import Trust

@testable import Community
@testable import Store
@testable import TestSupport

@Suite("When a digest is due") struct DigestScheduleTests {
    private func at(_ text: String) throws -> Moment { Moment(try Date(text, strategy: .iso8601)) }

    private func settings(_ rhythm: DigestRhythm = .daily, hour: Int = 7, weekday: Int = 0, sent: Moment? = nil) -> NoticeSettings {
        var settings = NoticeSettings.usual
        (settings.digest, settings.digestHour, settings.digestWeekday, settings.digestSentAt) = (rhythm, hour, weekday, sent)
        return settings
    }

    /// Worked out by hand from the zones’ rules.
    @Test(
        "at the person’s hour, in their zone",
        arguments: [
            (DigestRhythm.daily, 7, 0, "Europe/London", "2026-05-14T05:59:00Z", "2026-05-14T06:00:00Z"),
            (.daily, 7, 0, "Europe/London", "2026-05-14T06:00:00Z", "2026-05-15T06:00:00Z"),
            (.daily, 7, 0, "Asia/Kathmandu", "2026-05-14T00:00:00Z", "2026-05-14T01:15:00Z"),
            (.daily, 0, 0, "America/New_York", "2026-05-14T12:00:00Z", "2026-05-15T04:00:00Z"),
            // 14 May 2026 is a Thursday.
            (.weekly, 7, 0, "Europe/London", "2026-05-14T12:00:00Z", "2026-05-18T06:00:00Z"),
            (.weekly, 7, 3, "Europe/London", "2026-05-14T05:00:00Z", "2026-05-14T06:00:00Z"),
            (.weekly, 7, 6, "Europe/London", "2026-05-14T05:00:00Z", "2026-05-17T06:00:00Z"),
            // On 29 March 2026 clocks in London go from 01:00 to 02:00; on 25 October from 02:00 back to 01:00.
            (.daily, 1, 0, "Europe/London", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z"),
            (.daily, 1, 0, "Europe/London", "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z"),
            (.daily, 7, 0, "no such zone", "2026-05-14T05:59:00Z", "2026-05-14T07:00:00Z"),
        ])
    func due(_ rhythm: DigestRhythm, _ hour: Int, _ weekday: Int, _ zone: String, _ now: String, _ due: String) throws {
        #expect(DigestSchedule.next(settings(rhythm, hour: hour, weekday: weekday), zone: zone, after: try at(now)) == (try at(due)))
    }

    @Test("none is due where none is wanted") func never() { #expect(DigestSchedule.next(settings(.never), zone: "UTC", after: SettableClock.start) == nil) }

    @Test("through a year of jumping clocks and zones, one a day and never two close together") func year() throws {
        var random = SeededRandom(seed: 20_260_514)
        let zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns"]
        for hour in [0, 1, 2, 3, 7, 23] {
            var (sent, now) = (nil as Moment?, SettableClock.start)
            for _ in 1...400 {
                let zone = try #require(random.chance(90) ? zones.first : zones.randomElement(using: &random))
                let due = try #require(DigestSchedule.next(settings(hour: hour, sent: sent), zone: zone, after: now))
                #expect(due > now)
                if let sent { #expect(due >= sent + DigestSchedule.shortestGap) }
                #expect(due - now <= .hours(24 + 12 + 25), "at the latest the day after the shortest gap")
                (sent, now) = (due, due)
            }
        }
    }
}

/// A store with the small practice, jobs that are done on demand, and the mails that were made.
private struct PostOffice {
    let store: Store
    let small: SmallPractice
    let clock: SettableClock

    static func with(_ engine: TestEngine, _ body: (PostOffice) async throws -> Void) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            try await body(PostOffice(store: store, small: try await SmallPractice.make(in: store), clock: clock))
        }
    }

    func choose(_ handle: String, _ change: @Sendable (inout NoticeSettings) -> Void) async throws {
        var settings = NoticeSettings.usual
        settings.digest = .daily
        change(&settings)
        try await store.write { [settings] in try SendDigests.save(settings, of: small.id(handle), in: $0) }
    }

    /// Does what is due and gives the letters that wait, taking them out of the queue.
    func letters() async throws -> [Letter] {
        let runner = JobRunner(store: store, handlers: [SendDigests.handler(store, origin: "https://harbour.example")], logger: .init(label: "test"))
        while try await runner.work() > 0 {}
        return try await store.write { transaction in
            let letters = try transaction.all("SELECT payload FROM jobs WHERE kind = 'mail' ORDER BY id LIMIT 100") {
                try JSONDecoder().decode(Letter.self, from: Data($0.text().utf8))
            }
            try transaction.run("DELETE FROM jobs WHERE kind = 'mail'")
            return letters
        }
    }

    /// The token of the first link of a kind in a letter.
    static func token(_ kind: String, _ letter: Letter) -> String? {
        letter.text.split(separator: "/\(kind)/").dropFirst().first.map { String($0.prefix(43)) }
    }
}

@Suite("Digests") struct DigestTests {
    @Test("tells what is new for one and in one’s groups, once, and in plain text", arguments: TestEngine.all) func told(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let small = office.small
            try await office.choose("doreen") { _ in }
            try await office.store.write { transaction in
                let mine = try small.post("Walked to the harbour wall", by: "doreen", transaction)
                for handle in ["samir", "nils", "maya"] { try small.praise(mine, by: handle, words: "You kept at it", transaction) }
                try small.reply("Which way round?", to: mine, by: "samir", transaction)
                try small.post("Ten squats after the kettle", by: "samir", transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
            }
            #expect(try await office.letters().isEmpty, "not before its hour")
            office.clock.advance(.days(1))
            let letter = try #require(try await office.letters().first)
            let text = letter.text.replacing(/[A-Za-z0-9_-]{43}/, with: "TOKEN").replacing(/notices\/[0-9]+/, with: "notices/N")
            #expect(letter.to == "doreen@test.example")
            #expect(letter.subject == "Two new things for you at Harbour Strength")
            #expect(
                text == """
                    Hello Doreen,

                    this is what is new for you at Harbour Strength.

                    FOR YOU

                    * Samir answered you.
                      “Which way round?”
                      Look: https://harbour.example/notices/N
                      Answer without signing in: https://harbour.example/answer/TOKEN

                    * Maya and 2 others noticed what you did.
                      “You kept at it”
                      Look: https://harbour.example/notices/N

                    NEW IN YOUR GROUPS

                    * Steady Starters: one new post
                      Samir: Ten squats after the kettle
                      https://harbour.example/p/harbour/g/steady-starters

                    --\u{20}
                    You get this every day, because you chose it. When it comes and what is in it:
                    https://harbour.example/me/notices#digest
                    No more of these mails:
                    https://harbour.example/digest/off/TOKEN

                    """)
            #expect(letter.listFields[.unsubscribePost] == "List-Unsubscribe=One-Click")
            let off = try #require(PostOffice.token("digest/off", letter))
            #expect(letter.listFields[.unsubscribe] == "<https://harbour.example/digest/off/\(off)>")
            office.clock.advance(.days(1))
            #expect(try await office.letters().isEmpty, "nothing new, no mail")
        }
    }

    @Test("without words it names nobody and quotes nothing", arguments: TestEngine.all) func discreet(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let small = office.small
            try await office.choose("doreen") { $0.digestTellsWords = false }
            try await office.store.write { transaction in
                let mine = try small.post("Walked", by: "doreen", transaction)
                try small.reply("About my diagnosis", to: mine, by: "samir", transaction)
                try small.post("About my medicine", by: "samir", transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
            }
            office.clock.advance(.days(1))
            let letter = try #require(try await office.letters().first)
            for secret in ["diagnosis", "medicine", "Samir", "Steady", "Harbour Strength", "/answer/"] {
                #expect(!letter.text.contains(secret) && !letter.subject.contains(secret), "\(secret)")
            }
        }
    }

    @Test("nothing in it of what one may not see", arguments: TestEngine.all) func outsider(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let small = office.small
            for handle in ["doreen", "rob"] { try await office.choose(handle) { _ in } }
            try await office.store.write { transaction in
                try BlockPerson.block(small.id("samir"), by: small.id("doreen"), in: transaction)
                try small.post("From somebody blocked", by: "samir", transaction)
                try small.post("For the coaches alone", by: "graham", audience: .coaches, transaction)
                try MutePerson.mute(small.id("maya"), .forGood, by: small.id("doreen"), in: transaction)
                try small.post("From somebody muted", by: "maya", transaction)
                let gone = try small.post("Taken down", by: "nils", transaction)
                try small.delete(gone, by: "nils", transaction)
                try small.post("Withheld", by: "graham", transaction)
                try small.withdrawConsent("graham", transaction)
                try Happened.react(NoticeReactions.all, in: transaction)
            }
            office.clock.advance(.days(1))
            #expect(try await office.letters().isEmpty, "not even their number")
        }
    }

    @Test("ends by its link, which may be used again, and by a refusal of the mail server", arguments: TestEngine.all) func ends(_ engine: TestEngine)
        async throws
    {
        try await PostOffice.with(engine) { office in
            let doreen = office.small.id("doreen")
            func rhythm() async throws -> NoticeSettings { try await office.store.read { try NoticeSettingQueries.settings(of: doreen, in: $0) } }
            try await office.choose("doreen") { _ in }
            let token = try await office.store.write { try Links.make(.endDigest, for: doreen, in: $0) }
            try await office.store.write { try SessionQueries.endAll(of: doreen, in: $0) }
            for _ in 1...2 {
                try await office.store.write { transaction in
                    try SendDigests.end(Links.look(token.text, .endDigest, viewer: nil, in: transaction).account, in: transaction)
                }
                #expect(try await rhythm().digest == .never)
            }
            #expect(try await !office.store.read { try SendDigests.isWanted(SendDigests.about(doreen, "doreen@test.example"), in: $0) })
            try await office.choose("doreen") { _ in }
            #expect(try await office.store.read { try SendDigests.isWanted(SendDigests.about(doreen, "doreen@test.example"), in: $0) })
            // What an address that was given up refuses says nothing of the new one; a letter to it is not sent.
            try await office.store.write { try SendDigests.refused(SendDigests.about(doreen, "old@test.example"), in: $0) }
            #expect(try await rhythm().digest != .never)
            #expect(try await !office.store.read { try SendDigests.isWanted(SendDigests.about(doreen, "old@test.example"), in: $0) })
            try await office.store.write { try SendDigests.refused(SendDigests.about(doreen, "doreen@test.example"), in: $0) }
            #expect(try await rhythm().digest == .never)
            #expect(try await rhythm().refusedAt == SettableClock.start)
        }
    }

    @Test("a job that is begun twice, or is of an earlier choice, sends nothing more", arguments: TestEngine.all) func once(_ engine: TestEngine) async throws {
        try await PostOffice.with(engine) { office in
            let small = office.small
            try await office.choose("doreen") { $0.digestHour = 8 }
            try await office.choose("doreen") { $0.digest = .never }
            try await office.choose("doreen") { $0.digestHour = 8 }
            try await office.store.write { transaction in
                try small.post("Ten squats", by: "samir", transaction)
                #expect(try transaction.count("SELECT COUNT(*) FROM jobs WHERE kind = 'digest'") == 2)
            }
            office.clock.advance(.days(1))
            #expect(try await office.letters().count == 1)
        }
    }
}

@Suite("Links in mails") struct LinkTests {
    @Test("a link is good once, for its purpose, its person and its time", arguments: TestEngine.all) func links(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let (doreen, samir) = (small.id("doreen"), small.id("samir"))
            let token = try await store.write { try Links.make(.answer, for: doreen, about: 7, in: $0) }
            func look(_ text: String? = nil, _ purpose: LinkPurpose = .answer, by viewer: ID<Account>? = nil) async throws -> Link {
                try await store.read { try Links.look(text ?? token.text, purpose, viewer: viewer, in: $0) }
            }
            #expect(try await look().subject == 7)
            #expect(try await look(by: doreen).account == doreen)
            await #expect(throws: LinkFault.anothers) { try await look(by: samir) }
            await #expect(throws: LinkFault.unknown) { try await look(nil, .resetPassword) }
            for text in ["", "x", Token().text, token.text + "A"] { await #expect(throws: LinkFault.unknown) { try await look(text) } }
            _ = try await store.write { try Links.use(token.text, .answer, viewer: nil, in: $0) }
            await #expect(throws: LinkFault.used) { try await look() }
            await #expect(throws: LinkFault.used) { try await store.write { try Links.use(token.text, .answer, viewer: nil, in: $0) } }
            let late = try await store.write { try Links.make(.answer, for: doreen, in: $0) }
            clock.advance(.days(15))
            await #expect(throws: LinkFault.expired) { try await look(late.text) }
        }
    }

    @Test("signing out everywhere ends links that act, not those that end mails, nor a guardian’s", arguments: TestEngine.all) func dies(_ engine: TestEngine)
        async throws
    {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let doreen = small.id("doreen")
            for purpose in LinkPurpose.allCases {
                let (token, others) = try await store.write { transaction in
                    let token = try Links.make(purpose, for: doreen, in: transaction)
                    let others = try Links.make(purpose, for: small.id("samir"), in: transaction)
                    try SessionQueries.endAll(of: doreen, in: transaction)
                    return (token, others)
                }
                let isGood = (try? await store.read { try Links.look(token.text, purpose, viewer: nil, in: $0) }) != nil
                #expect(isGood == [.endDigest, .endBroadcasts, .guardian].contains(purpose), "\(purpose)")
                #expect((try? await store.read { try Links.look(others.text, purpose, viewer: nil, in: $0) }) != nil)
            }
        }
    }
}
