import Identity
import Site

/// What a post is folded behind, as its author chose.
package struct ContentWarning: Hashable, Sendable {
    package static let longestWords = 80
    package let kind: WarningKind
    /// The author’s own words; often none.
    package let words: String
    /// What the one who reads would rather not see, where it is folded for them alone.
    package let found: String?

    package init(kind: WarningKind, words: String) {
        self.kind = kind
        self.words = words
        found = nil
    }

    /// Of the reader’s own filter.
    package init(found: String) {
        kind = .other
        words = ""
        self.found = found
    }

    package var line: String { words.isEmpty ? kind.title : "\(kind.title): \(words)" }

    /// What stands in place of the words.
    package var sentence: String { found.map(ReaderFilter.line) ?? "Behind a warning. \(line)" }

    /// From the composer, or the form that changes a post. `nil`: no warning.
    static func read(_ fields: FormFields, _ errors: inout FormErrors) -> ContentWarning? {
        guard let kind = WarningKind(rawValue: fields.raw("warning")) else { return nil }
        let words = fields.text("warning-words").split(whereSeparator: \.isNewline).joined(separator: " ")
        if words.count > longestWords { errors.add("warning-words", "Please keep this under \(longestWords) characters; this is \(words.count).") }
        return ContentWarning(kind: kind, words: words)
    }

    /// The two fields of a form.
    static func fields(_ form: FormPages, _ warning: ContentWarning? = nil) -> HTML {
        let kinds = [(value: "", title: "No warning")] + WarningKind.allCases.map { (value: $0.rawValue, title: $0.title) }
        return """
            <div class="pair">\(form.list("warning", "Fold it behind a warning", kinds, chosen: warning?.kind.rawValue ?? ""))\
            \(form.input("warning-words", "In a few words, if you like", value: warning?.words ?? "", isRequired: false))</div>
            """
    }
}
