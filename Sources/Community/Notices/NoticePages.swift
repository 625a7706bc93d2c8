import Identity
import Kernel
import Site

package struct NoticePages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let bundles: [NoticeBundle]
        /// The newest notice there is, on this page or an earlier one.
        let newest: ID<Notice>?
        let isFirstPage: Bool
        let next: PageCursor<Notice>?
        /// Whether to offer a digest by mail, where nothing was chosen yet.
        let offersDigest: Bool
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let rows = view.bundles.map { row($0, view) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Notices</h1><p>Who answered you, and what they noticed.</p></div>\
                <div class="line">\(optional: readAll(view))<a class="btn slim" href="/me/notices">\(draw.icon(.clock, .small))When and what</a></div></header>
                \(view.bundles.isEmpty ? empty(view) : #"<ol class="sheet noticelist">\#(each: rows, { $0 })</ol>"#)
                \(optional: view.next.flatMap(older))
                \(digest, if: view.offersDigest && view.isFirstPage)
                """
        )
    }

    private func empty(_ view: View) -> HTML {
        guard view.isFirstPage else {
            return #"<section class="card empty"><h2>Nothing older</h2><p><a class="btn" href="/notices">Back to the newest</a></p></section>"#
        }
        return """
            <section class="card empty"><div class="center">\(draw.icon(.bell))</div><h2>Nothing yet</h2>
            <p class="quiet">When somebody answers you, says what they noticed, or follows you, it is here. Nothing else is, unless you ask for it.</p></section>
            """
    }

    private func older(_ cursor: PageCursor<Notice>) -> HTML? {
        cursor.before.map { #"<p class="center-t"><a class="btn" href="\#("/notices?before=\($0)" as Href)">Older notices</a></p>"# }
    }

    private var digest: HTML {
        """
        <aside class="wash stack gap-s spaced" aria-labelledby="dg"><h2 id="dg">Rather by mail?</h2>\
        <p class="small quiet">What is new can come once a day or once a week, at your hour, so that you need not look. Nothing is sent unless you choose it.</p>\
        <p class="line"><a class="btn slim" href="/me/notices#digest">Choose</a></p></aside>
        """
    }

    private func readAll(_ view: View) -> HTML? {
        guard let newest = view.newest, view.frame.newNotices > 0 else { return nil }
        return """
            <form method="post" action="/notices/read">\(FormPages.token(view.frame.formToken))<input type="hidden" name="last" value="\(newest)">\
            <button class="btn slim">\(draw.icon(.check, .small))Mark all as read</button></form>
            """
    }

    private func row(_ bundle: NoticeBundle, _ view: View) -> HTML {
        let notice = bundle.newest
        let href: Href = "/notices/\(notice.id)"
        return """
            <li class="\(notice.isNew ? "row fresh" : "row")">\(faces(bundle))<div class="grow"><p><a class="plain" href="\(href)">\(sentence(bundle))</a> \
            <span class="small dim">\(view.time.ago(notice.createdAt))</span></p>\
            \(optional: notice.excerpt.isEmpty ? nil : "<p class=\"voice small\">\(notice.excerpt)</p>")</div>\
            \(notice.isNew ? "<a class=\"btn slim\" href=\"\(href)\">Open</a>" : unread(notice, view))</li>
            """
    }

    private func faces(_ bundle: NoticeBundle) -> HTML {
        guard let second = bundle.others.first else { return draw.face(bundle.newest.actor.face, 40) }
        return #"<span class="twofaces">\#(draw.face(second.face, 40))\#(draw.face(bundle.newest.actor.face, 40))</span>"#
    }

    private func unread(_ notice: Notice, _ view: View) -> HTML {
        """
        <form class="unread" method="post" action="/notices/unread">\(FormPages.token(view.frame.formToken))<input type="hidden" name="id" value="\(notice.id)">\
        <button class="btn bare slim">Mark as unread</button></form>
        """
    }

    private var fresh: HTML { #" <span class="tag warm">New</span>"# }

    private func sentence(_ bundle: NoticeBundle) -> HTML {
        "<b class=\"name\">\(bundle.names)</b> \(bundle.deed)\(fresh, if: bundle.newest.isNew)"
    }

    /// A line that appears on whatever page is open.
    func latest(_ count: Int, _ bundle: NoticeBundle?, _ time: TimeWords) -> HTML {
        guard let bundle else { return #"<div data-new="\#(count)"></div>"# }
        let notice = bundle.newest
        return """
            <div class="toastcard" data-new="\(count)">\(draw.face(notice.actor.face, 36))<div class="grow"><p class="small">\(sentence(bundle))</p>\
            <p class="voice small">\(notice.excerpt)</p></div><a class="btn slim" href="\("/notices/\(notice.id)" as Href)">Open</a>\
            <button type="button" class="btn icon" aria-label="Close" data-close>\(draw.icon(.x, .small))</button></div>
            """
    }
}
