/// One thing of the server that was looked at.
package struct Finding: Sendable, Equatable {
    package let what: String
    package let isFine: Bool
    /// What it is like; where it is not fine, also what to do.
    package let words: String

    package init(what: String, isFine: Bool, words: String) {
        self.what = what
        self.isFine = isFine
        self.words = words
    }
}

/// What a steward's page tells beside what was looked at.
package struct ServerOverview: Sendable {
    package let findings: [Finding]
    /// What runs here, such as `SQLite 3.40.1`.
    package let versions: [String]
    /// What takes room, with its bytes.
    package let storage: [(what: String, bytes: Int64)]
    /// Where mail goes.
    package let mail: String

    package init(findings: [Finding], versions: [String], storage: [(what: String, bytes: Int64)], mail: String) {
        self.findings = findings
        self.versions = versions
        self.storage = storage
        self.mail = mail
    }
}
