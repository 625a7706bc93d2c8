import Identity
import Kernel
import Site

/// The form in which one changes how one signs in.
package struct AccountScreens: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let email: String
        let sendsMail: Bool
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        // A form that comes back still speaks of the address that it was opened with.
        let shown = view.fields.texts.isEmpty ? view.email : view.fields.raw("shown-email")
        let hint = view.sendsMail ? "If you change it, we ask the new one first, and write a line to the old one." : nil
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(pages.draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>How I sign in</h1><p>Only you see this. A new password signs you out everywhere but here.</p></div></header>
                <form class="card stack gap-l" method="post" action="/me/sign-in">\(FormPages.token(view.frame.formToken))\
                <input type="hidden" name="shown-email" value="\(shown)">\(form.summary)
                \(form.input("email", "Your e-mail address", hint: hint, kind: .email, value: view.email, autocomplete: "email"))
                \(form.input("new-password", "A new password", hint: "At least 10 characters. Leave it empty to keep the one you have.", kind: .password, autocomplete: "new-password", isRequired: false))
                \(form.input("password", "The password you have now", kind: .password, autocomplete: "current-password"))
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="/me">Cancel</a></div></form>
                """
        )
    }
}
