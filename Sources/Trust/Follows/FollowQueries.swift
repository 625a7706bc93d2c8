import Identity
import Kernel
import Store

package enum FollowQueries {
    package static func state(of follower: ID<Account>, toward followed: ID<Account>, in reading: Reading) throws -> FollowState? {
        try reading.first("SELECT state FROM follows WHERE follower_id = \(follower) AND followed_id = \(followed)") { try $0.one() }
    }

    /// How somebody stands to each of these people; who is missing is a stranger.
    package static func relations(of account: ID<Account>, to people: [ID<Account>], in reading: Reading) throws -> [ID<Account>: Relation] {
        guard !people.isEmpty else { return [:] }
        var (mine, theirs): ([ID<Account>: FollowState], [ID<Account>: FollowState]) = ([:], [:])
        try reading.each("SELECT followed_id, state FROM follows WHERE follower_id = \(account) AND followed_id IN \(list: people)") {
            mine[$0.id()] = try $0.one()
        }
        try reading.each("SELECT follower_id, state FROM follows WHERE followed_id = \(account) AND follower_id IN \(list: people)") {
            theirs[$0.id()] = try $0.one()
        }
        let known = Set(mine.keys).union(theirs.keys)
        return Dictionary(uniqueKeysWithValues: known.map { ($0, Relation(follows: mine[$0], isFollowed: theirs[$0])) })
    }

    package static func relation(of account: ID<Account>, to person: ID<Account>, in reading: Reading) throws -> Relation {
        try relations(of: account, to: [person], in: reading)[person] ?? .strangers
    }

    /// How many people somebody follows or asked to.
    static func following(of account: ID<Account>, in reading: Reading) throws -> Int {
        try reading.count("SELECT COUNT(*) FROM follows WHERE follower_id = \(account)")
    }

    /// Some of those whom somebody follows, in no order.
    package static func followed(by account: ID<Account>, limit: Int, in reading: Reading) throws -> [ID<Account>] {
        try reading.all("SELECT followed_id FROM follows WHERE follower_id = \(account) AND state = 'following' LIMIT \(limit)") { $0.id() }
    }

    package static func counts(of account: ID<Account>, in reading: Reading) throws -> FollowCounts {
        try reading.first(
            """
            SELECT (SELECT COUNT(*) FROM follows WHERE followed_id = \(account) AND state = 'following'),
                   (SELECT COUNT(*) FROM follows WHERE follower_id = \(account) AND state = 'following'),
                   (SELECT COUNT(*)
                    FROM follows
                    JOIN actors ON actors.id = follows.follower_id
                    WHERE follows.followed_id = \(account) AND follows.state = 'asked' AND NOT actors.is_resting)
            """
        ) { FollowCounts(followers: $0.count(), following: $0.count(), asked: $0.count()) } ?? FollowCounts(followers: 0, following: 0, asked: 0)
    }

    /// Which end of a follow is listed.
    package enum End: String, Sendable { case followers, following, asked }

    /// A page of those who follow somebody, whom they follow, or who ask to; newest first.
    /// - Parameter before: the `since` and id of the last one on the page before.
    package static func people(
        _ end: End, of account: ID<Account>, before: (since: Moment, id: ID<Account>)? = nil, limit: Int, in reading: Reading
    ) throws -> [(account: Account, since: Moment)] {
        let (mine, other): (SQL, SQL) = end == .following ? ("follower_id", "followed_id") : ("followed_id", "follower_id")
        let bound: SQL = before.map { " AND (follows.since, follows.\(other)) < (\($0.since), \($0.id))" } ?? ""
        return try reading.all(
            """
            SELECT \(AccountQueries.columns), follows.since
            FROM follows
            JOIN actors ON actors.id = follows.\(other)
            WHERE follows.\(mine) = \(account) AND NOT actors.is_resting AND follows.state = \(end == .asked ? FollowState.asked : .following)\(bound)
            ORDER BY follows.since DESC, follows.\(other) DESC
            LIMIT \(limit)
            """
        ) { (account: AccountQueries.account(&$0), since: $0.moment()) }
    }

    /// Of these accounts, those that follow somebody.
    package static func followers(of account: ID<Account>, among accounts: [ID<Account>], in reading: Reading) throws -> [ID<Account>] {
        guard !accounts.isEmpty else { return [] }
        return try reading.all(
            """
            SELECT follower_id
            FROM follows
            WHERE followed_id = \(account) AND state = 'following' AND follower_id IN \(list: accounts)
            """
        ) { $0.id() }
    }

    /// Clients of a practice who have shared something there, not only in groups one is not in, and whom somebody does not follow yet, newest members first.
    package static func sharingClients(of practice: ID<Practice>, unfollowedBy account: ID<Account>, limit: Int, in reading: Reading) throws -> [ID<Account>] {
        try reading.all(
            """
            SELECT memberships.account_id
            FROM memberships
            WHERE memberships.practice_id = \(practice) AND memberships.role = 'client' AND memberships.account_id <> \(account)
              AND NOT EXISTS (SELECT 1 FROM follows WHERE follower_id = \(account) AND followed_id = memberships.account_id)
              AND EXISTS (SELECT 1
                          FROM posts
                          WHERE posts.author_id = memberships.account_id AND posts.practice_id = memberships.practice_id
                            AND posts.deleted_at IS NULL AND NOT posts.is_withheld
                            AND (posts.audience IN ('practice', 'followers', 'public')
                                 OR posts.audience = 'group' AND EXISTS (
                                     SELECT 1
                                     FROM group_memberships
                                     WHERE group_memberships.group_id = posts.group_id AND group_memberships.account_id = \(account))))
              AND \(HiddenQueries.hears("\(account)", "memberships.account_id", at: reading.now))
            ORDER BY memberships.joined_at DESC, memberships.account_id DESC
            LIMIT \(limit)
            """
        ) { $0.id() }
    }

    static func insert(_ follower: ID<Account>, _ followed: ID<Account>, _ state: FollowState, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO follows (follower_id, followed_id, state, since)
            VALUES (\(follower), \(followed), \(state), \(transaction.now))
            ON CONFLICT (follower_id, followed_id) DO NOTHING
            """
        )
    }

    /// Grants what was asked for, and takes the notice of it back. Returns whether there was anything to grant.
    static func accept(_ follower: ID<Account>, _ followed: ID<Account>, in transaction: Transaction) throws -> Bool {
        try transaction.run("DELETE FROM notices WHERE account_id = \(followed) AND kind = 'follow_request' AND cause_id = \(follower)")
        return try transaction.run(
            """
            UPDATE follows
            SET state = \(FollowState.following), since = \(transaction.now)
            WHERE follower_id = \(follower) AND followed_id = \(followed) AND state = \(FollowState.asked)
            """
        ) > 0
    }

    /// Who asked to follow somebody and waits; at most as many as anybody can follow.
    static func asking(_ followed: ID<Account>, in reading: Reading) throws -> [ID<Account>] {
        try reading.all(
            """
            SELECT follower_id
            FROM follows
            WHERE followed_id = \(followed) AND state = \(FollowState.asked)
            ORDER BY since
            LIMIT \(FollowFault.most)
            """
        ) { $0.id() }
    }

    /// Ends a follow, and takes its notices back. Returns whether there was one.
    static func end(_ follower: ID<Account>, _ followed: ID<Account>, in transaction: Transaction) throws -> Bool {
        let ended = try transaction.run("DELETE FROM follows WHERE follower_id = \(follower) AND followed_id = \(followed)") > 0
        if ended {
            try transaction.run(
                """
                DELETE FROM notices
                WHERE account_id = \(followed) AND kind IN ('follow', 'follow_request') AND cause_id = \(follower)
                   OR account_id = \(follower) AND kind = 'follow_accepted' AND cause_id = \(followed)
                """
            )
        }
        return ended
    }

    /// Ends all that ties two people together: follows both ways, places on each other's lists.
    static func end(between one: ID<Account>, _ other: ID<Account>, in transaction: Transaction) throws {
        _ = try end(one, other, in: transaction)
        _ = try end(other, one, in: transaction)
        try transaction.run(
            """
            DELETE FROM list_people
            WHERE account_id = \(other) AND list_id IN (SELECT id FROM lists WHERE owner_id = \(one))
               OR account_id = \(one) AND list_id IN (SELECT id FROM lists WHERE owner_id = \(other))
            """
        )
    }
}
