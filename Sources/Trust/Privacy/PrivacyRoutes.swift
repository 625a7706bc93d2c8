import Hummingbird
import Identity
import Site

/// `/privacy`: what is kept, for whom, and for how long. Public.
package struct PrivacyRoutes: Sendable {
    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func add(to router: some RouterMethods<SiteContext>) { router.get("privacy", use: show) }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        try .page(
            pages.plain(
                title: "Privacy",
                main: """
                    <article class="letter"><p class="line">\(pages.draw.logo(36))</p><h1>What is kept, and for whom</h1>
                    <p class="quiet">In plain words. Your practice runs this server and answers for it; ask your coach for its name and address.</p>
                    <section class="stack gap-s"><h2>What is kept</h2><ul class="bul">
                    <li>Your name, handle, portrait, and what else you say on your page. People of your practice see them; visitors only what you tick as public, which is nothing at first.</li>
                    <li>Whom you follow, block and mute, and your lists. Who is followed is told; of the rest only you know.</li>
                    <li>Your e-mail address and a one-way digest of your password, to let you in. Nobody else sees them.</li>
                    <li>What you write, its pictures, and the praise you give and get, for the people you choose each time.</li>
                    <li>What you allowed and when, also after you took it back: it proves what was agreed.</li>
                    <li>When something happened and between which accounts, without its words, so that the server can tell people of it.</li></ul></section>
                    <section class="stack gap-s"><h2>What is not</h2><ul class="bul">
                    <li>No advertising, no tracking, no other company’s program on any page.</li>
                    <li>Where and with what a picture was taken: that is removed before it is stored.</li>
                    <li>Which page you looked at. There is no profile of you. Only if you want authors to know that you saw what they shared, the first time is kept, for that author, until you end it.</li></ul></section>
                    <section class="stack gap-s"><h2>Your choices</h2><ul class="bul">
                    <li>Posts about health are kept and shown only with your two consents. Taking one back hides all you wrote from everybody else at once.</li>
                    <li>You can change or delete everything you wrote. A deleted post’s words, pictures and praise are gone from the server at once; backups forget them with time.</li>
                    <li>Cookies: one that keeps you signed in, and before that one that protects forms. Both end by themselves.</li></ul></section>
                    <p class="line"><a class="btn" href="/home">Back</a></p></article>
                    """
            ),
            for: request
        )
    }
}
