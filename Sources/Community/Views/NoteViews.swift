import Identity
import Kernel
import Store
import Trust

/// Notes which posts somebody saw for the first time, where they let authors know.
package enum NoteViews {
    /// How many posts one page reports at most.
    static let most = 50

    /// - Throws: nothing of its own: what they may not see, wrote themselves, or do not want to be known is left out.
    static func note(_ posts: [ID<Post>], by circle: Circle, in transaction: Transaction) throws {
        guard try ProfileQueries.tellsViews(circle.id, in: transaction) else { return }
        let known = try ViewQueries.seen(posts, by: circle.id, in: transaction)
        let new = posts.filter { !known.contains($0) }
        guard !new.isEmpty else { return }
        try ViewQueries.insert(ViewQueries.viewable(new, by: circle, in: transaction), by: circle.id, in: transaction)
    }
}
