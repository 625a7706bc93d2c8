/// The outer markup of all pages.
package struct FramePages: Sendable {
    package let draw: Drawing

    package init(assets: Assets) { draw = Drawing(assets: assets) }

    /// A page of the signed-in part: rail or tab bar, main part, and what stands beside it.
    package func page(_ frame: Frame, wide: Bool = false, main: HTML, side: HTML? = nil) -> HTML {
        document(
            title: frame.title,
            body: """
                <div class="\(wide ? "app wide" : "app")"\(attribute: "data-live", frame.live?.text)\(flag: "data-views", if: frame.tellsViews)>
                <header class="topbar"><a class="brand" href="\(frame.home)">\(draw.logo(34))<span>\(frame.practice)</span></a>\
                <a class="btn icon" href="/search" aria-label="Search">\(draw.icon(.search))</a>\(bell(frame))</header>
                <nav class="rail nav" aria-label="Main"><a class="brand" href="\(frame.home)">\(draw.logo(30))\
                <span>\(frame.practice)</span></a>\(optional: frame.shareAt.map(shareButton))\(each: frame.rail, group)\
                \(me(frame.me))</nav>
                <main id="main">\(said(frame.said))\(main)</main>
                \(optional: side)
                <nav class="tabs" aria-label="Main, short">\(each: frame.tabs, tab)</nav>
                </div>
                """
        )
    }

    /// A page without navigation: signing in, setting up, an invitation, an error.
    package func plain(title: String, main: HTML) -> HTML {
        document(title: title, body: #"<main id="main" class="setup">\#(main)</main>"#)
    }

    /// A public page of a practice: for anybody, with the practice’s name above it.
    package func open(_ frame: OpenFrame, main: HTML) -> HTML {
        document(
            title: "\(frame.title) · \(frame.practice)", head: head(frame),
            body: """
                <div class="public"><header class="masthead"><a class="brand" href="\(frame.home)">\(draw.logo(34))<span>\(frame.practice)\
                \(optional: frame.line.isEmpty ? nil : "<small>\(frame.line)</small>")</span></a>\
                <nav class="end" aria-label="Main">\(each: frame.nav, mast)</nav></header>
                <main id="main">\(said(frame.said))\(main)</main>
                <footer class="colophon"><span>\(frame.practice) runs on its own server.</span><a href="/permission">How permission works here</a>\
                <a href="/home">\(frame.isMember ? "Back to your pages" : "Members sign in")</a></footer></div>
                """
        )
    }

    private func mast(_ item: NavItem) -> HTML {
        #"<a href="\#(item.href)"\#(attribute: "aria-current", item.isCurrent ? "page" : nil)>\#(item.label)</a>"#
    }

    /// What other programs are told of a public page.
    private func head(_ frame: OpenFrame) -> HTML {
        let facts = frame.facts.map { #"<meta property="\#($0.name)" content="\#($0.value)">"# as HTML }
        return """
            \(optional: frame.isListed ? nil : #"<meta name="robots" content="noindex">"#)\(optional: frame.feed.map { #"<link rel="alternate" type="application/atom+xml" href="\#($0)">"# })\(each: facts, { $0 })
            """
    }

    /// A page that fills a screen on a wall: no navigation, nothing to press.
    package func screen(title: String, head: HTML = "", main: HTML) -> HTML {
        document(title: title, head: head, body: main, bodyClass: "kiosk")
    }

    private func document(title: String, head: HTML = "", body: HTML, bodyClass: String? = nil) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <title>\(title) · Hearten</title>
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="\(draw.assets.favicon)" type="image/svg+xml">
        <link rel="manifest" href="/app.webmanifest">
        \(optional: draw.assets.pictures["apple-180"].map { #"<link rel="apple-touch-icon" href="\#($0)">"# })
        <link rel="stylesheet" href="\(draw.assets.stylesheet)">
        <script src="\(draw.assets.script)" defer></script>\(head)
        </head>
        <body\(attribute: "class", bodyClass)>
        <a class="skip" href="#main">Skip to content</a>
        \(body)
        </body>
        </html>

        """
    }

    private func shareButton(_ href: Href) -> HTML {
        #"<a class="btn warm" href="\#(href)">\#(draw.icon(.plus))Share something</a>"#
    }

    private func group(_ group: NavGroup) -> HTML {
        "\(optional: group.heading.map(heading))\(each: group.items, item)"
    }

    private func heading(_ text: String) -> HTML { #"<p class="h">\#(text)</p>"# }

    private func item(_ item: NavItem) -> HTML {
        """
        <a href="\(item.href)"\(attribute: "aria-current", item.isCurrent ? "page" : nil)>\(draw.icon(item.icon))\(item.label)\
        \(optional: item.count.map(count))</a>
        """
    }

    private func count(_ number: Int) -> HTML { #"<span class="count">\#(number)</span>"# }

    private func tab(_ item: NavItem) -> HTML {
        """
        <a href="\(item.href)"\(attribute: "class", item.icon == .plus ? "share" : nil)\
        \(attribute: "aria-current", item.isCurrent ? "page" : nil)>\(draw.icon(item.icon))\(item.label)</a>
        """
    }

    private func bell(_ frame: Frame) -> HTML {
        let label = frame.newNotices == 0 ? "Notices" : "Notices, \(frame.newNotices) new"
        return """
            <a class="btn icon bell" href="/notices" aria-label="\(label)">\(draw.icon(.bell))\
            \(dot, if: frame.newNotices > 0)</a>
            """
    }

    private var dot: HTML { #"<span class="dot"></span>"# }

    private func me(_ me: NavMe) -> HTML {
        """
        <a class="me" href="\(me.href)">\(draw.face(me.face, 34))<span><b>\(me.face.name)</b><br>\
        <span class="tiny dim">\(me.line)</span></span></a>
        """
    }

    private func said(_ sentence: String?) -> HTML {
        guard let sentence else { return "" }
        return #"<p class="note green said" role="status">\#(draw.icon(.check))<span>\#(sentence)</span></p>"#
    }
}
