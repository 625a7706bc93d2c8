import Identity
import Kernel
import Site
import Trust

/// The page of a group: what its members share.
package struct GroupPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let group: Group
        let practice: Practice
        let counts: GroupQueries.Counts
        let composer: ComposerPages.View?
        let cards: [PostCard]
        var pinned: [Post] = []
        let next: PageCursor<Post>?
        let isFirstPage: Bool
        let newcomers: [Account]
        let mayEdit: Bool
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
            <header class="head"><div><h1>\(view.group.name)</h1><p>\(people(view))</p></div>\(faces(view))</header>
            <div class="stack">
            \(optional: view.isFirstPage ? view.composer.map(composers.form) : back(view))
            \(pinned(view), if: !view.pinned.isEmpty)
            <p class="pill" hidden data-pill><a class="btn slim" href="\(view.group.href)">\(draw.icon(.right, .small))<span>New posts</span></a></p>
            \(view.cards.isEmpty ? empty(view) : sheet(cards))
            \(optional: view.next.map { more($0, view) })
            </div>
            """
    }

    private func sheet(_ cards: [HTML]) -> HTML { #"<div class="sheet feed" data-feed>\#(each: cards, { $0 })</div>"# }

    private func pinned(_ view: View) -> HTML {
        let rows = view.pinned.map { post in
            #"<li>\#(draw.icon(.flag, .small))<a class="grow" href="\#(post.href)">\#(post.excerpt(90).isEmpty ? "A picture" : post.excerpt(90))</a><span class="small dim">\#(post.author.firstName)</span></li>"#
                as HTML
        }
        return #"<section class="card pinned" aria-label="Pinned"><ul>\#(each: rows, { $0 })</ul></section>"#
    }

    private func people(_ view: View) -> String {
        let people = view.counts.people == 1 ? "One person" : "\(view.counts.people.grouped) people"
        let former =
            switch view.counts.former {
            case 0: ""
            case 1: ", one of them a former client"
            default: ", \(NumberWords.word(view.counts.former)) of them former clients"
            }
        return "\(people) at \(view.practice.name)\(former). Nobody is keeping score."
    }

    /// A few of those who wrote here lately.
    private func faces(_ view: View) -> HTML {
        var seen: Set<ID<Account>> = []
        let authors = view.cards.map(\.post.subject.author).filter { seen.insert($0.id).inserted }.prefix(5)
        guard authors.count > 1 else { return "" }
        let faces = authors.map { draw.face($0.face, 34) }
        return #"<div class="faces" aria-hidden="true">\#(each: faces, { $0 })</div>"#
    }

    private func empty(_ view: View) -> HTML {
        guard view.isFirstPage else { return #"<p class="card quiet">There is nothing older here.</p>"# }
        return """
            <section class="card empty" data-feed><div class="center">\(draw.icon(.sprout))</div><h2>Somebody has to begin</h2>
            <p class="quiet">A small win, a question, or how today went. It does not have to go well to be worth telling.</p></section>
            """
    }

    private func back(_ view: View) -> HTML {
        #"<p class="line small"><a class="line" href="\#(view.group.href)">\#(draw.icon(.back, .small))Back to the newest</a></p>"#
    }

    private func more(_ cursor: PageCursor<Post>, _ view: View) -> HTML {
        let before = cursor.before?.description ?? ""
        return #"<p class="center"><a class="btn" rel="next" href="\#("\(view.group.href)?before=\(before)" as Href)" data-more>Older posts</a></p>"#
    }

    private func side(_ view: View) -> HTML {
        """
        <aside class="side" aria-label="About this group">
        <section class="stack gap-s" aria-labelledby="ag"><h2 id="ag">What we agreed here</h2>
        <ol class="agree small">\(each: view.group.agreements, agreement)</ol></section>
        \(newcomers.section(view.newcomers, to: view.group))
        <section class="stack gap-s" aria-labelledby="ab"><h2 id="ab">About this group</h2>
        \(optional: view.group.about.isEmpty ? nil : "<p class=\"small quiet\">\(view.group.about)</p>")
        <p class="small quiet">Closed: only its members see what is written here. \(view.group.door.title).</p>
        <p class="line small"><a href="\(view.group.href + "/people")">Its people</a>\(optional: edit(view))<a href="\(view.group.href + "/leave")">Leave</a></p></section>
        </aside>
        """
    }

    private func edit(_ view: View) -> HTML? {
        view.mayEdit ? #"<a href="\#(view.group.href + "/edit")">Change</a>"# : nil
    }

    private func agreement(_ line: String) -> HTML { "<li>\(line)</li>" }
}
