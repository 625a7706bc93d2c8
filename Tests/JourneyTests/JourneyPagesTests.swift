import Kernel
import Site
import TestSupport
import Testing

@testable import Community
@testable import Identity
@testable import Journey
@testable import Trust

/// It is Thursday 14 May 2026, 10:10 in London.
@Suite("Pages of journeys") struct JourneyPagesTests {
    private let now = Moment(milliseconds: 1_778_749_800_000)
    private var time: TimeWords { TimeWords(now: now, zone: "Europe/London") }
    private var week: Week { Week(now, zone: .gmt) }
    private let doreen = Account(id: ID(12), handle: Handle(stored: "doreen"), name: "Doreen Vale", about: "71, wants the stairs back", portrait: nil)
    private let harbour = Practice(
        id: ID(1), handle: Handle(stored: "harbour"), name: "Harbour Strength", about: "Strength for beginners", timeZone: "Europe/London")

    private func frame(_ title: String) -> Frame {
        Frame(
            title: title, practice: "Harbour Strength", home: "/home", rail: [], tabs: [], shareAt: nil,
            me: NavMe(face: doreen.face, line: "Client", href: "/me"), newNotices: 0, formToken: "form-token", live: "/live", tellsViews: true, said: nil)
    }

    private func pulses(_ weeks: [Int: [Int?]]) -> [Pulse] {
        weeks.map { ago, values in
            let answers = zip(Factor.allCases, values).compactMap { factor, value in value.map { (factor, $0) } }
            return Pulse(week: week.earlier(by: ago), answers: Dictionary(uniqueKeysWithValues: answers), isHarder: ago == 0, coping: ago == 0 ? "Ring Jo" : "")
        }
    }

    private let twelve: [Int: [Int?]] = [0: [7, 6, 8, 6, 5], 1: [7, 5, 8, 6, 5], 4: [5, 5, 7, 4, 4], 5: [4, nil, 7, 4, 4], 9: [3, 4, 6, 3, nil]]

    private func page(
        _ weeks: [Int: [Int?]] = [:], started: Moment? = nil, sees: Moment? = nil, fields: FormFields = FormFields(), errors: FormErrors = FormErrors(),
        practice: Practice? = nil, me: Account? = nil
    ) -> HTML {
        let pulses = pulses(weeks)
        return JourneyPages(assets: .fixed).page(
            .init(
                frame: frame("Your journey"), me: me ?? doreen, startedAt: started, summary: PulseSummary(pulses, thisWeek: week),
                thisWeek: pulses.first { $0.week == week }, week: week, sight: [(practice ?? harbour, sees)], fields: fields, errors: errors, time: time))
    }

    @Test("before the first answers, after them, let be seen, and with a form that came back") func own() throws {
        try golden(page(), "journey-empty")
        try golden(page(twelve, started: now - .days(70)), "journey")
        try golden(page([0: [3, nil, nil, nil, nil]], started: now - .days(1), sees: now - .days(1)), "journey-first-week")
        var errors = FormErrors()
        errors.add("habit", "Please choose a number from 0 to 10, or leave it out.")
        errors.add("keep", PulseFault.notAgreed.sentence)
        try golden(page(fields: FormFields(texts: [("habit", "99"), ("enjoyment", "4"), ("coping", "Ring Jo")]), errors: errors), "journey-came-back")
        var hostile = FormErrors()
        hostile.add("habit", Hostile.text)
        let person = Account(id: ID(14), handle: Handle(stored: "mallory"), name: Hostile.text, about: Hostile.text, portrait: nil)
        let practice = Practice(id: ID(1), handle: Handle(stored: "harbour"), name: Hostile.text, about: "", timeZone: "Europe/London")
        Hostile.check(
            page(
                twelve, started: now, sees: now, fields: FormFields(texts: [("coping", Hostile.text), ("habit", Hostile.text)]), errors: hostile,
                practice: practice,
                me: person))
    }

    @Test("what professionals see: petals and weeks, and nothing of what made it harder", arguments: TestEngine.all) func client(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try SmallPractice.make(transaction)
            try GrantJourney.grant(small.harbour.id, by: small.id("doreen"), in: transaction)
            let person = try #require(try AccountQueries.account(small.id("doreen"), in: transaction))
            let journey = try #require(try JourneySight.look(at: person, in: small.harbour, by: small.circle("maya", transaction), in: transaction))
            func html(_ weeks: [Int: [Int?]]) -> HTML {
                ClientPages(assets: .fixed).page(
                    .init(
                        frame: frame(person.name), journey: journey, startedAt: nil, summary: PulseSummary(pulses(weeks), thisWeek: week), week: week,
                        time: time))
            }
            try golden(html(twelve), "client")
            try golden(html([:]), "client-silent")
            #expect(!html(twelve).text.contains("Ring Jo") && !html(twelve).text.lowercased().contains("harder"))
        }
    }
}
