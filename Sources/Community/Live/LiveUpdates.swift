import Kernel
import Site
import Store

/// Turns events into what open pages listen for.
package enum LiveUpdates {
    /// Message names: `post` (a new post, by id), `changed` (a post whose card changed), `gone` (taken down), `notice`.
    package static func deliver(_ events: [LoggedEvent], to hub: LiveHub) {
        for logged in events { tell(logged.event, hub) }
    }

    private static func tell(_ event: Event, _ hub: LiveHub) {
        let place: Set<LiveHub.Topic> = event.group.map { [.group($0)] } ?? event.practice.map { [.practice($0)] } ?? []
        switch event.kind {
        case .postWritten: hub.tell(place, .init("post", id: event.subject))
        case .replyWritten, .postEdited, .praiseGiven, .praiseWithdrawn:
            if let target = event.target { hub.tell(place, .init("changed", id: target)) }
        case .postDeleted:
            hub.tell(place, .init(event.subject == event.target ? "gone" : "changed", id: event.target ?? event.subject))
        case .consentWithdrawn, .consentGiven: hub.tell(place, .init("reload", id: event.subject))
        case .noticeGiven: hub.tell([.account(event.subject)], .init("notice", id: event.subject))
        default: break
        }
    }
}
