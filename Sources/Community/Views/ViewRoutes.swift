import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/views`: the page tells what was on the screen long enough to be read.
package struct ViewRoutes: Sendable {
    private let store: Store
    private let limit = RateLimit("views", burst: 600, per: .hours(1))

    package init(store: Store) { self.store = store }

    package func add(to router: some RouterMethods<MemberContext>) { router.post("views", use: note) }

    @Sendable private func note(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        try limit.take(context.viewer.id.description, at: store.clock.now())
        let posts = Array(Set(fields.all("post").prefix(NoteViews.most).compactMap { ID<Post>($0) }))
        // Most pages report what is noted already, or by people who tell nothing: that is found out without a writing transaction.
        let isNew = try await store.read { reading in
            guard try ProfileQueries.tellsViews(context.viewer.id, in: reading) else { return false }
            return try ViewQueries.seen(posts, by: context.viewer.id, in: reading).count < posts.count
        }
        if isNew { try await store.write { try NoteViews.note(posts, by: page.circle($0), in: $0) } }
        return Response(status: .noContent)
    }
}
