import Kernel
import Store

/// A mail as a job keeps it until it is sent; its row is deleted then.
package struct Letter: Codable, Sendable, Equatable {
    package static let jobKind = "mail"

    package let to: String
    package let subject: String
    package let text: String
    /// What it is about, for who wants to take it back before it is sent; its bearer’s business.
    package let about: String?
    /// The name of the conversation it belongs to, so that mail programs show its letters together; see `Mail.thread`.
    package let thread: String?
    /// Header fields by which mail programs offer to leave a list, by their names.
    private let list: [String: String]?

    package init(to: String, subject: String, text: String, about: String? = nil, thread: String? = nil, listFields: [Mail.ListField: String] = [:]) {
        list = listFields.isEmpty ? nil : Dictionary(uniqueKeysWithValues: listFields.map { ($0.rawValue, $1) })
        self.about = about
        self.thread = thread
        self.to = to
        self.subject = subject
        self.text = text
    }

    package var listFields: [Mail.ListField: String] {
        Dictionary((list ?? [:]).compactMap { name, value in Mail.ListField(rawValue: name).map { ($0, value) } }, uniquingKeysWith: { $1 })
    }

    /// The job that sends it.
    package var job: NewJob {
        get throws { try NewJob(kind: Self.jobKind, self) }
    }
}

/// Sends letters that wait as jobs.
package enum SendLetters {
    /// - Parameters:
    ///   - isWanted: asked with `about` at the moment of sending; what is no longer wanted is not sent.
    ///   - dropped: told of `about` where it was not wanted any more.
    ///   - sent: told of `about` once the server has taken the mail.
    ///   - refused: told of `about` where the server refuses the mail for good.
    package static func handler(
        carrier: MailCarrier, from sender: Mail.Sender, isWanted: @escaping @Sendable (String) async throws -> Bool = { _ in true },
        dropped: @escaping @Sendable (String) async throws -> Void = { _ in },
        sent: @escaping @Sendable (String) async throws -> Void = { _ in },
        refused: @escaping @Sendable (String) async throws -> Void = { _ in }
    ) -> JobHandler {
        JobHandler(kind: Letter.jobKind) { job in
            let letter = try job.payload(as: Letter.self)
            if let about = letter.about, try await !isWanted(about) { return try await dropped(about) }
            guard let address = EmailAddress(letter.to) else { throw JobFault.hopeless("the address cannot be read") }
            let mail = Mail(
                from: sender, to: address, subject: letter.subject, text: letter.text, listFields: letter.listFields, thread: letter.thread,
                messageID: "\(job.id)@\(sender.address.host)", date: IDSource.moment(of: job.id)
            )
            do {
                try await carrier.deliver(mail)
            } catch MailFault.permanent(let trouble) {
                if let about = letter.about { try await refused(about) }
                throw JobFault.hopeless("\(trouble)")
            }
            if let about = letter.about { try await sent(about) }
        }
    }
}
