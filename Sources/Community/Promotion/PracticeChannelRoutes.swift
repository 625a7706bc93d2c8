import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// `/p/PRACTICE/channel` and `/p/PRACTICE/channels`: for anybody. Every answer asks the ledger anew, and nothing of it may be kept by browsers
/// or proxies.
package struct PracticeChannelRoutes: Sendable {
    private static let pageSize = 20
    /// People on a page of the list of channels.
    private static let listSize = 100
    private let store: Store
    private let pages: PracticeChannelPages
    private let pictures: AddPicture
    private let origin: String

    package init(store: Store, assets: Assets, pictures: AddPicture, origin: String) {
        self.store = store
        self.pictures = pictures
        self.origin = origin
        pages = PracticeChannelPages(assets: assets)
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("p/:practice/channel", use: channel)
        router.get("p/:practice/channel.atom", use: feed)
        router.get("p/:practice/channel/:plate", use: post)
        router.get("p/:practice/channel/:plate/:what") { try await picture($0, $1, at: OnPracticeChannel.self) }
        router.get("p/:practice/channels", use: directory)
        router.get("p/:practice/channels/:plate/:what") { try await picture($0, $1, at: InChannelDirectory.self) }
    }

    private func practice(_ context: SiteContext, _ reading: Reading) throws -> Practice {
        guard let practice = try PracticeQueries.practice(handle: context.parameters.get("practice") ?? "", in: reading) else { throw NotFound() }
        return practice
    }

    private func plateID(_ context: SiteContext) throws -> ID<Plate> {
        guard let id = context.parameters.get("plate").flatMap({ ID<Plate>($0) }) else { throw NotFound() }
        return id
    }

    private func isBench(_ practice: Practice, _ context: SiteContext, _ reading: Reading) throws -> Bool {
        try context.viewer.map { WallBench.keeps(practice.id, try CircleQueries.circle(of: $0, in: reading)) } ?? false
    }

    @Sendable private func channel(_ request: Request, _ context: SiteContext) async throws -> Response {
        let cursor = WallCursor(try request.queryFields.raw("before"))
        let view = try await store.read { reading in
            let practice = try practice(context, reading)
            let (all, next) = try WallReading.page(of: practice.id, at: OnPracticeChannel.self, before: cursor, for: context.viewer, in: reading)
            let shown = Array(all.prefix(Self.pageSize))
            let last = shown.count < all.count ? shown.last : nil
            return PracticeChannelPages.View(
                frame: OpenPracticeFrame.frame("Our channel", at: .channel, practice, for: context.viewer), practice: practice, plates: shown,
                next: last.flatMap { last in last.plate.thing.publishedAt.map { WallCursor(at: $0, plate: last.id) } } ?? next,
                isBench: try isBench(practice, context, reading), time: TimeWords(now: reading.now, zone: practice.timeZone))
        }
        return try Response.page(pages.page(view), for: request).unkept()
    }

    @Sendable private func post(_ request: Request, _ context: SiteContext) async throws -> Response {
        let id = try plateID(context)
        let view = try await store.read { reading in
            let practice = try practice(context, reading)
            guard let plate = try WallReading.plate(id, of: practice.id, at: OnPracticeChannel.self, for: context.viewer, in: reading) else {
                throw NotFound()
            }
            var frame = OpenPracticeFrame.frame(plate.content.title, at: .channel, practice, for: context.viewer)
            frame.facts = [
                ("og:type", "article"), ("og:title", plate.content.title), ("og:description", plate.content.introduction),
                ("og:url", "\(origin)/p/\(practice.handle.text)/channel/\(id)"), ("og:site_name", practice.name),
            ]
            return PracticeChannelPages.PostView(
                frame: frame, practice: practice, plate: plate, time: TimeWords(now: reading.now, zone: practice.timeZone))
        }
        return try Response.page(pages.post(view), for: request).unkept()
    }

    @Sendable private func feed(_ request: Request, _ context: SiteContext) async throws -> Response {
        let xml = try await store.read { reading in
            let practice = try practice(context, reading)
            let plates = try WallReading.plates(of: practice.id, at: OnPracticeChannel.self, limit: PlateFeed.most, in: reading)
            let gone = try PlateFeed.gone(from: .practiceChannel, practice.id, but: Set(plates.map(\.id)), in: reading)
            return PlateFeed.channel(practice, plates, gone: gone, origin: origin, now: reading.now)
        }
        return Response.text(xml, type: "application/atom+xml; charset=utf-8").unkept()
    }

    @Sendable private func directory(_ request: Request, _ context: SiteContext) async throws -> Response {
        let from = ID<Account>(try request.queryFields.raw("from"))
        let view = try await store.read { reading in
            let practice = try practice(context, reading)
            let all = DailyTurn.order(try PromotionQueries.listed(in: practice.id, in: reading), now: reading.now) { $0.person }
            let rest = from.map { DailyTurn.rest(of: all, from: $0) { $0.person } } ?? all[...]
            let page = rest.prefix(Self.listSize)
            return PracticeChannelPages.DirectoryView(
                frame: OpenPracticeFrame.frame("People’s channels", at: .channels, practice, for: context.viewer), practice: practice,
                plates: try WallReading.plates(page.map(\.plate), of: practice.id, at: InChannelDirectory.self, for: context.viewer, in: reading),
                next: rest.count > page.count ? rest[rest.startIndex + page.count].person : nil, isBench: try isBench(practice, context, reading))
        }
        return try Response.page(pages.directory(view), for: request).unkept()
    }

    private func picture<Place: ShowingPlace>(_ request: Request, _ context: SiteContext, at place: Place.Type) async throws -> Response {
        let (id, what) = (try plateID(context), context.parameters.get("what") ?? "")
        let stored = try await store.read { reading -> (digest: String, format: PictureFormat) in
            let practice = try practice(context, reading)
            guard let plate = try WallReading.plate(id, of: practice.id, at: place, for: context.viewer, in: reading) else { throw NotFound() }
            return try PlatePicture.stored(what, of: plate.content, for: request.headers[.accept], in: reading)
        }
        return Response.bytes(try await pictures.read(stored.digest), type: stored.format.mediaType).unkept()
    }
}

/// Whose turn it is to stand first: each day it is somebody else’s, so that over as many days as there are people each has been first once.
package enum DailyTurn {
    /// One entry for each person, the last one of theirs; in the order of the people’s numbers, begun anew one further each day (UTC).
    package static func order<Entry>(_ entries: [Entry], now: Moment, _ person: (Entry) -> ID<Account>) -> [Entry] {
        let newest = Dictionary(entries.map { (person($0), $0) }, uniquingKeysWith: { $1 })
        let people = newest.keys.sorted()
        guard !people.isEmpty else { return [] }
        let day = Int(now.milliseconds / 86_400_000)
        let first = ((day % people.count) + people.count) % people.count
        return (people[first...] + people[..<first]).compactMap { newest[$0] }
    }

    /// What comes from somebody on, in that order: they themselves, or, where they are not there any more, whoever comes after them.
    package static func rest<Entry>(of ordered: [Entry], from: ID<Account>, _ person: (Entry) -> ID<Account>) -> ArraySlice<Entry> {
        guard let first = ordered.first.map(person) else { return [] }
        func turn(_ id: ID<Account>) -> (Int, ID<Account>) { (id < first ? 1 : 0, id) }
        return ordered.drop { turn(person($0)) < turn(from) }
    }
}
