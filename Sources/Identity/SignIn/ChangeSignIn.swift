import Kernel
import Outside
import Site
import Store

/// What somebody changes about their signing in.
package struct SignInDraft: Sendable {
    /// `nil` keeps the address.
    let email: EmailAddress?
    /// `nil` keeps the password.
    let password: Password?
    /// The password until now: the proof that it is they who ask.
    let present: String

    /// Reads the form. An address that is left as the page showed it is not a change, whatever happened to it meanwhile.
    /// - Throws: `FormErrors`.
    package static func read(_ fields: FormFields) throws -> SignInDraft {
        var errors = FormErrors()
        let isChanged = fields.text("email") != fields.text("shown-email")
        let email = EmailAddress(fields.text("email"))
        if isChanged && email == nil { errors.add("email", "This does not look like an e-mail address. It should read like petra@example.org.") }
        var password: Password?
        if !fields.raw("new-password").isEmpty {
            do throws(PasswordFault) {
                password = try Password(fields.raw("new-password"), email: email?.description)
            } catch {
                errors.add("new-password", error.sentence)
            }
        }
        if fields.raw("password").isEmpty { errors.add("password", "Please type the password that you have now, so that nobody else can change this.") }
        try errors.check()
        return SignInDraft(email: isChanged ? email : nil, password: password, present: fields.raw("password"))
    }

    /// Boxes for passwords come back empty. Who typed a new one must not believe that it was saved.
    package static func remindingOfPassword(_ errors: FormErrors, _ fields: FormFields) -> FormErrors {
        var errors = errors
        if !fields.raw("new-password").isEmpty && errors["new-password"] == nil {
            errors.add("new-password", "Please type the new password again, too.")
        }
        return errors
    }
}

/// Changes the address and the password with which somebody signs in.
package struct ChangeSignIn: Sendable {
    private let store: Store
    private let hasher: PasswordHasher
    private let origin: String
    /// Whether a new address can be asked whether it is theirs.
    private let sendsMail: Bool
    private let tries = RateLimit("tries", burst: 10, per: .minutes(15))
    /// Each change writes a letter.
    private let changes = RateLimit("changes", burst: 5, per: .hours(24))

    package init(store: Store, hasher: PasswordHasher, origin: String, sendsMail: Bool = false) {
        self.store = store
        self.sendsMail = sendsMail
        self.hasher = hasher
        self.origin = origin
    }

    /// What was saved.
    package struct Saved: Sendable {
        /// The token of a new session, where the password was changed.
        package let session: Token?
        /// The new address, where its owner has to confirm it first.
        package let awaits: EmailAddress?
    }

    /// A new password ends every session, this one too. The address until now is told of whatever was changed. A new address is asked
    /// first whether it is theirs, where mail is sent.
    /// - Throws: `ChangeSignInFault`, `RateLimitFault`, `HashingFault`.
    package func callAsFunction(_ draft: SignInDraft, of account: ID<Account>, device: String = "") async throws -> Saved {
        let now = store.clock.now()
        try tries.take(account.description, at: now)
        let standing = try await store.read { try SignInQueries.standing(of: account, in: $0) }
        let isNewEmail = draft.email.map { $0.description != standing.email } ?? false
        guard try await hasher.check(draft.present, against: standing.passwordHash) else {
            return Saved(session: try await sentTwice(draft, of: account), awaits: nil)
        }
        if isNewEmail || draft.password != nil { try changes.take(account.description, at: now) }
        let hash: String? = if let password = draft.password { try await hasher.hash(password) } else { nil }
        let session = hash.map { _ in Token() }
        let isSaved = try await store.write { transaction in
            // It may have been changed while the password was checked.
            let (told, present) = try SignInQueries.standing(of: account, in: transaction)
            guard present == standing.passwordHash else { return false }
            let email = draft.email.flatMap { $0.description == told ? nil : $0 }
            if let hash, let session {
                try SignInQueries.setPasswordHash(hash, of: account, in: transaction)
                try SessionQueries.endAll(of: account, in: transaction)
                try SessionQueries.begin(session, for: account, device: device, in: transaction)
                try AccountLog.note(.newPassword, account, device: device, in: transaction)
            }
            if let email, sendsMail {
                try askAddress(email, of: account, in: transaction)
                try AccountLog.note(.addressAsked, account, device: device, in: transaction)
            } else if let email {
                try Self.setEmail(email, of: account, in: transaction)
                try AccountLog.note(.newAddress, account, device: device, in: transaction)
            }
            if let told, let letter = letter(to: told, isNewEmail: email != nil && !sendsMail, isNewPassword: hash != nil) {
                try JobQueries.add(letter.job, in: transaction)
            }
            return true
        }
        guard isSaved else { return Saved(session: try await sentTwice(draft, of: account), awaits: nil) }
        return Saved(session: session, awaits: isNewEmail && sendsMail ? draft.email : nil)
    }

    /// Where the same form was sent twice, the first sending has saved all of it already: a session for the second.
    /// - Throws: `ChangeSignInFault.wrongPassword` where that is not what happened.
    private func sentTwice(_ draft: SignInDraft, of account: ID<Account>) async throws -> Token {
        guard let password = draft.password else { throw ChangeSignInFault.wrongPassword }
        // A second guess counts as one.
        try tries.take(account.description, at: store.clock.now())
        let (email, hash) = try await store.read { try SignInQueries.standing(of: account, in: $0) }
        guard sendsMail || (draft.email.map({ $0.description == email }) ?? true), try await hasher.check(password.text, against: hash) else {
            throw ChangeSignInFault.wrongPassword
        }
        let session = Token()
        try await store.write { transaction in
            guard try SignInQueries.passwordHash(of: account, in: transaction) == hash else { throw ChangeSignInFault.wrongPassword }
            try SessionQueries.begin(session, for: account, in: transaction)
        }
        return session
    }

    /// Writes to the new address. An earlier question is void then; whether somebody signs in with it already is told to its owner alone.
    private func askAddress(_ email: EmailAddress, of account: ID<Account>, in transaction: Transaction) throws {
        try LinkQueries.end(.confirmAddress, of: account, in: transaction)
        let link = ("/confirm/\(try Links.make(.confirmAddress, for: account, detail: email.description, in: transaction))" as Href).absolute(origin: origin)
        let letter = Letter(
            to: email.description, subject: "Is this your new address?",
            text: """
                Hello,

                somebody, most likely you, wants to sign in at \(origin) with this address from now on. Open this link within a day to say yes:

                \(link.text)

                If it was not you, you need do nothing.
                """
        )
        try JobQueries.add(letter.job, in: transaction)
    }

    /// Takes the new address that a link brings; the one until now is told.
    /// - Throws: `LinkFault`, `ChangeSignInFault.emailTaken`.
    package func confirm(_ link: String?, viewer: ID<Account>?, device: String) async throws {
        try await store.write { transaction in
            let link = try Links.use(link, .confirmAddress, viewer: viewer, in: transaction)
            guard let email = EmailAddress(link.detail) else { throw LinkFault.unknown }
            let told = try SignInQueries.email(of: link.account, in: transaction)
            try Self.setEmail(email, of: link.account, in: transaction)
            try AccountLog.note(.newAddress, link.account, device: device, in: transaction)
            if let told, let letter = letter(to: told, isNewEmail: true, isNewPassword: false) { try JobQueries.add(letter.job, in: transaction) }
        }
    }

    private static func setEmail(_ email: EmailAddress, of account: ID<Account>, in transaction: Transaction) throws {
        guard try SignInQueries.owner(of: email, in: transaction).map({ $0 == account }) ?? true else { throw ChangeSignInFault.emailTaken }
        try SignInQueries.setEmail(email, of: account, in: transaction)
        // What lies in the old mailbox is good no more.
        for purpose in [LinkPurpose.resetPassword, .answer] { try LinkQueries.end(purpose, of: account, in: transaction) }
    }

    /// Does not name the new address: this one may be a slip of the keyboard, and its mailbox a stranger's.
    private func letter(to address: String, isNewEmail: Bool, isNewPassword: Bool) -> Letter? {
        let (what, were): (String, String)
        switch (isNewEmail, isNewPassword) {
        case (true, true): (what, were) = ("The e-mail address and the password", "were")
        case (true, false): (what, were) = ("The e-mail address", "was")
        case (false, true): (what, were) = ("The password", "was")
        case (false, false): return nil
        }
        return Letter(
            to: address, subject: "\(what) of your account \(were) changed",
            text: """
                Hello,

                \(what) with which you sign in at \(origin) \(were) changed just now.

                If that was you, all is well. If it was not, somebody knows your password: please ask the person who looks after \
                this community to give you a new one. Your coach can tell you who that is.
                """
        )
    }
}

package enum ChangeSignInFault: Failure, Equatable {
    case wrongPassword, emailTaken

    package var sentence: String {
        switch self {
        case .wrongPassword: "This is not the password that you have now. Please try again."
        case .emailTaken: "Somebody signs in with this address already. Please use another."
        }
    }
    package var status: Int { 422 }
}
