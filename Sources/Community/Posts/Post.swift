import Identity
import Kernel
import Site
import Trust

/// What a person shared: a note, a win, a question, a coach's prompt, or a reply to one of these.
package struct Post: Hashable, Sendable {
    package let id: ID<Post>
    package let author: Account
    package let authorRole: Role
    package let authorStanding: Standing
    package let kind: PostKind
    package let practice: ID<Practice>
    package let audience: Audience.Kind
    package let group: ID<Group>?
    /// Whose followers it is for, where it is for followers.
    package let followed: ID<Account>?
    /// What a reply answers, and the post at the top of the thread.
    package let answers: ID<Post>?
    package let thread: ID<Post>?
    /// A win in a few words; empty for everything else.
    package let headline: String
    package let body: String
    package let markup: SafeHTML
    package let isFirstWin: Bool
    package let answeredAt: Moment?
    package let praisedAt: Moment?
    package let createdAt: Moment
    package let editedAt: Moment?
    package let isWithheld: Bool
    /// BCP 47; empty where its author did not say.
    package let language: String
    package var warning: ContentWarning?
    /// Counts the changes of its words, from 1.
    package var version = 1
    package var isPinned = false
    /// Whether it waits for a look by those who look after its group; withheld as long.
    package var isHeld = false
    /// Whether those who look after the practice hid it; withheld as long.
    package var isHidden = false
    /// Whether the one who looks is among the named people it is for, or follows the person whose followers it is for.
    package internal(set) var includesViewer: Bool

    package var standpoint: Standpoint {
        Standpoint(
            author: author.id, practice: practice, audience: audience, group: group, includesViewer: includesViewer, isWithheld: isWithheld
        )
    }

    /// The post whose page shows it.
    package var top: ID<Post> { thread ?? id }

    package var href: Href { "/@\(author.handle.text)/\(id)" }

    /// One line for lists and notices.
    package func excerpt(_ limit: Int) -> String {
        if let warning { return warning.sentence }
        let text = RichText(markdown: body).excerpt(limit)
        return headline.isEmpty ? text : String(headline.prefix(limit))
    }
}

package enum PostKind: String, Sendable, CaseIterable {
    case note, win, question, prompt, announcement, reply

    package var name: String {
        switch self {
        case .note: "Note"
        case .win: "Win"
        case .question: "Question"
        case .prompt: "Prompt"
        case .announcement: "Announcement"
        case .reply: "Reply"
        }
    }
}
