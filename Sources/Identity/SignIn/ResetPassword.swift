import Kernel
import Outside
import Site
import Store

/// A new password for somebody who has forgotten theirs, by a link in a mail.
package struct ResetPassword: Sendable {
    private static let jobKind = "reset-password"
    private let store: Store
    private let hasher: PasswordHasher
    /// From one address; somebody else cannot use up all that its owner has …
    private let byBoth = RateLimit("asks", burst: 3, per: .hours(1))
    /// … nor fill their mailbox from many.
    private let byLogin = RateLimit("asks", burst: 12, per: .hours(1))
    private let byAddress = RateLimit("asks", burst: 20, per: .hours(1))

    package init(store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    private struct Payload: Codable {
        let login: String
        let device: String
    }

    /// Asks for a link. The answer and the work of this request are the same whether there is such an account or not: a job finds out.
    /// - Throws: `RateLimitFault`.
    package func ask(login: String, from address: String, device: String) async throws {
        let (now, typed) = (store.clock.now(), String(login.lowercased().prefix(254)))
        try byAddress.take(address, at: now)
        try byBoth.take("\(address) \(typed)", at: now)
        try byLogin.take(typed, at: now)
        try await store.write { try JobQueries.add(NewJob(kind: Self.jobKind, Payload(login: typed, device: device)), in: $0) }
    }

    /// Writes the mail, if there is such an account.
    package static func handler(_ store: Store, origin: String) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try job.payload(as: Payload.self)
            try await store.write { transaction in
                guard let account = try SignInQueries.credentials(login: payload.login, in: transaction)?.account,
                    try !AccountStandingQueries.isSuspended(account, in: transaction), let email = try SignInQueries.email(of: account, in: transaction)
                else { return }
                try AccountLog.note(.resetAsked, account, device: payload.device, in: transaction)
                let address = try link(for: account, origin: origin, in: transaction)
                try JobQueries.add(letter(to: email, address).job, in: transaction)
            }
        }
    }

    /// The address where somebody chooses a new password. Those that were asked for before stay good for their hour: mails may come in
    /// another order, and somebody else may have asked. Using one ends them all.
    package static func link(for account: ID<Account>, origin: String, in transaction: Transaction) throws -> String {
        return ("/reset/\(try Links.make(.resetPassword, for: account, in: transaction))" as Href).absolute(origin: origin).text
    }

    private static func letter(to email: String, _ address: String) -> Letter {
        Letter(
            to: email, subject: "A new password for your account",
            text: """
                Hello,

                somebody, most likely you, asked for a new password. Choose one here within the hour:

                \(address)

                If it was not you, you need do nothing: your password stays as it is.
                """
        )
    }

    /// Sets the new password, ends every session and every other link, and begins a session where no second step is asked for.
    /// - Returns: the session’s token.
    /// - Throws: `LinkFault`, `FormErrors`, `HashingFault`.
    package func set(_ text: String, by link: String?, viewer: ID<Account>?, device: String) async throws -> Token? {
        let (account, email) = try await store.read { reading in
            let account = try Links.look(link, .resetPassword, viewer: viewer, in: reading).account
            return (account, try SignInQueries.email(of: account, in: reading))
        }
        var errors = FormErrors()
        let password: Password
        do throws(PasswordFault) {
            password = try Password(text, email: email)
        } catch {
            errors.add("new-password", error.sentence)
            throw errors
        }
        let hash = try await hasher.hash(password)
        return try await store.write { transaction in
            _ = try Links.use(link, .resetPassword, viewer: viewer, in: transaction)
            try SignInQueries.setPasswordHash(hash, of: account, in: transaction)
            try SessionQueries.endAll(of: account, in: transaction)
            try AccountLog.note(.passwordReset, account, device: device, in: transaction)
            if let email { try JobQueries.add(told(email).job, in: transaction) }
            let mayEnter = try !SecondStepQueries.isOn(account, in: transaction) && !AccountStandingQueries.isSuspended(account, in: transaction)
            return mayEnter ? try SignIn.begin(account, device, in: transaction) : nil
        }
    }

    private func told(_ email: String) -> Letter {
        Letter(
            to: email, subject: "Your account has a new password",
            text: """
                Hello,

                a new password was chosen just now by the link in our mail, and every device was signed out.

                If that was not you, somebody reads your mails. Please change the password of your mailbox first, then ask for a new one here again.
                """
        )
    }
}
