import Identity
import Kernel
import Outside
import Store
import Trust

/// Makes digests when they are due. Each is a job that waits for its moment; what was changed since then makes it do nothing.
package enum SendDigests {
    package static let jobKind = "digest"

    private struct Payload: Codable {
        let account: ID<Account>
        let due: Moment
    }

    /// Saves settings and puts the next digest into the queue, if one is wanted.
    package static func save(_ settings: NoticeSettings, of account: ID<Account>, in transaction: Transaction) throws {
        var settings = settings
        let zone = try NoticeSettingQueries.zone(of: account, in: transaction)
        let next = DigestSchedule.next(settings, zone: zone, after: transaction.now)
        // Settings that change nothing about it leave the job that waits.
        let isSame = next == settings.digestDueAt
        settings.digestDueAt = next
        try NoticeSettingQueries.save(settings, of: account, in: transaction)
        guard let next, !isSame else { return }
        try JobQueries.add(NewJob(kind: jobKind, Payload(account: account, due: next), dueAt: next), in: transaction)
    }

    /// What follows from a new time zone.
    package static func reschedule(_ account: ID<Account>, in transaction: Transaction) throws {
        let settings = try NoticeSettingQueries.settings(of: account, in: transaction)
        guard settings.digest != .never else { return }
        try save(settings, of: account, in: transaction)
    }

    package static func handler(_ store: Store, origin: String) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try job.payload(as: Payload.self)
            try await store.write { try send(payload, origin, in: $0) }
        }
    }

    /// One transaction makes the mail and plans the next one, so that a job that is begun twice sends one.
    private static func send(_ payload: Payload, _ origin: String, in transaction: Transaction) throws {
        var settings = try NoticeSettingQueries.settings(of: payload.account, in: transaction)
        guard settings.digest != .never, settings.digestDueAt == payload.due, let viewer = try ViewerQueries.viewer(payload.account, in: transaction) else {
            return
        }
        let circle = try CircleQueries.circle(of: viewer, in: transaction)
        // Whoever rests or is suspended gets none; the next one is planned all the same.
        let isIn = try !AccountStandingQueries.rests(payload.account, in: transaction) && !AccountStandingQueries.isSuspended(payload.account, in: transaction)
        if isIn, let digest = try NewsDigest.read(for: circle, settings, in: transaction),
            let address = try SignInQueries.email(of: payload.account, in: transaction)
        {
            let letter = DigestLetter(digest: digest, account: viewer.account, settings: settings, origin: origin).letter(to: address)
            try JobQueries.add(letter.job, in: transaction)
            settings.digestSentAt = transaction.now
        }
        try save(settings, of: payload.account, in: transaction)
    }

    // MARK: The letter on its way

    private static let prefix = "digest:"

    /// - Parameter address: where it goes; told as a digest, so that a letter to an address that was given up is known as such.
    static func about(_ account: ID<Account>, _ address: String) -> String { "\(prefix)\(account):\(mark(of: address))" }

    /// A few letters that tell one address from another and reveal none.
    static func mark(of address: String) -> String {
        String(Base64URL.encode(Digest.sha256(Array(address.lowercased().utf8))).prefix(16))
    }

    /// Whether somebody is there to be written to at that address: neither resting nor suspended, and it is still theirs.
    static func isReached(_ account: ID<Account>, _ mark: String, in reading: Reading) throws -> Bool {
        try !AccountStandingQueries.rests(account, in: reading) && !AccountStandingQueries.isSuspended(account, in: reading)
            && SignInQueries.email(of: account, in: reading).map { self.mark(of: $0) } == mark
    }

    /// Whether a letter is still wanted when its turn comes; `true` for letters about other things.
    package static func isWanted(_ about: String, in reading: Reading) throws -> Bool {
        guard let (account, mark) = account(about) else { return true }
        return try NoticeSettingQueries.settings(of: account, in: reading).digest != .never && isReached(account, mark, in: reading)
    }

    /// The mail server refuses the address for good: no further digests are sent to it until the person says so.
    package static func refused(_ about: String, in transaction: Transaction) throws {
        // What an address refuses that was given up since says nothing of the new one.
        guard let (account, mark) = account(about), try SignInQueries.email(of: account, in: transaction).map({ self.mark(of: $0) }) == mark else { return }
        try end(account, refusedAt: transaction.now, in: transaction)
    }

    /// Ends the digest.
    package static func end(_ account: ID<Account>, refusedAt: Moment? = nil, in transaction: Transaction) throws {
        var settings = try NoticeSettingQueries.settings(of: account, in: transaction)
        guard settings.digest != .never else { return }
        settings.digest = .never
        settings.refusedAt = refusedAt
        try save(settings, of: account, in: transaction)
    }

    private static func account(_ about: String) -> (ID<Account>, mark: String)? {
        guard about.hasPrefix(prefix) else { return nil }
        let parts = about.dropFirst(prefix.count).split(separator: ":").map(String.init)
        guard parts.count == 2, let account = ID<Account>(parts[0]) else { return nil }
        return (account, parts[1])
    }
}
