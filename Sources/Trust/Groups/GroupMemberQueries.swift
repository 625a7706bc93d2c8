import Identity
import Kernel
import Store

/// A person of a group or practice, as lists show them.
package struct Member: Hashable, Sendable {
    package let account: Account
    package let role: Role
    package let standing: Standing
    package let isModerator: Bool
    package let joinedAt: Moment
    package var helps: HelperRole?
    package var helpAsked: HelperRole?
}

/// Where a page of people begins: after somebody, in the order of names.
package struct PeopleCursor: Hashable, Sendable {
    package let name: String
    package let id: ID<Account>

    package init(name: String, id: ID<Account>) {
        self.name = name
        self.id = id
    }

    package init(after account: Account) { self.init(name: account.name, id: account.id) }
}

package enum GroupMemberQueries {
    static func hasOtherModerator(than account: ID<Account>, _ group: ID<Group>, in reading: Reading) throws -> Bool {
        try reading.exists(
            "SELECT 1 FROM group_memberships WHERE group_id = \(group) AND is_moderator AND account_id <> \(account) LIMIT 1"
        )
    }

    /// Which people of a practice are listed.
    package enum Choice: String, Sendable, CaseIterable { case everybody, coaches, clients, former }

    /// The people of a practice by name, from `after` on. Those who read quietly in one of its groups are not listed for others, and
    /// two of whom one blocks the other not for each other; but for those who look after the practice the list stays whole.
    /// - Parameter words: the beginning of a word of the name, whatever its accents, or of the handle; empty finds everybody.
    package static func people(
        of practice: ID<Practice>, seenBy circle: Circle, _ choice: Choice = .everybody, words: String = "", after: PeopleCursor? = nil, limit: Int,
        in reading: Reading
    ) throws -> [Member] {
        let viewer = circle.id
        return try reading.all(
            """
            SELECT \(AccountQueries.columns), memberships.role, memberships.standing, FALSE, memberships.joined_at, NULL, NULL
            FROM memberships
            JOIN actors ON actors.id = memberships.account_id
            WHERE memberships.practice_id = \(practice) AND (NOT actors.is_resting OR actors.id = \(viewer)) AND (actors.name, actors.id) > (\(after?.name ?? ""), \(after?.id ?? ID(0)))
              \(chosen(choice))\(named(words))\(HiddenQueries.without(unmet(circle, practice, nil), "actors.id"))
              AND (actors.id = \(viewer)
                   OR memberships.role <> \(Role.client)
                   OR NOT EXISTS (SELECT 1
                                  FROM group_memberships
                                  JOIN groups ON groups.id = group_memberships.group_id
                                  WHERE group_memberships.account_id = actors.id AND group_memberships.quiet_until > \(reading.now)
                                    AND groups.practice_id = memberships.practice_id))
            ORDER BY actors.name, actors.id
            LIMIT \(limit)
            """,
            member
        )
    }

    /// Whom a list of a practice’s people leaves out. Muted people are in it: it is where one finds them again.
    private static func unmet(_ circle: Circle, _ practice: ID<Practice>, _ group: ID<Group>?) -> [ID<Account>] {
        circle.looksAfter(practice, group) ? [] : circle.hidden.blocked.union(circle.hidden.blocking).sorted()
    }

    private static func chosen(_ choice: Choice) -> SQL {
        switch choice {
        case .everybody: ""
        case .coaches: " AND memberships.role <> 'client' AND memberships.standing = 'active'"
        case .clients: " AND memberships.role = 'client' AND memberships.standing = 'active'"
        case .former: " AND memberships.standing = 'former'"
        }
    }

    private static func named(_ words: String) -> SQL {
        words.isEmpty ? "" : " AND \(AccountQueries.isNamed(words))"
    }

    /// The people of a group, moderators first.
    package static func people(of group: Group, seenBy circle: Circle, limit: Int, in reading: Reading) throws -> [Member] {
        let viewer = circle.id
        return try reading.all(
            """
            SELECT \(AccountQueries.columns), memberships.role, memberships.standing, group_memberships.is_moderator, group_memberships.joined_at,
                   group_memberships.helps, group_memberships.help_asked
            FROM group_memberships
            JOIN actors ON actors.id = group_memberships.account_id
            JOIN memberships ON memberships.account_id = group_memberships.account_id AND memberships.practice_id = \(group.practice)
            WHERE group_memberships.group_id = \(group.id) AND (NOT actors.is_resting OR actors.id = \(viewer))
              AND (group_memberships.account_id = \(viewer) OR group_memberships.quiet_until IS NULL OR group_memberships.quiet_until < \(reading.now))
              \(HiddenQueries.without(unmet(circle, group.practice, group.id), "group_memberships.account_id"))
            ORDER BY group_memberships.is_moderator DESC, group_memberships.joined_at
            LIMIT \(limit)
            """,
            member
        )
    }

    /// The person of that handle, where it is oneself or somebody with whom one shares a practice, and who does not block one.
    package static func person(handle: String, seenBy circle: Circle, in reading: Reading) throws -> Account? {
        let viewer = circle.id
        let person = try reading.first(
            """
            SELECT \(AccountQueries.columns)
            FROM actors
            WHERE actors.handle = \(handle.lowercased()) AND actors.kind = \(ActorKind.person) AND (NOT actors.is_resting OR actors.id = \(viewer))
              AND (actors.id = \(viewer)
                   OR EXISTS (SELECT 1
                              FROM memberships AS mine
                              JOIN memberships AS theirs ON theirs.practice_id = mine.practice_id
                              WHERE mine.account_id = \(viewer) AND theirs.account_id = actors.id))
            """,
            AccountQueries.account
        )
        guard let person, circle.hidden.blocking.contains(person.id) else { return person }
        return try isLookedAfter(person.id, by: circle, in: reading) ? person : nil
    }

    /// Of these people, those with whom one shares a practice and who do not rest. Blocks are asked for separately.
    package static func people(_ ids: [ID<Account>], seenBy circle: Circle, in reading: Reading) throws -> [Account] {
        guard !ids.isEmpty else { return [] }
        return try reading.all(
            """
            SELECT \(AccountQueries.columns)
            FROM actors
            WHERE actors.id IN \(list: ids) AND actors.kind = \(ActorKind.person) AND NOT actors.is_resting
              AND EXISTS (SELECT 1
                          FROM memberships
                          WHERE memberships.account_id = actors.id AND memberships.practice_id IN \(list: circle.viewer.memberships.map(\.practice.id)))
            """,
            AccountQueries.account
        )
    }

    /// Whether somebody is of a practice that the one who looks looks after: these find all its people, also those who block them.
    package static func isLookedAfter(_ person: ID<Account>, by circle: Circle, in reading: Reading) throws -> Bool {
        let practices = circle.viewer.memberships.map(\.practice.id).filter { circle.looksAfter($0, nil) }
        guard !practices.isEmpty else { return false }
        return try reading.exists("SELECT 1 FROM memberships WHERE account_id = \(person) AND practice_id IN \(list: practices) LIMIT 1")
    }

    /// Whether two people share a practice.
    package static func shareAPractice(_ one: ID<Account>, _ other: ID<Account>, in reading: Reading) throws -> Bool {
        try reading.exists(
            """
            SELECT 1
            FROM memberships AS mine
            JOIN memberships AS theirs ON theirs.practice_id = mine.practice_id
            WHERE mine.account_id = \(one) AND theirs.account_id = \(other)
            LIMIT 1
            """
        )
    }

    private static func member(_ row: inout Row) throws -> Member {
        Member(
            account: AccountQueries.account(&row), role: try row.one(), standing: try row.one(), isModerator: row.boolean(), joinedAt: row.moment(),
            helps: row.optionalText().flatMap(HelperRole.init(rawValue:)), helpAsked: row.optionalText().flatMap(HelperRole.init(rawValue:))
        )
    }
}
