import Identity
import Kernel
import Site
import Trust

/// The inviter's pages: making invitations, handing one over, and what became of them.
package struct InviteScreens: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let membership: Membership
        let groups: [Group]
        let invitations: [Invitation]
        let people: [ID<Account>: Account]
        let sendsMail: Bool
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    package struct MadeView: Sendable {
        let frame: Frame
        let practice: Practice
        let link: Href
        let days: Int
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let practice = view.membership.practice
        let rows = view.invitations.map { row($0, view) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Invite people</h1><p>Each link is for one person. Someone chatty, someone kind, someone who has been where the others are.</p></div></header>
                <form class="card stack gap-l" method="post" action="\("/p/\(practice.handle.text)/invite" as Href)">\(FormPages.token(view.frame.formToken))\(form.summary)
                \(roles(view, form))
                \(groups(view, form))
                \(form.area("words", "A few words from you", hint: "They see this first. Why them, and what they may expect.", rows: 3, placeholder: "There is a small group of people who are starting slowly, on purpose."))
                \(form.area("emails", "E-mail addresses", hint: "As many as \(InvitationDraft.mostAddresses), one a line or with commas. Leave this empty to make one link that you hand over yourself.", rows: 2, isVoice: false))
                \(optional: view.sendsMail ? nil : noMail)
                \(form.options("days", "How long does it last?", InvitationDays.choices, chosen: "14"))
                <div class="line"><button class="btn go">Make the invitation</button></div></form>
                <section class="stack spaced" aria-labelledby="iv"><h2 id="iv">Invitations so far</h2>
                \(view.invitations.isEmpty ? none : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)</section>
                """
        )
    }

    private var none: HTML { #"<p class="card quiet">None yet. Three people are a good start.</p>"# }

    private var noMail: HTML {
        """
        <p class="note amber">\(draw.icon(.info))<span><strong>Mails are not sent yet.</strong> They are kept in the data folder’s outbox until the server is started with --smtp. \
        A link or QR code works now.</span></p>
        """
    }

    private func roles(_ view: View, _ form: FormPages) -> HTML {
        guard Rights.allow(.inviteProfessional, view.membership.role, view.membership.standing) else {
            return #"<input type="hidden" name="role" value="client">"#
        }
        return form.options(
            "role", "Whom are you inviting?",
            [("client", "A client", "Shares, reads and encourages."), ("professional", "A colleague", "Sees Today, invites and looks after groups.")],
            chosen: "client"
        )
    }

    private func groups(_ view: View, _ form: FormPages) -> HTML {
        let chosen = view.fields.texts.contains { $0.name == "group" } ? view.fields.raw("group") : view.groups.first?.id.description ?? ""
        let options = view.groups.map { option($0, chosen) }
        return """
            <div class="field"><label for="group">Into which group?</label><select id="group" name="group">\(each: options, { $0 })\
            <option value=""\(flag: "selected", if: chosen.isEmpty)>None yet</option></select>\(form.message("group"))</div>
            """
    }

    private func option(_ group: Group, _ chosen: String) -> HTML {
        #"<option value="\#(group.id)"\#(flag: "selected", if: group.id.description == chosen)>\#(group.name)</option>"#
    }

    private func row(_ invitation: Invitation, _ view: View) -> HTML {
        let state = invitation.state(at: view.time.now)
        let inviter = view.people[invitation.invitedBy]?.name ?? ""
        return """
            <li class="row"><div class="grow"><p class="wrap"><b class="name">\(who(invitation, view))</b> \(tag(state))</p>\
            <p class="small quiet">\(invitation.role.name), invited by \(inviter) \(view.time.ago(invitation.createdAt))\
            \(", open until \(view.time.date(invitation.expiresAt))", if: state == .open)</p></div>\(revoke(invitation, view), if: state == .open)</li>
            """
    }

    private func who(_ invitation: Invitation, _ view: View) -> String {
        invitation.acceptedBy.flatMap { view.people[$0]?.name } ?? invitation.email ?? "A link handed over"
    }

    private func tag(_ state: Invitation.State) -> HTML {
        switch state {
        case .open: #"<span class="tag amber">Open</span>"#
        case .accepted: #"<span class="tag">Came in</span>"#
        case .revoked: #"<span class="tag sandy">Taken back</span>"#
        case .expired: #"<span class="tag sandy">Ran out</span>"#
        }
    }

    private func revoke(_ invitation: Invitation, _ view: View) -> HTML {
        """
        <form method="post" action="\("/p/\(view.membership.practice.handle.text)/invitations/\(invitation.id)/revoke" as Href)">\
        \(FormPages.token(view.frame.formToken))<button class="btn slim">Take back</button></form>
        """
    }

    /// One link to hand over, shown this once.
    package func made(_ view: MadeView) -> HTML {
        pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Hand this over</h1><p>It opens for one person within \(view.days) days. For their sake it is shown only now; you can always make another.</p></div></header>
                <section class="card stack handover">
                \(optional: QRCode.svg(view.link.text, label: "QR code of the invitation"))
                <div class="field"><label for="link">The link</label><input id="link" type="text" readonly value="\(view.link.text)"></div>
                <div class="line"><button type="button" class="btn go" data-copy="\(view.link.text)" hidden>\(draw.icon(.copy, .small))<span>Copy the link</span></button>\
                <a class="btn" href="\("/p/\(view.practice.handle.text)/invite" as Href)">Invite somebody else</a></div></section>
                """
        )
    }
}

enum InvitationDays {
    static let choices: [(value: String, title: String, line: String?)] = [("7", "A week", nil), ("14", "Two weeks", nil), ("30", "A month", nil)]
}
