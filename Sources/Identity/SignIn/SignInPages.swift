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
                <div class="line"><button class="btn go">Sign in</button></div>
                </form>
                \(optional: view.hint.map(hint))
                <p class="small dim center-t">New here? You need an invitation from your coach; it is a link that begins your account.</p>
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
