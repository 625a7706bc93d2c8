import Identity
import Kernel
import Site
import Store
import Trust

/// What a parent or guardian answers, with the link that was sent to them.
package enum GuardianAnswers {
    /// What a link of theirs is about, as it stands.
    package struct Question: Sendable {
        package let guardian: Guardian
        package let person: Account
        /// Whether the person is still under 18.
        package let isMinor: Bool
        package let practices: [Practice]
        package let plate: (entry: PlateEntry, plate: Plate, permissions: [Permission], agreed: Set<ID<Permission>>)?
        /// Other versions of it to which a yes of the child stands: they are shown until somebody says no.
        package var earlier: [Plate] = []
        /// Until when a no to the account can be turned into a yes.
        package var mayChangeUntil: Moment?
    }

    /// - Throws: `LinkFault`, `NotFound` where what it is about is gone.
    package static func question(_ link: String?, in reading: Reading) throws -> Question {
        let found = try Links.look(link, .guardian, viewer: nil, in: reading)
        guard let guardian = try GuardianQueries.guardian(of: found.account, in: reading), let person = try AccountQueries.account(found.account, in: reading)
        else { throw NotFound() }
        let practices = try MembershipQueries.memberships(of: person.id, in: reading).map(\.practice)
        var plate: (PlateEntry, Plate, [Permission], Set<ID<Permission>>)?
        if let subject = found.subject {
            let id = ID<Plate>(subject)
            guard let entry = try PlateQueries.entry(id, in: reading), entry.subject.id == person.id, let thing = try PlateQueries.plate(id, in: reading) else {
                throw NotFound()
            }
            plate = (
                entry, thing, try PermissionQueries.permissions(of: id, in: reading), try GuardianPermissionQueries.agreed(of: id, in: reading)
            )
        }
        var question = Question(
            guardian: guardian, person: person, isMinor: try GuardianQueries.isMinor(person.id, in: reading), practices: practices, plate: plate)
        if let plate { question.earlier = try earlier(plate.1, plate.2, in: reading) }
        let erasure = try ErasureQueries.erasure(of: person.id, in: reading)
        question.mayChangeUntil = erasure.flatMap { $0.begunAt == nil ? $0.dueAt : nil }
        return question
    }

    private static func earlier(_ newest: Plate, _ permissions: [Permission], in reading: Reading) throws -> [Plate] {
        let approved = Set(permissions.filter { $0.stands(at: reading.now) }.compactMap(\.approvedDigest)).subtracting([newest.content.digest])
        guard !approved.isEmpty else { return [] }
        return try PlateQueries.versions(of: newest.plate, in: reading).filter { approved.contains($0.content.digest) }
    }

    /// Whether the child may have an account here. A no ends it: from that moment nobody sees anything of it, and after the time of grace it is
    /// erased. Until then a yes brings it back; what the child had asked for before, to rest or to be erased, stays as they asked.
    /// - Throws: `ErasureFault.begun` for a yes that comes too late.
    package static func answerJoining(_ link: String?, agrees: Bool, _ ledger: Ledger, in transaction: Transaction) throws {
        let question = try question(link, in: transaction)
        guard question.plate == nil, question.isMinor else { throw NotFound() }
        let (person, device) = (question.person.id, "your parent or guardian")
        guard agrees else {
            try GuardianQueries.refuse(person, in: transaction)
            try AskForErasure.ask(person, device: device, ledger, in: transaction)
            // Also where the child had asked for that before, and had come back meanwhile.
            try EndPlates.all(of: person, reason: "their parent or guardian said no to the account", ledger, in: transaction)
            try RestAccount.begin(person, device: device, in: transaction)
            return try RestAccount.announceStanding(of: person, in: transaction)
        }
        try GuardianQueries.agree(person, in: transaction)
        guard let refusedAt = question.guardian.refusedAt else { return }
        if let erasure = try ErasureQueries.erasure(of: person, in: transaction), erasure.askedAt >= refusedAt || erasure.begunAt != nil {
            try AskForErasure.stop(person, device: device, in: transaction)
        }
        if let since = try AccountStandingQueries.restsSince(person, in: transaction), since >= refusedAt { try RestAccount.end(person, in: transaction) }
        try RestAccount.announceStanding(of: person, in: transaction)
    }

    /// The yeses of somebody under 18 to a plate that wait for the guardian’s: to what, and until when. None of an adult.
    static func missing(for plate: ID<Plate>, in reading: Reading) throws -> Set<[String]> {
        guard let entry = try PlateQueries.entry(plate, in: reading), try GuardianQueries.isMinor(entry.subject.id, in: reading) else { return [] }
        let agreed = try GuardianPermissionQueries.agreed(of: plate, in: reading)
        let waiting = try PermissionQueries.permissions(of: plate, in: reading).filter { $0.stands(at: reading.now) && !agreed.contains($0.id) }
        return Set(waiting.map { [$0.surface.rawValue, Base64URL.encode($0.approvedDigest ?? []), $0.validUntil.map { "\($0.milliseconds)" } ?? ""] })
    }

    /// Whether what the child said yes to may be shown, for all of its places.
    /// - Parameter digest: of what the guardian looked at.
    /// - Throws: `PermissionFault.changed`, `.notAsked` where the child’s yes does not stand any more.
    package static func answerShowing(_ link: String?, agrees: Bool, digest: [UInt8], _ ledger: Ledger, in transaction: Transaction) throws {
        let question = try question(link, in: transaction)
        guard let plate = question.plate, question.isMinor else { throw NotFound() }
        let name = question.guardian.name
        guard agrees else {
            for permission in plate.permissions { try ledger.refuse(permission, plate.plate, guardian: name, in: transaction) }
            return try MakePlateVersion.tidy(plate.plate.plate, in: transaction)
        }
        guard Digest.equal(digest, plate.plate.content.digest) else { throw PermissionFault.changed }
        let standing = plate.permissions.filter { $0.stands(at: transaction.now) && $0.approvedDigest == plate.plate.content.digest }
        guard !standing.isEmpty else { throw PermissionFault.notAsked }
        for permission in standing where !plate.agreed.contains(permission.id) {
            try ledger.agree(permission, plate.plate, guardian: name, in: transaction)
        }
    }
}
