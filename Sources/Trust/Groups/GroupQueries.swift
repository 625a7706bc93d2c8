import Identity
import Kernel
import Store

package enum GroupQueries {
    private static let columns: SQL = """
        groups.id, groups.practice_id, practice.handle, groups.slug, actors.name, actors.about, groups.door, groups.agreements,
        groups.entry, groups.welcome, groups.reviews_first, groups.elsewhere, groups.archived_at
        """
    private static let tables: SQL = """
        groups JOIN actors ON actors.id = groups.id JOIN actors AS practice ON practice.id = groups.practice_id
        """

    private static func group(_ row: inout Row) throws -> Group {
        Group(
            id: row.id(), practice: row.id(), practiceHandle: Handle(stored: row.text()), slug: GroupSlug(stored: row.text()),
            name: row.text(), about: row.text(), door: try row.one(),
            agreements: row.text().split(separator: "\n").map(String.init), entry: try row.one(), welcome: row.text(), reviewsFirst: row.boolean(),
            elsewhere: row.text(), archivedAt: row.optionalMoment()
        )
    }

    package static func group(_ id: ID<Group>, in reading: Reading) throws -> Group? {
        try reading.first("SELECT \(columns) FROM \(tables) WHERE groups.id = \(id) AND groups.deleted_at IS NULL", group)
    }

    package static func group(practice: ID<Practice>, slug: String, in reading: Reading) throws -> Group? {
        try reading.first(
            "SELECT \(columns) FROM \(tables) WHERE groups.practice_id = \(practice) AND groups.slug = \(slug) AND groups.deleted_at IS NULL", group)
    }

    package static func groups(of practice: ID<Practice>, in reading: Reading) throws -> [Group] {
        try reading.all(
            "SELECT \(columns) FROM \(tables) WHERE groups.practice_id = \(practice) AND groups.deleted_at IS NULL ORDER BY groups.id LIMIT 200", group)
    }

    package static func ties(of account: ID<Account>, in reading: Reading) throws -> [GroupTie] {
        try reading.all(
            """
            SELECT \(columns), group_memberships.is_moderator, group_memberships.joined_at, group_memberships.helps, group_memberships.help_asked,
                   group_memberships.welcomed_at IS NULL AND group_memberships.joined_at > \(reading.now - .days(30))
            FROM group_memberships
            JOIN groups ON groups.id = group_memberships.group_id
            JOIN actors ON actors.id = groups.id
            JOIN actors AS practice ON practice.id = groups.practice_id
            WHERE group_memberships.account_id = \(account)
            ORDER BY group_memberships.joined_at, groups.id
            LIMIT 200
            """
        ) { row in
            GroupTie(
                group: try group(&row), isModerator: row.boolean(), joinedAt: row.moment(), helps: row.optionalText().flatMap(HelperRole.init(rawValue:)),
                helpAsked: row.optionalText().flatMap(HelperRole.init(rawValue:)), isNew: row.boolean()
            )
        }
    }

    package struct Counts: Sendable, Hashable {
        package let people: Int
        package let former: Int
    }

    package static func counts(_ group: ID<Group>, in reading: Reading) throws -> Counts {
        try reading.first("SELECT people, former FROM groups WHERE id = \(group)") { Counts(people: $0.count(), former: $0.count()) }
            ?? Counts(people: 0, former: 0)
    }

    /// Who joined since `earliest`, newest first; those who at `moment` still read quietly are left out.
    package static func newcomers(to group: ID<Group>, since earliest: Moment, at moment: Moment, limit: Int, in reading: Reading) throws -> [Account] {
        try reading.all(
            """
            SELECT \(AccountQueries.columns)
            FROM group_memberships
            JOIN actors ON actors.id = group_memberships.account_id
            WHERE group_memberships.group_id = \(group) AND group_memberships.joined_at > \(earliest) AND NOT actors.is_resting
              AND (group_memberships.quiet_until IS NULL OR group_memberships.quiet_until < \(moment))
            ORDER BY group_memberships.joined_at DESC
            LIMIT \(limit)
            """,
            AccountQueries.account
        )
    }

    static func insert(_ id: ID<Group>, practice: ID<Practice>, slug: GroupSlug, _ draft: GroupDraft, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO groups (id, practice_id, slug, door, agreements, entry, welcome, reviews_first, elsewhere, created_at)
            VALUES (\(id), \(practice), \(slug.text), \(draft.door), \(draft.agreements.joined(separator: "\n")), \(draft.entry), \(draft.welcome),
                    \(draft.reviewsFirst), \(draft.elsewhere), \(transaction.now))
            """
        )
    }

    static func update(_ id: ID<Group>, _ draft: GroupDraft, in transaction: Transaction) throws {
        try AccountQueries.update(id, name: draft.name.text, about: draft.about, in: transaction)
        try transaction.run(
            """
            UPDATE groups
            SET door = \(draft.door), agreements = \(draft.agreements.joined(separator: "\n")), entry = \(draft.entry), welcome = \(draft.welcome),
                reviews_first = \(draft.reviewsFirst), elsewhere = \(draft.elsewhere)
            WHERE id = \(id)
            """
        )
    }

    static func admit(
        _ account: ID<Account>, standing: Standing, to group: ID<Group>, isModerator: Bool, quietUntil: Moment?, in transaction: Transaction
    ) throws {
        let added = try transaction.run(
            """
            INSERT INTO group_memberships (group_id, account_id, is_moderator, joined_at, quiet_until)
            VALUES (\(group), \(account), \(isModerator), \(transaction.now), \(quietUntil))
            ON CONFLICT (group_id, account_id) DO NOTHING
            """
        )
        try change(group, people: added, former: standing == .former ? added : 0, in: transaction)
    }

    package static func remove(_ account: ID<Account>, standing: Standing, from group: ID<Group>, in transaction: Transaction) throws {
        let removed = try transaction.run("DELETE FROM group_memberships WHERE group_id = \(group) AND account_id = \(account)")
        try transaction.run("DELETE FROM follow_each_other WHERE group_id = \(group) AND account_id = \(account)")
        try change(group, people: -removed, former: standing == .former ? -removed : 0, in: transaction)
    }

    /// Lets go of everybody who is former.
    static func removeFormer(from group: Group, in transaction: Transaction) throws {
        let removed = try transaction.run(
            """
            DELETE FROM group_memberships
            WHERE group_id = \(group.id)
              AND account_id IN (SELECT account_id
                                 FROM memberships
                                 WHERE practice_id = \(group.practice) AND standing = \(Standing.former))
            """
        )
        try change(group.id, people: -removed, former: -removed, in: transaction)
    }

    private static func change(_ group: ID<Group>, people: Int, former: Int, in transaction: Transaction) throws {
        try transaction.run("UPDATE groups SET people = people + \(people), former = former + \(former) WHERE id = \(group)")
    }

    /// Counts somebody as former, or no longer, in all their groups of a practice.
    static func countFormer(_ account: ID<Account>, practice: ID<Practice>, by step: Int, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE groups
            SET former = former + \(step)
            WHERE practice_id = \(practice) AND id IN (SELECT group_id FROM group_memberships WHERE account_id = \(account))
            """
        )
    }

    /// Whoever no longer works for a practice no longer looks after its groups.
    static func endModeration(of account: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE group_memberships
            SET is_moderator = FALSE, helps = NULL, help_asked = NULL
            WHERE account_id = \(account) AND (is_moderator OR helps IS NOT NULL) AND group_id IN (SELECT id FROM groups WHERE practice_id = \(practice))
            """
        )
    }

    /// The groups for current clients only that somebody is in.
    static func currentOnly(of account: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> [ID<Group>] {
        try reading.all(
            """
            SELECT groups.id
            FROM group_memberships
            JOIN groups ON groups.id = group_memberships.group_id
            WHERE group_memberships.account_id = \(account) AND groups.practice_id = \(practice) AND groups.door = \(GroupDoor.current)
            LIMIT 200
            """
        ) { $0.id() }
    }

    /// Who writes is no longer reading quietly.
    package static func endQuiet(_ account: ID<Account>, in group: ID<Group>, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE group_memberships SET quiet_until = NULL WHERE group_id = \(group) AND account_id = \(account) AND quiet_until IS NOT NULL"
        )
    }

    static func setModerator(_ isModerator: Bool, _ account: ID<Account>, of group: ID<Group>, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE group_memberships SET is_moderator = \(isModerator) WHERE group_id = \(group) AND account_id = \(account)"
        )
    }

    package static func isDeleted(_ group: ID<Group>, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM groups WHERE id = \(group) AND deleted_at IS NOT NULL")
    }

    static func setArchived(_ moment: Moment?, _ group: ID<Group>, in transaction: Transaction) throws {
        try transaction.run("UPDATE groups SET archived_at = \(moment) WHERE id = \(group)")
        // Nothing comes by itself into a group that has ended.
        if moment != nil { try transaction.run("UPDATE prompt_schedules SET due_at = NULL WHERE group_id = \(group)") }
    }

    /// Nobody is in it any more, and its address is free again. Posts stay until a job takes them down.
    static func delete(_ group: ID<Group>, in transaction: Transaction) throws {
        try transaction.run(
            "UPDATE groups SET deleted_at = \(transaction.now), people = 0, former = 0, welcome = '', slug = \("deleted " + group.description) WHERE id = \(group)"
        )
        for table in ["group_memberships", "group_requests", "group_notice_choices", "follow_each_other", "prompt_schedules"] as [SQL] {
            try transaction.run("DELETE FROM \(table) WHERE group_id = \(group)")
        }
    }
}
