import Community
import Identity
import Kernel
import Store
import Trust

/// Finds again what a form of Today is about. While somebody typed, the queue may have moved on: a colleague was faster, somebody
/// answered, a newer reason took the place. What was typed still goes to the person for whom it was meant.
enum TodaySubject {
    /// - Parameters:
    ///   - key: the key of an item, as it stood when the page was made.
    ///   - post: the post that the form carried, for items that are known by their person.
    /// - Returns: `nil` where there is nothing left to answer, or where it never was for this circle.
    static func item(_ key: String, post: ID<Post>?, in membership: Membership, for circle: Circle, _ reading: Reading) throws -> TodayItem? {
        let parts = key.split(separator: "-").map(String.init)
        guard parts.count >= 2, let rule = TodayRule(rawValue: parts[0]) else { return nil }
        switch rule {
        case .win, .firstPost, .question:
            guard let found = try visible(ID(parts[1]), membership, circle, reading) else { return nil }
            return late(rule, found.author, post: found.id, since: found.createdAt)
        case .silent, .helper:
            guard let id = ID<Account>(parts[1]), try MembershipQueries.standing(of: id, practice: membership.practice.id, in: reading) != nil,
                let person = try AccountQueries.account(id, in: reading)
            else { return nil }
            let since = parts.count > 2 ? Int64(parts[2]).map { Moment(milliseconds: $0) } : nil
            let found = try visible(post, membership, circle, reading)
            guard rule == .silent || found?.author.id == id else { return nil }
            return late(rule, person, post: found?.id, since: since ?? reading.now)
        }
    }

    private static func visible(_ id: ID<Post>?, _ membership: Membership, _ circle: Circle, _ reading: Reading) throws -> Post? {
        guard let id, let post = try PostQueries.post(id, for: circle, in: reading)?.subject, post.practice == membership.practice.id,
            post.author.id != circle.id
        else { return nil }
        return post
    }

    private static func late(_ rule: TodayRule, _ person: Account, post: ID<Post>?, since: Moment) -> TodayItem {
        TodayItem(
            rule: rule, person: person, post: rule == .silent ? nil : post, evidence: "No longer waiting.", detail: " What you write still reaches them.",
            since: since
        )
    }
}

/// What a form was about is gone. The words that were typed are shown again.
struct NothingToAnswer: Error {}
