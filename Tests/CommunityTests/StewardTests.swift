import Foundation
import Identity
import Kernel
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Looking after the server") struct StewardTests {
    @Test("what is older than the steward wants goes in the night; the rest stays", arguments: TestEngine.all) func retention(_ engine: TestEngine) async throws
    {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            func fill(_ name: String) async throws {
                try await store.write { transaction throws in
                    let post = try small.post("Hello \(name)", by: "samir", transaction)
                    try small.praise(post, by: "doreen", transaction)
                    try Happened.react(NoticeReactions.all, in: transaction)
                    try AccountLog.note(.newPassword, small.id("samir"), in: transaction)
                    try JobQueries.add(NewJob(kind: "mail", payload: "{}"), in: transaction)
                    try transaction.run("UPDATE jobs SET state = 'abandoned' WHERE kind = 'mail'")
                    _ = try Links.make(.answer, for: small.id("samir"), in: transaction)
                }
            }
            func counts() async throws -> [Int] {
                try await store.read { reading throws in
                    try ["notices", "account_events", "links", "posts"].map { try reading.count("SELECT COUNT(*) FROM \(SQL(stringLiteral: $0))") }
                        + [reading.count("SELECT COUNT(*) FROM jobs WHERE kind = 'mail'")]
                }
            }
            try await fill("one")
            try await store.write { try NoticeQueries.markRead(small.id("samir"), upTo: ID(Int64.max), in: $0) }
            clock.advance(.days(40))
            try await fill("two")
            try await store.write { transaction throws in
                for kind in Retention.allCases { try kind.choose(30, in: transaction) }
                try Retention.accountLog.choose(0, in: transaction)
                try Retention.work.choose(31, in: transaction)
            }
            #expect(try await store.read { try Retention.work.days(in: $0) } == 30, "only what is offered can be chosen")
            try await ForgetOld.plan(store)
            try await ForgetOld.plan(store)
            #expect(try await store.read { try JobQueries.count(of: ForgetOld.jobKind, in: $0) } == 1, "planned once")
            #expect(try await counts() == [2, 2, 1, 2, 2], "a link that has ended goes when the next is made")
            clock.advance(.days(1))
            try await store.runJobs(ForgetOld.handler(store, MakeExport(store: store, data: NSTemporaryDirectory(), styles: [])))
            #expect(try await counts() == [1, 2, 1, 2, 1])
            let next = try await store.read { try $0.first("SELECT due_at FROM jobs WHERE kind = 'retention'") { $0.moment() } }
            #expect(next.map { $0 > clock.clock.now() } == true, "the next night is planned")
        }
    }

    @Test("nights begin at three") func nights() {
        for (now, next) in [
            ("2026-05-14T02:59:59Z", "2026-05-14T03:00:00Z"), ("2026-05-14T03:00:00Z", "2026-05-15T03:00:00Z"),
            ("2026-12-31T22:00:00Z", "2027-01-01T03:00:00Z"),
        ] {
            #expect(ForgetOld.nextNight(after: Moment(iso: now)) == Moment(iso: next))
        }
    }

    @Test("maintenance has words, and ends", arguments: TestEngine.all) func maintenance(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            #expect(try Maintenance.words(in: transaction) == nil)
            try Maintenance.begin("", in: transaction)
            #expect(try Maintenance.words(in: transaction)?.contains("Nothing is lost") == true)
            try Maintenance.begin("Back\nat eight", in: transaction)
            #expect(try Maintenance.words(in: transaction) == "Back at eight")
            try Maintenance.end(in: transaction)
            #expect(try Maintenance.words(in: transaction) == nil)
        }
    }
}
