import Kernel
import Outside
import Site
import TestSupport
import Testing

@testable import Community
@testable import Identity
@testable import Journey
@testable import Store
@testable import Trust

@Suite("Journeys") struct JourneyTests {
    private let week = Week(monday: 20_542)

    private func sees(_ viewer: String, _ person: String, _ small: SmallPractice, _ reading: Reading) throws -> Bool {
        let account = try #require(try AccountQueries.account(small.id(person), in: reading))
        return try JourneySight.look(at: account, in: small.harbour, by: small.circle(viewer, reading), in: reading) != nil
    }

    private func with(_ engine: TestEngine, _ body: (SmallPractice, Transaction) throws -> Void) async throws {
        try await TestTransaction.with(engine) { transaction in try body(SmallPractice.make(transaction), transaction) }
    }

    @Test("nothing is kept before somebody agreed; the same week is changed, not doubled; all of it can be deleted", arguments: TestEngine.all)
    func keep(_ engine: TestEngine) async throws {
        try await with(engine) { small, transaction in
            let doreen = small.id("doreen")
            let pulse = Pulse(week: week, answers: [.habit: 7, .enjoyment: 0], isHarder: true, coping: "Ring Jo")
            #expect(throws: PulseFault.notAgreed) { try KeepPulse.keep(pulse, agrees: false, by: doreen, in: transaction) }
            #expect(try transaction.count("SELECT COUNT(*) FROM pulses") == 0)
            try KeepPulse.keep(pulse, agrees: true, by: doreen, in: transaction)
            try KeepPulse.keep(Pulse(week: week.earlier(by: 1), answers: [.habit: 2]), agrees: false, by: doreen, in: transaction)
            try KeepPulse.keep(Pulse(week: week, answers: [.habit: 8]), agrees: false, by: doreen, in: transaction)
            let kept = try PulseQueries.pulses(of: doreen, since: week.earlier(by: 1), in: transaction)
            #expect(kept == [Pulse(week: week.earlier(by: 1), answers: [.habit: 2]), Pulse(week: week, answers: [.habit: 8])])
            #expect(try PulseQueries.pulses(of: doreen, since: week, in: transaction).count == 1)
            #expect(try PulseQueries.pulses(of: small.id("samir"), since: week, in: transaction).isEmpty)
            try GrantJourney.grant(small.harbour.id, by: doreen, in: transaction)
            try ForgetJourney.forget(doreen, in: transaction)
            #expect(try PulseQueries.pulses(of: doreen, since: week, in: transaction).isEmpty && PulseQueries.startedAt(doreen, in: transaction) == nil)
            #expect(try JourneyGrantQueries.grants(of: doreen, in: transaction).isEmpty)
        }
    }

    @Test("professionals see it as long as its person lets them, and nobody else ever", arguments: TestEngine.all) func sight(_ engine: TestEngine) async throws
    {
        try await with(engine) { small, transaction in
            #expect(try !sees("maya", "doreen", small, transaction), "not before they say so")
            try GrantJourney.grant(small.harbour.id, by: small.id("doreen"), in: transaction)
            #expect(try sees("maya", "doreen", small, transaction) && sees("nils", "doreen", small, transaction))
            for outsider in ["samir", "graham", "nadia", "rob", "doreen"] { #expect(try !sees(outsider, "doreen", small, transaction), "\(outsider)") }
            #expect(try !sees("maya", "samir", small, transaction))
            // Away, blocked, or over.
            _ = try AccountStandingQueries.beginRest(of: small.id("doreen"), in: transaction)
            #expect(try !sees("maya", "doreen", small, transaction))
            _ = try AccountStandingQueries.endRest(of: small.id("doreen"), in: transaction)
            try BlockPerson.block(small.id("nils"), by: small.id("doreen"), in: transaction)
            #expect(try !sees("nils", "doreen", small, transaction) && sees("maya", "doreen", small, transaction))
            try WithdrawConsent.withdraw(.shareWithGroup, small.id("doreen"), from: small.harbour.id, in: transaction)
            #expect(try !sees("maya", "doreen", small, transaction))
            try GiveConsent.give(.shareWithGroup, small.id("doreen"), to: small.harbour, in: transaction)
            #expect(try sees("maya", "doreen", small, transaction))
            try GrantJourney.end(small.harbour.id, by: small.id("doreen"), in: transaction)
            #expect(try !sees("maya", "doreen", small, transaction))
            #expect(throws: NotFound.self) { try GrantJourney.grant(small.harbour.id, by: small.id("rob"), in: transaction) }
        }
    }

    @Test("under 18, nothing is kept or seen before a guardian's yes", arguments: TestEngine.all) func young(_ engine: TestEngine) async throws {
        try await with(engine) { small, transaction in
            let samir = small.id("samir")
            let youth = YouthDraft(
                adultAt: transaction.now + .days(300), guardianName: try #require(DisplayName("Ada")),
                guardianEmail: try #require(EmailAddress("ada@example.org")))
            try GuardianQueries.insert(youth, of: samir, in: transaction)
            try GrantJourney.grant(small.harbour.id, by: samir, in: transaction)
            let pulse = Pulse(week: week, answers: [.habit: 7])
            #expect(throws: PulseFault.guardian) { try KeepPulse.keep(pulse, agrees: true, by: samir, in: transaction) }
            #expect(try !sees("maya", "samir", small, transaction))
            try GuardianQueries.agree(samir, in: transaction)
            try KeepPulse.keep(pulse, agrees: true, by: samir, in: transaction)
            #expect(try sees("maya", "samir", small, transaction))
        }
    }

    @Test("it ends with coaching and with membership; a former client may choose anew", arguments: TestEngine.all) func ends(_ engine: TestEngine) async throws
    {
        try await with(engine) { small, transaction in
            let maya = try small.membership("maya", transaction)
            for handle in ["doreen", "samir"] { try GrantJourney.grant(small.harbour.id, by: small.id(handle), in: transaction) }
            try ChangeStanding.change(small.id("doreen"), to: .former, by: small.id("maya"), maya, in: transaction)
            #expect(try !sees("maya", "doreen", small, transaction))
            try GrantJourney.grant(small.harbour.id, by: small.id("doreen"), in: transaction)
            #expect(try sees("maya", "doreen", small, transaction))
            try LeavePractice.leave(small.harbour.id, by: small.id("samir"), Ledger(endings: EndingsFile(path: nil)), in: transaction)
            #expect(try !sees("maya", "samir", small, transaction) && JourneyGrantQueries.grants(of: small.id("samir"), in: transaction).isEmpty)
        }
    }
}
