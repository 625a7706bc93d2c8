import Identity
import Kernel
import Language
import Trust

/// All that was said under one post and not taken back, private praise included: `chips(for:at:)` shows a reader their part of it.
package struct Sayings: Sendable {
    /// One praise, as far as chips need it.
    package struct Saying: Sendable {
        let id: ID<Praise>
        let post: ID<Post>
        let kind: PraiseKind
        let words: String
        let isPrivate: Bool
        let isWithheld: Bool
        let giver: ID<Account>
        let giverName: String
        let receiver: ID<Account>

        /// What is under the post is for all who see the post, private praise for the two alone. What its giver took back the
        /// consent for is left to them.
        func isSeen(by viewer: ID<Account>?) -> Bool {
            if giver == viewer { return true }
            return !isWithheld && (!isPrivate || receiver == viewer)
        }
    }

    private let sayings: [Saying]
    /// The chips of those who said nothing here, and of whom nothing was said in private.
    private let ofOthers: [PraiseChip]
    private let involved: Set<ID<Account>>
    private let givers: Set<ID<Account>>

    /// - Parameter sayings: in the order in which they were said.
    init(_ sayings: [Saying]) {
        self.sayings = sayings
        ofOthers = Self.chips(sayings, seenBy: nil)
        givers = Set(sayings.map(\.giver))
        involved = Set(sayings.map(\.giver) + sayings.filter(\.isPrivate).map(\.receiver))
    }

    /// What makes one chip of several praises.
    private struct Likeness: Hashable {
        let words: String
        let isPrivate: Bool
    }

    /// The chips that a reader sees of a post that stands there, in the order in which they were first said. Whom the reader blocks
    /// or mutes, or is blocked by, is not among the givers.
    package func chips(for circle: Circle, at standpoint: Standpoint) -> [PraiseChip] {
        let unheard = circle.hidden.isEmpty ? [] : Set(circle.unheard(in: standpoint.practice, group: standpoint.group)).intersection(givers)
        guard unheard.isEmpty else { return Self.chips(sayings.filter { !unheard.contains($0.giver) }, seenBy: circle.id) }
        return involved.contains(circle.id) ? Self.chips(sayings, seenBy: circle.id) : ofOthers
    }

    private static func chips(_ sayings: [Saying], seenBy viewer: ID<Account>?) -> [PraiseChip] {
        var chips: [PraiseChip] = []
        var places: [Likeness: Int] = [:]
        for saying in sayings where saying.isSeen(by: viewer) {
            let likeness = Likeness(words: saying.words, isPrivate: saying.isPrivate)
            let mine = saying.giver == viewer ? saying.id : nil
            if let place = places[likeness] {
                chips[place].join(saying.giverName, mine: mine)
            } else {
                places[likeness] = chips.count
                chips.append(
                    PraiseChip(
                        post: saying.post, kind: saying.kind, words: saying.words, givers: 1, names: [saying.giverName], mine: mine,
                        isPrivate: saying.isPrivate
                    )
                )
            }
        }
        return chips
    }
}
