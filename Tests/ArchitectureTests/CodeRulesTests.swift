import Foundation
import Testing

/// What no file may hold, and what only some may.
@Suite("Rules of the code") struct CodeRulesTests {
    /// The lines of code that match, as `path:line`.
    private func lines(_ pattern: String, except isAllowed: (SourceFile) -> Bool = { _ in false }) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        return SourceFile.all.filter { !isAllowed($0) }
            .flatMap { file in
                file.code.filter { line in
                    let text = String(line.text)
                    return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
                }
                .map { "\(file.path):\($0.number)" }
            }
    }

    @Test("SQL stands in queries and in the store") func sql() throws {
        let statements = #"\bSELECT(\s|$)|\bINSERT\s+(INTO|OR)\b|\bDELETE\s+FROM\b|\bUPDATE\s+[a-z_"\\]|\bCREATE\s+TABLE\b"#
        func mayHold(_ file: SourceFile) -> Bool {
            file.name.hasSuffix("Queries.swift") || file.module == "Store" || (file.module == "hearten" && file.path.contains("/Load"))
        }
        #expect(try lines(statements, except: mayHold) == [])
        #expect(try !lines(statements).isEmpty, "the pattern finds statements at all")
    }

    @Test("nothing ends the server: no try!, no fatalError, no as!") func crashes() throws {
        #expect(try lines(#"\btry!"#) == [])
        #expect(try lines(#"\bfatalError\("#) == [])
        #expect(try lines(#"\bas!"#) == [])
        #expect(try lines(#"\b(preconditionFailure|assertionFailure)\("#) == [])
    }

    @Test("raw markup is made from rich text alone") func rawMarkup() throws {
        let makers = ["Sources/Site/HTML/HTML.swift", "Sources/Site/HTML/RichTextHTML.swift"]
        #expect(try lines(#"HTML\(stringLiteral:"#) == [])
        #expect(try lines(#"SafeHTML\(rendered:"#, except: { makers.contains($0.path) }) == [])
    }

    @Test("unchecked sharing between threads only around C libraries") func unchecked() throws {
        let around = ["Store", "Media", "Outside"]
        #expect(try lines(#"@unchecked\s+Sendable|nonisolated\(unsafe\)"#, except: { around.contains($0.module) }) == [])
    }

    @Test("a query pages by cursor, never by offset") func offset() throws {
        #expect(try lines(#"\bOFFSET\b\s+(\\\(|\d)"#) == [])
    }

    /// Files of data: the people and words of the cast, and the lists of the language rules.
    private func isData(_ file: SourceFile) -> Bool {
        file.path.hasPrefix("Sources/TestCast/Script/") || file.path.hasPrefix("Sources/Language/")
    }

    @Test("no file is longer than 350 lines") func length() {
        let long = SourceFile.all.filter { !isData($0) && $0.text.split(separator: "\n", omittingEmptySubsequences: false).count > 351 }
        #expect(long.map(\.path) == [])
    }

    @Test("a file is named after something that is in it") func names() throws {
        for file in SourceFile.all where !isData(file) && file.name != "main.swift" {
            let stem = String(file.name.dropLast(6))
            #expect(!stem.contains("+") && !stem.hasSuffix("2"), "\(file): split by capability, never into “part 2”")
            for word in ["Manager", "Helper", "Util", "Impl", "Service"] { #expect(!stem.hasSuffix(word), "\(file)") }
        }
    }
}
