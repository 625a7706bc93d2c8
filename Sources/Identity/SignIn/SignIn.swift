import Kernel
import Site
import Store

/// Begins a session for somebody who knows the password.
package struct SignIn: Sendable {
    private let store: Store
    private let hasher: PasswordHasher
    private let byLogin = RateLimit("sign-ins", burst: 10, per: .minutes(15))
    private let byAddress = RateLimit("sign-ins", burst: 60, per: .minutes(15))

    package init(store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// - Parameters:
    ///   - login: e-mail address or handle.
    ///   - address: where the request came from, for the rate limit.
    /// - Returns: the token for the session's cookie.
    /// - Throws: `SignInFault`, which does not tell whether the account exists, or `RateLimitFault`.
    package func callAsFunction(login: String, password: String, from address: String) async throws -> Token {
        let now = store.clock.now()
        try byAddress.take(address, at: now)
        // Counted by what was typed, whether there is such an account or not: the limit tells nothing about who is here.
        let typed = login.lowercased().prefix(254)
        let key = String(typed.hasPrefix("@") ? typed.dropFirst() : typed)
        try byLogin.take(key, at: now)
        let known = try await store.read { try SignInQueries.credentials(login: login, in: $0) }
        guard try await hasher.check(password, against: known?.passwordHash), let known else { throw SignInFault.wrong }
        byLogin.giveBack(key)
        byAddress.giveBack(address)
        let token = Token()
        try await store.write { transaction in
            // A new password, set while the old one was checked, lets nobody in with the old one.
            guard try SignInQueries.passwordHash(of: known.account, in: transaction) == known.passwordHash else { throw SignInFault.wrong }
            try SessionQueries.begin(token, for: known.account, in: transaction)
        }
        return token
    }
}

package enum SignInFault: Failure, Equatable {
    case wrong

    package var sentence: String { "The name and the password do not belong together. Please check both and try again." }
    package var status: Int { 422 }
}
