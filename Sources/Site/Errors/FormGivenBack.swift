import HTTPTypes
import Hummingbird
import Kernel

/// A form that cannot be taken now: its words are given back, and where that helps, the form itself, to be sent again.
package struct FormGivenBack: Failure {
    package let heading: String
    package let sentence: String
    package let status: Int
    let fields: FormFields
    /// Where it is sent again; `nil` where the same form would be refused again.
    let action: Href?
    /// What to do instead of going home.
    let wayOut: (words: String, href: Href)?

    package init(
        _ heading: String, _ sentence: String, status: Int, _ fields: FormFields, sendAgainTo action: Href? = nil, wayOut: (words: String, href: Href)? = nil
    ) {
        self.heading = heading
        self.sentence = sentence
        self.status = status
        self.fields = fields
        self.action = fields.holdsSecrets ? nil : action
        self.wayOut = wayOut
    }
}

extension FormFields {
    /// Names of fields whose values are shown nowhere.
    private static let secrets = ["password", "token", "code", "key"]

    private static func isSecret(_ name: String) -> Bool { secrets.contains { name.contains($0) } }

    /// Whether something was typed that must not stand on a page.
    var holdsSecrets: Bool { texts.contains { ($0.name.contains("password") || $0.name.contains("code")) && !$0.text.isEmpty } }

    /// What a person typed, without what stands in forms for the program: keys, and choices, which are words in small letters.
    package var typedWords: String {
        texts
            .filter {
                !Self.isSecret($0.name) && !$0.text.isVisiblyEmpty
                    && $0.text.contains { !($0.isASCII && ($0.isLowercase || $0.isNumber || "-_:./".contains($0))) }
            }
            .map { Self.cleaned($0.text) }
            .joined(separator: "\n\n")
    }
}

extension Request {
    /// The fields of a form that cannot be taken now, where a page is asked for and a person typed something.
    /// Reads the body, so nothing else may have.
    package func typedForm() async -> FormFields? {
        guard method == .post, !wantsFragment, let fields = try? await form(), !fields.typedWords.isEmpty else { return nil }
        return fields
    }
}
