import Identity
import Kernel
import Site
import Trust

/// One's own page: name, portrait, consents, signing out.
package struct MePages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let viewer: Viewer
        let profile: Profile
        let follows: FollowCounts
        let email: String
        let channels: [ChannelNetwork]
        let abandonedJobs: Int
        let erasure: Erasure?
        let fields: FormFields
        let errors: FormErrors
    }

    package struct ConsentView: Sendable {
        let frame: Frame
        let practices: [(practice: Practice, consents: [Consent])]
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let me = view.viewer.account
        let practices = view.viewer.memberships.map { practice($0, view.frame.formToken) }
        return pages.page(
            view.frame,
            main: """
                <header class="who">\(draw.face(me.face, 88))<div class="grow"><h1>\(me.name)</h1><p class="dim">@\(me.handle.text)</p></div>\
                <a class="btn slim" href="\(me.href)">How others see me</a></header>
                \(optional: view.erasure.map { _ in erasing })<form class="card stack" method="post" action="/me" enctype="multipart/form-data">\(FormPages.token(view.frame.formToken))\(form.summary)
                <h2>About me</h2>
                \(form.input("name", "Name", value: me.name, autocomplete: "nickname"))
                \(form.input("pronouns", "Pronouns", hint: "Such as she/her or they/them, if you like.", value: view.profile.pronouns, isRequired: false))
                \(form.input("about", "A line about you", hint: "What you do, not what you have, unless you want to say it. People at your practice see it.", value: me.about, isRequired: false))
                <div class="field"><label for="portrait">Portrait</label><p class="hint">JPEG, PNG, WebP or HEIC. Where it was taken is removed.</p>\
                <input id="portrait" type="file" name="portrait"\(attribute: "aria-invalid", view.errors["portrait"] == nil ? nil : "true")\(attribute: "aria-describedby", view.errors["portrait"] == nil ? nil : "portrait-error") accept="image/jpeg,image/png,image/webp,image/gif,image/heic,image/avif">\(form.message("portrait"))\
                \(form.tick("no-portrait", "Take the portrait away; your initials stand in its place"), if: me.portrait != nil)</div>
                \(header(view, form))
                <div class="line"><button class="btn go">Save</button></div></form>
                <section class="stack spaced" aria-labelledby="pr"><h2 id="pr">Where I belong</h2><ul class="sheet">\(each: practices, { $0 })</ul></section>
                """,
            side: """
                <aside class="side" aria-label="My account">
                \(people(view))
                <section class="stack gap-s" aria-labelledby="ch"><h2 id="ch">My channels</h2><p class="small quiet">Where people find you: here, and wherever else you are.</p>\
                <p class="line"><a class="btn slim" href="/me/channels">My channels</a></p>\(optional: channels(view.channels))</section>
                <section class="stack gap-s" aria-labelledby="se"><h2 id="se">How I want it</h2><p class="small quiet">Time zone, language, who may follow me, and what is public. Nothing is unless you say so.</p>\
                <p class="line wrap"><a class="btn slim" href="/me/settings">Settings</a><a class="btn slim" href="/me/filters">What I would rather not read</a></p></section>
                <section class="stack gap-s" aria-labelledby="da"><h2 id="da">What I allowed</h2><p class="small quiet">Each consent, and when you gave it. Taking one back takes one tap.</p>\
                <p class="line wrap"><a class="btn slim" href="/me/consents">My consents</a><a class="btn slim" href="/permissions">What others may show of me</a></p></section>
                <section class="stack gap-s" aria-labelledby="ac"><h2 id="ac">My account</h2><p class="small quiet">You sign in with \(view.email).</p>\
                <p class="line wrap"><a class="btn slim" href="/me/sign-in">Address or password</a><a class="btn slim" href="/me/security">Devices and security</a></p>\
                <form class="line" method="post" action="/sign-out">\(FormPages.token(view.frame.formToken))<button class="btn slim">\(draw.icon(.leave, .small))Sign out</button>\
                <button class="btn bare slim" name="everywhere" value="yes">Sign out everywhere</button></form></section>
                <section class="stack gap-s" aria-labelledby="my"><h2 id="my">My data</h2><p class="small quiet">All of it as a file, and who looked at what is not for everybody.</p>\
                <p class="line wrap"><a class="btn slim" href="/me/export">Everything about me</a><a class="btn slim" href="/me/looks">Who looked</a><a class="btn slim bare" href="/me/erase">Erase my account</a></p></section>
                \(optional: view.viewer.isSteward ? steward(view) : nil)
                </aside>
                """
        )
    }

    private var erasing: HTML {
        #"<p class="note amber">\#(draw.icon(.clock))<span><strong>Your account is to be erased.</strong> <a href="/me/erase">See when, or keep it</a></span></p>"#
    }

    private func header(_ view: View, _ form: FormPages) -> HTML {
        """
        <div class="field"><label for="header">Header</label><p class="hint">A wide picture at the top of your page, such as your favourite place.\
        \(" You have one; another takes its place.", if: view.profile.header != nil)</p>\
        <input id="header" type="file" name="header"\(attribute: "aria-invalid", view.errors["header"] == nil ? nil : "true")\(attribute: "aria-describedby", view.errors["header"] == nil ? nil : "header-error") accept="image/jpeg,image/png,image/webp,image/gif,image/heic,image/avif">\(form.message("header"))\
        \(form.tick("no-header", "Take the header away"), if: view.profile.header != nil)</div>
        """
    }

    private func people(_ view: View) -> HTML {
        let asking = view.follows.asked
        return """
            <section class="stack gap-s" aria-labelledby="fo"><h2 id="fo">People and me</h2>\
            \(optional: asking == 0 ? nil : asked(asking))\
            <p class="line wrap small"><a href="/me/follows/followers">Who follows me</a><a href="/me/follows/following">Whom I follow</a>\
            <a href="/lists">My lists</a><a href="/messages">My messages</a><a href="/kept">Kept for later</a><a href="/me/drafts">My drafts</a><a href="/me/hidden">Blocked and muted</a><a href="/me/reports">What I reported</a><a href="/me/decisions">Decisions about me</a><a href="/me/keys">Keys</a></p></section>
            """
    }

    private func asked(_ count: Int) -> HTML {
        """
        <p class="note amber">\(draw.icon(.people))<span>\(count == 1 ? "Somebody would" : "\(NumberWords.word(count).capitalized) people would") like to follow you. <a href="/me/follows/asked">Look</a></span></p>
        """
    }

    private func channels(_ channels: [ChannelNetwork]) -> HTML? {
        channels.isEmpty ? nil : "<p class=\"small quiet\">You told us that you are on \(channels.map(\.name).joined(separator: ", ")).</p>"
    }

    private func steward(_ view: View) -> HTML {
        """
        <section class="stack gap-s" aria-labelledby="st"><h2 id="st">Looking after the server</h2>\
        \(goOn, if: view.viewer.memberships.isEmpty)\
        <p class="small quiet">\(view.abandonedJobs == 0 ? "Nothing is stuck." : "Some work could not be done and waits for you.")</p>\
        <p class="line"><a class="btn slim" href="/steward">How the server does</a><a class="btn slim" href="/steward/cases">Reports</a><a class="btn slim" href="/steward/incidents">Incidents</a><a class="btn slim" href="/steward/jobs">Work that failed\(optional: view.abandonedJobs == 0 ? nil : " (\(view.abandonedJobs))")</a></p></section>
        """
    }

    private var goOn: HTML { #"<p class="line"><a class="btn go slim" href="/welcome">Go on setting up</a></p>"# }

    private func practice(_ membership: Membership, _ formToken: String) -> HTML {
        let mayLeave = Rights.allow(.leavePractice, membership.role, membership.standing)
        return """
            <li class="row"><div class="grow"><p><a class="name" href="\("/p/\(membership.practice.handle.text)" as Href)">\(membership.practice.name)</a></p>\
            <p class="small quiet">\(membership.line)</p></div>\(leave(membership, formToken, mayBecomeFormer: mayLeave), if: membership.role != .owner)</li>
            """
    }

    private func leave(_ membership: Membership, _ formToken: String, mayBecomeFormer: Bool) -> HTML {
        """
        <details class="menu"><summary class="btn icon" aria-label="More about \(membership.practice.name)">\(draw.icon(.more))</summary><div class="menulist">\
        \(former(membership, formToken), if: mayBecomeFormer)<a href="\("/me/leave/\(membership.practice.handle.text)" as Href)">\(draw.icon(.leave, .small))Leave for good</a></div></details>
        """
    }

    private func former(_ membership: Membership, _ formToken: String) -> HTML {
        """
        <form method="post" action="/me/former">\(FormPages.token(formToken))<input type="hidden" name="practice" value="\(membership.practice.id)">\
        <button>My coaching has ended</button></form>
        """
    }

    package func consents(_ view: ConsentView) -> HTML {
        let sections = view.practices.map { practice($0.practice, $0.consents, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>What I allowed</h1><p>Taking something back works at once and is as easy as saying yes. Nobody is told.</p></div></header>
                <div class="stack gap-l">\(each: sections, { $0 })</div>
                """
        )
    }

    private func practice(_ practice: Practice, _ consents: [Consent], _ view: ConsentView) -> HTML {
        let rows = ConsentPurpose.allCases.map { purpose in row(purpose, practice, consents.filter { $0.purpose == purpose }, view) }
        return #"<section class="stack" aria-label="\#(practice.name)"><h2>\#(practice.name)</h2><div class="sheet">\#(each: rows, { $0 })</div></section>"#
    }

    private func row(_ purpose: ConsentPurpose, _ practice: Practice, _ history: [Consent], _ view: ConsentView) -> HTML {
        let text = ConsentText.current(purpose, practice: practice.name)
        let standing = history.first { $0.withdrawnAt == nil }
        let lines = history.map { past($0, practice, view.time) }
        return """
            <form class="pad stack gap-s" method="post" action="/me/consents">\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="practice" value="\(practice.id)"><input type="hidden" name="purpose" value="\(purpose.rawValue)">
            <div class="line between"><h3>\(text.statement)</h3><span class="\(standing == nil ? "tag sandy" : "tag")">\(standing == nil ? "Not given" : "Given")</span></div>
            <p class="small quiet">\(text.explanation)</p>
            \(optional: history.isEmpty ? nil : #"<ul class="small dim">\#(each: lines, { $0 })</ul>"#)
            <div class="line"><button class="btn slim" name="do" value="\(standing == nil ? "give" : "withdraw")">\(standing == nil ? "Allow" : "Take back")</button></div></form>
            """
    }

    private func past(_ consent: Consent, _ practice: Practice, _ time: TimeWords) -> HTML {
        let isKnown = consent.practiceName == practice.name || consent.practiceName.isEmpty
        let name: HTML? = isKnown ? nil : ", to “\(consent.practiceName)”, as it was called then"
        return
            "<li>Given \(time.ago(consent.givenAt)), wording \(consent.version)\(optional: name)\(optional: consent.withdrawnAt.map { ", taken back \(time.ago($0))" })</li>"
    }
}
