import Kernel

/// Why a mail was not delivered.
package enum MailFault: Failure, Hashable {
    /// No connection, a server that is busy (4xx), or one that refuses us rather than this mail: worth another attempt.
    case temporary(MailTrouble)
    /// The server refuses this recipient or this message for good (5xx): no further attempt.
    case permanent(MailTrouble)

    package init(_ trouble: MailTrouble) {
        self = trouble.isRefusalOfThisMail ? .permanent(trouble) : .temporary(trouble)
    }

    package var trouble: MailTrouble {
        switch self {
        case .temporary(let trouble), .permanent(let trouble): trouble
        }
    }

    package var sentence: String {
        switch self {
        case .temporary: "The e-mail could not be sent just now. Please try again in a few minutes."
        case .permanent: "The e-mail was refused for this address. Please check the address, or use another one."
        }
    }

    package var status: Int {
        switch self {
        case .temporary: 503
        case .permanent: 422
        }
    }

    package var cause: (any Error)? { trouble }
}

/// What went wrong on the way, for the log. Holds no address, no credential and none of the server's own words.
package struct MailTrouble: Error, Hashable, CustomStringConvertible {
    /// How far the conversation with the server had come.
    package enum Stage: String, Sendable {
        case connection, greeting, encryption, signIn, sender, recipient, message, outbox
    }

    package let stage: Stage
    /// The server's last reply when it was a refusal, 400...599.
    package let code: Int?
    /// What the library or the system says about it.
    package let reason: String

    package init(stage: Stage, code: Int?, reason: String) {
        self.stage = stage
        self.code = code.flatMap { (400...599).contains($0) ? $0 : nil }
        self.reason = reason
    }

    package var description: String { "\(stage.rawValue): \(code.map { "\($0), " } ?? "")\(reason)" }

    /// A 5xx before the recipient is named (a wrong password, a blocked host or sender) is ours to mend, and the mail must
    /// not be lost for it.
    var isRefusalOfThisMail: Bool {
        guard let code, code >= 500 else { return false }
        switch stage {
        case .recipient, .message: return true
        case .connection, .greeting, .encryption, .signIn, .sender, .outbox: return false
        }
    }
}
