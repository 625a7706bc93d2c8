import Identity
import Kernel
import Store
import Trust

/// Tells those who keep the wall of nominations and answers, and the person of questions and of what is put up.
package enum PlateNotices {
    package static let reactions = [
        Reaction(
            "plate-notices",
            to: [.plateNominated, .platePublished, .permissionRequested, .permissionGiven, .permissionRefused, .permissionWithdrawn], react: tell)
    ]

    private static func tell(_ logged: LoggedEvent, _ transaction: Transaction) throws {
        let event = logged.event
        guard let actor = event.actor.map({ ID<Account>($0) }), let entry = try PlateQueries.entry(ID(event.subject), in: transaction), entry.endedAt == nil
        else {
            return
        }
        func telling(_ kind: NoticeKind, cause: Int64) -> Telling {
            Telling(kind: kind, actor: actor, plate: entry.id, cause: cause, about: entry.id.value, at: logged.at)
        }
        switch event.kind {
        case .plateNominated:
            // Asked already, or by one who keeps the wall: there is nothing to look at.
            guard entry.askedAt == nil else { return }
            for keeper in try keepers(of: entry, in: transaction) where keeper != actor {
                try TellPerson.tell(keeper, telling(.nominated, cause: entry.id.value), in: transaction)
            }
        case .permissionRequested where actor != entry.subject.id:
            // One question is about several surfaces: the moment is what they share.
            try TellPerson.tell(entry.subject.id, telling(.permissionAsked, cause: logged.at.milliseconds), in: transaction)
        case .platePublished where actor != entry.subject.id:
            try TellPerson.tell(entry.subject.id, telling(.plateUp, cause: logged.at.milliseconds), in: transaction)
        case .permissionGiven, .permissionRefused, .permissionWithdrawn:
            guard actor == entry.subject.id else { return }
            let told = try [entry.askedBy].compactMap { $0 }.filter { try keepers(of: entry, in: transaction).contains($0) }
            for keeper in try told.isEmpty ? keepers(of: entry, in: transaction) : told where keeper != actor {
                try TellPerson.tell(keeper, telling(.permissionAnswered, cause: logged.at.milliseconds), in: transaction)
            }
        default: break
        }
    }

    /// The professionals of its practice who may see what it is about.
    private static func keepers(of entry: PlateEntry, in reading: Reading) throws -> [ID<Account>] {
        try MembershipQueries.professionals(of: entry.practice, in: reading).map(\.id).filter { keeper in
            guard entry.askedAt == nil, let post = entry.post else { return true }
            guard let viewer = try ViewerQueries.viewer(keeper, in: reading) else { return false }
            return try PostQueries.post(post, for: CircleQueries.circle(of: viewer, in: reading), in: reading) != nil
        }
    }
}
