import Kernel
import Site
import Store

/// Begins a session for somebody who knows the password and, where they chose that, has the code beside it.
package struct SignIn: Sendable {
    /// What follows a right password.
    package enum Outcome: Sendable {
        /// The token for the session’s cookie.
        case session(Token)
        /// A code is asked for; with it, this token begins the session.
        case secondStep(Token)
    }

    private let store: Store
    private let hasher: PasswordHasher
    private let byLogin = RateLimit("sign-ins", burst: 10, per: .minutes(15))
    private let byAddress = RateLimit("sign-ins", burst: 60, per: .minutes(15))
    private let codes = RateLimit("codes", burst: 10, per: .minutes(15))

    package init(store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// - Parameters:
    ///   - login: e-mail address or handle.
    ///   - address: where the request came from, for the rate limit.
    ///   - device: what the browser is called.
    /// - Throws: `SignInFault`, which does not tell whether the account exists, or `RateLimitFault`.
    package func callAsFunction(login: String, password: String, from address: String, device: String = "") async throws -> Outcome {
        let now = store.clock.now()
        try byAddress.take(address, at: now)
        // Counted by what was typed, whether there is such an account or not: the limit tells nothing about who is here.
        let typed = login.lowercased().prefix(254)
        let key = String(typed.hasPrefix("@") ? typed.dropFirst() : typed)
        try byLogin.take(key, at: now)
        let known = try await store.read { try SignInQueries.credentials(login: login, in: $0) }
        guard try await hasher.check(password, against: known?.passwordHash), let known else {
            // Written for nobody, too, so that time does not tell whether there is such an account.
            try await store.write { if let known { try AccountLog.note(.wrongPassword, known.account, device: device, in: $0) } }
            throw SignInFault.wrong
        }
        byLogin.giveBack(key)
        byAddress.giveBack(address)
        return try await store.write { transaction in
            // A new password, set while the old one was checked, lets nobody in with the old one.
            guard try SignInQueries.passwordHash(of: known.account, in: transaction) == known.passwordHash else { throw SignInFault.wrong }
            guard try !AccountStandingQueries.isSuspended(known.account, in: transaction) else { throw SignInFault.suspended }
            if try SecondStepQueries.isOn(known.account, in: transaction) {
                return .secondStep(try Links.make(.secondStep, for: known.account, in: transaction))
            }
            return .session(try Self.begin(known.account, device, in: transaction))
        }
    }

    /// The second step.
    /// - Parameters:
    ///   - step: the token of `Outcome.secondStep`, good for ten minutes and for one session.
    ///   - code: of the authenticator app, or a recovery code.
    /// - Throws: `LinkFault`, `SecondStepFault.wrongCode`, `RateLimitFault`.
    package func finish(_ step: String, code: String, device: String = "") async throws -> Token {
        let account = try await store.read { try Links.look(step, .secondStep, viewer: nil, in: $0).account }
        try codes.take(account.description, at: store.clock.now())
        let token = try await store.write { transaction -> Token? in
            guard try use(code, of: account, device, in: transaction) else {
                try AccountLog.note(.wrongCode, account, device: device, in: transaction)
                return nil
            }
            _ = try Links.use(step, .secondStep, viewer: nil, in: transaction)
            guard try !AccountStandingQueries.isSuspended(account, in: transaction) else { throw SignInFault.suspended }
            return try Self.begin(account, device, in: transaction)
        }
        guard let token else { throw SecondStepFault.wrongCode }
        codes.giveBack(account.description)
        return token
    }

    private func use(_ code: String, of account: ID<Account>, _ device: String, in transaction: Transaction) throws -> Bool {
        guard let standing = try SecondStepQueries.standing(of: account, in: transaction) else { return false }
        if let step = standing.totp.step(of: code, at: transaction.now) { return try SecondStepQueries.use(step: step, of: account, in: transaction) }
        guard let recovery = RecoveryCode(typed: code), try SecondStepQueries.use(recovery, of: account, in: transaction) else { return false }
        try AccountLog.note(.recoveryCodeUsed, account, device: device, in: transaction)
        return true
    }

    /// Whoever lets their account rest ends that by signing in; not after a parent or guardian said no to it.
    static func begin(_ account: ID<Account>, _ device: String, in transaction: Transaction) throws -> Token {
        let token = Token()
        try SessionQueries.begin(token, for: account, device: device, in: transaction)
        try AccountLog.note(.signedIn, account, device: device, in: transaction)
        if try GuardianQueries.guardian(of: account, in: transaction)?.refusedAt == nil, try AccountStandingQueries.endRest(of: account, in: transaction) {
            try AccountLog.note(.returned, account, device: device, in: transaction)
            try transaction.announce(
                Event(.accountReturned, by: account, subject: account, target: account, group: ID<Account>?.none, practice: ID<Practice>?.none))
        }
        return token
    }
}

extension Event.Kind {
    /// Its person signed in again: what they wrote is shown as before.
    package static let accountReturned = Event.Kind("account.returned")
}

package enum SignInFault: Failure, Equatable {
    case wrong, suspended

    package var sentence: String {
        switch self {
        case .wrong: "The name and the password do not belong together. Please check both and try again."
        case .suspended: "This account is suspended for now. Please ask the people who look after this community; your coach can tell you who they are."
        }
    }
    package var status: Int { self == .wrong ? 422 : 403 }
}
