import Identity
import Kernel
import Store

package enum HiddenQueries {
    /// Each kind is bounded by `most` when it is made; those who block somebody are as many as they are.
    static let most = 1_000

    package static func hidden(of viewer: Viewer, in reading: Reading) throws -> Hidden {
        // Whoever writes is asked anew: somebody may have blocked them since the request began.
        guard viewer.hides || reading is Transaction else { return .nobody }
        var (blocked, blocking, muted): (Set<ID<Account>>, Set<ID<Account>>, Set<ID<Account>>) = ([], [], [])
        try reading.each(
            """
            SELECT 1, blocked_id FROM blocks WHERE blocker_id = \(viewer.id)
            UNION ALL
            SELECT 2, blocker_id FROM blocks WHERE blocked_id = \(viewer.id)
            UNION ALL
            SELECT 3, muted_id FROM mutes WHERE muter_id = \(viewer.id) AND (until IS NULL OR until > \(reading.now))
            """
        ) { row in
            switch row.count() {
            case 1: blocked.insert(row.id())
            case 2: blocking.insert(row.id())
            default: muted.insert(row.id())
            }
        }
        return Hidden(blocked: blocked, blocking: blocking, muted: muted)
    }

    /// The end of a condition that leaves these authors out; nothing where there are none.
    package static func without(_ authors: [ID<Account>], _ column: SQL) -> SQL { authors.isEmpty ? "" : " AND \(column) NOT IN \(list: authors)" }

    /// The same for two people as columns or values: neither blocks the other, and the first did not mute the second.
    package static func hears(_ reader: SQL, _ author: SQL, at now: Moment) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = \(reader) AND blocked_id = \(author))
        AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = \(author) AND blocked_id = \(reader))
        AND NOT EXISTS (SELECT 1 FROM mutes WHERE muter_id = \(reader) AND muted_id = \(author) AND (until IS NULL OR until > \(now)))
        """
    }

    /// Whether one of the two blocks the other.
    package static func isBlocked(_ one: ID<Account>, _ other: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM blocks
            WHERE blocker_id = \(one) AND blocked_id = \(other) OR blocker_id = \(other) AND blocked_id = \(one)
            LIMIT 1
            """
        )
    }

    /// Of each of these people, those whom they block or who block them.
    package static func blocks(of people: [ID<Account>], in reading: Reading) throws -> [ID<Account>: Set<ID<Account>>] {
        guard !people.isEmpty else { return [:] }
        var blocks: [ID<Account>: Set<ID<Account>>] = [:]
        try reading.each(
            """
            SELECT blocker_id, blocked_id FROM blocks WHERE blocker_id IN \(list: people)
            UNION ALL
            SELECT blocked_id, blocker_id FROM blocks WHERE blocked_id IN \(list: people)
            """
        ) { blocks[$0.id(), default: []].insert($0.id()) }
        return blocks
    }

    /// Whether somebody muted another, for now or for good.
    package static func isMuted(_ person: ID<Account>, by account: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            "SELECT 1 FROM mutes WHERE muter_id = \(account) AND muted_id = \(person) AND (until IS NULL OR until > \(reading.now))"
        )
    }

    /// Somebody whom one blocked or muted.
    package struct Entry: Sendable, Hashable {
        package let account: Account
        package let isBlocked: Bool
        package let since: Moment
        /// When a mute ends; `nil` for blocks, and for mutes without an end.
        package let until: Moment?
    }

    /// Whom somebody blocks or mutes, newest first.
    package static func entries(of account: ID<Account>, in reading: Reading) throws -> [Entry] {
        try reading.all(
            """
            SELECT \(AccountQueries.columns), found.is_blocked, found.since, found.until
            FROM (SELECT blocked_id AS person_id, TRUE AS is_blocked, since, NULL AS until
                  FROM blocks
                  WHERE blocker_id = \(account)
                  UNION ALL
                  SELECT muted_id, FALSE, since, until
                  FROM mutes
                  WHERE muter_id = \(account) AND (until IS NULL OR until > \(reading.now))) AS found
            JOIN actors ON actors.id = found.person_id
            ORDER BY found.since DESC, actors.id
            LIMIT \(2 * most)
            """
        ) { Entry(account: AccountQueries.account(&$0), isBlocked: $0.boolean(), since: $0.moment(), until: $0.optionalMoment()) }
    }

    /// How many others than this person somebody blocks or mutes.
    static func count(of account: ID<Account>, without person: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count(
            """
            SELECT (SELECT COUNT(*) FROM blocks WHERE blocker_id = \(account) AND blocked_id <> \(person))
                   + (SELECT COUNT(*) FROM mutes WHERE muter_id = \(account) AND muted_id <> \(person) AND (until IS NULL OR until > \(reading.now)))
            """
        )
    }

    /// Returns whether anything changed, as do the others below.
    static func block(_ blocker: ID<Account>, _ blocked: ID<Account>, in transaction: Transaction) throws -> Bool {
        let changed = try transaction.run(
            """
            INSERT INTO blocks (blocker_id, blocked_id, since)
            VALUES (\(blocker), \(blocked), \(transaction.now))
            ON CONFLICT (blocker_id, blocked_id) DO NOTHING
            """
        )
        if changed > 0 { try note([blocker, blocked], in: transaction) }
        return changed > 0
    }

    static func unblock(_ blocker: ID<Account>, _ blocked: ID<Account>, in transaction: Transaction) throws -> Bool {
        let changed = try transaction.run("DELETE FROM blocks WHERE blocker_id = \(blocker) AND blocked_id = \(blocked)")
        if changed > 0 { try note([blocker, blocked], in: transaction) }
        return changed > 0
    }

    static func mute(_ muter: ID<Account>, _ muted: ID<Account>, until: Moment?, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM mutes WHERE muter_id = \(muter) AND until < \(transaction.now)")
        try transaction.run(
            """
            INSERT INTO mutes (muter_id, muted_id, since, until)
            VALUES (\(muter), \(muted), \(transaction.now), \(until))
            ON CONFLICT (muter_id, muted_id) DO UPDATE SET since = excluded.since, until = excluded.until
            """
        )
        try note([muter], in: transaction)
    }

    static func unmute(_ muter: ID<Account>, _ muted: ID<Account>, in transaction: Transaction) throws -> Bool {
        let changed = try transaction.run("DELETE FROM mutes WHERE muter_id = \(muter) AND muted_id = \(muted)")
        if changed > 0 { try note([muter], in: transaction) }
        return changed > 0
    }

    /// Forgets that `other` blocks or mutes `gone`, and the other way round: that one is erased.
    package static func forget(_ gone: ID<Account>, of other: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM blocks WHERE blocker_id = \(gone) AND blocked_id = \(other) OR blocker_id = \(other) AND blocked_id = \(gone)")
        try transaction.run("DELETE FROM mutes WHERE muter_id = \(other) AND muted_id = \(gone)")
        try note([other], in: transaction)
    }

    /// Keeps `sign_ins.hides` true to the rows.
    private static func note(_ accounts: [ID<Account>], in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE sign_ins
            SET hides = EXISTS (SELECT 1 FROM blocks WHERE blocker_id = account_id)
                        OR EXISTS (SELECT 1 FROM blocks WHERE blocked_id = account_id)
                        OR EXISTS (SELECT 1 FROM mutes WHERE muter_id = account_id)
            WHERE account_id IN \(list: accounts)
            """
        )
    }
}
