import Identity
import Kernel
import Site
import Store
import Trust

/// Somebody thinks that something belongs on the wall of fame. The person is asked before anything else happens with it.
package enum NominatePlate {
    /// - Parameter title: what they did, in a few words.
    /// - Throws: `NotAllowed`, `NotFound` where the two do not meet, `NominationFault` where the coaches cannot see what it is about.
    /// - Returns: the plate; the one that is there already where the post was nominated before.
    package static func nominate(
        _ post: Visible<Post>, title: String, reason: String, by circle: Circle, in transaction: Transaction
    ) throws -> ID<Plate> {
        let subject = post.subject
        guard subject.thread == nil, let membership = circle.viewer.membership(in: subject.practice) else { throw NotFound() }
        try check(membership, subject.author.id, circle, in: transaction)
        if let known = try PlateQueries.entry(ofPost: subject.id, in: transaction) { return known.id }
        guard try isSeenByCoaches(subject.id, practice: subject.practice, in: transaction) else {
            throw NominationFault.unseen(subject.author.firstName, isOwn: subject.author.id == circle.id)
        }
        return try insert(subject.author.id, post: subject.id, title: title, reason: reason, membership, by: circle, in: transaction)
    }

    /// A milestone that stands in no post.
    package static func nominate(
        _ person: ID<Account>, title: String, reason: String, _ membership: Membership, by circle: Circle, in transaction: Transaction
    ) throws -> ID<Plate> {
        try check(membership, person, circle, in: transaction)
        return try insert(person, post: nil, title: title, reason: reason, membership, by: circle, in: transaction)
    }

    private static func check(_ membership: Membership, _ person: ID<Account>, _ circle: Circle, in reading: Reading) throws {
        try Rights.check(.nominate, membership)
        let practice = membership.practice.id
        guard person == circle.id || circle.meets(person, in: practice, group: nil) && !circle.isBlocked(person),
            try MembershipQueries.standing(of: person, practice: practice, in: reading) != nil, try !AccountStandingQueries.rests(person, in: reading)
        else { throw NotFound() }
    }

    private static func insert(
        _ subject: ID<Account>, post: ID<Post>?, title: String, reason: String, _ membership: Membership, by circle: Circle, in transaction: Transaction
    ) throws -> ID<Plate> {
        let id = transaction.newID(Plate.self)
        let practice = membership.practice.id
        try PlateQueries.insert(id, practice: practice, subject: subject, purpose: .wall, post: post, by: circle.id, reason: reason, in: transaction)
        guard let entry = try PlateQueries.entry(id, in: transaction) else { throw NotFound() }
        _ = try MakePlateVersion.make(PlateDraft(title: title), of: entry, by: circle.id, in: transaction)
        try transaction.announce(Event(.plateNominated, by: circle.id, subject: id, target: subject, group: ID<Group>?.none, practice: practice))
        return id
    }

    /// Whether a professional of the practice may see it: nobody is to learn by a nomination what was not shared with them.
    private static func isSeenByCoaches(_ post: ID<Post>, practice: ID<Practice>, in reading: Reading) throws -> Bool {
        try MembershipQueries.professionals(of: practice, in: reading).contains { coach in
            guard let viewer = try ViewerQueries.viewer(coach.id, in: reading) else { return false }
            return try PostQueries.post(post, for: CircleQueries.circle(of: viewer, in: reading), in: reading) != nil
        }
    }
}

/// Why something cannot be nominated.
package enum NominationFault: Failure, Equatable {
    case unseen(String, isOwn: Bool)

    package var sentence: String {
        switch self {
        case .unseen(_, isOwn: true):
            "None of the coaches can see this, so they could not look at it. Share it with your group or the practice, then nominate it."
        case .unseen(let name, isOwn: false):
            "\(name) did not share this with the coaches, so they are not told of it. You could ask \(name) whether they would like to."
        }
    }
    package var status: Int { 422 }
}

extension Event.Kind {
    /// Subject: the plate; target: the person it is about.
    package static let plateNominated = Event.Kind("plate.nominated")
    /// Subject: the plate. It was put up, taken down or put away by a professional.
    package static let platePublished = Event.Kind("plate.published")
    package static let plateTakenDown = Event.Kind("plate.taken_down")
}
