import Foundation
import Kernel
import Testing

@testable import Site

/// Compares the markup with `Golden/NAME.html`, byte by byte, and requires that it broke no rule.
/// With `HEARTEN_RECORD=1` it writes the file instead; the change is then read in the diff.
func golden(_ html: HTML, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    #expect(html.violations.isEmpty, sourceLocation: location)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).html")
    if ProcessInfo.processInfo.environment["HEARTEN_RECORD"] == "1" {
        try Data(html.bytes).write(to: file)
        return
    }
    let expected = try #require(
        FileManager.default.contents(atPath: file.path), "no \(file.path)", sourceLocation: location)
    #expect([UInt8](expected) == html.bytes, "differs from \(name).html:\n\(html.text)", sourceLocation: location)
}

extension Assets {
    /// Assets without content: their names stay the same when a style changes.
    static let fixed = Assets(web: [:])
}
