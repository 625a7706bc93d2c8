import Identity
import Kernel

/// Where a follow stands: asked for, where the followed person wants to be asked, or following.
package enum FollowState: String, Sendable, CaseIterable { case asked, following }

/// How the one who looks and another person stand to each other.
package struct Relation: Hashable, Sendable {
    /// Whether the one who looks follows the other, or asked to.
    package let follows: FollowState?
    /// Whether the other follows back, or asked to.
    package let isFollowed: FollowState?

    package static let strangers = Relation(follows: nil, isFollowed: nil)

    package init(follows: FollowState?, isFollowed: FollowState?) {
        self.follows = follows
        self.isFollowed = isFollowed
    }

    package var isMutual: Bool { follows == .following && isFollowed == .following }
}

/// How many follow somebody, and whom they follow; for that person's eyes.
package struct FollowCounts: Hashable, Sendable {
    package let followers: Int
    package let following: Int
    /// Who asked and waits for an answer.
    package let asked: Int

    package init(followers: Int, following: Int, asked: Int) {
        self.followers = followers
        self.following = following
        self.asked = asked
    }
}

package enum FollowFault: Failure, Equatable {
    case oneself, tooMany

    /// How many people somebody may follow.
    package static let most = 7_500

    package var sentence: String {
        switch self {
        case .oneself: "This is you."
        case .tooMany: "You follow \(Self.most) people already. Please unfollow somebody first."
        }
    }
    package var status: Int { 422 }
}
