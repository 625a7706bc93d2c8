import Identity
import Kernel
import Site
import Store
import Trust

/// What a professional may do with a plate.
package enum WallBench {
    /// - Throws: `NotFound` where one of the two blocks the other, or the person has left; `NotAllowed` where they rest.
    static func check(_ entry: PlateEntry, _ circle: Circle, in reading: Reading) throws {
        guard entry.subject.id == circle.id || !circle.isBlocked(entry.subject.id),
            try MembershipQueries.standing(of: entry.subject.id, practice: entry.practice, in: reading) != nil
        else { throw NotFound() }
        if try AccountStandingQueries.rests(entry.subject.id, in: reading) {
            throw NotAllowed("\(entry.subject.firstName)’s account rests at the moment, so they cannot be asked.")
        }
    }

    /// A plate that somebody looks after as a professional of its practice.
    /// - Throws: `NotFound`.
    package static func entry(_ id: ID<Plate>, practice: ID<Practice>, for circle: Circle, in reading: Reading) throws -> PlateEntry {
        guard let entry = try PlateQueries.entry(id, in: reading), entry.practice == practice, keeps(practice, circle),
            entry.subject.id == circle.id || !circle.isBlocked(entry.subject.id),
            try entry.askedAt != nil || isSeen(entry.post, by: circle, in: reading)
        else { throw NotFound() }
        return entry
    }

    /// Those of the entries that they may see: a nomination of what they do not see is not theirs to know.
    package static func visible(_ entries: [PlateEntry], to circle: Circle, in reading: Reading) throws -> [PlateEntry] {
        let met = entries.filter { $0.subject.id == circle.id || !circle.isBlocked($0.subject.id) }
        let posts = Set(try PostQueries.posts(met.compactMap { $0.askedAt == nil ? $0.post : nil }, for: circle, in: reading).map(\.subject.id))
        return met.filter { entry in entry.askedAt != nil || entry.post.map { posts.contains($0) } ?? true }
    }

    private static func isSeen(_ post: ID<Post>?, by circle: Circle, in reading: Reading) throws -> Bool {
        guard let post else { return true }
        return try PostQueries.post(post, for: circle, in: reading) != nil
    }

    package static func keeps(_ practice: ID<Practice>, _ circle: Circle) -> Bool {
        circle.viewer.membership(in: practice).map { Rights.allow(.keepWall, $0.role, $0.standing) } ?? false
    }
}

/// Puts a plate up, takes it down, or puts it away. What is up is shown where its person allowed exactly that, and nowhere else.
package enum PublishPlate {
    /// - Parameter version: the one that was looked at.
    /// - Throws: `PlateFault.changed` where there is a newer one, `.notAllowed` where its person said yes to no surface yet;
    ///   `PromotionFault.tooSoon` where the same person was told of within the last week.
    package static func publish(_ entry: PlateEntry, version: Int, by circle: Circle, in transaction: Transaction) throws {
        try check(entry, circle)
        guard entry.version == version, let plate = try PlateQueries.plate(entry.id, in: transaction) else { throw PlateFault.changed }
        let isApproved = try PermissionQueries.permissions(of: entry.id, in: transaction).contains {
            $0.stands(at: transaction.now) && $0.approvedDigest == plate.content.digest
        }
        guard isApproved else { throw PlateFault.notAllowed(entry.subject.firstName) }
        if try BringUp.isTooSoon(entry, in: transaction) { throw PromotionFault.tooSoon(entry.subject.firstName) }
        try PlateQueries.setPublished(entry.id, version: version, by: circle.id, in: transaction)
        try MakePlateVersion.tidy(entry.id, in: transaction)
        try announce(.platePublished, entry, by: circle.id, in: transaction)
    }

    /// What a professional told of is up as soon as its person says yes to it as it was composed: they asked for exactly that. What the person
    /// changed is looked at first; and who asked must still be one who may.
    static func publishAnswered(_ entry: PlateEntry, in transaction: Transaction) throws {
        guard entry.purpose != .wall, entry.publishedVersion != entry.version, let asker = entry.askedBy,
            try PlateQueries.editor(of: entry.id, version: entry.version, in: transaction) != entry.subject.id,
            let viewer = try ViewerQueries.viewer(asker, in: transaction), let membership = viewer.membership(in: entry.practice),
            Rights.allow(.keepWall, membership.role, membership.standing), let plate = try PlateQueries.plate(entry.id, in: transaction)
        else { return }
        let isApproved = try PermissionQueries.permissions(of: entry.id, in: transaction).contains {
            $0.stands(at: transaction.now) && $0.approvedDigest == plate.content.digest
        }
        guard isApproved, try !BringUp.isTooSoon(entry, in: transaction) else { return }
        try PlateQueries.setPublished(entry.id, version: entry.version, by: asker, in: transaction)
        try announce(.platePublished, entry, by: asker, in: transaction)
    }

    package static func takeDown(_ entry: PlateEntry, by circle: Circle, in transaction: Transaction) throws {
        try check(entry, circle)
        try PlateQueries.setPublished(entry.id, version: nil, by: nil, in: transaction)
        try announce(.plateTakenDown, entry, by: circle.id, in: transaction)
    }

    /// Ends it: a nomination that leads to nothing, or a plate whose time is over. What was allowed ends with it.
    package static func putAway(_ entry: PlateEntry, by circle: Circle, _ ledger: Ledger, in transaction: Transaction) throws {
        try check(entry, circle)
        try EndPlates.end(entry, reason: "put away by the practice", ledger, in: transaction)
        try announce(.plateTakenDown, entry, by: circle.id, in: transaction)
    }

    private static func check(_ entry: PlateEntry, _ circle: Circle) throws {
        guard let membership = circle.viewer.membership(in: entry.practice), entry.endedAt == nil else { throw NotFound() }
        try Rights.check(.keepWall, membership)
    }

    static func announce(_ kind: Event.Kind, _ entry: PlateEntry, by professional: ID<Account>, in transaction: Transaction) throws {
        try transaction.announce(Event(kind, by: professional, subject: entry.id, target: entry.subject.id, group: ID<Group>?.none, practice: entry.practice))
    }
}

package enum PlateFault: Failure, Equatable {
    case changed
    case notAllowed(String)

    package var sentence: String {
        switch self {
        case .changed: "This has been changed since you opened the page. Please look at it once more."
        case .notAllowed(let name): "\(name) has not said yes to this yet, so it cannot be put up."
        }
    }
    package var status: Int { 409 }
}

/// Ends plates whose ground is gone, with what was allowed about them.
package enum EndPlates {
    static func end(_ entry: PlateEntry, reason: String, _ ledger: Ledger, in transaction: Transaction) throws {
        for permission in try PermissionQueries.permissions(of: entry.id, in: transaction) {
            guard let plate = try PlateQueries.plate(entry.id, in: transaction) else { continue }
            try ledger.invalidate(permission, plate, reason: reason, in: transaction)
        }
        try PlateQueries.end(entry.id, in: transaction)
        try MakePlateVersion.tidy(entry.id, in: transaction)
    }

    /// What a permission is about, whatever has become of it.
    package static let thing: @Sendable (Permission, Reading) throws -> Plate? = { permission, reading in try PlateQueries.plate(permission.plate, in: reading)
    }

    /// Everything about somebody, in one practice or everywhere.
    package static func all(of subject: ID<Account>, at practice: ID<Practice>? = nil, reason: String, _ ledger: Ledger, in transaction: Transaction) throws {
        for entry in try PlateQueries.ofSubject(subject, practice: practice, in: transaction) { try end(entry, reason: reason, ledger, in: transaction) }
    }

    /// Ends what came from a post that was deleted. (It is not shown from that very moment, see `PlateQueries.published`.)
    package static func reaction(_ ledger: Ledger) -> Reaction {
        Reaction("plates-of-deleted", to: [.postDeleted]) { logged, transaction in
            for entry in try PlateQueries.ofPost(ID(logged.event.subject), in: transaction) {
                try end(entry, reason: "what it came from was deleted", ledger, in: transaction)
            }
        }
    }
}
