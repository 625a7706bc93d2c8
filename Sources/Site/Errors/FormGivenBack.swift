import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// What was sent with a form that nobody reads.
package struct TypedForm: Sendable {
    package let fields: FormFields
    /// Whether that is all of it: of long forms only the beginning is read.
    package let isWhole: Bool

    package init(fields: FormFields, isWhole: Bool = true) {
        self.fields = fields
        self.isWhole = isWhole
    }

    /// Whether pictures or other files were sent with it; browsers also send a part for each field that was left empty.
    var holdsFiles: Bool { !isWhole || fields.files.contains { !$0.bytes.isEmpty } }

    /// Whether something was typed that must not stand on a page.
    var holdsSecrets: Bool { fields.texts.contains { ($0.name.contains("password") || $0.name.contains("code")) && !$0.text.isEmpty } }
}

/// A form that cannot be taken now: its words are given back, and where that helps, the form itself, to be sent again.
package struct FormGivenBack: Failure {
    package let heading: String
    package let sentence: String
    package let status: Int
    let form: TypedForm
    /// Where it is sent again; `nil` where the same form would be refused again, or would not be the same without its files.
    let action: Href?
    /// What to do instead of going home.
    let wayOut: (words: String, href: Href)?

    package init(
        _ heading: String, _ sentence: String, status: Int, _ form: TypedForm, sendAgainTo action: Href? = nil, wayOut: (words: String, href: Href)? = nil
    ) {
        self.heading = heading
        self.sentence = sentence
        self.status = status
        self.form = form
        self.action = form.holdsSecrets || form.holdsFiles ? nil : action
        self.wayOut = wayOut
    }
}

extension FormFields {
    /// The fields of our forms into which people write words; those that end in `-` are numbered.
    private static let wordFields: Set<String> = [
        "body", "headline", "words", "subject", "about", "agreements", "welcome", "line", "prompts", "name", "group", "practice", "pronouns", "emails",
        "warning-words", "choice-", "describe-", "description-", "link-", "link-name-",
    ]

    /// What a person wrote.
    package var typedWords: String {
        texts
            .filter { Self.wordFields.contains($0.name.hasDigitsAtEnd ? String($0.name.trimmingDigits) : $0.name) && !$0.text.utf8.isEmpty }
            .map { Self.cleaned($0.text) }
            .filter { !$0.isVisiblyEmpty }
            .joined(separator: "\n\n")
    }
}

extension String {
    fileprivate var hasDigitsAtEnd: Bool { utf8.last.map { (0x30...0x39).contains($0) } ?? false }

    fileprivate var trimmingDigits: Substring {
        var rest = self[...]
        while let last = rest.utf8.last, (0x30...0x39).contains(last) { rest.removeLast() }
        return rest
    }
}

extension Request {
    /// Enough for all words of any form of ours.
    private static let mostGivenBack = 1 << 20
    /// What is longer is not even listened to.
    private static let longestSent = 96 << 20

    /// What was sent with a form that cannot be taken now, where a page is asked for and a person wrote something. Of a long form, as one with
    /// pictures is, the beginning is read, and of that what is whole. Reads the body, so nothing else may have.
    package func typedForm() async -> TypedForm? {
        guard method == .post, !wantsFragment else { return nil }
        var (bytes, length): ([UInt8], Int) = ([], 0)
        do {
            for try await var chunk in body {
                length += chunk.readableBytes
                guard length <= Self.longestSent else { break }
                bytes += chunk.readBytes(length: min(chunk.readableBytes, Self.mostGivenBack - bytes.count)) ?? []
            }
            let type = headers[.contentType] ?? ""
            let isMultipart = type.lowercased().hasPrefix("multipart/form-data")
            let fields = try isMultipart ? FormDecoder.multipart(beginning: bytes, contentType: type) : FormDecoder.urlEncoded(bytes)
            return fields.typedWords.isEmpty ? nil : TypedForm(fields: fields, isWhole: length == bytes.count)
        } catch {
            // Whatever this is, it is no form of ours: there is nothing to give back.
            return nil
        }
    }
}
