import Identity
import Kernel
import Store

/// The hashes that tie the events of permissions together.
package enum PermissionChain {
    static let beginning = [UInt8](repeating: 0, count: 32)

    /// One event as it is hashed: nothing personal, only the digest of the record.
    struct Link: Hashable, Sendable {
        let permission: ID<Permission>
        let sequence: Int
        let practice: ID<Practice>
        let practiceSequence: Int
        let state: PermissionState
        let at: Moment
        let recordDigest: [UInt8]
        let previous: [UInt8]

        /// SHA-256 of all fields, each with its length before it.
        var hash: [UInt8] {
            let texts = ["hearten-link-1", "\(permission)", "\(sequence)", "\(practice)", "\(practiceSequence)", state.rawValue, "\(at.milliseconds)"]
            let fields = texts.map { Array($0.utf8) } + [recordDigest, previous]
            return Digest.sha256(fields.flatMap { Array("\($0.count) ".utf8) + $0 })
        }
    }

    /// The head of a practice after one more event.
    static func head(after head: [UInt8], _ hash: [UInt8]) -> [UInt8] { Digest.sha256(head + hash) }

    /// Digest of a record under its salt. Without the salt nobody can try out records.
    static func digest(of record: String, salt: [UInt8]) -> [UInt8] { Digest.hmac(Array(record.utf8), key: salt) }

    /// What is wrong with the ledger of the whole server, in plain sentences; empty where nothing is. Reads every event.
    package static func faults(in reading: Reading) throws -> [String] {
        var walk = Walk()
        try PermissionQueries.eachEvent(in: reading) { walk.pass($0) }
        walk.close(heads: try PermissionQueries.heads(in: reading), permissions: try PermissionQueries.projections(in: reading))
        return walk.faults
    }

    /// Goes through all events in the order of practices and of their numbers there.
    struct Walk {
        private(set) var faults: [String] = []
        private var heads: [ID<Practice>: PermissionHead] = [:]
        private var last: [ID<Permission>: (sequence: Int, hash: [UInt8], state: PermissionState)] = [:]
        /// The yes that stands, with what its record says; `nil` inside where the record is erased.
        private var yes: [ID<Permission>: PermissionRecord?] = [:]
        private static let most = 20

        private mutating func find(_ fault: String) { if faults.count < Self.most { faults.append(fault) } }

        /// - Parameter event: with its stored hash, and the record where it is not erased.
        mutating func pass(_ event: PermissionQueries.StoredEvent) {
            let link = event.link
            let before = last[link.permission]
            let head = heads[link.practice] ?? PermissionHead(events: 0, hash: PermissionChain.beginning)
            if link.practiceSequence != head.events + 1 { find("Practice \(link.practice): event \(head.events + 1) is missing.") }
            if link.sequence != (before?.sequence ?? 0) + 1 { find("Permission \(link.permission): event \((before?.sequence ?? 0) + 1) is missing.") }
            if link.previous != (before?.hash ?? PermissionChain.beginning) {
                find("Permission \(link.permission): event \(link.sequence) does not follow the one before.")
            }
            if link.hash != event.hash { find("Permission \(link.permission): event \(link.sequence) was changed.") }
            if let record = event.record, PermissionChain.digest(of: record.json, salt: record.salt) != link.recordDigest {
                find("Permission \(link.permission): the record of event \(link.sequence) was changed.")
            }
            if link.state == .given { yes[link.permission] = .some(event.record.flatMap { try? PermissionRecord.read($0.json) }) }
            if link.state.ends { yes[link.permission] = nil }
            last[link.permission] = (link.sequence, event.hash, link.state)
            heads[link.practice] = PermissionHead(events: link.practiceSequence, hash: PermissionChain.head(after: head.hash, event.hash))
        }

        mutating func close(heads stored: [ID<Practice>: PermissionHead], permissions: [PermissionQueries.Projection]) {
            for practice in Set(stored.keys).union(heads.keys).sorted() where stored[practice] != heads[practice] {
                find("Practice \(practice): the last events are missing, or its head was changed.")
            }
            for permission in Set(last.keys).subtracting(permissions.map(\.id)).sorted() {
                find("Permission \(permission): it has events, and is gone itself.")
            }
            for permission in permissions {
                guard let end = last[permission.id] else {
                    find("Permission \(permission.id): it has no events.")
                    continue
                }
                if end.sequence != permission.events || end.state != permission.state {
                    find("Permission \(permission.id): it says something else than its last event.")
                }
                guard let approved = permission.approvedDigest else { continue }
                guard let given = yes[permission.id] else {
                    find("Permission \(permission.id): it says yes without an event that gave it.")
                    continue
                }
                if let record = given,
                    record.contentDigest != Base64URL.encode(approved) || record.event.validUntil != permission.validUntil?.date.formatted(.iso8601)
                {
                    find("Permission \(permission.id): it says yes to something else than its record.")
                }
                if let record = given, record.surface.rawValue != permission.surface || record.plate != permission.plate.description {
                    find("Permission \(permission.id): it is about another thing, or another place, than its record.")
                }
            }
        }
    }
}

/// How many events of permissions a practice has, and the hash over all of them.
package struct PermissionHead: Hashable, Sendable {
    package let events: Int
    package let hash: [UInt8]
}
