import Kernel
import Language
import Site

/// Reads praise: a chip (`say` holds its kind and words) or the form with own words.
package enum PraiseForm {
    package static func draft(_ fields: FormFields) throws -> PraiseDraft {
        let chip = fields.text("say").split(separator: "|", maxSplits: 1).map(String.init)
        if chip.count == 2, let kind = PraiseKind(rawValue: chip[0]) { return try checked(kind, chip[1], isPrivate: false) }
        let kind = PraiseKind(rawValue: fields.text("kind")) ?? .effort
        return try checked(kind, fields.text("words"), isPrivate: fields.text("where") == "private")
    }

    private static func checked(_ kind: PraiseKind, _ words: String, isPrivate: Bool) throws -> PraiseDraft {
        var errors = FormErrors()
        let words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.isVisiblyEmpty { errors.add("words", "Please say in a few words what you noticed.") }
        if words.count > Praise.longestWords {
            errors.add("words", "Please keep it under \(Praise.longestWords) characters; this is \(words.count.grouped).")
        }
        try errors.check()
        return PraiseDraft(kind: kind, words: words, isPrivate: isPrivate)
    }
}
