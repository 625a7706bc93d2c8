import Identity
import Kernel
import Site
import Trust

/// The queue of what was reported, one case, and what its person reads of it.
package struct CasePages: Sendable {
    package struct QueueView: Sendable {
        let frame: Frame
        /// The practice; `nil` for stewards.
        let practice: Practice?
        let open: [(one: ModerationCase, reports: Int)]
        let appeals: [ModerationCase]
        let closed: [(one: ModerationCase, decision: CaseDecision?)]
        let needsCrisisCard: Bool
        let time: TimeWords
    }

    package struct CaseView: Sendable {
        let frame: Frame
        let one: ModerationCase
        let practice: Practice
        let reports: [Report]
        let decisions: [CaseDecision]
        /// What was decided about the person before.
        let earlier: [CaseDecision]
        /// What stands there now; `nil` where it is gone, or it is about no post.
        let now: String?
        var hanging = Hanging()
        let around: [(author: String, words: String)]
        let names: [ID<Account>: String]
        let hasCrisisCard: Bool
        let me: ID<Account>
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    /// What hangs on a post beside its words.
    package struct Hanging: Sendable {
        var pictures: [ShownPicture] = []
        var poll: Poll?
        var warning: String?
    }

    package struct DecisionView: Sendable {
        let frame: Frame
        let decision: CaseDecision
        let one: ModerationCase
        let practice: Practice
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    package struct DecisionsView: Sendable {
        let frame: Frame
        let decisions: [CaseDecision]
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    // MARK: The queue

    package func queue(_ view: QueueView) -> HTML {
        let open = view.open.map { row($0.one, $0.reports == 1 ? "One report" : "\(NumberWords.word($0.reports).capitalizedFirst) reports", view) }
        let appeals = view.appeals.map { row($0, "Somebody says that this is wrong", view) }
        let closed = view.closed.map { row($0.one, $0.decision?.action.title ?? "", view) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Reports</h1><p>\(view.practice.map { "At \($0.name)." } ?? "About those who look after a practice.") Worries come first. The first decision counts.</p></div></header>
                <div class="stack gap-l">\(empty, if: open.isEmpty && appeals.isEmpty)\(section("ap", "Appeals", appeals))\(section("op", "To look at", open))\(section("cl", "Decided", closed))
                \(optional: view.practice.map { crisis($0, isMissing: view.needsCrisisCard) })</div>
                """
        )
    }

    private var empty: HTML {
        #"<section class="card empty"><div class="center">\#(draw.icon(.check))</div><h2>Nothing waits</h2><p class="quiet">What somebody reports is here until one of you decides.</p></section>"#
    }

    private func section(_ id: String, _ title: String, _ rows: [HTML]) -> HTML {
        rows.isEmpty
            ? "" : #"<section class="stack" aria-labelledby="\#(id)"><h2 id="\#(id)">\#(title)</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }

    private func row(_ one: ModerationCase, _ line: String, _ view: QueueView) -> HTML {
        """
        <li class="row">\(draw.face(one.person.face, 44))<div class="grow"><p><a class="name" href="\("/cases/\(one.id)" as Href)">\(one.about)</a> \(#"<span class="tag amber">A worry</span>"#, if: one.isUrgent && one.closedAt == nil)</p>\
        <p class="small quiet">\(line), \(view.time.ago(one.closedAt ?? one.openedAt))</p></div></li>
        """
    }

    private func crisis(_ practice: Practice, isMissing: Bool) -> HTML {
        """
        <p class="note">\(draw.icon(.hands))<span>\(isMissing ? "There is no crisis card yet. It helps when somebody is in a bad place." : "The crisis card says where help is to be had.") <a href="\("/p/\(practice.handle.text)/crisis/edit" as Href)">\(isMissing ? "Write one" : "Look at it")</a></span></p>
        """
    }

    // MARK: One case

    package func page(_ view: CaseView) -> HTML {
        let one = view.one
        let reports = view.reports.map { report($0, view) }
        let decisions = view.decisions.map { decision($0, view) }
        let earlier = view.earlier.map { "<li>\($0.action.title), \(view.time.ago($0.decidedAt))\(", reversed", if: $0.reversedAt != nil)</li>" as HTML }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\("/p/\(view.practice.handle.text)/moderation" as Href)">\(draw.icon(.back, .small))Reports</a></p>
                <header class="head"><div><h1>\(one.about)</h1><p>Reported \(view.time.ago(one.openedAt)), at \(view.practice.name).</p></div></header>
                <div class="stack gap-l">\(evidence(view))
                <section class="stack" aria-labelledby="re"><h2 id="re">What was said about it</h2><ul class="sheet">\(each: reports, { $0 })</ul></section>
                \(optional: decisions.isEmpty ? nil : #"<section class="stack" aria-labelledby="de"><h2 id="de">What was decided</h2>\#(each: decisions, { $0 })</section>"#)
                \(optional: one.closedAt == nil ? deciding(view) : nil)</div>
                """,
            side: """
                <aside class="side" aria-label="About the person"><section class="stack gap-s" aria-labelledby="wh"><h2 id="wh">\(one.person.name)</h2>\
                <p class="small"><a href="\(one.person.href)">@\(one.person.handle.text)</a></p>\
                \(earlier.isEmpty ? #"<p class="small quiet">Nothing was decided about them before.</p>"# as HTML : #"<p class="small quiet">Before:</p><ul class="small quiet">\#(each: earlier, { $0 })</ul>"#)</section></aside>
                """
        )
    }

    private func evidence(_ view: CaseView) -> HTML {
        let one = view.one
        let around = view.around.map {
            "<li class=\"pad\"><p class=\"small dim\">\($0.author)</p><p class=\"voice\">\(String($0.words.prefix(600)))</p></li>" as HTML
        }
        let changed = one.post != nil && view.now != one.evidence
        return """
            <section class="stack" aria-labelledby="ev"><h2 id="ev">As it read when it was reported</h2><blockquote class="card voice prewrap">\(one.evidence.isEmpty ? "No words." : one.evidence)</blockquote>
            \(changed ? now(view.now) : "")\(hanging(view))\
            \(optional: around.isEmpty ? nil : #"<details class="fold"><summary>What stands around it \#(draw.icon(.right, .small))</summary><ul class="sheet">\#(each: around, { $0 })</ul></details>"#)</section>
            """
    }

    private func hanging(_ view: CaseView) -> HTML {
        let pictures = view.hanging.pictures.map { picture in
            #"<figure><img src="\#("/cases/\(view.one.id)/pictures/\(picture.id)" as Href)" alt="\#(picture.description.isEmpty ? "A picture without a description" : picture.description)" width="\#(picture.width)" height="\#(picture.height)" loading="lazy" decoding="async"></figure>"#
                as HTML
        }
        let choices = (view.hanging.poll?.choices ?? []).map { "<li>\($0.words)</li>" as HTML }
        return """
            \(optional: view.hanging.warning.map { "<p class=\"small quiet\">It stands behind a warning: \($0)</p>" })\
            \(#"<div class="pictures n\#(pictures.count)">\#(each: pictures, { $0 })</div>"#, if: !pictures.isEmpty)\
            \(#"<p class="small quiet">With a poll:</p><ul class="small">\#(each: choices, { $0 })</ul>"#, if: !choices.isEmpty)
            """
    }

    private func now(_ words: String?) -> HTML {
        words.map { #"<p class="small quiet">It was changed since. Now:</p><blockquote class="card voice prewrap">\#($0)</blockquote>"# }
            ?? #"<p class="small quiet">It has been taken down since.</p>"#
    }

    private func report(_ report: Report, _ view: CaseView) -> HTML {
        """
        <li class="pad stack gap-s"><p><b class="strong">\(report.reason.title)</b> <span class="small dim">\(report.reporter?.name ?? "A visitor"), \(view.time.ago(report.createdAt))</span></p>\
        \(optional: report.words.isEmpty ? nil : "<p class=\"voice prewrap\">\(report.words)</p>")</li>
        """
    }

    private func decision(_ decision: CaseDecision, _ view: CaseView) -> HTML {
        let who = decision.decidedBy.flatMap { view.names[$0] } ?? "Somebody"
        return """
            <div class="card stack gap-s"><p class="line between"><b class="strong">\(decision.action.title)</b><span class="small dim">\(who), \(view.time.ago(decision.decidedAt))</span></p>\
            \(optional: decision.until.map { "<p class=\"small quiet\">Until \(view.time.longDate($0))</p>" })\(optional: decision.words.isEmpty ? nil : "<p class=\"voice prewrap\">\(decision.words)</p>")\
            \(#"<p class="tag sandy">Reversed</p>"#, if: decision.reversedAt != nil)\(optional: decision.appealedAt.map { appeal(decision, $0, view) })</div>
            """
    }

    private func appeal(_ decision: CaseDecision, _ at: Moment, _ view: CaseView) -> HTML {
        let answer: HTML =
            decision.answeredAt == nil
            ? """
            <form class="stack gap-s" method="post" action="\("/cases/\(view.one.id)" as Href)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="decision" value="\(decision.id)">\
            \(#"<p class="note">\#(draw.icon(.people))<span>You decided this yourself. If somebody else can answer, let them.</span></p>"#, if: decision.decidedBy == view.me)\
            <div class="field"><label for="answer-\(decision.id)">Your answer to them</label><textarea id="answer-\(decision.id)" name="words" rows="3" maxlength="\(CaseDecision.longestWords)">\(view.fields.raw("decision") == decision.id.description ? view.fields.raw("words") : "")</textarea></div>\
            <div class="line"><button class="btn go" name="do" value="reverse">They are right: take it back</button><button class="btn" name="do" value="uphold">It stands</button></div></form>
            """ : "<p class=\"small quiet\">Answered: \(decision.answer.isEmpty ? "without words" : decision.answer)</p>"
        return
            #"<section class="wash sandy stack gap-s"><h3>They say that it is wrong</h3><p class="voice prewrap">\#(decision.appeal)</p><p class="small dim">\#(view.time.ago(at))</p>\#(answer)</section>"#
    }

    private func deciding(_ view: CaseView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let actions = CaseAction.allCases.filter {
            (!$0.needsThing || view.now != nil || !view.one.channel.isEmpty) && ($0 != .crisisCard || view.hasCrisisCard)
        }.map { action in
            """
            <label class="pick"><input type="radio" name="action" value="\(action.rawValue)"\(flag: "checked", if: view.fields.raw("action") == action.rawValue)><span>\(action.title)</span></label>
            """ as HTML
        }
        let reasons = ReportReason.allCases.map { (value: $0.rawValue, title: $0.ground.capitalizedFirst) }
        let days = CaseDecision.lengths.map { (value: String($0), title: $0 == 1 ? "One day" : "\(NumberWords.word(Int($0)).capitalizedFirst) days") }
        return """
            <form class="card stack" method="post" action="\("/cases/\(view.one.id)" as Href)">\(FormPages.token(view.frame.formToken))\(form.summary)<h2>Decide</h2>
            <fieldset class="stack gap-s" id="action"><legend class="label">What to do</legend>\(each: actions, { $0 })\(form.message("action"))</fieldset>
            \(form.list("days", "For how long, where it ends", days, chosen: "7"))
            \(form.list("reason", "The reason", reasons, chosen: view.reports.first?.reason.rawValue ?? "other"))
            \(form.area("words", "What you say to them", hint: "They read this, with the decision and how to appeal. Nobody else does.", rows: 4, isRequired: false))
            <div class="line"><button class="btn go" name="do" value="decide">Decide</button></div></form>
            """
    }

    // MARK: For the person it is about

    package func decision(_ view: DecisionView) -> HTML {
        let decision = view.decision
        let what = view.one.post != nil ? "something you wrote" : view.one.channel.isEmpty ? "your account" : "a channel of yours"
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me/decisions">\(draw.icon(.back, .small))Decisions about me</a></p>
                <header class="head"><div><h1>\(decision.told)</h1><p>Those who look after \(view.practice.name) decided this about \(what), \(view.time.longDate(decision.decidedAt)).</p></div></header>
                <div class="stack gap-l"><section class="card stack gap-s"><dl class="dl"><dt>About</dt><dd class="voice prewrap">\(String(view.one.evidence.prefix(600)))</dd>\
                <dt>Reason</dt><dd>\(decision.reason.ground.capitalizedFirst), after a report</dd>\(optional: decision.until.map { "<dt>Until</dt><dd>\(view.time.longDate($0)), \(view.time.clock($0))</dd>" })\
                <dt>Decided by</dt><dd>A person, not a program</dd></dl>\(optional: decision.words.isEmpty ? nil : #"<p class="voice prewrap">\#(decision.words)</p>"#)</section>
                \(appealing(view))</div>
                """
        )
    }

    private func appealing(_ view: DecisionView) -> HTML {
        let decision = view.decision
        if let at = decision.appealedAt {
            let answer: HTML =
                decision.answeredAt == nil
                ? "<p class=\"quiet\">Somebody looks at it again. You are told what comes of it.</p>"
                : "<p class=\"quiet\">\(decision.reversedAt == nil ? "It was looked at again, and it stands." : "It was looked at again, and taken back.")</p>\(optional: decision.answer.isEmpty ? nil : "<p class=\"voice prewrap\">\(decision.answer)</p>")"
            return
                #"<section class="card stack gap-s" aria-labelledby="ap"><h2 id="ap">Your appeal</h2><p class="voice prewrap">\#(decision.appeal)</p><p class="small dim">\#(view.time.ago(at))</p>\#(answer)</section>"#
        }
        guard decision.mayAppeal(at: view.time.now) else { return "" }
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return """
            <form class="card stack" method="post" action="\("/me/decisions/\(decision.id)" as Href)">\(FormPages.token(view.frame.formToken))\(form.summary)<h2>If you see it otherwise</h2>
            \(form.area("words", "Say why", hint: "Where possible somebody else than before looks at it again. You have until \(view.time.longDate(decision.decidedAt + CaseDecision.appealTime)).", rows: 4))
            <div class="line"><button class="btn go">Appeal</button></div></form>
            """
    }

    package func decisions(_ view: DecisionsView) -> HTML {
        let rows = view.decisions.map { decision in
            """
            <li class="row"><div class="grow"><p><a class="name" href="\("/me/decisions/\(decision.id)" as Href)">\(decision.told)</a></p><p class="small quiet">\(decision.reason.ground.capitalizedFirst), \(view.time.ago(decision.decidedAt))</p></div></li>
            """ as HTML
        }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Decisions about me</h1><p>Only you and those who look after your practice see this.</p></div></header>
                \(rows.isEmpty ? #"<p class="card quiet">None.</p>"# as HTML : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                """
        )
    }
}
