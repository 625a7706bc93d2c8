import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/search`: people, groups, hashtags and posts, over exactly what one may see.
package struct SearchRoutes: Sendable {
    private static let few = 5
    private let store: Store
    private let pages: SearchPages
    private let limit = RateLimit("searches", burst: 300, per: .hours(1))

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = SearchPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) { router.get("search", use: search) }

    @Sendable private func search(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try request.queryFields
        if !fields.texts.isEmpty { try limit.take(context.viewer.id.description, at: store.clock.now()) }
        let cursor = page.cursor()
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            var form = SearchForm(fields)
            let sought = try form.sought(circle, page.viewer.timeZone ?? page.zone, in: reading)
            let posts = try SearchQueries.posts(sought, cursor: cursor, limit: FeedRoutes.pageSize, for: circle, in: reading)
            let names = cursor == .newest ? Self.names(form) : nil
            return SearchPages.View(
                frame: try MemberFrame.frame("Search", at: .search, for: circle, formToken: context.visit.formToken(), in: reading), form: form,
                groups: circle.ties.map(\.group), isAsked: sought.isEnough,
                people: try names.map { try SearchQueries.people($0, limit: Self.few, for: circle, in: reading) } ?? [],
                foundGroups: try names.map { try SearchQueries.groups($0, limit: Self.few, for: circle, in: reading) } ?? [],
                tags: try names.flatMap { try Self.tag($0).map { try SearchQueries.tags($0, limit: Self.few, for: circle, in: reading) } } ?? [],
                posts: posts.rows, next: posts.next, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.page(view), for: request)
    }

    /// What people, groups and tags are looked up by: what was typed, unless it is more than a name could be.
    private static func names(_ form: SearchForm) -> String? {
        let typed = form.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return form.query.isEmpty || typed.count > DisplayName.longest ? nil : typed
    }

    private static func tag(_ typed: String) -> String? {
        let tag = (typed.hasPrefix("#") ? String(typed.dropFirst()) : typed).lowercased()
        return tag.count > 1 && tag.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? tag : nil
    }
}
