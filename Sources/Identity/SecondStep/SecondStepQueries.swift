import Kernel
import Store

package enum SecondStepQueries {
    package struct Standing: Sendable, Hashable {
        package let totp: TOTP
        package let confirmedAt: Moment?
        /// The newest time step of which a code was used.
        package let lastStep: Int64
    }

    package static func standing(of account: ID<Account>, in reading: Reading) throws -> Standing? {
        try reading.first("SELECT secret, confirmed_at, last_step FROM second_factors WHERE account_id = \(account)") {
            Standing(totp: TOTP(secret: $0.bytes()), confirmedAt: $0.optionalMoment(), lastStep: $0.integer())
        }
    }

    /// Whether signing in takes a code, too.
    package static func isOn(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM second_factors WHERE account_id = \(account) AND confirmed_at IS NOT NULL")
    }

    /// A new secret in place of one that was not confirmed.
    static func begin(_ totp: TOTP, for account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO second_factors (account_id, secret, created_at)
            VALUES (\(account), \(totp.secret), \(transaction.now))
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
            WHERE second_factors.confirmed_at IS NULL
            """
        )
    }

    static func confirm(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE second_factors SET confirmed_at = \(transaction.now) WHERE account_id = \(account) AND confirmed_at IS NULL")
    }

    /// Uses a time step up. Returns whether it was unused: a code that somebody looked at over a shoulder is good no more.
    static func use(step: Int64, of account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE second_factors SET last_step = \(step) WHERE account_id = \(account) AND last_step < \(step)") > 0
    }

    package static func remove(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM second_factors WHERE account_id = \(account)")
        try transaction.run("DELETE FROM recovery_codes WHERE account_id = \(account)")
    }

    static func replaceCodes(_ codes: [RecoveryCode], of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM recovery_codes WHERE account_id = \(account)")
        for code in codes { try transaction.run("INSERT INTO recovery_codes (account_id, digest) VALUES (\(account), \(code.digest(account)))") }
    }

    /// Returns whether there was such a code, unused until now.
    static func use(_ code: RecoveryCode, of account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            "UPDATE recovery_codes SET used_at = \(transaction.now) WHERE account_id = \(account) AND digest = \(code.digest(account)) AND used_at IS NULL"
        ) > 0
    }

    package static func codesLeft(of account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM recovery_codes WHERE account_id = \(account) AND used_at IS NULL")
    }
}
