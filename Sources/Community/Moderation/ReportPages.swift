import Identity
import Kernel
import Site
import Trust

/// Where something is reported, and what came of what one reported.
package struct ReportPages: Sendable {
    /// What is reported, as the form shows it.
    package struct About: Sendable {
        let title: String
        /// First words; empty where there are none.
        let excerpt: String
        /// Where the form goes.
        let action: Href
        let back: Href
        /// A person may be reported for themselves, or for one of their channels.
        let channels: [Channel]
        let practice: String
        /// Whether anybody but the one it is about reads the report.
        let isRead: Bool
        let crisis: [CrisisResource]
    }

    package struct View: Sendable {
        let about: About
        let formToken: String
        let fields: FormFields
        let errors: FormErrors
    }

    package struct MineView: Sendable {
        let frame: Frame
        let reports: [(one: ModerationCase, at: Moment, decision: CaseDecision?)]
        let time: TimeWords
    }

    private let pages: FramePages
    private let crisis: CrisisPages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        crisis = CrisisPages(assets: assets)
    }

    package func page(_ view: View, _ frame: Frame) -> HTML { pages.page(frame, main: form(view)) }

    /// For visitors.
    package func open(_ view: View, _ frame: OpenFrame) -> HTML { pages.open(frame, main: #"<div class="narrow">\#(form(view))</div>"#) }

    private func form(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let about = view.about
        let reasons = ReportReason.allCases.map { reason in
            """
            <label class="pick"><input type="radio" name="reason" value="\(reason.rawValue)"\(flag: "checked", if: view.fields.raw("reason") == reason.rawValue)><span>\(reason.title)</span></label>
            """ as HTML
        }
        guard about.isRead else { return nobodyReads(about) }
        return """
            <p class="line small"><a class="line" href="\(about.back)">\(draw.icon(.back, .small))Back</a></p>
            <header class="head"><div><h1>Report \(about.title)</h1><p>Those who look after \(about.practice) read it. Whoever it is about does not learn that it was you.</p></div></header>
            \(optional: about.excerpt.isEmpty ? nil : #"<blockquote class="card voice">\#(about.excerpt)</blockquote>"#)
            <form class="card stack" method="post" action="\(about.action)">\(FormPages.token(view.formToken))\(form.summary)
            <fieldset class="stack gap-s" id="reason"><legend class="label">What is it about?</legend>\(each: reasons, { $0 })\(form.message("reason"))</fieldset>
            \(which(about, view))
            \(form.area("words", "Anything that helps to understand it", rows: 3, isRequired: false))
            <div class="line"><button class="btn go">Send the report</button><a class="btn bare" href="\(about.back)">Leave it</a></div></form>
            \(crisis.card(about.crisis, isForOther: true))
            """
    }

    /// Whoever it is about looks after the practice alone, and runs the server: a report would come back to them.
    private func nobodyReads(_ about: About) -> HTML {
        """
        <p class="line small"><a class="line" href="\(about.back)">\(draw.icon(.back, .small))Back</a></p>
        <header class="head"><div><h1>Nobody else would read it</h1><p>Whoever it is about looks after \(about.practice) alone and runs this server, so a report would come back to them, and to nobody else.</p></div></header>
        <section class="card stack"><p>You can block them, leave the practice, or write to somebody you trust. About what is against the law you can turn to the police, \
        about your data to the data protection authority of your country, and about advice that could harm somebody to the body that registers their profession.</p></section>
        \(crisis.card(about.crisis, isForOther: true))
        """
    }

    private func which(_ about: About, _ view: View) -> HTML {
        guard !about.channels.isEmpty else { return "" }
        let chosen = view.fields.raw("channel")
        let rows = about.channels.map { channel in
            #"<label class="pick"><input type="radio" name="channel" value="\#(channel.id)"\#(flag: "checked", if: chosen == channel.id.description)><span>\#(channel.label) on \#(channel.network.name)</span></label>"#
                as HTML
        }
        return """
            <fieldset class="stack gap-s"><legend class="label">Which part?</legend><label class="pick"><input type="radio" name="channel" value=""\(flag: "checked", if: chosen.isEmpty)><span>The person, or their page here</span></label>\(each: rows, { $0 })</fieldset>
            """
    }

    /// After a visitor's report.
    package func thanks(_ frame: OpenFrame, back: Href) -> HTML {
        pages.open(
            frame,
            main: """
                <div class="narrow"><section class="card empty"><h1>Thank you</h1><p class="quiet">Those who look after this read it. Since you are not signed in, nobody can tell you what came of it.</p><p><a class="btn slim" href="\(back)">Back</a></p></section></div>
                """
        )
    }

    package func mine(_ view: MineView) -> HTML {
        let rows = view.reports.map { report in
            """
            <li class="row"><div class="grow"><p><b class="strong">\(report.one.about)</b> <span class="small dim">\(view.time.ago(report.at))</span></p><p class="small quiet">\(outcome(report.one, report.decision))</p></div></li>
            """ as HTML
        }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>What I reported</h1><p>Only you and those who look after the practice see this.</p></div></header>
                \(rows.isEmpty ? #"<p class="card quiet">Nothing so far.</p>"# as HTML : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                """
        )
    }

    /// What the reporter may know: that it was looked at, and what happened to the thing, not to the person.
    private func outcome(_ one: ModerationCase, _ decision: CaseDecision?) -> String {
        guard one.closedAt != nil, let decision else { return "It is being looked at." }
        return switch decision.action {
        case .nothing: "It was looked at, and stands as it is. Thank you for saying something. If you see it otherwise, write to one of the coaches."
        case .hide: "It was looked at, and nobody sees it any more. Thank you."
        case .crisisCard, .words, .hold, .limit, .suspend: "It was looked at, and something was done about it. Thank you."
        }
    }
}
