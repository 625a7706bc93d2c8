import Foundation

/// A row of praise_language.csv: a sentence, and whether PRAISE_LANGUAGE has something to suggest about it.
struct LabelledSentence {
    let text: String
    let isFinding: Bool

    /// The rows in file order, the first one being row 1.
    static func all(beside test: String = #filePath) throws -> [LabelledSentence] {
        let file = URL(filePath: test).deletingLastPathComponent().appending(path: "praise_language.csv")
        return try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n")
            .dropFirst()
            .compactMap(LabelledSentence.init)
    }

    private init?(line: Substring) {
        guard let comma = line.lastIndex(of: ",") else { return nil }
        isFinding = line[line.index(after: comma)...] == "positive"
        let written = line[..<comma]
        let isQuoted = written.hasPrefix("\"") && written.hasSuffix("\"")
        text = (isQuoted ? written.dropFirst().dropLast() : written).replacingOccurrences(of: "\"\"", with: "\"")
    }
}
