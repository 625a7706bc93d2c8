import Kernel

/// What a form sent, before anybody understood it: names and texts, and files where it was multipart.
package struct FormFields: Sendable {
    package private(set) var texts: [(name: String, text: String)]
    package let files: [UploadedFile]

    package init(texts: [(name: String, text: String)] = [], files: [UploadedFile] = []) {
        self.texts = texts
        self.files = files
    }

    /// The first text of that name, cleaned: Unicode composed (NFC), newlines as `\n`, no control characters, no blanks around.
    package func text(_ name: String) -> String { Self.cleaned(raw(name)) }

    /// The first text of that name, as it was sent. For passwords and tokens.
    package func raw(_ name: String) -> String { texts.first { $0.name == name }?.text ?? "" }

    /// All texts of that name.
    package func all(_ name: String) -> [String] { texts.filter { $0.name == name }.map(\.text) }

    /// Whether a checkbox of that name was ticked.
    package func isTicked(_ name: String) -> Bool { texts.contains { $0.name == name } }

    /// The same form with further texts, as for what was taken in already.
    package func adding(_ more: [(name: String, text: String)]) -> FormFields { FormFields(texts: texts + more, files: files) }

    /// The same form without the texts of that name.
    package func without(_ name: String) -> FormFields { FormFields(texts: texts.filter { $0.name != name }, files: files) }

    package func files(_ name: String) -> [UploadedFile] { files.filter { $0.field == name && !$0.bytes.isEmpty } }

    /// About half of what Unicode's stream-safe text format allows (UAX 15, section 13).
    private static let mostMarks = 16

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    package static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        var marks = 0
        for scalar in text.unicodeScalars {
            // Marks piled on one letter beyond any language's need are dropped: they cover other lines, and composing many is slow.
            marks = isMark(scalar) ? marks + 1 : 0
            guard marks <= mostMarks else { continue }
            switch scalar.value {
            case 0x0D: scalars.append("\n")
            case 0x0A where previous == "\r": break
            case 0x09, 0x0A: scalars.append(scalar)
            // Controls, and the marks that reorder or hide text around them; joiners stay, emoji and scripts need them.
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: break
            default: scalars.append(scalar)
            }
            previous = scalar
        }
        let composed = String(scalars).composed
        var trimmed = Substring(composed)
        while let first = trimmed.first, first.isWhitespace { trimmed.removeFirst() }
        while let last = trimmed.last, last.isWhitespace { trimmed.removeLast() }
        return String(trimmed)
    }
}

/// A file of a form.
package struct UploadedFile: Sendable {
    package let field: String
    /// As the browser said; never trusted, never used as a path.
    package let name: String
    package let bytes: [UInt8]

    package init(field: String, name: String, bytes: [UInt8]) {
        self.field = field
        self.name = name
        self.bytes = bytes
    }
}

/// What is wrong with a form, by field. Shown beside the field, with all that was typed still there.
package struct FormErrors: Error, Sendable, Equatable {
    package private(set) var byField: [String: String] = [:]
    package private(set) var fields: [String] = []

    package init() {}

    package var isEmpty: Bool { byField.isEmpty }

    package subscript(_ field: String) -> String? { byField[field] }

    /// Notes `sentence` unless the field has one already.
    package mutating func add(_ field: String, _ sentence: String) {
        guard byField[field] == nil else { return }
        byField[field] = sentence
        fields.append(field)
    }

    /// - Throws: itself, where anything is wrong.
    package func check() throws { if !isEmpty { throw self } }
}
