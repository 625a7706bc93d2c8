import Identity
import Kernel
import Trust

/// Following each other in a group: who said yes to it, and which of them do, as one of them sees it.
///
/// Counts pairs: with `n` people there are `n (n − 1) / 2`. Whom the one who looks blocks, or is blocked by, is not among them. What is
/// between two others is not left out, or it could be read off the numbers; their pair is simply open.
package struct FollowRound: Sendable, Equatable {
    /// So many people at most are counted; those who said yes first.
    package static let most = 200
    /// Up to so many the picture of all pairs is drawn.
    package static let mostDrawn = 16

    package let group: Group
    /// Whether the one who looks said yes. Until then they see no more than how many did.
    package let isIn: Bool
    /// In the order in which they said yes.
    package let people: [Account]
    /// Follows among them, by follower.
    package let follows: [ID<Account>: Set<ID<Account>>]

    package var possible: Int { people.count * (people.count - 1) / 2 }

    package func isMutual(_ one: ID<Account>, _ other: ID<Account>) -> Bool {
        follows[one]?.contains(other) == true && follows[other]?.contains(one) == true
    }

    package var mutual: Int {
        var count = 0
        for (place, one) in people.enumerated() {
            for other in people.dropFirst(place + 1) where isMutual(one.id, other.id) { count += 1 }
        }
        return count
    }

    /// The others with whom somebody's pair is open: first who follows them already.
    package func open(for account: ID<Account>) -> [(person: Account, followsMe: Bool, isFollowed: Bool)] {
        let others = people.filter { $0.id != account && !isMutual($0.id, account) }.map { person in
            (person: person, followsMe: follows[person.id]?.contains(account) == true, isFollowed: follows[account]?.contains(person.id) == true)
        }
        return others.filter(\.followsMe) + others.filter { !$0.followsMe && !$0.isFollowed } + others.filter { !$0.followsMe && $0.isFollowed }
    }

    package func mutual(of account: ID<Account>) -> Int { people.count { $0.id != account && isMutual($0.id, account) } }
}

/// Somebody who said that they may be suggested, and why they are.
package struct Suggestion: Sendable, Equatable {
    package static let shown = 3
    package let person: Account
    /// In words, the strongest first; never empty.
    package let reasons: [Reason]

    package enum Reason: Hashable, Sendable {
        case followsYou
        /// How many of one's posts they answered, of late.
        case answeredYou(Int)
        case praisedYou(Int)
        /// A tag that both used.
        case tag(String)
        case group(String)
        /// Both came to the practice within the same fortnight.
        case beganTogether

        package var words: String {
            switch self {
            case .followsYou: "Follows you"
            case .answeredYou(let count): count == 1 ? "Answered you lately" : "Answered you \(count == 2 ? "twice" : "\(count) times") lately"
            case .praisedYou(let count): count == 1 ? "Noticed something you did" : "Noticed what you did, more than once"
            case .tag(let tag): "You both write about #\(tag)"
            case .group(let name): "You are both in \(name)"
            case .beganTogether: "Began about when you did"
            }
        }

        /// How much it says; being in the same group says least.
        var weight: Int {
            switch self {
            case .answeredYou(let count): 5 + min(count, 3)
            case .praisedYou(let count): 4 + min(count, 3)
            case .followsYou: 5
            case .tag: 3
            case .beganTogether: 2
            case .group: 1
            }
        }
    }

    /// The best founded, at most three reasons each. Who has no reason but a shared group is not suggested: nearly everybody has.
    static func best(_ reasons: [ID<Account>: Set<Reason>], _ people: [Account], limit: Int = shown) -> [Suggestion] {
        let ranked = people.compactMap { person -> (suggestion: Suggestion, weight: Int)? in
            let own = (reasons[person.id] ?? []).sorted { ($1.weight, $0.words) < ($0.weight, $1.words) }
            guard own.contains(where: { $0.weight > 1 }) else { return nil }
            return (Suggestion(person: person, reasons: Array(own.prefix(3))), own.reduce(0) { $0 + $1.weight })
        }
        return ranked.sorted { ($1.weight, $0.suggestion.person.id) < ($0.weight, $1.suggestion.person.id) }.prefix(limit).map(\.suggestion)
    }
}
