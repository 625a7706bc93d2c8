import Identity
import Kernel
import Store
import Trust

package enum PromotionQueries {
    /// Somebody who has a channel, and how it stands with telling of it.
    package struct Turn: Hashable, Sendable {
        package let person: Account
        /// When it was told of last; `nil`: never.
        package let lastAt: Moment?
    }

    /// The people of a practice who have a channel: who has not been told of for longest comes first, those never told of before all. Who does
    /// not want to be asked comes last.
    package static func rotation(of practice: ID<Practice>, for circle: Circle, limit: Int, in reading: Reading) throws -> [Turn] {
        let turns = try reading.all(
            """
            SELECT \(AccountQueries.columns), told.last_at
            FROM memberships
            JOIN actors ON actors.id = memberships.account_id
            JOIN sign_ins ON sign_ins.account_id = actors.id
            LEFT JOIN (SELECT subject_id, MAX(published_at) AS last_at
                       FROM plates
                       WHERE practice_id = \(practice) AND purpose = 'promotion' AND published_at IS NOT NULL
                       GROUP BY subject_id) AS told ON told.subject_id = actors.id
            WHERE memberships.practice_id = \(practice) AND actors.id <> \(circle.id) AND NOT actors.is_resting AND sign_ins.suspended_at IS NULL
              AND COALESCE(sign_ins.adult_at, 0) <= \(reading.now)
              AND (EXISTS (SELECT 1 FROM profiles WHERE profiles.account_id = actors.id AND profiles.shows_name)
                   OR EXISTS (SELECT 1 FROM channels WHERE channels.account_id = actors.id AND NOT \(ChannelQueries.isHidden)))
            ORDER BY CASE WHEN \(quietPlaces(practice, reading.now)) >= 2 THEN 1 ELSE 0 END, COALESCE(told.last_at, 0), actors.id
            LIMIT \(limit + circle.hidden.blocked.count + circle.hidden.blocking.count)
            """
        ) { Turn(person: AccountQueries.account(&$0), lastAt: $0.optionalMoment()) }
        return Array(turns.filter { circle.meets($0.person.id, in: practice, group: nil) && !circle.isBlocked($0.person.id) }.prefix(limit))
    }

    /// About how many of the places of a promotion `actors.id` does not want to be asked.
    private static func quietPlaces(_ practice: ID<Practice>, _ now: Moment) -> SQL {
        """
        (SELECT COUNT(DISTINCT permissions.surface)
         FROM permissions
         WHERE permissions.subject_id = actors.id AND permissions.practice_id = \(practice) AND permissions.ask_again_at > \(now)
           AND permissions.surface IN (\(Surface.practiceChannel), \(Surface.channelDirectory)))
        """
    }

    /// When somebody’s channel was told of last in a practice.
    package static func last(_ person: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> Moment? {
        try reading.first(
            "SELECT MAX(published_at) FROM plates WHERE subject_id = \(person) AND practice_id = \(practice) AND purpose = 'promotion'"
        ) { $0.optionalMoment() } ?? nil
    }

    /// The promotion that is begun, asked about or up.
    static func current(_ person: ID<Account>, practice: ID<Practice>, in reading: Reading) throws -> ID<Plate>? {
        try reading.first(
            """
            SELECT id
            FROM plates
            WHERE subject_id = \(person) AND practice_id = \(practice) AND purpose = 'promotion' AND ended_at IS NULL
            ORDER BY id DESC
            LIMIT 1
            """
        ) { $0.id() }
    }

    /// What somebody said of a post for all to see, oldest first.
    static func praise(of post: ID<Post>, by giver: ID<Account>, in reading: Reading) throws -> [String] {
        try reading.all(
            """
            SELECT words
            FROM praises
            WHERE post_id = \(post) AND giver_id = \(giver) AND NOT is_private AND NOT is_withheld AND withdrawn_at IS NULL
            ORDER BY id
            LIMIT 20
            """
        ) { $0.text() }
    }

    /// Those of these people whose channel here visitors may see.
    static func open(_ people: Set<ID<Account>>, in reading: Reading) throws -> Set<ID<Account>> {
        guard !people.isEmpty else { return [] }
        return Set(
            try reading.all("SELECT account_id FROM profiles WHERE account_id IN \(list: people.sorted()) AND shows_name") { $0.id(Account.self) })
    }

    /// The newest plates that were put up at a time and have a yes to a surface, shown now or not: for feeds, which say what has gone.
    static func allowed(on surface: Surface, practice: ID<Practice>, limit: Int, in reading: Reading) throws -> [(plate: ID<Plate>, at: Moment)] {
        try reading.all(
            """
            SELECT plates.id, plates.published_at
            FROM plates
            JOIN permissions ON permissions.plate_id = plates.id AND permissions.surface = \(surface) AND permissions.approved_digest IS NOT NULL
            WHERE plates.practice_id = \(practice) AND plates.published_at IS NOT NULL
            ORDER BY plates.published_at DESC, plates.id DESC
            LIMIT \(limit)
            """
        ) { (plate: $0.id(), at: $0.moment()) }
    }

    /// Who is on the practice’s list of channels, as far as they said yes to it and were told of: each person’s newest promotion.
    static func listed(in practice: ID<Practice>, in reading: Reading) throws -> [(person: ID<Account>, plate: ID<Plate>)] {
        try reading.all(
            """
            SELECT plates.subject_id, plates.id
            FROM plates
            WHERE plates.practice_id = \(practice) AND plates.purpose = 'promotion' AND plates.ended_at IS NULL AND plates.published_version IS NOT NULL
              AND EXISTS (SELECT 1
                          FROM permissions
                          WHERE permissions.plate_id = plates.id AND permissions.surface = \(Surface.channelDirectory)
                            AND permissions.approved_digest IS NOT NULL AND permissions.valid_until > \(reading.now))
            ORDER BY plates.subject_id, plates.published_at, plates.id
            """
        ) { (person: $0.id(), plate: $0.id()) }
    }

    static func bringUp(_ plate: ID<Plate>, in transaction: Transaction) throws {
        try transaction.run("UPDATE plates SET published_at = \(transaction.now) WHERE id = \(plate)")
    }
}
