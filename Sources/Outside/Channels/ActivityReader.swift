import Foundation
import Kernel

/// Reads what an ActivityPub server shows of an actor to anybody: who it is, and what it posted publicly.
package enum ActivityReader {
    package static let types: Set<String> = ["application/activity+json", "application/ld+json", "application/json"]
    private static let everybody: Set<String> = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"]

    /// An actor as far as we need it.
    package struct Actor: Sendable, Hashable {
        /// Where its own page and the fields of its profile lead with `rel="me"`.
        package let me: [String]
        package let outbox: String?
    }

    package static func actor(_ bytes: [UInt8], base: String) -> Actor? {
        guard let found = object(bytes), found["type"] is String else { return nil }
        let fields = (found["attachment"] as? [Any] ?? []).prefix(50).compactMap { ($0 as? [String: Any])?["value"] as? String }
        return Actor(me: fields.flatMap { PageLinks(html: $0, base: base).me }, outbox: found["outbox"] as? String)
    }

    /// A page of an outbox, or where its first page is.
    package enum Page: Sendable, Hashable {
        case items([FeedItem])
        case first(String)
    }

    package static func page(_ bytes: [UInt8], base: String, now: Moment) -> Page? {
        guard let found = object(bytes) else { return nil }
        if let items = found["orderedItems"] as? [Any] { return .items(FeedItem.newest(items.prefix(200).compactMap { item($0, base, now) })) }
        if let first = found["first"] as? [String: Any], let items = first["orderedItems"] as? [Any] {
            return .items(FeedItem.newest(items.prefix(200).compactMap { item($0, base, now) }))
        }
        return (found["first"] as? String).map(Page.first)
    }

    /// Something that somebody made, for everybody; answers to others, boosts and what hides behind a warning are left out.
    private static func item(_ any: Any, _ base: String, _ now: Moment) -> FeedItem? {
        guard let activity = any as? [String: Any], activity["type"] as? String == "Create", let made = activity["object"] as? [String: Any],
            !everybody.isDisjoint(with: texts(made["to"]) + texts(made["cc"])), made["inReplyTo"] is String == false, made["sensitive"] as? Bool != true
        else { return nil }
        let address = made["url"] as? String ?? ((made["url"] as? [Any])?.first as? [String: Any])?["href"] as? String ?? made["id"] as? String ?? ""
        return FeedItem(
            name: made["id"] as? String ?? "", title: made["name"] as? String ?? "", words: made["summary"] as? String ?? made["content"] as? String ?? "",
            address: address, published: made["published"] as? String ?? "", base: base, now: now)
    }

    private static func texts(_ any: Any?) -> [String] { (any as? String).map { [$0] } ?? (any as? [Any] ?? []).compactMap { $0 as? String } }

    private static func object(_ bytes: [UInt8]) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
    }
}
