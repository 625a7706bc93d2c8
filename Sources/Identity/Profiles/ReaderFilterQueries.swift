import Kernel
import Store

package enum ReaderFilterQueries {
    package static func filters(of account: ID<Account>, in reading: Reading) throws -> ReaderFilters {
        try reading.first("SELECT avoids, filters FROM profiles WHERE account_id = \(account)") { ReaderFilters(topics: $0.text(), phrases: $0.text()) }
            ?? .none
    }

    /// Whether somebody's coaches may know of the topics.
    package static func tells(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM profiles WHERE account_id = \(account) AND tells_avoided")
    }

    package static func save(_ filters: ReaderFilters, tells: Bool, of account: ID<Account>, in transaction: Transaction) throws {
        // Whoever never changed their profile has no row yet.
        if try !transaction.exists("SELECT 1 FROM profiles WHERE account_id = \(account)") { try ProfileQueries.save(.blank, of: account, in: transaction) }
        try transaction.run(
            """
            UPDATE profiles
            SET avoids = \(filters.topics.sorted().joined(separator: ",")), filters = \(filters.phrases.joined(separator: "\n")), tells_avoided = \(tells)
            WHERE account_id = \(account)
            """
        )
    }
}
