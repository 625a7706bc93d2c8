import Identity
import Kernel
import Store
import Trust

/// Tells people of praise, replies, mentions, follows, and of posts in groups of which they want to hear everything.
package enum NoticeReactions {
    package static let all = [
        Reaction("notices", to: [.praiseGiven, .postWritten, .replyWritten]) { logged, transaction in
            let event = logged.event
            guard let actor = event.actor.map({ ID<Account>($0) }) else { return }
            if event.kind == .praiseGiven {
                try tellOfPraise(ID(event.subject), by: actor, at: logged.at, transaction)
            } else {
                try tellOfPost(ID(event.subject), by: actor, at: logged.at, transaction)
            }
        },
        Reaction("follow-notices", to: [.followed, .followAsked, .followAccepted]) { logged, transaction in
            try tellOfFollow(logged.event, at: logged.at, transaction)
        },
        Reaction("moderator-notices", to: [.joinAsked, .joinAnswered, .postHeld, .helpAsked, .groupJoined], react: GroupNotices.tell),
        Reaction("group-notices", to: [.postWritten]) { logged, transaction in
            guard let group = logged.event.group.map({ ID<Group>($0) }) else { return }
            if try GroupNotices.tellOfPost(ID(logged.event.subject), in: group, at: logged.at, transaction) { return }
            // For most posts nobody wants that, and no job is made.
            guard try !NoticeSettingQueries.listeners(to: group, limit: 1, in: transaction).isEmpty else { return }
            try JobQueries.add(TellGroup.job(of: ID(logged.event.subject)), in: transaction)
        },
    ]

    /// Tells the followed person, or the follower whose asking was accepted; but nobody of what is over by now.
    private static func tellOfFollow(_ event: Event, at moment: Moment, _ transaction: Transaction) throws {
        guard let follower = event.target.map({ ID<Account>($0) }) else { return }
        let followed = ID<Account>(event.subject)
        guard let state = try FollowQueries.state(of: follower, toward: followed, in: transaction) else { return }
        let (told, other) = event.kind == .followAccepted ? (follower, followed) : (followed, follower)
        let kind: NoticeKind
        switch (event.kind, state) {
        case (.followAccepted, .following): kind = .followAccepted
        case (.followAsked, .asked): kind = .followRequest
        case (.followed, .following): kind = .follow
        default: return
        }
        // Follows of one day are told together; who asks is a question of its own.
        let about = kind == .follow ? moment.milliseconds / Span.days(1).milliseconds : other.value
        try TellPerson.tell(told, Telling(kind: kind, actor: other, cause: other.value, about: about, at: moment), in: transaction)
    }

    private static func tellOfPraise(_ id: ID<Praise>, by actor: ID<Account>, at moment: Moment, _ transaction: Transaction) throws {
        // Withdrawn in the meantime: nobody is told.
        guard let (praise, receiver) = try PraiseQueries.praise(id, in: transaction),
            let place = try NoticeQueries.place(of: praise.post, in: transaction)
        else { return }
        let telling = Telling(
            kind: .praise, actor: actor, post: praise.post, thread: place.top, group: place.group, cause: id.value, about: praise.post.value, at: moment)
        try TellPerson.tell(receiver, telling, in: transaction)
    }

    private static func tellOfPost(_ id: ID<Post>, by actor: ID<Account>, at moment: Moment, _ transaction: Transaction) throws {
        guard let place = try NoticeQueries.place(of: id, in: transaction) else { return }
        let addressees = try NoticeQueries.addressees(of: id, in: transaction)
        var told: Set<ID<Account>> = []
        func telling(_ kind: NoticeKind, about: ID<Post>) -> Telling {
            Telling(kind: kind, actor: actor, post: id, thread: place.top, group: place.group, cause: id.value, about: about.value, at: moment)
        }
        if let answered = addressees.answered {
            try TellPerson.tell(answered, telling(.reply, about: place.answers ?? id), in: transaction)
            told.insert(answered)
        }
        for account in addressees.mentioned where told.insert(account).inserted {
            try TellPerson.tell(account, telling(.mention, about: id), in: transaction)
        }
    }
}

/// Tells those who want to hear of every post of a group, some at a time, as jobs of their own: a group may have many.
package enum TellGroup {
    private static let kind = "tell-group"
    private static let batch = 200

    private struct Payload: Codable {
        let post: ID<Post>
        let after: ID<Account>?
    }

    static func job(of post: ID<Post>, after last: ID<Account>? = nil) throws -> NewJob {
        try NewJob(kind: kind, Payload(post: post, after: last))
    }

    package static func handler(_ store: Store) -> JobHandler {
        JobHandler(kind: kind) { job in
            let payload = try job.payload(as: Payload.self)
            try await store.write { try tell(payload, in: $0) }
        }
    }

    /// The next of them; the job for the rest is put into the queue together with their notices.
    private static func tell(_ payload: Payload, in transaction: Transaction) throws {
        guard let place = try NoticeQueries.place(of: payload.post, in: transaction), let group = place.group, place.answers == nil else { return }
        let isForAll = place.kind == .announcement
        let listeners =
            try isForAll
            ? GroupNoticeQueries.members(of: group, after: payload.after, limit: batch, in: transaction)
            : NoticeSettingQueries.listeners(to: group, after: payload.after, limit: batch, in: transaction)
        let mentioned = try Set(NoticeQueries.addressees(of: payload.post, in: transaction).mentioned)
        for listener in listeners where listener != place.author && !mentioned.contains(listener) {
            let telling = Telling(
                kind: isForAll ? .announcement : .post, actor: place.author, post: payload.post, thread: place.top, group: group, cause: payload.post.value,
                about: isForAll ? payload.post.value : group.value,
                at: place.createdAt)
            try TellPerson.tell(listener, telling, in: transaction)
        }
        if listeners.count == batch, let last = listeners.last { try JobQueries.add(job(of: payload.post, after: last), in: transaction) }
    }
}
