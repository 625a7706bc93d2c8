import Identity
import Kernel
import Site
import Store
import Trust

/// Changes the words of one's own post.
package enum EditPost {
    /// - Throws: `NotAllowed`; `ChangedElsewhere` where other words stand there by now than those that were changed.
    package static func edit(_ post: Visible<Post>, _ change: PostChange, by circle: Circle, _ transaction: Transaction) throws {
        let subject = post.subject
        try check(post, circle)
        // What was read, or decided about, stays as it was.
        if circle.viewer.membership(in: subject.practice)?.restriction != nil {
            throw NotAllowed("For now you cannot change what you wrote. You can take it down, or write something new.")
        }
        let headline = subject.kind == .win ? change.headline : ""
        if subject.headline == headline && subject.body == change.body {
            // The same form sent twice, or a warning alone.
            guard subject.warning != change.warning else { return }
            try checkVersion(change, subject)
            try WritePostQueries.raiseVersion(subject.id, in: transaction)
        } else {
            try checkVersion(change, subject)
            let text = try PostText(change.body, practice: subject.practice, in: transaction)
            if subject.audience == .public { try PublicNames.check(text, by: circle.id, in: transaction) }
            try WritePostQueries.keepVersion(subject, in: transaction)
            try WritePostQueries.edit(subject.id, headline: headline, body: change.body, text, in: transaction)
        }
        try WritePostQueries.setWarning(change.warning, of: subject.id, in: transaction)
        try transaction.announce(Event(.postEdited, by: circle.id, subject: subject.id, target: subject.top, group: subject.group, practice: subject.practice))
    }

    private static func checkVersion(_ change: PostChange, _ subject: Post) throws {
        guard change.of == nil || change.of == subject.version else { throw ChangedElsewhere() }
    }

    /// - Throws: `NotAllowed` for everybody but its author.
    static func check(_ post: Visible<Post>, _ circle: Circle) throws {
        guard post.subject.author.id == circle.id else { throw NotAllowed("Only \(post.subject.author.firstName) can change these words.") }
    }
}

/// The words were changed in another tab, or on another device, since this form was opened.
package struct ChangedElsewhere: Failure, Equatable {
    package var sentence: String {
        "You changed these words somewhere else meanwhile. What stands there now is below; your words are still in the form. Save again to put yours in its place."
    }
    package var status: Int { 409 }
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
