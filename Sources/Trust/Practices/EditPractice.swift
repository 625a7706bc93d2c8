import Identity
import Kernel
import Site
import Store

/// Changes what a practice is called, for whom it is, and its time zone. Its address stays.
package enum EditPractice {
    /// - Throws: `NotAllowed` for everybody but its owner.
    package static func edit(_ draft: PracticeDraft, by membership: Membership, _ editor: ID<Account>, in transaction: Transaction) throws {
        try Rights.check(.editPractice, membership)
        let id = membership.practice.id
        try PracticeQueries.update(
            id, name: draft.name.text, about: draft.about, timeZone: draft.timeZone, reviewsPublic: draft.reviewsPublic, allowsYouth: draft.allowsYouth,
            in: transaction)
        try PermissionQueries.save(draft.facts, of: id, in: transaction)
        try transaction.announce(Event(.practiceEdited, by: editor, subject: id, target: ID<Account>?.none, group: ID<Account>?.none, practice: id))
    }
}

extension Event.Kind {
    package static let practiceEdited = Event.Kind("practice.edited")
}
