import Identity
import Kernel
import Site
import Trust

/// The home page.
package struct HomePages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let circle: Circle
        let composer: ComposerPages.View?
        let cards: [PostCard]
        let next: PageCursor<Post>?
        let isFirstPage: Bool
        let follows: FollowCounts
        /// Who came to the first group of late.
        let newcomers: [Account]
        let time: TimeWords
    }

    private let pages: FramePages
    private let posts: PostPages
    private let composers: ComposerPages
    private let newcomers: NewcomerPages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        posts = PostPages(draw: pages.draw)
        composers = ComposerPages(draw: pages.draw)
        newcomers = NewcomerPages(draw: pages.draw)
    }

    package func page(_ view: View) -> HTML { pages.page(view.frame, main: main(view), side: side(view)) }

    private func main(_ view: View) -> HTML {
        let cards = view.cards.map { posts.card($0, view.time) }
        return """
            \(PostPages.act(view.frame.formToken))
            <header class="head"><div><h1>Home</h1><p>Your groups, and the people you follow. The newest first, nothing is pushed up.</p></div></header>
            <div class="stack">
            \(optional: view.isFirstPage ? view.composer.map(composers.form) : back)
            <p class="pill" hidden data-pill><a class="btn slim" href="/home">\(draw.icon(.right, .small))<span>New posts</span></a></p>
            \(view.cards.isEmpty ? empty(view) : #"<div class="sheet feed" data-feed>\#(each: cards, { $0 })</div>"#)
            \(optional: view.next.map(more))
            </div>
            """
    }

    private var back: HTML { #"<p class="line small"><a class="line" href="/home">\#(draw.icon(.back, .small))Back to the newest</a></p>"# }

    private func more(_ cursor: PageCursor<Post>) -> HTML {
        #"<p class="center"><a class="btn" rel="next" href="\#("/home?before=\(cursor.before?.description ?? "")" as Href)" data-more>Older posts</a></p>"#
    }

    private func empty(_ view: View) -> HTML {
        guard view.isFirstPage else { return #"<p class="card quiet">There is nothing older here.</p>"# }
        guard let practice = view.circle.viewer.memberships.first?.practice else {
            return """
                <section class="card empty" data-feed><div class="center">\(draw.icon(.home))</div><h2>You are not part of a practice yet</h2>
                <p class="quiet">An invitation from a coach begins everything; it is a link. What your groups share then appears here.</p></section>
                """
        }
        return """
            <section class="card empty" data-feed><div class="center">\(draw.icon(.sprout))</div><h2>It is quiet here</h2>
            <p class="quiet">What your groups and the people you follow share appears here. Look who is there, or begin yourself.</p>
            <p class="line"><a class="btn go slim" href="/people">People at \(practice.name)</a><a class="btn slim" href="\("/p/\(practice.handle.text)" as Href)">Its groups</a></p></section>
            """
    }

    private func side(_ view: View) -> HTML {
        let groups = view.circle.ties.prefix(12).map { group($0.group, view.circle) }
        return """
            <aside class="side" aria-label="Your groups and people">
            \(groups.isEmpty ? "" : #"<section class="stack gap-s" aria-labelledby="gr"><h2 id="gr">Your groups</h2><ul class="rows">\#(each: groups, { $0 })</ul></section>"#)
            <section class="stack gap-s" aria-labelledby="fo"><h2 id="fo">People you follow</h2>
            <p class="small quiet">\(following(view.follows.following))</p>
            <p class="line small"><a href="/people">Find people</a>\(#"<a href="/me/follows/following">Whom I follow</a>"#, if: view.follows.following > 0)<a href="/lists">My lists</a></p></section>
            \(optional: view.circle.ties.first.map { newcomers.section(view.newcomers, to: $0.group) })
            </aside>
            """
    }

    private func group(_ group: Group, _ circle: Circle) -> HTML {
        // The practice matters to those who belong to several.
        let practice = circle.viewer.memberships.count > 1 ? circle.viewer.membership(in: group.practice)?.practice.name : nil
        return """
            <li class="row small"><p class="grow"><a class="name" href="\(group.href)">\(group.name)</a>\(optional: practice.map { "<br><span class=\"quiet\">\($0)</span>" })</p></li>
            """
    }

    private func following(_ count: Int) -> String {
        switch count {
        case 0: "Nobody yet. Following somebody brings what they share with their followers here; they are told that you do."
        case 1: "One person. What they share with their followers is among these posts."
        default: "\(NumberWords.word(count).capitalizedFirst) people. What they share with their followers is among these posts."
        }
    }
}

extension String {
    /// With its first letter as a capital.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
