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
            let texts = [("email", email), ("shown-email", "doreen@test.example"), ("new-password", new), ("password", present)]
            return try SignInDraft.read(FormFields(texts: texts))
        }

        func lives(_ token: Token) async throws -> Bool {
            try await store.read { try SessionQueries.session(token, in: $0)?.viewer(at: $0.now) } != nil
        }

        func signIn(_ login: String, _ password: String) async throws -> Token {
            try await SignIn(store: store, hasher: hasher)(login: login, password: password, from: "192.0.2.1").token
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
            let change = ChangeSignIn(store: store, hasher: hasher, origin: "https://harbour.example")
            try await body(Desk(store: store, clock: clock, hasher: hasher, change: change, doreen: doreen, here: here, phone: phone))
        }
    }

    @Test("a new password is the one that counts, ends every session, begins one, and is told", arguments: TestEngine.all)
    func password(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            let new = try #require(try await desk.change(desk.draft(new: Self.next), of: desk.doreen).session)
            #expect(try await desk.lives(new))
            #expect(try await !desk.lives(desk.here), "a copy of this browser’s cookie is worth nothing any more")
            #expect(try await !desk.lives(desk.phone))
            await #expect(throws: SignInFault.wrong) { _ = try await desk.signIn("doreen", Self.present) }
            _ = try await desk.signIn("doreen", Self.next)
            let letters = try await desk.letters()
            #expect(letters.count == 1)
            #expect(letters.first?.contains("The password with which you sign in at https:") == true)
        }
    }

    @Test("a new address signs in, the old one no longer does and is told", arguments: TestEngine.all) func email(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            #expect(try await desk.change(desk.draft(email: "Doreen@New.example"), of: desk.doreen).session == nil)
            _ = try await desk.signIn("doreen@new.example", Self.present)
            await #expect(throws: SignInFault.wrong) { _ = try await desk.signIn("doreen@test.example", Self.present) }
            #expect(try await desk.lives(desk.phone), "an address alone ends no session")
            let letters = try await desk.letters()
            #expect(letters.count == 1)
            #expect(letters.first?.contains("doreen@test.example") == true)
            #expect(letters.first?.contains("new.example") == false, "the old mailbox may be a stranger’s")
        }
    }

    @Test("the same address in other letters is one’s own, and what is left as it was tells nobody", arguments: TestEngine.all)
    func same(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            #expect(try await desk.change(desk.draft(), of: desk.doreen).session == nil)
            #expect(try await desk.letters() == [])
            _ = try await desk.change(desk.draft(email: "DOREEN@test.example"), of: desk.doreen)
            _ = try await desk.signIn("doreen@test.example", Self.present)
        }
    }

    @Test("an old tab, used for a new password, does not bring the old address back", arguments: TestEngine.all) func oldTab(_ engine: TestEngine) async throws
    {
        try await with(engine) { desk in
            let old = try desk.draft(new: Self.next)
            _ = try await desk.change(desk.draft(email: "doreen@new.example"), of: desk.doreen)
            _ = try await desk.change(old, of: desk.doreen)
            _ = try await desk.signIn("doreen@new.example", Self.next)
        }
    }

    @Test("of two who change the password at once, one is told that theirs is not the present one", arguments: TestEngine.all)
    func twoAtOnce(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for new in [Self.next, "three calm grey seals"] {
                    group.addTask { (try? await desk.change(desk.draft(new: new), of: desk.doreen))?.session != nil }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
            let sessions = try await desk.store.count("SELECT COUNT(*) FROM sessions")
            #expect(sessions == 1)
        }
    }

    @Test("the same form twice at the same moment is one change, and both answers are signed in", arguments: TestEngine.all)
    func overlapping(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            desk.hasher.queue.isSuspended = true
            let sendings = (0..<2).map { _ in
                Task { try await desk.change(desk.draft(email: "doreen@new.example", new: Self.next), of: desk.doreen).session }
            }
            // Both wait with the old password in hand.
            while desk.hasher.queue.operationCount < 2 { await Task.yield() }
            desk.hasher.queue.isSuspended = false
            var sessions: [Token] = []
            for sending in sendings { sessions.append(try #require(try await sending.value)) }
            for session in sessions { #expect(try await desk.lives(session)) }
            #expect(try await desk.letters().count == 1)
        }
    }

    @Test("whoever is signing in while the password changes is not let in with the old one", arguments: TestEngine.all)
    func signingInMeanwhile(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            let new = try await desk.hasher.hash(Password(Self.next))
            let held = try PasswordHasher(cost: .cheap)
            held.queue.isSuspended = true
            let signIn = SignIn(store: desk.store, hasher: held)
            let arriving = Task { try await signIn(login: "doreen", password: Self.present, from: "192.0.2.1") }
            // They wait with the old hash in hand.
            while held.queue.operationCount == 0 { await Task.yield() }
            try await desk.store.write { try SignInQueries.setPasswordHash(new, of: desk.doreen, in: $0) }
            held.queue.isSuspended = false
            await #expect(throws: SignInFault.wrong) { _ = try await arriving.value }
        }
    }

    @Test("a sixth change in a day is refused, and writes no letter", arguments: TestEngine.all) func changes(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            for number in 1...4 { _ = try await desk.change(desk.draft(email: "doreen\(number)@test.example"), of: desk.doreen) }
            _ = try await desk.change(desk.draft(new: Self.next), of: desk.doreen)
            await #expect(throws: RateLimitFault.self) {
                _ = try await desk.change(desk.draft(email: "doreen6@test.example", present: Self.next), of: desk.doreen)
            }
            #expect(try await desk.letters().count == 5)
            desk.clock.advance(.hours(5))
            _ = try await desk.change(desk.draft(email: "doreen6@test.example", present: Self.next), of: desk.doreen)
        }
    }

    @Test("the same form twice is one change: the second sending is signed in too, and tells nobody", arguments: TestEngine.all)
    func sentTwice(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            for _ in 0..<2 {
                let session = try #require(try await desk.change(desk.draft(email: "doreen@new.example", new: Self.next), of: desk.doreen).session)
                #expect(try await desk.lives(session))
            }
            #expect(try await desk.change(desk.draft(email: "doreen@new.example", present: Self.next), of: desk.doreen).session == nil)
            #expect(try await desk.letters().count == 1)
            await #expect(throws: ChangeSignInFault.wrongPassword) {
                _ = try await desk.change(desk.draft(email: "other@new.example", new: Self.next, present: "not hers"), of: desk.doreen)
            }
        }
    }

    @Test("who typed a new password is reminded that it was not saved") func reminded() throws {
        func reminded(_ new: String, _ errors: FormErrors = FormErrors()) -> String? {
            SignInDraft.remindingOfPassword(errors, FormFields(texts: [("new-password", new)]))["new-password"]
        }
        #expect(reminded("") == nil)
        #expect(reminded("three calm grey seals") == "Please type the new password again, too.")
        var short = FormErrors()
        short.add("new-password", PasswordFault.short.sentence)
        #expect(reminded("short", short) == PasswordFault.short.sentence)
    }

    @Test("without the present password, or with somebody else’s address, nothing changes", arguments: TestEngine.all)
    func refused(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            let before = try await desk.store.read {
                try $0.all("SELECT email, password_hash FROM sign_ins ORDER BY account_id LIMIT 9") { $0.text() + $0.text() }
            }
            for wrong in ["tide tables at night", "x", String(repeating: "x", count: 5_000)] {
                await #expect(throws: ChangeSignInFault.wrongPassword) {
                    _ = try await desk.change(desk.draft(email: "new@test.example", new: Self.next, present: wrong), of: desk.doreen)
                }
            }
            await #expect(throws: ChangeSignInFault.emailTaken) {
                _ = try await desk.change(desk.draft(email: "Samir@test.example", new: Self.next), of: desk.doreen)
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
                await #expect(throws: ChangeSignInFault.wrongPassword) { _ = try await desk.change(desk.draft(present: "guess"), of: desk.doreen) }
            }
            await #expect(throws: RateLimitFault.self) { _ = try await desk.change(desk.draft(new: Self.next), of: desk.doreen) }
            desk.clock.advance(.minutes(15))
            _ = try await desk.change(desk.draft(new: Self.next), of: desk.doreen)
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
