import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import NIOCore
import Site
import Store
import Trust

/// `/p/PRACTICE/wall`: the wall of fame as anybody sees it, with an entry's own page, its pictures and the feed. Every answer asks the
/// ledger anew, and nothing of it may be kept by browsers or proxies.
package struct WallRoutes: Sendable {
    private static let pageSize = 60
    private let store: Store
    private let pages: WallPages
    private let noticePages: PermissionNoticePages
    private let pictures: AddPicture
    private let worker: PictureWorker
    private let origin: String
    private let limit = RateLimit("wall-cards", burst: 60, per: .minutes(10))

    package init(store: Store, assets: Assets, pictures: AddPicture, worker: PictureWorker, origin: String) {
        self.store = store
        self.pictures = pictures
        self.worker = worker
        self.origin = origin
        pages = WallPages(assets: assets)
        noticePages = PermissionNoticePages(assets: assets)
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("p/:practice/wall", use: wall)
        router.get("p/:practice/wall.atom", use: feed)
        router.get("p/:practice/wall/:plate", use: entry)
        router.get("p/:practice/wall/:plate/card.png", use: card)
        router.get("p/:practice/wall/:plate/:what", use: picture)
        router.get("permission", use: notice)
    }

    /// How permission works here: what everybody is told before they answer.
    @Sendable private func notice(_ request: Request, _ context: SiteContext) async throws -> Response {
        try .page(noticePages.page(isMember: context.viewer != nil), for: request)
    }

    private func practiceThere(_ context: SiteContext, _ reading: Reading) throws -> Practice {
        guard let practice = try PracticeQueries.practice(handle: context.parameters.get("practice") ?? "", in: reading) else { throw NotFound() }
        return practice
    }

    private func plateID(_ context: SiteContext) throws -> ID<Plate> {
        guard let id = context.parameters.get("plate").flatMap({ ID<Plate>($0) }) else { throw NotFound() }
        return id
    }

    /// In the practice's time zone and in English: the page is for anybody.
    private func time(_ practice: Practice, _ reading: Reading) -> TimeWords { TimeWords(now: reading.now, zone: practice.timeZone) }

    @Sendable private func wall(_ request: Request, _ context: SiteContext) async throws -> Response {
        let query = try request.queryFields
        let kind = PlateKind(rawValue: query.raw("kind"))
        let cursor = WallCursor(query.raw("before"))
        let view = try await store.read { reading in
            let practice = try practiceThere(context, reading)
            let (all, next) = try WallReading.page(of: practice.id, at: OnWallPage.self, before: cursor, for: context.viewer, in: reading)
            let chosen = all.filter { kind == nil || $0.content.kind == kind?.rawValue }
            let shown = Array(chosen.prefix(Self.pageSize))
            let last = shown.count < chosen.count ? shown.last : nil
            return WallPages.View(
                frame: OpenPracticeFrame.frame("Wall of Fame", at: .wall, practice, for: context.viewer), practice: practice, plates: shown, kind: kind,
                kinds: PlateKind.allCases.filter { kind in all.contains { $0.content.kind == kind.rawValue } },
                next: last.flatMap { last in last.plate.thing.publishedAt.map { WallCursor(at: $0, plate: last.id) } } ?? next,
                isBench: try context.viewer.map { WallBench.keeps(practice.id, try CircleQueries.circle(of: $0, in: reading)) } ?? false,
                time: time(practice, reading)
            )
        }
        return try Response.page(pages.page(view), for: request).unkept()
    }

    @Sendable private func entry(_ request: Request, _ context: SiteContext) async throws -> Response {
        let id = try plateID(context)
        let view = try await store.read { reading in
            let practice = try practiceThere(context, reading)
            guard let plate = try WallReading.plate(id, of: practice.id, at: OnWallPage.self, for: context.viewer, in: reading) else { throw NotFound() }
            var frame = OpenPracticeFrame.frame(plate.content.title, at: .wall, practice, for: context.viewer)
            let address = "\(origin)/p/\(practice.handle.text)/wall/\(id)"
            frame.facts = [
                ("og:type", "article"), ("og:title", plate.content.title), ("og:description", plate.content.words), ("og:url", address),
                ("og:site_name", practice.name), ("og:image", "\(address)/card.png"), ("og:image:width", String(WallCard.width)),
                ("og:image:height", String(WallCard.height)), ("og:image:alt", plate.content.picture?.description ?? plate.content.title),
            ]
            return WallPages.EntryView(frame: frame, practice: practice, plate: plate, time: time(practice, reading))
        }
        return try Response.page(pages.entry(view), for: request).unkept()
    }

    @Sendable private func card(_ request: Request, _ context: SiteContext) async throws -> Response {
        // Drawing takes a while, and anybody may ask.
        try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
        let id = try plateID(context)
        let (practice, plate, digest) = try await store.read { reading -> (Practice, ShownPlate<OnWallPage>, String?) in
            let practice = try practiceThere(context, reading)
            guard let plate = try WallReading.plate(id, of: practice.id, at: OnWallPage.self, for: context.viewer, in: reading) else { throw NotFound() }
            let digest = try plate.content.picture.flatMap { try PictureQueries.digest(of: $0.id, size: .list, format: .jpeg, in: reading) }
            return (practice, plate, digest)
        }
        var picture: [UInt8]?
        if let digest { picture = try await pictures.read(digest) }
        let png = try await worker.drawing(svg: WallCard.svg(plate, practice: practice, picture: picture), width: WallCard.width, height: WallCard.height)
        return Response.bytes(png, type: "image/png").unkept()
    }

    /// Its picture or portrait, for whoever may see the plate on the page.
    @Sendable private func picture(_ request: Request, _ context: SiteContext) async throws -> Response {
        let (id, what) = (try plateID(context), context.parameters.get("what") ?? "")
        let stored = try await store.read { reading -> (digest: String, format: PictureFormat) in
            let practice = try practiceThere(context, reading)
            guard let plate = try WallReading.plate(id, of: practice.id, at: OnWallPage.self, for: context.viewer, in: reading) else { throw NotFound() }
            return try PlatePicture.stored(what, of: plate.content, for: request.headers[.accept], in: reading)
        }
        return Response.bytes(try await pictures.read(stored.digest), type: stored.format.mediaType).unkept()
    }

    @Sendable private func feed(_ request: Request, _ context: SiteContext) async throws -> Response {
        let xml = try await store.read { reading in
            let practice = try practiceThere(context, reading)
            let plates = try WallReading.plates(of: practice.id, at: OnWallFeed.self, limit: PlateFeed.most, in: reading)
            let linked = Set(try Permits.permitted(plates.map(\.plate.thing), at: OnWallPage.self, in: reading).map(\.thing.plate))
            let gone = try PlateFeed.gone(from: .wallFeed, practice.id, but: Set(plates.map(\.id)), in: reading)
            return PlateFeed.wall(practice, plates, linked: linked, gone: gone, origin: origin, now: reading.now)
        }
        return Response.text(xml, type: "application/atom+xml; charset=utf-8").unkept()
    }
}

/// The files of a plate's pictures.
enum PlatePicture {
    /// - Parameter what: `picture` or `portrait`.
    /// - Throws: `NotFound`.
    static func stored(_ what: String, of content: ShownContent, for accept: String?, in reading: Reading) throws -> (digest: String, format: PictureFormat) {
        let format: PictureFormat = accept?.contains("image/webp") == true ? .webp : .jpeg
        let found: (ID<Picture>, PictureSize)? =
            switch what {
            case "picture": content.picture.map { ($0.id, .full) }
            case "portrait": content.portrait.map { ($0.id, .face) }
            default: nil
            }
        guard let (id, size) = found, let digest = try PictureQueries.digest(of: id, size: size, format: format, in: reading) else { throw NotFound() }
        return (digest, format)
    }
}
