import Identity
import Kernel
import Store
import Trust

/// Posts with what hangs on them, as the rows have it: the same for whoever looks. `cards(for:)` shows a reader their part of it.
///
/// What is in it has passed no audience check, so nothing of it is to be seen from outside.
package struct Threads: Sendable {
    private let posts: [Post]
    /// The replies that are shown, by the post at the top, oldest first.
    private let replies: [ID<Post>: [Post]]
    /// How many replies there are in all.
    private let replyCounts: [ID<Post>: Int]
    /// The named people of posts and replies that are for named people.
    private let named: [ID<Post>: Set<ID<Account>>]
    private let sayings: [ID<Post>: Sayings]
    private let pictures: [ID<Post>: [ShownPicture]]
    private let polls: [ID<Post>: Poll]
    private let previews: [ID<Post>: LinkPreview]

    /// Reads all that cards show: a fixed number of statements for any number of posts.
    /// - Parameters:
    ///   - newest: how many replies of each thread are shown …
    ///   - cursor: … of those below it.
    ///   - authors: whose replies are neither shown nor counted.
    ///   - viewer: for whom alone this is read; needed where posts are for followers.
    package static func read(
        _ posts: [Post], replies newest: Int = PostCard.repliesInFeed, before cursor: PageCursor<Post> = .newest,
        without authors: [ID<Account>] = [], lookedAtBy viewer: ID<Account>? = nil, in reading: Reading
    ) throws -> Threads {
        let ids = posts.map(\.id)
        let (replies, counts) = try PostQueries.replies(
            toThreads: ids, newest: newest, before: cursor, without: authors, lookedAtBy: viewer, in: reading
        )
        let forNamed = (posts + replies).filter { $0.audience == .people }.map(\.id)
        return Threads(
            posts: posts, replies: Dictionary(grouping: replies, by: \.top), replyCounts: counts,
            named: try AudienceQueries.people(ofPosts: forNamed, in: reading).mapValues { Set($0) },
            sayings: try PraiseQueries.sayings(on: ids + replies.map(\.id), in: reading),
            pictures: try PictureQueries.pictures(of: ids, in: reading), polls: try PollQueries.polls(of: ids, in: reading),
            previews: try PreviewQueries.previews(of: ids, in: reading)
        )
    }

    /// The cards of posts from several places, read for one reader alone, in their order. Whom the reader does not hear may differ from
    /// place to place.
    static func cards(of posts: [Post], for circle: Circle, in reading: Reading) throws -> [PostCard] {
        let byUnheard = Dictionary(grouping: posts) { circle.unheard(in: $0.practice, group: $0.group) }
        let cards = try byUnheard.flatMap { unheard, posts in
            try read(posts, without: unheard, lookedAtBy: circle.id, in: reading).cards(for: circle)
        }
        let places = Dictionary(posts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
        return cards.sorted { places[$0.post.subject.id, default: 0] < places[$1.post.subject.id, default: 0] }
    }

    /// The cards of those posts that the reader may see, in their order.
    /// - Parameter chosen: leaves out the others.
    package func cards(for circle: Circle, where chosen: (ID<Post>) -> Bool = { _ in true }) -> [PostCard] {
        let names = Dictionary(circle.ties.map { ($0.group.id, $0.group.name) }, uniquingKeysWith: { $1 })
        return posts.filter { chosen($0.id) }.compactMap { shown($0, to: circle) }.map { post in
            let subject = post.subject
            let filter = ReaderFilter(circle.viewer)
            return PostCard(
                post: post, pictures: pictures[subject.id] ?? [], chips: chips(subject, circle, filter),
                replies: (replies[subject.id] ?? []).compactMap { shown($0, to: circle) }.map { line($0, circle, filter) },
                replyCount: replyCounts[subject.id] ?? 0, place: subject.group.flatMap { names[$0] } ?? "", named: named[subject.id]?.count ?? 0,
                isMine: subject.author.id == circle.id, mayRemove: circle.mayRemove(subject.standpoint), mayReply: Self.mayReply(subject, circle),
                poll: polls[subject.id], preview: previews[subject.id],
                isUnfolded: subject.warning.map { $0.found == nil && circle.viewer.unfolds.contains($0.kind) } ?? false, mayPin: PinPost.may(subject, circle)
            )
        }
    }

    /// The audience check.
    private func shown(_ post: Post, to circle: Circle) -> Visible<Post>? {
        var post = post
        if named[post.id]?.contains(circle.id) == true { post.includesViewer = true }
        return circle.reads(post, beside: texts(beside: post.id))
    }

    private static func mayReply(_ post: Post, _ circle: Circle) -> Bool {
        // Its author still sees what they wrote in a group they have left.
        if let group = post.group, circle.tie(to: group) == nil { return false }
        return circle.viewer.membership(in: post.practice).map { Rights.allow(.reply, $0.role, $0.standing) } ?? false
    }

    /// What hangs on a post and can be read, too.
    private func texts(beside post: ID<Post>) -> [String] {
        (pictures[post] ?? []).map(\.description) + (polls[post]?.choices.map(\.words) ?? []) + (previews[post].map { [$0.title, $0.description] } ?? [])
    }

    private func chips(_ post: Post, _ circle: Circle, _ filter: ReaderFilter) -> [PraiseChip] {
        let chips = sayings[post.id]?.chips(for: circle, at: post.standpoint) ?? []
        return filter.isEmpty ? chips : chips.filter { $0.mine != nil || filter.found(in: [$0.words]) == nil }
    }

    private func line(_ post: Visible<Post>, _ circle: Circle, _ filter: ReaderFilter) -> ReplyLine {
        ReplyLine(
            post: post, chips: chips(post.subject, circle, filter), isMine: post.subject.author.id == circle.id,
            mayRemove: circle.mayRemove(post.subject.standpoint)
        )
    }
}
