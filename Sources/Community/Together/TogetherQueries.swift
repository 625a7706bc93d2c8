import Identity
import Kernel
import Store
import Trust

package enum TogetherQueries {
    /// How long what happened counts as a reason.
    private static let lately: Span = .days(60)
    private static let candidates = 200

    // MARK: Following each other

    /// The round of each group that somebody is in, where anybody said yes or they could.
    static func rounds(of circle: Circle, practice: ID<Practice>, in reading: Reading) throws -> [FollowRound] {
        try circle.ties.filter { $0.group.practice == practice }.prefix(8).map { try round($0.group, for: circle, in: reading) }
    }

    static func round(_ group: Group, for circle: Circle, in reading: Reading) throws -> FollowRound {
        let people = try reading.all(
            """
            SELECT \(AccountQueries.columns)
            FROM follow_each_other
            JOIN group_memberships ON group_memberships.group_id = follow_each_other.group_id
                                  AND group_memberships.account_id = follow_each_other.account_id
            JOIN actors ON actors.id = follow_each_other.account_id
            WHERE follow_each_other.group_id = \(group.id) AND NOT actors.is_resting\(HiddenQueries.without(circle.hidden.blocked.union(circle.hidden.blocking).sorted(), "actors.id"))
            ORDER BY follow_each_other.since, actors.id
            LIMIT \(FollowRound.most)
            """,
            AccountQueries.account
        )
        let isIn = try reading.exists("SELECT 1 FROM follow_each_other WHERE group_id = \(group.id) AND account_id = \(circle.id)")
        return FollowRound(group: group, isIn: isIn, people: people, follows: isIn ? try follows(among: people.map(\.id), in: reading) : [:])
    }

    private static func follows(among people: [ID<Account>], in reading: Reading) throws -> [ID<Account>: Set<ID<Account>>] {
        var follows: [ID<Account>: Set<ID<Account>>] = [:]
        try reading.each(
            """
            SELECT follower_id, followed_id
            FROM follows
            WHERE follower_id IN \(list: people) AND followed_id IN \(list: people) AND state = 'following'
            """
        ) { follows[$0.id(), default: []].insert($0.id()) }
        return follows
    }

    package static func join(_ group: ID<Group>, _ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO follow_each_other (group_id, account_id, since)
            VALUES (\(group), \(account), \(transaction.now))
            ON CONFLICT (group_id, account_id) DO NOTHING
            """
        )
    }

    static func leave(_ group: ID<Group>, _ account: ID<Account>, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM follow_each_other WHERE group_id = \(group) AND account_id = \(account)")
    }

    // MARK: Suggestions

    /// People of a practice who may be suggested, whom one does not follow and has not put off, with the reasons there are.
    /// - Parameter shown: who is on the page already.
    static func suggestions(
        for circle: Circle, practice: ID<Practice>, except shown: Set<ID<Account>> = [], in reading: Reading
    ) throws -> [Suggestion] {
        let people = try suggestable(circle, practice, in: reading).filter { !shown.contains($0.id) }
        guard !people.isEmpty else { return [] }
        let ids = people.map(\.id)
        var reasons: [ID<Account>: Set<Suggestion.Reason>] = [:]
        func note(_ rows: [(ID<Account>, Suggestion.Reason)]) { for (person, reason) in rows { reasons[person, default: []].insert(reason) } }
        note(try followers(circle, ids, in: reading))
        note(try answers(circle, ids, in: reading))
        note(try praises(circle, ids, in: reading))
        note(try tags(circle, ids, in: reading))
        note(try groups(circle, ids, in: reading))
        note(try beginners(circle, practice, ids, in: reading))
        return Suggestion.best(reasons, people)
    }

    private static func suggestable(_ circle: Circle, _ practice: ID<Practice>, in reading: Reading) throws -> [Account] {
        try reading.all(
            """
            SELECT \(AccountQueries.columns)
            FROM memberships
            JOIN profiles ON profiles.account_id = memberships.account_id AND profiles.is_suggested
            JOIN actors ON actors.id = memberships.account_id
            WHERE memberships.practice_id = \(practice) AND memberships.account_id <> \(circle.id) AND NOT actors.is_resting
              AND NOT EXISTS (SELECT 1 FROM follows WHERE follower_id = \(circle.id) AND followed_id = memberships.account_id)
              AND NOT EXISTS (SELECT 1 FROM suggestions_put_off
                              WHERE account_id = \(circle.id) AND person_id = memberships.account_id AND until > \(reading.now))
              AND NOT EXISTS (SELECT 1 FROM group_memberships
                              WHERE group_memberships.account_id = memberships.account_id AND group_memberships.quiet_until > \(reading.now))
              AND \(HiddenQueries.hears("\(circle.id)", "memberships.account_id", at: reading.now))
            ORDER BY memberships.joined_at DESC, memberships.account_id DESC
            LIMIT \(candidates)
            """,
            AccountQueries.account
        )
    }

    private static func followers(_ circle: Circle, _ ids: [ID<Account>], in reading: Reading) throws -> [(ID<Account>, Suggestion.Reason)] {
        try FollowQueries.followers(of: circle.id, among: ids, in: reading).map { ($0, .followsYou) }
    }

    /// Replies to one's own posts: one has seen them all.
    private static func answers(_ circle: Circle, _ ids: [ID<Account>], in reading: Reading) throws -> [(ID<Account>, Suggestion.Reason)] {
        try reading.all(
            """
            SELECT reply.author_id, COUNT(*)
            FROM posts AS mine
            JOIN posts AS reply ON reply.thread_id = mine.id
            WHERE mine.author_id = \(circle.id) AND mine.id > \(IDSource.first(at: reading.now - lately, Post.self)) AND mine.deleted_at IS NULL
              AND reply.deleted_at IS NULL AND NOT reply.is_withheld AND reply.author_id IN \(list: ids)
            GROUP BY reply.author_id
            LIMIT \(candidates)
            """
        ) { ($0.id(), .answeredYou($0.count())) }
    }

    private static func praises(_ circle: Circle, _ ids: [ID<Account>], in reading: Reading) throws -> [(ID<Account>, Suggestion.Reason)] {
        try reading.all(
            """
            SELECT praises.giver_id, COUNT(*)
            FROM praises
            JOIN posts ON posts.id = praises.post_id
            WHERE praises.giver_id IN \(list: ids) AND praises.receiver_id = \(circle.id) AND praises.withdrawn_at IS NULL AND NOT praises.is_withheld
              AND praises.given_at > \(reading.now - lately) AND posts.deleted_at IS NULL
            GROUP BY praises.giver_id
            LIMIT \(candidates)
            """
        ) { ($0.id(), .praisedYou($0.count())) }
    }

    /// Tags of both, theirs in posts that the one who looks sees.
    private static func tags(_ circle: Circle, _ ids: [ID<Account>], in reading: Reading) throws -> [(ID<Account>, Suggestion.Reason)] {
        let since = IDSource.first(at: reading.now - lately, Post.self)
        let mine = try reading.all(
            """
            SELECT DISTINCT hashtags.tag
            FROM posts
            JOIN hashtags ON hashtags.post_id = posts.id
            WHERE posts.author_id = \(circle.id) AND posts.id > \(since) AND posts.deleted_at IS NULL
            LIMIT 50
            """
        ) { $0.text() }
        guard !mine.isEmpty else { return [] }
        return try reading.all(
            """
            SELECT posts.author_id, MIN(hashtags.tag)
            FROM hashtags
            JOIN posts ON posts.id = hashtags.post_id
            WHERE hashtags.tag IN \(list: mine) AND hashtags.post_id > \(since) AND posts.author_id IN \(list: ids) AND posts.deleted_at IS NULL
              AND \(AudienceQueries.lists(circle))
            GROUP BY posts.author_id
            LIMIT \(candidates)
            """
        ) { ($0.id(), .tag($0.text())) }
    }

    private static func groups(_ circle: Circle, _ ids: [ID<Account>], in reading: Reading) throws -> [(ID<Account>, Suggestion.Reason)] {
        let names = Dictionary(circle.ties.map { ($0.group.id, $0.group.name) }, uniquingKeysWith: { $1 })
        guard !names.isEmpty else { return [] }
        return try reading.all(
            """
            SELECT account_id, MIN(group_id)
            FROM group_memberships
            WHERE group_id IN \(list: Array(names.keys)) AND account_id IN \(list: ids)
            GROUP BY account_id
            LIMIT \(candidates)
            """
        ) { ($0.id(), .group(names[$0.id()] ?? "")) }
    }

    private static func beginners(
        _ circle: Circle, _ practice: ID<Practice>, _ ids: [ID<Account>], in reading: Reading
    ) throws -> [(ID<Account>, Suggestion.Reason)] {
        guard let joined = circle.viewer.membership(in: practice)?.joinedAt else { return [] }
        return try reading.all(
            """
            SELECT account_id
            FROM memberships
            WHERE practice_id = \(practice) AND account_id IN \(list: ids) AND joined_at BETWEEN \(joined - .days(14)) AND \(joined + .days(14))
            LIMIT \(candidates)
            """
        ) { ($0.id(), .beganTogether) }
    }

    static func putOff(_ person: ID<Account>, for account: ID<Account>, until: Moment, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO suggestions_put_off (account_id, person_id, until)
            VALUES (\(account), \(person), \(until))
            ON CONFLICT (account_id, person_id) DO UPDATE SET until = excluded.until
            """
        )
    }
}
