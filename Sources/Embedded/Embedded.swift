import Foundation

/// The files that belong to the program: pages' styles, scripts and pictures, the schema, word lists.
///
/// They are carried inside it. With `HEARTEN_SOURCES=DIR` they are read from a checkout instead, so that a style can be
/// changed without building.
package enum Embedded {
    /// The files below `folder` by their path in it.
    package static func files(in folder: String) -> [String: [UInt8]] {
        if let root = ProcessInfo.processInfo.environment["HEARTEN_SOURCES"] { return onDisk(root + "/" + folder) }
        let prefix = folder + "/"
        var files: [String: [UInt8]] = [:]
        for (path, text) in base64 where path.hasPrefix(prefix) {
            files[String(path.dropFirst(prefix.count))] = Data(base64Encoded: text).map { [UInt8]($0) } ?? []
        }
        return files
    }

    /// The same as text.
    package static func texts(in folder: String) -> [String: String] {
        files(in: folder).mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private static func onDisk(_ folder: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { continue }
            files[path] = [UInt8](data)
        }
        return files
    }
}
