import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Identity

@Suite("Pages of data rights") struct DataRightsPagesTests {
    private func export(_ state: Export.State, done: Int = 12) -> Export {
        Export(
            id: ID(91), account: Shown.doreen.id, state: state, done: done, parts: 60, askedAt: Shown.now - .hours(1), readyAt: nil, bytes: 2_400_000)
    }

    private func page(_ export: Export?, isErasing: Bool = false, errors: FormErrors = FormErrors()) -> HTML {
        ExportPages(assets: .fixed).page(
            .init(
                frame: Shown.frame("Everything about me"), export: export, isErasing: isErasing, fields: FormFields(), errors: errors, time: Shown.time))
    }

    @Test("an export in each state") func exports() throws {
        try golden(page(nil), "export")
        try golden(page(export(.making)), "export-making")
        try golden(page(export(.ready, done: 60), isErasing: true), "export-ready")
        try golden(page(export(.failed)), "export-failed")
        var errors = FormErrors()
        errors.add("password", Hostile.text)
        Hostile.check(page(nil, errors: errors))
    }

    @Test("the page in the file itself") func file() throws {
        func view(_ person: Account, _ text: String) -> HTML {
            ExportPage(
                person: person, profile: .blank, email: text,
                written: [(id: ID(3), headline: text, body: text, audience: "group", at: Shown.now - .days(2))],
                pictures: [(id: ID(77), post: ID(3), description: text, digest: "x")], messages: [(with: text, by: text, body: text, at: Shown.now)],
                praise: [(giver: text, receiver: text, words: text, at: Shown.now)], looks: [Look(viewer: text, what: text, at: Shown.now)], time: Shown.time
            ).html
        }
        try golden(view(Shown.doreen, "Two flights"), "export-file")
        Hostile.check(view(Shown.hostile, Hostile.text))
    }

    @Test("who looked, somebody and nobody") func looks() throws {
        let pages = LookPages(assets: .fixed)
        try golden(pages.page(Shown.frame("Who looked"), [Look(viewer: "Maya", what: "a report about you", at: Shown.now - .days(1))], Shown.time), "looks")
        try golden(pages.page(Shown.frame("Who looked"), [], Shown.time), "looks-none")
        Hostile.check(pages.page(Shown.frame("Who looked"), [Look(viewer: Hostile.text, what: Hostile.text, at: Shown.now)], Shown.time))
    }

    private func incident(_ text: String, isRisk: Bool = true, told: Moment? = nil, closed: Moment? = nil) -> Incident {
        Incident(
            id: ID(95), noticedAt: Shown.now - .hours(5), what: text, people: text, effects: text, measures: text, isRisk: isRisk, authorityToldAt: told,
            peopleToldAt: nil, closedAt: closed)
    }

    @Test("incidents, and one of them") func incidents() throws {
        let pages = IncidentPages(assets: .fixed)
        func list(_ incidents: [Incident]) -> HTML { pages.list(.init(frame: Shown.frame("Incidents"), incidents: incidents, time: Shown.time)) }
        func form(_ incident: Incident?, _ fields: FormFields = FormFields(), _ errors: FormErrors = FormErrors()) -> HTML {
            pages.form(.init(frame: Shown.frame("An incident"), incident: incident, zone: "Europe/London", fields: fields, errors: errors, time: Shown.time))
        }
        let all = [incident("A mail to the wrong person"), incident("A lost telephone", told: Shown.now), incident("Old", closed: Shown.now)]
        try golden(list(all), "incidents")
        try golden(list([]), "incidents-none")
        try golden(form(nil), "incident-new")
        try golden(form(incident("A mail to the wrong person", told: Shown.now)), "incident")
        var errors = FormErrors()
        for field in ["noticed", "what", "people"] { errors.add(field, Hostile.text) }
        Hostile.check(form(incident(Hostile.text), FormFields(texts: [("what", Hostile.text), ("noticed", Hostile.text)]), errors))
        Hostile.check(list([incident(Hostile.text)]))
    }

    @Test("a day and a time as a form sends them come back as they were") func moments() {
        for text in ["2026-05-14T07:30", "2026-01-01T00:00", "1999-12-31T23:59"] {
            #expect(LocalMoment.read(text, zone: "Europe/London").map { LocalMoment.text($0, zone: "Europe/London") } == text)
        }
        for text in ["", "soon", "2026-13-01T10:00", "2026-02-30T10:00", "2026-05-14", "2026-05-14T25:00"] {
            #expect(LocalMoment.read(text, zone: "UTC") == nil, "\(text)")
        }
    }
}
