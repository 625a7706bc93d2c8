import Community
import Foundation
import Identity
import Kernel
import Outside
import Site
import Store
import Testing
import TestSupport

@testable import Trust

@Suite("Invitations") struct InvitationTests {
    private func state(_ token: Token, _ store: Store) async throws -> Invitation.State? {
        try await store.read { reading in try InvitationQueries.invitation(token, in: reading)?.state(at: reading.now) }
    }

    private func accept(
        _ token: Token, _ name: String, _ store: Store, arrival: Arrival = Arrival(consents: [], channels: [], startsQuietly: false)
    ) async throws -> ID<Account> {
        let new = try newcomer(name)
        return try await store.write { try AcceptInvitation.accept(token, .new(new), arrival, in: $0).0 }
    }

    @Test("open, until it is accepted; a second person is refused", arguments: TestEngine.all) func accepted(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store)
            let before = try await state(made.token, store)
            #expect(before == .open)
            _ = try await accept(made.token, "Petra", store)
            let after = try await state(made.token, store)
            #expect(after == .accepted)
            await #expect(throws: InvitationFault.used) { _ = try await accept(made.token, "Quentin", store) }
            let (petra, quentin) = try await store.read {
                (try AccountQueries.account(handle: "petra", in: $0), try AccountQueries.account(handle: "quentin", in: $0))
            }
            #expect(petra != nil)
            #expect(quentin == nil, "who was refused has no account")
        }
    }

    @Test("expired at the end of its days, not before", arguments: TestEngine.all, [7, 14, 30]) func expired(_ engine: TestEngine, _ days: Int) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store, days: days)
            clock.advance(.days(Int64(days)))
            clock.advance(Span(milliseconds: -1))
            let last = try await state(made.token, store)
            #expect(last == .open)
            clock.advance(Span(milliseconds: 1))
            let over = try await state(made.token, store)
            #expect(over == .expired)
            await #expect(throws: InvitationFault.expired) { _ = try await accept(made.token, "Petra", store) }
        }
    }

    @Test("taken back, it no longer opens", arguments: TestEngine.all) func revoked(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (made, used) = (try await small.invite(store), try await small.invite(store))
            _ = try await accept(used.token, "Petra", store)
            let invite = Invite(store: store, origin: SmallPractice.origin)
            let nils = try await store.read { try small.membership("nils", $0) }
            try await invite.revoke(made.id, by: small.id("nils"), nils)
            try await invite.revoke(used.id, by: small.id("nils"), nils)
            let (taken, kept) = (try await state(made.token, store), try await state(used.token, store))
            #expect(taken == .revoked)
            #expect(kept == .accepted, "what was accepted stays accepted")
            await #expect(throws: InvitationFault.revoked) { _ = try await accept(made.token, "Quentin", store) }
        }
    }

    @Test("only coaches of the practice take one back; a colleague’s only an owner", arguments: TestEngine.all) func revokers(_ engine: TestEngine) async throws
    {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (client, colleague) = (try await small.invite(store), try await small.invite(store, role: .professional))
            let invite = Invite(store: store, origin: SmallPractice.origin)
            func revoke(_ id: ID<Invitation>, _ handle: String) async throws {
                let membership = try await store.read { try small.membership(handle, $0) }
                try await invite.revoke(id, by: small.id(handle), membership)
            }
            await #expect(throws: NotAllowed.self) { try await revoke(client.id, "doreen") }
            await #expect(throws: NotFound.self, "an owner elsewhere") { try await revoke(client.id, "nadia") }
            await #expect(throws: NotAllowed.self) { try await revoke(colleague.id, "nils") }
            let (stillOpen, alsoOpen) = (try await state(client.token, store), try await state(colleague.token, store))
            #expect(stillOpen == .open)
            #expect(alsoOpen == .open)
            try await revoke(colleague.id, "maya")
            let gone = try await state(colleague.token, store)
            #expect(gone == .revoked)
        }
    }

    @Test("of two who come at once one gets in", arguments: TestEngine.all) func atOnce(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store, group: small.starters.id)
            let people = try await store.read { try GroupQueries.counts(small.starters.id, in: $0).people }
            let outcomes = await withTaskGroup(of: String.self) { group in
                for name in ["Petra", "Quentin", "Ruth", "Stan"] {
                    group.addTask {
                        do {
                            _ = try await accept(made.token, name, store)
                            return "in"
                        } catch InvitationFault.used {
                            return "used"
                        } catch {
                            return "\(error)"
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.sorted() == ["in", "used", "used", "used"])
            let after = try await store.read { try GroupQueries.counts(small.starters.id, in: $0).people }
            #expect(after == people + 1)
            let new = try await store.read { try $0.count("SELECT COUNT(*) FROM actors WHERE handle IN ('petra', 'quentin', 'ruth', 'stan')") }
            #expect(new == 1)
        }
    }

    @Test("a group of another practice is not found, and nothing is made", arguments: TestEngine.all) func foreignGroup(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            await #expect(throws: NotFound.self) { _ = try await small.invite(store, group: small.table.id) }
            await #expect(throws: NotFound.self) { _ = try await small.invite(store, group: ID(1)) }
            let count = try await store.read { try $0.count("SELECT COUNT(*) FROM invitations") }
            #expect(count == 0)
        }
    }

    @Test("a link that nobody made is unknown", arguments: TestEngine.all) func unknown(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            _ = try await small.invite(store)
            await #expect(throws: InvitationFault.unknown) { _ = try await accept(Token(), "Petra", store) }
        }
    }

    @Test("a hundred an hour, then no more", arguments: TestEngine.all) func rateLimit(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let (maya, nils) = try await store.read {
                (
                    (try small.circle("maya", $0).viewer.account, try small.membership("maya", $0)),
                    (try small.circle("nils", $0).viewer.account, try small.membership("nils", $0))
                )
            }
            let invite = Invite(store: store, origin: SmallPractice.origin)
            let fifty = invitationDraft(addresses: (1...50).map { "person\($0)@test.example" })
            for _ in 1...2 { _ = try await invite(fifty, by: maya.0, maya.1) }
            await #expect(throws: RateLimitFault.self) { _ = try await invite(invitationDraft(), by: maya.0, maya.1) }
            _ = try await invite(invitationDraft(), by: nils.0, nils.1)
            let made = try await store.read { try $0.count("SELECT COUNT(*) FROM invitations") }
            #expect(made == 101, "each inviter has a hundred of their own")
            clock.advance(.hours(1))
            _ = try await invite(fifty, by: maya.0, maya.1)
        }
    }

    @Test("each address gets a mail of its own, with its link and the inviter’s words", arguments: TestEngine.all) func mails(_ engine: TestEngine) async throws
    {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (maya, membership) = try await store.read { (try small.circle("maya", $0).viewer.account, try small.membership("maya", $0)) }
            let draft = invitationDraft(
                group: small.starters.id, words: "We start slowly, “on purpose” & together.", days: 7,
                addresses: ["petra@test.example", "quentin@test.example"]
            )
            let made = try await Invite(store: store, origin: SmallPractice.origin)(draft, by: maya, membership)
            let payloads = try await store.read { try $0.all("SELECT payload FROM jobs WHERE kind = 'mail' ORDER BY id LIMIT 10") { $0.text() } }
            let letters = try payloads.map { try JSONDecoder().decode(Letter.self, from: Data($0.utf8)) }
            #expect(letters.map(\.to) == ["petra@test.example", "quentin@test.example"])
            #expect(Set(made.map(\.token)).count == 2)
            for (letter, one) in zip(letters, made) {
                #expect(letter.to == one.email)
                #expect(letter.subject == "Maya has kept you a place at Harbour Strength")
                #expect(letter.text.contains("Maya writes:\n\nWe start slowly, “on purpose” & together.\n"))
                #expect(letter.text.contains("\(SmallPractice.origin)/invite/\(one.token.text)\n"))
                #expect(letter.text.contains("the group “Steady Starters” at Harbour Strength"))
                #expect(letter.text.contains("lasts 7 days"))
            }
            func wanted() async throws -> [Bool] {
                try await store.read { reading in try letters.map { try InvitationQueries.isWanted(#require($0.about), in: reading) } }
            }
            #expect(try await wanted() == [true, true])
            let owner = try await store.read { try small.membership("maya", $0) }
            try await Invite(store: store, origin: SmallPractice.origin).revoke(made[0].id, by: small.id("maya"), owner)
            #expect(try await wanted() == [false, true], "a letter whose invitation was taken back is not sent")
            for (letter, other) in zip(letters, made.reversed()) { #expect(!letter.text.contains(other.token.text)) }
        }
    }

    @Test("a link to hand over makes no mail", arguments: TestEngine.all) func noMail(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store)
            #expect(made.email == nil)
            let jobs = try await store.read { try $0.count("SELECT COUNT(*) FROM jobs") }
            #expect(jobs == 0)
        }
    }

    @Test("the token is nowhere in the table or the log", arguments: TestEngine.all) func secrecy(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store)
            let row = try await store.read { reading in
                try reading.first("SELECT digest, words, COALESCE(email, ''), role FROM invitations") { ($0.bytes(), $0.text(), $0.text(), $0.text()) }
            }
            let found = try #require(row)
            #expect(found.0 == made.token.digest)
            #expect(found.0 != made.token.bytes)
            for text in [found.1, found.2, found.3] { #expect(!text.contains(made.token.text)) }
        }
    }
}
