import Identity
import Kernel
import Site
import Store
import Trust

/// A reply or a message that somebody began and did not send yet, found again on every device.
package struct BegunWords: Hashable, Sendable {
    package let place: Place
    /// Of the form they were begun in. Whoever goes on with them does so in a form with the same key.
    package let formKey: String
    package let body: String
    package let updatedAt: Moment

    /// What they are for.
    package enum Place: Hashable, Sendable {
        case reply(ID<Post>)
        case message(ID<Account>)

        package var text: String {
            switch self {
            case .reply(let post): "reply-\(post)"
            case .message(let person): "message-\(person)"
            }
        }

        /// Reads what `text` wrote.
        package init?(_ text: String) {
            let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "reply":
                guard let post = ID<Post>(parts[1]) else { return nil }
                self = .reply(post)
            case "message":
                guard let person = ID<Account>(parts[1]) else { return nil }
                self = .message(person)
            default: return nil
            }
        }
    }
}

/// Keeps what somebody writes in a small form, so that a closed tab loses nothing. Two forms of one place are kept beside each other; of one
/// form the last save is the one that stays.
package enum KeepBegun {
    /// - Parameter formKey: of the form; what was sent with it already is not kept again by a save that comes late.
    /// - Throws: `DraftFault`; `.sent` for such a save. Whoever goes on writing in that form needs another key.
    package static func keep(_ body: String, at place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        guard body.count <= Draft.longestField else { throw DraftFault.tooLong }
        guard !body.isVisiblyEmpty else { return try BegunQueries.remove(place, formKey: formKey, of: account, in: transaction) }
        switch try BegunQueries.isSent(place, formKey: formKey, of: account, in: transaction) {
        case true?: throw DraftFault.sent
        case nil where try BegunQueries.count(of: account, in: transaction) >= Draft.most: throw DraftFault.tooMany
        default: try BegunQueries.save(body, at: place, formKey: formKey, of: account, in: transaction)
        }
    }

    /// What a form that is opened has in it; one that comes back has what was sent.
    package static func words(
        at place: BegunWords.Place, for form: FormFields, of account: ID<Account>, in reading: Reading
    ) throws -> BegunWords? {
        try form.texts.isEmpty ? BegunQueries.newest(at: place, of: account, in: reading) : nil
    }

    /// They were sent.
    package static func end(_ place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        try BegunQueries.markSent(place, formKey: formKey, of: account, in: transaction)
    }
}

/// Begun words with what they are for, as their writer sees it.
struct BegunRow: Sendable {
    let words: BegunWords
    /// Whom they are for; `nil` where that is not there any more.
    let to: Account?
    /// Whether the form of their place opens with them: of several in one place the newest are.
    let isNewest: Bool

    /// Where they are gone on with.
    var href: Href? {
        guard let to, isNewest else { return nil }
        return switch words.place {
        case .reply(let post): "/posts/\(post)/reply"
        case .message: Conversation.href(to)
        }
    }

    /// Last changed first.
    static func all(for circle: Circle, in reading: Reading) throws -> [BegunRow] {
        let all = try BegunQueries.all(of: circle.id, limit: Draft.most, in: reading)
        var (posts, people): ([ID<Post>], [ID<Account>]) = ([], [])
        for words in all {
            switch words.place {
            case .reply(let post): posts.append(post)
            case .message(let person): if !circle.isBlocked(person) { people.append(person) }
            }
        }
        let authors = try Dictionary(
            PostQueries.posts(posts, for: circle, in: reading).map { ($0.subject.id, $0.subject.author) }, uniquingKeysWith: { $1 })
        let addressees = try Dictionary(
            GroupMemberQueries.people(people, seenBy: circle, in: reading).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var places: Set<BegunWords.Place> = []
        return all.map { words in
            let to: Account? =
                switch words.place {
                case .reply(let post): authors[post]
                case .message(let person): addressees[person]
                }
            return BegunRow(words: words, to: to, isNewest: places.insert(words.place).inserted)
        }
    }
}
