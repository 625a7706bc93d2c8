import Foundation
import Identity
import Kernel
import Outside
import Store
import Trust

/// Looks at people's channels elsewhere: whether they link back, and what was posted there. Politely: seldom, with what is known already
/// (RFC 9110, section 13), ever more seldom where it fails, and never where nobody said that it is theirs.
package struct LookAtChannels: Sendable {
    package static let planKind = "channels"
    package static let lookKind = "channel"
    /// How often a channel is asked for what is new, and whether it still links back.
    static let posts: Span = .hours(3)
    static let check: Span = .days(7)
    private static let batch = 50
    /// While one is looked at, it is nobody else's turn.
    private static let turn: Span = .hours(1)

    private struct Payload: Codable {
        let channel: ID<Channel>
    }

    private let store: Store
    private let fetcher: Fetcher
    private let origin: String

    package init(store: Store, fetcher: Fetcher, origin: String) {
        self.store = store
        self.fetcher = fetcher
        self.origin = origin
    }

    // MARK: When

    /// Plans the next round, where none is planned.
    package static func plan(_ store: Store) async throws {
        try await store.write { transaction in
            guard try JobQueries.count(of: planKind, in: transaction) == 0 else { return }
            try JobQueries.add(NewJob(kind: planKind, payload: ""), in: transaction)
        }
    }

    static func soon(_ id: ID<Channel>, in transaction: Transaction) throws {
        try JobQueries.add(NewJob(kind: lookKind, Payload(channel: id)), in: transaction)
    }

    /// Each ten minutes a job for each channel whose time has come.
    package var planner: JobHandler {
        JobHandler(kind: Self.planKind) { [store] _ in
            try await store.write { transaction in
                for id in try ChannelQueries.takeDue(limit: Self.batch, until: transaction.now + Self.turn, in: transaction) {
                    try Self.soon(id, in: transaction)
                }
                try JobQueries.add(NewJob(kind: Self.planKind, payload: "", dueAt: transaction.now + .minutes(10)), in: transaction)
            }
        }
    }

    /// What fails is noted with the channel, for its owner to see, and tried again in its own time: the queue has no part in it.
    package var handler: JobHandler {
        JobHandler(kind: Self.lookKind) { job in
            let id = try job.payload(as: Payload.self).channel
            do {
                try await look(id)
            } catch let fault as FetchFault {
                try await failed(id, Self.words(fault), isGone: Self.isGone(fault))
            } catch let fault as FeedReader.Fault {
                try await failed(id, fault.description)
            }
        }
    }

    /// For the channel's owner: nothing of what this server found where it looked.
    private static func words(_ fault: FetchFault) -> String {
        switch fault {
        case .status(let status): "its server answered \(status)"
        case .tooSlow: "it took too long"
        case .tooLong, .type: "what is there is no page that can be read"
        case .tooManyRedirects: "it leads from one address to another too often"
        case .forbidden, .address, .failed: "it could not be reached"
        }
    }

    private static func isGone(_ fault: FetchFault) -> Bool { fault == .status(404) || fault == .status(410) }

    /// After so many failures in a row nobody knows any more whether it links back.
    private static let trust = 6

    private func failed(_ id: ID<Channel>, _ words: String, isGone: Bool = false) async throws {
        try await store.write { transaction in
            guard let channel = try ChannelQueries.channel(id, in: transaction) else { return }
            if isGone || channel.failures + 1 >= Self.trust { try ChannelQueries.saveCheck(id, isVerified: false, feed: "", in: transaction) }
            try ChannelQueries.saveFailure(id, words, next: transaction.now + Self.patience(after: channel.failures + 1), in: transaction)
        }
    }

    /// Three hours doubled with each failure, at most a week.
    static func patience(after failures: Int) -> Span { min(posts * Int64(1 << min(max(failures, 1), 10)), check) }

    // MARK: Looking

    private func look(_ id: ID<Channel>) async throws {
        // Nothing is read from closed networks; nor do they learn that somebody here is there.
        guard var (channel, now) = try await channel(id), !channel.network.isClosed else { return }
        if channel.checkedAt.map({ $0 + Self.check <= now }) ?? true {
            let (isVerified, feed) = try await found(on: channel)
            try await store.write { try ChannelQueries.saveCheck(id, isVerified: isVerified, feed: feed, in: $0) }
            guard let fresh = try await self.channel(id) else { return }
            (channel, now) = fresh
        }
        let readsPosts = channel.isVerified && channel.showsPosts && !channel.feed.isEmpty
        if readsPosts { try await readPosts(of: channel) }
        try await store.write { try ChannelQueries.saveLook(id, next: $0.now + (readsPosts ? Self.posts : Self.check), in: $0) }
    }

    private func channel(_ id: ID<Channel>) async throws -> (Channel, Moment)? {
        try await store.read { reading in try ChannelQueries.channel(id, in: reading).map { ($0, reading.now) } }
    }

    private func limits(_ types: Set<String>, bytes: Int, takesBeginning: Bool = false) -> Fetcher.Limits {
        var limits = Fetcher.Limits(bytes: bytes, types: types, takesBeginning: takesBeginning)
        limits.time = .seconds(10)
        return limits
    }

    /// Whether the page names the one here as the same person, and where its posts can be read.
    private func found(on channel: Channel) async throws -> (isVerified: Bool, feed: String) {
        let handle = try await store.read { try AccountQueries.account(channel.owner, in: $0)?.handle.text }
        guard let handle else { return (false, "") }
        let page = limits(["text/html", "application/xhtml+xml"], bytes: 2 << 20, takesBeginning: true)
        let links = try await fetcher.fetch(channel.address, page) { PageLinks(html: $0.bytes, base: $0.address) }
        var isVerified = links.me.contains { Self.isPage($0, of: handle, origin: origin) }
        // YouTube has no such links; what its owner wrote about the channel can name ours.
        if channel.network == .youtube, Self.names(links.description, handle, origin: origin) { isVerified = true }
        var feed = links.feeds.first ?? ""
        if let activity = links.activity, let actor = try await actor(activity) {
            if actor.me.contains(where: { Self.isPage($0, of: handle, origin: origin) }) { isVerified = true }
            // Rather than a feed: it tells what hides behind a warning.
            if let outbox = actor.outbox { feed = outbox }
        }
        return (isVerified, feed.utf8.count <= 2_000 ? feed : "")
    }

    /// `nil` where its server does not show it to us. What may pass is thrown, so that nothing is concluded from it.
    private func actor(_ address: String) async throws -> ActivityReader.Actor? {
        do {
            return try await fetcher.fetch(address, limits(ActivityReader.types, bytes: 512 << 10)) { ActivityReader.actor($0.bytes, base: $0.address) }
        } catch let fault as FetchFault where !fault.isPassing {
            return nil
        }
    }

    /// Whether an address is that of somebody's page here, however it is written.
    static func isPage(_ address: String, of handle: String, origin: String) -> Bool {
        guard let url = URL(string: address), let own = URL(string: origin), url.host()?.lowercased() == own.host()?.lowercased(), port(url) == port(own) else {
            return false
        }
        let path = url.path(percentEncoded: false)
        return (path.hasSuffix("/") ? String(path.dropLast()) : path).lowercased() == "/@\(handle)"
    }

    /// A page that moved to https is the same page.
    private static func port(_ url: URL) -> Int { url.port.flatMap { [80, 443].contains($0) ? nil : $0 } ?? 443 }

    private static func names(_ text: String, _ handle: String, origin: String) -> Bool {
        text.split { $0.isWhitespace || "<>()\"'".contains($0) }.contains {
            isPage(String($0).trimmingCharacters(in: CharacterSet(charactersIn: ".,;!?")), of: handle, origin: origin)
        }
    }

    /// A feed, or what an ActivityPub server shows of its actor.
    private func readPosts(of channel: Channel) async throws {
        let now = store.clock.now()
        var wanted = limits(FeedReader.types.union(ActivityReader.types), bytes: 2 << 20)
        wanted.known = try await store.read { try ChannelQueries.version(of: channel.id, in: $0) }
        let answer: Fetcher.Fetched
        do { answer = try await fetcher.fetch(channel.feed, wanted) } catch let fault as FetchFault where Self.isGone(fault) {
            // The feed is gone, not the channel.
            try await store.write { transaction in
                try ChannelQueries.saveItems([], of: channel, version: .none, in: transaction)
                try ChannelQueries.saveCheck(channel.id, isVerified: true, feed: "", in: transaction)
            }
            return
        }
        guard !answer.isUnchanged else { return }
        let items: [FeedItem]
        if answer.type.lowercased().contains("json") {
            switch ActivityReader.page(answer.bytes, base: answer.address, now: now) {
            case .items(let found)?: items = found
            case .first(let first)?:
                let page = try await fetcher.fetch(first, limits(ActivityReader.types, bytes: 2 << 20)) {
                    ActivityReader.page($0.bytes, base: $0.address, now: now)
                }
                if case .items(let found)? = page { items = found } else { items = [] }
            case nil: throw FeedReader.Fault.notAFeed
            }
        } else {
            items = try FeedReader.items(answer.bytes, base: answer.address, now: now)
        }
        try await store.write { transaction in
            // Its owner may have changed their mind meanwhile.
            guard let channel = try ChannelQueries.channel(channel.id, in: transaction), channel.isVerified, channel.showsPosts else { return }
            try ChannelQueries.saveItems(items, of: channel, version: answer.version, in: transaction)
        }
    }
}
