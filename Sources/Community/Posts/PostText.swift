import Identity
import Kernel
import Site
import Store

/// A body, understood once when it is written: its markup, whom it mentions, its tags.
struct PostText {
    let markup: SafeHTML
    let mentioned: [ID<Account>]
    let hashtags: [String]

    private static let mostTags = 30

    /// Handles that belong to people of the practice become links; others stay words.
    init(_ body: String, practice: ID<Practice>, in reading: Reading) throws {
        let text = RichText(markdown: body)
        let people = try PostQueries.members(of: practice, handles: Array(text.mentions.prefix(Self.mostTags)), in: reading)
        markup = RichTextHTML(people: Set(people.keys)).html(text)
        mentioned = text.mentions.compactMap { people[$0] }
        hashtags = Array(text.hashtags.prefix(Self.mostTags))
    }
}
