import Foundation
import Identity
import Kernel

/// The record of one event of a permission, with the fields of ISO/IEC TS 27560 as COMPLIANCE.md lists them. A receipt is a copy of it.
package struct PermissionRecord: Codable, Hashable, Sendable {
    package struct Notice: Codable, Hashable, Sendable {
        package let address: String
        package let version: Int
        /// Base 64 of SHA-256.
        package let digest: String
    }

    package struct Party: Codable, Hashable, Sendable {
        package let name: String
        package let address: String
        package let contact: String
        package let kind: String
    }

    package struct Person: Codable, Hashable, Sendable {
        package let name: String
        package let handle: String
    }

    package struct Occurrence: Codable, Hashable, Sendable {
        package let state: PermissionState
        /// ISO 8601, UTC.
        package let at: String
        package let validUntil: String?
        package let askAgainAt: String?
        package let actorKind: String
        package let actor: Person?
        /// Whether somebody did it themselves, by an act of their own.
        package let isExplicit: Bool
        package let reason: String
    }

    package let recordID: String
    package let schemaVersion: String
    package let subject: Person
    package let notice: Notice
    package let language: String
    package let purpose: PermissionPurpose
    package let purposeText: String
    package let kindsOfData: [String]
    package let controllers: [Party]
    package let storageLocations: [String]
    package let retention: String
    package let jurisdiction: String
    package let recipients: String
    package let withdrawalMethod: String
    package let event: Occurrence
    package let lawfulBasis: String
    package let rights: [String]
    package let surface: Surface
    package let surfaceText: String
    /// What was shown, word for word.
    package let shown: ShownContent
    /// Base 64 of SHA-256 of `shown`.
    package let contentDigest: String
    package let showsChannel: Bool
    package let incentive: String
    package let ageBasis: String
    /// Of the parent or guardian who did it.
    package let guardian: String?
    /// The thing it is about, and the interface through which it was answered.
    package let plate: String
    package let interfaceVersion: String

    package static let schema = "hearten-permission-1 (after ISO/IEC TS 27560:2023)"

    /// The same bytes for the same record: keys in order.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    package static func read(_ json: String) throws -> PermissionRecord { try JSONDecoder().decode(PermissionRecord.self, from: Data(json.utf8)) }
}

/// What is known of a practice for records of permissions.
package struct PracticeFacts: Hashable, Sendable {
    package static let longest = 200
    package var legalName = ""
    package var address = ""
    package var contact = ""
    package var jurisdiction = ""
    package var storage = ""

    package init() {}
}

extension PermissionRecord {
    /// - Parameters:
    ///   - reason: why the program did it; empty where somebody did.
    init(
        permission: ID<Permission>, sequence: Int, _ thing: some Showable, on surface: Surface, state: PermissionState, at now: Moment, until: Moment?,
        askAgainAt: Moment?, by actor: PermissionActor, subject: Account, isMinor: Bool, practiceName: String, facts: PracticeFacts
    ) {
        func time(_ moment: Moment) -> String { moment == Permission.never ? "never" : moment.date.formatted(.iso8601) }
        func person(_ account: Account) -> Person { Person(name: account.name, handle: account.handle.text) }
        recordID = "\(permission)/\(sequence)"
        schemaVersion = Self.schema
        self.subject = person(subject)
        notice = Notice(address: PermissionNotice.address, version: PermissionNotice.version, digest: Base64URL.encode(PermissionNotice.digest))
        language = "en"
        purpose = thing.purpose
        purposeText = thing.purpose.sentence
        let content = thing.content
        kindsOfData = [
            "words", content.name.isEmpty ? nil : "name", content.picture == nil ? nil : "picture", content.portrait == nil ? nil : "portrait",
            content.numbers.isEmpty ? nil : "numbers", content.channels.isEmpty ? nil : "channels",
            "health (what somebody achieved in training or with an illness)",
        ].compactMap { $0 }
        controllers = [
            Party(
                name: facts.legalName.isEmpty ? practiceName : facts.legalName, address: facts.address, contact: facts.contact, kind: "practice")
        ]
        storageLocations = [facts.storage.isEmpty ? "the practice’s own server" : facts.storage]
        retention =
            "Shown until the date of the permission at most. The record is kept as proof for as long as the account exists; erasing the account erases it."
        jurisdiction = facts.jurisdiction
        recipients = surface.seenBy
        withdrawalMethod = "Under Permissions, one press; or by telling the practice."
        event = Occurrence(
            state: state, at: time(now), validUntil: until.map(time), askAgainAt: askAgainAt.map(time), actorKind: actor.kind, actor: actor.person.map(person),
            isExplicit: actor.isSomebody, reason: { if case .program(let reason) = actor { reason } else { "" } }())
        lawfulBasis = "Explicit consent (GDPR articles 6(1)(a) and 9(2)(a))"
        rights = ["withdraw at any time", "access", "a copy to take along", "correction", "erasure", "complaint to the authority"]
        self.surface = surface
        surfaceText = surface.title
        shown = content
        contentDigest = Base64URL.encode(content.digest)
        showsChannel = surface == .channelNamed
        incentive = "none"
        ageBasis = isMinor ? "under 18: it counts together with the yes of a parent or guardian" : "stated to be 18 or older when joining"
        guardian = actor.guardian
        plate = thing.plate.description
        interfaceVersion = "permission page 1"
    }
}
