import Identity
import Kernel
import Site
import Trust

/// The pages that links of a digest open, without signing in. Opening one changes nothing: mail scanners open links, too.
package struct DigestPages: Sendable {
    package struct AnswerView: Sendable {
        let token: String
        let account: Account
        let post: Post
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func answer(_ view: AnswerView) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        let author = view.post.author
        return pages.plain(
            title: "Answer \(author.firstName)",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>Answer \(author.firstName)</h1>\
                <p class="quiet">As \(view.account.name). You need not sign in; this link is good for one answer.</p></header>
                <div class="stack"><blockquote class="card voice">\(view.post.excerpt(600))</blockquote>
                <form class="card stack" method="post" action="\("/answer/\(view.token)" as Href)">\(form.summary)
                \(form.area("body", "Your answer", rows: 4, isRequired: true))
                <p class="small dim">Seen by the same people as what it answers.</p>
                <div class="line"><button class="btn go">Send the answer</button></div></form></div>
                """
        )
    }

    package func answered(_ href: Href, isHeld: Bool = false) -> HTML {
        plain(
            isHeld ? "Your answer waits" : "Your answer is there", isHeld ? Said.held.sentence : "Thank you. The others see it now.",
            #"<a class="btn" href="\#(href)">Look at the conversation</a>"#)
    }

    package func end(_ action: Href) -> HTML {
        pages.plain(
            title: "No more mails",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>No more of these mails?</h1>\
                <p class="quiet">What is new stays in your list, whenever you look.</p></header>
                <form class="card stack" method="post" action="\(action)">\
                <div class="line"><button class="btn go">Send me no more of these</button></div></form>
                """
        )
    }

    package var ended: HTML {
        plain(
            "No more of these mails", "You can choose them again any day, under Notices.", #"<a class="btn" href="/me/notices#digest">When I hear of what</a>"#)
    }

    package var endedBroadcasts: HTML {
        plain(
            "No more of these mails", "What coaches write to everybody is on your notices, and you can have it by mail again under Settings.",
            #"<a class="btn" href="/me/settings">How I want it</a>"#)
    }

    package func refused(_ sentence: String) -> HTML {
        plain("This link does nothing more", sentence, #"<a class="btn" href="/">Go to the start page</a>"#)
    }

    private func plain(_ title: String, _ line: String, _ action: HTML) -> HTML {
        pages.plain(
            title: title,
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>\(title)</h1><p class="quiet">\(line)</p></header>
                <p class="line center-t">\(action)</p>
                """
        )
    }
}
