import Foundation
import Kernel
import Testing

@testable import Outside

@Suite("Mail carrier")
struct MailCarrierTests {
    @Test("delivers to this machine without encryption when none is offered")
    func plain() async throws {
        let child = try MailServerProcess()
        let mail = try sampleMail(name: "Łódź Coaching", subject: "Grüße 👋", text: "One\n.\n..two\nFrom here\nÜber alles gut \n")
        try await MailCarrier(route: .smtp(child.server())).deliver(mail)
        let received = try #require(child.received().first)
        #expect(received.greeting == "harbour.example")
        #expect(!received.encrypted)
        #expect(received.sender == "hello@harbour.example")
        #expect(received.recipients == ["doreen@example.org"])
        #expect(received.from == ["Łódź Coaching", "hello@harbour.example"])
        #expect(received.subject == "Grüße 👋")
        #expect(received.body == "One\n.\n..two\nFrom here\nÜber alles gut \n")
        #expect(try child.receivedBytes() == [mail.rendered()])
    }

    @Test("encrypts and signs in, trusting the given authority", arguments: ["127.0.0.1", "localhost"])
    func encrypted(host: String) async throws {
        let child = try MailServerProcess("starttls", "auth=maya@harbour.example:open sesame")
        var server = try child.server(host: host, credentials: "maya%40harbour.example:open%20sesame@", trusting: true)
        server.security = .required
        try await MailCarrier(route: .smtp(server)).deliver(sampleMail())
        let received = try #require(child.received().first)
        #expect(received.encrypted)
        #expect(received.user == "maya@harbour.example")
    }

    @Test("encrypts from the start with smtps")
    func implicit() async throws {
        let child = try MailServerProcess("implicit-tls")
        let carrier = MailCarrier(route: .smtp(try child.server(scheme: "smtps", trusting: true)))
        try await carrier.deliver(sampleMail())
        #expect(try child.received().count == 1)
        let stranger = try await fault(child.server(scheme: "smtps"))
        #expect(stranger.isTemporary && stranger.trouble.stage == .connection)
        #expect(try child.received().count == 1)
    }

    @Test("hands nothing to a server whose certificate is unknown, on this machine neither")
    func unknownCertificate() async throws {
        let child = try MailServerProcess("starttls")
        let fault = try await fault(child.server())
        #expect(fault.isTemporary)
        #expect(fault.trouble.stage == .encryption)
        #expect(fault.trouble.reason.contains("certificate"))
        #expect(try child.received().isEmpty)
    }

    @Test("hands nothing to a server without encryption where it is required")
    func missingEncryption() async throws {
        let child = try MailServerProcess()
        var server = try child.server()
        server.security = .required
        let fault = try await fault(server)
        #expect(fault.isTemporary)
        #expect(fault.trouble.reason.contains("STARTTLS"))
        #expect(try child.received().isEmpty)
    }

    @Test(
        "tells a refusal for good from one for now",
        arguments: [
            ("recipient=550 5.1.1 no such user", MailTrouble.Stage.recipient, 550, true),
            ("recipient=451 4.3.0 later", .recipient, 451, false),
            ("message=554 5.7.1 looks like spam", .message, 554, true),
            ("message=452 4.2.2 mailbox full", .message, 452, false),
            ("sender=553 5.7.1 not your address", .sender, 553, false),
            ("greeting=554 go away", .connection, 554, false),
            ("greeting=421 busy", .connection, 421, false),
        ])
    func refusals(option: String, stage: MailTrouble.Stage, code: Int, isPermanent: Bool) async throws {
        let child = try MailServerProcess(option)
        let fault = try await fault(child.server())
        #expect(fault.isTemporary != isPermanent)
        #expect(fault.trouble.stage == stage)
        #expect(fault.trouble.code == code)
        for secret in ["doreen", "hello@", "spam", "no such user"] { #expect(!"\(fault.trouble)".contains(secret)) }
    }

    @Test("keeps mail for later when the password is wrong or missing")
    func wrongPassword() async throws {
        let child = try MailServerProcess("starttls", "auth=maya:right")
        let wrong = try await fault(child.server(credentials: "maya:hushhush@", trusting: true))
        #expect(wrong.isTemporary && wrong.trouble.stage == .signIn && wrong.trouble.code == 535)
        #expect(!"\(wrong)".contains("hushhush"))
        let missing = try await fault(child.server(trusting: true))
        #expect(missing.isTemporary && missing.trouble.stage == .sender && missing.trouble.code == 530)
    }

    @Test("keeps mail for later when nobody answers, or not to the end")
    func connection() async throws {
        let child = try MailServerProcess("hang-up")
        let hangUp = try await fault(child.server())
        #expect(hangUp.isTemporary && hangUp.trouble.stage == .message && hangUp.trouble.code == nil)
        let silent = try MailServerProcess("silent")
        var server = try silent.server()
        server.limits = SMTPServer.Limits(connect: .seconds(10), whole: Span(milliseconds: 200))
        let timeout = try await fault(server)
        #expect(timeout.isTemporary && timeout.trouble.stage == .connection)
        #expect(timeout.sentence == "The e-mail could not be sent just now. Please try again in a few minutes.")
        let nobody = try await fault(SMTPServer(url: "smtp://127.0.0.1:1"))
        #expect(nobody.isTemporary && nobody.trouble.stage == .connection && nobody.status == 503)
    }

    @Test("delivers many at once, whatever is written in them")
    func many() async throws {
        let child = try MailServerProcess()
        let carrier = MailCarrier(route: .smtp(try child.server()), threads: 3)
        var numbers = SeededNumbers(state: 7)
        let mails = try (0..<20).map { number in
            try sampleMail(
                subject: hostileText(9, &numbers), text: hostileText(400, &numbers), messageID: "many-\(number)")
        }
        try await withThrowingTaskGroup { group in
            for mail in mails { group.addTask { try await carrier.deliver(mail) } }
            try await group.waitForAll()
        }
        #expect(try Set(child.receivedBytes()) == Set(mails.map { $0.rendered() }))
    }

    private func fault(_ server: SMTPServer) async throws -> MailFault {
        let mail = try sampleMail()
        return try #require(await #expect(throws: MailFault.self) { try await MailCarrier(route: .smtp(server)).deliver(mail) })
    }
}

extension MailFault {
    var isTemporary: Bool {
        switch self {
        case .temporary: true
        case .permanent: false
        }
    }
}
