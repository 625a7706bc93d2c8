import Kernel
import Site
import Store

/// A code beside the password: turning it on and off, and the recovery codes.
package struct SecondStep: Sendable {
    private let store: Store
    private let hasher: PasswordHasher
    private let tries = RateLimit("tries", burst: 10, per: .minutes(15))

    package init(store: Store, hasher: PasswordHasher) {
        self.store = store
        self.hasher = hasher
    }

    /// Makes a secret; it counts once a code of it was shown.
    /// - Throws: `SecondStepFault`, `RateLimitFault`, `HashingFault`.
    package func begin(_ account: ID<Account>, password: String) async throws {
        try await check(password, account)
        try await store.write { transaction in
            guard try !SecondStepQueries.isOn(account, in: transaction) else { throw SecondStepFault.isOn }
            try SecondStepQueries.begin(TOTP(), for: account, in: transaction)
        }
    }

    /// - Returns: the recovery codes, which are shown this once.
    /// - Throws: `SecondStepFault`, `RateLimitFault`.
    package func confirm(_ account: ID<Account>, code: String, device: String) async throws -> [RecoveryCode] {
        try tries.take(account.description, at: store.clock.now())
        let codes = Self.newCodes()
        try await store.write { transaction in
            guard let standing = try SecondStepQueries.standing(of: account, in: transaction) else { throw SecondStepFault.isOn }
            if let confirmedAt = standing.confirmedAt {
                // The button was pressed twice: the browser shows the second answer, so its codes are the ones that are good.
                guard confirmedAt > transaction.now - .minutes(2), standing.totp.step(of: code, at: transaction.now) == standing.lastStep else {
                    throw SecondStepFault.isOn
                }
                try SecondStepQueries.replaceCodes(codes, of: account, in: transaction)
                return
            }
            guard let step = standing.totp.step(of: code, at: transaction.now), try SecondStepQueries.use(step: step, of: account, in: transaction) else {
                throw SecondStepFault.wrongCode
            }
            try SecondStepQueries.confirm(account, in: transaction)
            try SecondStepQueries.replaceCodes(codes, of: account, in: transaction)
            try AccountLog.note(.secondStepOn, account, device: device, in: transaction)
        }
        return codes
    }

    /// New recovery codes; the earlier ones are good no more.
    package func renewCodes(_ account: ID<Account>, password: String, device: String) async throws -> [RecoveryCode] {
        try await check(password, account)
        let codes = Self.newCodes()
        try await store.write { transaction in
            guard try SecondStepQueries.isOn(account, in: transaction) else { throw SecondStepFault.isOff }
            try SecondStepQueries.replaceCodes(codes, of: account, in: transaction)
            try AccountLog.note(.recoveryCodes, account, device: device, in: transaction)
        }
        return codes
    }

    package func end(_ account: ID<Account>, password: String, device: String) async throws {
        try await check(password, account)
        try await store.write { transaction in
            guard try SecondStepQueries.standing(of: account, in: transaction) != nil else { return }
            let wasOn = try SecondStepQueries.isOn(account, in: transaction)
            try SecondStepQueries.remove(account, in: transaction)
            if wasOn { try AccountLog.note(.secondStepOff, account, device: device, in: transaction) }
        }
    }

    /// Forgets a secret that was not confirmed.
    package func cancel(_ account: ID<Account>) async throws {
        try await store.write { transaction in
            if try !SecondStepQueries.isOn(account, in: transaction) { try SecondStepQueries.remove(account, in: transaction) }
        }
    }

    /// That it is they who ask.
    package func check(_ password: String, _ account: ID<Account>) async throws {
        try tries.take(account.description, at: store.clock.now())
        let hash = try await store.read { try SignInQueries.passwordHash(of: account, in: $0) }
        guard try await hasher.check(password, against: hash) else { throw SecondStepFault.wrongPassword }
        tries.giveBack(account.description)
    }

    private static func newCodes() -> [RecoveryCode] { (0..<RecoveryCode.count).map { _ in RecoveryCode() } }
}

package enum SecondStepFault: Failure, Equatable {
    case wrongPassword, wrongCode, isOn, isOff

    package var sentence: String {
        switch self {
        case .wrongPassword: "This is not the password that you have now. Please try again."
        case .wrongCode: "This code is not right, or was used already. Please wait for the next one and type that."
        case .isOn: "The second step is on already."
        case .isOff: "The second step is not on."
        }
    }
    package var status: Int { 422 }
}
