import Identity
import Kernel
import Site
import Trust

/// `/p/PRACTICE/clients/HANDLE`: how it goes for somebody, for the professionals whom they let see it.
package struct ClientPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let journey: VisibleJourney
        let startedAt: Moment?
        let summary: PulseSummary
        let week: Week
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let (person, name) = (view.journey.person, view.journey.person.firstName)
        return pages.page(
            view.frame,
            main: """
                <header class="who">\(draw.face(person.face, 76))<div class="grow"><h1>\(person.name)</h1><p class="quiet">\(person.about.isEmpty ? "@\(person.handle.text)" : person.about)</p></div>\
                <div class="line"><a class="btn" href="\("/@\(person.handle.text)" as Href)">\(draw.icon(.talk))What \(name) shares</a></div></header>
                <p class="note">\(draw.icon(.eye))<span>You see this because \(name) lets the coaches of \(view.journey.practice.name). Each day on which you look is noted for \(name), who can end it at any time.</span></p>
                \(view.summary.isEmpty ? empty(name) : twelve(view))
                """
        )
    }

    private func empty(_ name: String) -> HTML {
        """
        <section class="card empty spaced"><div class="center">\(draw.icon(.clock))</div><h2>No answers in the last four weeks</h2><p class="quiet">\(name) answers when it suits. Nothing is asked of you.</p></section>
        """
    }

    private func twelve(_ view: View) -> HTML {
        let bloom = Bloom(now: view.summary.now, before: view.summary.before).html(.plain(132))
        let beginning = view.time.month(view.week.earlier(by: PulseSummary.weeks - 1).noon)
        let sparks = Factor.allCases.map { Spark(factor: $0, weekly: view.summary.weekly[$0] ?? [], beginning: beginning).html(isPlain: false) }
        return """
            <section class="weeks" aria-labelledby="fm"><div class="line between"><h2 id="fm">Twelve weeks</h2><span class="small dim">weekly pulse, 0 to 100</span></div>
            <div class="twelve"><div class="center stack gap-s">\(bloom)\(#"<p class="tiny dim">outline: a month before</p>"#, if: !view.summary.before.isEmpty)</div><div class="multiples">\(each: sparks, { $0 })</div></div>
            <p class="small dim">Single answers of one person, in their own view: they may go up and down without a reason. Ask before you conclude.</p></section>
            """
    }
}
