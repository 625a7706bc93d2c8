import Identity
import Kernel
import Store

/// Brings a group to its end, so that it is only read; or takes it up again.
package enum ArchiveGroup {
    package static func archive(_ group: Group, _ isArchived: Bool, by editor: ID<Account>, _ membership: Membership, in transaction: Transaction) throws {
        try group.check(belongsTo: membership)
        try Rights.check(.archiveGroup, membership)
        guard (group.archivedAt != nil) != isArchived else { return }
        try GroupQueries.setArchived(isArchived ? transaction.now : nil, group.id, in: transaction)
        try transaction.announce(
            Event(.groupEdited, by: editor, subject: group.id, target: ID<Account>?.none, group: group.id, practice: group.practice)
        )
    }
}

/// Deletes a group: from now on it is there for nobody. What was written in it is taken down by a job, some of it at a time.
package enum DeleteGroup {
    /// - Parameter typed: the group’s name, as proof that this group is meant.
    package static func delete(
        _ group: Group, typed: String, by editor: ID<Account>, _ membership: Membership, in transaction: Transaction
    ) throws {
        try group.check(belongsTo: membership)
        try Rights.check(.deleteGroup, membership)
        guard typed.lowercased() == group.name.lowercased() else { throw GroupFault.otherName }
        try GroupQueries.delete(group.id, in: transaction)
        try transaction.announce(
            Event(.groupDeleted, by: editor, subject: group.id, target: ID<Account>?.none, group: ID<Group>?.none, practice: ID<Practice>?.none)
        )
    }
}
