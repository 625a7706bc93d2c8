import Foundation
@testable import Identity
import Kernel
import Outside
import TestSupport
import Testing

@testable import Community
@testable import Store
@testable import Trust

@Suite("What was taken back outlives backups") struct TakenBackTests {
    /// A database, what happened in it after its backup was made, and the backup.
    private struct Restored {
        let small: SmallPractice
        let file: EndingsFile
        /// The database that was restored; every name in it is as of the backup.
        let transaction: Transaction
        var ledger: Ledger { Ledger(endings: file) }

        func again() throws -> TakenBack.Outcome { try TakenBack.again(file, ledger, in: transaction) }
        func isMember(_ handle: String) throws -> Bool {
            try MembershipQueries.standing(of: small.id(handle), practice: small.harbour.id, in: transaction) != nil
        }
        func consents(_ handle: String) throws -> Set<ConsentPurpose> {
            try ConsentQueries.standing(of: small.id(handle), practice: small.harbour.id, in: transaction)
        }
        func rests(_ handle: String) throws -> Bool { try AccountStandingQueries.rests(small.id(handle), in: transaction) }
    }

    /// - Parameters:
    ///   - before: what the backup knows besides a small practice.
    ///   - after: what happened since, an hour later; its events reach the file of endings.
    ///   - restored: is given the backup two hours later.
    private func restore(
        _ engine: TestEngine, before: (SmallPractice, Transaction) throws -> Void = { _, _ in },
        after: (SmallPractice, Ledger, Transaction) throws -> Void, restored: (Restored) throws -> Void
    ) async throws {
        let path = NSTemporaryDirectory() + "endings-\(UUID().uuidString).jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = EndingsFile(path: path)
        try await TestTransaction.with(engine) { made in
            let small = try SmallPractice.make(made)
            func later(_ hours: Int64) -> Transaction {
                let now = made.now + .hours(hours)
                return Transaction(connection: made.connection, now: now, ids: IDSource(node: 1, clock: .fixed(now)))
            }
            let reaction = TakenBack.reaction(file)
            var seen = 0
            func react(_ transaction: Transaction) throws {
                let events = try Happened.events(in: transaction)
                for event in events.dropFirst(seen) where reaction.kinds.contains(event.event.kind) { try reaction.react(event, transaction) }
                seen = events.count
            }
            try before(small, later(1))
            try react(later(1))
            try made.run("SAVEPOINT backup")
            try after(small, Ledger(endings: file), later(2))
            try react(later(2))
            try made.run("ROLLBACK TO SAVEPOINT backup")
            try restored(Restored(small: small, file: file, transaction: later(3)))
        }
    }

    @Test("whoever left is no member again, and what they wrote is taken down again", arguments: TestEngine.all) func left(_ engine: TestEngine) async throws {
        try await restore(
            engine, before: { small, transaction in _ = try small.post("Something of mine", by: "doreen", transaction) },
            after: { small, ledger, transaction in try LeavePractice.leave(small.harbour.id, by: small.id("doreen"), ledger, in: transaction) }
        ) { (restored: Restored) throws in
            #expect(try restored.isMember("doreen"), "the backup is older")
            #expect(try restored.again() == TakenBack.Outcome(memberships: 1))
            #expect(try !restored.isMember("doreen"))
            #expect(try restored.consents("doreen").isEmpty)
            #expect(try restored.isMember("samir"))
            #expect(try restored.transaction.count("SELECT COUNT(*) FROM jobs WHERE kind = \(EraseWritten.jobKind)") == 1)
            #expect(try restored.again().isEmpty, "once")
        }
    }

    @Test("whoever is invited again after the restore stays a member at the next start", arguments: TestEngine.all) func back(_ engine: TestEngine) async throws
    {
        try await restore(
            engine, after: { small, ledger, transaction in try LeavePractice.leave(small.harbour.id, by: small.id("doreen"), ledger, in: transaction) }
        ) { (restored: Restored) throws in
            _ = try restored.again()
            try MembershipQueries.insert(
                restored.small.id("doreen"), practice: restored.small.harbour.id, role: .client, invitedBy: nil, in: restored.transaction)
            #expect(try restored.again().isEmpty)
            #expect(try restored.isMember("doreen"))
        }
    }

    @Test("a consent that was taken back is taken back again, the other stands", arguments: TestEngine.all) func consents(_ engine: TestEngine) async throws {
        try await restore(
            engine, before: { small, transaction in _ = try small.post("Something of mine", by: "doreen", transaction) },
            after: { small, _, transaction in try small.withdrawConsent("doreen", to: .keepHealthPosts, transaction) }
        ) { (restored: Restored) throws in
            #expect(try restored.again() == TakenBack.Outcome(consents: 1))
            #expect(try restored.consents("doreen") == [.shareWithGroup])
            #expect(try restored.consents("samir").count == 2)
            #expect(try restored.transaction.count("SELECT COUNT(*) FROM posts WHERE author_id = \(restored.small.id("doreen")) AND NOT is_withheld") == 0)
            // Given anew, it stands.
            try restored.small.giveConsents("doreen", restored.transaction)
            #expect(try restored.again().isEmpty && restored.consents("doreen").count == 2)
        }
    }

    @Test("what the backup knows was given again is not taken back", arguments: TestEngine.all) func known(_ engine: TestEngine) async throws {
        try await restore(
            engine,
            before: { small, transaction in
                try small.withdrawConsent("doreen", transaction)
                try RestAccount.begin(small.id("samir"), device: "", in: transaction)
            },
            after: { _, _, _ in }
        ) { (restored: Restored) throws in
            try restored.small.giveConsents("doreen", restored.transaction)
            // As the command line might, while no server runs to note it.
            _ = try AccountStandingQueries.endRest(of: restored.small.id("samir"), in: restored.transaction)
            #expect(try restored.again().isEmpty)
            #expect(try restored.consents("doreen").count == 2 && !restored.rests("samir"))
        }
    }

    @Test("who rests, is suspended or is to be erased is so again; who is back is seen", arguments: TestEngine.all)
    func standing(_ engine: TestEngine) async throws {
        try await restore(
            engine,
            after: { small, ledger, transaction in
                try RestAccount.begin(small.id("doreen"), device: "", in: transaction)
                _ = try AccountStandingQueries.setSuspended(true, small.id("samir"), in: transaction)
                try RestAccount.announceSuspension(of: small.id("samir"), ended: false, in: transaction)
                try AskForErasure.ask(small.id("graham"), device: "", ledger, in: transaction)
                try AskForErasure.ask(small.id("rob"), device: "", ledger, in: transaction)
                try AskForErasure.stop(small.id("rob"), device: "", in: transaction)
                _ = try SignIn.begin(small.id("rob"), "", in: transaction)
            }
        ) { (restored: Restored) throws in
            let (small, transaction) = (restored.small, restored.transaction)
            try SessionQueries.begin(Token(), for: small.id("samir"), device: "", in: transaction)
            #expect(try restored.again() == TakenBack.Outcome(accounts: 3))
            #expect(try restored.rests("doreen"))
            #expect(try AccountStandingQueries.isSuspended(small.id("samir"), in: transaction))
            #expect(try transaction.count("SELECT COUNT(*) FROM sessions WHERE account_id = \(small.id("samir"))") == 0)
            let erasure = try #require(try ErasureQueries.erasure(of: small.id("graham"), in: transaction))
            #expect(erasure.dueAt == transaction.now + Erasure.grace - .hours(1), "on the day that they were told")
            #expect(try restored.rests("graham") && transaction.count("SELECT COUNT(*) FROM jobs WHERE kind = 'erase-account'") == 1)
            #expect(try !restored.rests("rob") && ErasureQueries.erasure(of: small.id("rob"), in: transaction) == nil)
            // Back by signing in; the line in the file is older than that.
            _ = try SignIn.begin(small.id("doreen"), "", in: transaction)
            #expect(try restored.again().isEmpty && !restored.rests("doreen"))
        }
    }

    private func makeYoung(_ small: SmallPractice, _ transaction: Transaction) throws -> String {
        let youth = YouthDraft(
            adultAt: transaction.now + .days(300), guardianName: try #require(DisplayName("Ada")),
            guardianEmail: try #require(EmailAddress("ada@example.org")))
        try GuardianQueries.insert(youth, of: small.id("samir"), in: transaction)
        try GuardianQueries.agree(small.id("samir"), in: transaction)
        return try Links.make(.guardian, for: small.id("samir"), in: transaction).text
    }

    @Test("a guardian's no stays a no", arguments: TestEngine.all) func refused(_ engine: TestEngine) async throws {
        var link = ""
        try await restore(
            engine, before: { link = try makeYoung($0, $1) },
            after: { small, ledger, transaction in try GuardianAnswers.answerJoining(link, agrees: false, ledger, in: transaction) }
        ) { (restored: Restored) throws in
            let (samir, transaction) = (restored.small.id("samir"), restored.transaction)
            #expect(try restored.again() == TakenBack.Outcome(accounts: 1))
            _ = try SignIn.begin(samir, "", in: transaction)
            #expect(try restored.rests("samir") && GuardianQueries.isRefused(samir, in: transaction))
            #expect(throws: ErasureFault.guardian) { try AskForErasure.stop(samir, device: "", in: transaction) }
            #expect(try restored.again().isEmpty)
            // The guardian can still change it.
            try GuardianAnswers.answerJoining(link, agrees: true, restored.ledger, in: transaction)
            #expect(try !restored.rests("samir") && ErasureQueries.erasure(of: samir, in: transaction) == nil)
        }
    }

    @Test("of several lines the newest counts, wherever it stands", arguments: TestEngine.all) func order(_ engine: TestEngine) async throws {
        try await restore(engine, after: { _, _, _ in }) { (restored: Restored) throws in
            let (doreen, practice, now) = (restored.small.id("doreen"), restored.small.harbour.id, restored.transaction.now)
            func standing(rests: Bool) -> EndingsFile.Standing { .init(rests: rests, isSuspended: false, isRefused: false, erasureDue: nil) }
            // As where the files of two nodes are put together.
            try restored.file.note(.standing(doreen, standing(rests: true), at: now - .minutes(5)))
            try restored.file.note(.standing(doreen, standing(rests: false), at: now - .minutes(9)))
            try restored.file.note(.consents(practice, doreen, standing: [], at: now - .minutes(5)))
            try restored.file.note(.consents(practice, doreen, standing: Set(ConsentPurpose.allCases), at: now - .minutes(9)))
            #expect(try restored.again() == TakenBack.Outcome(consents: 2, accounts: 1))
            #expect(try restored.rests("doreen") && restored.consents("doreen").isEmpty)
        }
    }

    @Test("a practice that was handed over is so again, and its old owner leaves again", arguments: TestEngine.all)
    func handedOver(_ engine: TestEngine) async throws {
        try await restore(
            engine,
            after: { small, ledger, transaction in
                try HandOverPractice.handOver(small.harbour.id, to: small.id("nils"), in: transaction)
                try LeavePractice.leave(small.harbour.id, by: small.id("maya"), ledger, in: transaction)
            }
        ) { (restored: Restored) throws in
            #expect(try restored.again() == TakenBack.Outcome(practices: 1, memberships: 1))
            #expect(try MembershipQueries.owners(of: restored.small.harbour.id, in: restored.transaction) == [restored.small.id("nils")])
            #expect(try !restored.isMember("maya") && restored.again().isEmpty)
        }
    }

    @Test("where the new owner is not known here, it is said, and done once it is handed over", arguments: TestEngine.all)
    func ownedAgain(_ engine: TestEngine) async throws {
        try await restore(
            engine,
            after: { small, ledger, transaction in
                try MembershipQueries.setRole(.professional, of: small.id("doreen"), practice: small.harbour.id, in: transaction)
                try HandOverPractice.handOver(small.harbour.id, to: small.id("doreen"), in: transaction)
                try LeavePractice.leave(small.harbour.id, by: small.id("maya"), ledger, in: transaction)
            }
        ) { (restored: Restored) throws in
            let (small, transaction) = (restored.small, restored.transaction)
            for _ in 0..<2 { #expect(try restored.again().owned == [small.harbour.name]) }
            try MembershipQueries.setRole(.professional, of: small.id("samir"), practice: small.harbour.id, in: transaction)
            try HandOverPractice.handOver(small.harbour.id, to: small.id("samir"), in: transaction)
            #expect(try restored.again() == TakenBack.Outcome(memberships: 1))
            #expect(try !restored.isMember("maya"))
        }
    }

    @Test("a journey that coaches saw is seen no more, unless its person let them anew", arguments: TestEngine.all)
    func journey(_ engine: TestEngine) async throws {
        try await restore(
            engine,
            before: { small, transaction in
                for handle in ["doreen", "samir"] { try GrantJourney.grant(small.harbour.id, by: small.id(handle), in: transaction) }
            },
            after: { small, _, transaction in try GrantJourney.end(small.harbour.id, by: small.id("doreen"), in: transaction) }
        ) { (restored: Restored) throws in
            let (small, transaction) = (restored.small, restored.transaction)
            #expect(try restored.again() == TakenBack.Outcome(journeys: 1))
            #expect(try JourneyGrantQueries.grants(of: small.id("doreen"), in: transaction).isEmpty)
            #expect(try JourneyGrantQueries.grants(of: small.id("samir"), in: transaction).count == 1)
            try GrantJourney.grant(small.harbour.id, by: small.id("doreen"), in: transaction)
            #expect(try restored.again().isEmpty && JourneyGrantQueries.grants(of: small.id("doreen"), in: transaction).count == 1)
        }
    }

    @Test("where the file cannot be written the reaction fails, and is tried again", arguments: TestEngine.all) func full(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try small.withdrawConsent("doreen", transaction)
            #expect(throws: EndingsFault.self) { try Happened.react([TakenBack.reaction(EndingsFile(path: "/nowhere/endings.jsonl"))], in: transaction) }
        }
    }
}
