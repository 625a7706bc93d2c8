import Media
import Synchronization

/// Keeps a picture that is being added and the removal of an old file with the same bytes out of each other's way: between storing
/// a file and committing the row that names it, nobody may remove it. For one server process on one data folder.
final class FilesInUse: Sendable {
    private struct Use {
        var holders = 0
        var isBeingRemoved = false
        /// Somebody began to count on the file while its removal was under way.
        var isWanted = false
    }

    private let uses = Mutex<[ContentHash: Use]>([:])

    /// From before the files are stored until their rows are committed.
    func holding<Answer>(_ hashes: Set<ContentHash>, _ body: () async throws -> Answer) async throws -> Answer {
        uses.withLock { uses in
            for hash in hashes {
                uses[hash, default: Use()].holders += 1
                if uses[hash]?.isBeingRemoved == true { uses[hash]?.isWanted = true }
            }
        }
        defer { uses.withLock { uses in for hash in hashes { Self.change(&uses, hash) { $0.holders -= 1 } } } }
        return try await body()
    }

    /// Removes a file that `isNamed` says nobody names, unless somebody counts on it meanwhile.
    /// - Throws: `FileInUse`; try again later.
    func removing(_ hash: ContentHash, unless isNamed: () async throws -> Bool, _ remove: () throws -> Void) async throws {
        try uses.withLock { uses in
            guard uses[hash] == nil else { throw FileInUse() }
            uses[hash] = Use(isBeingRemoved: true)
        }
        defer { uses.withLock { Self.change(&$0, hash) { $0.isBeingRemoved = false } } }
        guard try await !isNamed() else { return }
        // Under the lock: whoever comes after it finds no file and stores it anew.
        try uses.withLock { uses in
            guard uses[hash]?.isWanted != true else { throw FileInUse() }
            try remove()
        }
    }

    private static func change(_ uses: inout [ContentHash: Use], _ hash: ContentHash, _ body: (inout Use) -> Void) {
        guard var use = uses[hash] else { return }
        body(&use)
        uses[hash] = use.holders == 0 && !use.isBeingRemoved ? nil : use
    }
}

struct FileInUse: Error {}
