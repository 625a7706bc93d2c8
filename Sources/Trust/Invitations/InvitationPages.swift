import Identity
import Kernel
import Site

/// The page that an invitation opens.
package struct InvitationPages: Sendable {
    package struct View: Sendable {
        let token: Token
        let practice: Practice
        let group: Group?
        let inviter: Account
        let words: String
        /// Prefilled where the invitation was mailed.
        let email: String?
        /// Somebody who is signed in accepts with their account.
        let viewer: Account?
        var fields = FormFields()
        var errors = FormErrors()
        let formToken: String
    }

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        return pages.plain(
            title: "An invitation to \(view.practice.name)",
            main: """
                <section class="letter" aria-labelledby="inv">
                <p class="line">\(pages.draw.logo(36))<b class="h">\(view.practice.name)</b></p>
                <h1 id="inv">\(view.inviter.firstName) has kept you a place\(view.viewer.map { ", \($0.firstName)" } ?? "")</h1>
                \(letter(view))
                \(optional: view.group.map(group))
                \(notice(view))
                <form class="stack gap-l" method="post" action="\(href(view.token))">\(FormPages.token(view.formToken))
                \(form.summary)
                \(view.viewer == nil ? newcomer(view, form) : "")
                \(start(view, form))
                \(consents(view, form))
                \(channels(form))
                <div class="line"><button class="btn go">Come in</button><a class="btn bare" href="\(href(view.token) + "/later")">Not now</a></div>
                </form></section>
                """
        )
    }

    private func href(_ token: Token) -> Href { "/invite/\(token)" }

    private func letter(_ view: View) -> HTML {
        guard !view.words.isEmpty else { return "" }
        return """
            <div class="line nowrap top voicebox">\(pages.draw.face(view.inviter.face, 52))<p class="voice prewrap">\(view.words)</p></div>
            """
    }

    private func group(_ group: Group) -> HTML {
        """
        <section class="stack gap-s" aria-labelledby="gr"><h2 id="gr">You would be in \(group.name)</h2>
        \(optional: group.about.isEmpty ? nil : "<p class=\"quiet\">\(group.about)</p>")
        <p class="small quiet">What everybody there has agreed to:</p>
        <ol class="agree small">\(each: group.agreements, agreement)</ol></section>
        """
    }

    private func agreement(_ line: String) -> HTML { "<li>\(line)</li>" }

    private func newcomer(_ view: View, _ form: FormPages) -> HTML {
        """
        \(form.input("name", "What should people call you?", hint: "A first name or a nickname. You can change it.", autocomplete: "nickname"))
        \(form.input("email", "Your e-mail address", hint: "To sign in and for what you ask to be told. Nobody else here sees it.", kind: .email, value: view.email, autocomplete: "email"))
        \(form.input("password", "A password", hint: "At least 10 characters. Three or four ordinary words are easy to remember and hard to guess.", kind: .password, autocomplete: "new-password"))
        \(form.input("handle", "Your handle", hint: "Others can mention you with it, as @petra. Leave it empty and we make one from your name.", autocomplete: "username", isRequired: false))
        \(view.practice.allowsYouth ? age(form) : form.tick("adult", "I am 18 or older."))
        """
    }

    /// Where a practice takes people under 18.
    private func age(_ form: FormPages) -> HTML {
        """
        \(form.options("adult", "How old are you?", [("yes", "18 or older", nil), ("no", "Under 18", "With a parent or guardian, from 13 on.")]))
        <div class="wash sandy stack"><p class="small"><b class="strong">If you are under 18</b>, please fill in these three. We write to your parent or guardian. You can look around at once, and write as soon as they say yes. \
        Nothing of yours is ever public, and nothing is shown on a wall or screen without your own yes and theirs.</p>
        \(form.input("adult-on", "The day on which you turn 18", hint: "Such as 2029-05-14. From then on you decide alone.", isRequired: false))
        \(form.input("guardian-name", "Name of a parent or guardian", isRequired: false))
        \(form.input("guardian-email", "Their e-mail address", kind: .email, isRequired: false))</div>
        """
    }

    private func start(_ view: View, _ form: FormPages) -> HTML {
        form.options(
            "how", "How would you like to start?",
            [
                ("quietly", "Read quietly for a week", "Nobody sees that you are there."),
                ("join", "Join in", "People see your name in the group and can say hello."),
            ]
        )
    }

    private func notice(_ view: View) -> HTML {
        """
        <div class="wash sandy stack gap-s"><h2>What happens to what you share</h2><ul class="bul small">\
        <li>It lives on \(view.practice.name)’s own server, nowhere else.</li>\
        <li>You choose who sees each thing you write. Your group is closed; nothing is public.</li>\
        <li>\(view.inviter.firstName) and the other coaches see what you share with them or with groups they are in.</li>\
        <li>You can edit or delete what you wrote, any day, and leave when you like.</li>\
        <li>No advertising, no tracking, nothing passed on.</li></ul>\
        <p class="small"><a href="/privacy">The whole privacy notice</a></p></div>
        """
    }

    private func consents(_ view: View, _ form: FormPages) -> HTML {
        let rows = ConsentPurpose.allCases.map { consent(.current($0, practice: view.practice.name), form) }
        return """
            <fieldset class="stack gap-s"><legend class="label">Two things only you can allow</legend>
            <p class="hint">Both are your choice, and you can come in without them. To write something yourself you need both; you can say yes later, and take it back in one tap.</p>
            \(each: rows, { $0 })</fieldset>
            """
    }

    private func consent(_ text: ConsentText, _ form: FormPages) -> HTML {
        form.tick("consent", "\(text.statement)<br><span class=\"small quiet\">\(text.explanation)</span>", value: text.purpose.rawValue)
    }

    private func channels(_ form: FormPages) -> HTML {
        let rows = ChannelNetwork.asked.map { form.tick("channel", "\($0.name)", value: $0.rawValue) }
        return """
            <details class="fold"><summary>Are you on other channels already? <span class="small quiet">Only if you like</span>\(pages.draw.icon(.right, .small))</summary>
            <fieldset class="stack gap-s"><legend class="sr">Channels you already use</legend>
            <p class="hint">So that your coach knows where you are at home. Nothing is looked up or linked.</p>
            <div class="chips">\(each: rows, { $0 })</div></fieldset></details>
            """
    }

    /// Instead of the form, where the invitation cannot be accepted.
    package func refused(_ fault: InvitationFault) -> HTML {
        pages.plain(
            title: "This invitation",
            main: """
                <section class="letter"><p class="line">\(pages.draw.logo(36))</p><h1>This invitation does not open</h1>
                <p class="quiet">\(fault.sentence)</p><p class="line"><a class="btn go" href="/sign-in">Sign in</a></p></section>
                """
        )
    }

    /// After “Not now”.
    package func later(_ token: Token) -> HTML {
        pages.plain(
            title: "Not now",
            main: """
                <section class="letter"><p class="line">\(pages.draw.logo(36))</p><h1>That is fine</h1>
                <p class="quiet">Nothing was saved and nobody is told. The link stays open until it runs out, should you change your mind.</p>
                <p class="line"><a class="btn" href="\(href(token))">Back to the invitation</a></p></section>
                """
        )
    }
}
