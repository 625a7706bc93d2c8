import Identity
import Kernel
import Store
import Trust

/// All that a member reads on a page of a group, as it stands in the database.
struct GroupReading: Sendable {
    struct Key: KeptKey {
        /// `nil` for those who are not in the group.
        typealias Answer = GroupReading?
        static let mostKept = 1_000
        /// As their request found them: rights that have changed since make another key.
        let viewer: Viewer
        let practice: ID<Practice>
        let slug: String
        let cursor: PageCursor<Post>
        /// Who is a newcomer depends on the time.
        let minute: Moment
    }

    /// What the page says of the group and its practice to everybody.
    struct Facts: Sendable {
        let counts: GroupQueries.Counts
        let practicePeople: Int
        let coaches: [Account]
        /// One more than are shown: the reader may be one of them.
        let newcomers: [Account]
    }

    private struct FactsKey: KeptKey {
        typealias Answer = Facts
        static let mostKept = 1_000
        let group: ID<Group>
        let minute: Moment
    }

    static let newcomersShown = 3
    let circle: Circle
    let group: Group
    let facts: Facts
    let cards: Page<PostCard, Post>
    let newNotices: Int
    /// Consents that are to be asked for before something is shared.
    let neededConsents: Set<ConsentPurpose>

    /// First names of the coaches, without one's own.
    var coaches: [String] { facts.coaches.filter { $0.id != circle.id }.map(\.firstName) }
    var newcomers: [Account] { Array(facts.newcomers.filter { $0.id != circle.id }.prefix(Self.newcomersShown)) }

    /// - Throws: `NotFound` where there is no such group.
    static func read(_ key: Key, _ membership: Membership, _ page: MemberPage, in reading: Reading) throws -> GroupReading? {
        let circle = try page.circle(reading)
        guard let group = page.ownGroup(membership, circle) else {
            _ = try page.group(membership, reading)
            return nil
        }
        return GroupReading(
            circle: circle, group: group, facts: try facts(group, key.minute, in: reading),
            cards: try FeedQueries.cards(in: group, cursor: key.cursor, limit: FeedRoutes.pageSize, for: circle, in: reading),
            newNotices: try NoticeQueries.countNew(circle.id, in: reading),
            neededConsents: Set(ConsentPurpose.allCases).subtracting(try ConsentQueries.standing(of: circle.id, practice: key.practice, in: reading))
        )
    }

    private static func facts(_ group: Group, _ minute: Moment, in reading: Reading) throws -> Facts {
        try reading.kept(FactsKey(group: group.id, minute: minute)) {
            Facts(
                counts: try GroupQueries.counts(group.id, in: reading), practicePeople: try MembershipQueries.people(in: group.practice, reading),
                coaches: try MembershipQueries.professionals(of: group.practice, in: reading),
                newcomers: try GroupQueries.newcomers(to: group.id, since: minute - .days(7), at: minute, limit: newcomersShown + 1, in: reading)
            )
        }
    }
}
