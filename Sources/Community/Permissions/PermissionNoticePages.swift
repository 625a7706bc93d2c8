import Site
import Trust

/// How permission works here, in words that everybody may read; a record names their version and digest.
struct PermissionNoticePages: Sendable {
    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    init(assets: Assets) { pages = FramePages(assets: assets) }

    func page(isMember: Bool) -> HTML {
        let lines = PermissionNotice.promises.map { "<li>\($0)</li>" as HTML }
        return pages.plain(
            title: "How permission works here",
            main: """
                <article class="letter"><p class="line">\(draw.logo(36))</p><h1>How permission works here</h1>
                <p class="quiet">Whoever runs a practice on this server may show what somebody did only under these rules. The server keeps them; nobody can switch them off.</p>
                <ul class="bul">\(each: lines, { $0 })</ul>
                <p class="small dim">Wording \(PermissionNotice.version). <a href="/privacy">What is kept, and for whom</a></p>
                <p class="line">\(isMember ? "<a class=\"btn\" href=\"/permissions\">My permissions</a>" : "<a class=\"btn\" href=\"/sign-in\">Members sign in</a>" as HTML)</p></article>
                """
        )
    }
}
