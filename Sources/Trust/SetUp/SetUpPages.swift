import Identity
import Kernel
import Site

/// The three short steps from an empty server to a practice with its first group.
package struct SetUpPages: Sendable {
    package struct View: Sendable {
        let step: SetUpStep
        let steward: Account?
        var fields = FormFields()
        var errors = FormErrors()
        /// What is to be said of a step that is done.
        var notice: String?
        let formToken: String
        /// Has to come back with the first step where the server is not on this machine.
        let code: String?
        /// Whether mails can be sent.
        let sendsMail: Bool
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        pages.plain(
            title: "Set up your practice",
            main: """
                <header class="setuphead">\(draw.logo(44))<h1>Make a place for your people</h1>\
                <p class="quiet">Three short steps, about four minutes. Nearly everything can be changed later; handles and short names stay.</p></header>
                \(optional: view.notice.map(note))
                <ol class="setups">\(steward(view))\(practice(view))\(group(view))</ol>
                \(optional: end(view))
                <p class="small dim center-t">Your data stays on this server. <a href="/privacy">What is kept, and for how long</a></p>
                """
        )
    }

    private func note(_ sentence: String) -> HTML {
        #"<p class="note amber" role="alert">\#(draw.icon(.info))<span>\#(sentence)</span></p>"#
    }

    private func card(_ title: String, past line: String, change: Href) -> HTML {
        """
        <li class="card past"><div class="line nowrap"><span class="disc">\(draw.icon(.check))</span>\
        <div class="grow"><h2>\(title)</h2><p class="small quiet">\(line)</p></div>\
        <a class="btn bare slim" href="\(change)" aria-label="Change \(title.lowercased())">Change</a></div></li>
        """
    }

    private func card(_ number: Int, _ title: String, later line: String) -> HTML {
        """
        <li class="card later"><div class="line nowrap"><span class="disc">\(number)</span>\
        <div class="grow"><h2>\(title)</h2><p class="small quiet">\(line)</p></div></div></li>
        """
    }

    private func card(_ number: Int, _ title: String, now form: HTML) -> HTML {
        """
        <li class="card current" aria-current="step"><div class="stack gap-l"><div class="line nowrap"><span class="disc">\(number)</span>\
        <h2 class="grow">\(title)</h2></div>\(form)</div></li>
        """
    }

    private func steward(_ view: View) -> HTML {
        guard view.step == .steward else {
            return card("Your account", past: view.steward.map { "\($0.name), @\($0.handle.text)" } ?? "", change: "/me")
        }
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return card(
            1, "Your account",
            now: """
                <form class="stack gap-l" method="post" action="/welcome/steward">\(FormPages.token(view.formToken))\
                <input type="hidden" name="code" value="\(view.code ?? "")">\(form.summary)
                \(form.input("name", "What should people call you?", autocomplete: "name"))
                \(form.input("email", "Your e-mail address", hint: "To sign in. Nobody else here sees it.", kind: .email, autocomplete: "email"))
                \(form.input("password", "A password", hint: "At least 10 characters. Three or four ordinary words are easy to remember and hard to guess.", kind: .password, autocomplete: "new-password"))
                \(form.input("handle", "Your handle", hint: "Others can mention you with it. Leave it empty and we make one from your name.", autocomplete: "username", isRequired: false))
                <p class="small quiet">You also become the steward: the one who looks after this server.</p>
                <div class="line"><button class="btn go">Next, your practice</button></div></form>
                """
        )
    }

    private func practice(_ view: View) -> HTML {
        switch view.step {
        case .steward: return card(2, "Your practice", later: "A studio, a gym, a clinic or a patient community.")
        case .group(let practice), .done(let practice, _):
            return card("Your practice", past: "\(practice.name), at /p/\(practice.handle.text)", change: "/p/\(practice.handle.text)/edit")
        case .practice: break
        }
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return card(
            2, "Your practice",
            now: """
                <form class="stack gap-l" method="post" action="/welcome/practice" data-zone>\(FormPages.token(view.formToken))\
                <input type="hidden" name="zone" value="">\(form.summary)
                \(form.input("practice", "What is it called?", hint: "As on your front door.", autocomplete: "organization"))
                \(form.input("address", "Its short name", hint: "For addresses, as in /p/harbour. Leave it empty and we make one.", isRequired: false))
                \(form.input("about", "In a few words, for whom is it?", isRequired: false))
                <div class="line"><button class="btn go">Next, your first group</button></div></form>
                """
        )
    }

    private func group(_ view: View) -> HTML {
        switch view.step {
        case .steward, .practice: return card(3, "Your first group", later: "Where your clients encourage each other.")
        case .done(_, let group): return card("Your first group", past: "\(group.name), \(group.door.title.lowercased())", change: group.href + "/edit")
        case .group: break
        }
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return card(
            3, "Your first group",
            now: """
                <form class="stack gap-l" method="post" action="/welcome/group">\(FormPages.token(view.formToken))\(form.summary)
                \(GroupFields(form: form).all())
                <div class="line"><button class="btn go">Next, invite three people</button></div></form>
                """
        )
    }

    private func end(_ view: View) -> HTML? {
        guard case .done(let practice, let group) = view.step else { return nil }
        return """
            <section class="wash stack gap-s ready" aria-labelledby="ready"><h2 id="ready">Three people to start with</h2>
            <p class="quiet">Someone chatty, someone kind, someone who has been where the others are. A small group that knows each other beats a large quiet one.</p>
            \(optional: view.sendsMail ? nil : noMail)
            <div class="line"><a class="btn go" href="\("/p/\(practice.handle.text)/invite" as Href)">Invite people</a>\
            <a class="btn bare" href="\(group.href)">Visit \(group.name)</a></div></section>
            """
    }

    private var noMail: HTML {
        """
        <p class="note amber">\(draw.icon(.info))<span><strong>Mails are not sent yet.</strong> Start the server with <b>--smtp smtp://…</b> to send them. \
        Until then they are kept as files in the data folder’s <b>outbox</b>, and you can hand over invitations as a link or a QR code.</span></p>
        """
    }
}

/// The fields of a group, for setting up, founding and changing one.
package struct GroupFields {
    private let form: FormPages

    package init(form: FormPages) { self.form = form }

    static let usualAgreements = """
        Praise effort, never bodies.
        Ask before advising.
        Bad weeks are welcome.
        What’s said here stays here, unless its author shares it.
        """

    package func all(_ group: Group? = nil) -> HTML {
        """
        \(form.input("group", "What is it called?", hint: "Name it after what people do together, rather than what they have.", value: group?.name))
        \(form.input("line", "In a few words, what is it for?", value: group?.about, isRequired: false))
        \(form.options("door", "Who is it for?", GroupDoor.allCases.map { ($0.rawValue, $0.title, $0.line) }, chosen: group?.door.rawValue))
        \(form.area("agreements", "What does everyone agree to?", hint: "One agreement a line. People see this before they join, and beside the feed after.", value: group?.agreements.joined(separator: "\n") ?? Self.usualAgreements, rows: 5))
        """
    }
}
