import Foundation
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Outside
import Site
import Store
import Trust

/// `/me/channels`, `/posts/ID/share` and `/@HANDLE/feed.atom`: where a person can be found, here and elsewhere.
package struct ChannelRoutes: Sendable {
    private let store: Store
    private let pages: MyChannelPages
    private let sharePages: SharePages
    private let reading: ChannelReading
    private let pictures: AddPicture
    private let worker: PictureWorker
    private let origin: String
    private let exceptions: Fetcher.Exceptions
    private let looks = RateLimit("channels", burst: 20, per: .hours(1))
    private let drawings = RateLimit("share-pictures", burst: 40, per: .hours(1))

    package init(store: Store, assets: Assets, pictures: AddPicture, worker: PictureWorker, origin: String, exceptions: Fetcher.Exceptions) {
        self.store = store
        self.pictures = pictures
        self.worker = worker
        self.origin = origin
        self.exceptions = exceptions
        pages = MyChannelPages(assets: assets)
        sharePages = SharePages(assets: assets)
        reading = ChannelReading(origin: origin)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/channels") { try await answer(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("me/channels", use: addChannel)
        router.post("me/channels/:channel", use: change)
        router.get("posts/:post/share") { try await share(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("posts/:post/share", use: note)
        router.get("posts/:post/share/:file", use: picture)
    }

    /// What anybody may read.
    package func addOpen(to router: some RouterMethods<SiteContext>) { router.get("@{handle}/feed.atom", use: feed) }

    @Sendable private func feed(_ request: Request, _ context: SiteContext) async throws -> Response {
        let xml = try await store.read { reading -> String? in
            guard let (person, profile) = try self.reading.person(context.parameters.get("handle") ?? "", for: context.viewer, in: reading) else { return nil }
            return try self.reading.feed(person, profile, in: reading)
        }
        guard let xml else { throw NotFound() }
        return .fresh(xml, type: "application/atom+xml; charset=utf-8")
    }

    // MARK: One's channels

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            MyChannelPages.View(
                frame: try MemberFrame.frame(
                    "My channels", at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading),
                me: page.viewer.account, isOpen: try ProfileQueries.isOpen(page.viewer.id, in: reading), address: origin + page.viewer.account.href.text,
                channels: try ChannelQueries.channels(of: page.viewer.id, in: reading),
                shares: try ShareQueries.shares(of: page.viewer.id, limit: 20, in: reading), fields: fields, errors: errors, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func addChannel(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            let draft = try ChannelForm.draft(fields, origin: origin, exceptions: exceptions)
            try looks.take(context.viewer.id.description, at: store.clock.now())
            try await store.write { try ChangeChannels.add(draft, of: context.viewer.id, in: $0) }
            return .see("/me/channels?said=saved")
        } catch let errors as FormErrors {
            return try await answer(page, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("address", failure.sentence)
            return try await answer(page, fields, errors, .init(code: failure.status))
        }
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Channel> = try page.id("channel")
        let fields = try await page.form(atMost: 1)
        let me = context.viewer.id
        switch fields.raw("do") {
        case "remove": try await store.write { try ChangeChannels.remove(id, of: me, in: $0) }
        case "look":
            try looks.take(me.description, at: store.clock.now())
            try await store.write { try ChangeChannels.lookAgain(id, of: me, in: $0) }
        default:
            var errors = FormErrors()
            let label = String(ChannelForm.label(fields, &errors).prefix(Channel.longestLabel))
            if fields.isTicked("posts") { try looks.take(me.description, at: store.clock.now()) }
            try await store.write { try ChangeChannels.change(id, label: label, showsPosts: fields.isTicked("posts"), of: me, in: $0) }
        }
        return .see("/me/channels?said=saved")
    }

    // MARK: Posting elsewhere by hand

    /// One's own post, while it is public.
    private func own(_ page: MemberPage, _ reading: Reading) throws -> Post {
        let id: ID<Post> = try page.id("post")
        guard let post = try OpenPostQueries.post(id, in: reading)?.subject, post.author.id == page.viewer.id, post.thread == nil else { throw NotFound() }
        return post
    }

    private func share(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            let post = try own(page, reading)
            let channels = try ChannelQueries.channels(of: page.viewer.id, in: reading)
            let mine = channels.map(\.network)
            let networks = [.instagram, .tiktok, .facebook, .strava, .mastodon, .bluesky, .youtube] as [ChannelNetwork]
            return SharePages.View(
                frame: try MemberFrame.frame(
                    "Post it elsewhere", at: .elsewhere, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading),
                post: post, picture: try PictureQueries.pictures(of: [post.id], in: reading)[post.id]?.first,
                networks: networks.filter(mine.contains) + networks.filter { !mine.contains($0) },
                shares: try ShareQueries.shares(of: post.id, by: page.viewer.id, in: reading), origin: origin,
                home: channels.first { $0.network == .mastodon }.flatMap { URL(string: $0.address)?.host() }, errors: errors, fields: fields,
                time: page.time(page.zone, reading))
        }
        return try .page(sharePages.page(view), status: status, for: page.request)
    }

    @Sendable private func note(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        guard let network = ChannelNetwork(rawValue: fields.raw("network")) else { throw NotFound() }
        let typed = fields.text("address")
        let address = typed.isEmpty || typed.contains("://") ? typed : "https://" + typed
        if fields.raw("do") == "posted", !address.isEmpty, Href(external: address) == nil || URL(string: address)?.host()?.contains(".") != true {
            var errors = FormErrors()
            errors.add("address-\(network.rawValue)", "Please give the whole address, beginning with https://, or leave it empty.")
            return try await share(page, fields, errors, .unprocessableContent)
        }
        let id = try await store.write { transaction in
            let post = try own(page, transaction)
            switch fields.raw("do") {
            case "plan": try ShareQueries.plan(post.id, on: network, by: context.viewer.id, in: transaction)
            case "forget": try ShareQueries.remove(post.id, on: network, by: context.viewer.id, in: transaction)
            case "posted": try ShareQueries.setPosted(post.id, on: network, at: address, by: context.viewer.id, in: transaction)
            default: throw NotFound()
            }
            return post.id
        }
        return .see("/posts/\(id)/share?said=saved")
    }

    @Sendable private func picture(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        guard let file = context.parameters.get("file"), file.hasSuffix(".png"), let network = ChannelNetwork(rawValue: String(file.dropLast(4))) else {
            throw NotFound()
        }
        let (post, digest) = try await store.read { reading -> (Post, String?) in
            let post = try own(page, reading)
            let picture = try PictureQueries.pictures(of: [post.id], in: reading)[post.id]?.first
            return (post, try picture.flatMap { try PictureQueries.digest(of: $0.id, size: .full, format: .jpeg, in: reading) })
        }
        try drawings.take(context.viewer.id.description, at: store.clock.now())
        var photo: [UInt8]?
        if let digest { photo = try await pictures.read(digest) }
        let size = ShareKit.size(of: network)
        return Response.bytes(
            try await worker.drawing(svg: ShareKit.svg(post, size: size, picture: photo), width: size.width, height: size.height), type: "image/png"
        )
        .unkept()
    }
}
