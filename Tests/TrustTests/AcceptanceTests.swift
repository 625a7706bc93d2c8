import Community
import Identity
import Kernel
import Outside
import Site
import Store
import Testing
import TestSupport

@testable import Trust

@Suite("Coming in") struct AcceptanceTests {
    private static let tables = ["actors", "sign_ins", "memberships", "group_memberships", "consents", "channels_elsewhere", "events"]

    @Test("one transaction makes the account, the membership, the place in the group and the consents", arguments: TestEngine.all)
    func everything(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store, group: small.starters.id)
            let peopleBefore = try await store.read { try MembershipQueries.people(in: small.harbour.id, $0) }
            let arrival = Arrival(consents: [.shareWithGroup], channels: [.mastodon, .strava, .mastodon], startsQuietly: false)
            let new = try newcomer("Petra")
            let (petra, href) = try await store.write { try AcceptInvitation.accept(made.token, .new(new), arrival, in: $0) }
            #expect(href == "/p/harbour/g/steady-starters")
            let (account, membership, ties, consents, channels, people, counts) = try await store.read { reading in
                (
                    try AccountQueries.account(petra, in: reading), try MembershipQueries.memberships(of: petra, in: reading),
                    try GroupQueries.ties(of: petra, in: reading),
                    try ConsentQueries.standing(of: petra, practice: small.harbour.id, in: reading), try InvitationQueries.channels(of: petra, in: reading),
                    try MembershipQueries.people(in: small.harbour.id, reading), try GroupQueries.counts(small.starters.id, in: reading)
                )
            }
            #expect(account?.name == "Petra")
            #expect(account?.handle.text == "petra")
            #expect(membership.map(\.role) == [.client])
            #expect(membership.map(\.standing) == [.active])
            #expect(ties.map(\.group.id) == [small.starters.id])
            #expect(ties.map(\.isModerator) == [false])
            #expect(consents == [.shareWithGroup], "only what was ticked")
            #expect(Set(channels) == [.mastodon, .strava])
            #expect(people == peopleBefore + 1)
            #expect(counts == GroupQueries.Counts(people: 6, former: 1))
        }
    }

    @Test("without a group the way leads home", arguments: TestEngine.all) func noGroup(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store, role: .professional)
            let new = try newcomer("Petra")
            let arrival = Arrival(consents: [], channels: [], startsQuietly: true)
            let (petra, href) = try await store.write { try AcceptInvitation.accept(made.token, .new(new), arrival, in: $0) }
            #expect(href == "/home")
            let (role, ties) = try await store.read {
                (try MembershipQueries.standing(of: petra, practice: small.harbour.id, in: $0)?.role, try GroupQueries.ties(of: petra, in: $0))
            }
            #expect(role == .professional)
            #expect(ties.isEmpty)
        }
    }

    @Test("where anything fails, nothing is kept and the link stays open", arguments: TestEngine.all) func nothing(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store, group: small.starters.id)
            let before = try await store.counts(Self.tables)
            let arrival = Arrival(consents: Set(ConsentPurpose.allCases), channels: [.blog], startsQuietly: true)
            func accept(_ new: NewAccount) async throws {
                _ = try await store.write { try AcceptInvitation.accept(made.token, .new(new), arrival, in: $0) }
            }
            let (taken, sameHandle) = (try newcomer("Petra", email: "DOREEN@test.example"), try newcomer("Petra", handle: "d0reen"))
            await #expect(throws: AccountFault.emailTaken) { try await accept(taken) }
            await #expect(throws: AccountFault.handleTaken) { try await accept(sameHandle) }
            let late = try newcomer("Petra")
            await #expect(throws: Undo.self, "a fault after all was written") {
                try await store.write { transaction in
                    _ = try AcceptInvitation.accept(made.token, .new(late), arrival, in: transaction)
                    throw Undo()
                }
            }
            let after = try await store.counts(Self.tables)
            #expect(after == before)
            let state = try await store.read { reading in try InvitationQueries.invitation(made.token, in: reading)?.state(at: reading.now) }
            #expect(state == .open)
        }
    }

    @Test("somebody with an account joins with it; a member is told that they are one", arguments: TestEngine.all) func known(_ engine: TestEngine) async throws
    {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let (first, second) = (try await small.invite(store, group: small.starters.id), try await small.invite(store))
            let arrival = Arrival(consents: [], channels: [], startsQuietly: false)
            let (rob, _) = try await store.write { try AcceptInvitation.accept(first.token, .known(small.id("rob")), arrival, in: $0) }
            #expect(rob == small.id("rob"))
            let practices = try await store.read { try MembershipQueries.memberships(of: rob, in: $0).map(\.practice.id) }
            #expect(Set(practices) == [small.harbour.id, small.gutfeeling.id])
            for handle in ["rob", "graham", "maya"] {
                await #expect(throws: InvitationFault.alreadyMember, "\(handle)") {
                    _ = try await store.write { try AcceptInvitation.accept(second.token, .known(small.id(handle)), arrival, in: $0) }
                }
            }
            let state = try await store.read { reading in try InvitationQueries.invitation(second.token, in: reading)?.state(at: reading.now) }
            #expect(state == .open, "a try that fails uses nothing up")
        }
    }
}

@Suite("A quiet start") struct QuietStartTests {
    /// Petra comes in quietly at the clock's start.
    private func petra(_ small: SmallPractice, _ store: Store, to practice: String = "maya", known: ID<Account>? = nil) async throws -> ID<Account> {
        let made = try await small.invite(store, by: practice, group: practice == "maya" ? small.starters.id : small.table.id)
        let new = try newcomer("Petra")
        let arrival = Arrival(consents: Set(ConsentPurpose.allCases), channels: [], startsQuietly: true)
        return try await store.write { try AcceptInvitation.accept(made.token, known.map { .known($0) } ?? .new(new), arrival, in: $0).0 }
    }

    /// In which lists `viewer` finds Petra: the practice's people, the group's people, the newcomers.
    private func lists(_ petra: ID<Account>, seenBy viewer: ID<Account>, _ small: SmallPractice, _ store: Store) async throws -> [Bool] {
        try await store.read { reading in
            let account = try #require(try AccountQueries.account(viewer, in: reading))
            let memberships = try MembershipQueries.memberships(of: viewer, in: reading)
            let circle = try CircleQueries.circle(of: Viewer(account: account, isSteward: false, memberships: memberships), in: reading)
            return [
                try GroupMemberQueries.people(of: small.harbour.id, seenBy: circle, limit: 100, in: reading).contains { $0.account.id == petra },
                try GroupMemberQueries.people(of: small.starters, seenBy: circle, limit: 100, in: reading).contains { $0.account.id == petra },
                try GroupQueries.newcomers(to: small.starters.id, since: reading.now - .days(30), at: reading.now, limit: 100, in: reading).contains {
                    $0.id == petra
                },
            ]
        }
    }

    @Test("hidden for a week from everybody but oneself", arguments: TestEngine.all) func week(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await SmallPractice.make(in: store)
            let petra = try await petra(small, store)
            for handle in ["maya", "doreen"] {
                let found = try await lists(petra, seenBy: small.id(handle), small, store)
                #expect(found == [false, false, false], "\(handle)")
            }
            let own = try await lists(petra, seenBy: petra, small, store)
            #expect(own == [true, true, false])
            clock.advance(.days(7))
            clock.advance(Span(milliseconds: -1))
            let last = try await lists(petra, seenBy: small.id("doreen"), small, store)
            #expect(last == [false, false, false])
            clock.advance(Span(milliseconds: 2))
            let after = try await lists(petra, seenBy: small.id("doreen"), small, store)
            #expect(after == [true, true, true])
        }
    }

    @Test("the first post or reply ends it", arguments: TestEngine.all, [true, false]) func firstPost(_ engine: TestEngine, _ isReply: Bool) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let petra = try await petra(small, store)
            try await store.write { transaction in
                let answered = try small.post("Welcome, whoever reads this", by: "doreen", transaction)
                let account = try #require(try AccountQueries.account(petra, in: transaction))
                let memberships = try MembershipQueries.memberships(of: petra, in: transaction)
                let circle = try CircleQueries.circle(of: Viewer(account: account, isSteward: false, memberships: memberships), in: transaction)
                if isReply {
                    let visible = try #require(try PostQueries.post(answered, for: circle, in: transaction))
                    _ = try WriteReply.write("Hello", to: visible, formKey: "k", by: circle, transaction)
                } else {
                    let draft = PostDraft(kind: .note, audience: .group, headline: "", body: "Hello", formKey: "k")
                    _ = try WritePost.write(draft, in: small.starters, by: circle, transaction)
                }
            }
            let found = try await lists(petra, seenBy: small.id("samir"), small, store)
            #expect(found == [true, true, true])
        }
    }

    @Test("whoever joins in is seen at once", arguments: TestEngine.all) func join(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let made = try await small.invite(store, group: small.starters.id)
            let new = try newcomer("Petra")
            let arrival = Arrival(consents: [], channels: [], startsQuietly: false)
            let petra = try await store.write { try AcceptInvitation.accept(made.token, .new(new), arrival, in: $0).0 }
            let found = try await lists(petra, seenBy: small.id("doreen"), small, store)
            #expect(found == [true, true, true])
        }
    }

    @Test("reading quietly in one practice hides nobody in another", arguments: TestEngine.all) func elsewhere(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            _ = try await petra(small, store, to: "nadia", known: small.id("doreen"))
            let found = try await lists(small.id("doreen"), seenBy: small.id("samir"), small, store)
            #expect(found == [true, true, true])
        }
    }

    @Test("going on after a name visits everybody once", arguments: TestEngine.all) func paging(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let small = try await SmallPractice.make(in: store)
            let pages = try await store.read { reading in
                var (pages, after): ([[String]], PeopleCursor?) = ([], nil)
                while pages.count < 10 {
                    let page = try GroupMemberQueries.people(of: small.harbour.id, seenBy: small.circle("maya", reading), after: after, limit: 2, in: reading)
                    guard let last = page.last else { break }
                    pages.append(page.map(\.account.name))
                    after = PeopleCursor(after: last.account)
                }
                return pages
            }
            #expect(pages == [["Doreen", "Graham"], ["Maya", "Nils"], ["Samir"]])
        }
    }
}
