import Foundation

/// One Swift file of the program, as text.
struct SourceFile: Sendable, CustomStringConvertible {
    /// From the repository's root: `Sources/Trust/Rights/Rights.swift`.
    let path: String
    let text: String
    /// The lines that are not comments, with their numbers from 1.
    let code: [(number: Int, text: Substring)]

    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var name: String { path.split(separator: "/").last.map(String.init) ?? "" }
    var description: String { path }

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { (number: $0.offset + 1, text: $0.element) }
            .filter { !$0.text.drop(while: \.isWhitespace).hasPrefix("//") }
    }

    /// The modules it imports, however the import is written: `@testable import A`, `import struct A.B`.
    var imports: [String] {
        code.compactMap { line in
            let words = line.text.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let place = words.firstIndex(of: "import"), words.prefix(place).allSatisfy(Self.mayPrecedeImport) else { return nil }
            let rest = words.dropFirst(place + 1).filter { !Self.kinds.contains($0) }
            return rest.first.map { String($0.prefix { $0 != "." && $0 != ";" }) }
        }
    }

    private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]

    private static func mayPrecedeImport(_ word: String) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file of `Sources`, by path.
    static let all: [SourceFile] = {
        let folder = root.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return files.filter { $0.pathExtension == "swift" }
            .map { url in
                let path = url.standardizedFileURL.path
                let start = path.range(of: "/Sources/", options: .backwards)?.lowerBound ?? path.startIndex
                return SourceFile(path: String(path[start...].dropFirst()), text: (try? String(contentsOf: url, encoding: .utf8)) ?? "")
            }
            .sorted { $0.path < $1.path }
    }()
}
