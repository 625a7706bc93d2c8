import Testing

@testable import Outside

@Suite("Mail server URL")
struct SMTPServerTests {
    @Test("holds host, port, credentials and authorities")
    func full() throws {
        let server = try SMTPServer(url: "smtp://maya%40harbour.example:p%2Fa%23s@Mail.Example:2525?ca=/etc/hearten/ca.pem")
        #expect(server.host == "mail.example")
        #expect(server.port == 2525)
        #expect(server.credentials?.user == "maya@harbour.example")
        #expect(server.credentials?.password == "p/a#s")
        #expect(server.certificates == "/etc/hearten/ca.pem")
        #expect(server.limits == .init(connect: .seconds(10), whole: .seconds(30)))
    }

    @Test("has the usual ports")
    func ports() throws {
        #expect(try SMTPServer(url: "smtp://mail.example").port == 587)
        #expect(try SMTPServer(url: "smtps://mail.example/").port == 465)
    }

    @Test(
        "asks for encryption everywhere but on this machine",
        arguments: [
            ("smtp://mail.example", SMTPServer.Security.required), ("smtps://mail.example", .implicit), ("smtps://localhost", .implicit),
            ("smtp://localhost", .ifOffered), ("smtp://LOCALHOST:25", .ifOffered), ("smtp://127.0.0.1", .ifOffered),
            ("smtp://127.9.9.9", .ifOffered), ("smtp://[::1]:25", .ifOffered), ("smtp://[::2]", .required), ("smtp://127.1", .required),
            ("smtp://127.0.0.1.example", .required), ("smtp://127.0.0.x", .required), ("smtp://localhost.example", .required),
            ("smtp://10.0.0.1", .required), ("smtp://127.0.0.256", .required),
        ])
    func security(url: String, security: SMTPServer.Security) throws {
        #expect(try SMTPServer(url: url).security == security)
    }

    @Test(
        "is refused with the reason",
        arguments: [
            ("", SMTPServerFault.wrongScheme), ("mail.example", .wrongScheme), ("http://mail.example", .wrongScheme),
            ("smtp://", .wrongHost), ("smtp://:25", .wrongHost), ("smtp://münchen.de", .unreadable), ("smtp://a_b.example", .wrongHost),
            ("smtp://mail.example:0", .wrongPort), ("smtp://mail.example:70000", .wrongPort),
            ("smtp://a@b:c@mail.example", .unreadable), ("smtp://mail.example/inbox", .unexpectedPath),
            ("smtp://mail.example#x", .unexpectedPath), ("smtp://mail.example?tls=off", .unknownOption),
            ("smtp://mail.example?ca=/a&ca=/b", .unknownOption), ("smtp://mail.example?ca=ca.pem", .wrongCertificates),
            ("smtp://mail.example?ca=", .wrongCertificates), ("smtp://maya@mail.example", .wrongCredentials),
            ("smtp://maya:@mail.example", .wrongCredentials), ("smtp://:secret@mail.example", .wrongCredentials),
            ("smtp://maya:sec%0D%0Aret@mail.example", .wrongCredentials),
        ])
    func faults(url: String, fault: SMTPServerFault) {
        #expect(throws: fault) { try SMTPServer(url: url) }
    }

    @Test("never shows the password, however it is printed")
    func secrecy() throws {
        let server = try SMTPServer(url: "smtp://maya:hushhush@mail.example:587")
        let route = MailRoute.smtp(server)
        var dumped = ""
        dump(route, to: &dumped)
        dump(server.credentials, to: &dumped)
        let prints = [
            "\(server)", String(reflecting: server), "\(route)", String(reflecting: route), "\(MailCarrier(route: route))",
            "\(String(describing: server.credentials))", String(reflecting: server.credentials), dumped,
        ]
        for text in prints { #expect(!text.contains("hushhush")) }
        #expect("\(server)" == "smtp://mail.example:587")
    }

    @Test("has a sentence for every fault", arguments: SMTPServerFault.allCases)
    func sentences(fault: SMTPServerFault) {
        #expect(fault.description.contains("the mail server's") || fault.description.hasPrefix("The mail server's"))
        #expect(fault.description.hasSuffix("."))
        #expect(!fault.description.contains("\n"))
    }
}
