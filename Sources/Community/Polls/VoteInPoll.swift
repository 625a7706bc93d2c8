import Identity
import Kernel
import Site
import Store
import Trust

/// Chooses an answer of a poll, or another one, until it closes.
package enum VoteInPoll {
    /// - Throws: `NotFound` where the post has none, `PollFault`, `NotAllowed`.
    package static func vote(_ position: Int?, on post: Visible<Post>, by circle: Circle, _ transaction: Transaction) throws {
        guard let poll = try PollQueries.polls(of: [post.subject.id], in: transaction)[post.subject.id],
            let membership = circle.viewer.membership(in: post.subject.practice)
        else { throw NotFound() }
        if let group = post.subject.group, circle.tie(to: group) == nil { throw NotAllowed("You have left the group in which this was asked.") }
        try Rights.check(.reply, membership)
        guard poll.closesAt > transaction.now else { throw PollFault.closed }
        guard let position, poll.choices.contains(where: { $0.position == position }) else { throw PollFault.noSuchChoice }
        try PollQueries.setVote(position, of: circle.id, on: post.subject.id, in: transaction)
        let subject = post.subject
        try transaction.announce(Event(.pollAnswered, by: circle.id, subject: subject.id, target: subject.id, group: subject.group, practice: subject.practice))
    }
}

extension Event.Kind {
    /// Subject and target: the post. Says nothing of what was chosen.
    package static let pollAnswered = Event.Kind("poll.answered")
}
