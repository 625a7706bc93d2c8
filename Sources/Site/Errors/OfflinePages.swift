/// What a browser shows that cannot reach the server: kept by the service worker beforehand.
package struct OfflinePages: Sendable {
    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    /// A page that was never read before.
    package var offline: HTML {
        page(
            "You are offline", "This page was not read before, so it is not on this device. What you read before is there as it was.",
            ("Try again", "")
        )
    }

    /// After something was written.
    package var kept: HTML {
        page(
            "Your words are kept", "You are offline. They are on this device, and are sent once the network is back and this page is open.",
            ("Go on reading", "/home")
        )
    }

    private func page(_ title: String, _ line: String, _ action: (label: String, href: Href)) -> HTML {
        pages.plain(
            title: title,
            main: """
                <section class="oops"><div class="center">\(pages.draw.logo(44))</div><h1>\(title)</h1><p class="quiet">\(line)</p>\
                <p class="line"><a class="btn go" href="\(action.href)">\(action.label)</a></p></section>
                """
        )
    }
}
