import Foundation
import Kernel
import Logging
import Outside
import Site
import Testing
import TestSupport

@testable import Identity
@testable import Store

@Suite("A forgotten password, a new address, handles that change") struct ForgottenTests {
    private static let password = "tide tables at noon"
    private static let next = "leek soup on Sunday"

    private struct Desk: Sendable {
        let store: Store
        let clock: SettableClock
        let hasher: PasswordHasher
        let reset: ResetPassword
        let doreen: ID<Account>
        let samir: ID<Account>

        var signIn: SignIn { SignIn(store: store, hasher: hasher) }

        /// Does what waits and gives the links of a kind in the mails since, newest last.
        func links(_ kind: String) async throws -> [(to: String, token: String)] {
            let runner = JobRunner(store: store, handlers: [ResetPassword.handler(store, origin: "https://harbour.example")], logger: .init(label: "test"))
            while try await runner.work() > 0 {}
            let letters = try await store.read { try $0.all("SELECT payload FROM jobs WHERE kind = 'mail' ORDER BY id LIMIT 100") { $0.text() } }
            return try letters.map { try JSONDecoder().decode(Letter.self, from: Data($0.utf8)) }.compactMap { letter in
                letter.text.split(separator: "https://harbour.example/\(kind)/").dropFirst().first.map { (to: letter.to, token: String($0.prefix(43))) }
            }
        }
    }

    private func with(_ engine: TestEngine, _ body: (Desk) async throws -> Void) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let hasher = try PasswordHasher(cost: .cheap)
            let hash = try await hasher.hash(Password(Self.password))
            let doreen = try await People.create(try People.new("doreen", passwordHash: hash), in: store)
            let samir = try await People.create(try People.new("samir", passwordHash: hash), in: store)
            try await body(Desk(store: store, clock: clock, hasher: hasher, reset: ResetPassword(store: store, hasher: hasher), doreen: doreen, samir: samir))
        }
    }

    @Test("the link sets a new password once, and ends sessions and other links", arguments: TestEngine.all) func resets(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            let before = try await desk.signIn(login: "doreen", password: Self.password, from: "192.0.2.1").token
            let answer = try await desk.store.write { try Links.make(.answer, for: desk.doreen, in: $0) }
            try await desk.reset.ask(login: "doreen@test.example", from: "192.0.2.1", device: "")
            try await desk.reset.ask(login: "Doreen", from: "192.0.2.1", device: "")
            let links = try await desk.links("reset")
            #expect(links.map(\.to) == ["doreen@test.example", "doreen@test.example"])
            await #expect(throws: FormErrors.self) { try await desk.reset.set("short", by: links[0].token, viewer: nil, device: "") }
            await #expect(throws: LinkFault.anothers) { try await desk.reset.set(Self.next, by: links[0].token, viewer: desk.samir, device: "") }
            let session = try #require(try await desk.reset.set(Self.next, by: links[0].token, viewer: nil, device: "Firefox"))
            await #expect(throws: LinkFault.self) { try await desk.reset.set(Self.password, by: links[0].token, viewer: nil, device: "") }
            await #expect(throws: LinkFault.unknown, "the other one ends with it") {
                try await desk.reset.set(Self.password, by: links[1].token, viewer: nil, device: "")
            }
            #expect(try await desk.store.read { try SessionQueries.session(before, in: $0) } == nil)
            #expect(try await desk.store.read { try SessionQueries.session(session, in: $0) } != nil)
            await #expect(throws: LinkFault.unknown) { try await desk.store.read { try Links.look(answer.text, .answer, viewer: nil, in: $0) } }
            await #expect(throws: SignInFault.wrong) { try await desk.signIn(login: "doreen", password: Self.password, from: "192.0.2.1") }
            _ = try await desk.signIn(login: "doreen", password: Self.next, from: "192.0.2.1").token
        }
    }

    @Test("nobody is written to who has no account, and the link lasts an hour", arguments: TestEngine.all) func unknown(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            try await desk.reset.ask(login: "nobody@test.example", from: "192.0.2.1", device: "")
            #expect(try await desk.links("reset").isEmpty)
            #expect(try await desk.store.count("SELECT COUNT(*) FROM jobs") == 0)
            try await desk.reset.ask(login: "samir", from: "192.0.2.1", device: "")
            let link = try #require(try await desk.links("reset").first)
            desk.clock.advance(.minutes(61))
            await #expect(throws: LinkFault.expired) { try await desk.reset.set(Self.next, by: link.token, viewer: nil, device: "") }
            for _ in 1...3 { try? await desk.reset.ask(login: "samir", from: "192.0.2.1", device: "") }
            await #expect(throws: RateLimitFault.self) { try await desk.reset.ask(login: "samir", from: "192.0.2.1", device: "") }
            try await desk.reset.ask(login: "samir", from: "192.0.2.2", device: "")
        }
    }

    @Test("with a second step the link begins no session; suspended accounts get none", arguments: TestEngine.all) func secondStep(_ engine: TestEngine)
        async throws
    {
        try await with(engine) { desk in
            try await desk.store.write { transaction in
                try SecondStepQueries.begin(TOTP(), for: desk.doreen, in: transaction)
                try SecondStepQueries.confirm(desk.doreen, in: transaction)
                _ = try AccountStandingQueries.setSuspended(true, desk.samir, in: transaction)
            }
            try await desk.reset.ask(login: "doreen", from: "192.0.2.1", device: "")
            try await desk.reset.ask(login: "samir", from: "192.0.2.1", device: "")
            let links = try await desk.links("reset")
            #expect(links.map(\.to) == ["doreen@test.example"])
            #expect(try await desk.reset.set(Self.next, by: links[0].token, viewer: nil, device: "") == nil)
            await #expect(throws: SignInFault.suspended) { try await desk.signIn(login: "samir", password: Self.password, from: "192.0.2.1") }
        }
    }

    @Test("a new address is asked first, and taken only where it is free by then", arguments: TestEngine.all) func confirms(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            let change = ChangeSignIn(store: desk.store, hasher: desk.hasher, origin: "https://harbour.example", sendsMail: true)
            func ask(_ email: String) async throws -> ChangeSignIn.Saved {
                let texts = [("email", email), ("shown-email", "doreen@test.example"), ("new-password", ""), ("password", Self.password)]
                return try await change(SignInDraft.read(FormFields(texts: texts)), of: desk.doreen)
            }
            func email() async throws -> String? { try await desk.store.read { try SignInQueries.email(of: desk.doreen, in: $0) } }
            #expect(try await ask("doreen@new.example").awaits?.description == "doreen@new.example")
            #expect(try await email() == "doreen@test.example")
            let link = try #require(try await desk.links("confirm").last)
            #expect(link.to == "doreen@new.example")
            await #expect(throws: LinkFault.anothers) { try await change.confirm(link.token, viewer: desk.samir, device: "") }
            try await change.confirm(link.token, viewer: nil, device: "")
            #expect(try await email() == "doreen@new.example")
            await #expect(throws: LinkFault.used) { try await change.confirm(link.token, viewer: nil, device: "") }
            let told = try await desk.store.read { try $0.all("SELECT payload FROM jobs WHERE kind = 'mail' ORDER BY id LIMIT 10") { $0.text() } }
            #expect(told.last?.contains("doreen@test.example") == true && told.last?.contains("doreen@new.example") == false)
            // Somebody else's address is not told to be one; it cannot be taken either.
            _ = try await ask("samir@test.example")
            let others = try #require(try await desk.links("confirm").last)
            await #expect(throws: ChangeSignInFault.emailTaken) { try await change.confirm(others.token, viewer: nil, device: "") }
            #expect(try await email() == "doreen@new.example")
        }
    }

    @Test("an old handle leads to its person and is nobody else’s", arguments: TestEngine.all) func renames(_ engine: TestEngine) async throws {
        try await with(engine) { desk in
            func rename(_ id: ID<Account>, _ handle: String) async throws {
                try await desk.store.write { transaction in
                    try RenameAccount.rename(#require(try AccountQueries.account(id, in: transaction)), to: Handle(typed: handle), in: transaction)
                }
            }
            try await rename(desk.doreen, "doreen_v")
            try await rename(desk.doreen, "walker")
            #expect(try await desk.store.read { try AccountQueries.handleNow(of: "Doreen", in: $0) }?.text == "walker")
            for taken in ["doreen", "dooreen_v", "doreenv", "samir", "wa1ker"] where taken != "dooreen_v" {
                await #expect(throws: AccountFault.handleTaken, "\(taken)") { try await rename(desk.samir, taken == "samir" ? "doreen" : taken) }
            }
            let isFree = try await desk.store.read { try !AccountQueries.isTaken(Handle(typed: "doreen"), in: $0) }
            #expect(!isFree, "nor for new accounts")
            try await rename(desk.doreen, "doreen")
            #expect(try await desk.store.read { try AccountQueries.account(handle: "doreen", in: $0) }?.id == desk.doreen)
            #expect(try await desk.store.read { try AccountQueries.handleNow(of: "walker", in: $0) }?.text == "doreen")
        }
    }

    @Test(
        "what a browser is called",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari on iPhone"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
                "Edge on Windows"
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
                "Samsung Internet on Android"
            ),
            ("curl/8.5", "An unknown program"), (nil, "An unknown program"),
        ] as [(String?, String)])
    func devices(_ agent: String?, _ name: String) { #expect(Device.name(agent) == name) }
}
