import Identity
import Kernel
import Outside
import Site
import Store
import Trust

/// Looks each hour for permissions whose time is over, and tells people a week before one ends. Nothing depends on it being on time: what is
/// over has not been shown since its last moment (`Permits`).
package enum EndPermissions {
    package static let jobKind = "end-permissions"
    private static let every: Span = .hours(1)
    private static let batch = 200

    /// Plans the next look, where none is planned.
    package static func plan(_ store: Store) async throws {
        try await store.write { transaction in
            guard try JobQueries.count(of: jobKind, in: transaction) == 0 else { return }
            try JobQueries.add(NewJob(kind: jobKind, payload: ""), in: transaction)
        }
    }

    package static func handler(_ store: Store, _ ledger: Ledger) -> JobHandler {
        JobHandler(kind: jobKind) { _ in
            while try await store.write({ try end(ledger, in: $0) }) == batch {}
            while try await store.write({ try GrowUp.forgetGuardians(limit: batch, in: $0) }) == batch {}
            try await store.write { transaction in
                try tell(in: transaction)
                // The same hour ends what somebody may not do for a time.
                _ = try DecisionEffectQueries.endRestrictions(in: transaction)
                try JobQueries.add(NewJob(kind: jobKind, payload: "", dueAt: transaction.now + every), in: transaction)
            }
        }
    }

    /// Notes some of what is over. Returns how many there were.
    package static func end(_ ledger: Ledger, in transaction: Transaction) throws -> Int {
        let over = try PermissionQueries.over(limit: batch, in: transaction)
        for permission in over {
            guard let plate = try PlateQueries.plate(permission.plate, in: transaction) else { continue }
            try ledger.expire(permission, plate, in: transaction)
            try MakePlateVersion.tidy(permission.plate, in: transaction)
        }
        return over.count
    }

    /// Tells each person once for each end: a longer yes has another one.
    package static func tell(in transaction: Transaction) throws {
        for ending in try PermissionQueries.ending(before: transaction.now + PermissionLength.told, in: transaction) {
            guard let entry = try PlateQueries.entry(ending.plate, in: transaction), entry.publishedVersion != nil else { continue }
            let telling = Telling(
                kind: .permissionEnding, actor: entry.subject.id, plate: entry.id, cause: ending.until.milliseconds, about: entry.id.value, at: transaction.now)
            guard try !NoticeQueries.isTold(.permissionEnding, of: ending.until.milliseconds, entry.subject.id, in: transaction) else { continue }
            try TellPerson.tell(entry.subject.id, telling, in: transaction)
        }
    }
}
