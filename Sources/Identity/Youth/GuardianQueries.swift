import Kernel
import Store

package enum GuardianQueries {
    /// Whether somebody is under 18 now, as far as they said.
    package static func isMinor(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM sign_ins WHERE account_id = \(account) AND adult_at > \(reading.now)")
    }

    package static func isRefused(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM guardians WHERE account_id = \(account) AND refused_at IS NOT NULL")
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

    /// Whether somebody waits for the yes of a parent or guardian.
    package static func isAwaited(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try isMinor(account, in: reading) && guardian(of: account, in: reading)?.agreedAt == nil
    }

    /// Those who were under 18 when they came, and are not any more.
    package static func grownUp(limit: Int, in reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT account_id FROM sign_ins WHERE adult_at <= \(reading.now) ORDER BY account_id LIMIT \(limit)") { $0.id() }
    }

    /// Forgets who their guardian was, with the links that the guardian had.
    package static func forget(_ people: [ID<Account>], in transaction: Transaction) throws {
        guard !people.isEmpty else { return }
        try transaction.run("DELETE FROM guardians WHERE account_id IN \(list: people)")
        try transaction.run("DELETE FROM links WHERE purpose = \(LinkPurpose.guardian) AND account_id IN \(list: people)")
        try transaction.run("UPDATE sign_ins SET adult_at = NULL WHERE account_id IN \(list: people)")
    }

    package static func agree(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE guardians SET agreed_at = \(transaction.now), refused_at = NULL WHERE account_id = \(account)")
    }

    /// The time of the first no is kept where it is said again.
    package static func refuse(_ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("UPDATE guardians SET agreed_at = NULL, refused_at = COALESCE(refused_at, \(transaction.now)) WHERE account_id = \(account)")
    }
}
