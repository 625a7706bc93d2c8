import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/me/looks`.
package struct LookRoutes: Sendable {
    private let store: Store
    private let pages: LookPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = LookPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) { router.get("me/looks", use: show) }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let (frame, looks, time) = try await store.read { reading in
            (
                try MemberFrame.frame("Who looked", at: .me, for: page.circle(reading), formToken: context.visit.formToken(), in: reading),
                try LookQueries.looks(at: context.viewer.id, limit: 200, in: reading), page.time(page.zone, reading)
            )
        }
        return try Response.page(pages.page(frame, looks, time), for: request).unkept()
    }
}
