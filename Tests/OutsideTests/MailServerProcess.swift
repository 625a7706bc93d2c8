import Foundation
import Testing

@testable import Outside

/// A real mail server in a child process, on a port of its own, with a folder of its own; gone with the value.
final class MailServerProcess {
    /// What arrived, as Python's mail parser reads it.
    struct Received: Decodable {
        let greeting: String
        let encrypted: Bool
        let user: String?
        let sender: String
        let recipients: [String]
        let from: [String]
        let subject: String
        let body: String
    }

    let folder: URL
    let port: Int
    private let process = Process()
    private let input = Pipe()

    init(_ options: String...) throws {
        folder = try temporaryFolder()
        let output = Pipe()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "smtp_server.py").path
        process.executableURL = URL(filePath: "/usr/bin/env")
        let python = ProcessInfo.processInfo.environment["HEARTEN_PYTHON"] ?? "python3"
        process.arguments = [python, script, folder.path] + options
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8), !byte.isEmpty {
            line += byte
        }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        port = try #require(
            words.first == "ready" ? words.last.flatMap { Int($0) } : nil,
            "The mail tests need \(python) with the package aiosmtpd (set HEARTEN_PYTHON), and openssl."
        )
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    var authority: String { folder.appending(path: "ca.pem").path }

    /// Our view of this server; `trusting` its authority or the system's.
    func server(
        scheme: String = "smtp", host: String = "127.0.0.1", credentials: String = "", trusting: Bool = false
    ) throws -> SMTPServer {
        try SMTPServer(url: "\(scheme)://\(credentials)\(host):\(port)" + (trusting ? "?ca=\(authority)" : ""))
    }

    func received() throws -> [Received] {
        try files("json").map { try JSONDecoder().decode(Received.self, from: Data(contentsOf: $0)) }
    }

    func receivedBytes() throws -> [[UInt8]] {
        try files("eml").map { [UInt8](try Data(contentsOf: $0)) }
    }

    private func files(_ kind: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == kind }
            .sorted { $0.path < $1.path }
    }
}

func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hearten-mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}
