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
        case answer(Words)
        case ask(Words)
        /// Returns with the next day.
        case later(until: Moment)
        /// Done in another way.
        case done
    }

    /// A reply or a question to somebody, from a form that may be sent twice.
    package struct Words: Sendable {
        let body: String
        let formKey: String
        let consents: Set<ConsentPurpose>
    }

    /// - Throws: what the deed throws; `NothingToAnswer` where what it is about is gone. Then nothing is ticked.
    package static func work(_ item: TodayItem, _ deed: Deed, by circle: Circle, _ membership: Membership, _ transaction: Transaction) throws {
        try Rights.check(.seeToday, membership)
        try act(item, deed, by: circle, membership, transaction)
        var returnsAt: Moment?
        if case .later(let until) = deed { returnsAt = until }
        try TodayQueries.mark(
            item.key, person: item.person.id, practice: membership.practice.id, by: circle.id, deed: words(deed), returnsAt: returnsAt, in: transaction
        )
    }

    private static func act(_ item: TodayItem, _ deed: Deed, by circle: Circle, _ membership: Membership, _ transaction: Transaction) throws {
        switch deed {
        case .praise(let draft): _ = try GivePraise.give(draft, for: post(of: item, circle, transaction), by: circle, transaction)
        case .answer(let words):
            _ = try WriteReply.write(
                words.body, to: post(of: item, circle, transaction), formKey: words.formKey, consents: words.consents, by: circle, transaction
            )
        case .ask(let words):
            _ = try AskPerson.ask(
                words.body, to: item.person.id, in: membership, formKey: words.formKey, consents: words.consents, by: circle, transaction
            )
        case .later, .done: break
        }
    }

    private static func post(of item: TodayItem, _ circle: Circle, _ reading: Reading) throws -> Visible<Post> {
        guard let id = item.post, let post = try PostQueries.post(id, for: circle, in: reading) else { throw NothingToAnswer() }
        return post
    }

    private static func words(_ deed: Deed) -> String {
        switch deed {
        case .praise: "praised"
        case .answer: "answered"
        case .ask: "asked"
        case .later: "later"
        case .done: "done"
        }
    }
}
