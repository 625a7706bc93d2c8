import Foundation
import Identity
import Kernel
import Site

/// `/journey`: how it goes for oneself.
package struct JourneyPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let me: Account
        /// When they began; `nil` before their first answers.
        let startedAt: Moment?
        let summary: PulseSummary
        /// What they answered this week, so far.
        let thisWeek: Pulse?
        let week: Week
        /// The practices in which they are coached, or were, and since when its coaches see this.
        let sight: [(practice: Practice, since: Moment?)]
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>\(greeting(view)), \(view.me.firstName)</h1><p>\(line(view))</p></div></header>
                \(view.summary.isEmpty ? empty() : flower(view))
                \(twelve(view), if: !view.summary.isEmpty)
                """,
            side: """
                <aside class="side" aria-label="Pulse, and who sees it">\(pulse(view))\(sight(view), if: !view.sight.isEmpty && view.startedAt != nil)\
                \(forget(view), if: view.startedAt != nil)</aside>
                """
        )
    }

    private func greeting(_ view: View) -> String {
        switch view.time.minuteOfDay(view.time.now) {
        case ..<(12 * 60): "Good morning"
        case ..<(18 * 60): "Good afternoon"
        default: "Good evening"
        }
    }

    private func line(_ view: View) -> String {
        guard let start = view.startedAt else { return "Five questions a week show how it feels, to you first." }
        switch view.time.days(since: start) / 7 {
        case 0: return "Your first week."
        case 1: return "One week in."
        case let weeks: return "\(NumberWords.word(weeks).prefix(1).uppercased() + NumberWords.word(weeks).dropFirst()) weeks in."
        }
    }

    private func empty() -> HTML {
        """
        <section class="card empty" aria-labelledby="bl"><div class="center">\(draw.logo(72))</div><h2 id="bl">Your bloom grows here</h2>
        <p class="quiet">Each petal is one question of this week’s pulse. Answer as many of the five as you like; next week there is something to look back on.</p></section>
        """
    }

    private func flower(_ view: View) -> HTML {
        let bloom = Bloom(now: view.summary.now, before: view.summary.before)
        let seers = view.sight.filter { $0.since != nil }.map { "the coaches of \($0.practice.name)" }
        let outline = view.summary.before.isEmpty ? "" : " The thin outline is a month before."
        return """
            <section class="flower" aria-labelledby="bl"><h2 id="bl" class="sr">Your bloom</h2><div class="big">\(bloom.html(.named, isPlain: true))</div>
            <div class="stack gap-s says"><p class="h big-say">\(saying(view.summary))</p>
            <p class="small quiet">Each petal is one question from your weekly pulse, from the last four weeks.\(outline) It is a picture of how it feels, not a grade, and only \
            \(seers.isEmpty ? "you see it" : "you and \(NumberWords.listed(seers)) see it").</p></div></section>
            """
    }

    /// What is there, and no more: that something rose or fell is not said of single answers, whose chance nobody knows.
    private func saying(_ summary: PulseSummary) -> String {
        let names = summary.shortest.map { "“\($0.plainName)”" }
        if names.count == 1 { return "The shortest petal is \(names[0]). That is where a small thing may help most." }
        if names.isEmpty {
            return summary.now.count > 1 ? "All petals are about as long as each other." : "One petal so far. The others come when you answer them."
        }
        return "The shortest petals are \(NumberWords.listed(names))."
    }

    private func twelve(_ view: View) -> HTML {
        let beginning = view.time.month(view.week.earlier(by: PulseSummary.weeks - 1).noon)
        let sparks = Factor.allCases.map { Spark(factor: $0, weekly: view.summary.weekly[$0] ?? [], beginning: beginning).html(isPlain: true) }
        return """
            <section aria-labelledby="fm"><div class="line between"><h2 id="fm">Twelve weeks</h2><span class="small dim">weekly pulse, 0 to 100</span></div>
            <div class="multiples">\(each: sparks, { $0 })</div></section>
            """
    }

    // MARK: The pulse

    private func pulse(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let slides = Factor.allCases.map { slide($0, view, form) }
        let isHarder = view.fields.texts.isEmpty ? view.thisWeek?.isHarder ?? false : view.fields.isTicked("harder")
        return """
            <section class="stack" aria-labelledby="pu"><h2 id="pu">This week’s pulse</h2><p class="small quiet">Five sliders, under a minute. Leave one at its left end to skip it.</p>
            <form class="stack" method="post" action="/journey/pulse">\(FormPages.token(view.frame.formToken))\(form.summary)\(each: slides, { $0 })
            <details class="fold"\(flag: "open", if: isHarder || view.errors["coping"] != nil)><summary>Did anyone make it harder? \(draw.icon(.right, .small))</summary><div class="stack gap-s">
            <label class="pick"><input type="checkbox" name="harder"\(flag: "checked", if: isHarder)>Yes, somebody did</label>\
            \(form.area("coping", "What helps then", hint: "Only you ever see these two. No names are needed.", value: view.thisWeek?.coping ?? "", rows: 2))</div></details>
            \(agree(view, form), if: view.startedAt == nil)<button class="btn go">\(view.thisWeek == nil ? "Save this week" : "Change this week")</button></form></section>
            """
    }

    private func slide(_ factor: Factor, _ view: View, _ form: FormPages) -> HTML {
        let name = factor.rawValue
        let known = view.thisWeek?.answers[factor].map(String.init) ?? "-1"
        let value = view.fields.texts.isEmpty ? known : Int(view.fields.raw(name)).map(String.init) ?? "-1"
        return """
            <div class="slide p\(factor.place)"><div class="small line nowrap top"><i class="key"></i><label class="grow" for="\(name)">\(factor.question)</label>\
            <output for="\(name)" class="num">\(value == "-1" ? "–" : value)</output></div>\(form.message(name))\
            <input type="range" id="\(name)" name="\(name)" min="-1" max="10" value="\(value)" aria-describedby="\(name)-ends" data-pulse><p class="ends" id="\(name)-ends"><span>skip, or \(factor.ends.low)</span><span>\(factor.ends.high)</span></p></div>
            """
    }

    private func agree(_ view: View, _ form: FormPages) -> HTML {
        """
        <div class="field">\(form.message("keep"))<label class="pick"><input type="checkbox" name="keep" id="keep" aria-describedby="keep-why"\(flag: "checked", if: view.fields.isTicked("keep"))>\
        \(JourneyConsent.statement)</label><p class="hint" id="keep-why">\(JourneyConsent.explanation)</p></div>
        """
    }

    // MARK: Who sees it

    private func sight(_ view: View) -> HTML {
        let rows = view.sight.map { practice, since in
            """
            <li class="row"><div class="grow"><b class="strong">\(practice.name)</b><p class="small quiet">\(since.map { "Its coaches see your petals and the twelve weeks, since \(view.time.date($0)). Never what made it harder." } ?? "Nobody there sees this.")</p></div>\
            <form method="post" action="/journey/sight">\(FormPages.token(view.frame.formToken))<input type="hidden" name="practice" value="\(practice.handle.text)">\
            <button class="btn slim" name="do" value="\(since == nil ? "let" : "end")">\(since == nil ? "Let coaches see it" : "End that")</button></form></li>
            """ as HTML
        }
        return """
            <section class="stack gap-s" aria-labelledby="si"><h2 id="si">Who sees it</h2><ul class="rows">\(each: rows, { $0 })</ul>\
            <p class="small dim">Each look is noted <a href="/me/looks">for you</a>. When coaching ends, this ends, too.</p></section>
            """
    }

    private func forget(_ view: View) -> HTML {
        """
        <details class="fold sheet pad"><summary>Delete all of this \(draw.icon(.right, .small))</summary><div class="stack gap-s"><p class="small quiet">Every answer goes at once, and cannot be brought back. \
        Nobody is told.</p><form method="post" action="/journey/forget">\(FormPages.token(view.frame.formToken))<button class="btn stop">Delete my answers</button></form></div></details>
        """
    }
}
