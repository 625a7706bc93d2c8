import Identity
import Kernel
import Store

/// Joins a group of one's practice.
package enum JoinGroup {
    /// - Parameters:
    ///   - quietUntil: until then nobody sees that they are there.
    ///   - isInvited: whether they were asked in, by a link or because they asked.
    /// - Throws: `GroupFault`, `NotAllowed`.
    package static func join(
        _ group: Group, _ account: ID<Account>, _ membership: Membership, quietUntil: Moment? = nil, isInvited: Bool = false, in transaction: Transaction
    ) throws {
        try group.check(belongsTo: membership)
        try Rights.check(.joinGroup, membership)
        guard group.admits(membership.standing) else { throw GroupFault.closedToFormer }
        guard group.archivedAt == nil else { throw GroupFault.archived }
        // Whoever no longer works for the practice is a member like any other.
        let looksAfter = membership.role.isProfessional && membership.standing == .active
        guard isInvited || group.entry == .open || looksAfter else { throw GroupFault.asksFirst }
        try GroupRequestQueries.remove(of: account, to: group.id, in: transaction)
        try GroupQueries.admit(
            account, standing: membership.standing, to: group.id, isModerator: looksAfter, quietUntil: quietUntil, in: transaction)
        try transaction.announce(Event(.groupJoined, by: account, subject: group.id, target: account, group: group.id, practice: group.practice))
    }
}

/// Leaves a group. What one wrote stays until one takes it down.
package enum LeaveGroup {
    package static func leave(_ tie: GroupTie, _ account: ID<Account>, _ membership: Membership, in transaction: Transaction) throws {
        try tie.group.check(belongsTo: membership)
        try Rights.check(.leaveGroup, membership)
        if tie.isModerator, try !GroupMemberQueries.hasOtherModerator(than: account, tie.group.id, in: transaction) { throw GroupFault.lastModerator }
        try GroupQueries.remove(account, standing: membership.standing, from: tie.group.id, in: transaction)
        try transaction.announce(Event(.groupLeft, by: account, subject: tie.group.id, target: account, group: tie.group.id, practice: tie.group.practice))
    }
}

/// Makes a client former when coaching ends, or active again.
package enum ChangeStanding {
    package static func change(
        _ account: ID<Account>, to standing: Standing, by changer: ID<Account>, _ membership: Membership, in transaction: Transaction
    ) throws {
        try Rights.check(account == changer ? .leavePractice : .changeStanding, membership)
        let practice = membership.practice.id
        guard let current = try MembershipQueries.standing(of: account, practice: practice, in: transaction) else { return }
        guard current.role != .owner, current.standing != standing else { return }
        // Colleagues are the owner’s to decide about.
        if account != changer, current.role.isProfessional { try Rights.check(.inviteProfessional, membership) }
        try MembershipQueries.setStanding(standing, of: account, practice: practice, in: transaction)
        if standing == .former {
            try GrantJourney.end(practice, by: account, in: transaction)
            if current.role.isProfessional { try GroupQueries.endModeration(of: account, practice: practice, in: transaction) }
            for group in try GroupQueries.currentOnly(of: account, practice: practice, in: transaction) {
                try GroupQueries.remove(account, standing: .active, from: group, in: transaction)
            }
        }
        try GroupQueries.countFormer(account, practice: practice, by: standing == .former ? 1 : -1, in: transaction)
        try transaction.announce(Event(.standingChanged, by: changer, subject: account, target: account, group: ID<Group>?.none, practice: practice))
    }
}

/// Makes a member a moderator of their group, or takes that back.
package enum ChangeModerator {
    package static func change(
        _ account: ID<Account>, to isModerator: Bool, in group: Group, by membership: Membership, in transaction: Transaction
    ) throws {
        try group.check(belongsTo: membership)
        try Rights.check(.editGroup, membership)
        if !isModerator, try !GroupMemberQueries.hasOtherModerator(than: account, group.id, in: transaction) { throw GroupFault.lastModerator }
        try GroupQueries.setModerator(isModerator, account, of: group.id, in: transaction)
    }
}
