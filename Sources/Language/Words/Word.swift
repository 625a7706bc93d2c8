/// One word of a text as the language rules see it: lower case, straight apostrophes, short forms written out
/// ("you're" becomes "you" and "are", both with the range of the short form).
struct Word: Sendable {
    let text: String
    let range: Range<String.Index>
    let sentence: Int
    let clause: Int
    let isCapitalised: Bool
    var isQuoted = false
}
