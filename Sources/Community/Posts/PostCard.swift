import Identity
import Kernel
import Site
import Store
import Trust

/// A post with all that its card shows.
package struct PostCard: Sendable, Hashable {
    package let post: Visible<Post>
    package let pictures: [ShownPicture]
    package let chips: [PraiseChip]
    /// Replies that are shown here, oldest first, with their own chips.
    package let replies: [ReplyLine]
    /// How many replies there are in all; among earlier replies, up to there.
    package let replyCount: Int
    /// The group's name, where it stands in one.
    package let place: String
    /// How many people it is for by name, its author among them; 0 where it is for a group or the practice.
    package let named: Int
    package let isMine: Bool
    package let mayRemove: Bool
    package let mayReply: Bool
}

/// A reply in a thread.
package struct ReplyLine: Sendable, Hashable {
    package let post: Visible<Post>
    package let chips: [PraiseChip]
    package let isMine: Bool
    package let mayRemove: Bool
}

/// Collects what cards show: a fixed number of statements for any number of posts.
package enum PostCards {
    /// How many replies a card in a feed shows.
    static let repliesInFeed = 3
    static let repliesOnPage = 200

    /// - Parameters:
    ///   - newest: how many replies each card shows …
    ///   - cursor: … of those below it.
    package static func cards(
        _ posts: [Visible<Post>], replies newest: Int = repliesInFeed, before cursor: PageCursor<Post> = .newest, for circle: Circle, in reading: Reading
    ) throws -> [PostCard] {
        let ids = posts.map(\.subject.id)
        let (replies, counts) = try PostQueries.replies(toThreads: ids, newest: newest, before: cursor, for: circle, in: reading)
        let named = try AudienceQueries.people(ofPosts: posts.map(\.subject).filter { $0.audience == .people }.map(\.id), in: reading)
        let chips = try PraiseQueries.chips(on: ids + replies.map(\.subject.id), seenBy: circle.id, in: reading)
        let pictures = try PictureQueries.pictures(of: ids, in: reading)
        let names = Dictionary(circle.ties.map { ($0.group.id, $0.group.name) }, uniquingKeysWith: { $1 })
        let byThread = Dictionary(grouping: replies, by: { $0.subject.top })
        return posts.map { post in
            let subject = post.subject
            return PostCard(
                post: post, pictures: pictures[subject.id] ?? [], chips: chips[subject.id] ?? [],
                replies: (byThread[subject.id] ?? []).map { line($0, chips[$0.subject.id] ?? [], circle) }, replyCount: counts[subject.id] ?? 0,
                place: subject.group.flatMap { names[$0] } ?? "", named: named[subject.id]?.count ?? 0, isMine: subject.author.id == circle.id,
                mayRemove: circle.mayRemove(subject.standpoint), mayReply: mayReply(subject, circle)
            )
        }
    }

    private static func mayReply(_ post: Post, _ circle: Circle) -> Bool {
        // Its author still sees what they wrote in a group they have left.
        if let group = post.group, circle.tie(to: group) == nil { return false }
        return circle.viewer.membership(in: post.practice).map { Rights.allow(.reply, $0.role, $0.standing) } ?? false
    }

    private static func line(_ post: Visible<Post>, _ chips: [PraiseChip], _ circle: Circle) -> ReplyLine {
        ReplyLine(
            post: post, chips: chips, isMine: post.subject.author.id == circle.id, mayRemove: circle.mayRemove(post.subject.standpoint)
        )
    }
}
