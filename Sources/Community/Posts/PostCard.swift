import Identity
import Kernel
import Trust

/// A post with all that its card shows.
package struct PostCard: Sendable, Equatable {
    /// How many replies a card shows in a feed, and on the page of its post.
    static let repliesInFeed = 3
    static let repliesOnPage = 200

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
    package var poll: Poll?
    package var preview: LinkPreview?
    /// Which answer the one who looks chose; told on the post's own page alone.
    package var myVote: Int?
    /// Whether they keep it for later; told on the post's own page alone.
    package var isKept = false
    /// Whether they want to see what is behind its warning at once.
    package var isUnfolded = false
    /// Whether they may pin it to the top of its group, and take it from there.
    package var mayPin = false
}

/// A reply in a thread.
package struct ReplyLine: Sendable, Equatable {
    package let post: Visible<Post>
    package let chips: [PraiseChip]
    package let isMine: Bool
    package let mayRemove: Bool
}
