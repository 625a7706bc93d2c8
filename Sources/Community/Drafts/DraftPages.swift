import Identity
import Kernel
import Site
import Trust

/// What somebody began to write, and what is to be shared later.
package struct DraftPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let drafts: [Draft]
        /// Replies and messages.
        let begun: [BegunRow]
        let groups: [Group]
        let time: TimeWords
    }

    private let pages: FramePages
    private let composers: ComposerPages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        composers = ComposerPages(draw: pages.draw)
    }

    package func page(_ view: View) -> HTML {
        let rows = view.drafts.map { row($0, view) } + view.begun.map { row($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Drafts</h1><p>What you began to write, and what is to be shared later. Only you see this.</p></div></header>
                \(rows.isEmpty ? empty : #"<ul class="sheet drafts">\#(each: rows, { $0 })</ul>"#)
                """
        )
    }

    /// In forms that have something in them that was begun before.
    static func goingOn(_ draw: Drawing) -> HTML {
        #"<p class="small quiet line nowrap top" data-going-on>\#(draw.icon(.paper, .small))<span>You began this before. <a href="/me/drafts">All drafts</a></span></p>"#
    }

    private var empty: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.paper))</div><h2>No drafts</h2>
        <p class="quiet">What you write is kept while you write it, also when the page is closed, and is there on your other devices.</p></section>
        """
    }

    private func row(_ draft: Draft, _ view: View) -> HTML {
        let group = view.groups.first { $0.id == draft.group }
        let edit = group.map {
            #"<a class="btn slim" href="\#("\($0.href)?draft=\(draft.id)#write" as Href)">\#(draft.publishAt == nil ? "Go on" : "Change")</a>"# as HTML
        }
        return """
            <li class="row"><div class="grow"><p class="small"><b class="name">\(group?.name ?? "A group that is not there for you any more")</b> \(tag(draft, view.time))</p>\
            <p class="voice">\(draft.excerpt.isEmpty ? "A picture" : draft.excerpt)</p>\(optional: draft.failure.map { "<p class=\"wrong\">\(draw.icon(.alert, .small))<span>\($0)</span></p>" })</div>\
            \(optional: edit)<form method="post" action="\("/me/drafts/\(draft.id)/discard" as Href)">\(FormPages.token(view.frame.formToken))\
            <button class="btn slim bare">Throw away</button></form></li>
            """
    }

    private func row(_ begun: BegunRow, _ view: View) -> HTML {
        let title =
            switch (begun.words.place, begun.to) {
            case (.reply, let to?): "A reply to \(to.name)"
            case (.message, let to?): "A message to \(to.name)"
            case (.reply, nil): "A reply to something that is not there any more"
            case (.message, nil): "A message to somebody who is not there any more"
            }
        let words: HTML =
            begun.href == nil
            ? #"<textarea class="voice" rows="3" readonly aria-label="What you wrote">\#(begun.words.body)</textarea>"#
            : #"<p class="voice">\#(RichText(markdown: String(begun.words.body.prefix(600))).excerpt(140))</p>"#
        return """
            <li class="row"><div class="grow"><p class="small"><b class="name">\(title)</b> <span class="dim">changed \(view.time.ago(begun.words.updatedAt))</span></p>\
            \(words)</div>\(optional: begun.href.map { "<a class=\"btn slim\" href=\"\($0)\">Go on</a>" })\
            <form method="post" action="/me/begun/discard">\(FormPages.token(view.frame.formToken))<input type="hidden" name="place" value="\(begun.words.place.text)">\
            <input type="hidden" name="key" value="\(begun.words.formKey)">\
            <button class="btn slim bare">Throw away</button></form></li>
            """
    }

    private func tag(_ draft: Draft, _ time: TimeWords) -> HTML {
        if let due = draft.publishAt { return #"<span class="tag">\#(draw.icon(.clock))\#(time.longDate(due)), \#(time.clock(due))</span>"# }
        if draft.failure != nil { return #"<span class="tag amber">Not shared</span>"# }
        return #"<span class="dim">changed \#(time.ago(draft.updatedAt))</span>"#
    }

    /// For the script: the version that the next save changes.
    func kept(_ version: Int?) -> HTML { #"<div data-draft="\#(version.map(String.init) ?? "")"></div>"# }

    func refused(_ fault: DraftFault) -> HTML {
        let newest: Int? = if case .newer(let version) = fault { version } else { nil }
        return #"<div data-draft-refused="\#(newest.map(String.init) ?? "")">\#(fault.sentence)</div>"#
    }

    func again(_ frame: Frame, _ composer: ComposerPages.View?) -> HTML {
        pages.page(frame, main: "<header class=\"head\"><h1>Share something</h1></header>\(optional: composer.map(composers.form))")
    }
}
