import Kernel
import Store

package enum GuardianQueries {
    /// Whether somebody is under 18 now, as far as they said.
    package static func isMinor(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM sign_ins WHERE account_id = \(account) AND adult_at > \(reading.now)")
    }

    package static func guardian(of account: ID<Account>, in reading: Reading) throws -> Guardian? {
        try reading.first("SELECT account_id, name, email, asked_at, agreed_at, refused_at FROM guardians WHERE account_id = \(account)") { row in
            Guardian(
                account: row.id(), name: row.text(), email: row.text(), askedAt: row.moment(), agreedAt: row.optionalMoment(), refusedAt: row.optionalMoment())
        }
    }

    package static func insert(_ youth: YouthDraft, of account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE sign_ins SET adult_at = \(youth.adultAt) WHERE account_id = \(account)")
        try transaction.run(
            """
            INSERT INTO guardians (account_id, name, email, asked_at)
            VALUES (\(account), \(youth.guardianName.text), \(youth.guardianEmail.description), \(transaction.now))
            """
        )
    }

    package static func agree(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE guardians SET agreed_at = \(transaction.now), refused_at = NULL WHERE account_id = \(account)")
    }

    package static func refuse(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE guardians SET agreed_at = NULL, refused_at = \(transaction.now) WHERE account_id = \(account)")
    }
}
