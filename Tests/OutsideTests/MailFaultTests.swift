import Testing

@testable import Outside

@Suite("Mail fault")
struct MailFaultTests {
    @Test(
        "is permanent only when this recipient or message is refused for good",
        arguments: [
            (MailTrouble.Stage.recipient, 550, true), (.recipient, 501, true), (.message, 554, true), (.recipient, 451, false),
            (.message, 452, false), (.recipient, 421, false), (.connection, 554, false), (.greeting, 550, false),
            (.encryption, 502, false), (.signIn, 535, false), (.sender, 553, false), (.recipient, 250, false), (.message, 354, false),
            (.connection, 0, false), (.recipient, 600, false),
        ])
    func classification(stage: MailTrouble.Stage, code: Int, isPermanent: Bool) {
        let trouble = MailTrouble(stage: stage, code: code, reason: "refused")
        #expect(MailFault(trouble) == (isPermanent ? .permanent(trouble) : .temporary(trouble)))
        #expect(trouble.code == ((400...599).contains(code) ? code : nil))
    }

    @Test("follows the commands, and is not led astray by what a sign-in sends")
    func stages() {
        let story: [(String, MailTrouble.Stage)] = [
            ("EHLO harbour.example\r\n", .greeting), ("STARTTLS\r\n", .encryption), ("EHLO harbour.example\r\n", .greeting),
            ("AUTH PLAIN\r\n", .signIn), ("AG1heWEAZGF0YQ==\r\n", .signIn), ("DATAbase\r\n", .signIn),
            ("MAIL FROM:<a@b.example>\r\n", .sender), ("RCPT TO:<c@d.example>\r\n", .recipient), ("DATA\r\n", .message),
            ("QUIT\r\n", .message),
        ]
        var progress = SMTPProgress()
        #expect(progress.stage == .connection)
        for (command, stage) in story {
            progress.sending(Array(command.utf8))
            #expect(progress.stage == stage, "\(command)")
        }
    }
}
