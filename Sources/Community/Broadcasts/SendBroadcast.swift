import Identity
import Kernel
import Outside
import Site
import Store
import Trust

/// Writes to everybody of a practice, or to those of one role. People are told some at a time, by a job.
package enum SendBroadcast {
    package static let jobKind = "broadcast"
    private static let batch = 200

    private struct Payload: Codable {
        let broadcast: ID<Broadcast>
        let after: ID<Account>?
    }

    /// - Returns: the broadcast; the same as before where the same form was sent already.
    package static func send(_ draft: BroadcastDraft, by author: ID<Account>, _ membership: Membership, in transaction: Transaction) throws -> ID<Broadcast> {
        try Rights.check(.broadcast, membership)
        let key = PostFormStamp(key: draft.formKey, [draft.room.rawValue, draft.subject, draft.body]).whole
        if let known = try BroadcastQueries.broadcast(by: author, formKey: key, in: transaction) { return known }
        let id = try BroadcastQueries.insert(draft, formKey: key, by: author, practice: membership.practice.id, in: transaction)
        try JobQueries.add(job(of: id, after: nil), in: transaction)
        return id
    }

    private static func job(of id: ID<Broadcast>, after last: ID<Account>?) throws -> NewJob {
        try NewJob(kind: jobKind, Payload(broadcast: id, after: last))
    }

    package static func handler(_ store: Store, origin: String) -> JobHandler {
        JobHandler(kind: jobKind) { job in
            let payload = try job.payload(as: Payload.self)
            try await store.write { try tell(payload, origin, in: $0) }
        }
    }

    /// The next of them; the job for the rest is put into the queue together with their receipts, so that nobody is told twice.
    private static func tell(_ payload: Payload, _ origin: String, in transaction: Transaction) throws {
        guard let broadcast = try BroadcastQueries.broadcast(payload.broadcast, in: transaction),
            let practice = try PracticeQueries.practice(broadcast.practice, in: transaction)
        else { return }
        guard try isThere(broadcast.author.id, in: transaction) else { return try BroadcastQueries.markStopped(broadcast.id, in: transaction) }
        let people = try BroadcastQueries.people(for: broadcast, after: payload.after, limit: batch, in: transaction)
        for person in people where try !HiddenQueries.isBlocked(person, broadcast.author.id, in: transaction) {
            let address = try broadcast.byMail && BroadcastQueries.takesMail(person, in: transaction) ? SignInQueries.email(of: person, in: transaction) : nil
            guard try BroadcastQueries.addReceipt(broadcast.id, person, isMailed: address != nil, in: transaction) else { continue }
            try TellPerson.tell(
                person,
                Telling(kind: .broadcast, actor: broadcast.author.id, cause: broadcast.id.value, about: broadcast.id.value, at: broadcast.createdAt),
                in: transaction)
            if let address { try JobQueries.add(letter(broadcast, practice, to: address, person, origin, in: transaction).job, in: transaction) }
        }
        if people.count == batch, let last = people.last {
            try JobQueries.add(job(of: broadcast.id, after: last), in: transaction)
        } else {
            try BroadcastQueries.markTold(broadcast.id, in: transaction)
        }
    }

    /// Nothing is said any more in the name of somebody who rests or was suspended.
    static func isThere(_ author: ID<Account>, in reading: Reading) throws -> Bool {
        try !AccountStandingQueries.rests(author, in: reading) && !AccountStandingQueries.isSuspended(author, in: reading)
    }

    // MARK: The letter

    private static func letter(
        _ broadcast: Broadcast, _ practice: Practice, to address: String, _ person: ID<Account>, _ origin: String, in transaction: Transaction
    ) throws -> Letter {
        let off = "/broadcasts/off/\(try Links.make(.endBroadcasts, for: person, in: transaction))" as Href
        func absolute(_ href: Href) -> String { href.absolute(origin: origin).text }
        // Whoever wants no words in mails gets none, not even the name of a practice; nor who would rather not read what it is about.
        let filter = ReaderFilter(try ReaderFilterQueries.filters(of: person, in: transaction), reader: person)
        guard try NoticeSettingQueries.settings(of: person, in: transaction).digestTellsWords, filter.found(in: [broadcast.subject, broadcast.body]) == nil
        else {
            let text = "Hello,\n\nthere is a message for you:\n\(absolute(broadcast.href))\n\n-- \nNo more of these by mail:\n\(absolute(off))\n"
            return Letter(
                to: address, subject: "A message for you", text: text, about: about(broadcast.id, person, address),
                listFields: [.unsubscribe: "<\(absolute(off))>", .unsubscribePost: "List-Unsubscribe=One-Click"]
            )
        }
        let text = """
            \(broadcast.body)

            \(broadcast.author.name), \(practice.name)

            Read it on its page:
            \(absolute(broadcast.href))

            --\u{20}
            \(broadcast.author.firstName) wrote this to \(broadcast.room == .everybody ? "everybody" : broadcast.room.title.lowercased()) at \(practice.name).
            No more of these by mail:
            \(absolute(off))

            """
        return Letter(
            to: address, subject: broadcast.subject, text: text, about: about(broadcast.id, person, address),
            listFields: [.unsubscribe: "<\(absolute(off))>", .unsubscribePost: "List-Unsubscribe=One-Click"]
        )
    }

    private static let prefix = "broadcast:"

    private static func about(_ broadcast: ID<Broadcast>, _ person: ID<Account>, _ address: String) -> String {
        "\(prefix)\(broadcast):\(person):\(SendDigests.mark(of: address))"
    }

    private static func parts(_ about: String) -> (ID<Broadcast>, ID<Account>, mark: String)? {
        guard about.hasPrefix(prefix) else { return nil }
        let parts = about.dropFirst(prefix.count).split(separator: ":").map(String.init)
        guard parts.count == 3, let broadcast = ID<Broadcast>(parts[0]), let person = ID<Account>(parts[1]) else { return nil }
        return (broadcast, person, parts[2])
    }

    /// Whether a letter is still wanted when its turn comes; `true` for letters about other things.
    package static func isWanted(_ about: String, in reading: Reading) throws -> Bool {
        guard let (id, person, mark) = parts(about) else { return true }
        guard let broadcast = try BroadcastQueries.broadcast(id, in: reading), try isThere(broadcast.author.id, in: reading),
            try !HiddenQueries.isBlocked(person, broadcast.author.id, in: reading)
        else { return false }
        return try BroadcastQueries.takesMail(person, in: reading) && SendDigests.isReached(person, mark, in: reading)
    }

    package static func sent(_ about: String, in transaction: Transaction) throws {
        guard let (broadcast, person, _) = parts(about) else { return }
        try BroadcastQueries.markSent(broadcast, to: person, in: transaction)
    }

    package static func dropped(_ about: String, in transaction: Transaction) throws {
        guard let (broadcast, person, _) = parts(about) else { return }
        try BroadcastQueries.markNotMailed(broadcast, to: person, in: transaction)
    }

    package static func refused(_ about: String, in transaction: Transaction) throws {
        guard let (broadcast, person, _) = parts(about) else { return }
        try BroadcastQueries.markRefused(broadcast, to: person, in: transaction)
    }

    /// No more of them by mail.
    static func endMail(_ account: ID<Account>, in transaction: Transaction) throws {
        var profile = try ProfileQueries.profile(of: account, in: transaction)
        guard profile.takesBroadcastMail else { return }
        profile.takesBroadcastMail = false
        try ProfileQueries.save(profile, of: account, in: transaction)
    }
}
