import Identity
import Kernel
import Store

/// Brings a database that may come from an older backup in line with the file of endings, before anything is shown.
package enum ReapplyEndings {
    package struct Outcome: Hashable, Sendable {
        /// How many permissions were ended again.
        package var ended = 0
        /// Nothing is shown: the file is missing, or older than the database.
        package var isHeld = false
    }

    /// - Parameters:
    ///   - isRestored: the database has just been restored from a backup; what was ended since it was made is known only from the file.
    ///   - things: the plate of a permission, whatever it has become.
    package static func run(
        isRestored: Bool, file: EndingsFile, things: @Sendable (Permission, Reading) throws -> Plate?, in transaction: Transaction
    ) throws -> Outcome {
        var (endings, heads): ([ID<Permission>: (sequence: Int, at: Moment)], [ID<Practice>: Int]) = ([:], [:])
        for line in try file.lines() {
            switch line {
            case .ended(let id, let sequence, let at):
                // The newest one counts.
                if endings[id].map({ $0.at <= at }) ?? true { endings[id] = (sequence, at) }
            case .head(let practice, let events): heads[practice] = max(heads[practice] ?? 0, events)
            case .restored, .erased: break
            }
        }
        var outcome = Outcome()
        let isBehind = try PermissionQueries.heads(in: transaction).contains { practice, head in (heads[practice] ?? 0) < head.events }
        if isRestored { try file.note(.restored(at: transaction.now)) }
        let ledger = Ledger(endings: file)
        for permission in try PermissionQueries.allStanding(in: transaction) {
            // Later than what the database knows of it. An event of the same number may be another one: time went on from the backup.
            guard let ending = endings[permission.id], ending.sequence >= permission.events, ending.at >= permission.since else { continue }
            guard ending.sequence > permission.events || ending.at > permission.since, let thing = try things(permission, transaction) else { continue }
            try ledger.endAgain(permission, thing, in: transaction)
            outcome.ended += 1
        }
        let isKept = try SettingQueries.value(PermissionQueries.hold, in: transaction).map { !$0.isEmpty } ?? false
        guard isRestored || isKept else { return outcome }
        let shows = try !PermissionQueries.allStanding(in: transaction).isEmpty
        outcome.isHeld = shows && isBehind
        try SettingQueries.set(PermissionQueries.hold, to: outcome.isHeld ? "restored" : "", in: transaction)
        return outcome
    }

    /// Ends every yes, so that people can be asked anew: the way out where the file of endings is lost.
    package static func endAll(file: EndingsFile, things: @Sendable (Permission, Reading) throws -> Plate?, in transaction: Transaction) throws -> Int {
        let ledger = Ledger(endings: file)
        var ended = 0
        for permission in try PermissionQueries.allStanding(in: transaction) {
            guard let thing = try things(permission, transaction) else { continue }
            try ledger.invalidate(permission, thing, reason: "restored from a backup without the file of endings", in: transaction)
            ended += 1
        }
        try SettingQueries.set(PermissionQueries.hold, to: "", in: transaction)
        return ended
    }

    /// Whether the database has fewer events than the file remembers: the end of a ledger is missing.
    package static func missing(file: EndingsFile, in reading: Reading) throws -> [ID<Practice>] {
        var heads: [ID<Practice>: Int] = [:]
        for line in try file.lines() {
            switch line {
            case .head(let practice, let events): heads[practice] = max(heads[practice] ?? 0, events)
            case .restored: heads = [:]
            case .ended, .erased: break
            }
        }
        let stored = try PermissionQueries.heads(in: reading)
        return heads.filter { (stored[$0.key]?.events ?? 0) < $0.value }.map(\.key).sorted()
    }

    /// Notes in the file how far the ledgers have come, after each commit.
    package static func reaction(_ file: EndingsFile) -> Reaction {
        Reaction("permission-heads", to: Set(PermissionState.allCases.map(\.event))) { logged, transaction in
            guard let practice = logged.event.practice.map({ ID<Practice>($0) }), let head = try PermissionQueries.head(of: practice, in: transaction) else {
                return
            }
            try file.note(.head(practice, events: head.events))
        }
    }
}
