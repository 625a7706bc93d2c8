import Identity
import Kernel
import Site
import Trust

/// Leaving a practice, and erasing one's account.
package struct ErasurePages: Sendable {
    package struct LeaveView: Sendable {
        let frame: Frame
        let practice: Practice
        let isOwner: Bool
        let posts: Int
    }

    package struct View: Sendable {
        let frame: Frame
        let erasure: Erasure?
        let owns: [Practice]
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func leave(_ view: LeaveView) -> HTML {
        let action: Href = "/me/leave/\(view.practice.handle.text)"
        let count =
            view.posts == 0
            ? "You wrote nothing there."
            : "What you wrote there is taken down: \(view.posts == 1 ? "one post or reply" : "\(view.posts.grouped) posts and replies"), with pictures and praise."
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Leave \(view.practice.name)?</h1><p>If only your coaching has ended, you can stay part of the community as a former client: choose “My coaching has ended” under Me instead.</p></div></header>
                <div class="card stack"><ul class="bul"><li>From that moment nobody there sees anything of you, and you see nothing of the practice.</li><li>\(count)</li>\
                <li>What was shown of you with permission ends at once. Its receipts stay yours, under Permissions.</li><li>You stay in your other practices. To come back, you need a new invitation.</li></ul>
                \(view.isOwner ? owner : #"<form class="line" method="post" action="\#(action)">\#(FormPages.token(view.frame.formToken))<button class="btn stop">\#(draw.icon(.leave, .small))Leave \#(view.practice.name)</button><a class="btn bare" href="/me">Stay</a></form>"#)</div>
                """
        )
    }

    private var owner: HTML {
        #"<p class="note amber">\#(draw.icon(.alert))<span>You own this practice, so you cannot leave it: somebody has to answer for it. Ask whoever runs the server to hand it over first.</span></p>"#
    }

    package func erase(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let erased = ErasureStatement.erased.map { "<li>\($0)</li>" as HTML }
        let kept = ErasureStatement.kept.map { "<li>\($0)</li>" as HTML }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me/security">\(draw.icon(.back, .small))Devices and security</a></p>
                <header class="head"><div><h1>Erase my account</h1><p>Everything of yours goes, for good. You have fourteen days to change your mind.</p></div></header>
                <div class="stack gap-l">\(optional: view.erasure.map { waiting($0, view) })
                <section class="card stack gap-s" aria-labelledby="er"><h2 id="er">What is erased</h2><ul class="bul">\(each: erased, { $0 })</ul></section>
                <section class="card stack gap-s" aria-labelledby="ke"><h2 id="ke">What stays</h2><ul class="bul">\(each: kept, { $0 })</ul>\
                <p class="small quiet">You get a signed statement of this by mail. Backups made before that day hold your data until they are replaced.</p></section>
                \(view.erasure == nil ? ask(view, form) : "")</div>
                """
        )
    }

    private func waiting(_ erasure: Erasure, _ view: View) -> HTML {
        """
        <div class="note amber">\(draw.icon(.clock))<div><strong>Your account is to be erased on \(view.time.longDate(erasure.dueAt)).</strong> Until then you can keep it.\
        <form class="line" method="post" action="/me/erase">\(FormPages.token(view.frame.formToken))<button class="btn go slim" name="do" value="stop">Keep my account</button></form></div></div>
        """
    }

    private func ask(_ view: View, _ form: FormPages) -> HTML {
        guard view.owns.isEmpty else {
            return
                #"<p class="note amber">\#(draw.icon(.alert))<span>You own \#(view.owns.map(\.name).joined(separator: " and ")). Somebody has to answer for it, so it has to be handed over first. Ask whoever runs the server.</span></p>"#
        }
        return """
            <form class="card stack" method="post" action="/me/erase">\(FormPages.token(view.frame.formToken))\(form.summary)
            <p class="quiet">From now on nobody sees you here and you are signed out. Within fourteen days you can sign in and stop it; once you sign in, others see you again until it is done.</p>
            \(form.input("password", "Your password", kind: .password, autocomplete: "current-password"))
            <div class="line"><button class="btn stop" name="do" value="ask">Erase my account</button><a class="btn bare" href="/me/security">Not now</a></div></form>
            """
    }
}
