import Kernel
import Store
import Testing
import TestSupport

@testable import Identity

@Suite("Sessions and who is looking") struct SessionTests {
    @Test("a session lasts sixty days and not a moment more", arguments: TestEngine.all)
    func expiry(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let id = try await People.create(People.new("doreen"), in: store)
            let token = try await begin(id, in: store)
            clock.advance(Span(milliseconds: Span.days(60).milliseconds - 1))
            let last = try await viewer(token, in: store)
            #expect(last?.id == id)
            clock.advance(Span(milliseconds: 1))
            let ended = try await viewer(token, in: store)
            #expect(ended == nil)
        }
    }

    @Test("the database holds the digest of the token, not the token", arguments: TestEngine.all)
    func digest(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let id = try await People.create(People.new("doreen"), in: store)
            let token = try await begin(id, in: store)
            let kept = try await store.read { try $0.all("SELECT digest FROM sessions LIMIT 10") { $0.bytes() } }
            #expect(kept == [Digest.sha256(token.bytes)])
            let stranger = try await viewer(Token(), in: store)
            #expect(stranger == nil)
        }
    }

    @Test("signing out here leaves the other devices signed in", arguments: TestEngine.all)
    func here(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let (doreen, _, phone, laptop, other) = try await threeSessions(in: store)
            try await store.write { try SessionQueries.end(phone, in: $0) }
            let viewers = try await viewers([phone, laptop, other], in: store)
            #expect(viewers[0] == nil && viewers[1] == doreen && viewers[2] != nil)
        }
    }

    @Test("signing out everywhere ends all of one's own sessions and nobody else's", arguments: TestEngine.all)
    func everywhere(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let (doreen, samir, phone, laptop, other) = try await threeSessions(in: store)
            try await store.write { try SessionQueries.endAll(of: doreen, in: $0) }
            let viewers = try await viewers([phone, laptop, other], in: store)
            #expect(viewers == [nil, nil, samir])
        }
    }

    @Test("a new session clears away one's own that are over, and no others", arguments: TestEngine.all)
    func cleared(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let (doreen, _, _, _, _) = try await threeSessions(in: store)
            clock.advance(.days(61))
            let token = try await begin(doreen, in: store)
            let count = try await store.count("SELECT COUNT(*) FROM sessions")
            #expect(count == 2)
            let viewers = try await viewers([token], in: store)
            #expect(viewers == [doreen])
        }
    }

    @Test(
        "a viewer is the account with its practices, in the order of joining, and no others", arguments: TestEngine.all)
    func viewerOfPractices(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let practice = try await SmallPractice.make(in: store)
            clock.advance(.days(1))
            let (harbour, gutfeeling, nils) = (practice.harbour, practice.gutfeeling, practice.id("nils"))
            try await store.write {
                try MembershipQueries.insert(nils, practice: gutfeeling.id, role: .client, invitedBy: nil, in: $0)
            }

            let token = try await begin(nils, in: store)
            let viewer = try #require(try await viewer(token, in: store))
            #expect(
                viewer.account.handle.text == "nils" && viewer.account.name == "Nils" && viewer.account.portrait == nil)
            #expect(!viewer.isSteward)
            #expect(
                viewer.memberships == [
                    Membership(
                        practice: harbour, role: .professional, standing: .active, joinedAt: SettableClock.start),
                    Membership(
                        practice: gutfeeling, role: .client, standing: .active, joinedAt: SettableClock.start + .days(1)
                    ),
                ]
            )
            #expect(viewer.membership(in: gutfeeling.id)?.role == .client)
            #expect(viewer.membership(handle: "harbour")?.role == .professional)
        }
    }

    @Test(
        "an outsider has no membership, a former client has one that says so, a steward is known",
        arguments: TestEngine.all)
    func outsiders(_ engine: TestEngine) async throws {
        try await TestStore.with(engine) { store in
            let practice = try await SmallPractice.make(in: store)
            var viewers: [String: Viewer] = [:]
            for handle in ["rob", "graham", "maya"] {
                let token = try await begin(practice.id(handle), in: store)
                viewers[handle] = try await viewer(token, in: store)
            }
            #expect(viewers["rob"]?.membership(in: practice.harbour.id) == nil)
            #expect(viewers["rob"]?.membership(handle: "harbour") == nil)
            #expect(viewers["rob"]?.memberships.map(\.practice) == [practice.gutfeeling])
            #expect(viewers["graham"]?.membership(in: practice.harbour.id)?.standing == .former)
            #expect(viewers["graham"]?.memberships.first?.line == "Former client")
            #expect(viewers["maya"]?.isSteward == true)
            #expect(viewers["maya"]?.memberships.first?.line == "Owner")
        }
    }

    private func threeSessions(in store: Store) async throws -> (ID<Account>, ID<Account>, Token, Token, Token) {
        let doreen = try await People.create(People.new("doreen"), in: store)
        let samir = try await People.create(People.new("samir"), in: store)
        return (
            doreen, samir, try await begin(doreen, in: store), try await begin(doreen, in: store),
            try await begin(samir, in: store)
        )
    }

    @Test("a session that is kept ends at its time, though nothing is written then", arguments: TestEngine.all) func keptSession(_ engine: TestEngine)
        async throws
    {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let account = try await People.create(People.new("doreen"), in: store)
            let token = try await begin(account, in: store)
            func viewer() async throws -> ID<Account>? {
                try await store.kept(SessionKey(digest: token.digest)) { try #require(try SessionQueries.session(token, in: $0)) }
                    .answer.viewer(at: store.clock.now())?.id
            }
            #expect(try await viewer() == account)
            clock.advance(Span(milliseconds: SessionQueries.lasting.milliseconds - 1_000))
            #expect(try await viewer() == account)
            clock.advance(.seconds(1))
            #expect(try await viewer() == nil)
        }
    }

    private func begin(_ account: ID<Account>, in store: Store) async throws -> Token {
        let token = Token()
        try await store.write { try SessionQueries.begin(token, for: account, in: $0) }
        return token
    }

    private func viewer(_ token: Token, in store: Store) async throws -> Viewer? {
        try await store.read { try SessionQueries.session(token, in: $0)?.viewer(at: $0.now) }
    }

    private func viewers(_ tokens: [Token], in store: Store) async throws -> [ID<Account>?] {
        try await store.read { reading in try tokens.map { try SessionQueries.session($0, in: reading)?.viewer(at: reading.now)?.id } }
    }
}
