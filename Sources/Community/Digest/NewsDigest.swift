import Identity
import Kernel
import Site
import Store
import Trust

/// What a digest tells: what is new for one person, and in their groups.
struct NewsDigest: Sendable {
    let practice: String
    let bundles: [NoticeBundle]
    /// Links that answer a post without signing in, by notice.
    let answers: [ID<Notice>: Token]
    let groups: [DigestQueries.GroupNews]
    let off: Token

    /// Further ones are counted in a last line.
    static let mostBundles = 20
    /// What is older belongs to no digest, however long there was none.
    static let reachesBack: Span = .days(14)

    /// - Returns: `nil` where there is nothing to tell: no mail is sent then.
    static func read(for circle: Circle, _ settings: NoticeSettings, in transaction: Transaction) throws -> NewsDigest? {
        let earliest = transaction.now - reachesBack
        let since = max(earliest, settings.digestSentAt ?? earliest)
        let notices = try NoticeQueries.notices(of: circle.id, isNew: true, since: since, limit: 200, in: transaction)
        let bundles = NoticeBundle.bundles(of: notices)
        let hearings = try NoticeSettingQueries.hearings(of: circle.id, in: transaction)
        let groups = try circle.ties.map(\.group).filter { hearings[$0.id, default: .mine] != .nothing }.compactMap {
            try DigestQueries.news(in: $0, since: since, for: circle, in: transaction)
        }
        guard !bundles.isEmpty || !groups.isEmpty else { return nil }
        // Whoever wants no words in their mail gets no links that show them, or that answer in their name.
        let answerable = !settings.digestTellsWords ? [] : bundles.prefix(mostBundles).map(\.newest).filter { [.reply, .mention].contains($0.kind) }
        let answers = try answerable.compactMap { notice in
            try notice.post.map { (notice.id, try Links.make(.answer, for: circle.id, about: $0.value, in: transaction)) }
        }
        return NewsDigest(
            practice: circle.viewer.memberships.first?.practice.name ?? "Hearten", bundles: bundles,
            answers: Dictionary(answers, uniquingKeysWith: { $1 }), groups: groups, off: try Links.make(.endDigest, for: circle.id, in: transaction)
        )
    }
}
