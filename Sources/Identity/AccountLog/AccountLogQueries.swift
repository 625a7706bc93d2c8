import Kernel
import Store

package enum AccountLogQueries {
    static func happened(_ kind: AccountEvent.Kind, _ account: ID<Account>, since moment: Moment, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM account_events WHERE account_id = \(account) AND kind = \(kind) AND at > \(moment) LIMIT 1")
    }

    static func insert(_ kind: AccountEvent.Kind, _ account: ID<Account>, device: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO account_events (id, account_id, kind, device, at)
            VALUES (\(transaction.newID(AccountEvent.self)), \(account), \(kind), \(device), \(transaction.now))
            """
        )
    }

    /// Newest first.
    package static func events(of account: ID<Account>, limit: Int, in reading: Reading) throws -> [AccountEvent] {
        try reading.all("SELECT id, kind, device, at FROM account_events WHERE account_id = \(account) ORDER BY id DESC LIMIT \(limit)") {
            AccountEvent(id: $0.id(), kind: try $0.one(), device: $0.text(), at: $0.moment())
        }
    }
}
