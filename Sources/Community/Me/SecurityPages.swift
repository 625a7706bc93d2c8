import Identity
import Kernel
import Site
import Trust

/// Where one is signed in, the second step, what happened to the account, and letting it rest.
package struct SecurityPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let sessions: [SessionQueries.Open]
        /// Whether signing in takes a code, too; and how many recovery codes are left.
        let secondStep: (isOn: Bool, codesLeft: Int)
        let events: [AccountEvent]
        let ownsAPractice: Bool
        let time: TimeWords
    }

    package struct SecondStepView: Sendable {
        let frame: Frame
        let state: State
        let account: Account
        let issuer: String
        let fields: FormFields
        let errors: FormErrors

        enum State: Sendable {
            case off
            /// The secret is made; a code of it is asked for.
            case begun(TOTP)
            case on(codesLeft: Int)
        }
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let sessions = view.sessions.map { row($0, view) }
        let events = view.events.map { row($0, view.time) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Devices and security</h1><p>Only you see this.</p></div></header>
                <div class="stack gap-l">
                <section class="card stack gap-s" aria-labelledby="st"><h2 id="st">A second step</h2>\(secondStep(view))</section>
                <section class="stack gap-s" aria-labelledby="de"><h2 id="de">Where you are signed in</h2>\
                <ul class="sheet">\(each: sessions, { $0 })</ul>
                <form class="line" method="post" action="/sign-out">\(FormPages.token(view.frame.formToken))\
                <button class="btn slim" name="everywhere" value="yes">\(draw.icon(.leave, .small))Sign out everywhere</button></form></section>
                <section class="stack gap-s" aria-labelledby="ev"><h2 id="ev">What happened</h2>\
                <p class="small quiet">If something here was not you, choose a new password and sign out everywhere.</p>\
                \(view.events.isEmpty ? "<p class=\"card quiet\">Nothing was noted yet.</p>" : #"<ol class="sheet happened">\#(each: events, { $0 })</ol>"#)</section>
                <section class="stack gap-s" aria-labelledby="re"><h2 id="re">Letting the account rest</h2>\
                <p class="small quiet">Until you sign in again nobody sees you or what you wrote, and no mail comes. Nothing is lost.</p>\
                <p class="line"><a class="btn slim" href="/me/rest">Let it rest</a></p></section>
                <section class="stack gap-s" aria-labelledby="ea"><h2 id="ea">Erasing the account</h2><p class="small quiet">Everything of yours goes, for good; you have fourteen days to change your mind.</p>\
                <p class="line"><a class="btn slim" href="/me/erase">Erase my account</a></p></section></div>
                """
        )
    }

    private func secondStep(_ view: View) -> HTML {
        guard view.secondStep.isOn else {
            return """
                <p class="quiet">A code from your phone beside the password: then a password alone lets nobody in.</p>\
                <p class="line"><a class="btn slim" href="/me/second-step">Turn it on</a></p>
                """
        }
        let left = view.secondStep.codesLeft
        return """
            <p class="line nowrap top">\(draw.icon(.check, .small))<span>On. \(left == 0 ? "No recovery codes are left." : "\(NumberWords.word(left).capitalized) recovery \(left == 1 ? "code is" : "codes are") left.")</span></p>\
            <p class="line"><a class="btn slim" href="/me/second-step">Change it</a></p>
            """
    }

    private func row(_ session: SessionQueries.Open, _ view: View) -> HTML {
        let end: HTML = """
            <form method="post" action="/me/sessions/end">\(FormPages.token(view.frame.formToken))<input type="hidden" name="session" value="\(session.name)">\
            <button class="btn slim" aria-label="Sign out \(session.device.isEmpty ? "this device" : session.device)">Sign out</button></form>
            """
        return """
            <li class="row"><div class="grow"><p><b class="name">\(session.device.isEmpty ? "A device" : session.device)</b>\
            \(" <span class=\"tag\">Here</span>", if: session.isThisOne)</p>\
            <p class="small dim">Signed in \(view.time.date(session.createdAt)), last used \(view.time.days(since: session.seenAt) == 0 ? "today" : view.time.date(session.seenAt))</p></div>\(end, if: !session.isThisOne)</li>
            """
    }

    private func row(_ event: AccountEvent, _ time: TimeWords) -> HTML {
        """
        <li class="row">\(draw.icon(event.kind.isAlarming ? .alert : .key))<div class="grow"><p>\(event.kind.sentence)\
        \(optional: event.device.isEmpty ? nil : #", <span class="quiet">\#(event.device)</span>"#)</p>\
        <p class="small dim">\(time.date(event.at)), \(time.clock(event.at))</p></div></li>
        """
    }

    // MARK: The second step

    package func secondStep(_ view: SecondStepView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let body: HTML =
            switch view.state {
            case .off: begin(view, form)
            case .begun(let totp): confirm(totp, view, form)
            case .on(let left): change(left, view, form)
            }
        return pages.page(view.frame, main: "\(back)<header class=\"head\"><div><h1>A second step</h1><p>\(line(view.state))</p></div></header>\(body)")
    }

    private var back: HTML { #"<p class="line small"><a class="line" href="/me/security">\#(draw.icon(.back, .small))Devices and security</a></p>"# }

    private func line(_ state: SecondStepView.State) -> String {
        switch state {
        case .off: "After your password we ask for six digits that an app on your phone shows."
        case .begun: "Two things, then it is on."
        case .on: "It is on: signing in takes your password and a code."
        }
    }

    private func begin(_ view: SecondStepView, _ form: FormPages) -> HTML {
        """
        <form class="card stack gap-l" method="post" action="/me/second-step">\(FormPages.token(view.frame.formToken))\(form.summary)
        <p>You need an authenticator app: any of them will do, such as Aegis, FreeOTP, or the one of your password manager.</p>
        \(form.input("password", "Your password", kind: .password, autocomplete: "current-password"))
        <div class="line"><button class="btn go" name="do" value="begin">Go on</button><a class="btn bare" href="/me/security">Cancel</a></div></form>
        """
    }

    private func confirm(_ totp: TOTP, _ view: SecondStepView, _ form: FormPages) -> HTML {
        let address = totp.address(account: view.account.handle.text, issuer: view.issuer)
        let key = stride(from: 0, to: totp.key.count, by: 4).map { String(totp.key.dropFirst($0).prefix(4)) }.joined(separator: " ")
        return """
            <form class="card stack gap-l" method="post" action="/me/second-step">\(FormPages.token(view.frame.formToken))\(form.summary)
            <section class="stack gap-s" aria-labelledby="s1"><h2 id="s1">1. Show this to your app</h2>\
            <div class="qrbox">\(optional: QRCode.svg(address, label: "The key as a QR code, for an authenticator app"))</div>
            <p class="small quiet">Or type it there: <code class="key">\(key)</code></p></section>
            <section class="stack gap-s" aria-labelledby="s2"><h2 id="s2">2. Type the code that it shows</h2>
            \(form.input("code", "Code", autocomplete: "one-time-code", inputMode: "numeric"))</section>
            <div class="line"><button class="btn go" name="do" value="confirm">Turn it on</button><button class="btn bare" name="do" value="cancel" formnovalidate>Cancel</button></div></form>
            """
    }

    private func change(_ left: Int, _ view: SecondStepView, _ form: FormPages) -> HTML {
        """
        <form class="card stack gap-l" method="post" action="/me/second-step">\(FormPages.token(view.frame.formToken))\(form.summary)
        <p>\(left == 0 ? "No recovery codes are left." : "\(NumberWords.word(left).capitalized) of your recovery codes \(left == 1 ? "is" : "are") left.") New ones take the place of the old ones.</p>
        \(form.input("password", "Your password", kind: .password, autocomplete: "current-password"))
        <div class="line"><button class="btn" name="do" value="codes">New recovery codes</button><button class="btn stop" name="do" value="end">Turn it off</button></div></form>
        """
    }

    /// The codes, this once.
    package func codes(_ codes: [RecoveryCode], _ frame: Frame) -> HTML {
        pages.page(
            frame,
            main: """
                \(back)<header class="head"><div><h1>Your recovery codes</h1><p>Each lets you in once when your phone is not at hand. They are shown now and never again.</p></div></header>
                <section class="card stack"><ul class="codes">\(each: codes, { "<li><code>\($0.text)</code></li>" })</ul>
                <p class="small quiet">Print this page, or write them down and keep them away from your phone.</p>
                <p class="line"><a class="btn go" href="/me/security">I have kept them</a></p></section>
                """
        )
    }

    // MARK: Rest

    package func rest(_ frame: Frame, ownsAPractice: Bool, _ fields: FormFields, _ errors: FormErrors) -> HTML {
        let form = FormPages(draw: draw, fields: fields, errors: errors)
        return pages.page(
            frame,
            main: """
                \(back)<header class="head"><div><h1>Let your account rest?</h1><p>Until you sign in again.</p></div></header>
                <form class="card stack gap-l" method="post" action="/me/rest">\(FormPages.token(frame.formToken))\(form.summary)
                <ul class="bul"><li>Nobody sees you in lists, or what you wrote.</li><li>No mail comes, and every device is signed out.</li>\
                <li>Nothing is lost: sign in, and all is as it was.</li>\("<li>Your practice goes on without you. Coaches who work with you look after it; if you are the only one, nobody does.</li>", if: ownsAPractice)</ul>
                \(form.input("password", "Your password", kind: .password, autocomplete: "current-password"))
                <div class="line"><button class="btn stop">Let it rest</button><a class="btn bare" href="/me/security">Keep it as it is</a></div></form>
                """
        )
    }
}
