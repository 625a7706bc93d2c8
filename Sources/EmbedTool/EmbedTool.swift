import Foundation

/// Writes a Swift file that holds the given files in base 64. Called by the build: `EmbedTool OUTPUT ROOT FILE…`.
@main enum EmbedTool {
    static func main() throws {
        let arguments = CommandLine.arguments
        let root = arguments[2] + "/"
        let entries = try arguments.dropFirst(3).map { path in
            let data = try Data(contentsOf: URL(filePath: path))
            return "        \"\(path.replacing(root, with: ""))\": \"\(data.base64EncodedString())\","
        }
        let source = """
            extension Embedded {
                static let base64: [String: String] = [
            \(entries.joined(separator: "\n"))
                ]
            }
            """
        try source.write(toFile: arguments[1], atomically: true, encoding: .utf8)
    }
}
