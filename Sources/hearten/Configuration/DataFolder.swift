import Foundation
import Kernel

/// The data folder: made where it is missing, readable by its owner alone.
enum DataFolder {
    /// - Throws: `DataFolderFault` with a sentence that says what to do.
    static func prepare(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DataFolderFault(path: path, cause: "\(error.localizedDescription)")
        }
        guard FileManager.default.isWritableFile(atPath: path) else { throw DataFolderFault(path: path, cause: "it cannot be written to") }
        try closeToOthers(path)
    }

    /// Takes from everybody else on this machine the right to look in: there are people’s words and password hashes in it.
    private static func closeToOthers(_ path: String) throws {
        do {
            let mode = (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
            guard mode & 0o077 != 0 else { return }
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        } catch {
            throw DataFolderFault(path: path, cause: "others can look into it, and that cannot be changed: \(error.localizedDescription)")
        }
    }

    /// A secret that is made once and kept with mode 0600.
    static func secret(_ name: String, in folder: String, make: () -> String) throws -> String {
        let path = folder + "/" + name
        if let data = FileManager.default.contents(atPath: path), !data.isEmpty {
            return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let secret = make()
        guard FileManager.default.createFile(atPath: path, contents: Data(secret.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw DataFolderFault(path: path, cause: "it cannot be written to")
        }
        return secret
    }

    /// The key with which this server signs what it states; made at first start.
    static func signingKey(in folder: String) throws -> SigningKey {
        let text = try secret("signing-key", in: folder) { Token().text }
        guard let seed = Token(text)?.bytes, let key = SigningKey(seed: seed) else {
            throw DataFolderFault(path: folder + "/signing-key", cause: "it holds no key. Move it away, and a new one is made")
        }
        return key
    }

    /// Removes a secret that has served its purpose.
    static func forget(_ name: String, in folder: String) throws {
        let path = folder + "/" + name
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
}

struct DataFolderFault: Error, CustomStringConvertible {
    let path: String
    let cause: String
    var description: String { "The data folder \(path) cannot be used: \(cause). Choose another with --data, or change who owns it." }
}
