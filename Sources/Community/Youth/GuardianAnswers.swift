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
        return Question(
            guardian: guardian, person: person, isMinor: try GuardianQueries.isMinor(person.id, in: reading), practices: practices, plate: plate)
    }

    /// Whether the child may have an account here. A no ends it: they leave their practices, and the account is erased after its time of grace.
    package static func answerJoining(_ link: String?, agrees: Bool, _ ledger: Ledger, in transaction: Transaction) throws {
        let question = try question(link, in: transaction)
        guard question.plate == nil, question.isMinor else { throw NotFound() }
        guard !agrees else { return try GuardianQueries.agree(question.person.id, in: transaction) }
        try GuardianQueries.refuse(question.person.id, in: transaction)
        for practice in question.practices { try LeavePractice.leave(practice.id, by: question.person.id, ledger, in: transaction) }
        try AskForErasure.ask(question.person.id, device: "their parent or guardian", ledger, in: transaction)
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
