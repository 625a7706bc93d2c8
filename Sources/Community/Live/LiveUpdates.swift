import Identity
import Kernel
import Site
import Store
import Trust

/// Turns events into what open pages listen for.
package enum LiveUpdates {
    /// Message names: `post` (a new post, by id), `followed` (one for followers), `changed` (a post whose card changed), `gone` (taken down), `notice`.
    package static func deliver(_ events: [LoggedEvent], from store: Store, to hub: LiveHub) async throws {
        let posts: [ID<Post>] = events.map(\.event).filter { $0.group == nil && $0.practice != nil }.flatMap {
            [$0.subject, $0.target].compactMap { $0.map { ID($0) } }
        }
        let listening = hub.accounts.map { ID<Account>($0) }
        let actors = Set(events.compactMap { $0.event.actor.map { ID<Account>($0) } })
        let all: [ID<Post>] = events.map(\.event).filter { $0.practice != nil }.flatMap { [$0.subject, $0.target].compactMap { $0.map { ID($0) } } }
        let (people, readers, withheld, blocks) = try await store.read { reading in
            (
                try AudienceQueries.people(ofPosts: posts, in: reading), try followers(ofPosts: posts, among: listening, in: reading),
                try AudienceQueries.withheld(ofPosts: all, in: reading), try HiddenQueries.blocks(of: Array(actors), in: reading)
            )
        }
        for logged in events {
            tellScreens(logged.event, hub)
            let ids: [ID<Post>] = [logged.event.subject, logged.event.target].compactMap { $0.map { ID($0) } }
            let cutOff: Set<Int64> = Set((logged.event.actor.flatMap { blocks[ID($0)] } ?? []).map { $0.value })
            if let author = ids.compactMap({ withheld[$0] }).first {
                tell(logged.event, to: [.account(author.value)], except: cutOff, hub)
            } else if let named = ids.compactMap({ people[$0] }).first {
                tell(logged.event, to: Set(named.map { .account($0.value) }), except: cutOff, hub)
            } else if let followers = ids.compactMap({ readers[$0] }).first {
                tell(logged.event, to: Set(followers.map { .account($0.value) }), except: cutOff, new: "followed", hub)
            } else {
                tell(logged.event, to: logged.event.group.map { [.group($0)] } ?? logged.event.practice.map { [.practice($0)] } ?? [], except: cutOff, hub)
            }
        }
    }

    /// For posts to followers: their author, and those followers whose pages are open.
    private static func followers(ofPosts posts: [ID<Post>], among listening: [ID<Account>], in reading: Reading) throws -> [ID<Post>: [ID<Account>]] {
        try AudienceQueries.followed(ofPosts: posts, in: reading).mapValues { followed in
            try [followed] + FollowQueries.followers(of: followed, among: listening, in: reading)
        }
    }

    /// Whatever may change what a studio screen shows: it asks anew. Says nothing but the plate that is gone, where one is.
    private static func tellScreens(_ event: Event, _ hub: LiveHub) {
        guard let practice = event.practice else { return }
        switch event.kind {
        case .permissionRefused, .permissionWithdrawn, .permissionExpired, .permissionInvalidated, .plateTakenDown:
            hub.tell([.wall(practice)], .init("gone", id: event.subject))
        case .permissionGiven, .platePublished, .screenRemoved, .consentGiven, .consentWithdrawn, .accountRested, .accountBack, .postDeleted, .practiceEdited,
            .caseDecided:
            hub.tell([.wall(practice)], .init("wall", id: 0))
        default: break
        }
    }

    /// - Parameters:
    ///   - place: who hears of it: all of a group or practice; or only those it is for, where it is for some people alone.
    ///   - cutOff: those of whom one blocks the other: they do not learn even that something happened.
    ///   - new: what a new post is called; one for followers belongs into home alone.
    private static func tell(_ event: Event, to place: Set<LiveHub.Topic>, except cutOff: Set<Int64>, new: String = "post", _ hub: LiveHub) {
        switch event.kind {
        case .postWritten: hub.tell(place, except: cutOff, .init(new, id: event.subject))
        case .replyWritten, .postEdited, .praiseGiven, .praiseWithdrawn, .pollAnswered, .previewFound:
            if let target = event.target { hub.tell(place, except: cutOff, .init("changed", id: target)) }
        case .postDeleted:
            hub.tell(place, except: cutOff, .init(event.subject == event.target ? "gone" : "changed", id: event.target ?? event.subject))
        // Says nothing but that the page may look different now: not whose consent it was, nor who rests.
        case .consentWithdrawn, .consentGiven, .accountRested, .caseDecided: hub.tell(place, except: cutOff, .init("reload", id: 0))
        case .sightChanged: hub.tell(Set([event.subject, event.target].compactMap { $0.map { .account($0) } }), .init("reload", id: 0))
        case .noticeGiven: hub.tell([.account(event.subject)], .init("notice", id: event.subject))
        default: break
        }
    }
}
