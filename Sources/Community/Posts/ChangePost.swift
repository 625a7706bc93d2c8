import Identity
import Kernel
import Site
import Store
import Trust

/// Changes the words of one's own post.
package enum EditPost {
    package static func edit(_ post: Visible<Post>, headline: String, body: String, by circle: Circle, _ transaction: Transaction) throws {
        let subject = post.subject
        try check(post, circle)
        let text = try PostText(body, practice: subject.practice, in: transaction)
        try WritePostQueries.edit(subject.id, headline: subject.kind == .win ? headline : "", body: body, text, in: transaction)
        try transaction.announce(Event(.postEdited, by: circle.id, subject: subject.id, target: subject.top, group: subject.group, practice: subject.practice))
    }

    /// - Throws: `NotAllowed` for everybody but its author.
    static func check(_ post: Visible<Post>, _ circle: Circle) throws {
        guard post.subject.author.id == circle.id else { throw NotAllowed("Only \(post.subject.author.firstName) can change these words.") }
    }
}

/// Takes a post or reply down: one's own, or as somebody who looks after the place. Words, praise and pictures are gone at once.
package enum DeletePost {
    package static func delete(_ post: Visible<Post>, by circle: Circle, _ transaction: Transaction) throws {
        let subject = post.subject
        try check(post, circle)
        try PictureQueries.detach(from: subject.id, in: transaction)
        try WritePostQueries.delete(subject.id, in: transaction)
        if let thread = subject.thread { try WritePostQueries.refreshAnswered(thread, in: transaction) }
        try transaction.announce(Event(.postDeleted, by: circle.id, subject: subject.id, target: subject.top, group: subject.group, practice: subject.practice))
    }

    /// - Throws: `NotAllowed` for everybody but its author and those who look after the place.
    static func check(_ post: Visible<Post>, _ circle: Circle) throws {
        guard post.subject.author.id == circle.id || circle.mayRemove(post.subject.standpoint) else {
            throw NotAllowed("Only \(post.subject.author.firstName) or a moderator can take this down.")
        }
    }
}
