import Identity
import Kernel
import Language

/// Specific encouragement for something a person did: a chip that others can join in with, or own words.
package struct Praise: Hashable, Sendable {
    /// Words up to this length are shown as a chip, longer ones as a line of their own.
    package static let longestChip = 40
    package static let longestWords = 600

    package let id: ID<Praise>
    package let post: ID<Post>
    package let giver: Account
    package let kind: PraiseKind
    package let words: String
    /// Only the receiver and the giver see it.
    package let isPrivate: Bool
    package let givenAt: Moment

    /// The same in other words, such as what stands in the place of those that somebody would rather not read.
    func saying(_ words: String) -> Praise { Praise(id: id, post: post, giver: giver, kind: kind, words: words, isPrivate: isPrivate, givenAt: givenAt) }
}

/// What was said under one post in the same words, and by whom.
package struct PraiseChip: Hashable, Sendable {
    package let post: ID<Post>
    package let kind: PraiseKind
    package let words: String
    package private(set) var givers: Int
    /// The first two givers by name; all of them where they are two or fewer.
    package private(set) var names: [String]
    /// The praise of the one who looks, if they said it too.
    package private(set) var mine: ID<Praise>?
    package let isPrivate: Bool

    package init(post: ID<Post>, kind: PraiseKind, words: String, givers: Int, names: [String], mine: ID<Praise>?, isPrivate: Bool) {
        self.post = post
        self.kind = kind
        self.words = words
        self.givers = givers
        self.names = names
        self.mine = mine
        self.isPrivate = isPrivate
    }

    package var isShort: Bool { words.count <= Praise.longestChip }

    /// Somebody else said it too.
    mutating func join(_ name: String, mine: ID<Praise>?) {
        givers += 1
        if names.count < 2 { names.append(name) }
        self.mine = self.mine ?? mine
    }
}

/// Praise as its giver means it.
package struct PraiseDraft: Sendable, Hashable {
    package let kind: PraiseKind
    package let words: String
    package let isPrivate: Bool

    package init(kind: PraiseKind, words: String, isPrivate: Bool) {
        self.kind = kind
        self.words = words
        self.isPrivate = isPrivate
    }
}
