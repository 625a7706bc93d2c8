import Foundation
import Identity
import Kernel
import Outside
import Site
import Store
import Trust

/// Erases accounts whose time has come: some posts and pictures at a time, then everything that is left at once, then the statement.
package struct EraseAccount: Sendable {
    private static let jobKind = "erase-account"
    private static let batch = 100
    private let store: Store
    private let ledger: Ledger
    private let endings: EndingsFile
    private let key: SigningKey
    private let origin: String
    /// Mails that were kept as files because no mail server is configured.
    private let outbox: String?
    private let exports: MakeExport

    package init(store: Store, ledger: Ledger, endings: EndingsFile, key: SigningKey, origin: String, outbox: String?, exports: MakeExport) {
        self.exports = exports
        self.store = store
        self.ledger = ledger
        self.endings = endings
        self.key = key
        self.origin = origin
        self.outbox = outbox
    }

    static func job(of account: ID<Account>, due: Moment) throws -> NewJob { NewJob(kind: jobKind, payload: account.description, dueAt: due) }

    package var handler: JobHandler {
        JobHandler(kind: Self.jobKind) { job in
            guard let account = ID<Account>(job.payload) else { throw JobFault.hopeless("not an account") }
            try await erase(account)
        }
    }

    /// Each step may be done again: a job that died is begun anew.
    private func erase(_ id: ID<Account>) async throws {
        // After an old backup was restored they may own a practice again. Nothing of them shows until it is handed over.
        let owned = try await store.read { reading in
            guard try ErasureQueries.erasure(of: id, in: reading) != nil else { return Membership?.none }
            return try MembershipQueries.memberships(of: id, in: reading).first { $0.role == .owner }
        }
        if let owned { throw ErasureFault.owns(owned.practice.name) }
        // Stopped meanwhile, or erased already.
        guard try await store.write({ try ErasureQueries.begin(id, in: $0) }) else { return }
        guard let account = try await store.read({ try AccountQueries.account(id, in: $0) }) else { return }
        try await store.write { transaction in
            for membership in try MembershipQueries.memberships(of: id, in: transaction) {
                try LeavePractice.end(membership.practice.id, of: id, ledger, in: transaction)
            }
        }
        while try await store.write({ try Self.eraseWritten(id, in: $0) }) == Self.batch {}
        let email = try await store.read { try SignInQueries.email(of: id, in: $0) }
        let copies = try await store.write { try ErasureQueries.noteCopies(of: id, in: $0) }
        try await store.write { try Self.erasePlates(id, ledger, in: $0) }
        while try await store.write({ try Self.erasePictures(id, in: $0) }) == Self.batch {}
        if let email { try removeMails(holding: email) }
        // Their parent or guardian was written to about them.
        try removeMails(holding: "<\(AskGuardian.thread(id))@")
        try await store.write { try LetterQueries.forget(holding: AskGuardian.thread(id), in: $0) }
        try await exports.removeAll(of: id)
        try await store.write { transaction in
            let erasure = try ErasureQueries.erasure(of: id, in: transaction)
            try ErasureQueries.clear(id, in: transaction)
            try ErasureQueries.retire(account, in: transaction)
            try ErasureQueries.finish(id, in: transaction)
            try endings.note(.erased(id, at: transaction.now))
            guard let email, let erasure else { return }
            let statement = ErasureStatement(account: account, askedAt: erasure.askedAt, erasedAt: transaction.now, copies: copies, origin: origin)
            try JobQueries.add(statement.letter(to: email, signedBy: key).job, in: transaction)
        }
    }

    static func eraseWritten(_ account: ID<Account>, in transaction: Transaction) throws -> Int {
        let posts = try ErasureQueries.written(by: account, limit: batch, in: transaction)
        for post in posts {
            try PictureQueries.detach(from: post, in: transaction)
            try WritePostQueries.delete(post, in: transaction)
        }
        return posts.count
    }

    static func erasePlates(_ account: ID<Account>, _ ledger: Ledger, in transaction: Transaction) throws {
        try EndPlates.all(of: account, reason: "the account was erased", ledger, in: transaction)
        try ModerationQueries.erase(about: account, in: transaction)
        for plate in try ErasureQueries.plates(of: account, in: transaction) {
            for version in try PlateQueries.versions(of: plate, in: transaction) { try MakePlateVersion.remove(version, in: transaction) }
            try ErasureQueries.remove(plate: plate, in: transaction)
        }
        try ledger.erase(account, in: transaction)
    }

    static func erasePictures(_ account: ID<Account>, in transaction: Transaction) throws -> Int {
        try ErasureQueries.forgetFaces(of: account, in: transaction)
        let pictures = try ErasureQueries.pictures(of: account, limit: batch, in: transaction)
        for picture in pictures { try PictureQueries.remove(picture, in: transaction) }
        return pictures.count
    }

    private func removeMails(holding word: String) throws {
        guard let outbox, FileManager.default.fileExists(atPath: outbox) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: outbox) where name.hasSuffix(".eml") {
            let path = "\(outbox)/\(name)"
            guard let bytes = FileManager.default.contents(atPath: path) else { continue }
            // Long lines end in “=” and go on in the next.
            let text = String(decoding: bytes, as: UTF8.self).replacing("=\r\n", with: "").replacing("=\n", with: "")
            guard text.contains(word) else { continue }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// After a restore: those whom the file of endings knows as erased and this database still has are erased again, at once.
    package static func again(_ file: EndingsFile, in transaction: Transaction) throws -> Int {
        var count = 0
        for case .erased(let account, _) in try file.lines() where try SignInQueries.email(of: account, in: transaction) != nil {
            guard try ErasureQueries.erasure(of: account, in: transaction)?.begunAt == nil else { continue }
            _ = try ErasureQueries.stop(account, in: transaction)
            try ErasureQueries.insert(account, due: transaction.now, in: transaction)
            _ = try AccountStandingQueries.beginRest(of: account, in: transaction)
            try SessionQueries.endAll(of: account, in: transaction)
            try JobQueries.add(job(of: account, due: transaction.now), in: transaction)
            count += 1
        }
        return count
    }
}

/// What was erased, what stays and why: sent to the person, signed, and kept by nobody here.
struct ErasureStatement: Sendable {
    let account: Account
    let askedAt: Moment
    let erasedAt: Moment
    let copies: [(surface: Surface, address: String)]
    let origin: String

    static let erased = [
        "your name, handle, portrait, header, and everything you said about yourself",
        "your e-mail address, password, sessions, second step and recovery codes",
        "everything you wrote: posts, replies, messages, drafts, and the pictures with them",
        "praise you gave and were given, your votes, what you kept, your lists, follows, blocks and mutes",
        "your notices, settings, consents, and the log of your account",
        "what was shown of you with permission, the records of it, and their receipts here",
    ]
    static let kept = [
        "a number in place of your account, without a name, where a conversation of others would break without it",
        "the chain of hashes of your permissions, without anything of you in it, so that it can be seen that nothing was changed",
        "a one-way digest of your handle, so that nobody else can be taken for you",
        "messages that others wrote to you are theirs, and stay with them",
    ]

    var text: String {
        func list(_ lines: [String]) -> String { lines.map { "- \($0)" }.joined(separator: "\n") }
        let elsewhere = copies.map { "\($0.surface.shortTitle)\($0.address.isEmpty ? "" : ": \($0.address)")" }
        return """
            Statement of erasure
            Server: \(origin)
            Account: @\(account.handle.text)
            Asked for: \(askedAt.date.formatted(.iso8601))
            Erased: \(erasedAt.date.formatted(.iso8601))

            Erased:
            \(list(Self.erased))

            Kept:
            \(list(Self.kept))

            Backups made before this day still hold your data until they are replaced; a restored one is erased again before anything is shown.
            \(copies.isEmpty ? "No copies of yours outside this server are known." : "Copies outside this server that we know of and cannot remove ourselves:\n\(list(elsewhere))")
            """
    }

    func letter(to address: String, signedBy key: SigningKey) -> Letter {
        let signature = Base64URL.encode(key.signature(of: Array(text.utf8)))
        return Letter(
            to: address, subject: "Your account was erased",
            text: """
                \(text)

                --\u{20}
                Signature (Ed25519, base64url) of everything above the line, without the blank line before it:
                \(signature)
                The key of this server: \(origin)/signing-key

                """)
    }
}
