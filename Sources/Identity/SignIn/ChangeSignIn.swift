import Kernel
import Outside
import Site
import Store

/// What somebody changes about their signing in.
package struct SignInDraft: Sendable {
    package let email: EmailAddress
    /// `nil` keeps the password.
    package let password: Password?
    /// The password until now: the proof that it is they who ask.
    let present: String

    /// Reads the form.
    /// - Throws: `FormErrors`.
    package static func read(_ fields: FormFields) throws -> SignInDraft {
        var errors = FormErrors()
        let email = EmailAddress(fields.text("email"))
        if email == nil { errors.add("email", "This does not look like an e-mail address. It should read like petra@example.org.") }
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
        guard let email else { throw errors }
        return SignInDraft(email: email, password: password, present: fields.raw("password"))
    }
}

/// Changes the address and the password with which somebody signs in.
package struct ChangeSignIn: Sendable {
    private let store: Store
    private let hasher: PasswordHasher
    private let limit = RateLimit("tries", burst: 10, per: .minutes(15))

    package init(store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// A new password ends every session but the one that asks; the address until now is told of a new one.
    /// - Throws: `ChangeSignInFault`, `AccountFault.emailTaken`, `RateLimitFault`.
    package func callAsFunction(_ draft: SignInDraft, of account: ID<Account>, in session: Token) async throws {
        try limit.take(account.description, at: store.clock.now())
        let standing = try await store.read { reading in
            (hash: try SignInQueries.passwordHash(of: account, in: reading), email: try SignInQueries.email(of: account, in: reading))
        }
        guard try await hasher.check(draft.present, against: standing.hash) else { throw ChangeSignInFault.wrongPassword }
        let hash: String? = if let password = draft.password { try await hasher.hash(password) } else { nil }
        try await store.write { transaction in
            // Somebody else may have changed it while the password was checked.
            guard try SignInQueries.passwordHash(of: account, in: transaction) == standing.hash else { throw ChangeSignInFault.wrongPassword }
            try changeEmail(of: account, from: standing.email, to: draft.email, in: transaction)
            guard let hash else { return }
            try SignInQueries.setPasswordHash(hash, of: account, in: transaction)
            try SessionQueries.endOthers(of: account, keeping: session, in: transaction)
        }
    }

    private func changeEmail(of account: ID<Account>, from old: String?, to new: EmailAddress, in transaction: Transaction) throws {
        guard let old, old != new.description else { return }
        guard try SignInQueries.owner(of: new, in: transaction).map({ $0 == account }) ?? true else { throw ChangeSignInFault.emailTaken }
        try SignInQueries.setEmail(new, of: account, in: transaction)
        let letter = Letter(
            to: old, subject: "Your e-mail address was changed",
            text: """
                Hello,

                from now on you sign in with \(new.description). Your password is what it was, unless you changed it too.

                If it was not you, somebody knows your password: please ask the person who looks after this community for help.
                """
        )
        try JobQueries.add(letter.job, in: transaction)
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
