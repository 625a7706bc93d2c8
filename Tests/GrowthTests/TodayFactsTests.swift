import Community
import Identity
import Kernel
import Site
import Testing
import TestSupport
import Trust

@testable import Growth
@testable import Store

@Suite("What Today knows") struct TodayFactsTests {
    private func posts(_ waiting: [TodayFacts.WaitingPost]) -> [String] { waiting.map(\.post.body) }

    @Test("unpraised wins of clients that the professional may see", arguments: TestEngine.all) func wins(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let pat = try small.add("Pat", .professional, transaction)
            func win(_ body: String, by handle: String, _ audience: PostDraft.ChosenAudience = .group, ago: Span = .hours(3)) throws -> ID<Post> {
                try small.post(body, by: handle, kind: .win, audience: audience, transaction.at(transaction.now - ago))
            }
            _ = try win("to the group", by: "doreen", ago: .hours(5))
            _ = try win("to the practice", by: "samir", .practice, ago: .hours(4))
            _ = try win("to the coaches", by: "doreen", .coaches)
            _ = try win("of a former client", by: "graham", ago: .hours(2))
            _ = try win("of a coach", by: "nils")
            _ = try win("of the one who looks", by: "maya")
            _ = try win("too old", by: "samir", ago: .days(14) + .hours(1))
            _ = try small.post("of another practice", by: "rob", kind: .win, audience: .practice, transaction)
            try small.praise(win("praised", by: "doreen"), by: "samir", isPrivate: true, transaction)
            try small.delete(win("deleted", by: "doreen"), by: "doreen", transaction)
            _ = try small.post("no win", by: "doreen", transaction)
            let quiet = try small.add("Quentin", .client, transaction)
            try JoinGroup.join(small.starters, quiet.id, try #require(quiet.viewer.memberships.first), in: transaction)
            let draft = PostDraft(kind: .win, audience: .practice, headline: "", body: "withheld", formKey: "k")
            _ = try WritePost.write(draft, in: small.starters, by: small.circle(of: quiet.id, transaction), transaction)
            try WithdrawConsent.withdraw(.shareWithGroup, quiet.id, from: small.harbour.id, in: transaction)

            let mayas = try small.facts(for: "maya", transaction)
            #expect(posts(mayas.unpraised) == ["of a former client", "to the coaches", "to the practice", "to the group"])
            #expect(mayas.unpraised.map(\.place) == ["Steady Starters", "", "", "Steady Starters"])
            let pats = try small.facts(for: pat, transaction)
            #expect(posts(pats.unpraised) == ["to the coaches", "to the practice"], "a coach who is not in the group sees nothing of it")
            let nadias = try small.facts(for: "nadia", transaction)
            #expect(posts(nadias.unpraised) == [], "an owner elsewhere sees nothing at all")
        }
    }

    @Test("nobody across a block, in either direction, and nobody who is muted", arguments: TestEngine.all) func hidden(_ engine: TestEngine) async throws {
        for how in ["blocked", "blocking", "muted"] {
            try await TestTransaction.with(engine) { transaction in
                let small = try SmallPractice.make(transaction)
                func write(_ body: String, _ kind: PostKind) throws {
                    for handle in ["doreen", "samir"] {
                        try small.post("\(body) of \(handle)", by: handle, kind: kind, transaction.at(transaction.now - .hours(8)))
                    }
                }
                try write("a win", .win)
                try write("a question", .question)
                let (maya, doreen) = (small.id("maya"), small.id("doreen"))
                switch how {
                case "blocked": try BlockPerson.block(doreen, by: maya, in: transaction)
                case "blocking": try BlockPerson.block(maya, by: doreen, in: transaction)
                default: try MutePerson.mute(doreen, .forGood, by: maya, in: transaction)
                }
                let facts = try small.facts(for: "maya", transaction)
                let items = TodayRules.items(facts, TodaySettings(), time: TimeWords(now: transaction.now, zone: "UTC"), except: [])
                #expect(posts(facts.unpraised) == ["a win of samir"], "\(how)")
                #expect(!items.contains { "\($0)".contains("of doreen") } && items.contains { "\($0)".contains("of samir") }, "\(how)")
            }
        }
    }

    @Test("questions without a reply, and first posts without a word", arguments: TestEngine.all) func unanswered(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let pat = try small.add("Pat", .professional, transaction)
            let past = transaction.at(transaction.now - .hours(9))
            _ = try small.post("doreen’s first", by: "doreen", past)
            _ = try small.post("doreen’s second", by: "doreen", transaction)
            let answered = try small.post("samir’s first, answered", by: "samir", past)
            try small.reply("Welcome", to: answered, by: "doreen", transaction)
            let question = try small.post("samir asks", by: "samir", kind: .question, transaction)
            try small.reply("Nobody?", to: question, by: "samir", transaction)
            let helped = try small.post("answered question", by: "samir", kind: .question, transaction)
            try small.reply("Yes", to: helped, by: "doreen", transaction)
            _ = try small.post("graham’s first, to the practice", by: "graham", audience: .practice, transaction)
            _ = try small.post("a coach asks", by: "nils", kind: .question, transaction)
            try small.delete(small.post("deleted question", by: "doreen", kind: .question, transaction), by: "doreen", transaction)
            _ = try small.post("of another practice", by: "rob", kind: .question, audience: .practice, transaction)

            let mayas = try small.facts(for: "maya", transaction).unanswered
            #expect(posts(mayas) == ["doreen’s first", "samir asks", "graham’s first, to the practice"])
            #expect(mayas.map(\.isFirstPost) == [true, false, true])
            let pats = try small.facts(for: pat, transaction).unanswered
            #expect(posts(pats) == ["graham’s first, to the practice"])
        }
    }

    @Test("a question is not lost behind hundreds of newer notes", arguments: TestEngine.all) func many(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            _ = try small.post("asked early", by: "samir", kind: .question, transaction.at(transaction.now - .hours(9)))
            for number in 0..<250 { _ = try small.post("Note \(number)", by: "doreen", transaction) }
            let mayas = try small.facts(for: "maya", transaction).unanswered
            #expect(posts(mayas).contains("asked early"))
        }
    }

    /// Lets somebody write every other day, the last time `last` days ago.
    private func write(_ handle: String, everyOtherDayUntil last: Int64, _ small: SmallPractice, _ transaction: Transaction) throws {
        for step in (0..<6).reversed() {
            try small.post("Day \(step)", by: handle, transaction.at(transaction.now - .days(last + 2 * Int64(step))))
        }
    }

    @Test("clients in coaching who are quieter than they usually are", arguments: TestEngine.all) func silences(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try write("doreen", everyOtherDayUntil: 9, small, transaction)
            try write("samir", everyOtherDayUntil: 3, small, transaction)
            try write("graham", everyOtherDayUntil: 9, small, transaction)
            try write("nils", everyOtherDayUntil: 9, small, transaction)
            try write("rob", everyOtherDayUntil: 9, small, transaction)
            try Happened.react(RhythmReactions.all, in: transaction)
            let silences = try small.facts(for: "maya", transaction).silences
            #expect(silences.map(\.person.handle.text) == ["doreen"], "not the former client, not the coach, not who wrote three days ago")
            #expect(silences.map(\.usualGap) == [.days(2)])
            #expect(silences.map(\.lastAt) == [transaction.now - .days(9)])

            // Those who are long gone come no more: 43 days.
            let later = transaction.at(transaction.now + .days(34))
            #expect(try small.facts(for: "maya", later).silences.map(\.person.handle.text) == ["samir"])
        }
    }

    /// Three newcomers each write to `group`, and Doreen answers each of them.
    private func help(in group: Group, _ small: SmallPractice, _ transaction: Transaction) throws {
        let doreen = try small.circle("doreen", transaction)
        for number in 1...3 {
            let new = try small.add("Newcomer\(number)", .client, transaction)
            try JoinGroup.join(group, new.id, try #require(new.viewer.memberships.first), in: transaction)
            let draft = PostDraft(kind: .note, audience: .group, headline: "", body: "Hello", formKey: "k")
            let post = try WritePost.write(draft, in: group, by: small.circle(of: new.id, transaction), transaction)
            let visible = try #require(try PostQueries.post(post, for: doreen, in: transaction))
            for answer in 1...2 { _ = try WriteReply.write("Welcome", to: visible, formKey: "\(number) \(answer)", by: doreen, transaction) }
        }
    }

    @Test("clients who answered three newcomers", arguments: TestEngine.all) func helps(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try help(in: small.starters, small, transaction)
            let helps = try small.facts(for: "maya", transaction).helps
            #expect(helps.map(\.person.handle.text) == ["doreen"])
            #expect(helps.map(\.newcomers) == [3], "people, not answers")
            #expect(try small.facts(for: "maya", transaction.at(transaction.now + .days(8))).helps == [], "a week ago")
        }
    }

    @Test("help in a group the professional is not in is not known to them", arguments: TestEngine.all) func helpElsewhere(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let pat = try small.add("Pat", .professional, transaction)
            try help(in: small.starters, small, transaction)
            let helps = try small.facts(for: pat, transaction).helps
            #expect(helps.map(\.person.handle.text) == [])
        }
    }

    @Test("the rhythm is the same however often the reaction runs", arguments: TestEngine.all) func idempotent(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            func rhythms() throws -> [String] {
                try transaction.all("SELECT account_id, last_at, usual_gap FROM rhythms ORDER BY account_id LIMIT 100") {
                    "\($0.integer()) \($0.integer()) \(String(describing: $0.optionalInteger()))"
                }
            }
            try write("doreen", everyOtherDayUntil: 9, small, transaction)
            try small.post("Once", by: "samir", transaction)
            try Happened.react(RhythmReactions.all, in: transaction)
            let once = try rhythms()
            let (day, now) = (Span.days(2).milliseconds, transaction.now.milliseconds)
            #expect(once == ["\(small.id("doreen")) \(now - Span.days(9).milliseconds) Optional(\(day))", "\(small.id("samir")) \(now) nil"])
            try Happened.react(RhythmReactions.all, in: transaction)
            #expect(try rhythms() == once)
        }
    }

    @Test("a post that a coach takes down no longer counts in its author’s rhythm", arguments: TestEngine.all) func takenDown(_ engine: TestEngine) async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try write("doreen", everyOtherDayUntil: 9, small, transaction)
            let newest = try small.post("Not here, please", by: "doreen", transaction)
            try Happened.react(RhythmReactions.all, in: transaction)
            try transaction.run("DELETE FROM events")
            try small.delete(newest, by: "maya", transaction)
            try Happened.react(RhythmReactions.all, in: transaction)
            let last = try transaction.first("SELECT last_at FROM rhythms WHERE account_id = \(small.id("doreen"))") { $0.moment() }
            #expect(last == transaction.now - .days(9))
        }
    }

    @Test("the week’s wins are told as far as one may see them", arguments: TestEngine.all) func week(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let pat = try small.add("Pat", .professional, transaction)
            let past = transaction.at(transaction.now - .hours(5))
            _ = try small.post("One", by: "doreen", kind: .win, past)
            let praised = try small.post("Two", by: "samir", kind: .win, audience: .practice, past)
            try small.praise(praised, by: "nils", transaction.at(transaction.now - .hours(2)))
            let since = transaction.now - .days(3)
            let mayas = try TodayQueries.wins(small.harbour.id, since: since, for: small.circle("maya", transaction), in: transaction)
            #expect(mayas.map(\.name) == ["Doreen", "Samir"])
            #expect(mayas.map(\.isAnswered) == [false, true])
            #expect(mayas.map(\.waited) == [nil, .hours(3)])
            let pats = try TodayQueries.wins(small.harbour.id, since: since, for: pat, in: transaction)
            #expect(pats.map(\.name) == ["Samir"])
            #expect(try TodayQueries.lastShared(small.id("nils"), in: transaction) == nil)
        }
    }
}
