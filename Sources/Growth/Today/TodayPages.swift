import Community
import Identity
import Kernel
import Site
import Trust

/// The professional's queue.
package struct TodayPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let items: [TodayItem]
        /// The item that is open, with what it needs.
        let open: OpenItem?
        /// Words that were typed for something that is gone.
        let lost: String?
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
        let post: Post?
        let praise: PraisePages.FormView?
        let words: WordsView?
    }

    /// A reply to a question that waits, or a question to somebody who went quiet.
    package struct WordsView: Sendable {
        let practice: Practice
        let needed: Set<ConsentPurpose>
        let body: String
        let formKey: String
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages
    private let praise: PraisePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        praise = PraisePages(draw: pages.draw)
    }

    package func page(_ view: View) -> HTML {
        let main = view.items.isEmpty || view.isFinished ? finish(view) : queue(view)
        return pages.page(view.frame, main: "\(optional: view.lost.map(lost))\(main)", side: TodayWeek(draw: draw).side(view))
    }

    private func lost(_ words: String) -> HTML {
        """
        <section class="card stack gap-s said" role="status"><p><b>This was not sent.</b> What it answered is no longer there.</p>\
        <label for="lost">Your words, to keep or to use elsewhere</label><textarea id="lost" class="voice" rows="3" readonly>\(words)</textarea></section>
        """
    }

    // MARK: The queue

    private func queue(_ view: View) -> HTML {
        let rows = view.items.map { item in item.key == view.open?.key ? open(item, view) : row(item, view) }
        let count = view.items.count
        let people = count == 1 ? "One person" : "\(NumberWords.word(count).capitalizedFirst) people"
        return """
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
        \(optional: item.rule == .win ? nil : view.open?.post.map(quotation))\
        \(optional: view.open?.praise.map { praise.form(with($0, item)) })\(optional: view.open?.words.map { words($0, item, view) })</li>
        """
    }

    /// What they wrote, where the evidence does not say it.
    private func quotation(_ post: Post) -> HTML {
        #"<blockquote class="voice"><p>\#(post.excerpt(280)) <a class="small nobreak" href="\#(post.href)">Open</a></p></blockquote>"#
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
    private func with(_ form: PraisePages.FormView, _ item: TodayItem) -> PraisePages.FormView {
        var form = form
        form.action = "/today/\(item.key)"
        form.isLive = false
        form.buttons = "<input type=\"hidden\" name=\"post\" value=\"\(form.post.id)\">\(aside)"
        return form
    }

    /// What else one can do with an item.
    private var aside: HTML {
        """
        <button class="btn bare" name="do" value="done" formnovalidate>Done</button><button class="btn bare" name="do" value="later" formnovalidate>Later</button>
        """
    }

    private func words(_ words: WordsView, _ item: TodayItem, _ view: View) -> HTML {
        let id = "words-\(item.person.id)"
        let name = item.person.firstName
        let form = FormPages(draw: draw, fields: words.fields, errors: words.errors)
        let isQuestion = item.rule == .question
        let hint =
            isQuestion
            ? "Your answer stands under the question, for all who see it. Experience is welcome; for medicines and symptoms, a doctor or nurse comes first."
            : "Only \(name) and you see this. A question that can be answered in one line works best."
        return """
            <form class="composer" method="post" action="\("/today/\(item.key)" as Href)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="key" value="\(words.formKey)">
            <button class="sr" tabindex="-1" aria-hidden="true" name="do" value="\(isQuestion ? "answer" : "ask")">Send</button>
            <label for="\(id)" class="hint">\(hint)</label>
            <textarea id="\(id)" name="body" class="voice" rows="3"\(attribute: "aria-invalid", words.errors["body"] == nil ? nil : "true")>\(words.body)</textarea>
            \(optional: words.errors["body"].map { "<p class=\"wrong\">\(draw.icon(.alert, .small))<span>\($0)</span></p>" })\(ConsentFields.fieldset(words.needed, practice: words.practice, form))
            <div class="line end">\(aside)<button class="btn go" name="do" value="\(isQuestion ? "answer" : "ask")">\(draw.icon(isQuestion ? .reply : .send, .small))\(isQuestion ? "Answer \(name)" : "Ask \(name)")</button></div></form>
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
        let left = view.isFinished ? view.items.count : 0
        let heard = Set(view.marks.filter { TodayReasons.reached($0.deed) }.map(\.person.id)).count
        let said = heard == 0 ? nil : "\(NumberWords.word(heard).capitalizedFirst) \(heard == 1 ? "person" : "people") heard from you today."
        let rest =
            switch left {
            case 0: "\(said == nil ? "Nobody is waiting for a word from you just now. " : "")Nothing else here needs you until tomorrow morning."
            case 1: "The one person left moves to tomorrow."
            default: "The \(NumberWords.word(left)) people left move to tomorrow."
            }
        return """
            <div class="finish">\(draw.logo(120))<h1>That’s \(left == 0 ? "everyone" : "enough") for today</h1>
            <p class="quiet">\(said.map { $0 + " " } ?? "")\(rest)</p>
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
