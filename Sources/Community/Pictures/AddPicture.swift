import Identity
import Kernel
import Media
import Store

/// Takes uploaded bytes in: decoded, written anew, stored, and noted as their owner's.
package struct AddPicture: Sendable {
    private let store: Store
    private let worker: PictureWorker
    private let files: MediaFiles
    private let inUse = FilesInUse()
    private let disk = BoundedThreads(name: "files", threads: 2, waiting: 256)

    package init(store: Store, worker: PictureWorker, files: MediaFiles) {
        self.store = store
        self.worker = worker
        self.files = files
    }

    /// - Throws: `PictureRefusal` where the bytes are no picture that we take, `MediaFailure` where the disk is full.
    package func add(_ bytes: [UInt8], owner: ID<Account>, sizes: [PictureSize] = [.list, .full]) async throws -> ID<Picture> {
        let prepared = try await worker.prepare(bytes, sizes: sizes)
        let files = files
        let hashes = Set(prepared.variants.map { ContentHash(of: $0.bytes) })
        do {
            return try await inUse.holding(hashes) {
                let stored = try await disk.run { try prepared.variants.map { ($0, try files.store($0.bytes)) } }
                return try await store.write { transaction in
                    try PictureQueries.removeForgotten(of: owner, in: transaction)
                    let id = transaction.newID(Picture.self)
                    try PictureQueries.insert(id, prepared, files: stored, owner: owner, in: transaction)
                    return id
                }
            }
        } catch {
            await removeUnnamed(hashes)
            throw error
        }
    }

    /// After a failure: what was stored and no row names goes again, so that a full disk does not become fuller with each try.
    private func removeUnnamed(_ hashes: Set<ContentHash>) async {
        for hash in hashes {
            // What cannot be asked or removed just now stays; the picture was refused in any case.
            _ = try? await remove(hash)
        }
    }

    private func remove(_ hash: ContentHash) async throws {
        try await inUse.removing(hash, unless: { try await store.read { try PictureQueries.isNamed(hash.description, in: $0) } }) { try files.remove(hash) }
    }

    /// The bytes of a stored file.
    func read(_ digest: String) async throws -> [UInt8] {
        guard let hash = ContentHash(digest) else { throw MediaFailureNote.unreadableDigest }
        let files = files
        return try await disk.run { try files.read(hash) }
    }

    /// Does the jobs that remove files which no row names any more.
    package func removal() -> JobHandler {
        JobHandler(kind: RemoveFiles.jobKind) { job in
            guard let hash = ContentHash(job.payload) else { throw JobFault.unknown(job.payload) }
            try await remove(hash)
        }
    }
}

enum MediaFailureNote: Error { case unreadableDigest }

enum RemoveFiles {
    static let jobKind = "remove-file"
}
