import Foundation
import Identity
import Kernel
import Site
import Store

/// The ledger of permissions: the only way by which one comes into being, changes, or ends. Every event is added to its chain, and nothing
/// is ever changed; an ending is noted in a file of its own before it is committed.
package struct Ledger: Sendable {
    private let endings: EndingsFile

    package init(endings: EndingsFile) { self.endings = endings }

    // MARK: Asking

    /// Opens a question for each of the surfaces. A yes that stands to an earlier content goes on until there is an answer; other questions
    /// that are open are about the new content from now on, since that is what the person is shown.
    /// - Throws: `PermissionFault.notYet` where the person does not want to be asked yet.
    package func ask(_ thing: some Showable, on surfaces: [Surface], by professional: Account, in transaction: Transaction) throws {
        try Self.checkAsking(thing.subject, practice: thing.practice, about: surfaces, in: transaction)
        let known = try PermissionQueries.permissions(of: thing.plate, in: transaction)
        let open = known.filter { $0.isOpen && $0.askedDigest != thing.content.digest }.map(\.surface)
        for surface in surfaces + open.filter({ !surfaces.contains($0) }) {
            var permission = try known.first { $0.surface == surface } ?? begin(thing, surface, in: transaction)
            permission.askedDigest = thing.content.digest
            try add(.requested, to: permission, thing, by: .professional(professional), in: transaction)
        }
    }

    /// - Throws: `PermissionFault.notYet` where the person said no to one of the surfaces and does not want to be asked yet.
    package static func checkAsking(_ subject: ID<Account>, practice: ID<Practice>, about surfaces: [Surface], in reading: Reading) throws {
        let quiet = try PermissionQueries.quiet(subject, practice: practice, in: reading)
        for surface in surfaces { if let until = quiet[surface] { throw PermissionFault.notYet(surface, until: until) } }
    }

    private func begin(_ thing: some Showable, _ surface: Surface, in transaction: Transaction) throws -> Permission {
        let permission = Permission(
            id: transaction.newID(), practice: thing.practice, plate: thing.plate, purpose: thing.purpose, surface: surface, state: .requested,
            since: transaction.now, askedDigest: nil, approvedDigest: nil, validUntil: nil, askAgainAt: nil, events: 0)
        try PermissionQueries.insert(permission, subject: thing.subject, in: transaction)
        return permission
    }

    /// What is asked about is changed by the person, before or after they answer: the open questions are about the new content from now on,
    /// and what was said yes to must be asked anew. That yes goes on for the content that it was given to.
    package func change(_ thing: some Showable, by person: Account, in transaction: Transaction) throws {
        for var permission in try PermissionQueries.permissions(of: thing.plate, in: transaction) where permission.isOpen || permission.approvedDigest != nil {
            guard permission.askedDigest != thing.content.digest else { continue }
            permission.askedDigest = thing.content.digest
            try add(.requested, to: permission, thing, by: .person(person), in: transaction)
        }
    }

    // MARK: Answering

    /// - Parameter until: rounded down to a second; between a day and twelve months away.
    /// Whoever said no, or took a yes back, may say yes later, unasked, to what they are shown.
    /// - Throws: `PermissionFault.length`, `.changed`, `.guardianSaidNo`.
    package func give(_ permission: Permission, _ thing: some Showable, until: Moment, by person: Account, in transaction: Transaction) throws {
        guard person.id == thing.subject, permission.plate == thing.plate else { throw NotFound() }
        let until = Moment(milliseconds: until.milliseconds - until.milliseconds % 1_000)
        guard until >= transaction.now + PermissionLength.shortest - .hours(1), until <= transaction.now + PermissionLength.longest else {
            throw PermissionFault.length
        }
        if let no = try GuardianPermissionQueries.noUntil(permission, of: thing.subject, in: transaction) {
            throw PermissionFault.guardianSaidNo(permission.surface, until: no)
        }
        let asked = permission.askedDigest ?? thing.content.digest
        guard Digest.equal(asked, thing.content.digest) else { throw PermissionFault.changed }
        var permission = permission
        permission.askedDigest = nil
        permission.approvedDigest = asked
        permission.validUntil = until
        permission.askAgainAt = nil
        try add(.given, to: permission, thing, by: .person(person), in: transaction)
    }

    // MARK: Guardians

    /// The yes of a parent or guardian beside the child’s own, to exactly what the child said yes to and for as long.
    /// - Throws: `PermissionFault.notAsked` where the child’s yes does not stand.
    package func agree(_ permission: Permission, _ thing: some Showable, guardian: String, in transaction: Transaction) throws {
        guard permission.plate == thing.plate, permission.stands(at: transaction.now), let digest = permission.approvedDigest,
            let until = permission.validUntil
        else { throw PermissionFault.notAsked }
        try GuardianPermissionQueries.agree(permission.id, digest: digest, until: until, in: transaction)
        try add(.given, to: permission, thing, by: .guardian(guardian), in: transaction)
    }

    /// Their no, or their yes taken back: the child’s yes ends with it. After a no nobody asks again about the place for a year, and the child
    /// cannot say yes to it either.
    package func refuse(_ permission: Permission, _ thing: some Showable, guardian: String, in transaction: Transaction) throws {
        guard permission.plate == thing.plate, permission.approvedDigest != nil || permission.isOpen else { return }
        let hadAgreed = try GuardianPermissionQueries.hasAgreed(permission.id, in: transaction)
        var ended = permission.ended
        if !hadAgreed {
            let until = transaction.now + .days(365)
            (ended.askAgainAt, ended.guardianNoUntil) = (until, until)
        }
        try add(hadAgreed ? .withdrawn : .refused, to: ended, thing, by: .guardian(guardian), in: transaction)
    }

    /// Lets a yes last longer, to the same content.
    /// - Throws: `PermissionFault.length`, `.changed` where the yes was to something else, `.notAsked` where there is none.
    package func prolong(_ permission: Permission, _ thing: some Showable, until: Moment, by person: Account, in transaction: Transaction) throws {
        guard permission.approvedDigest != nil else { throw PermissionFault.notAsked }
        var permission = permission
        permission.askedDigest = permission.approvedDigest
        try give(permission, thing, until: until, by: person, in: transaction)
    }

    /// Ends a yes earlier than it was to end; nothing where it ends earlier already.
    package func shorten(_ permission: Permission, _ thing: some Showable, until: Moment, by person: Account, in transaction: Transaction) throws {
        guard person.id == thing.subject, permission.plate == thing.plate else { throw NotFound() }
        let until = Moment(milliseconds: until.milliseconds - until.milliseconds % 1_000)
        guard let now = permission.validUntil, let approved = permission.approvedDigest, until < now else { return }
        // The record names what was said yes to; another content needs a yes of its own.
        guard Digest.equal(approved, thing.content.digest), until > transaction.now else { return try withdraw(permission, thing, by: person, in: transaction) }
        var permission = permission
        permission.validUntil = until
        try add(.given, to: permission, thing, by: .person(person), in: transaction)
    }

    /// A no, also to what was said yes to before.
    package func refuse(_ permission: Permission, _ thing: some Showable, askAgainAt: Moment, by person: Account, in transaction: Transaction) throws {
        guard person.id == thing.subject, permission.plate == thing.plate else { throw NotFound() }
        var permission = permission.ended
        permission.askAgainAt = askAgainAt
        try add(.refused, to: permission, thing, by: .person(person), in: transaction)
    }

    /// Takes a yes back, or a question that is open; nothing where there is neither.
    package func withdraw(_ permission: Permission, _ thing: some Showable, by person: Account, in transaction: Transaction) throws {
        guard person.id == thing.subject, permission.plate == thing.plate else { throw NotFound() }
        guard permission.approvedDigest != nil || permission.isOpen else { return }
        try add(.withdrawn, to: permission.ended, thing, by: .person(person), in: transaction)
    }

    /// Lets oneself be asked again, though one said no for a time.
    package func allowAsking(_ person: ID<Account>, practice: ID<Practice>, in transaction: Transaction) throws {
        try PermissionQueries.allowAsking(person, practice: practice, in: transaction)
    }

    // MARK: Ending

    /// Notes that a yes is over. It has not been shown since its last moment in any case.
    package func expire(_ permission: Permission, _ thing: some Showable, in transaction: Transaction) throws {
        guard let until = permission.validUntil, permission.approvedDigest != nil, until <= transaction.now else { return }
        var ended = permission.ended
        // A question that is open outlives the yes to an earlier content.
        ended.askedDigest = permission.askedDigest
        try add(.expired, to: ended, thing, by: .program("its time was over"), in: transaction)
    }

    /// Ends a permission because something else ended: the person left or was erased, or what it came from is gone.
    package func invalidate(_ permission: Permission, _ thing: some Showable, reason: String, in transaction: Transaction) throws {
        guard permission.approvedDigest != nil || permission.isOpen else { return }
        try add(.invalidated, to: permission.ended, thing, by: .program(reason), in: transaction)
    }

    /// Ends again what was ended after a backup was made that has been restored since.
    func endAgain(_ permission: Permission, _ thing: some Showable, in transaction: Transaction) throws {
        guard permission.approvedDigest != nil || permission.isOpen else { return }
        try add(.withdrawn, to: permission.ended, thing, by: .program("ended before, and restored from an older backup since"), in: transaction)
    }

    /// Takes out of the ledger what is personal about somebody whose permissions have all been ended.
    package func erase(_ subject: ID<Account>, in transaction: Transaction) throws { try PermissionQueries.erase(subject, in: transaction) }

    // MARK: The chain

    private func add(_ state: PermissionState, to permission: Permission, _ thing: some Showable, by actor: PermissionActor, in transaction: Transaction) throws
    {
        guard let circumstances = try PermissionQueries.circumstances(of: thing.subject, thing.practice, permission.id, in: transaction) else {
            throw NotFound()
        }
        let practice = thing.practice
        var permission = permission
        permission.state = state
        permission.since = transaction.now
        permission.events += 1
        let record = try PermissionRecord(
            permission: permission.id, sequence: permission.events, thing, on: permission.surface, state: state, at: transaction.now,
            until: state == .given ? permission.validUntil : nil, askAgainAt: state == .refused ? permission.askAgainAt : nil, by: actor,
            subject: circumstances.subject, isMinor: circumstances.isMinor, practiceName: circumstances.practice, facts: circumstances.facts
        ).json
        let salt = Token().bytes
        let head = circumstances.head
        let link = PermissionChain.Link(
            permission: permission.id, sequence: permission.events, practice: practice, practiceSequence: head.events + 1, state: state, at: transaction.now,
            recordDigest: PermissionChain.digest(of: record, salt: salt),
            previous: circumstances.lastHash)
        try PermissionQueries.append(link, record: record, salt: salt, in: transaction)
        try PermissionQueries.setHead(
            PermissionHead(events: link.practiceSequence, hash: PermissionChain.head(after: head.hash, link.hash)), of: practice, in: transaction)
        try PermissionQueries.project(permission, in: transaction)
        // Every yes of a child needs a guardian’s anew.
        if state.ends { try GuardianPermissionQueries.forget(permission.id, in: transaction) }
        if state.ends { try endings.note(.ended(permission.id, sequence: permission.events, at: transaction.now)) }
        try transaction.announce(
            Event(
                state.event, by: actor.account?.id ?? (actor.guardian == nil ? nil : thing.subject), subject: thing.plate, target: permission.id,
                group: ID<Group>?.none, practice: practice))
    }
}

extension Permission {
    /// Without a yes and without a question.
    fileprivate var ended: Permission {
        var ended = self
        (ended.askedDigest, ended.approvedDigest, ended.validUntil) = (nil, nil, nil)
        return ended
    }
}

extension PermissionState {
    /// Subject: the plate; target: the permission.
    package var event: Event.Kind {
        switch self {
        case .requested: .permissionRequested
        case .given: .permissionGiven
        case .refused: .permissionRefused
        case .withdrawn: .permissionWithdrawn
        case .expired: .permissionExpired
        case .invalidated: .permissionInvalidated
        }
    }
}

extension Event.Kind {
    package static let permissionRequested = Event.Kind("permission.requested")
    package static let permissionGiven = Event.Kind("permission.given")
    package static let permissionRefused = Event.Kind("permission.refused")
    package static let permissionWithdrawn = Event.Kind("permission.withdrawn")
    package static let permissionExpired = Event.Kind("permission.expired")
    package static let permissionInvalidated = Event.Kind("permission.invalidated")
}

/// Why a permission cannot be asked for or given.
package enum PermissionFault: Failure, Equatable {
    case notYet(Surface, until: Moment)
    case length
    case changed
    case notAsked
    case guardianSaidNo(Surface, until: Moment)

    package var sentence: String {
        switch self {
        case .notYet(let surface, let until):
            until == Permission.never
                ? "They said no to “\(surface.shortTitle)”, and do not want to be asked again unless they say so."
                : "They said no to “\(surface.shortTitle)”, and do not want to be asked again before \(TimeWords(now: until, zone: "UTC").date(until)) \(TimeWords(now: until, zone: "UTC").day(until).prefix(4))."
        case .length: "Please choose until when: a day at least, twelve months at most."
        case .changed: "What would be shown has changed since you opened this page. Please look at it once more, then answer."
        case .notAsked: "Nobody is asking this any more."
        case .guardianSaidNo(let surface, let until):
            "Your parent or guardian said no to “\(surface.title)”, so your yes would not count before \(TimeWords(now: until, zone: "UTC").longDate(until)). Talk with them, and choose No there for now."
        }
    }
    package var status: Int {
        switch self {
        case .notYet, .length, .guardianSaidNo: 422
        case .changed, .notAsked: 409
        }
    }
}
