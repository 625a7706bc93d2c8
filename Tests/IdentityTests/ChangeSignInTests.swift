import Kernel
import Outside
import Site
import Store
import Testing
import TestSupport

@testable import Identity

@Suite("Changing how one signs in") struct ChangeSignInTests {
    private static let present = "tide tables at noon"
    private static let next = "leek soup on Sunday"

    private struct Desk: Sendable {
        let store: Store
        let clock: SettableClock
        let hasher: PasswordHasher
        let change: ChangeSignIn
        let doreen: ID<Account>
        /// Doreen’s sessions: here and on her phone.
        let here: Token
        let phone: Token

        func draft(email: String = "doreen@test.example", new: String = "", present: String = ChangeSignInTests.present) throws -> SignInDraft {
            try SignInDraft.read(FormFields(texts: [("email", email), ("new-password", new), ("password", present)]))
        }

        func lives(_ token: Token) async throws -> Bool {
            try await store.read { try SessionQueries.viewer(token, in: $0) } != nil
        }

        func signIn(_ login: String, _ password: String) async throws -> Token {
            try await SignIn(store: store, hasher: hasher)(login: login, password: password, from: "192.0.2.1")
        }

        func letters() async throws -> [String] {
            try await store.read { try $0.all("SELECT payload FROM jobs WHERE kind = 'mail' LIMIT 10") { $0.text() } }
        }
    }

    private func with(_ engine: TestEngine, _ body: (Desk) async throws -> Void) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let hasher = try PasswordHasher(cost: .cheap)
            let hash = try await hasher.hash(Password(Self.present))
            let doreen = try await People.create(People.new("doreen", passwordHash: hash), in: store)
            try await People.create(People.new("samir"), in: store)
            let (here, phone) = (Token(), Token())
            try await store.write { transaction in
                for token in [here, phone] { try SessionQueries.begin(token, for: doreen, in: transaction) }
            }
            let change = ChangeSignIn(store: store, hasher: hasher)
            try await body(Desk(store: store, clock: clock, hasher: hasher, change: change, doreen: doreen, here: here, phone: phone))
        }
    }

    @Test("a new password is the one that counts, and ends every other session", arguments: TestEngine.all) func password(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            try await desk.change(desk.draft(new: Self.next), of: desk.doreen, in: desk.here)
            #expect(try await desk.lives(desk.here))
            #expect(try await !desk.lives(desk.phone))
            await #expect(throws: SignInFault.wrong) { _ = try await desk.signIn("doreen", Self.present) }
            _ = try await desk.signIn("doreen", Self.next)
            #expect(try await desk.letters() == [])
        }
    }

    @Test("a new address signs in, the old one no longer does and is told", arguments: TestEngine.all) func email(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            try await desk.change(desk.draft(email: "Doreen@New.example"), of: desk.doreen, in: desk.here)
            _ = try await desk.signIn("doreen@new.example", Self.present)
            await #expect(throws: SignInFault.wrong) { _ = try await desk.signIn("doreen@test.example", Self.present) }
            #expect(try await desk.lives(desk.phone), "an address alone ends no session")
            let letters = try await desk.letters()
            #expect(letters.count == 1)
            #expect(letters.first?.contains("doreen@test.example") == true && letters.first?.contains("Doreen@new.example") == true)
        }
    }

    @Test("the same address in other letters is one’s own, and the same address tells nobody", arguments: TestEngine.all)
    func same(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            try await desk.change(desk.draft(), of: desk.doreen, in: desk.here)
            #expect(try await desk.letters() == [])
            try await desk.change(desk.draft(email: "DOREEN@test.example"), of: desk.doreen, in: desk.here)
            _ = try await desk.signIn("doreen@test.example", Self.present)
        }
    }

    @Test("without the present password, or with somebody else’s address, nothing changes", arguments: TestEngine.all)
    func refused(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            let before = try await desk.store.read {
                try $0.all("SELECT email, password_hash FROM sign_ins ORDER BY account_id LIMIT 9") { $0.text() + $0.text() }
            }
            for wrong in ["tide tables at night", "x", String(repeating: "x", count: 5_000)] {
                await #expect(throws: ChangeSignInFault.wrongPassword) {
                    try await desk.change(desk.draft(email: "new@test.example", new: Self.next, present: wrong), of: desk.doreen, in: desk.here)
                }
            }
            await #expect(throws: ChangeSignInFault.emailTaken) {
                try await desk.change(desk.draft(email: "Samir@test.example", new: Self.next), of: desk.doreen, in: desk.here)
            }
            let after = try await desk.store.read {
                try $0.all("SELECT email, password_hash FROM sign_ins ORDER BY account_id LIMIT 9") { $0.text() + $0.text() }
            }
            #expect(before == after)
            #expect(try await desk.lives(desk.phone))
            #expect(try await desk.letters() == [])
        }
    }

    @Test("guessing the present password comes to an end") func limit() async throws {
        try await with(.sqlite) { desk in
            for _ in 1...10 {
                await #expect(throws: ChangeSignInFault.wrongPassword) { try await desk.change(desk.draft(present: "guess"), of: desk.doreen, in: desk.here) }
            }
            await #expect(throws: RateLimitFault.self) { try await desk.change(desk.draft(new: Self.next), of: desk.doreen, in: desk.here) }
            desk.clock.advance(.minutes(15))
            try await desk.change(desk.draft(new: Self.next), of: desk.doreen, in: desk.here)
        }
    }

    @Test("the form says what is wrong with each field") func form() {
        func wrong(_ email: String, _ new: String, _ present: String) -> [String] {
            do {
                _ = try SignInDraft.read(FormFields(texts: [("email", email), ("new-password", new), ("password", present)]))
                return []
            } catch let errors as FormErrors {
                return errors.fields.sorted()
            } catch {
                return ["\(error)"]
            }
        }
        #expect(wrong("doreen@test.example", "", "x") == [])
        #expect(wrong("doreen", "short", "") == ["email", "new-password", "password"])
        #expect(wrong("doreen@test.example", "doreen@test.example", "x") == ["new-password"])
    }
}
