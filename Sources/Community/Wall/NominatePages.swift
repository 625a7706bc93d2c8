import Identity
import Kernel
import Site
import Trust

/// The form with which somebody puts a win or a milestone forward, their own or somebody else's.
package struct NominatePages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let practice: Practice
        let person: Account
        let isMe: Bool
        let action: Href
        let back: Href
        let headline: String
        /// Where one begins to show the praise that one gave, on the practice’s channel; `nil` where there is none, or one may not.
        let praise: Href?
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let name = view.isMe ? "you" : view.person.firstName
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(view.back)">\(draw.icon(.back, .small))Back</a></p>
                <header class="asker">\(draw.face(view.person.face, 56))<div><h1>\(view.isMe ? "Put something of yours forward" : "Does this belong on the wall?")</h1>\
                <p class="quiet">A coach looks at it and asks \(name). Nothing is shown before \(view.isMe ? "you have" : "\(view.person.firstName) has") said yes to exactly that.</p></div></header>
                <form class="card stack" method="post" action="\(view.action)">\(FormPages.token(view.frame.formToken))\(form.summary)
                \(form.input("title", view.isMe ? "What did you do?" : "What did \(name) do?", hint: "In a few words, as it took some doing: “Two flights without stopping”.", value: view.headline))
                \(form.area("reason", "Why does it belong there?", hint: "Only the coaches\(view.isMe ? "" : " and \(name)") read this. You may leave it empty.", rows: 3))
                <div class="line"><button class="btn go">\(view.isMe ? "Put it forward" : "Nominate")</button><a class="btn bare" href="\(view.back)">Not now</a></div></form>
                \(optional: view.praise.map { praise($0, view) })
                """
        )
    }

    private func praise(_ action: Href, _ view: View) -> HTML {
        """
        <section class="stack gap-s spaced" aria-labelledby="pr"><h2 id="pr">Or show what you said of it</h2><p class="quiet">Your praise can stand on \(view.practice.name)’s channel, once \(view.person.firstName) says yes.</p>\
        <form method="post" action="\(action)">\(FormPages.token(view.frame.formToken))<button class="btn">\(draw.icon(.praise, .small))Work on that</button></form></section>
        """
    }
}
