/// What there is to praise: a post and the little that is known around it.
package struct PraiseOccasion: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// A completed step that was shared.
        case win
        /// The first post of a new member.
        case firstPost
        /// A question to the others.
        case question
        /// The first post after a while away.
        case returning
        /// An answer or a favour to somebody.
        case helping
        /// A note or a check-in.
        case note
    }

    package let kind: Kind
    package let firstWin: Bool
    /// The receiver's own words. They are searched for what was done and never repeated.
    package let text: String
    package let firstName: String
    /// Days since the journey began, where known.
    package let daysSinceStart: Int?
    /// How many people the receiver helped lately, where known.
    package let helpedCount: Int?
    /// First names of those people, only as far as the reader of the praise may know them.
    package let helpedNames: [String]

    package init(
        kind: Kind,
        firstWin: Bool = false,
        text: String = "",
        firstName: String = "",
        daysSinceStart: Int? = nil,
        helpedCount: Int? = nil,
        helpedNames: [String] = []
    ) {
        self.kind = kind
        self.firstWin = firstWin
        self.text = text
        self.firstName = firstName
        self.daysSinceStart = daysSinceStart
        self.helpedCount = helpedCount
        self.helpedNames = helpedNames
    }
}
