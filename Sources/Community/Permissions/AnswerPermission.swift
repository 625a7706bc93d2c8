import Identity
import Kernel
import Site
import Store
import Trust

/// What somebody answered on the permission page.
package struct PermissionAnswer: Hashable, Sendable {
    /// The surfaces that they said yes to; every other one that was asked about is a no.
    package var yes: Set<Surface>
    /// Until when; `nil` where they said no to all of it.
    package var until: Moment?
    /// When they may be asked again about what they said no to.
    package var askAgainAt: Moment
    /// Digest of what they looked at.
    package var digest: [UInt8]
    /// How many events there were when they opened the page.
    package var events: Int
    /// The places that the page showed: what was asked since is not answered. `nil` for all.
    package var seen: Set<Surface>?

    package init(yes: Set<Surface>, until: Moment?, askAgainAt: Moment, digest: [UInt8], events: Int, seen: Set<Surface>? = nil) {
        self.seen = seen
        self.yes = yes
        self.until = until
        self.askAgainAt = askAgainAt
        self.digest = digest
        self.events = events
    }
}

/// Answers the questions about a plate, all at once.
package enum AnswerPermission {
    package enum Outcome: Hashable, Sendable {
        case taken
        /// They had answered elsewhere meanwhile: where the two differ, the stricter one holds.
        case stricter
    }

    /// - Throws: `PermissionFault.changed` where what would be shown is not what they looked at; `.notAsked` where nothing was asked;
    ///   `.guardianSaidNo`.
    package static func answer(_ answer: PermissionAnswer, to plate: ID<Plate>, by person: Account, _ ledger: Ledger, in transaction: Transaction) throws
        -> Outcome
    {
        guard let entry = try PlateQueries.entry(plate, in: transaction), entry.subject.id == person.id,
            let thing = try PlateQueries.plate(plate, in: transaction)
        else {
            throw NotFound()
        }
        let permissions = try PermissionQueries.permissions(of: plate, in: transaction)
        guard !permissions.isEmpty, entry.endedAt == nil else { throw PermissionFault.notAsked }
        guard Digest.equal(answer.digest, thing.content.digest) else { throw PermissionFault.changed }
        let isStale = answer.events != permissions.reduce(0) { $0 + $1.events }
        // Nothing is taken of an answer of which a part cannot be.
        for permission in permissions
        where answer.yes.contains(permission.surface) && (answer.seen?.contains(permission.surface) ?? true) && (permission.isOpen || !isStale) {
            guard let until = try GuardianPermissionQueries.noUntil(permission, of: person.id, in: transaction) else { continue }
            throw PermissionFault.guardianSaidNo(permission.surface, until: until)
        }
        for permission in permissions {
            if let seen = answer.seen, !seen.contains(permission.surface) { continue }
            if isStale, !permission.isOpen {
                try tighten(permission, thing, answer, person, ledger, in: transaction)
            } else if answer.yes.contains(permission.surface), let until = answer.until {
                // What stands already, for as long, needs no second yes.
                if !permission.isOpen, permission.approvedDigest == thing.content.digest {
                    try prolong(permission, thing, until, person, ledger, in: transaction)
                } else {
                    try ledger.give(permission, thing, until: until, by: person, in: transaction)
                }
            } else if permission.isOpen || permission.approvedDigest != nil {
                try ledger.refuse(permission, thing, askAgainAt: answer.askAgainAt, by: person, in: transaction)
            }
        }
        // What a professional took down stays down: only an answer to their question puts it up.
        let wasAsked = permissions.contains { $0.askedDigest == thing.content.digest && answer.yes.contains($0.surface) }
        if wasAsked { try PublishPlate.publishAnswered(entry, in: transaction) }
        try MakePlateVersion.tidy(plate, in: transaction)
        return isStale ? .stricter : .taken
    }

    private static func prolong(
        _ permission: Permission, _ thing: Plate, _ until: Moment, _ person: Account, _ ledger: Ledger, in transaction: Transaction
    ) throws {
        guard let now = permission.validUntil, abs(now.milliseconds - until.milliseconds) > 1_000 else { return }
        if until < now { return try ledger.shorten(permission, thing, until: until, by: person, in: transaction) }
        try ledger.prolong(permission, thing, until: until, by: person, in: transaction)
    }

    /// An answer that was given without knowing of another one takes away, and adds nothing.
    private static func tighten(
        _ permission: Permission, _ thing: Plate, _ answer: PermissionAnswer, _ person: Account, _ ledger: Ledger, in transaction: Transaction
    ) throws {
        guard permission.approvedDigest != nil else { return }
        if answer.yes.contains(permission.surface), let until = answer.until {
            try ledger.shorten(permission, thing, until: until, by: person, in: transaction)
        } else {
            try ledger.refuse(permission, thing, askAgainAt: answer.askAgainAt, by: person, in: transaction)
        }
    }
}

/// Takes back what was allowed: on one surface, or everywhere.
package enum WithdrawPermission {
    /// - Parameter surface: `nil` for all of them.
    /// - Throws: `NotFound` for everybody but the person.
    package static func withdraw(_ plate: ID<Plate>, from surface: Surface?, by person: Account, _ ledger: Ledger, in transaction: Transaction) throws {
        guard let entry = try PlateQueries.entry(plate, in: transaction), entry.subject.id == person.id,
            let thing = try PlateQueries.plate(plate, in: transaction)
        else {
            throw NotFound()
        }
        for permission in try PermissionQueries.permissions(of: plate, in: transaction) where surface == nil || permission.surface == surface {
            try ledger.withdraw(permission, thing, by: person, in: transaction)
        }
        try MakePlateVersion.tidy(plate, in: transaction)
    }
}

/// The person changes what would be shown of them.
package enum ChangePlate {
    /// - Throws: `NotFound` for everybody but the person.
    package static func change(_ draft: PlateDraft, of plate: ID<Plate>, by person: Account, _ ledger: Ledger, in transaction: Transaction) throws {
        guard let entry = try PlateQueries.entry(plate, in: transaction), entry.subject.id == person.id, entry.askedAt != nil, entry.endedAt == nil else {
            throw NotFound()
        }
        var draft = draft
        // What the practice says stays what it said.
        draft.introduction = try PlateQueries.plate(plate, in: transaction)?.content.introduction ?? ""
        let thing = try MakePlateVersion.make(draft, of: entry, by: person.id, in: transaction)
        try ledger.change(thing, by: person, in: transaction)
        try MakePlateVersion.tidy(plate, in: transaction)
    }
}
