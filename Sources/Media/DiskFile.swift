import Glibc

/// Whole files, written so that they survive a power cut.
enum DiskFile {
    /// Writes a new file that only this user may read, and waits until it is on the disk. A file half written stays for
    /// the caller to remove.
    ///
    /// - Throws: `MediaFailure`.
    static func write(_ bytes: [UInt8], to path: String, with write: MediaFiles.Write) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        try check(file, "open")
        defer { close(file) }
        try bytes.withUnsafeBytes { raw in
            var done = 0
            while done < raw.count {
                let count = write(file, raw.baseAddress.map { $0 + done }, raw.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    throw MediaFailure(FileFault(call: "write", code: count == 0 ? ENOSPC : errno))
                }
                done += count
            }
        }
        try check(fsync(file), "fsync")
    }

    /// - Throws: `MediaFailure`.
    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        try check(file, "open")
        defer { close(file) }
        var facts = stat()
        try check(fstat(file, &facts), "fstat")
        return try [UInt8](unsafeUninitializedCapacity: Int(facts.st_size)) { buffer, done in
            while done < buffer.count {
                let count = Glibc.read(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw MediaFailure(FileFault(call: "read", code: errno)) }
                if count == 0 { break }
                done += count
            }
        }
    }

    /// Puts the names in a folder on the disk, as `fsync` on a file does with its bytes.
    ///
    /// - Throws: `MediaFailure`.
    static func flush(folder: String) throws {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try check(file, "open")
        defer { close(file) }
        try check(fsync(file), "fsync")
    }

    /// - Throws: `MediaFailure` with the present `errno` when a system call returned a negative number.
    static func check(_ result: Int32, _ call: String) throws {
        guard result < 0 else { return }
        throw MediaFailure(FileFault(call: call, code: errno))
    }
}
