import Identity
import Kernel

/// Something that somebody is told: they were praised, answered or mentioned; or somebody follows them, or wants to.
package struct Notice: Hashable, Sendable {
    package let id: ID<Notice>
    package let kind: NoticeKind
    package let actor: Account
    /// What it is about, where it is not about a person alone.
    package let post: ID<Post>?
    /// The post's first words, or the praise's.
    package let excerpt: String
    package let href: String
    package let createdAt: Moment
    package let isNew: Bool
}

package enum NoticeKind: String, Sendable, CaseIterable {
    case praise, reply, mention, follow
    case followRequest = "follow_request"
    case followAccepted = "follow_accepted"
}
