import Identity
import Kernel
import Language
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Reported channels, old cases, and those who are limited") struct ModerationOfChannelsTests {
    private func addChannel(_ small: SmallPractice, _ transaction: Transaction) throws -> String {
        let address = try ChannelAddress(typed: "https://samir.example/", origin: "https://harbour.example")
        try ChangeChannels.add(ChannelDraft(address: address, label: "Samir elsewhere", showsPosts: false), of: small.id("samir"), in: transaction)
        return address.text
    }

    private func report(_ channel: String, _ small: SmallPractice, _ transaction: Transaction) throws -> ID<ModerationCase> {
        let samir = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
        return try ReportSomething.report(
            .person(samir, practice: small.harbour.id, channel: channel), ReportDraft(reason: .selling, words: ""), by: small.id("doreen"), in: transaction)
    }

    private func decide(_ id: ID<ModerationCase>, _ action: CaseAction, _ small: SmallPractice, _ transaction: Transaction) throws -> ID<CaseDecision> {
        try DecideCase.decide(
            id, DecisionDraft(action: action, reason: .selling, words: "It sells"), by: small.circle("maya", transaction).viewer, in: transaction)
    }

    @Test("a hidden channel is seen by its person alone, also when added anew, until the decision is taken back", arguments: TestEngine.all)
    func channel(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let address = try addChannel(small, transaction)
            func shown() throws -> Int { try ChannelQueries.shown(of: small.id("samir"), in: transaction).count }
            let one = try report(address, small, transaction)
            #expect(try shown() == 1)
            let decision = try decide(one, .hide, small, transaction)
            #expect(try shown() == 0)
            let own = try ChannelQueries.channels(of: small.id("samir"), in: transaction)
            #expect(own.count == 1 && own.allSatisfy(\.isHidden))
            try ChangeChannels.remove(#require(own.first).id, of: small.id("samir"), in: transaction)
            _ = try addChannel(small, transaction)
            #expect(try shown() == 0, "it is about the address")
            try AppealDecision.appeal(decision, "It is my diary", by: small.id("samir"), in: transaction)
            try AppealDecision.answer(decision, upholds: false, "", by: small.circle("maya", transaction).viewer, in: transaction)
            #expect(try shown() == 1)
            // A person alone cannot be hidden.
            let whole = try report("", small, transaction)
            #expect(throws: NotFound.self) { try decide(whole, .hide, small, transaction) }
        }
    }

    @Test("decided cases are forgotten; what they hide stays hidden, without what was said", arguments: TestEngine.all)
    func forgetting(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let address = try addChannel(small, transaction)
            let (hidden, person) = (try report(address, small, transaction), try report("", small, transaction))
            _ = try decide(hidden, .hide, small, transaction)
            _ = try decide(person, .words, small, transaction)
            let post = try small.post("Unkind", by: "samir", transaction)
            let visible = try #require(try PostQueries.post(post, for: small.circle("doreen", transaction), in: transaction))
            let open = try ReportSomething.report(.post(visible), ReportDraft(reason: .unkind, words: ""), by: small.id("doreen"), in: transaction)
            #expect(try ModerationQueries.forget(before: transaction.now, limit: 100, in: transaction) == 0, "not older than that")
            let later = transaction.at(transaction.now + .days(1))
            #expect(try ModerationQueries.forget(before: later.now, limit: 100, in: later) == 1, "what can be appealed is not forgotten")
            #expect(try ModerationQueries.one(hidden, in: transaction)?.evidence.isEmpty == false)
            let late = transaction.at(transaction.now + .days(200))
            #expect(try ModerationQueries.forget(before: late.now, limit: 100, in: late) == 1)
            #expect(try ModerationQueries.forget(before: late.now, limit: 100, in: late) == 0)
            #expect(try ModerationQueries.one(person, in: transaction) == nil)
            #expect(try ModerationQueries.one(open, in: transaction) != nil, "what waits is not forgotten")
            let kept = try #require(try ModerationQueries.one(hidden, in: transaction))
            #expect(try kept.evidence.isEmpty && ModerationQueries.reports(of: hidden, in: transaction).isEmpty)
            #expect(try ModerationQueries.decisions(of: hidden, in: transaction).allSatisfy { $0.words.isEmpty })
            #expect(try ChannelQueries.shown(of: small.id("samir"), in: transaction).isEmpty)
        }
    }

    @Test("a case is not forgotten while an appeal waits; what hid a post is, once its author deleted that", arguments: TestEngine.all)
    func waiting(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let address = try addChannel(small, transaction)
            let appealed = try report(address, small, transaction)
            let decision = try decide(appealed, .hide, small, transaction)
            try AppealDecision.appeal(decision, "It is my diary", by: small.id("samir"), in: transaction)
            let post = try small.post("Unkind", by: "samir", transaction)
            let visible = try #require(try PostQueries.post(post, for: small.circle("doreen", transaction), in: transaction))
            let hiding = try ReportSomething.report(.post(visible), ReportDraft(reason: .unkind, words: ""), by: small.id("doreen"), in: transaction)
            _ = try decide(hiding, .hide, small, transaction)
            let late = transaction.at(transaction.now + .days(200))
            #expect(try ModerationQueries.forget(before: late.now, limit: 100, in: late) == 1)
            #expect(try ModerationQueries.one(hiding, in: late) != nil, "it hides something still")
            #expect(try ModerationQueries.decision(decision, in: late)?.appeal == "It is my diary")
            try transaction.run("UPDATE posts SET deleted_at = 1 WHERE id = \(post)")
            #expect(try ModerationQueries.forget(before: late.now, limit: 100, in: late) == 1)
            #expect(try ModerationQueries.one(hiding, in: late) == nil)
            try AppealDecision.answer(decision, upholds: false, "", by: small.circle("maya", late).viewer, in: late)
            #expect(try ModerationQueries.forget(before: late.now, limit: 100, in: late) == 1)
            #expect(try ModerationQueries.one(appealed, in: late) == nil)
        }
    }

    @Test("who is limited praises in ready words only", arguments: TestEngine.all) func praise(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            _ = try decide(report("", small, transaction), .limit, small, transaction)
            let post = try small.post("Two flights", by: "doreen", transaction)
            #expect(throws: PraiseFault.ownWords) { try small.praise(post, by: "samir", words: "Buy my book", transaction) }
            try small.praise(post, by: "samir", words: #require(PraiseKind.effort.chips.first), transaction)
        }
    }

    @Test("a report that only the one it is about would read is not taken", arguments: TestEngine.all) func nobody(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            #expect(try ReportSomething.isRead(small.id("samir"), practice: small.harbour.id, in: transaction))
            #expect(try ReportSomething.isRead(small.id("maya"), practice: small.harbour.id, in: transaction), "Nils reads it")
            try transaction.run("UPDATE sign_ins SET is_steward = FALSE")
            let nadia = try #require(try AccountQueries.account(small.id("nadia"), in: transaction))
            #expect(try !ReportSomething.isRead(nadia.id, practice: small.gutfeeling.id, in: transaction))
            #expect(throws: NotAllowed.self) {
                try ReportSomething.report(
                    .person(nadia, practice: small.gutfeeling.id, channel: ""), ReportDraft(reason: .unkind, words: ""), by: small.id("rob"), in: transaction)
            }
            try transaction.run("UPDATE sign_ins SET is_steward = TRUE WHERE account_id = \(small.id("maya"))")
            #expect(try ReportSomething.isRead(nadia.id, practice: small.gutfeeling.id, in: transaction), "a steward reads it")
        }
    }
}
