/// Finds `@handle` and `#tag` in running text.
enum TagScanner {
    /// The text in pieces; what is neither mention nor tag stays as it is.
    static func inlines(in text: String) -> [RichText.Inline] {
        guard text.utf8.contains(where: { $0 == 0x40 || $0 == 0x23 }) else { return text.isEmpty ? [] : [.text(text)] }
        var inlines: [RichText.Inline] = []
        var plain = ""
        var rest = Substring(text)
        var previous: Character = " "
        while let sign = rest.first {
            if sign == "@" || sign == "#", !previous.isLetter, !previous.isNumber, let word = word(after: sign, in: rest.dropFirst()) {
                if !plain.isEmpty { inlines.append(.text(plain)) }
                plain = ""
                inlines.append(sign == "@" ? .mention(word.lowercased()) : .hashtag(String(word)))
                rest = rest[word.endIndex...]
                previous = "x"
            } else {
                plain.append(sign)
                previous = sign
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty { inlines.append(.text(plain)) }
        return inlines
    }

    /// A handle is ASCII letters, digits and underscores (`Handle`); a tag may use any alphabet but needs a letter.
    private static func word(after sign: Character, in text: Substring) -> Substring? {
        let word = text.prefix { sign == "@" ? $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") : $0.isLetter || $0.isNumber || $0 == "_" }
        guard (1...60).contains(word.count), sign == "@" || word.contains(where: \.isLetter) else { return nil }
        return word
    }
}
