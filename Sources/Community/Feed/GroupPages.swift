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
        var helpers: [GroupReading.Helper] = []
        /// The reader's own tie to it.
        var tie: GroupTie?
        /// What the reader shared that waits for a look.
        var held: [Post] = []
        /// How much waits for the reader, who looks after the group.
        var waiting = 0
        let mayEdit: Bool
        var mayPrompt = false
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

    /// Where somebody's words wait whose group is not there any more.
    package func gone(_ frame: Frame, _ composer: ComposerPages.View?, words: String) -> HTML {
        pages.page(
            frame,
            main: """
                <header class="head"><div><h1>Your words are here</h1><p>The group you wrote them for is not there any more, or you are no longer in it. Nothing was shared.\
                \(composer.map { " You can share them with \($0.group.name), or copy them." } ?? " You can copy them.")</p></div></header>
                \(optional: composer.map(composers.form))\(copy(words), if: composer == nil)
                """
        )
    }

    private func copy(_ words: String) -> HTML {
        """
        <div class="card stack gap-s">\(FormPages.wordsBack(words, rows: 8))\
        <p><a class="btn" href="/home">To my home page</a></p></div>
        """
    }

    private func main(_ view: View) -> HTML {
        let cards = view.cards.map { posts.card($0, view.time) }
        return """
            \(PostPages.act(view.frame.formToken))
            <header class="head"><div><h1>\(view.group.name)</h1><p>\(people(view))</p>\(elsewhere(view.group))</div>\(faces(view))</header>
            <div class="stack">
            \(top(view), if: view.isFirstPage)
            \(optional: view.isFirstPage ? view.composer.map(composers.form) : back(view))
            \(pinned(view), if: !view.pinned.isEmpty)
            <p class="pill" hidden data-pill><a class="btn slim" href="\(view.group.href)">\(draw.icon(.right, .small))<span>New posts</span></a></p>
            \(view.cards.isEmpty ? empty(view) : sheet(cards))
            \(optional: view.next.map { more($0, view) })
            </div>
            """
    }

    /// Another server’s group is not ours to look after, and the link says so.
    private func elsewhere(_ group: Group) -> HTML {
        guard let host = ElsewhereAddress.host(group.elsewhere), let href = Href(external: group.elsewhere) else { return "" }
        return """
            <p class="small line wrap"><a class="line" href="\(href)" rel="nofollow noopener noreferrer">\(draw.icon(.out, .small))<span>Also on \(host)</span></a>\
            <span class="dim">another server, with its own rules</span></p>
            """
    }

    /// What is said to this reader alone, before anything else.
    private func top(_ view: View) -> HTML {
        let held = view.held.map {
            #"<p class="note">\#(draw.icon(.clock))<span>“\#($0.excerpt(80).isEmpty ? "A picture" : $0.excerpt(80))” waits for a look by those who look after the group. <a href="\#($0.href)">Open</a></span></p>"#
                as HTML
        }
        return """
            \(ended(view), if: view.group.archivedAt != nil)\(waiting(view), if: view.waiting > 0)\(optional: view.tie?.helpAsked.map { help($0, view) })\
            \(welcome(view), if: view.tie?.isNew == true && !view.group.welcome.isEmpty)\(each: held, { $0 })
            """
    }

    private func ended(_ view: View) -> HTML {
        """
        <p class="note">\(draw.icon(.book))<span>This group came to its end\(view.group.archivedAt.map { " on \(view.time.date($0))" } ?? ""). What was written stays to be read.</span></p>
        """
    }

    private func waiting(_ view: View) -> HTML {
        """
        <p class="note amber">\(draw.icon(.hands))<span>\(view.waiting == 1 ? "Somebody waits" : "\(NumberWords.word(view.waiting).capitalizedFirst) wait") for an answer from those who look after the group. \
        <a href="\(view.group.href + "/waiting")">Look</a></span></p>
        """
    }

    private func help(_ role: HelperRole, _ view: View) -> HTML {
        """
        <form class="card stack gap-s" method="post" action="\(view.group.href + "/help")">\(FormPages.token(view.frame.formToken))<h2>Would you like to help here?</h2>
        <p>“\(role.title)”. <span class="quiet">\(role.line) The people of the group see it beside your name. You can stop at any time, and nobody is told.</span></p>
        <div class="line"><button class="btn go" name="do" value="accept">Gladly</button><button class="btn bare" name="do" value="end">Not now</button></div></form>
        """
    }

    private func welcome(_ view: View) -> HTML {
        let lines = view.group.welcome.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>" as HTML }
        return """
            <form class="wash sandy stack gap-s" method="post" action="\(view.group.href + "/welcomed")" aria-labelledby="we">\(FormPages.token(view.frame.formToken))\
            <h2 id="we">Welcome, \(view.frame.me.face.name.split(separator: " ").first.map(String.init) ?? "")</h2><div class="voice stack gap-s">\(each: lines, { $0 })</div>
            <div class="line"><button class="btn slim">Thank you</button></div></form>
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
        \(newcomers.section(view.group.archivedAt == nil ? view.newcomers : [], to: view.group))
        \(helpers(view), if: !view.helpers.isEmpty)
        <section class="stack gap-s" aria-labelledby="ab"><h2 id="ab">About this group</h2>
        \(optional: view.group.about.isEmpty ? nil : "<p class=\"small quiet\">\(view.group.about)</p>")
        <p class="small quiet">Closed: only its members see what is written here. \(view.group.door.title).\
        \(" First posts are read by those who look after the group before the others see them.", if: view.group.reviewsFirst)</p>
        <p class="line small"><a href="\(view.group.href + "/people")">Its people</a>\(optional: edit(view))\(prompts(view), if: view.mayPrompt && view.group.archivedAt == nil)<a href="\(view.group.href + "/leave")">Leave</a></p></section>
        </aside>
        """
    }

    private func edit(_ view: View) -> HTML? {
        view.mayEdit ? #"<a href="\#(view.group.href + "/edit")">Change</a>"# : nil
    }

    private func prompts(_ view: View) -> HTML { #"<a href="\#(view.group.href + "/prompts")">Prompts</a>"# }

    private func helpers(_ view: View) -> HTML {
        let rows = view.helpers.map {
            """
            <li class="row">\(draw.face($0.account.face, 36))<p class="grow small"><a class="name" href="\($0.account.href)">\($0.account.name)</a><br><span class="quiet">\($0.role.title)</span></p></li>
            """ as HTML
        }
        return #"<section class="stack gap-s" aria-labelledby="he"><h2 id="he">Who helps here</h2><ul class="rows">\#(each: rows, { $0 })</ul></section>"#
    }

    private func agreement(_ line: String) -> HTML { "<li>\(line)</li>" }
}
