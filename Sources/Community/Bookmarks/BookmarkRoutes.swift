import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/kept`, and keeping a post for later.
package struct BookmarkRoutes: Sendable {
    private static let pageSize = 20
    private let store: Store
    private let pages: BookmarkPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = BookmarkPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("kept", use: show)
        router.post("posts/:post/keep", use: keep)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let query = try request.queryFields
        let before = ID<Post>(query.raw("id")).flatMap { id in Int64(query.raw("since")).map { (since: Moment(milliseconds: $0), id: id) } }
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let kept = try BookmarkQueries.kept(by: circle, before: before, limit: Self.pageSize + 1, in: reading)
            let shown = Array(kept.prefix(Self.pageSize))
            let posts = try PostQueries.posts(shown.map(\.id), for: circle, in: reading).map(\.subject)
            return BookmarkPages.View(
                frame: try MemberFrame.frame("Kept for later", at: .me, for: circle, formToken: context.visit.formToken(), said: page.said, in: reading),
                cards: try Threads.cards(of: posts.filter { $0.thread == nil }, for: circle, in: reading), isFirstPage: before == nil,
                next: kept.count > Self.pageSize ? shown.last : nil, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.page(view), for: request)
    }

    @Sendable private func keep(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form(atMost: 1)
        let isKeeping = fields.raw("do") != "let_go"
        let href = try await store.write { transaction in
            guard let post = try PostQueries.post(id, for: page.circle(transaction), in: transaction) else { throw NotFound() }
            let top = post.subject.top
            if isKeeping {
                try BookmarkQueries.keep(top, for: context.viewer.id, in: transaction)
            } else {
                try BookmarkQueries.letGo(top, for: context.viewer.id, in: transaction)
            }
            return post.subject.href
        }
        return .see(href.saying(isKeeping ? .kept : .letGo))
    }
}

package struct BookmarkPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let cards: [PostCard]
        let isFirstPage: Bool
        let next: (id: ID<Post>, since: Moment)?
        let time: TimeWords
    }

    private let pages: FramePages
    private let posts: PostPages

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        posts = PostPages(draw: pages.draw)
    }

    package func page(_ view: View) -> HTML {
        let cards = view.cards.map { posts.card($0, view.time) }
        return pages.page(
            view.frame,
            main: """
                \(PostPages.act(view.frame.formToken))
                <p class="line small"><a class="line" href="/me">\(pages.draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Kept for later</h1><p>Only you see what you keep.</p></div></header>
                \(view.cards.isEmpty ? empty(view) : #"<div class="sheet feed">\#(each: cards, { $0 })</div>"#)
                \(optional: view.next.map(more))
                """
        )
    }

    private func more(_ last: (id: ID<Post>, since: Moment)) -> HTML {
        #"<p class="center"><a class="btn" rel="next" href="\#("/kept?id=\(last.id)&since=\(Int(last.since.milliseconds))" as Href)">Kept earlier</a></p>"#
    }

    private func empty(_ view: View) -> HTML {
        guard view.isFirstPage else { return #"<p class="card quiet">There is nothing earlier here.</p>"# }
        return """
            <section class="card empty"><div class="center">\(pages.draw.icon(.book))</div><h2>Nothing kept yet</h2>
            <p class="quiet">Under the three dots of a post is “Keep for later”. It is here then, also when the post is far down.</p></section>
            """
    }
}
