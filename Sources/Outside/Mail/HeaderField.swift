/// One header field, made of words that a line break may stand between.
struct HeaderField {
    /// Lines are folded before they get longer than this; a single longer word stays whole.
    static let columns = 76

    let name: String
    let words: [String]

    init(_ name: String, _ words: [String]) {
        self.name = name
        self.words = words
    }

    /// The field with its final CRLF; empty when it has no words.
    var rendered: String {
        guard let first = words.first else { return "" }
        var text = "\(name): \(first)"
        var column = text.utf8.count
        for word in words.dropFirst() {
            let fits = column + 1 + word.utf8.count <= Self.columns
            text += (fits ? " " : "\r\n ") + word
            column = (fits ? column + 1 : 1) + word.utf8.count
        }
        return text + "\r\n"
    }
}
