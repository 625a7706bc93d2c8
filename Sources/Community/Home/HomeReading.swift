import Identity
import Kernel
import Site
import Store
import Trust

/// All that somebody reads on a page of home, as it stands in the database.
struct HomeReading: Sendable {
    struct Key: KeptKey {
        typealias Answer = HomeReading
        static let mostKept = 1_000
        /// As their request found them: rights that have changed since make another key.
        let viewer: Viewer
        let cursor: PageCursor<Post>
        /// Mutes end, and newcomers are no longer new, with time.
        let minute: Moment
    }

    let circle: Circle
    let cards: Page<PostCard, Post>
    let newNotices: Int
    let follows: FollowCounts
    /// What the composer of the first group needs; `nil` for those who are in none.
    let composer: GroupReading.Composing?

    var newcomers: [Account] {
        guard let group = composer?.group else { return [] }
        let others = (composer?.facts.newcomers ?? []).filter { $0.id != circle.id && circle.hears($0.id, in: group.practice, group: group.id) }
        return Array(others.prefix(GroupReading.newcomersShown))
    }

    static func read(_ key: Key, in reading: Reading) throws -> HomeReading {
        let circle = try CircleQueries.circle(of: key.viewer, in: reading)
        return HomeReading(
            circle: circle, cards: try HomeQueries.cards(cursor: key.cursor, limit: FeedRoutes.pageSize, for: circle, in: reading),
            newNotices: try NoticeQueries.countNew(circle.id, in: reading), follows: try FollowQueries.counts(of: circle.id, in: reading),
            composer: try circle.ties.first.map { try GroupReading.Composing.read($0.group, for: circle, key.minute, in: reading) }
        )
    }
}
