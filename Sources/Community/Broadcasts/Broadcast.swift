import Identity
import Kernel
import Site
import Trust

/// A professional's message to everybody of a practice, or to those of one role.
package struct Broadcast: Hashable, Sendable {
    package static let longestSubject = 120
    package static let longestBody = 5_000

    package let id: ID<Broadcast>
    package let practice: ID<Practice>
    package let author: Account
    package let room: Room
    package let subject: String
    package let body: String
    package let byMail: Bool
    package let createdAt: Moment
    /// When everybody it was for had been told; `nil` while it goes out.
    package let toldAt: Moment?
    /// When it stopped on its way, because its author was not there any more.
    package let stoppedAt: Moment?

    package var href: Href { "/broadcasts/\(id)" }

    /// Whom it is for.
    package enum Room: String, Sendable, CaseIterable {
        case everybody, clients, former, professionals

        package var title: String {
            switch self {
            case .everybody: "Everybody"
            case .clients: "Clients in coaching now"
            case .former: "Former clients"
            case .professionals: "The coaches"
            }
        }
    }

    /// Whom it has reached so far.
    package struct Reach: Hashable, Sendable {
        package let told: Int
        package let read: Int
        package let mailed: Int
        package let sent: Int
        package let refused: Int
    }
}

/// Reads the form of a broadcast.
package struct BroadcastDraft: Sendable {
    package let room: Broadcast.Room
    package let subject: String
    package let body: String
    package let byMail: Bool
    package let formKey: String

    package init(room: Broadcast.Room, subject: String, body: String, byMail: Bool, formKey: String) {
        self.room = room
        self.subject = subject
        self.body = body
        self.byMail = byMail
        self.formKey = formKey
    }

    package init(_ fields: FormFields) throws {
        var errors = FormErrors()
        let room = Broadcast.Room(rawValue: fields.text("room"))
        if room == nil { errors.add("room", "Please choose whom it is for.") }
        let subject = fields.text("subject").split(whereSeparator: \.isNewline).joined(separator: " ")
        if subject.isVisiblyEmpty { errors.add("subject", "Please say in a few words what it is about.") }
        if subject.count > Broadcast.longestSubject { errors.add("subject", "Please keep this under \(Broadcast.longestSubject) characters.") }
        let body = fields.text("body")
        if body.isVisiblyEmpty { errors.add("body", "Please write your message.") }
        if body.count > Broadcast.longestBody {
            errors.add("body", "This is \(body.count.grouped) characters long; a message holds \(Broadcast.longestBody.grouped).")
        }
        try errors.check()
        self.init(room: room ?? .everybody, subject: subject, body: body, byMail: fields.isTicked("mail"), formKey: PostForm.formKey(fields))
    }
}
