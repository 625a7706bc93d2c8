import Community
import Identity
import Kernel
import Site
import Store
import Trust

/// What a professional does with an item: praise, ask, put off, or tick off. What is said and the tick are one transaction.
package enum WorkToday {
    package enum Deed: Sendable {
        case praise(PraiseDraft)
        case ask(String, formKey: String)
        /// Returns with the next day.
        case later(until: Moment)
        /// Done in another way.
        case done
    }

    /// - Returns: the thread whose card changed, where one did.
    @discardableResult
    package static func work(_ item: TodayItem, _ deed: Deed, by circle: Circle, _ membership: Membership, _ transaction: Transaction) throws -> ID<Post>? {
        try Rights.check(.seeToday, membership)
        let changed = try act(item, deed, by: circle, membership, transaction)
        var returnsAt: Moment?
        if case .later(let until) = deed { returnsAt = until }
        try TodayQueries.mark(
            item.key, person: item.person.id, practice: membership.practice.id, by: circle.id, deed: words(deed), returnsAt: returnsAt, in: transaction
        )
        return changed
    }

    private static func act(_ item: TodayItem, _ deed: Deed, by circle: Circle, _ membership: Membership, _ transaction: Transaction) throws -> ID<Post>? {
        switch deed {
        case .praise(let draft):
            guard let id = item.post, let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
            _ = try GivePraise.give(draft, for: post, by: circle, transaction)
            return post.subject.top
        case .ask(let body, let formKey):
            return try AskPerson.ask(body, to: item.person.id, in: membership, formKey: formKey, by: circle, transaction)
        case .later, .done: return nil
        }
    }

    private static func words(_ deed: Deed) -> String {
        switch deed {
        case .praise: "praised"
        case .ask: "asked"
        case .later: "later"
        case .done: "done"
        }
    }
}
