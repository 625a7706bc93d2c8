import Identity
import Kernel
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Reports and what comes of them") struct ModerationTests {
    private func report(
        _ post: ID<Post>, by handle: String, for reason: ReportReason = .unkind, words: String = "", _ small: SmallPractice, _ transaction: Transaction
    )
        throws -> ID<ModerationCase>
    {
        let visible = try #require(try PostQueries.post(post, for: small.circle(handle, transaction), in: transaction))
        return try ReportSomething.report(.post(visible), ReportDraft(reason: reason, words: words), by: small.id(handle), in: transaction)
    }

    @discardableResult
    private func decide(
        _ id: ID<ModerationCase>, _ action: CaseAction, by handle: String = "maya", days: Int64 = 7, _ small: SmallPractice, _ transaction: Transaction
    ) throws -> ID<CaseDecision> {
        try DecideCase.decide(
            id, DecisionDraft(action: action, reason: .unkind, words: "Because", days: days), by: small.circle(handle, transaction).viewer, in: transaction)
    }

    private func told(_ handle: String, _ small: SmallPractice, _ reading: Reading) throws -> [NoticeKind] {
        try NoticeQueries.notices(of: small.id(handle), limit: 20, in: reading).map(\.kind)
    }

    @Test("all reports of a thing are one case, told to those who decide, and its author learns nothing", arguments: TestEngine.all)
    func reporting(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let post = try small.post("You are all wrong", by: "samir", transaction)
            let one = try report(post, by: "doreen", words: "It stings", small, transaction)
            #expect(try report(post, by: "graham", for: .worry, small, transaction) == one)
            #expect(try report(post, by: "graham", for: .worry, small, transaction) == one, "twice is once")
            #expect(try ModerationQueries.reports(of: one, in: transaction).map(\.reason) == [.unkind, .worry])
            let found = try #require(try ModerationQueries.one(one, in: transaction))
            #expect(found.evidence == "You are all wrong" && found.isUrgent)
            #expect(try told("maya", small, transaction).allSatisfy { $0 == .reported } && !told("maya", small, transaction).isEmpty)
            #expect(try told("samir", small, transaction) == [] && told("doreen", small, transaction) == [])
            #expect(throws: NotAllowed.self) { _ = try report(post, by: "samir", small, transaction) }
            // What it said then stays to be read, whatever becomes of it.
            try small.edit(post, body: "You are all lovely", by: "samir", transaction)
            #expect(try ModerationQueries.one(one, in: transaction)?.evidence == "You are all wrong")
        }
    }

    @Test("nobody but those who look after the practice looks at a case, and nobody at their own", arguments: TestEngine.all)
    func outsiders(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let one = try report(small.post("Hm", by: "samir", transaction), by: "doreen", small, transaction)
            let aboutNils = try report(small.post("Hm", by: "nils", transaction), by: "doreen", small, transaction)
            for handle in small.people.keys.sorted() {
                let viewer = try small.circle(handle, transaction).viewer
                let may = (try? CaseReading.one(one, for: viewer, in: transaction)) != nil
                #expect(may == ["maya", "nils", "pat"].contains(handle), "\(handle)")
                let mayNils = (try? CaseReading.one(aboutNils, for: viewer, in: transaction)) != nil
                #expect(mayNils == ["maya", "pat"].contains(handle), "\(handle)")
                if !may { #expect(throws: NotFound.self) { try decide(one, .hide, by: handle, small, transaction) } }
            }
            #expect(try ModerationQueries.cases(of: small.harbour.id, isOpen: true, without: small.id("nils"), limit: 9, in: transaction).map(\.id) == [one])
            // Stewards see what is about those who look after a practice, wherever.
            #expect(try ModerationQueries.casesAboutProfessionals(without: small.id("maya"), limit: 9, in: transaction).map(\.id) == [aboutNils])
        }
    }

    @Test("held and hidden is seen by its author alone, and a decision that it may stand shows it again", arguments: TestEngine.all)
    func hiding(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let post = try small.post("Hm", by: "samir", audience: .public, transaction)
            let seers = try small.viewers(of: post, transaction)
            let one = try report(post, by: "doreen", small, transaction)
            try decide(one, .hold, small, transaction)
            #expect(try small.viewers(of: post, transaction) == ["samir"])
            #expect(try OpenPostQueries.post(post, in: transaction) == nil)
            #expect(try PostQueries.post(post, for: small.circle("samir", transaction), in: transaction)?.subject.isHidden == true)
            #expect(try told("samir", small, transaction) == [.decided] && told("doreen", small, transaction) == [], "it goes on")
            // Consent taken back and given anew brings back what was withheld for it, and nothing else.
            try small.withdrawConsent("samir", transaction)
            try small.giveConsents("samir", transaction)
            #expect(try small.viewers(of: post, transaction) == ["samir"])
            try decide(one, .nothing, by: "nils", small, transaction)
            #expect(try small.viewers(of: post, transaction) == seers)
            #expect(try told("doreen", small, transaction) == [.reportAnswered])
            #expect(throws: CaseClosed.self) { try decide(one, .hide, small, transaction) }
            // A new report opens a new case.
            #expect(try report(post, by: "doreen", small, transaction) != one)
        }
    }

    @Test("who is suspended reads and does not write; who is limited is read first; both end", arguments: TestEngine.all)
    func restricting(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            try await store.write { transaction in
                let theirs = try small.post("Mine", by: "doreen", transaction)
                let one = try report(small.post("Hm", by: "samir", transaction), by: "doreen", small, transaction)
                try decide(one, .suspend, days: 3, small, transaction)
                for audience in PostDraft.ChosenAudience.allCases {
                    #expect(throws: NotAllowed.self, "\(audience)") { try small.post("More", by: "samir", audience: audience, transaction) }
                }
                #expect(throws: NotAllowed.self) { try small.reply("More", to: theirs, by: "samir", transaction) }
                #expect(throws: NotAllowed.self) { try small.praise(theirs, by: "samir", transaction) }
                #expect(try small.sees("samir", theirs, transaction))
                let (doreen, nils) = (
                    try #require(try AccountQueries.account(small.id("doreen"), in: transaction)),
                    try #require(try AccountQueries.account(small.id("nils"), in: transaction))
                )
                let circle = try small.circle("samir", transaction)
                #expect(throws: NotAllowed.self) { _ = try WriteMessage.write("More", to: doreen, formKey: "k", by: circle, transaction) }
                _ = try WriteMessage.write("Why?", to: nils, formKey: "k2", by: circle, transaction)
            }
            clock.advance(.hours(73))
            try await store.write { transaction in
                #expect(try DecisionEffectQueries.endRestrictions(in: transaction) == 1)
                let post = try small.post("Back", by: "samir", transaction)
                #expect(try small.sees("doreen", post, transaction))
                let one = try report(post, by: "doreen", small, transaction)
                try decide(one, .limit, small, transaction)
                let held = try small.post("To be read", by: "samir", transaction)
                #expect(try small.viewers(of: held, transaction) == ["samir"])
                #expect(throws: NotAllowed.self) { try small.edit(post, body: "Other words", by: "samir", transaction) }
                try FirstPosts.letIn(held, in: small.starters.id, by: small.circle("nils", transaction), transaction)
                #expect(try small.sees("doreen", held, transaction))
            }
        }
    }

    @Test("an appeal is for its person alone, once, within six months, and takes back what it reverses", arguments: TestEngine.all)
    func appeals(_ engine: TestEngine) async throws {
        let clock = SettableClock()
        try await TestStore.with(engine, clock: clock.clock) { store in
            let small = try await WholePractice.make(in: store).small
            let (post, decision, late) = try await store.write { transaction in
                let post = try small.post("Hm", by: "samir", transaction)
                let one = try report(post, by: "doreen", small, transaction)
                let late = try decide(report(small.post("Hm too", by: "samir", transaction), by: "doreen", small, transaction), .hide, small, transaction)
                return (post, try decide(one, .hide, small, transaction), late)
            }
            try await store.write { transaction in
                for handle in ["doreen", "maya", "nils", "rob"] {
                    let id = small.id(handle)
                    #expect(throws: NotFound.self, "\(handle)") { try AppealDecision.appeal(decision, "Mine", by: id, in: transaction) }
                }
                try AppealDecision.appeal(decision, "It was a joke", by: small.id("samir"), in: transaction)
                #expect(throws: NotAllowed.self) { try AppealDecision.appeal(decision, "Again", by: small.id("samir"), in: transaction) }
                #expect(
                    try told("nils", small, transaction).contains(.appealed) && !told("maya", small, transaction).contains(.appealed), "rather somebody else")
                let samir = try small.circle("samir", transaction).viewer
                #expect(throws: NotFound.self) { try AppealDecision.answer(decision, upholds: false, "", by: samir, in: transaction) }
                try AppealDecision.answer(decision, upholds: false, "You are right", by: small.circle("nils", transaction).viewer, in: transaction)
                #expect(try small.sees("doreen", post, transaction))
                #expect(throws: CaseClosed.self) {
                    try AppealDecision.answer(decision, upholds: true, "", by: small.circle("pat", transaction).viewer, in: transaction)
                }
                #expect(try ModerationQueries.decision(decision, in: transaction)?.reversedAt != nil)
            }
            clock.advance(.days(181))
            try await store.write { transaction in
                #expect(throws: NotAllowed.self) { try AppealDecision.appeal(late, "Late", by: small.id("samir"), in: transaction) }
            }
        }
    }

    @Test("what waits is read by those it may be for, and by nobody who wrote it", arguments: TestEngine.all) func waiting(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try ChangeModerator.change(small.id("graham"), to: true, in: small.starters, by: small.membership("maya", transaction), in: transaction)
            for handle in ["samir", "graham", "nils"] {
                try decide(report(small.post("Hm", by: handle, transaction), by: "doreen", small, transaction), .limit, small, transaction)
            }
            func held(_ handle: String) throws -> Set<String> {
                let ids = try FirstPostQueries.held(in: small.starters.id, for: small.circle(handle, transaction), transaction)
                return Set(try PostQueries.posts(ids, in: transaction).map(\.body))
            }
            for audience in [.group, .followers, .public] as [PostDraft.ChosenAudience] {
                try small.post("samir \(audience.rawValue)", by: "samir", audience: audience, transaction)
            }
            let (his, theirs) = (try small.post("graham group", by: "graham", transaction), try small.post("nils group", by: "nils", transaction))
            #expect(try held("graham") == ["samir group", "nils group"], "a moderator reads what is for the group, and not their own")
            #expect(try held("nils") == ["samir group", "samir followers", "samir public", "graham group"])
            #expect(throws: NotFound.self) { try FirstPosts.letIn(his, in: small.starters.id, by: small.circle("graham", transaction), transaction) }
            #expect(throws: NotFound.self) { try FirstPosts.letIn(theirs, in: small.starters.id, by: small.circle("nils", transaction), transaction) }
        }
    }

    @Test("a case shows nothing that its writer shows nobody any more", arguments: TestEngine.all) func withheld(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let post = try small.post("Hm", by: "samir", transaction)
            try small.reply("Mine alone now", to: post, by: "graham", transaction)
            try small.reply("Still here", to: post, by: "doreen", transaction)
            try small.withdrawConsent("graham", transaction)
            #expect(try DecisionEffectQueries.around(post, in: transaction).map(\.words) == ["Still here"])
            let one = try report(post, by: "doreen", small, transaction)
            try decide(one, .hold, small, transaction)
            #expect(try DecisionEffectQueries.words(of: post, in: transaction) == "Hm", "what is held is what is looked at")
            try small.withdrawConsent("samir", transaction)
            #expect(try DecisionEffectQueries.words(of: post, in: transaction) == nil)
        }
    }

    @Test("what was held is over with the case; of two restrictions the stricter counts, each ends with its own", arguments: TestEngine.all)
    func together(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let post = try small.post("Hm", by: "samir", transaction)
            let one = try report(post, by: "doreen", small, transaction)
            let other = try report(small.post("Hm too", by: "samir", transaction), by: "doreen", small, transaction)
            let hold = try decide(one, .hold, small, transaction)
            let suspended = try decide(one, .suspend, days: 14, small, transaction)
            #expect(try small.sees("doreen", post, transaction), "nothing says that it is hidden")
            #expect(try ModerationQueries.decision(hold, in: transaction)?.told.contains("over") == true)
            let limited = try decide(other, .limit, days: 1, small, transaction)
            func restriction() throws -> Restriction? { try small.membership("samir", transaction).restriction }
            #expect(try restriction() == .suspended)
            try AppealDecision.appeal(limited, "No", by: small.id("samir"), in: transaction)
            try AppealDecision.answer(limited, upholds: false, "", by: small.circle("nils", transaction).viewer, in: transaction)
            #expect(try restriction() == .suspended)
            try AppealDecision.appeal(suspended, "No", by: small.id("samir"), in: transaction)
            try AppealDecision.answer(suspended, upholds: false, "", by: small.circle("nils", transaction).viewer, in: transaction)
            #expect(try restriction() == nil)
        }
    }

    @Test("what is agreed to in a draft is not agreed to again when its time comes") func drafts() {
        let form = FormFields(texts: [("body", "Hello"), ("audience", "public"), (OpenChannel.field, "yes"), ("consent", "share_with_group")])
        #expect(Draft.fields(form).map(\.name) == ["body", "audience"])
    }

    @Test("a worry sends the crisis card and takes nothing away", arguments: TestEngine.all) func crisis(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let post = try small.post("I cannot any more", by: "samir", transaction)
            let one = try report(post, by: "doreen", for: .worry, small, transaction)
            try decide(one, .crisisCard, small, transaction)
            #expect(try told("samir", small, transaction) == [.crisisCard] && small.sees("doreen", post, transaction))
            let href = try NoticeQueries.notices(of: small.id("samir"), limit: 1, in: transaction).first?.href
            #expect(href == "/crisis/\(small.harbour.id)")
        }
    }

    @Test("the crisis card keeps its dates unless somebody looked") func card() throws {
        let (then, now) = (Moment(milliseconds: 1_000), Moment(milliseconds: 9_000))
        let known = [CrisisResource(name: "Samaritans", contact: "116 123", words: "Day and night", checkedAt: then)]
        func read(_ texts: [(name: String, text: String)]) throws -> [CrisisResource] {
            try CrisisForm.resources(FormFields(texts: texts), known: known, now: now)
        }
        let row = [(name: "name-0", text: "Samaritans"), (name: "contact-0", text: "116 123")]
        #expect(try read(row).map(\.checkedAt) == [then])
        #expect(try read(row + [(name: "checked", text: "yes")]).map(\.checkedAt) == [now])
        #expect(try read([(name: "name-3", text: "Maya"), (name: "contact-3", text: "https://a.example")]).map(\.checkedAt) == [now])
        #expect(throws: FormErrors.self) { try read([(name: "name-0", text: "Nobody to call")]) }
        #expect(known[0].href?.text == "tel:116123")
        #expect(CrisisResource(name: "", contact: "javascript:1", words: "", checkedAt: now).href == nil)
    }
}
