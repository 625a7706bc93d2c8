import Identity
import Kernel
import Site

package struct NoticePages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let notices: [Notice]
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let rows = view.notices.map { row($0, view.time) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Notices</h1><p>Who answered you, and what they noticed.</p></div>\(optional: readAll(view))</header>
                \(view.notices.isEmpty ? empty : #"<ol class="sheet noticelist">\#(each: rows, { $0 })</ol>"#)
                """
        )
    }

    private var empty: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.bell))</div><h2>Nothing yet</h2>
        <p class="quiet">When somebody answers you, says what they noticed, or follows you, it is here. Nothing else ever is.</p></section>
        """
    }

    private func readAll(_ view: View) -> HTML? {
        guard let newest = view.notices.first, view.notices.contains(where: \.isNew) else { return nil }
        return """
            <form method="post" action="/notices/read">\(FormPages.token(view.frame.formToken))<input type="hidden" name="last" value="\(newest.id)">\
            <button class="btn slim">\(draw.icon(.check, .small))Mark all as read</button></form>
            """
    }

    private func row(_ notice: Notice, _ time: TimeWords) -> HTML {
        """
        <li class="\(notice.isNew ? "row fresh" : "row")">\(draw.face(notice.actor.face, 40))<div class="grow"><p>\(sentence(notice)) \
        <span class="small dim">\(time.ago(notice.createdAt))</span></p>\
        \(optional: notice.excerpt.isEmpty ? nil : "<p class=\"voice small\">\(notice.excerpt)</p>")</div>\
        <a class="btn slim" href="\(Href(ownPath: notice.href) ?? "/notices")">Open</a></li>
        """
    }

    private var fresh: HTML { #" <span class="tag warm">New</span>"# }

    private func sentence(_ notice: Notice) -> HTML {
        switch notice.kind {
        case .praise: "<b class=\"name\">\(notice.actor.name)</b> noticed what you did\(fresh, if: notice.isNew)"
        case .reply: "<b class=\"name\">\(notice.actor.name)</b> answered you\(fresh, if: notice.isNew)"
        case .mention: "<b class=\"name\">\(notice.actor.name)</b> mentioned you\(fresh, if: notice.isNew)"
        case .follow: "<b class=\"name\">\(notice.actor.name)</b> follows you\(fresh, if: notice.isNew)"
        case .followRequest: "<b class=\"name\">\(notice.actor.name)</b> would like to follow you\(fresh, if: notice.isNew)"
        case .followAccepted: "<b class=\"name\">\(notice.actor.name)</b> lets you follow them\(fresh, if: notice.isNew)"
        }
    }

    /// A line that appears on whatever page is open.
    func latest(_ count: Int, _ notice: Notice?, _ time: TimeWords) -> HTML {
        guard let notice else { return #"<div data-new="\#(count)"></div>"# }
        return """
            <div class="toastcard" data-new="\(count)">\(draw.face(notice.actor.face, 36))<div class="grow"><p class="small">\(sentence(notice))</p>\
            <p class="voice small">\(notice.excerpt)</p></div><a class="btn slim" href="\(Href(ownPath: notice.href) ?? "/notices")">Open</a>\
            <button type="button" class="btn icon" aria-label="Close" data-close>\(draw.icon(.x, .small))</button></div>
            """
    }
}
