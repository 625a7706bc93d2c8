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
                    <li>Messages, for you and the other person; what you began to write, keep for later or voted for, for you alone.</li>
                    <li>How far you have read a conversation, your notices and a message to many, so that they are not shown as new again. How many opened a message to many is counted for its writer, without names.</li>
                    <li>Devices you sign in from, and what happened to your account, such as a new password. Only you see it; it is forgotten after a time that your practice chooses.</li>
                    <li>What you allowed and when, also after you took it back: it proves what was agreed. What may be shown of you in public, with exactly what you saw when you answered.</li>
                    <li>When something happened and between which accounts, without its words, so that the server can tell people of it.</li></ul></section>
                    <section class="stack gap-s"><h2>What is not</h2><ul class="bul">
                    <li>No advertising, no tracking, no other company’s program on any page.</li>
                    <li>Where and with what a picture was taken: that is removed before it is stored.</li>
                    <li>Which pages you looked at otherwise. There is no profile of you. Only if you want people to know that you saw what they wrote is it shown to them, until you end it.</li></ul></section>
                    <section class="stack gap-s"><h2>Your choices</h2><ul class="bul">
                    <li>Posts about health are kept and shown only with your two consents. Taking one back hides all you wrote from everybody else at once.</li>
                    <li>Nothing of you is shown in public or on a screen without your yes to exactly that; one press takes it down. <a href="/permission">How permission works here</a></li>
                    <li>You can leave a practice, and have your account erased: after fourteen days everything of yours is gone, and you get a signed statement.</li>
                    <li>You can change or delete everything you wrote. A deleted post’s words, pictures and praise are gone from the server at once; backups forget them with time.</li>
                    <li>Pages you have read are also kept by your own browser, to be read without a network. Signing out removes them.</li>
                    <li>Cookies: one that keeps you signed in, and before that one that protects forms. Both end by themselves. A studio screen has one that says which screen it is.</li></ul></section>
                    <p class="line"><a class="btn" href="/home">Back</a></p></article>
                    """
            ),
            for: request
        )
    }
}
