import Identity
import Kernel
import Site
import Trust

/// What somebody wants to hear of, and when.
package struct NoticeSettingPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let settings: NoticeSettings
        let levels: [NoticeKind: NoticeLevel]
        let groups: [Group]
        let hearings: [ID<Group>: GroupHearing]
        let email: String
        let zone: String
        let time: TimeWords
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let kinds = NoticeKind.allCases.map { row($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/notices">\(draw.icon(.back, .small))Notices</a></p>
                <header class="head"><div><h1>When I hear of what</h1><p>Everything stays in your list until you look. This is about what may interrupt you.</p></div></header>
                <form class="stack gap-l" method="post" action="/me/notices">\(FormPages.token(view.frame.formToken))\(form.summary)
                <section class="card stack" aria-labelledby="ki"><h2 id="ki">What</h2>
                <p class="small quiet">“At once” shows a line on the page that you have open.</p>\
                <div class="levels">\(each: kinds, { $0 })</div></section>
                \(groups(view, form))
                \(when(view, form))
                \(digest(view, form))
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="/notices">Cancel</a></div></form>
                """
        )
    }

    private func row(_ kind: NoticeKind, _ view: View) -> HTML {
        let name = "kind-\(kind.rawValue)"
        let chosen = view.fields.texts.isEmpty ? (view.levels[kind] ?? kind.usual).rawValue : view.fields.raw(name)
        let choices = NoticeLevel.allCases.reversed().map { level in
            #"<label><input type="radio" name="\#(name)" value="\#(level.rawValue)"\#(flag: "checked", if: level.rawValue == chosen)>\#(level.title)</label>"#
                as HTML
        }
        return #"<fieldset class="level"><legend>\#(kind.title)</legend><span class="seg">\#(each: choices, { $0 })</span></fieldset>"#
    }

    private func groups(_ view: View, _ form: FormPages) -> HTML {
        guard !view.groups.isEmpty else { return "" }
        let choices = GroupHearing.allCases.map { (value: $0.rawValue, title: $0.title) }
        let rows = view.groups.map { form.list("group-\($0.id)", $0.name, choices, chosen: (view.hearings[$0.id] ?? .mine).rawValue) }
        return #"<section class="card stack" aria-labelledby="gr"><h2 id="gr">In my groups</h2>\#(each: rows, { $0 })</section>"#
    }

    private func when(_ view: View, _ form: FormPages) -> HTML {
        let halves = stride(from: 0, to: 1_440, by: 30).map { (value: String($0), title: Self.clock($0)) }
        let none = [(value: "", title: "No quiet hours")]
        let rings = NoticeSettings.choicesOfRings.map { (value: String($0), title: $0 == 1 ? "Once a day" : "At most \(NumberWords.word($0)) times a day") }
        return """
            <section class="card stack" aria-labelledby="wh"><h2 id="wh">When</h2>
            <div class="pair">\(form.list("quiet-from", "Quiet from", none + halves, chosen: view.settings.quiet.map { String($0.from) } ?? ""))\
            \(form.list("quiet-until", "until", none + halves, chosen: view.settings.quiet.map { String($0.until) } ?? ""))</div>
            \(form.list("rings", "How often we may ring", hint: "What comes after that waits in your list.", rings + [(value: "any", title: "Whenever there is something")], chosen: view.settings.ringsADay.map(String.init) ?? "any"))
            <p class="small dim">By the clock in \(view.zone.replacing("_", with: " ")). You change that under <a href="/me/settings">Settings</a>.</p></section>
            """
    }

    private func digest(_ view: View, _ form: FormPages) -> HTML {
        let hours = (0..<24).map { (value: String($0), title: Self.clock($0 * 60)) }
        let days = TimeWords.weekdays.enumerated().map { (value: String($0), title: $1) }
        let isTold = view.fields.texts.isEmpty ? view.settings.digestTellsWords : view.fields.isTicked("words")
        return """
            <section class="card stack" aria-labelledby="ml"><h2 id="ml">By mail</h2>
            \(optional: view.settings.refusedAt.map { refused($0, view) })
            \(form.options("digest", "A mail with what is new", DigestRhythm.allCases.map { (value: $0.rawValue, title: $0.title, line: nil) }, chosen: view.settings.digest.rawValue))
            <div class="pair">\(form.list("hour", "At", hours, chosen: String(view.settings.digestHour)))\
            \(form.list("weekday", "If once a week, on", days, chosen: String(view.settings.digestWeekday)))</div>
            <label class="pick"><input type="checkbox" name="words" value="yes"\(flag: "checked", if: isTold)>\
            <span>With names and first words<br><span class="small quiet">Without this the mail says only that there is something, which is safer where others read your mail.</span></span></label>
            <p class="small dim">It goes to \(view.email). On days with nothing new there is no mail.\(optional: view.settings.digestDueAt.map { " The next one is due \(view.time.longDate($0)), \(view.time.clock($0))." })</p></section>
            """
    }

    private func refused(_ moment: Moment, _ view: View) -> HTML {
        """
        <p class="note amber">\(draw.icon(.alert))<span>On \(view.time.date(moment)) the mail server refused your address \(view.email), so no further mails were sent. \
        Please check the address under <a href="/me/sign-in">How I sign in</a>, then choose again.</span></p>
        """
    }

    private static func clock(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}
