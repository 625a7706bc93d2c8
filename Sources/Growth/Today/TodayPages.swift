import Community
import Identity
import Kernel
import Site

/// The professional's queue.
package struct TodayPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let items: [TodayItem]
        /// The item that is open, with what it needs.
        let open: OpenItem?
        let marks: [TodayQueries.Mark]
        let week: [TodayQueries.WeekWin]
        let lastShared: Moment?
        let isFinished: Bool
        let settings: TodaySettings
        let time: TimeWords
    }

    /// The form of the open item.
    package struct OpenItem: Sendable {
        let key: String
        let praise: PraisePages.FormView?
        let ask: AskView?
    }

    package struct AskView: Sendable {
        let body: String
        let formKey: String
        let error: String?
    }

    private let pages: FramePages
    private let praise: PraisePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        praise = PraisePages(draw: pages.draw)
    }

    package func page(_ view: View) -> HTML {
        pages.page(view.frame, main: view.items.isEmpty || view.isFinished ? finish(view) : queue(view), side: TodayWeek(draw: draw).side(view))
    }

    // MARK: The queue

    private func queue(_ view: View) -> HTML {
        let rows = view.items.map { item in item.key == view.open?.key ? open(item, view) : row(item, view) }
        let count = view.items.count
        let people = count == 1 ? "One person" : "\(NumberWords.word(count).capitalizedFirst) people"
        return """
            \(PostPages.act(view.frame.formToken))
            <header class="head"><div><h1>\(people), about \(count < 4 ? "two" : "five") minutes</h1>\
            <p>\(view.time.longDate(view.time.now)). These are the people for whom a few words would matter most \(partOfDay(view.time)).</p>\(tally(view))</div></header>
            <ol class="sheet queue">\(each: rows, { $0 })</ol>
            \(doneList(view))
            """
    }

    private func partOfDay(_ time: TimeWords) -> String {
        switch time.clock(time.now) {
        case ..<"12:00": "this morning"
        case ..<"18:00": "this afternoon"
        default: "this evening"
        }
    }

    private func tally(_ view: View) -> HTML {
        let done = view.marks.filter(\.isDone).count
        let dots = (0..<min(done + view.items.count, 14)).map { number in number < done ? "<i class=\"on\"></i>" : "<i></i>" as HTML }
        let words = "\(done) done, \(view.items.count) to go"
        return #"<div class="tally" role="img" aria-label="\#(words)">\#(each: dots, { $0 })<span>\#(words)</span></div>"#
    }

    private func row(_ item: TodayItem, _ view: View) -> HTML {
        """
        <li class="row call" id="\(anchor(item))">\(draw.face(item.person.face, 44))<div class="grow">\(who(item.person))\(why(item, view.settings))</div>\
        <a class="\(item.rule == .silent || item.rule == .question ? "btn slim" : "btn slim praise")" href="\("/today?item=\(item.key)" as Href)">\(label(item))</a></li>
        """
    }

    private func open(_ item: TodayItem, _ view: View) -> HTML {
        """
        <li class="pad open" id="\(anchor(item))"><div class="line nowrap top">\(draw.face(item.person.face, 56))<div class="grow stack gap-s">\(who(item.person))\
        \(why(item, view.settings))</div></div>\
        \(optional: view.open?.praise.map { praise.form(with($0, item, view)) })\(optional: view.open?.ask.map { ask($0, item, view) })</li>
        """
    }

    private func anchor(_ item: TodayItem) -> String { "item-" + item.key }

    private func who(_ person: Account) -> HTML {
        #"<p><a class="name" href="\#(person.href)">\#(person.name)</a> <span class="dim small">\#(person.about)</span></p>"#
    }

    /// The evidence, which opens to the rule behind it.
    private func why(_ item: TodayItem, _ settings: TodaySettings) -> HTML {
        """
        <details class="whybox"><summary class="why">\(draw.icon(icon(item.rule)))<span><b>\(item.evidence)</b>\(item.detail) <span class="more">Why am I seeing this?</span></span></summary>\
        <p class="small quiet">\(TodayReasons.text(item.rule, settings))</p></details>
        """
    }

    private func icon(_ rule: TodayRule) -> Icon {
        switch rule {
        case .win: .flag
        case .firstPost: .sprout
        case .question: .question
        case .silent: .clock
        case .helper: .people
        }
    }

    private func label(_ item: TodayItem) -> String {
        switch item.rule {
        case .win: "Praise \(item.person.firstName)"
        case .firstPost: "Say welcome"
        case .question: "Reply first"
        case .silent: "Ask \(item.person.firstName)"
        case .helper: "Thank \(item.person.firstName)"
        }
    }

    /// The praise form with Today’s own buttons.
    private func with(_ form: PraisePages.FormView, _ item: TodayItem, _ view: View) -> PraisePages.FormView {
        PraisePages.FormView(
            post: form.post, suggestions: form.suggestions, fields: form.fields, errors: form.errors, findings: form.findings, formToken: form.formToken,
            next: "/today", action: "/today/\(item.key)", isLive: false,
            buttons: """
                \(optional: item.rule == .question ? answer(form.post) : nil)<button class="btn bare" name="do" value="later" formnovalidate>Later</button>
                """
        )
    }

    private func answer(_ post: Post) -> HTML { #"<a class="btn" href="\#(post.href + "#reply")">Reply instead</a>"# }

    private func ask(_ ask: AskView, _ item: TodayItem, _ view: View) -> HTML {
        let id = "ask-\(item.person.id)"
        return """
            <form class="composer" method="post" action="\("/today/\(item.key)" as Href)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="key" value="\(ask.formKey)">
            <label for="\(id)" class="hint">Only \(item.person.firstName) and you see this. A question that can be answered in one line works best.</label>
            <textarea id="\(id)" name="body" class="voice" rows="3"\(attribute: "aria-invalid", ask.error == nil ? nil : "true")>\(ask.body)</textarea>
            \(optional: ask.error.map { "<p class=\"wrong\">\(draw.icon(.alert, .small))<span>\($0)</span></p>" })
            <div class="line between"><button class="btn bare" name="do" value="done" formnovalidate>Done already</button><div class="line">\
            <button class="btn bare" name="do" value="later" formnovalidate>Later</button><button class="btn go" name="do" value="ask">\(draw.icon(.send, .small))Ask \(item.person.firstName)</button></div></div></form>
            """
    }

    private func doneList(_ view: View) -> HTML {
        let rows = view.marks.filter(\.isDone).map { done($0, view.time) }
        return """
            <section class="done-list" aria-label="What is done">\(optional: rows.isEmpty ? nil : #"<h2 class="small quiet">Done today</h2><ul class="rows">\#(each: rows, { $0 })</ul>"#)
            <form class="line small" method="post" action="/today/finish">\(FormPages.token(view.frame.formToken))<span class="dim">Not today? Anyone left over moves to tomorrow, no red numbers.</span>\
            <button class="linkbutton end" name="do" value="finish">Finish for today</button></form></section>
            """
    }

    private func done(_ mark: TodayQueries.Mark, _ time: TimeWords) -> HTML {
        """
        <li class="row">\(draw.face(mark.person.face, 32))<p class="grow small"><b class="strong">\(mark.person.firstName)</b> \
        <span class="quiet">\(TodayReasons.deed(mark.deed))</span></p><span class="tag">\(draw.icon(.check))\(time.clock(mark.at))</span></li>
        """
    }

    // MARK: Finished

    private func finish(_ view: View) -> HTML {
        let done = view.marks.filter(\.isDone).count
        let left = view.isFinished ? view.items.count : 0
        let heard =
            done == 0
            ? "Nobody is waiting for a word from you just now."
            : "\(NumberWords.word(done).capitalizedFirst) \(done == 1 ? "person" : "people") heard from you today."
        return """
            <div class="finish">\(draw.logo(120))<h1>That’s everyone for today</h1>
            <p class="quiet">\(heard) Nothing else here needs you until tomorrow morning.</p>
            <div class="line"><a class="btn go" href="/home">Visit the group</a>\(optional: left > 0 ? resume(view) : nil)</div></div>
            """
    }

    private func resume(_ view: View) -> HTML {
        #"<form method="post" action="/today/finish">\#(FormPages.token(view.frame.formToken))<button class="btn bare" name="do" value="resume">Look at today again</button></form>"#
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
