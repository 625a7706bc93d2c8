import Identity
import Kernel
import Site
import Store
import Trust

/// Shares something with a group, the practice, one’s followers, or one’s coaches.
package enum WritePost {
    /// - Returns: the post's id; the same as before where the same form was sent already.
    /// - Throws: `NotAllowed`, or `NotFound` where the group is not one of theirs.
    package static func write(_ draft: PostDraft, in group: Group, by circle: Circle, _ transaction: Transaction) throws -> ID<Post> {
        guard let membership = circle.viewer.membership(in: group.practice), let tie = circle.tie(to: group.id) else { throw NotFound() }
        let form = draft.stamp(files: try PictureQueries.digests(of: draft.pictures.map(\.id), owner: circle.id, in: transaction))
        if let known = try PostQueries.post(by: circle.id, form: form, in: transaction) { return known }
        try Rights.check(draft.audience.act, membership)
        try check(draft.kind, tie, membership)
        for purpose in draft.consents { try GiveConsent.give(purpose, circle.id, to: membership.practice, in: transaction) }
        try checkConsents(circle, membership, in: transaction)
        if draft.audience == .public { try OpenChannel.check(circle.id, isToOpen: draft.opensChannel, at: "audience", transaction) }

        let isFirstWin = try draft.kind == .win && !PostQueries.hasWon(circle.id, practice: group.practice, in: transaction)
        let post = NewPost(
            id: transaction.newID(), author: circle.id, kind: draft.kind, audience: try audience(draft, group, circle, in: transaction),
            practice: group.practice, headline: draft.headline, body: draft.body, language: circle.viewer.language, isFirstWin: isFirstWin,
            warning: draft.warning, form: form,
            createdAt: transaction.now, heldIn: try FirstPosts.place(tie, draft.audience, circle, in: transaction)
        )
        let text = try PostText(draft.body, practice: group.practice, in: transaction)
        if draft.audience == .public { try PublicNames.check(text, by: circle.id, in: transaction) }
        try WritePostQueries.insert(post, text, in: transaction)
        try PictureQueries.attach(draft.pictures, to: post.id, owner: circle.id, in: transaction)
        if let poll = draft.poll { try PollQueries.insert(poll, of: post.id, in: transaction) }
        try DraftQueries.remove(formKey: draft.formKey, of: circle.id, in: transaction)
        try GroupQueries.endQuiet(circle.id, in: group.id, in: transaction)
        if draft.kind == .announcement, post.group != nil { try PinPost.pinNewest(post.id, in: group.id, transaction) }
        if let group = post.heldIn {
            try FirstPosts.hold(post.id, in: group, by: circle.id, transaction)
        } else {
            try transaction.announce(Event(.postWritten, by: circle.id, subject: post.id, target: ID<Post>?.none, group: post.group, practice: post.practice))
        }
        return post.id
    }

    /// Prompts and announcements are for those who may write them, into a group that has not come to its end.
    private static func check(_ kind: PostKind, _ tie: GroupTie, _ membership: Membership) throws {
        guard tie.group.archivedAt == nil else { throw GroupFault.archived }
        if kind == .prompt, !mayPrompt(tie, membership) { try Rights.check(.writePrompt, membership) }
        if kind == .announcement { try Rights.check(.announce, membership) }
    }

    /// Coaches may, and clients who agreed to keep a group's talk going.
    package static func mayPrompt(_ tie: GroupTie, _ membership: Membership) -> Bool {
        tie.helps == .hosts || Rights.allow(.writePrompt, membership.role, membership.standing)
    }

    private static func audience(_ draft: PostDraft, _ group: Group, _ circle: Circle, in reading: Reading) throws -> Audience {
        switch draft.audience {
        case .followers: .followers(of: circle.id)
        case .public: .public
        case .group: .group(group.id)
        case .practice: .practice
        case .coaches: .people(try coaches(of: group.practice, circle, in: reading))
        }
    }

    /// Those whom the composer names: nobody whom the author blocks, or who blocks them.
    /// - Throws: `NotAllowed` where there is nobody but the author: what is for the coaches is not written for no one.
    private static func coaches(of practice: ID<Practice>, _ circle: Circle, in reading: Reading) throws -> [ID<Account>] {
        let coaches = try MembershipQueries.professionals(of: practice, in: reading).map(\.id).filter { !circle.isBlocked($0) }
        guard coaches.contains(where: { $0 != circle.id }) else {
            throw NotAllowed("None of the coaches can be reached here at the moment. Please choose others, or keep it as a draft.")
        }
        return coaches
    }

    static func checkConsents(_ circle: Circle, _ membership: Membership, in reading: Reading) throws {
        guard try ConsentQueries.standing(of: circle.id, practice: membership.practice.id, in: reading).isSuperset(of: ConsentPurpose.allCases) else {
            throw ConsentNeeded()
        }
    }
}

extension Event.Kind {
    /// Subject: the post.
    package static let postWritten = Event.Kind("post.written")
    /// Subject: the reply; target: the post at the top of its thread.
    package static let replyWritten = Event.Kind("reply.written")
    /// Subject: the post or reply; target: the post at the top.
    package static let postEdited = Event.Kind("post.edited")
    package static let postDeleted = Event.Kind("post.deleted")
}

/// Whoever writes has to agree that it is kept and shown.
package struct ConsentNeeded: Failure, Equatable {
    package var sentence: String {
        "To share something here, you need to allow two things first: that your posts are kept, and that they are shown to the people you choose. You find both under Me."
    }
    package var status: Int { 403 }
}

/// The form was sent before, and what it wrote has been taken down since.
package struct TakenDown: Failure, Equatable {
    package var sentence: String { "You shared this before, and it has been taken down since. To share it once more, please send it again." }
    package var status: Int { 409 }
}

/// Replies to a post or a reply. A reply stands where what it answers stands and is never seen by anybody else; one to what is public stays
/// in the practice, unless whoever writes it wants it public, too.
package enum WriteReply {
    package static func write(
        _ body: String, to answered: Visible<Post>, formKey: String, consents: Set<ConsentPurpose> = [], publicly: PublicReply = .no, by circle: Circle,
        _ transaction: Transaction
    ) throws -> ID<Post> {
        let parent = answered.subject
        guard let membership = circle.viewer.membership(in: parent.practice) else { throw NotFound() }
        let form = PostFormStamp(key: formKey, [body])
        if let known = try PostQueries.post(by: circle.id, form: form, in: transaction) { return known }
        // Its author sees a post in a group they have left, but writes there no more.
        let tie = parent.group.flatMap { circle.tie(to: $0) }
        if parent.group != nil, tie == nil { throw NotAllowed("You have left the group in which this was written.") }
        if tie?.group.archivedAt != nil { throw GroupFault.archived }
        try Rights.check(.reply, membership)
        for purpose in consents { try GiveConsent.give(purpose, circle.id, to: membership.practice, in: transaction) }
        try WritePost.checkConsents(circle, membership, in: transaction)
        // A reply outside of groups has nowhere to wait.
        if membership.restriction == .limited, tie == nil {
            throw NotAllowed("What you write is read before others see it for now, and here nobody could. You can answer in your groups.")
        }
        let isPublic = publicly != .no && parent.audience == .public
        if isPublic {
            try Rights.check(.writePublicly, membership)
            try OpenChannel.check(circle.id, isToOpen: publicly == .openingChannel, at: "publicly", transaction)
            try FirstPosts.checkPublicReply(membership, circle, in: transaction)
        }
        let reply = NewPost(
            id: transaction.newID(), author: circle.id, kind: .reply, audience: try audience(of: parent, isPublic: isPublic, in: transaction),
            practice: parent.practice,
            answers: parent.id, thread: parent.top, headline: "", body: body, language: circle.viewer.language, isFirstWin: false, form: form,
            createdAt: transaction.now, heldIn: try tie.flatMap { try FirstPosts.place($0, .group, circle, in: transaction) }
        )
        let text = try PostText(body, practice: parent.practice, in: transaction)
        if isPublic { try PublicNames.check(text, by: circle.id, in: transaction) }
        try WritePostQueries.insert(reply, text, in: transaction)
        if let group = parent.group { try GroupQueries.endQuiet(circle.id, in: group, in: transaction) }
        if let group = reply.heldIn {
            try FirstPosts.hold(reply.id, in: group, by: circle.id, transaction)
            return reply.id
        }
        try WritePostQueries.markAnswered(parent.top, by: circle.id, in: transaction)
        try transaction.announce(Event(.replyWritten, by: circle.id, subject: reply.id, target: parent.top, group: parent.group, practice: parent.practice))
        return reply.id
    }

    private static func audience(of parent: Post, isPublic: Bool, in reading: Reading) throws -> Audience {
        switch parent.audience {
        case .group: parent.group.map { .group($0) } ?? .practice
        case .practice: .practice
        case .people: .people(try AudienceQueries.people(of: parent.id, in: reading))
        case .followers: .followers(of: parent.followed ?? parent.author.id)
        case .public: isPublic ? .public : .practice
        }
    }
}
