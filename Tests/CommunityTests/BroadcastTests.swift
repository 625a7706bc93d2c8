import Foundation
import Identity
import Kernel
import Outside
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Messages to many") struct BroadcastTests {
    private func send(_ room: Broadcast.Room, byMail: Bool = true, key: String = "form", _ small: SmallPractice, _ store: Store) async throws -> ID<Broadcast> {
        let id = try await store.write { transaction throws in
            let draft = BroadcastDraft(room: room, subject: "New hours", body: "We open at **six**.", byMail: byMail, formKey: key)
            return try SendBroadcast.send(draft, by: small.id("maya"), small.membership("maya", transaction), in: transaction)
        }
        try await store.runJobs(SendBroadcast.handler(store, origin: "https://harbour.example"))
        return id
    }

    private func letters(_ store: Store) async throws -> [Letter] {
        try await store.read { reading throws in
            try reading.all("SELECT payload FROM jobs WHERE kind = 'mail' ORDER BY id") { try JSONDecoder().decode(Letter.self, from: Data($0.text().utf8)) }
        }
    }

    @Test(
        "it reaches those it is for, once, by page and mail; nobody else",
        arguments: TestEngine.all,
        [
            (Broadcast.Room.everybody, ["doreen", "graham", "nils", "samir"]), (.clients, ["doreen", "samir"]), (.former, ["graham"]),
            (.professionals, ["nils"]),
        ]
    ) func rooms(_ engine: TestEngine, _ room: (Broadcast.Room, [String])) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let id = try await send(room.0, small, store)
            #expect(try await send(room.0, small, store) == id, "the same form twice is one message")
            #expect(try await letters(store).map(\.to).sorted() == room.1.map { "\($0)@test.example" })
            try await store.read { reading throws in
                for handle in ["doreen", "graham", "nils", "samir", "rob", "nadia", "maya"] {
                    #expect(try small.notices(handle, reading).map(\.kind) == (room.1.contains(handle) ? [.broadcast] : []), "\(handle)")
                    #expect(try BroadcastQueries.hasReceipt(id, small.id(handle), in: reading) == room.1.contains(handle), "\(handle)")
                }
                let reach = try BroadcastQueries.reach(of: id, in: reading)
                #expect(reach.told == room.1.count && reach.mailed == room.1.count && reach.read == 0)
                #expect(try BroadcastQueries.broadcast(id, in: reading)?.toldAt != nil)
            }
        }
    }

    @Test("one click ends the mails, an old link too; the page goes on", arguments: TestEngine.all) func off(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            _ = try await send(.former, small, store)
            let letter = try #require(try await letters(store).first)
            let token = try #require(letter.listFields[.unsubscribe]?.split(separator: "/").last?.dropLast())
            #expect(letter.text.contains("/broadcasts/off/\(token)"))
            let about = try #require(letter.about)
            #expect(try await store.read { try SendBroadcast.isWanted(about, in: $0) })
            for _ in 1...2 {
                try await store.write { transaction throws in
                    try SessionQueries.endAll(of: small.id("graham"), in: transaction)
                    try SendBroadcast.endMail(Links.look(String(token), .endBroadcasts, viewer: nil, in: transaction).account, in: transaction)
                }
            }
            #expect(try await !store.read { try SendBroadcast.isWanted(about, in: $0) }, "what waits is not sent any more")
            _ = try await send(.former, key: "second", small, store)
            #expect(try await letters(store).count == 1)
            #expect(try await store.read { try small.notices("graham", $0).count } == 2)
        }
    }

    @Test("who would rather not read what it is about is told by a mail without words", arguments: TestEngine.all) func filtered(_ engine: TestEngine)
        async throws
    {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            try await store.write { transaction throws in
                try ReaderFilterQueries.save(ReaderFilters(topics: [], phrases: ["six"]), tells: false, of: small.id("doreen"), in: transaction)
            }
            _ = try await send(.clients, small, store)
            let letters = try await letters(store)
            let (hers, his) = (try #require(letters.first { $0.to.hasPrefix("doreen") }), try #require(letters.first { $0.to.hasPrefix("samir") }))
            #expect(!hers.text.contains("six") && !hers.subject.contains("hours") && hers.text.contains("/broadcasts/"))
            #expect(his.text.contains("six") && his.subject == "New hours")
        }
    }

    @Test("what was taken and refused is counted; who opened it is not told", arguments: TestEngine.all) func reach(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let id = try await send(.clients, small, store)
            let abouts = try await letters(store).compactMap(\.about)
            try await store.write { transaction throws in
                try SendBroadcast.sent(abouts[0], in: transaction)
                try SendBroadcast.refused(abouts[1], in: transaction)
                try BroadcastQueries.markRead(id, by: small.id("doreen"), in: transaction)
                try BroadcastQueries.markRead(id, by: small.id("rob"), in: transaction)
            }
            let reach = try await store.read { try BroadcastQueries.reach(of: id, in: $0) }
            #expect(reach == Broadcast.Reach(told: 2, read: 1, mailed: 2, sent: 1, refused: 1))
        }
    }

    @Test("its writer goes to rest: it stops there and says so, and no mail counts as on its way", arguments: TestEngine.all)
    func stops(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let id = try await send(.clients, small, store)
            let late = try await store.write { transaction throws in
                let draft = BroadcastDraft(room: .clients, subject: "Late", body: "Too late.", byMail: true, formKey: "late")
                let late = try SendBroadcast.send(draft, by: small.id("maya"), small.membership("maya", transaction), in: transaction)
                _ = try AccountStandingQueries.beginRest(of: small.id("maya"), in: transaction)
                return late
            }
            try await store.runJobs(SendBroadcast.handler(store, origin: "https://harbour.example"))
            for about in try await letters(store).compactMap(\.about) {
                #expect(try await !store.read { try SendBroadcast.isWanted(about, in: $0) })
                try await store.write { try SendBroadcast.dropped(about, in: $0) }
            }
            try await store.read { reading throws in
                let stopped = try #require(try BroadcastQueries.broadcast(late, in: reading))
                #expect(stopped.stoppedAt != nil && stopped.toldAt == nil)
                #expect(try BroadcastQueries.reach(of: late, in: reading).told == 0)
                #expect(try BroadcastQueries.broadcast(id, in: reading)?.stoppedAt == nil)
                #expect(try BroadcastQueries.reach(of: id, in: reading) == Broadcast.Reach(told: 2, read: 0, mailed: 0, sent: 0, refused: 0))
            }
        }
    }

    @Test("the form says what is missing", arguments: [["room"], ["subject"], ["body"], ["room", "subject", "body"]]) func form(_ missing: [String]) throws {
        let texts = [("room", "clients"), ("subject", "Hours"), ("body", "We open at six.")].filter { !missing.contains($0.0) }
        let errors = #expect(throws: FormErrors.self) { try BroadcastDraft(FormFields(texts: texts.map { (name: $0.0, text: $0.1) })) }
        #expect(errors?.fields.sorted() == missing.sorted())
    }
}
