import Kernel
import Site

/// The keys that lead somewhere, for those who would rather not reach for the mouse.
package struct KeyPages: Sendable {
    private static let keys: [(keys: [String], what: String)] = [
        (["?"], "This page"), (["/"], "Search"), (["n"], "Write something"), (["j"], "The next post"), (["k"], "The post before"), (["r"], "Reply to it"),
        (["g", "h"], "Home"), (["g", "n"], "Notices"), (["g", "m"], "Messages"), (["g", "p"], "People"), (["g", "t"], "Today, for coaches"),
    ]

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ frame: Frame) -> HTML {
        let rows = Self.keys.map { row in
            let keys = row.keys.map { "<kbd>\($0)</kbd>" as HTML }
            return "<tr><th scope=\"row\">\(each: keys, { $0 })</th><td>\(row.what)</td></tr>" as HTML
        }
        return pages.page(
            frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(pages.draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Keys</h1><p>They do nothing while you type. All of this works without them, too.</p></div></header>
                <section class="card stack"><table class="keys"><thead class="sr"><tr><th scope="col">Key</th><th scope="col">Leads to</th></tr></thead><tbody>\(each: rows, { $0 })</tbody></table>
                <label class="pick" hidden data-keys-switch><input type="checkbox"><span>Use these keys on this device</span></label></section>
                """
        )
    }
}
