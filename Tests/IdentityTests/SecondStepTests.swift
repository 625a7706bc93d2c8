import Kernel
import Site
import Store
import Testing
import TestSupport

@testable import Identity

@Suite("Codes of an authenticator app") struct TOTPTests {
    /// RFC 6238, appendix B, for SHA-1, cut to six digits as RFC 4226 has it: the codes there have eight.
    private let sample = TOTP(secret: Array("12345678901234567890".utf8))

    @Test(
        "the RFC’s own examples",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func examples(_ seconds: Int64, _ code: String) { #expect(sample.code(step: seconds / 30) == code) }

    @Test("good one period early and late, and no longer") func leeway() {
        let now = Moment(milliseconds: 1_111_111_111_000)
        let step = TOTP.step(at: now)
        for offset: Int64 in -3...3 {
            #expect(sample.step(of: sample.code(step: step + offset), at: now) == (abs(offset) <= 1 ? step + offset : nil), "\(offset)")
        }
        #expect(sample.step(of: " 050 471 ", at: now) == step)
        for wrong in ["", "05047", "0504710", "050472", "O50471", "٠٥٠٤٧١", "05047\u{0}"] { #expect(sample.step(of: wrong, at: now) == nil, "\(wrong)") }
    }

    /// RFC 4648, section 10, without the padding.
    @Test(
        "base 32", arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI")])
    func base32(_ text: String, _ encoded: String) { #expect(Base32.encode(Array(text.utf8)) == encoded) }

    @Test("an app reads whose code it is") func address() {
        #expect(
            sample.address(account: "doreen", issuer: "Hearten harbour.example")
                == "otpauth://totp/Hearten%20harbour%2Eexample:doreen?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Hearten%20harbour%2Eexample&algorithm=SHA1&digits=6&period=30"
        )
        #expect(Set((0..<50).map { _ in TOTP().key }).count == 50)
    }

    @Test("recovery codes are read as people type them") func recovery() throws {
        for _ in 0..<200 {
            let code = RecoveryCode()
            #expect(RecoveryCode(typed: " " + code.text.uppercased().replacing("-", with: " ")) == code)
        }
        for wrong in ["", "abcde", "abcde-fghj1", "abcde-fghijk", "äbcde-fghjk"] { #expect(RecoveryCode(typed: wrong) == nil, "\(wrong)") }
    }
}

@Suite("Signing in with a second step") struct SecondStepTests {
    private static let password = "tide tables at noon"

    private struct Door: Sendable {
        let store: Store
        let clock: SettableClock
        let signIn: SignIn
        let secondStep: SecondStep
        let doreen: ID<Account>

        func code(_ offset: Int64 = 0) async throws -> String {
            let standing = try await store.read { try SecondStepQueries.standing(of: doreen, in: $0) }
            return try #require(standing).totp.code(step: TOTP.step(at: clock.clock.now()) + offset)
        }

        func turnOn() async throws -> [RecoveryCode] {
            try await secondStep.begin(doreen, password: password)
            let codes = try await secondStep.confirm(doreen, code: code(), device: "Firefox on Linux")
            clock.advance(.minutes(1))
            return codes
        }

        func step() async throws -> String {
            guard case .secondStep(let token) = try await signIn(login: "doreen", password: password, from: "192.0.2.1") else { throw People.NotAPerson() }
            return token.text
        }

        func sessions() async throws -> Int { try await store.count("SELECT COUNT(*) FROM sessions") }

        func log() async throws -> [AccountEvent.Kind] {
            try await store.read { try AccountLogQueries.events(of: doreen, limit: 100, in: $0) }.map(\.kind).reversed()
        }
    }

    private func with(_ engine: TestEngine, _ body: (Door) async throws -> Void) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let hasher = try PasswordHasher(cost: .cheap)
            let hash = try await hasher.hash(Password(Self.password))
            let doreen = try await People.create(try People.new("doreen", passwordHash: hash), in: store)
            try await body(
                Door(
                    store: store, clock: clock, signIn: SignIn(store: store, hasher: hasher), secondStep: SecondStep(store: store, hasher: hasher),
                    doreen: doreen)
            )
        }
    }

    @Test("a secret that was not confirmed asks for no code", arguments: TestEngine.all) func unconfirmed(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            try await door.secondStep.begin(door.doreen, password: Self.password)
            _ = try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.1").token
            await #expect(throws: SecondStepFault.wrongCode) { try await door.secondStep.confirm(door.doreen, code: "000000", device: "") }
            try await door.secondStep.cancel(door.doreen)
            #expect(try await door.store.count("SELECT COUNT(*) FROM second_factors") == 0)
        }
    }

    @Test("the password alone opens nothing; with the code it does, once", arguments: TestEngine.all) func signsIn(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            _ = try await door.turnOn()
            let step = try await door.step()
            #expect(try await door.sessions() == 0)
            await #expect(throws: SecondStepFault.wrongCode) { try await door.signIn.finish(step, code: "000000") }
            let code = try await door.code()
            _ = try await door.signIn.finish(step, code: code)
            #expect(try await door.sessions() == 1)
            await #expect(throws: LinkFault.used) { try await door.signIn.finish(step, code: code) }
            // The same code, seen over a shoulder, with the password.
            let other = try await door.step()
            await #expect(throws: SecondStepFault.wrongCode) { try await door.signIn.finish(other, code: code) }
            door.clock.advance(.minutes(11))
            let late = try await door.code()
            await #expect(throws: LinkFault.expired) { try await door.signIn.finish(other, code: late) }
            #expect(try await door.sessions() == 1)
            #expect(try await door.log() == [.secondStepOn, .wrongCode, .signedIn])
        }
    }

    @Test("a recovery code lets in once; new ones end the old ones", arguments: TestEngine.all) func recovery(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            let codes = try await door.turnOn()
            #expect(Set(codes).count == RecoveryCode.count)
            _ = try await door.signIn.finish(door.step(), code: codes[3].text.uppercased())
            await #expect(throws: SecondStepFault.wrongCode) { try await door.signIn.finish(door.step(), code: codes[3].text) }
            #expect(try await door.store.read { try SecondStepQueries.codesLeft(of: door.doreen, in: $0) } == 9)
            _ = try await door.secondStep.renewCodes(door.doreen, password: Self.password, device: "")
            await #expect(throws: SecondStepFault.wrongCode) { try await door.signIn.finish(door.step(), code: codes[4].text) }
            let kept = try await door.store.read { try $0.all("SELECT digest FROM recovery_codes LIMIT 20") { $0.bytes() } }
            #expect(!kept.contains { bytes in codes.contains { Array($0.text.utf8) == bytes } })
        }
    }

    @Test("guesses are limited by account, whatever they come from", arguments: TestEngine.all) func guesses(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            _ = try await door.turnOn()
            let step = try await door.step()
            for _ in 1...10 { await #expect(throws: SecondStepFault.wrongCode) { try await door.signIn.finish(step, code: "000000") } }
            let (right, again) = (try await door.code(), try await door.step())
            await #expect(throws: RateLimitFault.self) { try await door.signIn.finish(again, code: right) }
        }
    }

    @Test("turning it on, off and asking for codes takes the password", arguments: TestEngine.all) func takesPassword(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            await #expect(throws: SecondStepFault.wrongPassword) { try await door.secondStep.begin(door.doreen, password: "guess") }
            _ = try await door.turnOn()
            await #expect(throws: SecondStepFault.wrongPassword) { try await door.secondStep.renewCodes(door.doreen, password: "guess", device: "") }
            await #expect(throws: SecondStepFault.wrongPassword) { try await door.secondStep.end(door.doreen, password: "guess", device: "") }
            await #expect(throws: SecondStepFault.isOn) { try await door.secondStep.begin(door.doreen, password: Self.password) }
            try await door.secondStep.end(door.doreen, password: Self.password, device: "")
            _ = try await door.signIn(login: "doreen", password: Self.password, from: "192.0.2.1").token
            #expect(try await door.store.count("SELECT COUNT(*) FROM recovery_codes") == 0)
        }
    }

    @Test("a button pressed twice turns it on once, and the codes that are shown are good", arguments: TestEngine.all)
    func pressedTwice(_ engine: TestEngine) async throws {
        try await with(engine) { door in
            try await door.secondStep.begin(door.doreen, password: Self.password)
            let code = try await door.code()
            let first = try await door.secondStep.confirm(door.doreen, code: code, device: "")
            let shown = try await door.secondStep.confirm(door.doreen, code: code, device: "")
            #expect(first != shown)
            let count = try await door.store.count("SELECT COUNT(*) FROM recovery_codes")
            #expect(count == RecoveryCode.count, "the codes of the first answer are gone")
            #expect(try await door.log() == [.secondStepOn])
            door.clock.advance(.minutes(3))
            await #expect(throws: SecondStepFault.isOn) { try await door.secondStep.confirm(door.doreen, code: code, device: "") }
        }
    }
}
