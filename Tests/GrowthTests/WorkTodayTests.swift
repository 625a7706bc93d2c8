import Community
import Identity
import Kernel
import Language
import Site
import Testing
import TestSupport
import Trust

@testable import Growth
@testable import Store

@Suite("Working through Today") struct WorkTodayTests {
    private let settings = TodaySettings()
    private let words = PraiseDraft(kind: .effort, words: "You went, slowly and all the way", isPrivate: false)

    private func time(_ reading: Reading) -> TimeWords { TimeWords(now: reading.now, zone: "Europe/London") }

    private func items(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [TodayItem] {
        let hidden = try TodayQueries.hidden(small.harbour.id, of: small.id(handle), settings: settings, in: reading)
        return TodayRules.items(try small.facts(for: handle, reading), settings, time: time(reading), except: hidden)
    }

    private func work(_ item: TodayItem, _ deed: WorkToday.Deed, by handle: String, _ small: SmallPractice, _ transaction: Transaction) throws {
        try WorkToday.work(item, deed, by: small.circle(handle, transaction), small.membership(handle, transaction), transaction)
    }

    private func marks(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [String] {
        try TodayQueries.marks(small.harbour.id, of: small.id(handle), since: reading.now - .days(2), in: reading)
            .map { "\($0.deed) \($0.person.handle.text) \($0.isDone ? "done" : "later")" }
    }

    @Test("praise is given and the item ticked, together", arguments: TestEngine.all) func praise(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let win = try small.post("Two flights", by: "doreen", kind: .win, transaction.at(transaction.now - .hours(2)))
            let item = try #require(try items("maya", small, transaction).first)
            #expect(item.key == "win-\(win)")
            try work(item, .praise(words), by: "maya", small, transaction)
            #expect(try items("maya", small, transaction) == [])
            #expect(try marks("maya", small, transaction) == ["praised doreen done"])
            let praises = try PraiseQueries.praises(on: win, seenBy: small.id("doreen"), limit: 10, in: transaction)
            #expect(praises.map(\.words) == [words.words])
            #expect(praises.map(\.giver.handle.text) == ["maya"])
        }
    }

    @Test("where the praise is refused nothing is ticked", arguments: TestEngine.all) func refused(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let item = try await store.write { transaction in
                _ = try small.post("Two flights", by: "doreen", kind: .win, transaction.at(transaction.now - .hours(2)))
                return try #require(try items("maya", small, transaction).first)
            }
            // Doreen takes it down while the page is open.
            try await store.write { try small.delete(try #require(item.post), by: "doreen", $0) }
            await #expect(throws: NothingToAnswer.self) { try await store.write { try work(item, .praise(words), by: "maya", small, $0) } }
            let (marks, praises) = try await store.read {
                (try $0.count("SELECT COUNT(*) FROM today_marks"), try $0.count("SELECT COUNT(*) FROM praises"))
            }
            #expect(marks == 0)
            #expect(praises == 0)
        }
    }

    @Test("later returns with the next day; done stays away", arguments: TestEngine.all) func later(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            for handle in ["doreen", "samir"] { try small.post("Won", by: handle, kind: .win, transaction.at(transaction.now - .hours(2))) }
            let both = try items("maya", small, transaction)
            #expect(both.count == 2)
            let midnight = time(transaction).startOfDay(transaction.now) + .days(1)
            try work(both[0], .later(until: midnight), by: "maya", small, transaction)
            try work(both[1], .done, by: "maya", small, transaction)
            #expect(try items("maya", small, transaction) == [])
            let marked = Set(try marks("maya", small, transaction))
            #expect(marked == ["later \(both[0].person.handle) later", "done \(both[1].person.handle) done"])
            #expect(try items("maya", small, transaction.at(midnight - Span(milliseconds: 1))) == [])
            #expect(try items("maya", small, transaction.at(midnight)).map(\.key) == [both[0].key])
            #expect(try items("maya", small, transaction.at(midnight + .days(10))).map(\.key) == [both[0].key], "done stays done")
            #expect(try items("nils", small, transaction).count == 2, "each coach has a queue of their own")

            try work(both[0], .done, by: "maya", small, transaction)
            #expect(try items("maya", small, transaction.at(midnight)) == [], "put off, then done")
        }
    }

    @Test("a question to one person is seen by the two of them alone, and told", arguments: TestEngine.all) func ask(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            for step in (0..<6).reversed() { try small.post("Day", by: "doreen", transaction.at(transaction.now - .days(9 + 2 * Int64(step)))) }
            try Happened.react(RhythmReactions.all, in: transaction)
            let item = try #require(try items("maya", small, transaction).first { $0.rule == .silent })
            let hello = WorkToday.Words(body: "Hello Doreen and @samir, how are you?", formKey: "once", consents: [])
            try work(item, .ask(hello), by: "maya", small, transaction)
            #expect(try items("maya", small, transaction).filter { $0.rule == .silent } == [])
            #expect(try marks("maya", small, transaction) == ["asked doreen done"])

            let note = try #require(try Happened.events([.postWritten], in: transaction).last).event.subject
            var seers: Set<String> = []
            for handle in small.people.keys where try PostQueries.post(ID(note), for: small.circle(handle, transaction), in: transaction) != nil {
                seers.insert(handle)
            }
            #expect(seers == ["maya", "doreen"], "not even the other coaches")
            for _ in 1...2 { try Happened.react(NoticeReactions.all, in: transaction) }
            let notices = try NoticeQueries.notices(of: small.id("doreen"), limit: 10, in: transaction)
            #expect(notices.map(\.kind) == [.mention])
            #expect(notices.map(\.actor.handle.text) == ["maya"])
            #expect(try NoticeQueries.notices(of: small.id("samir"), limit: 10, in: transaction) == [], "a mention shows it to nobody else")

            let answer = try small.reply("Better, thank you", to: ID(note), by: "doreen", transaction)
            #expect(try PostQueries.post(answer, for: small.circle("nils", transaction), in: transaction) == nil)
            try work(item, .ask(hello), by: "maya", small, transaction)
            #expect(try Happened.events([.postWritten], in: transaction).last?.event.subject == note, "the same form asks once")
            try work(item, .ask(.init(body: "Hello again", formKey: "once", consents: [])), by: "maya", small, transaction)
            #expect(try Happened.events([.postWritten], in: transaction).last?.event.subject != note, "other words are another question")
        }
    }

    @Test("a question is answered under it, and ticked", arguments: TestEngine.all) func answer(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let question = try small.post("What do you eat at three?", by: "samir", kind: .question, transaction.at(transaction.now - .hours(9)))
            let item = try #require(try items("maya", small, transaction).first)
            try work(item, .answer(.init(body: "Soup", formKey: "once", consents: [])), by: "maya", small, transaction)
            #expect(try items("maya", small, transaction) == [])
            #expect(try marks("maya", small, transaction) == ["answered samir done"])
            let samir = try small.circle("samir", transaction)
            let asked = try #require(try PostQueries.post(question, for: samir, in: transaction)).subject
            let card = try Threads.read([asked], in: transaction).cards(for: samir).first
            #expect(card?.replies.map(\.post.subject.body) == ["Soup"])
        }
    }

    @Test("what somebody types while the queue moves on still reaches the person it is for", arguments: TestEngine.all)
    func late(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let win = try small.post("Two flights", by: "doreen", kind: .win, transaction.at(transaction.now - .hours(2)))
            let key = try #require(try items("maya", small, transaction).first).key
            try small.praise(win, by: "samir", transaction)
            #expect(try items("maya", small, transaction) == [], "a peer was faster")
            func found(_ key: String, _ post: ID<Post>? = nil, by handle: String = "maya") throws -> TodayItem? {
                try TodaySubject.item(key, post: post, in: small.membership(handle, transaction), for: small.circle(handle, transaction), transaction)
            }
            let item = try #require(try found(key))
            #expect(item.key == key && item.person.handle.text == "doreen" && item.post == win)
            try work(item, .praise(words), by: "maya", small, transaction)
            #expect(try marks("maya", small, transaction) == ["praised doreen done"])

            let doreen = try small.id("doreen")
            #expect(try found("helper-\(doreen)", win)?.post == win)
            #expect(try found("helper-\(doreen)") == nil, "nothing to thank for")
            #expect(try found("silent-\(doreen)-5")?.key == "silent-\(doreen)-5")
            #expect(try found(key, by: "nadia") == nil, "not for an owner elsewhere")
            #expect(try found("silent-\(try small.id("rob"))-5") == nil, "nor about people elsewhere")
            try small.delete(win, by: "doreen", transaction)
            for key in [key, "win-0", "win-", "win", "nonsense-1", "", "silent-x-y"] { #expect(try found(key) == nil, "\(key)") }
        }
    }

    @Test("a helper who was thanked comes back after a week, not the next day", arguments: TestEngine.all) func thanked(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let person = try #require(try AccountQueries.account(small.id("doreen"), in: transaction))
            let post = try small.post("Me too", by: "doreen", transaction)
            func item(_ since: Moment) -> TodayItem { TodayItem(rule: .helper, person: person, post: post, evidence: "", detail: "", since: since) }
            try work(item(transaction.now - .days(6)), .done, by: "maya", small, transaction)
            func isHidden(after span: Span) throws -> Bool {
                try TodayQueries.hidden(small.harbour.id, of: small.id("maya"), settings: settings, in: transaction.at(transaction.now + span))
                    .contains(item(transaction.now).key)
            }
            #expect(try isHidden(after: .days(1)))
            #expect(try isHidden(after: .days(6)))
            #expect(try !isHidden(after: .days(8)))
        }
    }

    @Test("only coaches ask, and only people of their practice", arguments: TestEngine.all) func outsiders(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            func ask(_ person: String, by handle: String) throws {
                _ = try AskPerson.ask(
                    "Hello", to: small.id(person), in: small.membership(handle, transaction), formKey: "k", by: small.circle(handle, transaction), transaction
                )
            }
            #expect(throws: NotAllowed.self) { try ask("samir", by: "doreen") }
            #expect(throws: NotAllowed.self) { try ask("samir", by: "graham") }
            #expect(throws: NotFound.self) { try ask("rob", by: "maya") }
            #expect(throws: NotFound.self) { try ask("doreen", by: "nadia") }
            #expect(throws: NotFound.self) { try ask("maya", by: "maya") }
            #expect(try transaction.count("SELECT COUNT(*) FROM posts") == 0)

            let win = try small.post("Two flights", by: "doreen", kind: .win, transaction.at(transaction.now - .hours(2)))
            let item = try #require(try items("maya", small, transaction).first { $0.post == win })
            #expect(throws: NotAllowed.self) { try work(item, .praise(words), by: "samir", small, transaction) }
            #expect(throws: NothingToAnswer.self) { try work(item, .praise(words), by: "nadia", small, transaction) }
            #expect(try transaction.count("SELECT COUNT(*) FROM praises") == 0)
            #expect(try transaction.count("SELECT COUNT(*) FROM today_marks") == 0)
        }
    }

    @Test("finishing ends the day, for that day and that coach alone", arguments: TestEngine.all) func finish(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            let (harbour, maya) = (small.harbour.id, small.id("maya"))
            for _ in 1...2 { try TodayQueries.finish(harbour, by: maya, day: "2026-05-14", in: transaction) }
            #expect(try TodayQueries.isFinished(harbour, by: maya, day: "2026-05-14", in: transaction))
            #expect(try !TodayQueries.isFinished(harbour, by: maya, day: "2026-05-15", in: transaction))
            #expect(try !TodayQueries.isFinished(harbour, by: small.id("nils"), day: "2026-05-14", in: transaction))
            #expect(try !TodayQueries.isFinished(small.gutfeeling.id, by: maya, day: "2026-05-14", in: transaction))
            try TodayQueries.resume(harbour, by: maya, day: "2026-05-14", in: transaction)
            #expect(try !TodayQueries.isFinished(harbour, by: maya, day: "2026-05-14", in: transaction))
        }
    }
}
