/// Where mail goes.
package enum MailRoute: Sendable {
    /// To a mail server.
    case smtp(SMTPServer)
    /// Into files in `directory/outbox`, for development and for servers without mail.
    case outbox(directory: String)
}
