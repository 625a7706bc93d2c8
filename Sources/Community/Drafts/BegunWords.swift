import Identity
import Kernel
import Site
import Store
import Trust

/// A reply or a message that somebody began and did not send yet. There is one for each place, found again on every device.
package struct BegunWords: Hashable, Sendable {
    package let place: Place
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

/// Keeps what somebody writes in a small form, so that a closed tab loses nothing. The last save is the one that stays.
package enum KeepBegun {
    /// - Parameter formKey: of the form; what was sent with it already is not kept again by a save that comes late.
    /// - Throws: `DraftFault`.
    package static func keep(_ body: String, at place: BegunWords.Place, formKey: String, of account: ID<Account>, in transaction: Transaction) throws {
        guard body.count <= Draft.longestField else { throw DraftFault.tooLong }
        guard try !BegunQueries.isSent(formKey, at: place, of: account, in: transaction) else { return }
        guard !body.isVisiblyEmpty else { return try BegunQueries.remove(place, of: account, in: transaction) }
        if try BegunQueries.words(at: place, of: account, in: transaction) == nil, try BegunQueries.count(of: account, in: transaction) >= Draft.most {
            throw DraftFault.tooMany
        }
        try BegunQueries.save(body, at: place, formKey: formKey, of: account, in: transaction)
    }

    /// What a form that is opened has in it; one that comes back has what was sent.
    package static func words(
        at place: BegunWords.Place, for form: FormFields, of account: ID<Account>, in reading: Reading
    ) throws -> BegunWords? {
        try form.texts.isEmpty ? BegunQueries.words(at: place, of: account, in: reading) : nil
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

    /// Where they are gone on with.
    var href: Href? {
        guard let to else { return nil }
        return switch words.place {
        case .reply(let post): "/posts/\(post)/reply"
        case .message: Conversation.href(to)
        }
    }

    static func all(for circle: Circle, in reading: Reading) throws -> [BegunRow] {
        try BegunQueries.all(of: circle.id, limit: Draft.most, in: reading).map { words in
            let to: Account? =
                switch words.place {
                case .reply(let post): try PostQueries.post(post, for: circle, in: reading)?.subject.author
                case .message(let id):
                    try circle.isBlocked(id)
                        ? nil
                        : AccountQueries.account(id, in: reading).flatMap {
                            try GroupMemberQueries.person(handle: $0.handle.text, seenBy: circle, in: reading)
                        }
                }
            return BegunRow(words: words, to: to)
        }
    }
}
