import Community
import Identity
import Kernel
import Store
import Trust

package enum TodayQueries {
    /// How many candidates of one kind are looked at; far more than one day's queue.
    private static let candidates = 200

    /// The facts for the rules. Four statements and the posts, whatever the number of clients.
    package static func facts(_ practice: ID<Practice>, _ settings: TodaySettings, for circle: Circle, in reading: Reading) throws -> TodayFacts {
        let since = IDSource.first(at: reading.now - settings.freshness, Post.self)
        let groups = Dictionary(circle.ties.map { ($0.group.id, $0.group.name) }, uniquingKeysWith: { $1 })
        func isHeard(_ person: Account) -> Bool { circle.isOpen(to: person.id) }
        func waiting(_ rows: [(id: ID<Post>, isFirst: Bool)]) throws -> [TodayFacts.WaitingPost] {
            let firsts = Set(rows.filter(\.isFirst).map(\.id))
            return try PostQueries.posts(rows.map(\.id), for: circle, in: reading).map(\.subject).filter { $0.author.id != circle.id && isHeard($0.author) }.map
            { post in
                TodayFacts.WaitingPost(post: post, place: post.group.flatMap { groups[$0] } ?? "", isFirstPost: firsts.contains(post.id))
            }
        }
        return TodayFacts(
            unpraised: try waiting(unpraisedWins(practice, since: since, in: reading).map { (id: $0, isFirst: false) }),
            unanswered: try waiting(unanswered(practice, since: since, in: reading)),
            silences: try silences(practice, settings, in: reading).filter { isHeard($0.person) },
            helps: try helps(practice, settings, groups: Array(groups.keys), in: reading).filter { isHeard($0.person) }
        )
    }

    private static func unpraisedWins(_ practice: ID<Practice>, since: ID<Post>, in reading: Reading) throws -> [ID<Post>] {
        try reading.all(
            """
            SELECT posts.id
            FROM posts
            JOIN memberships ON memberships.practice_id = posts.practice_id AND memberships.account_id = posts.author_id
            WHERE posts.practice_id = \(practice) AND posts.kind = 'win' AND posts.praised_at IS NULL AND posts.deleted_at IS NULL AND NOT posts.is_withheld
              AND posts.id >= \(since) AND memberships.role = 'client'
            ORDER BY posts.id DESC
            LIMIT \(candidates)
            """
        ) { $0.id() }
    }

    /// The newest questions without a reply and first posts without a word, oldest first.
    private static func unanswered(_ practice: ID<Practice>, since: ID<Post>, in reading: Reading) throws -> [(id: ID<Post>, isFirst: Bool)] {
        let newest = try reading.all(
            """
            SELECT id, is_first
            FROM (
                SELECT posts.id, posts.kind,
                       NOT EXISTS (SELECT 1
                                   FROM posts AS earlier
                                   WHERE earlier.author_id = posts.author_id AND earlier.practice_id = posts.practice_id AND earlier.id < posts.id
                                     AND earlier.thread_id IS NULL AND earlier.deleted_at IS NULL) AS is_first
                FROM posts
                JOIN memberships ON memberships.practice_id = posts.practice_id AND memberships.account_id = posts.author_id
                WHERE posts.practice_id = \(practice) AND posts.thread_id IS NULL AND posts.answered_at IS NULL AND posts.deleted_at IS NULL
                  AND NOT posts.is_withheld AND posts.id >= \(since) AND memberships.role = 'client' AND posts.kind <> 'win'
            ) AS waiting
            WHERE kind = 'question' OR is_first
            ORDER BY id DESC
            LIMIT \(candidates)
            """
        ) { (id: $0.id(Post.self), isFirst: $0.boolean()) }
        return newest.reversed()
    }

    private static func silences(_ practice: ID<Practice>, _ settings: TodaySettings, in reading: Reading) throws -> [TodayFacts.Silence] {
        try reading.all(
            """
            SELECT \(AccountQueries.columns), quiet.last_at, quiet.usual_gap
            FROM (
                SELECT rhythms.account_id, rhythms.last_at, rhythms.usual_gap
                FROM rhythms
                JOIN memberships ON memberships.practice_id = rhythms.practice_id AND memberships.account_id = rhythms.account_id
                WHERE rhythms.practice_id = \(practice) AND rhythms.usual_gap IS NOT NULL
                  AND rhythms.last_at < \(reading.now - settings.silentAtLeast) AND rhythms.last_at >= \(reading.now - settings.silentAtMost)
                  AND \(reading.now) - rhythms.last_at > rhythms.usual_gap * \(settings.silentGaps)
                  AND memberships.role = 'client' AND memberships.standing = 'active'
                ORDER BY (\(reading.now) - rhythms.last_at) / (rhythms.usual_gap + 1) DESC
                LIMIT \(candidates)
            ) AS quiet
            JOIN actors ON actors.id = quiet.account_id
            WHERE NOT actors.is_resting
            LIMIT \(candidates)
            """
        ) { TodayFacts.Silence(person: AccountQueries.account(&$0), lastAt: $0.moment(), usualGap: Span(milliseconds: $0.integer())) }
    }

    private static func helps(_ practice: ID<Practice>, _ settings: TodaySettings, groups: [ID<Group>], in reading: Reading) throws -> [TodayFacts.Help] {
        let since = IDSource.first(at: reading.now - settings.helpedWithin, Post.self)
        return try reading.all(
            """
            SELECT \(AccountQueries.columns), help.newcomers, help.reply_id, help.first_at
            FROM (
                SELECT posts.author_id, COUNT(DISTINCT top.author_id) AS newcomers, MAX(posts.id) AS reply_id, MIN(posts.created_at) AS first_at
                FROM posts
                JOIN posts AS top ON top.id = posts.thread_id
                JOIN memberships AS helper ON helper.practice_id = posts.practice_id AND helper.account_id = posts.author_id
                JOIN memberships AS newcomer ON newcomer.practice_id = posts.practice_id AND newcomer.account_id = top.author_id
                WHERE posts.practice_id = \(practice) AND posts.thread_id IS NOT NULL AND posts.deleted_at IS NULL AND NOT posts.is_withheld AND posts.id >= \(since)
                  AND (posts.audience = 'practice' OR posts.audience = 'group' AND posts.group_id IN \(list: groups)) AND helper.role = 'client' AND newcomer.joined_at > \(reading.now - settings.newcomerFor)
                  AND top.author_id <> posts.author_id
                GROUP BY posts.author_id
                HAVING COUNT(DISTINCT top.author_id) >= \(settings.helpedNewcomers)
                ORDER BY newcomers DESC, posts.author_id
                LIMIT 20
            ) AS help
            JOIN actors ON actors.id = help.author_id
            WHERE NOT actors.is_resting
            LIMIT 20
            """
        ) {
            TodayFacts.Help(person: AccountQueries.account(&$0), newcomers: $0.count(), reply: $0.id(), firstAt: $0.moment())
        }
    }

    // MARK: What was done

    /// What a professional did with an item since `moment`.
    package struct Mark: Sendable, Hashable {
        package let item: String
        package let person: Account
        package let isDone: Bool
        package let deed: String
        package let at: Moment
    }

    package static func marks(_ practice: ID<Practice>, of professional: ID<Account>, since moment: Moment, in reading: Reading) throws -> [Mark] {
        try reading.all(
            """
            SELECT today_marks.item, \(AccountQueries.columns), today_marks.state = 'done', today_marks.deed, today_marks.marked_at
            FROM today_marks
            JOIN actors ON actors.id = today_marks.person_id
            WHERE today_marks.practice_id = \(practice) AND today_marks.professional_id = \(professional) AND today_marks.marked_at >= \(moment)
              AND NOT actors.is_resting
            ORDER BY today_marks.marked_at
            LIMIT 200
            """
        ) { Mark(item: $0.text(), person: AccountQueries.account(&$0), isDone: $0.boolean(), deed: $0.text(), at: $0.moment()) }
    }

    /// Items that are not to be shown: done within the time an item can come up again, or put off until later.
    package static func hidden(_ practice: ID<Practice>, of professional: ID<Account>, settings: TodaySettings, in reading: Reading) throws -> Set<String> {
        Set(
            try reading.all(
                """
                SELECT item
                FROM today_marks
                WHERE practice_id = \(practice) AND professional_id = \(professional)
                  AND (state = 'done' AND marked_at > \(reading.now - settings.silentAtMost)
                           AND (item NOT LIKE 'helper-%' OR marked_at > \(reading.now - settings.helpedWithin))
                       OR state = 'later' AND returns_at > \(reading.now))
                LIMIT 5000
                """
            ) { $0.text() }
        )
    }

    static func mark(
        _ item: String, person: ID<Account>, practice: ID<Practice>, by professional: ID<Account>, deed: String, returnsAt: Moment?, in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO today_marks (practice_id, professional_id, item, person_id, state, deed, marked_at, returns_at)
            VALUES (\(practice), \(professional), \(item), \(person), \(returnsAt == nil ? "done" : "later"), \(deed), \(transaction.now), \(returnsAt))
            ON CONFLICT (practice_id, professional_id, item)
            DO UPDATE SET state = excluded.state, deed = excluded.deed, marked_at = excluded.marked_at, returns_at = excluded.returns_at
            """
        )
    }

    static func finish(_ practice: ID<Practice>, by professional: ID<Account>, day: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO today_finishes (practice_id, professional_id, day, finished_at)
            VALUES (\(practice), \(professional), \(day), \(transaction.now))
            ON CONFLICT DO NOTHING
            """
        )
    }

    static func resume(_ practice: ID<Practice>, by professional: ID<Account>, day: String, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM today_finishes WHERE practice_id = \(practice) AND professional_id = \(professional) AND day = \(day)")
    }

    package static func isFinished(_ practice: ID<Practice>, by professional: ID<Account>, day: String, in reading: Reading) throws -> Bool {
        try reading.exists("SELECT 1 FROM today_finishes WHERE practice_id = \(practice) AND professional_id = \(professional) AND day = \(day)")
    }

    // MARK: The week

    /// The wins since `moment`, with whether anybody said something.
    package struct WeekWin: Sendable, Hashable {
        package let at: Moment
        package let name: String
        package let isAnswered: Bool
        /// Time until the first word, where there was one.
        package let waited: Span?
    }

    package static func wins(_ practice: ID<Practice>, since moment: Moment, for circle: Circle, in reading: Reading) throws -> [WeekWin] {
        let ids = try reading.all(
            """
            SELECT id
            FROM posts
            WHERE practice_id = \(practice) AND kind = 'win' AND deleted_at IS NULL AND NOT is_withheld AND id >= \(IDSource.first(at: moment, Post.self))
            ORDER BY id
            LIMIT 500
            """
        ) { $0.id(Post.self) }
        return try PostQueries.posts(ids, for: circle, in: reading).map(\.subject).filter { circle.isOpen(to: $0.author.id) }.map { post in
            let first = [post.praisedAt, post.answeredAt].compactMap { $0 }.min()
            return WeekWin(at: post.createdAt, name: post.author.firstName, isAnswered: first != nil, waited: first.map { $0 - post.createdAt })
        }
    }

    /// When the professional last shared something of their own.
    package static func lastShared(_ professional: ID<Account>, in reading: Reading) throws -> Moment? {
        try reading.first(
            """
            SELECT created_at
            FROM posts
            WHERE author_id = \(professional) AND thread_id IS NULL AND deleted_at IS NULL AND audience <> 'people'
            ORDER BY id DESC
            LIMIT 1
            """
        ) { $0.moment() }
    }
}
