import Kernel
import Site

package struct SignInPages: Sendable {
    package struct View: Sendable {
        package var fields = FormFields()
        package var errors = FormErrors()
        package var next: String?
        package var formToken: String
        /// Shown on a demo server on loopback only.
        package var hint: DemoHint?

        package init(fields: FormFields = FormFields(), errors: FormErrors = FormErrors(), next: String? = nil, formToken: String, hint: DemoHint? = nil) {
            self.fields = fields
            self.errors = errors
            self.next = next
            self.formToken = formToken
            self.hint = hint
        }
    }

    /// Who may be tried on a demo server.
    package struct DemoHint: Sendable {
        package let people: [(handle: String, line: String)]
        package let password: String

        package init(people: [(handle: String, line: String)], password: String) {
            self.people = people
            self.password = password
        }
    }

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        return pages.plain(
            title: "Sign in",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>Good to see you</h1>\
                <p class="quiet">Sign in with your e-mail address or your handle.</p></header>
                <form class="card stack gap-l" method="post" action="/sign-in">\(FormPages.token(view.formToken))\
                <input type="hidden" name="next" value="\(view.next ?? "")">
                \(form.summary)
                \(form.input("login", "E-mail or handle", value: "", autocomplete: "username"))
                \(form.input("password", "Password", kind: .password, autocomplete: "current-password"))
                <div class="line between"><button class="btn go">Sign in</button><a class="small" href="/forgot">I have forgotten my password</a></div>
                </form>
                \(optional: view.hint.map(hint))
                <p class="small dim center-t">New here? You need an invitation from your coach; it is a link that begins your account.</p>
                """
        )
    }

    /// The second step: a code.
    package func code(_ view: View, step: String) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        return pages.plain(
            title: "Your code",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>Your code</h1>\
                <p class="quiet">Type the six digits that your authenticator app shows now. If your phone is not at hand, a recovery code will do.</p></header>
                <form class="card stack gap-l" method="post" action="/sign-in/code">\(FormPages.token(view.formToken))\
                <input type="hidden" name="step" value="\(step)"><input type="hidden" name="next" value="\(view.next ?? "")">\(form.summary)
                \(form.input("code", "Code", autocomplete: "one-time-code"))
                <div class="line"><button class="btn go">Go on</button><a class="btn bare" href="/sign-in">Begin again</a></div></form>
                """
        )
    }

    /// Asking for a link by mail; where no mail is sent, whom to ask.
    package func forgot(_ view: View, sendsMail: Bool) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        return pages.plain(
            title: "A new password",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>A new password</h1>\
                <p class="quiet">\(sendsMail ? "We send a link to the address with which you sign in." : "This server sends no mail. Please ask the person who looks after it for a link; your coach can tell you who that is.")</p></header>
                \(forgotForm(form, view), if: sendsMail)
                <p class="small dim center-t"><a href="/sign-in">Back to signing in</a></p>
                """
        )
    }

    private func forgotForm(_ form: FormPages, _ view: View) -> HTML {
        """
        <form class="card stack gap-l" method="post" action="/forgot">\(FormPages.token(view.formToken))\(form.summary)
        \(form.input("login", "E-mail or handle", autocomplete: "username"))
        <div class="line"><button class="btn go">Send me a link</button></div></form>
        """
    }

    /// The same whether there is such an account or not.
    package var asked: HTML {
        pages.plain(
            title: "Look at your mail",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>Look at your mail</h1>\
                <p class="quiet">If there is an account of that name, a link is on its way to its address. It is good for an hour. Look among the unwanted mails, too.</p></header>
                <p class="center-t"><a class="btn" href="/sign-in">Back to signing in</a></p>
                """
        )
    }

    package func reset(_ view: View, link: String) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        return pages.plain(
            title: "Choose a new password",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>Choose a new password</h1>\
                <p class="quiet">Every device is signed out then, and links in earlier mails end.</p></header>
                <form class="card stack gap-l" method="post" action="\("/reset/\(link)" as Href)">\(form.summary)
                \(form.input("new-password", "The new password", hint: "At least 10 characters. Three or four ordinary words are easy to remember and hard to guess.", kind: .password, autocomplete: "new-password"))
                <div class="line"><button class="btn go">Save it</button></div></form>
                """
        )
    }

    package func confirm(_ address: String, link: String) -> HTML {
        pages.plain(
            title: "Your new address",
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>Is this your new address?</h1>\
                <p class="quiet">From now on you sign in with <b class="strong">\(address)</b>.</p></header>
                <form class="card stack" method="post" action="\("/confirm/\(link)" as Href)"><div class="line"><button class="btn go">Yes, use it</button></div></form>
                """
        )
    }

    /// A page that says how something ended.
    package func told(_ title: String, _ line: String, _ action: (label: String, href: Href)) -> HTML {
        pages.plain(
            title: title,
            main: """
                <header class="setuphead">\(pages.draw.logo(44))<h1>\(title)</h1><p class="quiet">\(line)</p></header>
                <p class="center-t"><a class="btn" href="\(action.href)">\(action.label)</a></p>
                """
        )
    }

    private func hint(_ hint: DemoHint) -> HTML {
        """
        <section class="wash stack gap-s" aria-labelledby="demo"><h2 id="demo">This is the demo</h2>
        <p class="small quiet">Come in as any of these people. The password of all of them is <b class="strong">\(hint.password)</b></p>
        <ul class="bul small">\(each: hint.people, person)</ul></section>
        """
    }

    private func person(_ person: (handle: String, line: String)) -> HTML {
        "<li><b class=\"strong\">\(person.handle)</b>, \(person.line)</li>"
    }
}
