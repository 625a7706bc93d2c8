import Identity
import Kernel
import Language
import Site

/// The pages of praise.
package struct PraiseScreens: Sendable {
    package struct ListView: Sendable {
        let frame: Frame
        let post: Post
        let praises: [Praise]
        let time: TimeWords
    }

    private let pages: FramePages
    private let praise: PraisePages

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        praise = PraisePages(draw: pages.draw)
    }

    package func list(_ view: ListView) -> HTML {
        pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\("/posts/\(view.post.top)" as Href)">\(pages.draw.icon(.back, .small))Back to the post</a></p>
                <header class="head"><h1>What people said to \(view.post.author.firstName)</h1></header>
                <blockquote class="card voice">\(view.post.excerpt(200))</blockquote>
                <div class="sheet spaced">\(praise.list(view.praises, view.time))</div>
                """
        )
    }

    package func form(_ view: PraisePages.FormView, _ frame: Frame) -> HTML {
        pages.page(
            frame,
            main: """
                \(PostPages.act(view.formToken))
                <header class="head"><h1>Praise \(view.post.author.firstName)</h1></header>
                <blockquote class="card voice">\(view.post.excerpt(280))</blockquote>
                <section class="card spaced">\(fragment(view))</section>
                """
        )
    }

    /// The form with quick chips above it.
    package func fragment(_ view: PraisePages.FormView) -> HTML {
        "\(praise.chips(view.post))\(praise.form(view))"
    }

    package func advice(_ findings: [PraiseFinding]) -> HTML { praise.advice(findings) }
}
