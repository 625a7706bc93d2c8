import Identity
import Kernel
import Site

/// The pages of lists.
package struct ListPages: Sendable {
    package struct IndexView: Sendable {
        let frame: Frame
        let lists: [PeopleList]
        let fields: FormFields
        let errors: FormErrors
    }

    package struct ListView: Sendable {
        let frame: Frame
        let list: PeopleList
        let people: [Account]
        let cards: [PostCard]
        let next: PageCursor<Post>?
        let isFirstPage: Bool
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    package struct PlacingView: Sendable {
        let frame: Frame
        let person: Account
        let lists: [PeopleList]
        let chosen: Set<ID<PeopleList>>
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages
    private let posts: PostPages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        posts = PostPages(draw: pages.draw)
    }

    package func index(_ view: IndexView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let rows = view.lists.map(row)
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/people">\(draw.icon(.back, .small))People</a></p>
                <header class="head"><div><h1>My lists</h1><p>People you like to read together. Only you know your lists, and nobody is told that they are on one.</p></div></header>
                \(view.lists.isEmpty ? none : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                <form class="card stack spaced" method="post" action="/lists">\(FormPages.token(view.frame.formToken))
                \(form.input("name", "A new list", hint: "Such as “My walking partners”. You put people on it from their pages."))
                <div class="line"><button class="btn go">Make the list</button></div></form>
                """
        )
    }

    private var none: HTML { #"<p class="card quiet">You have no list yet.</p>"# }

    private func row(_ list: PeopleList) -> HTML {
        """
        <li class="row"><p class="grow"><a class="name" href="\(list.href)">\(list.name)</a><br><span class="small quiet">\(Self.people(list.people))</span></p></li>
        """
    }

    private static func people(_ count: Int) -> String { count == 1 ? "One person" : "\(NumberWords.word(count).capitalizedFirst) people" }

    package func list(_ view: ListView) -> HTML {
        let cards = view.cards.map { posts.card($0, view.time) }
        return pages.page(
            view.frame,
            main: """
                \(PostPages.act(view.frame.formToken))
                <p class="line small"><a class="line" href="/lists">\(draw.icon(.back, .small))My lists</a></p>
                <header class="head"><div><h1>\(view.list.name)</h1><p>What the people on this list share and you may see.</p></div></header>
                <div class="stack">
                \(view.cards.isEmpty ? empty(view) : #"<div class="sheet feed" data-feed>\#(each: cards, { $0 })</div>"#)
                \(optional: view.next.map { more($0, view.list) })</div>
                """,
            side: side(view)
        )
    }

    private func empty(_ view: ListView) -> HTML {
        let words =
            view.people.isEmpty
            ? "Nobody is on this list. Behind the three dots on somebody’s page you can put them on it."
            : view.isFirstPage ? "They have not shared anything that you may see yet." : "There is nothing older here."
        return #"<section class="card empty"><div class="center">\#(draw.icon(.people))</div><p class="quiet">\#(words)</p></section>"#
    }

    private func more(_ cursor: PageCursor<Post>, _ list: PeopleList) -> HTML {
        #"<p class="center"><a class="btn" rel="next" href="\#("\(list.href)?before=\(cursor.before?.description ?? "")" as Href)" data-more>Older posts</a></p>"#
    }

    private func side(_ view: ListView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let people = view.people.map { person($0) }
        return """
            <aside class="side" aria-label="About this list"><section class="stack gap-s" aria-labelledby="on"><h2 id="on">On this list</h2>
            \(people.isEmpty ? "<p class=\"small quiet\">Nobody yet.</p>" : #"<ul class="rows">\#(each: people, { $0 })</ul>"#)</section>
            <section class="stack gap-s" aria-labelledby="ch"><h2 id="ch">This list</h2>
            <form class="stack gap-s" method="post" action="\(view.list.href)">\(FormPages.token(view.frame.formToken))\(form.input("name", "Its name", value: view.list.name))
            <div class="line"><button class="btn slim">Rename</button><button class="btn slim stop" name="do" value="delete" formnovalidate>Delete the list</button></div></form></section></aside>
            """
    }

    private func person(_ person: Account) -> HTML {
        """
        <li class="row">\(draw.face(person.face, 36))<p class="grow small"><a class="name" href="\(person.href)">\(person.name)</a></p>\
        <a class="small" href="\(person.href + "/lists")" aria-label="Change lists with \(person.name)">Change</a></li>
        """
    }

    package func placing(_ view: PlacingView) -> HTML {
        let boxes = view.lists.map { box($0, view) }
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Lists with \(view.person.firstName)</h1><p>Only you know your lists.</p></div></header>
                <form class="card stack" method="post" action="\(view.person.href + "/lists")">\(FormPages.token(view.frame.formToken))
                \(form.summary)
                \(boxes.isEmpty ? "" : #"<fieldset class="stack gap-s"><legend class="label">On these lists</legend>\#(each: boxes, { $0 })</fieldset>"#)
                \(form.input("name", boxes.isEmpty ? "A list for \(view.person.firstName)" : "Or a new list", isRequired: false))
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="\(view.person.href)">Cancel</a></div></form>
                """
        )
    }

    private func box(_ list: PeopleList, _ view: PlacingView) -> HTML {
        """
        <label class="pick"><input type="checkbox" name="list" value="\(list.id)"\(flag: "checked", if: view.chosen.contains(list.id))><span>\(list.name)</span></label>
        """
    }
}
