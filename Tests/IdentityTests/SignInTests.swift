import Kernel
import Site
import Store
import Testing
import TestSupport

@testable import Identity

@Suite("Signing in") struct SignInTests {
    private static let password = "tide tables at noon"

    @Test(
        "works with the e-mail address and with the handle, in any case",
        arguments: TestEngine.all,
        ["doreen@test.example", "Doreen@Test.EXAMPLE", "doreen", "DOREEN", "@doreen", "@Doreen"]
    )
    func logins(_ engine: TestEngine, _ login: String) async throws {
        try await with(engine) { door in
            let token = try await door.signIn(login: login, password: Self.password, from: "192.0.2.1").token
            let viewer = try await door.viewer(token)
            #expect(viewer?.account.handle.text == "doreen")
            #expect(viewer?.isSteward == false)
        }
    }

    @Test("a wrong password, an unknown account and a practice's handle are answered alike", arguments: TestEngine.all)
    func alike(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            try await door.store.write { transaction in
                _ = try FoundPractice.found(
                    name: #require(DisplayName("Harbour")), handle: Handle(typed: "harbour"), about: "",
                    timeZone: "Europe/London",
                    by: door.doreen, in: transaction
                )
            }
            let tries = [
                ("doreen", "tide tables at night"), ("doreen", ""), ("nobody", Self.password),
                ("nobody@test.example", Self.password),
                ("harbour", Self.password), ("", Self.password), ("samir", Self.password),
            ]
            for (login, password) in tries {
                await #expect(throws: SignInFault.wrong, "\(login)") {
                    try await door.signIn(login: login, password: password, from: "192.0.2.1")
                }
            }
            let sessions = try await door.store.count("SELECT COUNT(*) FROM sessions")
            #expect(sessions == 0)
        }
    }

    @Test("the limit does not tell which names exist, nor which belong together", arguments: TestEngine.all)
    func limitTellsNothing(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            for login in ["doreen", "nobody"] {
                for _ in 1...10 {
                    await #expect(throws: SignInFault.wrong) { try await door.signIn(login: login, password: "wrong", from: "192.0.2.1") }
                }
                for same in [login, "@" + login, login.uppercased()] {
                    await #expect(throws: RateLimitFault.self, "\(same)") { try await door.signIn(login: same, password: "wrong", from: "192.0.2.2") }
                }
                await #expect(throws: SignInFault.wrong) {
                    try await door.signIn(login: login + "@test.example", password: "wrong", from: "192.0.2.3")
                }
            }
        }
    }

    @Test(
        "ten wrong passwords for one name stop further tries, the right one among them, until time has passed",
        arguments: TestEngine.all)
    func limitByLogin(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            for number in 1...10 {
                await #expect(throws: SignInFault.wrong) {
                    try await door.signIn(
                        login: number.isMultiple(of: 2) ? "doreen" : "Doreen", password: "wrong",
                        from: "192.0.2.\(number)")
                }
            }
            let fault = await #expect(throws: RateLimitFault.self) {
                try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.99")
            }
            #expect(fault?.status == 429)
            let wait = try #require(fault?.wait)
            #expect(wait > .seconds(89) && wait <= .seconds(91))

            _ = try await door.signIn(login: "samir", password: "leek soup on Sunday", from: "192.0.2.99")
            door.clock.advance(wait)
            _ = try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.99")
        }
    }

    @Test(
        "sixty wrong passwords from one address stop it, whatever the account, and no other address",
        arguments: TestEngine.all)
    func limitByAddress(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            for number in 1...60 {
                await #expect(throws: SignInFault.wrong) {
                    try await door.signIn(login: "guess\(number)", password: "wrong", from: "192.0.2.1")
                }
            }
            await #expect(throws: RateLimitFault.self) {
                try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.1")
            }
            _ = try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.2")
            door.clock.advance(.minutes(15))
            _ = try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.1")
        }
    }

    @Test("who knows the password may sign in as often as they like", arguments: TestEngine.all)
    func success(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            var tokens: Set<Token> = []
            for _ in 0..<70 {
                tokens.insert(try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.1").token)
            }
            #expect(tokens.count == 70)
        }
    }

    @Test("a success gives back its own try alone, not those that failed before", arguments: TestEngine.all)
    func successAmongFailures(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            for _ in 0..<9 {
                await #expect(throws: SignInFault.wrong) {
                    try await door.signIn(login: "doreen", password: "wrong", from: "192.0.2.1")
                }
            }
            for _ in 0..<3 { _ = try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.1") }
            await #expect(throws: SignInFault.wrong) {
                try await door.signIn(login: "doreen", password: "wrong", from: "192.0.2.1")
            }
            await #expect(throws: RateLimitFault.self) {
                try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.1")
            }
        }
    }

    private struct Door {
        let store: Store
        let clock: SettableClock
        let signIn: SignIn
        let doreen: ID<Account>

        func signIn(login: String, password: String, from address: String) async throws -> Token {
            try await signIn(login: login, password: password, from: address)
        }

        func viewer(_ token: Token) async throws -> Viewer? {
            try await store.read { try SessionQueries.session(token, in: $0)?.viewer(at: $0.now) }
        }
    }

    /// Doreen and Samir have accounts with passwords of their own.
    private func with(_ engine: TestEngine, _ body: (Door) async throws -> Void) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let hasher = try PasswordHasher(cost: .cheap)
            let doreen = try await hasher.hash(Password(Self.password))
            let samir = try await hasher.hash(Password("leek soup on Sunday"))
            let id = try await People.create(
                People.new("doreen", email: "Doreen@test.example", passwordHash: doreen), in: store)
            try await People.create(People.new("samir", passwordHash: samir), in: store)
            try await body(Door(store: store, clock: clock, signIn: SignIn(store: store, hasher: hasher), doreen: id))
        }
    }
}
