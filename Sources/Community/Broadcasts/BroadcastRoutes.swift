import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/broadcasts` for those who may write them, `/broadcasts/ID` for those they are for.
package struct BroadcastRoutes: Sendable {
    private let store: Store
    private let pages: BroadcastPages
    private let sendsMail: Bool
    private let limit = RateLimit("messages to everybody", burst: 6, per: .hours(24))

    package init(store: Store, assets: Assets, sendsMail: Bool) {
        self.store = store
        self.sendsMail = sendsMail
        pages = BroadcastPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/broadcasts") { try await list(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("p/:practice/broadcasts", use: send)
        router.get("broadcasts/:broadcast", use: show)
    }

    private func list(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        try Rights.check(.broadcast, membership)
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let filter = ReaderFilter(circle.viewer)
            return BroadcastPages.ListView(
                frame: try MemberFrame.frame(
                    "Write to everybody", at: .elsewhere, practice: membership.practice, for: circle,
                    formToken: page.context.visit.formToken(), said: page.said, in: reading),
                practice: membership.practice, sendsMail: sendsMail,
                broadcasts: try BroadcastQueries.broadcasts(of: membership.practice.id, limit: 50, in: reading)
                    .filter { !circle.isBlocked($0.author.id) }
                    .map { broadcast in
                        let subject = broadcast.author.id == circle.id ? broadcast.subject : filter.line(broadcast.subject)
                        return (broadcast: broadcast, subject: subject, reach: try BroadcastQueries.reach(of: broadcast.id, in: reading))
                    },
                fields: fields, errors: errors, formKey: PostForm.formKey(fields), time: page.time(membership.practice.timeZone, reading)
            )
        }
        return try .page(pages.list(view), status: status, for: page.request)
    }

    @Sendable private func send(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        try Rights.check(.broadcast, membership)
        do {
            let draft = try BroadcastDraft(fields)
            try limit.take(context.viewer.id.description, at: store.clock.now())
            _ = try await store.write { try SendBroadcast.send(draft, by: context.viewer.id, membership, in: $0) }
            return .see(("/p/\(membership.practice.handle.text)/broadcasts" as Href).saying(.broadcastSent))
        } catch let errors as FormErrors {
            return try await list(page, fields, errors, .unprocessableContent)
        } catch let fault as RateLimitFault {
            var errors = FormErrors()
            errors.add("body", fault.sentence)
            return try await list(page, fields, errors, .tooManyRequests)
        }
    }

    /// For whom it was sent to, and for the coaches of its practice. Opening it counts, once; who opened it stays with them.
    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Broadcast> = try page.id("broadcast")
        let (view, isMine) = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let broadcast = try BroadcastQueries.broadcast(id, in: reading), let membership = circle.viewer.membership(in: broadcast.practice),
                !circle.isBlocked(broadcast.author.id), try SendBroadcast.isThere(broadcast.author.id, in: reading)
            else { throw NotFound() }
            let mayWrite = Rights.allow(.broadcast, membership.role, membership.standing)
            let isMine = try BroadcastQueries.hasReceipt(id, circle.id, in: reading)
            guard isMine || mayWrite else { throw NotFound() }
            let view = BroadcastPages.View(
                frame: try MemberFrame.frame(
                    ReaderFilter(circle.viewer).line(broadcast.subject), at: .elsewhere, practice: membership.practice, for: circle,
                    formToken: context.visit.formToken(), said: page.said,
                    in: reading),
                broadcast: broadcast, practice: membership.practice, reach: try mayWrite ? BroadcastQueries.reach(of: id, in: reading) : nil,
                filter: broadcast.author.id == circle.id ? .nothing : ReaderFilter(circle.viewer),
                time: page.time(membership.practice.timeZone, reading)
            )
            return (view, isMine)
        }
        if isMine { try await store.write { try BroadcastQueries.markRead(id, by: context.viewer.id, in: $0) } }
        return try .page(pages.page(view), for: request)
    }
}
