import Identity
import Kernel
import Site
import Trust

/// The page of a search.
package struct SearchPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let form: SearchForm
        /// Those that one may choose from.
        let groups: [Group]
        /// Whether there was anything to look for.
        let isAsked: Bool
        let people: [Account]
        let foundGroups: [Group]
        let tags: [String]
        let posts: [Visible<Post>]
        let next: PageCursor<Post>?
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let remarks = view.form.remarks.map { #"<p class="note amber" role="status">\#(draw.icon(.info))<span>\#($0)</span></p>"# as HTML }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Search</h1><p>In all that you may see, and nothing else.</p></div></header>
                \(form(view))\(each: remarks, { $0 })\(view.isAsked ? results(view) : hints)
                """
        )
    }

    private func form(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.form.fields)
        let kinds = [("", "Any kind")] + PostKind.allCases.map { ($0.rawValue, $0.name) }
        let groups = [("", "Anywhere")] + view.groups.map { ($0.id.description, $0.name) }
        let isOpen = ["author", "group", "kind", "from", "until"].contains { !view.form.fields.text($0).isEmpty }
        return """
            <form class="card stack" method="get" action="/search" role="search"><div class="join"><label class="sr" for="q">What are you looking for?</label>\
            <input id="q" name="q" type="search" value="\(view.form.words)" placeholder="A word, a “phrase”, a name, or #tag" maxlength="\(SearchQuery.longest)">\
            <button class="btn go">\(draw.icon(.search, .small))Search</button></div>
            <details class="fold"\(flag: "open", if: isOpen)><summary>More choices \(draw.icon(.right, .small))</summary><div class="choices">\
            \(form.input("author", "Written by", hint: "A handle, such as @petra.", isRequired: false))\
            \(form.list("group", "In the group", groups.map { (value: $0.0, title: $0.1) }, chosen: ""))\
            \(form.list("kind", "Kind", kinds.map { (value: $0.0, title: $0.1) }, chosen: ""))\
            \(day("from", "From", view))\(day("until", "Until", view))</div></details></form>
            """
    }

    private func day(_ name: String, _ label: String, _ view: View) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label><input id="\(name)" name="\(name)" type="date" value="\(view.form.shownDay(name))"></div>
        """
    }

    private var hints: HTML {
        """
        <section class="card empty spaced"><div class="center">\(draw.icon(.search))</div><h2>Find it again</h2>
        <p class="quiet">In words, accents and capitals do not matter. “two words” finds them side by side, stair* finds stairs and staircase, #walking finds the tag.</p></section>
        """
    }

    private func results(_ view: View) -> HTML {
        let names = "\(people(view.people))\(groups(view.foundGroups))\(tags(view.tags))" as HTML
        if view.posts.isEmpty && names.isEmpty {
            return """
                <section class="card empty spaced"><div class="center">\(draw.icon(.search))</div><h2>Nothing found</h2>
                <p class="quiet">Perhaps with fewer words, or with the beginning of one and an asterisk, such as stair*.</p></section>
                """
        }
        let rows = view.posts.map { row($0.subject, view) }
        return """
            \(names)\(rows.isEmpty ? "" : #"<section class="stack gap-s spaced" aria-labelledby="fp"><h2 id="fp">Posts</h2><ol class="sheet found">\#(each: rows, { $0 })</ol></section>"#)
            \(optional: view.next.map { more($0, view.form) })
            """
    }

    private func people(_ people: [Account]) -> HTML {
        guard !people.isEmpty else { return "" }
        let rows = people.map { person($0) }
        return #"<section class="stack gap-s spaced" aria-labelledby="fpe"><h2 id="fpe">People</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }

    private func person(_ person: Account) -> HTML {
        """
        <li class="row">\(draw.face(person.face, 40))<p class="grow"><a class="name" href="\(person.href)">\(person.name)</a> <span class="small dim">@\(person.handle.text)</span>\
        \(optional: person.about.isEmpty ? nil : "<br><span class=\"small quiet\">\(person.about)</span>")</p></li>
        """
    }

    private func groups(_ groups: [Group]) -> HTML {
        guard !groups.isEmpty else { return "" }
        let rows = groups.map { group in
            #"<li class="row"><p class="grow"><a class="name" href="\#(group.href)">\#(group.name)</a><br><span class="small quiet">\#(group.about)</span></p></li>"#
                as HTML
        }
        return #"<section class="stack gap-s spaced" aria-labelledby="fg"><h2 id="fg">Groups</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }

    private func tags(_ tags: [String]) -> HTML {
        guard !tags.isEmpty else { return "" }
        let chips = tags.map { #"<a class="chip" href="\#("/search?q=\("#\($0)")" as Href)">#\#($0)</a>"# as HTML }
        return #"<section class="stack gap-s spaced" aria-labelledby="ft"><h2 id="ft">Hashtags</h2><p class="chips">\#(each: chips, { $0 })</p></section>"#
    }

    private func row(_ post: Post, _ view: View) -> HTML {
        // What is behind a warning is found, but not shown.
        let headline = post.headline.isEmpty || post.warning != nil ? nil : Highlights(post.headline, view.form.query, length: PostDraft.longestHeadline)
        let words = Highlights(
            post.warning.map { $0.sentence } ?? RichText(markdown: post.body).excerpt(PostDraft.longestBody), view.form.query)
        let href: Href = post.thread == nil ? post.href : "/posts/\(post.id)"
        return """
            <li class="row">\(draw.face(post.author.face, 40))<div class="grow"><p><a class="name" href="\(href)"><span class="sr">\(post.kind.name) by </span>\(post.author.name)</a> \
            <span class="small dim">\(post.kind.name), \(view.time.ago(post.createdAt))</span></p>\
            \(optional: headline.map { "<p class=\"strong\">\(marked($0))</p>" })<p class="voice"\(attribute: "lang", post.language.isEmpty ? nil : post.language)>\(marked(words))</p></div></li>
            """
    }

    private func marked(_ highlights: Highlights) -> HTML { "\(each: highlights.pieces, piece)" }

    private func piece(_ piece: Highlights.Piece) -> HTML { piece.isFound ? "<mark>\(piece.text)</mark>" : .escaped(piece.text) }

    private func more(_ cursor: PageCursor<Post>, _ form: SearchForm) -> HTML {
        let kept = ["author", "group", "kind", "from", "until"].filter { !form.fields.text($0).isEmpty }.map { "&\($0)=" + Href.encoded(form.fields.text($0)) }
        let address = "/search?q=\(Href.encoded(form.words))\(kept.joined())&before=\(cursor.before?.description ?? "")"
        return #"<p class="center spaced"><a class="btn" rel="next" href="\#(Href(ownPath: address) ?? "/search")">Older ones</a></p>"#
    }
}
