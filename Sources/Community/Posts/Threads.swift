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

    /// Reads all that cards show: a fixed number of statements for any number of posts.
    /// - Parameters:
    ///   - newest: how many replies of each thread are shown …
    ///   - cursor: … of those below it.
    package static func read(
        _ posts: [Post], replies newest: Int = PostCard.repliesInFeed, before cursor: PageCursor<Post> = .newest, in reading: Reading
    ) throws -> Threads {
        let ids = posts.map(\.id)
        let (replies, counts) = try PostQueries.replies(toThreads: ids, newest: newest, before: cursor, in: reading)
        let forNamed = (posts + replies).filter { $0.audience == .people }.map(\.id)
        return Threads(
            posts: posts, replies: Dictionary(grouping: replies, by: \.top), replyCounts: counts,
            named: try AudienceQueries.people(ofPosts: forNamed, in: reading).mapValues { Set($0) },
            sayings: try PraiseQueries.sayings(on: ids + replies.map(\.id), in: reading),
            pictures: try PictureQueries.pictures(of: ids, in: reading)
        )
    }

    /// The cards of those posts that the reader may see, in their order.
    /// - Parameter chosen: leaves out the others.
    package func cards(for circle: Circle, where chosen: (ID<Post>) -> Bool = { _ in true }) -> [PostCard] {
        let names = Dictionary(circle.ties.map { ($0.group.id, $0.group.name) }, uniquingKeysWith: { $1 })
        return posts.filter { chosen($0.id) }.compactMap { shown($0, to: circle) }.map { post in
            let subject = post.subject
            return PostCard(
                post: post, pictures: pictures[subject.id] ?? [], chips: sayings[subject.id]?.chips(seenBy: circle.id) ?? [],
                replies: (replies[subject.id] ?? []).compactMap { shown($0, to: circle) }.map { line($0, circle) },
                replyCount: replyCounts[subject.id] ?? 0, place: subject.group.flatMap { names[$0] } ?? "", named: named[subject.id]?.count ?? 0,
                isMine: subject.author.id == circle.id, mayRemove: circle.mayRemove(subject.standpoint), mayReply: Self.mayReply(subject, circle)
            )
        }
    }

    /// The audience check.
    private func shown(_ post: Post, to circle: Circle) -> Visible<Post>? {
        var post = post
        post.namesViewer = named[post.id]?.contains(circle.id) ?? false
        return circle.sees(post, at: post.standpoint)
    }

    private static func mayReply(_ post: Post, _ circle: Circle) -> Bool {
        // Its author still sees what they wrote in a group they have left.
        if let group = post.group, circle.tie(to: group) == nil { return false }
        return circle.viewer.membership(in: post.practice).map { Rights.allow(.reply, $0.role, $0.standing) } ?? false
    }

    private func line(_ post: Visible<Post>, _ circle: Circle) -> ReplyLine {
        ReplyLine(
            post: post, chips: sayings[post.subject.id]?.chips(seenBy: circle.id) ?? [], isMine: post.subject.author.id == circle.id,
            mayRemove: circle.mayRemove(post.subject.standpoint)
        )
    }
}
