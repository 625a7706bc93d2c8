import Foundation
import Kernel
import Site
import Testing

/// Compares the markup with `Golden/NAME.html`, byte by byte, and requires that it broke no rule.
/// With `HEARTEN_RECORD=1` it writes the file instead; the change is then read in the diff.
func golden(_ html: HTML, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    #expect(html.violations.isEmpty, sourceLocation: location)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).html")
    if ProcessInfo.processInfo.environment["HEARTEN_RECORD"] == "1" {
        try Data(html.bytes).write(to: file)
        return
    }
    let expected = try #require(FileManager.default.contents(atPath: file.path), "no \(file.path)", sourceLocation: location)
    #expect([UInt8](expected) == html.bytes, "differs from \(name).html:\n\(html.text)", sourceLocation: location)
}

extension Assets {
    /// Assets without content: their names stay the same when a style changes.
    static let fixed = Assets(web: [:])
}

/// Words that try to become markup, wherever they stand.
enum Hostile {
    static let text = #"<script>alert(1)</script>"><img src=x onerror=alert(2)> & 'quoted' {{7*7}} ${x} \#u{202E} javascript:alert(3)"#
    static let long = String(repeating: "Wolfeschlegelsteinhausenbergerdorff ", count: 3) + "des Dritten"

    /// What must never be found in a page that holds `text`.
    static let marks = ["<script>alert", "<img src=x", "href=\"javascript:"]

    static func check(_ html: HTML, _ location: SourceLocation = #_sourceLocation) {
        #expect(html.violations.isEmpty, sourceLocation: location)
        for mark in marks { #expect(!html.text.contains(mark), "\(mark)", sourceLocation: location) }
        #expect(html.text.contains("&lt;script&gt;alert(1)"), "the words are still there to be read", sourceLocation: location)
    }
}
