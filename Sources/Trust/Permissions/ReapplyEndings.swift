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
            case .restored, .erased, .left, .owner, .journeyHidden, .consents, .standing: break
            }
        }
        var outcome = Outcome()
        let known = try SettingQueries.value(PermissionQueries.hold, in: transaction) ?? ""
        // What the file has to reach: the heads that the backup had. What was noted since says nothing of what was ended before.
        let wanted = isRestored ? try PermissionQueries.heads(in: transaction).mapValues(\.events) : Self.wanted(known)
        let isBehind = wanted.contains { practice, events in (heads[practice] ?? 0) < events }
        if isRestored { try file.note(.restored(at: transaction.now)) }
        let ledger = Ledger(endings: file)
        for permission in try PermissionQueries.allStanding(in: transaction) {
            // Later than what the database knows of it. Numbers say nothing where time went on from an older backup.
            guard let ending = endings[permission.id],
                ending.at > permission.since || ending.at == permission.since && ending.sequence > permission.events,
                let thing = try things(permission, transaction)
            else { continue }
            try ledger.endAgain(permission, thing, in: transaction)
            outcome.ended += 1
        }
        guard isRestored || !known.isEmpty else { return outcome }
        let shows = try !PermissionQueries.allStanding(in: transaction).isEmpty
        outcome.isHeld = shows && isBehind
        try SettingQueries.set(PermissionQueries.hold, to: outcome.isHeld ? Self.text(wanted) : "", in: transaction)
        return outcome
    }

    /// `restored 12:34 56:78`: practices and their events, as the setting keeps them.
    private static func text(_ wanted: [ID<Practice>: Int]) -> String {
        (["restored"] + wanted.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }).joined(separator: " ")
    }

    private static func wanted(_ text: String) -> [ID<Practice>: Int] {
        let pairs = text.split(separator: " ").dropFirst().compactMap { part -> (ID<Practice>, Int)? in
            let numbers = part.split(separator: ":")
            guard numbers.count == 2, let practice = ID<Practice>(String(numbers[0])), let events = Int(numbers[1]) else { return nil }
            return (practice, events)
        }
        return Dictionary(pairs, uniquingKeysWith: max)
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
            case .ended, .erased, .left, .owner, .journeyHidden, .consents, .standing: break
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
            // While nothing is shown the file is not the newest one, and must not look like it.
            guard try (SettingQueries.value(PermissionQueries.hold, in: transaction) ?? "").isEmpty else { return }
            try file.note(.head(practice, events: head.events))
        }
    }
}
