import Foundation
import Kernel

/// Mail kept as files: `directory/outbox/20260106-090500-1f3a9c04.eml`, the time being the mail's own.
struct Outbox {
    let directory: String

    /// A file is either there as a whole or not at all, and only the owner can read it.
    func keep(_ mail: Mail) throws(MailFault) {
        let folder = directory + "/outbox"
        let name = "\(UTCTime(mail.date).fileStamp)-\(Self.shortID()).eml"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Self.write(mail.rendered(), to: "\(folder)/.\(name).part", then: "\(folder)/\(name)")
            // The job that carried the mail is deleted now: the name must be on disk, and that of the folder.
            for place in [folder, directory] { try Self.flush(place) }
        } catch {
            throw MailFault(MailTrouble(stage: .outbox, code: nil, reason: "\(error)"))
        }
    }

    private static func write(_ bytes: [UInt8], to draft: String, then path: String) throws {
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw POSIXError.current }
        defer { unlink(draft) }
        do {
            defer { close(file) }
            try FileHandle(fileDescriptor: file, closeOnDealloc: false).write(contentsOf: bytes)
            guard fsync(file) == 0 else { throw POSIXError.current }
        }
        guard rename(draft, path) == 0 else { throw POSIXError.current }
    }

    private static func flush(_ folder: String) throws {
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw POSIXError.current }
        defer { close(opened) }
        guard fsync(opened) == 0 else { throw POSIXError.current }
    }

    private static func shortID() -> String {
        let digits = String(UInt32.random(in: .min ... .max), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

extension POSIXError {
    fileprivate static var current: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
