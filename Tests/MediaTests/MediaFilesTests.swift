import Foundation
@testable import Media
import Testing

@Suite("Files on disk")
final class MediaFilesTests: Sendable {
    private let data = NSTemporaryDirectory() + "hearten-media-" + UUID().uuidString
    private let content = Array("a picture".utf8)

    init() throws { try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: data) }

    /// All files below the data folder, hidden ones too.
    private func files() -> [String] {
        let all = FileManager.default.subpaths(atPath: data) ?? []
        return all.filter { path in
            var isFolder = ObjCBool(false)
            return FileManager.default.fileExists(atPath: "\(data)/\(path)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    @Test("are found under the hash of their bytes")
    func found() throws {
        let files = MediaFiles(data: data)
        let hash = try files.store(content)
        #expect(hash == ContentHash(of: content))
        #expect(try files.read(hash) == content)
        #expect(files.contains(hash))
        let name = hash.description
        #expect(files.path(of: hash) == "\(data)/media/\(name.prefix(2))/\(name.dropFirst(2).prefix(2))/\(name)")
        #expect(FileManager.default.fileExists(atPath: files.path(of: hash)))
    }

    @Test("may be empty")
    func empty() throws {
        let files = MediaFiles(data: data)
        #expect(try files.read(try files.store([])) == [])
    }

    @Test("are readable by the server alone")
    func mode() throws {
        let files = MediaFiles(data: data)
        let path = files.path(of: try files.store(content))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("are stored once, even when many store the same bytes at the same moment")
    func together() async throws {
        let files = MediaFiles(data: data)
        let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        let threads = BoundedThreads(name: "test files", threads: 8, waiting: 64)
        let hashes = try await withThrowingTaskGroup { group in
            for _ in 0..<64 { group.addTask { try await threads.run { try files.store(large) } } }
            return try await group.reduce(into: Set<ContentHash>()) { $0.insert($1) }
        }
        #expect(hashes == [ContentHash(of: large)])
        #expect(try files.read(ContentHash(of: large)) == large)
        #expect(self.files().count == 1)
    }

    @Test("can be removed, more than once")
    func removed() throws {
        let files = MediaFiles(data: data)
        let hash = try files.store(content)
        try files.remove(hash)
        try files.remove(hash)
        #expect(!files.contains(hash))
        #expect(throws: MediaFailure.missing(FileFault(call: "open", code: ENOENT))) { try files.read(hash) }
        #expect(try files.store(content) == hash)
    }

    @Test("leave nothing behind on a full disk, and say so", arguments: [ENOSPC, EDQUOT])
    func full(code: Int32) throws {
        let files = MediaFiles(data: data) { file, bytes, count in
            guard count <= 4 else { return Glibc.write(file, bytes, 4) }
            errno = code
            return -1
        }
        let failure = try #require(throws: MediaFailure.self) { try files.store(Array("twelve bytes".utf8)) }
        #expect(failure == .diskFull(FileFault(call: "write", code: code)))
        #expect(failure.sentence.hasPrefix("The server has no room for files"))
        #expect(failure.status == 507)
        #expect(self.files() == [])
    }

    @Test("are written to their end, however little the system takes at once")
    func littleByLittle() throws {
        let files = MediaFiles(data: data) { file, bytes, _ in Glibc.write(file, bytes, 1) }
        #expect(try files.read(try files.store(content)) == content)
    }

    @Test("that cannot be written are a failure with a cause for the log")
    func unusable() throws {
        let failure = try #require(throws: MediaFailure.self) {
            try MediaFiles(data: self.data + "/nowhere").store(self.content)
        }
        #expect(failure.cause is FileFault)
    }

    @Test("have names that never lead out of their folder", arguments: ["", "..", "../../etc/passwd", "AB", "é"])
    func names(text: String) {
        #expect(ContentHash(text) == nil)
        #expect(ContentHash(text + String(repeating: "0", count: 64)) == nil || text.isEmpty)
        #expect(ContentHash(String(repeating: "A", count: 64)) == nil)
    }

    @Test("are named by BLAKE2b of 32 bytes")
    func hash() {
        let known = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"
        #expect(ContentHash(of: []).description == known)
        #expect(ContentHash(known) == ContentHash(of: []))
    }
}
