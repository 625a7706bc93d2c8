import Identity
import Kernel
import Site
import Store
import Trust

/// Something to tell somebody.
struct Telling: Sendable {
    let kind: NoticeKind
    /// Who did it.
    let actor: ID<Account>
    var post: ID<Post>?
    /// The post at the top of the conversation it belongs to.
    var thread: ID<Post>?
    var group: ID<Group>?
    /// What is shown, or asked about, with permission.
    var plate: ID<Plate>?
    /// The praise, the post or the person it is about: one cause makes one notice.
    let cause: Int64
    /// What it shares with others of its bundle, without the kind.
    let about: Int64
    let at: Moment
}

/// Tells somebody of something, as they want to be told.
enum TellPerson {
    /// Across a block nobody is told of anything, not even later. What somebody muted or snoozed is noted as read and rings nowhere.
    static func tell(_ account: ID<Account>, _ telling: Telling, in transaction: Transaction) throws {
        guard try !HiddenQueries.isBlocked(account, telling.actor, in: transaction) else { return }
        let level = try min(
            NoticeSettingQueries.level(of: telling.kind, for: account, in: transaction),
            telling.group.map { try NoticeSettingQueries.hearing(of: $0, by: account, in: transaction).most } ?? .ring
        )
        guard level > .off else { return }
        let isMuted = try HiddenQueries.isMuted(telling.actor, by: account, in: transaction)
        let isSnoozed = try telling.thread.map { try NoticeSettingQueries.snooze(of: $0, for: account, in: transaction) != nil } ?? false
        let bundle = "\(telling.kind.rawValue)-\(telling.about)"
        let rings = try level == .ring && !isMuted && !isSnoozed && mayRing(account, bundle, in: transaction)
        let isNew = try NoticeQueries.insert(telling, to: account, bundle: bundle, isRead: isMuted || isSnoozed, rings: rings, in: transaction)
        guard isNew, rings else { return }
        try transaction.announce(
            Event(.noticeGiven, by: telling.actor, subject: account, target: telling.post, group: ID<Post>?.none, practice: ID<Practice>?.none)
        )
    }

    /// One thing rings once until it is read; nothing rings in quiet hours, nor more often than the person chose.
    private static func mayRing(_ account: ID<Account>, _ bundle: String, in transaction: Transaction) throws -> Bool {
        guard try !NoticeQueries.hasRung(bundle, for: account, in: transaction) else { return false }
        let settings = try NoticeSettingQueries.settings(of: account, in: transaction)
        let time = TimeWords(now: transaction.now, zone: try NoticeSettingQueries.zone(of: account, in: transaction))
        if let quiet = settings.quiet, quiet.holds(at: time.minuteOfDay(transaction.now)) { return false }
        return try NoticeSettingQueries.takeRing(account, on: time.day(transaction.now), usually: NoticeSettings.usual.ringsADay, in: transaction)
    }
}

extension Event.Kind {
    /// Subject: the account that was told; target: the post it is about.
    package static let noticeGiven = Event.Kind("notice.given")
}
