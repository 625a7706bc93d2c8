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

    let circle: Circle
    let group: Group
    let counts: GroupQueries.Counts
    let cards: Page<PostCard, Post>
    let newcomers: [Account]
    let newNotices: Int
    let practicePeople: Int
    /// First names of the coaches, without one's own.
    let coaches: [String]
    /// Consents that are to be asked for before something is shared.
    let neededConsents: Set<ConsentPurpose>

    /// - Throws: `NotFound` where there is no such group.
    static func read(_ key: Key, _ membership: Membership, _ page: MemberPage, in reading: Reading) throws -> GroupReading? {
        let circle = try page.circle(reading)
        guard let group = page.ownGroup(membership, circle) else {
            _ = try page.group(membership, reading)
            return nil
        }
        return GroupReading(
            circle: circle, group: group, counts: try GroupQueries.counts(group.id, in: reading),
            cards: try FeedQueries.cards(in: group, cursor: key.cursor, limit: FeedRoutes.pageSize, for: circle, in: reading),
            newcomers: try GroupQueries.newcomers(to: group.id, since: key.minute - .days(7), except: circle.id, limit: 3, in: reading),
            newNotices: try NoticeQueries.countNew(circle.id, in: reading), practicePeople: try MembershipQueries.people(in: key.practice, reading),
            coaches: try MembershipQueries.professionals(of: key.practice, in: reading).filter { $0.id != circle.id }.map(\.firstName),
            neededConsents: Set(ConsentPurpose.allCases).subtracting(try ConsentQueries.standing(of: circle.id, practice: key.practice, in: reading))
        )
    }
}
