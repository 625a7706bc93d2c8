import Kernel
import Testing

@testable import Site

@Suite("The frame of pages")
struct FramePagesTests {
    private let pages = FramePages(assets: .fixed)

    @Test("around a page with all that it may show")
    func full() throws {
        try golden(pages.page(everything, main: "<h1>Today</h1>", side: "<aside>Beside</aside>"), "page-full")
    }

    @Test("around a page with as little as possible")
    func bare() throws {
        let frame = Frame(
            title: "Journey", practice: "Harbour", home: "/home", rail: [], tabs: [], shareAt: nil,
            me: NavMe(face: Face(name: "Doreen", picture: nil), line: "Client", href: "/me"), newNotices: 0,
            formToken: "t"
        )
        try golden(pages.page(frame, wide: true, main: ""), "page-bare")
    }

    @Test("around a page without navigation")
    func plain() throws {
        try golden(pages.plain(title: "Sign in & <begin>", main: "<h1>Welcome</h1>"), "plain")
    }

    @Test("escapes every text in it, wherever it stands")
    func escaping() {
        let sly = "<i>\"'&"
        let frame = Frame(
            title: sly, practice: sly, home: "/h", rail: [NavGroup(sly, [NavItem(.sun, sly, "/a", count: 1)])],
            tabs: [NavItem(.sun, sly, "/a")],
            shareAt: "/s", me: NavMe(face: Face(name: sly, picture: nil), line: sly, href: "/me"), newNotices: 1,
            formToken: sly, said: sly
        )
        let html = pages.page(frame, main: "")
        #expect(html.violations.isEmpty)
        #expect(!html.text.contains("<i>"))
        #expect(html.text.components(separatedBy: "&lt;i&gt;&quot;&#39;&amp;").count - 1 == 9)
    }

    private var everything: Frame {
        Frame(
            title: "Today", practice: "Harbour & Co", home: "/home",
            rail: [
                NavGroup(
                    nil,
                    [
                        NavItem(.sun, "Today", "/today", isCurrent: true),
                        NavItem(.bell, "Notices", "/notices", count: 3),
                    ]),
                NavGroup("Groups", [NavItem(.group, "Early <birds>", "/p/harbour/g/early")]),
            ],
            tabs: [
                NavItem(.home, "Home", "/home"), NavItem(.plus, "Share", "/share"),
                NavItem(.me, "Me", "/me", isCurrent: true),
            ],
            shareAt: "/share",
            me: NavMe(face: Face(name: "Maya Okafor", picture: "/media/12"), line: "Coach", href: "/me"),
            newNotices: 3, formToken: "token", live: "/live?group=5&practice=1", said: "Your praise is on its way."
        )
    }
}
