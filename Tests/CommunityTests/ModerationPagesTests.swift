import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Identity

@Suite("Pages of reports") struct ModerationPagesTests {
    private static let crisis = [
        CrisisResource(name: "Samaritans", contact: "116 123", words: "Day and night, free", checkedAt: Shown.now - .days(20)),
        CrisisResource(name: "NHS", contact: "https://111.nhs.uk", words: "", checkedAt: Shown.now - .days(20)),
    ]

    private func one(_ text: String, person: Account = Shown.samir, isUrgent: Bool = false, isClosed: Bool = false, channel: String = "") -> ModerationCase {
        ModerationCase(
            id: ID(71), practice: ID(1), person: person, post: channel.isEmpty ? ID(3) : nil, channel: channel, evidence: text, openedAt: Shown.now - .hours(5),
            isUrgent: isUrgent, closedAt: isClosed ? Shown.now - .hours(1) : nil)
    }

    private func decision(_ action: CaseAction, _ words: String, appeal: String? = nil, answer: String? = nil, isReversed: Bool = false) -> CaseDecision {
        CaseDecision(
            id: ID(81), case: ID(71), action: action, reason: .unkind, words: words, until: action.ends ? Shown.now + .days(3) : nil, decidedBy: Shown.maya.id,
            decidedAt: Shown.now - .hours(2), reversedAt: isReversed ? Shown.now : nil, appeal: appeal ?? "",
            appealedAt: appeal == nil ? nil : Shown.now - .hours(1),
            answer: answer ?? "", answeredAt: answer == nil ? nil : Shown.now)
    }

    private func errors(_ fields: String...) -> FormErrors {
        var errors = FormErrors()
        for field in fields { errors.add(field, Hostile.text) }
        return errors
    }

    private func about(_ text: String, channels: [Channel] = [], isRead: Bool = true) -> ReportPages.About {
        ReportPages.About(
            title: text, excerpt: text, action: "/posts/3/report", back: "/home", channels: channels, practice: text, isRead: isRead, crisis: Self.crisis)
    }

    @Test("reporting something, as a member and as a visitor; what one reported") func reporting() throws {
        let pages = ReportPages(assets: .fixed)
        func view(_ about: ReportPages.About, _ fields: FormFields = FormFields(), _ errors: FormErrors = FormErrors()) -> ReportPages.View {
            ReportPages.View(about: about, formToken: "token", fields: fields, errors: errors)
        }
        let frame = OpenFrame(title: "Report", practice: "harbour.example", line: "", home: "/@samir", nav: [], isMember: false)
        try golden(pages.page(view(about("what Samir wrote", channels: [Shown.channel()])), Shown.frame("Report")), "report")
        try golden(pages.open(view(about("Samir")), frame), "report-visitor")
        try golden(pages.thanks(frame, back: "/@samir"), "report-thanks")
        let fields = FormFields(texts: [("reason", Hostile.text), ("words", Hostile.text), ("channel", Hostile.text)])
        let hostile = view(about(Hostile.text, channels: [Shown.channel(Hostile.text, address: Hostile.text)]), fields, errors("reason", "words"))
        Hostile.check(pages.page(hostile, Shown.frame("Report")))
        let reports: [(one: ModerationCase, at: Moment, decision: CaseDecision?)] = [
            (one("Hm"), Shown.now - .hours(5), nil), (one("Hm", isClosed: true), Shown.now - .days(2), decision(.hide, "")),
            (one("Hm", isClosed: true), Shown.now - .days(3), decision(.nothing, "")),
        ]
        try golden(pages.mine(.init(frame: Shown.frame("What I reported"), reports: reports, time: Shown.time)), "reports-mine")
        try golden(pages.mine(.init(frame: Shown.frame("What I reported"), reports: [], time: Shown.time)), "reports-mine-none")
    }

    private func page(
        _ one: ModerationCase, _ text: String, decisions: [CaseDecision] = [], now: String?, fields: FormFields = FormFields(),
        errors: FormErrors = FormErrors()
    ) -> HTML {
        let reports = [
            Report(id: ID(1), reporter: Shown.doreen, reason: .worry, words: text, createdAt: Shown.now - .hours(4)),
            Report(id: ID(2), reporter: nil, reason: .unkind, words: "", createdAt: Shown.now - .hours(3)),
        ]
        return CasePages(assets: .fixed).page(
            .init(
                frame: Shown.frame("A case"), one: one, practice: Shown.practice, reports: reports, decisions: decisions, earlier: [decision(.words, "")],
                now: now,
                around: [(author: text, words: text)], names: [Shown.maya.id: text], hasCrisisCard: true, me: Shown.maya.id, fields: fields, errors: errors,
                time: Shown.time))
    }

    @Test("the queue, and a case in each state") func cases() throws {
        let pages = CasePages(assets: .fixed)
        let queue = CasePages.QueueView(
            frame: Shown.frame("Reports"), practice: Shown.practice, open: [(one("Hm", isUrgent: true), 2), (one("Hm", channel: "https://a.example"), 1)],
            appeals: [one("Hm", isClosed: true)], closed: [(one("Hm", isClosed: true), decision(.hide, ""))], needsCrisisCard: true, time: Shown.time)
        try golden(pages.queue(queue), "moderation")
        try golden(
            pages.queue(.init(frame: Shown.frame("Reports"), practice: nil, open: [], appeals: [], closed: [], needsCrisisCard: false, time: Shown.time)),
            "moderation-none")
        try golden(page(one("You are all wrong"), "It stings", now: "You are all lovely"), "case")
        try golden(
            page(one("You are all wrong", isClosed: true), "It stings", decisions: [decision(.hide, "Not here", appeal: "A joke")], now: nil), "case-appealed")
        let fields = FormFields(texts: [("words", Hostile.text), ("decision", "81"), ("action", "hide")])
        let appealed = [decision(.hold, Hostile.text, appeal: Hostile.text), decision(.limit, Hostile.text, appeal: Hostile.text, answer: Hostile.text)]
        Hostile.check(
            page(
                one(Hostile.text, person: Shown.hostile), Hostile.text, decisions: appealed, now: Hostile.text, fields: fields,
                errors: errors("action", "words", "days")))
    }

    private func decided(_ decision: CaseDecision, _ text: String = "You are all wrong", fields: FormFields = FormFields(), errors: FormErrors = FormErrors())
        -> HTML
    {
        CasePages(assets: .fixed).decision(
            .init(
                frame: Shown.frame("A decision about you"), decision: decision, one: one(text, isClosed: true), practice: Shown.practice, fields: fields,
                errors: errors,
                time: Shown.time))
    }

    @Test("what its person is told, and says to that") func decisions() throws {
        try golden(decided(decision(.suspend, "Please take a few days.")), "decision")
        try golden(decided(decision(.hide, "Not here.", appeal: "It was a joke.", answer: "You are right.", isReversed: true)), "decision-reversed")
        try golden(
            CasePages(assets: .fixed).decisions(
                .init(frame: Shown.frame("Decisions about me"), decisions: [decision(.hide, ""), decision(.words, "")], time: Shown.time)), "decisions")
        Hostile.check(decided(decision(.hide, Hostile.text), Hostile.text, fields: FormFields(texts: [("words", Hostile.text)]), errors: errors("words")))
        Hostile.check(decided(decision(.hide, Hostile.text, appeal: Hostile.text, answer: Hostile.text), Hostile.text))
    }

    @Test("the crisis card, its form, and none") func crisis() throws {
        let pages = CrisisPages(assets: .fixed)
        func page(_ resources: [CrisisResource]) -> HTML {
            pages.page(.init(frame: Shown.frame("Heavy"), practice: Shown.practice, resources: resources, mayEdit: true, time: Shown.time))
        }
        func form(_ resources: [CrisisResource], _ fields: FormFields = FormFields(), _ errors: FormErrors = FormErrors()) -> HTML {
            pages.form(.init(frame: Shown.frame("Card"), practice: Shown.practice, resources: resources, fields: fields, errors: errors, time: Shown.time))
        }
        try golden(page(Self.crisis), "crisis")
        try golden(page([]), "crisis-none")
        try golden(form(Self.crisis), "crisis-form")
        let hostile = [CrisisResource(name: Hostile.text, contact: Hostile.text, words: Hostile.text, checkedAt: Shown.now)]
        Hostile.check(page(hostile))
        Hostile.check(form(hostile, FormFields(texts: [("name-0", Hostile.text)]), errors("name-0")))
    }
}
