import Identity
import Kernel
import Site
import Store
import Trust

/// Turns events into what open pages listen for.
package enum LiveUpdates {
    /// Message names: `post` (a new post, by id), `changed` (a post whose card changed), `gone` (taken down), `notice`.
    package static func deliver(_ events: [LoggedEvent], from store: Store, to hub: LiveHub) async throws {
        let posts: [ID<Post>] = events.map(\.event).filter { $0.group == nil && $0.practice != nil }.flatMap {
            [$0.subject, $0.target].compactMap { $0.map { ID($0) } }
        }
        let listening = hub.accounts.map { ID<Account>($0) }
        let people =
            posts.isEmpty
            ? [:]
            : try await store.read { reading in
                try AudienceQueries.people(ofPosts: posts, in: reading).merging(followers(ofPosts: posts, among: listening, in: reading), uniquingKeysWith: +)
            }
        for logged in events {
            let named = [logged.event.subject, logged.event.target].compactMap { $0.flatMap { people[ID($0)] } }.first
            tell(logged.event, named, hub)
        }
    }

    /// For posts to followers: their author, and those followers whose pages are open.
    private static func followers(ofPosts posts: [ID<Post>], among listening: [ID<Account>], in reading: Reading) throws -> [ID<Post>: [ID<Account>]] {
        try AudienceQueries.followed(ofPosts: posts, in: reading).mapValues { followed in
            try [followed] + FollowQueries.followers(of: followed, among: listening, in: reading)
        }
    }

    /// - Parameter named: the people it is for, where it is for named people: nobody else learns even its id.
    private static func tell(_ event: Event, _ named: [ID<Account>]?, _ hub: LiveHub) {
        let place: Set<LiveHub.Topic> =
            named.map { Set($0.map { .account($0.value) }) } ?? event.group.map { [.group($0)] } ?? event.practice.map { [.practice($0)] } ?? []
        switch event.kind {
        case .postWritten: hub.tell(place, .init("post", id: event.subject))
        case .replyWritten, .postEdited, .praiseGiven, .praiseWithdrawn:
            if let target = event.target { hub.tell(place, .init("changed", id: target)) }
        case .postDeleted:
            hub.tell(place, .init(event.subject == event.target ? "gone" : "changed", id: event.target ?? event.subject))
        case .consentWithdrawn, .consentGiven: hub.tell(place, .init("reload", id: event.subject))
        case .sightChanged: hub.tell(Set([event.subject, event.target].compactMap { $0.map { .account($0) } }), .init("reload", id: event.subject))
        case .noticeGiven: hub.tell([.account(event.subject)], .init("notice", id: event.subject))
        default: break
        }
    }
}
