import Identity
import Kernel
import Site
import Store
import Trust

/// The first thing that somebody shares in a group that wants this: those who look after the group read it before others see it.
package enum FirstPosts {
    /// So many public posts of each person are read first, where the practice wants it (COMPLIANCE.md, order of control, 3).
    static let readPublicly = 3

    /// Its author changed it while somebody read it.
    struct Changed: Error {}

    /// Where something that is about to be written waits; `nil` where it is shown at once.
    static func place(_ tie: GroupTie, _ audience: PostDraft.ChosenAudience, _ circle: Circle, in reading: Reading) throws -> ID<Group>? {
        // What somebody who is limited writes waits whatever it is for, but for what is for the coaches.
        if circle.viewer.membership(in: tie.group.practice)?.restriction == .limited { return audience == .coaches ? nil : tie.group.id }
        if audience == .public {
            guard try waitsForLook(in: tie.group.practice, circle, in: reading), !circle.looksAfter(tie.group.practice, nil) else { return nil }
            return tie.group.id
        }
        guard tie.group.reviewsFirst, audience == .group || audience == .practice, !circle.looksAfter(tie.group.practice, tie.group.id),
            try !FirstPostQueries.hasShown(circle.id, in: tie.group, toPractice: audience == .practice, reading)
        else { return nil }
        return tie.group.id
    }

    /// Whether the practice wants to read somebody's first public posts, and they have not had so many yet.
    private static func waitsForLook(in practice: ID<Practice>, _ circle: Circle, in reading: Reading) throws -> Bool {
        guard circle.viewer.membership(in: practice)?.practice.reviewsPublic == true else { return false }
        return try FirstPostQueries.shownPublicly(circle.id, in: practice, most: readPublicly, reading) < readPublicly
    }

    /// A reply has no group in which it could wait.
    /// - Throws: `NotAllowed`.
    static func checkPublicReply(_ membership: Membership, _ circle: Circle, in reading: Reading) throws {
        guard !circle.looksAfter(membership.practice.id, nil), try waitsForLook(in: membership.practice.id, circle, in: reading) else { return }
        throw NotAllowed(
            "At \(membership.practice.name), a coach reads everybody’s first public posts. Please share some of your own first, or answer without making it public."
        )
    }

    /// Tells those who look after the group, by its event. Nobody else hears of it before it is shown.
    static func hold(_ post: ID<Post>, in group: ID<Group>, by author: ID<Account>, _ transaction: Transaction) throws {
        try transaction.announce(Event(.postHeld, by: author, subject: post, target: group, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }

    /// A post or reply that waits in a group which `circle` looks after.
    /// - Throws: `NotFound` for everybody else, and where it waits no more.
    static func held(_ id: ID<Post>, in group: ID<Group>, for circle: Circle, _ reading: Reading) throws -> Post {
        guard try FirstPostQueries.held(in: group, for: circle, reading).contains(id),
            let post = try PostQueries.posts([id], in: reading).first, circle.looksAfter(post.practice, group)
        else { throw NotFound() }
        return post
    }

    /// Whether somebody looks at it before others do.
    static func mayLook(_ id: ID<Post>, _ circle: Circle, _ reading: Reading) throws -> Bool {
        guard let group = try FirstPostQueries.group(of: id, in: reading), let tie = circle.tie(to: group), circle.looksAfter(tie.group.practice, group) else {
            return false
        }
        return try FirstPostQueries.held(in: group, for: circle, reading).contains(id)
    }

    /// Shows it to those it is for, as if it had been written now; everything that follows from a post follows then.
    /// - Parameter version: the words that were read; `nil` where the form did not say.
    /// - Throws: `Changed` where other words stand there by now.
    package static func letIn(
        _ id: ID<Post>, version: Int? = nil, in group: ID<Group>, by circle: Circle, _ transaction: Transaction
    ) throws {
        let post = try held(id, in: group, for: circle, transaction)
        guard version == nil || version == post.version else { throw Changed() }
        try FirstPostQueries.show(id, in: transaction)
        let kind: Event.Kind = post.thread == nil ? .postWritten : .replyWritten
        if let thread = post.thread { try WritePostQueries.markAnswered(thread, by: post.author.id, in: transaction) }
        try transaction.announce(Event(kind, by: post.author.id, subject: id, target: post.thread, group: post.group, practice: post.practice))
    }

    /// Gives it back to its author as a draft, with a few words. Nothing of it is lost.
    package static func giveBack(_ id: ID<Post>, _ words: String, in group: ID<Group>, by circle: Circle, _ transaction: Transaction) throws {
        let post = try held(id, in: group, for: circle, transaction)
        let pictures = try PictureQueries.release(from: id, in: transaction)
        let choices = try PollQueries.polls(of: [id], in: transaction)[id]?.choices.map(\.words) ?? []
        var texts = [
            (name: "body", text: post.body), (name: "headline", text: post.headline), (name: "kind", text: post.kind == .reply ? "note" : post.kind.rawValue),
            (name: "audience", text: post.audience.rawValue), (name: "warning", text: post.warning?.kind.rawValue ?? ""),
            (name: "warning-words", text: post.warning?.words ?? ""),
        ]
        for picture in pictures {
            texts += [(name: "kept", text: picture.id.description), (name: "description-\(picture.id)", text: picture.description)]
        }
        texts += choices.enumerated().map { (name: "choice-\($0 + 1)", text: $1) }
        let key = Token().text
        try DraftQueries.save(Draft.fields(FormFields(texts: texts + [(name: "key", text: key)])), formKey: key, in: group, of: post.author.id, in: transaction)
        guard let draft = try DraftQueries.draft(formKey: key, of: post.author.id, in: transaction) else { return }
        let reason = words.isVisiblyEmpty ? "Somebody who looks after the group would like to talk with you about it first." : String(words.prefix(500))
        try DraftQueries.fail(draft.id, reason, in: transaction)
        try WritePostQueries.delete(id, in: transaction)
        try TellPerson.tell(
            post.author.id, Telling(kind: .notShared, actor: post.author.id, cause: draft.id.value, about: draft.id.value, at: transaction.now),
            in: transaction)
    }
}

extension Event.Kind {
    /// Subject: the post or reply; target: the group in which it waits.
    package static let postHeld = Event.Kind("post.held")
}
