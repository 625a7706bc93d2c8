import Identity
import Kernel
import Store
import Trust

/// Tells people of praise, replies, mentions and follows.
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
        try tell(told, kind, by: other, post: nil, cause: other.value, at: moment, transaction)
    }

    private static func tellOfPraise(_ id: ID<Praise>, by actor: ID<Account>, at moment: Moment, _ transaction: Transaction) throws {
        // Withdrawn in the meantime: nobody is told.
        guard let (praise, receiver) = try PraiseQueries.praise(id, in: transaction) else { return }
        try tell(receiver, .praise, by: actor, post: praise.post, cause: id.value, at: moment, transaction)
    }

    private static func tellOfPost(_ id: ID<Post>, by actor: ID<Account>, at moment: Moment, _ transaction: Transaction) throws {
        let addressees = try NoticeQueries.addressees(of: id, in: transaction)
        var told: Set<ID<Account>> = []
        if let answered = addressees.answered {
            try tell(answered, .reply, by: actor, post: id, cause: id.value, at: moment, transaction)
            told.insert(answered)
        }
        for account in addressees.mentioned where told.insert(account).inserted {
            try tell(account, .mention, by: actor, post: id, cause: id.value, at: moment, transaction)
        }
    }

    /// Across a block nobody is told of anything, not even later. What somebody muted does is noted as read and rings nowhere.
    private static func tell(
        _ account: ID<Account>, _ kind: NoticeKind, by actor: ID<Account>, post: ID<Post>?, cause: Int64, at moment: Moment, _ transaction: Transaction
    ) throws {
        guard try !HiddenQueries.isBlocked(account, actor, in: transaction) else { return }
        let isMuted = try HiddenQueries.isMuted(actor, by: account, in: transaction)
        try NoticeQueries.insert(kind, to: account, by: actor, post: post, cause: cause, at: moment, isRead: isMuted, in: transaction)
        guard !isMuted else { return }
        try transaction.announce(Event(.noticeGiven, by: actor, subject: account, target: post, group: ID<Post>?.none, practice: ID<Practice>?.none))
    }
}

extension Event.Kind {
    /// Subject: the account that was told; target: the post it is about.
    package static let noticeGiven = Event.Kind("notice.given")
}
