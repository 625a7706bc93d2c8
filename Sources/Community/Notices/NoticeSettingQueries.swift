import Identity
import Kernel
import Store
import Trust

package enum NoticeSettingQueries {
    package static func settings(of account: ID<Account>, in reading: Reading) throws -> NoticeSettings {
        try reading.first(
            """
            SELECT quiet_from, quiet_until, rings_a_day, digest, digest_hour, digest_weekday, digest_tells_words, digest_due_at, digest_sent_at, refused_at
            FROM notice_settings
            WHERE account_id = \(account)
            """
        ) { row in
            let (from, until) = (row.optionalInteger(), row.optionalInteger())
            return NoticeSettings(
                quiet: from.flatMap { from in until.flatMap { QuietHours(from: Int(from), until: Int($0)) } }, ringsADay: row.optionalInteger().map { Int($0) },
                digest: try row.one(), digestHour: row.count(), digestWeekday: row.count(), digestTellsWords: row.boolean(), digestDueAt: row.optionalMoment(),
                digestSentAt: row.optionalMoment(), refusedAt: row.optionalMoment()
            )
        } ?? .usual
    }

    package static func save(_ settings: NoticeSettings, of account: ID<Account>, in transaction: Transaction) throws {
        let rings = SQL.Value.integer(settings.ringsADay.map { Int64($0) })
        let (from, until) = (SQL.Value.integer(settings.quiet.map { Int64($0.from) }), SQL.Value.integer(settings.quiet.map { Int64($0.until) }))
        try transaction.run(
            """
            INSERT INTO notice_settings (account_id, quiet_from, quiet_until, rings_a_day, digest, digest_hour, digest_weekday, digest_tells_words,
                                         digest_due_at, digest_sent_at, refused_at)
            VALUES (\(account), \(from), \(until), \(rings), \(settings.digest), \(settings.digestHour), \(settings.digestWeekday),
                    \(settings.digestTellsWords), \(settings.digestDueAt), \(settings.digestSentAt), \(settings.refusedAt))
            ON CONFLICT (account_id)
            DO UPDATE SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, rings_a_day = excluded.rings_a_day,
                          digest = excluded.digest, digest_hour = excluded.digest_hour, digest_weekday = excluded.digest_weekday,
                          digest_tells_words = excluded.digest_tells_words, digest_due_at = excluded.digest_due_at,
                          digest_sent_at = excluded.digest_sent_at, refused_at = excluded.refused_at
            """
        )
    }

    /// Takes one of the day’s rings, in one statement, so that two at once never take the last one twice.
    /// - Parameter day: the person’s day, as 2026-05-14.
    /// - Returns: whether there was one left.
    static func takeRing(_ account: ID<Account>, on day: String, usually: Int?, in transaction: Transaction) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO notice_settings (account_id, rings_a_day, rang_day, rang)
            VALUES (\(account), \(SQL.Value.integer(usually.map { Int64($0) })), \(day), 1)
            ON CONFLICT (account_id)
            DO UPDATE SET rang = CASE WHEN notice_settings.rang_day = excluded.rang_day THEN notice_settings.rang + 1 ELSE 1 END,
                          rang_day = excluded.rang_day
            WHERE notice_settings.rings_a_day IS NULL OR notice_settings.rang_day <> excluded.rang_day OR notice_settings.rang < notice_settings.rings_a_day
            """
        ) > 0
    }

    /// The person’s own time zone, else that of the practice they have been in longest.
    package static func zone(of account: ID<Account>, in reading: Reading) throws -> String {
        let zone = try reading.first(
            """
            SELECT COALESCE(profiles.time_zone, practices.time_zone, 'UTC')
            FROM actors
            LEFT JOIN profiles ON profiles.account_id = actors.id
            LEFT JOIN memberships ON memberships.account_id = actors.id
            LEFT JOIN practices ON practices.id = memberships.practice_id
            WHERE actors.id = \(account)
            ORDER BY memberships.joined_at, memberships.practice_id
            LIMIT 1
            """
        ) { $0.text() }
        return zone ?? "UTC"
    }

    // MARK: By kind

    package static func levels(of account: ID<Account>, in reading: Reading) throws -> [NoticeKind: NoticeLevel] {
        let rows = try reading.all("SELECT kind, level FROM notice_choices WHERE account_id = \(account) LIMIT 100") {
            (try $0.one(of: NoticeKind.self), try $0.one(of: NoticeLevel.self))
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    static func level(of kind: NoticeKind, for account: ID<Account>, in reading: Reading) throws -> NoticeLevel {
        try reading.first("SELECT level FROM notice_choices WHERE account_id = \(account) AND kind = \(kind)") { try $0.one() } ?? kind.usual
    }

    package static func setLevel(_ level: NoticeLevel, of kind: NoticeKind, for account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO notice_choices (account_id, kind, level)
            VALUES (\(account), \(kind), \(level))
            ON CONFLICT (account_id, kind) DO UPDATE SET level = excluded.level
            """
        )
    }

    // MARK: By group

    package static func hearings(of account: ID<Account>, in reading: Reading) throws -> [ID<Group>: GroupHearing] {
        let rows = try reading.all("SELECT group_id, hearing FROM group_notice_choices WHERE account_id = \(account) LIMIT 500") {
            ($0.id(Group.self), try $0.one(of: GroupHearing.self))
        }
        return Dictionary(rows, uniquingKeysWith: { $1 })
    }

    static func hearing(of group: ID<Group>, by account: ID<Account>, in reading: Reading) throws -> GroupHearing {
        try reading.first("SELECT hearing FROM group_notice_choices WHERE group_id = \(group) AND account_id = \(account)") { try $0.one() } ?? .mine
    }

    package static func setHearing(_ hearing: GroupHearing, of group: ID<Group>, by account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO group_notice_choices (group_id, account_id, hearing)
            VALUES (\(group), \(account), \(hearing))
            ON CONFLICT (group_id, account_id) DO UPDATE SET hearing = excluded.hearing
            """
        )
    }

    /// Who wants to hear of each post of a group and is in it, in the order of ids.
    static func listeners(to group: ID<Group>, after last: ID<Account>? = nil, limit: Int, in reading: Reading) throws -> [ID<Account>] {
        try reading.all(
            """
            SELECT group_notice_choices.account_id
            FROM group_notice_choices
            JOIN group_memberships ON group_memberships.group_id = group_notice_choices.group_id
                 AND group_memberships.account_id = group_notice_choices.account_id
            WHERE group_notice_choices.group_id = \(group) AND group_notice_choices.account_id > \(last?.value ?? 0)
              AND group_notice_choices.hearing = \(GroupHearing.everything)
            ORDER BY group_notice_choices.account_id
            LIMIT \(limit)
            """
        ) { $0.id() }
    }

    // MARK: By conversation

    package static func snooze(_ thread: ID<Post>, until: Moment?, for account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM snoozes WHERE account_id = \(account) AND until < \(transaction.now)")
        try transaction.run(
            """
            INSERT INTO snoozes (account_id, thread_id, until)
            VALUES (\(account), \(thread), \(until))
            ON CONFLICT (account_id, thread_id) DO UPDATE SET until = excluded.until
            """
        )
    }

    package static func endSnooze(_ thread: ID<Post>, for account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM snoozes WHERE account_id = \(account) AND thread_id = \(thread)")
    }

    /// How long somebody does not want to hear of a conversation; `nil` where they do.
    package static func snooze(of thread: ID<Post>, for account: ID<Account>, in reading: Reading) throws -> Snooze? {
        try reading.first("SELECT until FROM snoozes WHERE account_id = \(account) AND thread_id = \(thread) AND (until IS NULL OR until > \(reading.now))") {
            Snooze(until: $0.optionalMoment())
        }
    }
}

/// A conversation that is left alone.
package struct Snooze: Hashable, Sendable {
    /// `nil`: until it is changed.
    package let until: Moment?
}
