/// How far a conversation has come, told by the commands that we send; their arguments are not kept.
struct SMTPProgress {
    private(set) var stage = MailTrouble.Stage.connection

    mutating func sending(_ command: some Collection<UInt8>) {
        let verb = String(decoding: command.prefix { ASCII.isLetterOrDigit($0) }.prefix(8), as: UTF8.self)
        switch verb {
        case "EHLO", "HELO": stage = .greeting
        case "STARTTLS": stage = .encryption
        case "AUTH": stage = .signIn
        case "MAIL": stage = .sender
        case "RCPT": stage = .recipient
        case "DATA": stage = .message
        // The lines of a sign-in, and the farewell.
        default: break
        }
    }
}
