import Foundation
import Glibc
import Identity
import Kernel
import Site
import Synchronization

/// A small file beside the database, to which every ending of a permission is added and flushed to the disk before it is committed. It lies
/// in no backup; so a backup that is older than an ending cannot bring back what was ended ([decision 022](docs/decisions/022-endings-outlive-backups.md)).
/// What else people took back, their consents, a membership, being seen, their account, is added a moment after it was committed, and so is who
/// answers for a practice.
///
/// One line for each, in JSON, with ids and times only.
package final class EndingsFile: Sendable {
    package enum Line: Hashable, Sendable {
        /// A permission was refused, withdrawn, invalidated, or its time was over.
        case ended(ID<Permission>, sequence: Int, at: Moment)
        /// How many events of permissions a practice had at a time, after they were committed.
        case head(ID<Practice>, events: Int)
        /// An account was erased: an older backup that still has it is to erase it again.
        case erased(ID<Account>, at: Moment)
        /// A backup was restored; numbers begin again where it ended.
        case restored(at: Moment)
        /// Somebody is no member of a practice any more.
        case left(ID<Practice>, ID<Account>, at: Moment)
        /// To what somebody agrees in a practice, after they took something back.
        case consents(ID<Practice>, ID<Account>, standing: Set<ConsentPurpose>, at: Moment)
        /// Who answers for a practice, after it was handed over.
        case owner(ID<Practice>, ID<Account>, at: Moment)
        /// The professionals of a practice see somebody’s journey no more.
        case journeyHidden(ID<Practice>, ID<Account>, at: Moment)
        /// Whether an account may be seen, after that changed.
        case standing(ID<Account>, Standing, at: Moment)
    }

    /// What keeps an account from being seen.
    package struct Standing: Hashable, Sendable {
        package let rests: Bool
        package let isSuspended: Bool
        /// Whether a parent or guardian said no to it.
        package let isRefused: Bool
        /// When it is to be erased, if its person asked for that.
        package let erasureDue: Moment?

        package init(rests: Bool, isSuspended: Bool, isRefused: Bool, erasureDue: Moment?) {
            self.rests = rests
            self.isSuspended = isSuspended
            self.isRefused = isRefused
            self.erasureDue = erasureDue
        }
    }

    package static let name = "permissions-ended.jsonl"

    private struct Written: Codable {
        var permission: ID<Permission>?
        var sequence: Int?
        var at: Int64?
        var practice: ID<Practice>?
        var events: Int?
        var restored: Bool?
        var erased: ID<Account>?
        var account: ID<Account>?
        var left: Bool?
        var owns: Bool?
        var hidden: Bool?
        var consents: [ConsentPurpose]?
        var rests: Bool?
        var suspended: Bool?
        var refused: Bool?
        var erasureDue: Int64?
    }

    private let path: String?
    private let lock = Mutex(())

    /// - Parameter path: `nil` keeps nothing: for tests of other things.
    package init(path: String?) { self.path = path }

    package convenience init(data folder: String) { self.init(path: "\(folder)/\(Self.name)") }

    package var exists: Bool { path.map { access($0, F_OK) == 0 } ?? false }

    /// Adds a line. When this returns it is on the disk.
    /// - Throws: `EndingsFault`; what was to be ended is then not committed, and its person is told to try again.
    package func note(_ line: Line) throws {
        guard let path else { return }
        let text = try Self.text(line) + "\n"
        try lock.withLock { _ in
            let isNew = access(path, F_OK) != 0
            let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
            guard file >= 0 else { throw EndingsFault(path: path, code: errno) }
            defer { close(file) }
            // What a crash cut short stands on a line of its own, so that it takes nothing with it.
            let bytes = Array((Self.endsWhole(file) ? text : "\n" + text).utf8)
            guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else { throw EndingsFault(path: path, code: errno) }
            if isNew { Self.flushFolder(of: path) }
        }
    }

    private static func endsWhole(_ file: Int32) -> Bool {
        let size = lseek(file, 0, SEEK_END)
        guard size > 0 else { return true }
        var last: UInt8 = 0
        return pread(file, &last, 1, size - 1) == 1 && last == 0x0A
    }

    /// The file’s own name has to be on the disk, too.
    private static func flushFolder(of path: String) {
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    /// All lines. One that was cut short by a crash was never committed, and is passed over.
    package func lines() throws -> [Line] {
        guard let path, exists else { return [] }
        guard let bytes = FileManager.default.contents(atPath: path) else { throw EndingsFault(path: path, code: errno) }
        return bytes.split(separator: 0x0A).compactMap { Self.line(Data($0)) }
    }

    private static func text(_ line: Line) throws -> String {
        let written =
            switch line {
            case .ended(let permission, let sequence, let at): Written(permission: permission, sequence: sequence, at: at.milliseconds)
            case .head(let practice, let events): Written(practice: practice, events: events)
            case .erased(let account, let at): Written(at: at.milliseconds, erased: account)
            case .restored(let at): Written(at: at.milliseconds, restored: true)
            case .left(let practice, let account, let at): Written(at: at.milliseconds, practice: practice, account: account, left: true)
            case .owner(let practice, let account, let at): Written(at: at.milliseconds, practice: practice, account: account, owns: true)
            case .journeyHidden(let practice, let account, let at):
                Written(at: at.milliseconds, practice: practice, account: account, hidden: true)
            case .consents(let practice, let account, let standing, let at):
                Written(
                    at: at.milliseconds, practice: practice, account: account,
                    consents: standing.sorted { $0.rawValue < $1.rawValue })
            case .standing(let account, let standing, let at):
                Written(
                    at: at.milliseconds, account: account, rests: standing.rests, suspended: standing.isSuspended,
                    refused: standing.isRefused, erasureDue: standing.erasureDue?.milliseconds)
            }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(written), as: UTF8.self)
    }

    private static func line(_ text: Data) -> Line? {
        guard let written = try? JSONDecoder().decode(Written.self, from: text) else { return nil }
        if let account = written.account, let at = written.at.map(Moment.init(milliseconds:)) { return line(of: account, at, written) }
        if let account = written.erased, let at = written.at { return .erased(account, at: Moment(milliseconds: at)) }
        if written.restored == true, let at = written.at { return .restored(at: Moment(milliseconds: at)) }
        if let permission = written.permission, let sequence = written.sequence, let at = written.at {
            return .ended(permission, sequence: sequence, at: Moment(milliseconds: at))
        }
        if let practice = written.practice, let events = written.events { return .head(practice, events: events) }
        return nil
    }

    private static func line(of account: ID<Account>, _ at: Moment, _ written: Written) -> Line? {
        if let rests = written.rests, let isSuspended = written.suspended {
            let due = written.erasureDue.map(Moment.init(milliseconds:))
            return .standing(account, Standing(rests: rests, isSuspended: isSuspended, isRefused: written.refused == true, erasureDue: due), at: at)
        }
        guard let practice = written.practice else { return nil }
        if let consents = written.consents { return .consents(practice, account, standing: Set(consents), at: at) }
        if written.hidden == true { return .journeyHidden(practice, account, at: at) }
        if written.owns == true { return .owner(practice, account, at: at) }
        return written.left == true ? .left(practice, account, at: at) : nil
    }
}

/// The file of endings cannot be written or read.
package struct EndingsFault: Failure {
    let path: String
    let code: Int32
    package var sentence: String {
        "This could not be written down safely, so nothing was changed. Please try again in a moment, or tell whoever runs the server."
    }
    package var status: Int { 503 }
    package var cause: (any Error)? { EndingsCause(description: "\(path): \(String(cString: strerror(code)))") }
}

private struct EndingsCause: Error, CustomStringConvertible { let description: String }
