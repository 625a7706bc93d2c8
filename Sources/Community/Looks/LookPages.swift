import Identity
import Kernel
import Site
import Trust

/// `/me/looks`: who looked at what is not for everybody.
package struct LookPages: Sendable {
    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ frame: Frame, _ looks: [Look], _ time: TimeWords) -> HTML {
        let rows = looks.map {
            "<li class=\"row\"><div class=\"grow\"><p><b class=\"strong\">\($0.viewer)</b> looked at \($0.what)</p><p class=\"small dim\">\(time.longDate($0.at))</p></div></li>"
                as HTML
        }
        return pages.page(
            frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(pages.draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Who looked</h1><p>When somebody who looks after your practice, or the server, opens something of yours that is not for everybody, it is noted here, once a day. Only you see it.</p></div></header>
                \(rows.isEmpty ? #"<p class="card quiet">Nobody so far.</p>"# as HTML : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                """
        )
    }
}
