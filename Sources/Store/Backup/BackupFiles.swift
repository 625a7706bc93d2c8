import Foundation
import Kernel

/// Writes a file and digests it on the way.
final class BackupWriter {
    private let handle: FileHandle
    private let path: String
    private var buffer: [UInt8] = []
    private var digest = RunningDigest()

    init(path: String) throws {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else { throw CocoaError(.fileWriteUnknown) }
        handle = try FileHandle(forWritingTo: URL(filePath: path))
    }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count > 1 << 20 { try flush() }
    }

    private func flush() throws {
        digest.add(buffer)
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Brings everything to the disk. Returns the digest.
    func finish() throws -> String {
        try flush()
        try handle.synchronize()
        try handle.close()
        return Base64URL.encode(digest.finish())
    }
}

enum BackupReader {
    private static let size = 1 << 20

    /// `nil` where the file is missing.
    static func digest(of path: String) throws -> String? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        var digest = RunningDigest()
        while let part = try handle.read(upToCount: size), !part.isEmpty { digest.add(Array(part)) }
        return Base64URL.encode(digest.finish())
    }

    /// Hands over each line without its end.
    static func lines(of path: String, _ body: (Data) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw BackupFault.damaged("\(path) is missing") }
        defer { try? handle.close() }
        var rest = Data()
        while let part = try handle.read(upToCount: size), !part.isEmpty {
            rest += part
            var start = rest.startIndex
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                try body(rest.subdata(in: start..<end))
                start = rest.index(after: end)
            }
            rest = rest.subdata(in: start..<rest.endIndex)
        }
        guard rest.isEmpty else { throw BackupFault.damaged("the last line of \(path) is cut short") }
    }
}
