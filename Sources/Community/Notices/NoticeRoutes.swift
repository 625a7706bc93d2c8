import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/notices`: what somebody was told.
package struct NoticeRoutes: Sendable {
    private let store: Store
    private let pages: NoticePages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = NoticePages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("notices", use: show)
        router.get("notices/latest", use: latest)
        router.post("notices/read", use: read)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let formToken = context.visit.formToken()
        let view = try await store.read { reading in
            NoticePages.View(
                frame: try MemberFrame.frame("Notices", at: .notices, for: page.circle(reading), formToken: formToken, said: page.said, in: reading),
                notices: try NoticeQueries.notices(of: context.viewer.id, limit: 60, in: reading), time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.page(view), for: request)
    }

    /// The newest unread notice and the number of them, for the script.
    @Sendable private func latest(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let (count, notice, time) = try await store.read { reading in
            (
                try NoticeQueries.countNew(context.viewer.id, in: reading),
                try NoticeQueries.notices(of: context.viewer.id, limit: 1, in: reading).first { $0.isNew }, page.time(page.zone, reading)
            )
        }
        return try .page(pages.latest(count, notice, time), for: request)
    }

    @Sendable private func read(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let last = ID<Notice>(fields.raw("last")) else { throw NotFound() }
        try await store.write { try NoticeQueries.markRead(context.viewer.id, upTo: last, in: $0) }
        return .see("/notices?said=read")
    }
}
