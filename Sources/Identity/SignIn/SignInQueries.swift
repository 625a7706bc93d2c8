import Kernel
import Outside
import Store

package enum SignInQueries {
    package struct Credentials: Sendable {
        package let account: ID<Account>
        package let passwordHash: String
    }

    /// - Parameter login: an e-mail address or a handle, as typed.
    static func credentials(login: String, in reading: Reading) throws -> Credentials? {
        let login = login.lowercased()
        let handle = login.hasPrefix("@") ? String(login.dropFirst()) : login
        return try reading.first(
            """
            SELECT account_id, password_hash
            FROM sign_ins
            WHERE email_key = \(login) OR account_id = (SELECT id FROM actors WHERE handle = \(handle) AND kind = \(ActorKind.person))
            ORDER BY account_id
            LIMIT 1
            """
        ) { Credentials(account: $0.id(), passwordHash: $0.text()) }
    }

    package static func insert(
        _ account: ID<Account>, email: EmailAddress, passwordHash: String, isSteward: Bool, statedAdult: Bool, in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO sign_ins (account_id, email, email_key, password_hash, is_steward, stated_adult_at)
            VALUES (\(account), \(email.description), \(email.lowercased), \(passwordHash), \(isSteward), \(statedAdult ? transaction.now : nil))
            """
        )
    }

    package static func isTaken(_ email: EmailAddress, in reading: Reading) throws -> Bool {
        try owner(of: email, in: reading) != nil
    }

    package static func email(of account: ID<Account>, in reading: Reading) throws -> String? {
        try reading.first("SELECT email FROM sign_ins WHERE account_id = \(account)") { $0.text() }
    }

    static func owner(of email: EmailAddress, in reading: Reading) throws -> ID<Account>? {
        try reading.first("SELECT account_id FROM sign_ins WHERE email_key = \(email.lowercased)") { $0.id() }
    }

    static func passwordHash(of account: ID<Account>, in reading: Reading) throws -> String? {
        try standing(of: account, in: reading).passwordHash
    }

    /// With what somebody signs in; nothing for those who cannot.
    static func standing(of account: ID<Account>, in reading: Reading) throws -> (email: String?, passwordHash: String?) {
        try reading.first("SELECT email, password_hash FROM sign_ins WHERE account_id = \(account)") { (email: $0.text(), passwordHash: $0.text()) }
            ?? (email: nil, passwordHash: nil)
    }

    package static func setPasswordHash(_ hash: String, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE sign_ins SET password_hash = \(hash) WHERE account_id = \(account)")
    }

    static func setEmail(_ email: EmailAddress, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE sign_ins SET email = \(email.description), email_key = \(email.lowercased) WHERE account_id = \(account)")
    }

    package static func stewards(in reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT account_id FROM sign_ins WHERE is_steward LIMIT 100") { $0.id() }
    }
}
