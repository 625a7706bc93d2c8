@testable import Identity
import Kernel
import Language
import Site
import Testing

@testable import Community
@testable import Trust

@Suite("Pages for guardians, of filters, and the coach’s side") struct YouthAndFilterPagesTests {
    private func guardian(_ name: String = "Petra Vale", agreed: Bool = false, refused: Bool = false) -> Guardian {
        Guardian(
            account: Shown.doreen.id, name: name, email: "petra@test.example", askedAt: Shown.now - .days(2), agreedAt: agreed ? Shown.now - .days(1) : nil,
            refusedAt: refused ? Shown.now - .days(1) : nil)
    }

    private func content(_ text: String) -> ShownContent {
        ShownContent(title: text, introduction: text, words: text, name: text, channels: [.init(label: text, address: "/@doreen")])
    }

    private func shown(_ content: ShownContent, of person: Account, agreed: Bool, stands: Bool = true) -> GuardianAnswers.Question {
        let entry = PlateEntry(
            id: ID(81), practice: Shown.practice.id, subject: person, purpose: .wall, post: nil, nominatedBy: Shown.maya, nominatedAt: Shown.now - .days(3),
            reason: "", askedBy: nil, askedAt: Shown.now - .days(2), question: "", letter: "", version: 1, publishedVersion: nil, publishedAt: nil, endedAt: nil
        )
        let plate = Plate(plate: ID(81), practice: Shown.practice.id, subject: person.id, purpose: .wall, version: 1, content: content)
        let permission = Permission(
            id: ID(91), practice: Shown.practice.id, plate: ID(81), purpose: .wall, surface: .screen, state: stands ? .given : .withdrawn,
            since: Shown.now - .days(1), askedDigest: nil, approvedDigest: stands ? content.digest : nil, validUntil: stands ? Shown.now + .days(30) : nil,
            askAgainAt: nil, events: 2)
        return GuardianAnswers.Question(
            guardian: guardian(agreed: true), person: person, isMinor: true, practices: [Shown.practice],
            plate: (entry, plate, [permission], agreed ? [permission.id] : []))
    }

    private func joining(_ guardian: Guardian, _ person: Account = Shown.doreen, isMinor: Bool = true, practices: [Practice] = [Shown.practice])
        -> GuardianAnswers.Question
    {
        GuardianAnswers.Question(guardian: guardian, person: person, isMinor: isMinor, practices: practices, plate: nil)
    }

    private func page(_ question: GuardianAnswers.Question, said: String? = nil, trouble: String? = nil) throws -> HTML {
        let token = try #require(Token(String(repeating: "A", count: 43)))
        return GuardianPages(assets: .fixed).page(
            .init(question: question, token: token, formToken: Shown.formToken, said: said, trouble: trouble, time: Shown.time))
    }

    @Test("a guardian is asked, said yes, said no, and need not answer any more") func join() throws {
        try golden(page(joining(guardian())), "guardian-join")
        try golden(page(joining(guardian(agreed: true)), said: "Thank you."), "guardian-agreed")
        try golden(page(joining(guardian(refused: true), practices: [])), "guardian-refused")
        try golden(page(joining(guardian(agreed: true), isMinor: false)), "guardian-of-age")
        Hostile.check(try page(joining(guardian(Hostile.text), Shown.hostile)))
    }

    @Test("a guardian sees exactly what is shown, before and after the yes, and where nothing is asked any more") func showing() throws {
        let plain = ShownContent(title: "Two flights", words: "I still hold the rail.", name: "Doreen")
        try golden(page(shown(plain, of: Shown.doreen, agreed: false), trouble: "It was changed meanwhile."), "guardian-showing")
        try golden(page(shown(plain, of: Shown.doreen, agreed: true)), "guardian-shown")
        try golden(page(shown(plain, of: Shown.doreen, agreed: true, stands: false)), "guardian-nothing")
        Hostile.check(try page(shown(content(Hostile.text), of: Shown.hostile, agreed: false)))
    }

    private func filters(_ filters: ReaderFilters, tells: Bool = false, fields: FormFields = FormFields(), errors: FormErrors = FormErrors()) -> HTML {
        FilterPages(assets: .fixed).page(.init(frame: Shown.frame("Me"), filters: filters, tells: tells, fields: fields, errors: errors))
    }

    @Test("the form of filters: empty, filled, and come back with what was typed") func filters() throws {
        try golden(filters(.none), "filters-none")
        try golden(filters(ReaderFilters(topics: ["weight"], phrases: ["rowing machine"]), tells: true), "filters")
        let fields = FormFields(texts: [("topic", "weight"), ("phrases", "…\n<script>alert(1)</script>")])
        do {
            _ = try FilterForm.filters(fields)
            Issue.record("refused")
        } catch let errors as FormErrors {
            let page = filters(.none, fields: fields, errors: errors)
            #expect(page.text.contains("has no letter and no digit") && page.text.contains(#"value="weight" checked"#))
            Hostile.check(page)
        }
    }

    private func side(_ person: Account, plates: Bool = false, promoted: Moment? = nil, avoids: [Topic] = [], guardian: Guardian? = nil) -> HTML {
        let asked = shown(ShownContent(title: person.name), of: person, agreed: false)
        let rows = plates ? asked.plate.map { [($0.entry, person.name, $0.permissions)] } ?? [] : []
        return CoachSidePages(draw: FramePages(assets: .fixed).draw).html(
            CoachSide(
                practice: Shown.practice, person: person, plates: rows, promotedAt: promoted, hasChannel: promoted != nil, avoids: avoids, guardian: guardian),
            Shown.formToken, Shown.time)
    }

    @Test("what coaches read beside a page: nothing yet, everything, hostile names") func coaches() throws {
        try golden(side(Shown.doreen), "coach-side-nothing")
        try golden(
            side(Shown.doreen, plates: true, promoted: Shown.now - .days(9), avoids: Array(Topic.allCases.prefix(2)), guardian: guardian()), "coach-side")
        Hostile.check(side(Shown.hostile, plates: true, promoted: Shown.now, guardian: guardian(Hostile.text, agreed: true)))
    }
}
