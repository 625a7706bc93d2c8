import Identity
import Kernel
import Site
import Store

/// Follows somebody of one's practices, or asks to where they want to be asked.
package enum FollowPerson {
    /// - Returns: where the follow stands now; following twice is following once.
    /// - Throws: `NotFound` for those with whom one shares no practice and where one of the two blocks the other; `FollowFault`.
    @discardableResult
    package static func follow(_ person: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws -> FollowState {
        guard person != account else { throw FollowFault.oneself }
        guard try GroupMemberQueries.shareAPractice(account, person, in: transaction),
            try !HiddenQueries.isBlocked(account, person, in: transaction)
        else { throw NotFound() }
        if let standing = try FollowQueries.state(of: account, toward: person, in: transaction) { return standing }
        guard try FollowQueries.following(of: account, in: transaction) < FollowFault.most else { throw FollowFault.tooMany }
        return try begin(person, by: account, in: transaction)
    }

    /// The same where it is known that the two may.
    fileprivate static func begin(_ person: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws -> FollowState {
        let state: FollowState = try ProfileQueries.approvesFollows(person, in: transaction) ? .asked : .following
        try FollowQueries.insert(account, person, state, in: transaction)
        try announce(state == .asked ? .followAsked : .followed, account, person, in: transaction)
        return state
    }

    package static func unfollow(_ person: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws {
        guard try FollowQueries.end(account, person, in: transaction) else { return }
        try announce(.unfollowed, account, person, in: transaction)
    }

    static func announce(_ kind: Event.Kind, _ follower: ID<Account>, _ followed: ID<Account>, in transaction: Transaction) throws {
        try transaction.announce(Event(kind, by: follower, subject: followed, target: follower, group: ID<Group>?.none, practice: ID<Practice>?.none))
    }
}

/// Follows, with one tap, every client of a practice who shares.
package enum FollowClients {
    /// So many at one tap: each is told, and others write meanwhile.
    static let most = 500

    /// - Returns: how many are followed now who were not, how many were asked, and whether there are more.
    /// - Throws: `NotAllowed` for everybody but professionals.
    package static func follow(
        of membership: Membership, by account: ID<Account>, in transaction: Transaction
    ) throws -> (followed: Int, asked: Int, isMore: Bool) {
        try Rights.check(.followClients, membership)
        let room = try FollowFault.most - FollowQueries.following(of: account, in: transaction)
        let most = min(Self.most, max(0, room))
        let people = try FollowQueries.sharingClients(of: membership.practice.id, unfollowedBy: account, limit: most + 1, in: transaction)
        var counts = (followed: 0, asked: 0, isMore: people.count > most)
        for person in people.prefix(most) {
            if try FollowPerson.begin(person, by: account, in: transaction) == .asked { counts.asked += 1 } else { counts.followed += 1 }
        }
        return counts
    }
}

/// Answers somebody who asked to follow, or lets a follower go. They are not told of a no.
package enum AnswerFollow {
    package static func accept(_ follower: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws {
        guard try FollowQueries.accept(follower, account, in: transaction) else { return }
        try FollowPerson.announce(.followAccepted, follower, account, in: transaction)
    }

    /// Everybody who asked follows from now on: approval is no longer wanted.
    package static func acceptAll(by account: ID<Account>, in transaction: Transaction) throws {
        for follower in try FollowQueries.asking(account, in: transaction) { try accept(follower, by: account, in: transaction) }
    }

    package static func remove(_ follower: ID<Account>, by account: ID<Account>, in transaction: Transaction) throws {
        guard try FollowQueries.end(follower, account, in: transaction) else { return }
        try FollowPerson.announce(.unfollowed, follower, account, in: transaction)
    }
}

extension Event.Kind {
    /// Subject: the followed person; target: the follower.
    package static let followed = Event.Kind("follow.began")
    package static let followAsked = Event.Kind("follow.asked")
    package static let followAccepted = Event.Kind("follow.accepted")
    package static let unfollowed = Event.Kind("follow.ended")
}
