import Identity
import Kernel
import Language
import Site
import Store
import Trust

/// Praises a post or a reply. Saying the same words twice is saying them once.
package enum GivePraise {
    /// - Returns: the praise, new or as it stood.
    /// - Throws: `PraiseFault.own` for one's own post, `NotAllowed` where the giver may not praise.
    package static func give(_ draft: PraiseDraft, for post: Visible<Post>, by circle: Circle, _ transaction: Transaction) throws -> ID<Praise> {
        let subject = post.subject
        guard subject.author.id != circle.id else { throw PraiseFault.own }
        guard let membership = circle.viewer.membership(in: subject.practice) else { throw NotFound() }
        try Rights.check(.praise, membership)
        // Words of their own wait for a look for a time, and praise cannot wait.
        if membership.restriction == .limited, !PraiseKind.allCases.contains(where: { $0.chips.contains(draft.words) }) { throw PraiseFault.ownWords }
        // Praise tells nothing of one's own health and needs no consent; but what somebody took back is not shown anew.
        guard try !ConsentQueries.hasTakenBack(circle.id, practice: subject.practice, in: transaction) else { throw ConsentNeeded() }
        if let standing = try PraiseQueries.standing(post: subject.id, giver: circle.id, words: draft.words, in: transaction) {
            // Said in private before, and now for all to see.
            if standing.isPrivate && !draft.isPrivate {
                try PraiseQueries.show(standing.id, in: transaction)
                try announce(standing.id, subject, circle, transaction)
            }
            return standing.id
        }
        let id = transaction.newID(Praise.self)
        try PraiseQueries.insert(id, draft, post: subject.id, giver: circle.id, receiver: subject.author.id, in: transaction)
        try PraiseQueries.markPraised(subject.id, in: transaction)
        try announce(id, subject, circle, transaction)
        return id
    }

    private static func announce(_ id: ID<Praise>, _ post: Post, _ circle: Circle, _ transaction: Transaction) throws {
        try transaction.announce(Event(.praiseGiven, by: circle.id, subject: id, target: post.id, group: post.group, practice: post.practice))
    }
}

/// Unsays one's praise; it is gone for everybody, and so is its notice.
package enum WithdrawPraise {
    package static func withdraw(_ id: ID<Praise>, by circle: Circle, _ transaction: Transaction) throws {
        guard let post = try PraiseQueries.post(of: id, giver: circle.id, in: transaction) else { throw NotFound() }
        guard try PraiseQueries.withdraw(id, giver: circle.id, in: transaction) else { return }
        try PraiseQueries.refreshPraised(post.id, in: transaction)
        try transaction.announce(Event(.praiseWithdrawn, by: circle.id, subject: id, target: post.id, group: post.group, practice: post.practice))
    }
}

extension Event.Kind {
    /// Subject: the praise; target: the post it is for.
    package static let praiseGiven = Event.Kind("praise.given")
    package static let praiseWithdrawn = Event.Kind("praise.withdrawn")
}

package enum PraiseFault: Failure, Equatable {
    case own, ownWords

    package var sentence: String {
        switch self {
        case .own: "This is your own post. Praise is for what others did; write a reply if there is more to tell."
        case .ownWords: "What you write here waits for a look for a time, and praise cannot wait. Please choose one of the ready words."
        }
    }
    package var status: Int { 422 }
}
