import Glibc

/// Files on disk, each stored once under the hash of its bytes: `DIR/media/ab/cd/abcd…`. Who still needs a file is counted
/// in the database, by others. The calls wait for the disk: run them where that is allowed.
package struct MediaFiles: Sendable {
    /// Stands in for `write(2)` in tests, which cannot fill a disk.
    typealias Write = @Sendable (Int32, UnsafeRawPointer?, Int) -> Int

    private let root: String
    private let write: Write

    /// - Parameter data: the server's data folder, which exists. `media` inside it is made at the first file.
    package init(data: String) { self.init(data: data, write: { Glibc.write($0, $1, $2) }) }

    init(data: String, write: @escaping Write) {
        root = data + "/media"
        self.write = write
    }

    package func path(of hash: ContentHash) -> String { "\(folder(of: hash))/\(hash)" }

    private func folder(of hash: ContentHash) -> String {
        let name = hash.description
        return "\(root)/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))"
    }

    package func contains(_ hash: ContentHash) -> Bool { access(path(of: hash), F_OK) == 0 }

    /// Stores the bytes, or finds that they are stored already. When it returns they are on the disk under their name,
    /// whole; when it throws there is nothing of them. Any number of callers may store the same bytes at once.
    ///
    /// - Throws: `MediaFailure`.
    package func store(_ bytes: [UInt8]) throws -> ContentHash {
        let hash = ContentHash(of: bytes)
        let folder = folder(of: hash)
        guard !contains(hash) else {
            // Another caller may have named it and not yet flushed the name.
            try DiskFile.flush(folder: folder)
            return hash
        }
        try makeFolders(for: hash)
        let unfinished = "\(folder)/.\(hash)-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
        do {
            try DiskFile.write(bytes, to: unfinished, with: write)
            try DiskFile.check(rename(unfinished, path(of: hash)), "rename")
        } catch {
            unlink(unfinished)
            throw error
        }
        try DiskFile.flush(folder: folder)
        return hash
    }

    /// - Throws: `MediaFailure.missing` when it is not stored.
    package func read(_ hash: ContentHash) throws -> [UInt8] { try DiskFile.read(path(of: hash)) }

    /// Removes the bytes; nothing happens if they are gone already. The caller makes sure that nobody is about to count
    /// on the same bytes (`FilesInUse`).
    package func remove(_ hash: ContentHash) throws {
        guard unlink(path(of: hash)) != 0, errno != ENOENT else { return }
        throw MediaFailure(FileFault(call: "unlink", code: errno))
    }

    private func makeFolders(for hash: ContentHash) throws {
        let folder = folder(of: hash)
        let parent = String(folder.dropLast(3))
        let above = String(root.dropLast("/media".count))
        for (made, container) in [(root, above), (parent, root), (folder, parent)] where access(made, F_OK) != 0 {
            if mkdir(made, 0o700) != 0, errno != EEXIST { throw MediaFailure(FileFault(call: "mkdir", code: errno)) }
            try DiskFile.flush(folder: container)
        }
    }
}
