/// Something in a draft of praise that may land badly, with a kind reason and a wording to consider.
/// It is advice to the writer. It never holds anything back.
package struct PraiseFinding: Hashable, Sendable {
    /// What the words do to the person who reads them.
    package enum Kind: String, CaseIterable, Sendable {
        /// Says what somebody is (talent, character) instead of what they did.
        case ability
        /// Tells somebody what they should or must do, or that pain and rest do not count.
        case pressure
        /// Comments on looks, weight or body, or on food as good and bad.
        case looks
        /// Measures somebody against other people.
        case comparison
        /// Lets somebody feel that they let the writer down.
        case disappointment
    }

    /// `PraiseLanguage.version` at the time of the finding.
    package let version: Int
    /// The words as written.
    package let phrase: String
    /// Where they stand in the text that was read.
    package let range: Range<String.Index>
    package let kind: Kind
    /// One sentence that says why.
    package let advice: String
    /// A better wording to consider; the writer fills in what they saw.
    package let instead: String
}
