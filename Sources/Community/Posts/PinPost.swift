import Identity
import Kernel
import Site
import Store
import Trust

/// Pins a post to the top of its group.
package enum PinPost {
    /// More than these would push down what is new.
    package static let most = 3

    /// Whether somebody looks after the group in which a post stands.
    static func may(_ post: Post, _ circle: Circle) -> Bool {
        guard post.audience == .group, post.thread == nil, let group = post.group else { return false }
        return circle.looksAfter(post.practice, group) && circle.tie(to: group) != nil
    }

    /// - Throws: `NotAllowed`, `PinFault`.
    package static func pin(_ post: Visible<Post>, _ isPinned: Bool, by circle: Circle, _ transaction: Transaction) throws {
        let subject = post.subject
        guard may(subject, circle), let group = subject.group else { throw NotAllowed("Only a coach or a moderator of the group can pin this.") }
        guard isPinned != subject.isPinned else { return }
        if isPinned, try PinQueries.pinned(in: group, in: transaction).count >= most { throw PinFault() }
        try PinQueries.set(subject.id, isPinned, in: transaction)
        try transaction.announce(Event(.postEdited, by: circle.id, subject: subject.id, target: subject.top, group: subject.group, practice: subject.practice))
    }
}

extension PinPost {
    /// Pins what was just written; where there is no room, what was pinned longest goes down.
    static func pinNewest(_ post: ID<Post>, in group: ID<Group>, _ transaction: Transaction) throws {
        for old in try PinQueries.pinned(in: group, in: transaction).dropFirst(most - 1) { try PinQueries.set(old, false, in: transaction) }
        try PinQueries.set(post, true, in: transaction)
    }
}

package struct PinFault: Failure, Equatable {
    package var sentence: String { "\(NumberWords.word(PinPost.most).capitalizedFirst) posts are pinned here already. Please take one down first." }
    package var status: Int { 422 }
}
