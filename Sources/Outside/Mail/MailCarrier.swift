/// Delivers mail, one connection a mail, on threads of its own: the caller's task waits without holding a thread.
package struct MailCarrier: Sendable {
    private let route: MailRoute
    private let threads: BlockingThreads

    /// `threads` mails at most are under way at a time; further ones wait their turn.
    package init(route: MailRoute, threads: Int = 1) {
        self.route = route
        self.threads = BlockingThreads(count: max(1, threads))
    }

    /// Returns once the server has taken the mail, or the file is on disk.
    ///
    /// Throws `MailFault`, or `CancellationError` when the task is cancelled while the mail still waits its turn: a delivery
    /// that has begun is finished, as nobody could tell afterwards whether it arrived.
    package func deliver(_ mail: Mail) async throws {
        let route = route
        try await threads.run { () throws(MailFault) in
            switch route {
            case .smtp(let server): try SMTPExchange(server: server, mail: mail).run()
            case .outbox(let directory): try Outbox(directory: directory).keep(mail)
            }
        }
    }
}
