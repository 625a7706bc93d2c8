import Kernel
import Store

/// Accounts that rest, and accounts that are suspended.
package enum AccountStandingQueries {
    package static func isSuspended(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM sign_ins WHERE account_id = \(account) AND suspended_at IS NOT NULL")
    }

    /// Returns whether anything changed, as do the two below.
    package static func setSuspended(_ isSuspended: Bool, _ account: ID<Account>, in transaction: Transaction) throws -> Bool {
        let since: Moment? = isSuspended ? transaction.now : nil
        return try transaction.run(
            "UPDATE sign_ins SET suspended_at = \(since) WHERE account_id = \(account) AND (suspended_at IS NULL) = \(isSuspended)"
        ) > 0
    }

    package static func rests(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM sign_ins WHERE account_id = \(account) AND rests_since IS NOT NULL")
    }

    package static func restsSince(_ account: ID<Account>, in reading: Reading) throws -> Moment? {
        try reading.first("SELECT rests_since FROM sign_ins WHERE account_id = \(account) AND rests_since IS NOT NULL") { $0.moment() }
    }

    /// Whether its person asked for it to be erased, be it seen until then or not.
    package static func isToBeErased(_ account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM erasures WHERE account_id = \(account)")
    }

    package static func beginRest(of account: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("UPDATE actors SET is_resting = TRUE WHERE id = \(account)")
        return try transaction.run("UPDATE sign_ins SET rests_since = \(transaction.now) WHERE account_id = \(account) AND rests_since IS NULL") > 0
    }

    package static func endRest(of account: ID<Account>, in transaction: Transaction) throws -> Bool {
        guard try transaction.run("UPDATE sign_ins SET rests_since = NULL WHERE account_id = \(account) AND rests_since IS NOT NULL") > 0 else { return false }
        try transaction.run("UPDATE actors SET is_resting = FALSE WHERE id = \(account)")
        return true
    }
}
