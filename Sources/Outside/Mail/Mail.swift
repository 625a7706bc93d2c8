import Kernel

/// One message to one person: plain text, written by the program.
///
/// Any text may stand in any part: `rendered()` makes it harmless.
package struct Mail: Sendable {
    /// Who the mail comes from: a name for people and the address.
    package struct Sender: Hashable, Sendable {
        package let name: String
        package let address: EmailAddress

        package init(name: String, address: EmailAddress) {
            self.name = name
            self.address = address
        }
    }

    /// The header fields by which mail programs offer to leave a list (RFC 2369, RFC 2919, RFC 8058).
    package enum ListField: String, CaseIterable, Sendable {
        case id = "List-Id"
        case unsubscribe = "List-Unsubscribe"
        case unsubscribePost = "List-Unsubscribe-Post"
    }

    package let from: Sender
    package let to: EmailAddress
    package let subject: String
    /// The plain text of the body; any line ends.
    package let text: String
    /// Values as the RFCs write them, such as `<https://host/leave/TOKEN>`: ASCII without line breaks.
    package let listFields: [ListField: String]
    /// The name of the conversation it belongs to, for the field `References` (RFC 5322, 3.6.4); written as a message's name, with the sender's
    /// host where it has none.
    package let thread: String?
    /// `unique` or `unique@host`, without angle brackets. The same for every attempt, so that a mail delivered twice shows
    /// once; without a host it gets the sender's.
    package let messageID: String
    package let date: Moment

    package init(
        from: Sender,
        to: EmailAddress,
        subject: String,
        text: String,
        listFields: [ListField: String] = [:],
        thread: String? = nil,
        messageID: String,
        date: Moment
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.listFields = listFields
        self.thread = thread
        self.messageID = messageID
        self.date = date
    }
}
