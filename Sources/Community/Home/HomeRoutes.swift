import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/home`: what one's groups and the people one follows share.
package struct HomeRoutes: Sendable {
    private let store: Store
    private let pages: HomePages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = HomePages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) { router.get("home", use: show) }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let time = TimeWords(now: store.clock.now(), zone: page.viewer.timeZone ?? page.zone, language: page.viewer.language)
        let key = HomeReading.Key(viewer: page.viewer, cursor: page.cursor(), minute: time.minute)
        let reading = try await store.kept(key, at: context.state) { try HomeReading.read(key, in: $0) }.answer
        let formToken = context.visit.formToken()
        let view = HomePages.View(
            frame: MemberFrame.frame(
                "Home", at: .home, for: reading.circle, newNotices: reading.newNotices, formToken: formToken, live: "/live?home=yes", said: page.said
            ),
            circle: reading.circle,
            composer: reading.composer?.view(
                for: reading.circle, fields: FormFields(), errors: FormErrors(), kept: [], formToken: formToken, formKey: PostForm.formKey(FormFields()),
                isHome: true
            ),
            cards: reading.cards.rows, next: reading.cards.next, isFirstPage: key.cursor == .newest, follows: reading.follows, newcomers: reading.newcomers,
            time: time
        )
        return try .page(pages.page(view), for: request)
    }
}
