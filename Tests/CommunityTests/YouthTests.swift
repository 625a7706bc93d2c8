@testable import Identity
import Kernel
import Outside
import Site
import Testing

@testable import Community
@testable import Store
@testable import TestSupport
@testable import Trust

@Suite("Youth mode") struct YouthTests {
    private let ledger = Ledger(endings: EndingsFile(path: nil))

    private func makeYoung(_ handle: String, _ small: SmallPractice, _ transaction: Transaction) throws {
        let youth = YouthDraft(
            adultAt: transaction.now + .days(300), guardianName: try #require(DisplayName("Ada")),
            guardianEmail: try #require(EmailAddress("ada@example.org")))
        try GuardianQueries.insert(youth, of: small.id(handle), in: transaction)
    }

    private func link(_ handle: String, _ plate: ID<Plate>?, _ small: SmallPractice, _ transaction: Transaction) throws -> String {
        try Links.make(.guardian, for: small.id(handle), about: plate?.value, in: transaction).text
    }

    /// Nominated, asked about the wall page, said yes to by the young person, put up.
    private func plate(_ handle: String, _ small: SmallPractice, _ transaction: Transaction) throws -> ID<Plate> {
        let maya = try small.circle("maya", transaction)
        let id = try NominatePlate.nominate(
            small.id(handle), title: "Two lengths", reason: "", small.membership("maya", transaction), by: maya, in: transaction)
        let question = PlateQuestion(draft: PlateDraft(title: "Two lengths"), surfaces: [.wallPage], question: "May I?", letter: "")
        try AskForPlate.ask(question, of: #require(try PlateQueries.entry(id, in: transaction)), by: maya, ledger, in: transaction)
        let plate = try #require(try PlateQueries.plate(id, in: transaction))
        let answer = PermissionAnswer(
            yes: [.wallPage], until: transaction.now + .days(100), askAgainAt: transaction.now, digest: plate.content.digest, events: 1)
        let person = try #require(try AccountQueries.account(small.id(handle), in: transaction))
        _ = try AnswerPermission.answer(answer, to: id, by: person, ledger, in: transaction)
        let entry = try #require(try PlateQueries.entry(id, in: transaction))
        try PublishPlate.publish(entry, version: entry.version, by: maya, in: transaction)
        return id
    }

    private func isShown(_ small: SmallPractice, _ reading: Reading) throws -> Bool {
        try !WallReading.plates(of: small.harbour.id, at: OnWallPage.self, in: reading).isEmpty
    }

    private func digest(_ plate: ID<Plate>, _ reading: Reading) throws -> [UInt8] { try #require(try PlateQueries.plate(plate, in: reading)).content.digest }

    @Test("before the guardian's yes they read, and say nothing", arguments: TestEngine.all) func joining(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let post = try small.post("Hello", by: "doreen", transaction)
            #expect(try PostQueries.post(post, for: small.circle("samir", transaction), in: transaction) != nil)
            #expect(throws: NotAllowed.self) { try small.post("Me too", by: "samir", transaction) }
            #expect(throws: NotAllowed.self) { try small.reply("Me too", to: post, by: "samir", transaction) }
            #expect(throws: NotAllowed.self) { try small.praise(post, by: "samir", transaction) }
            let link = try link("samir", nil, small, transaction)
            try GuardianAnswers.answerJoining(link, agrees: true, ledger, in: transaction)
            try small.post("Me too", by: "samir", transaction)
            #expect(throws: (any Error).self) { try small.post("For anybody", by: "samir", audience: .public, transaction) }
            // From the birthday on nothing of it is left.
            let later = transaction.at(transaction.now + .days(301))
            #expect(try !small.circle("samir", later).viewer.isMinor)
            try small.post("For anybody", by: "samir", audience: .public, later)
            #expect(throws: NotFound.self) { try GuardianAnswers.answerJoining(link, agrees: false, ledger, in: later) }
        }
    }

    @Test("a guardian's no hides it all, also from who comes back; it is erased in time, unless they change their mind", arguments: TestEngine.all) func no(
        _ engine: TestEngine
    ) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let link = try link("samir", nil, small, transaction)
            try GuardianAnswers.answerJoining(link, agrees: true, ledger, in: transaction)
            let post = try small.post("Mine", by: "samir", transaction)
            try GuardianAnswers.answerJoining(link, agrees: false, ledger, in: transaction)
            // Neither a password nor a session brings it back.
            _ = try SignIn.begin(small.id("samir"), "", in: transaction)
            try Happened.react(RestAccount.reactions, in: transaction)
            #expect(try AccountStandingQueries.rests(small.id("samir"), in: transaction) && !small.sees("doreen", post, transaction))
            #expect(throws: NotAllowed.self) { try small.post("Me too", by: "samir", transaction) }
            // Nor does a consent that is given anew.
            try small.withdrawConsent("samir", transaction)
            try small.giveConsents("samir", transaction)
            #expect(try !small.sees("doreen", post, transaction))
            #expect(try ErasureQueries.erasure(of: small.id("samir"), in: transaction) != nil)
            #expect(throws: ErasureFault.guardian) { try AskForErasure.stop(small.id("samir"), device: "", in: transaction) }
            // The guardian may, until it is begun.
            try GuardianAnswers.answerJoining(link, agrees: true, ledger, in: transaction)
            try Happened.react(RestAccount.reactions, in: transaction)
            #expect(try ErasureQueries.erasure(of: small.id("samir"), in: transaction) == nil && small.sees("doreen", post, transaction))
            try small.post("Me too", by: "samir", transaction)
            try GuardianAnswers.answerJoining(link, agrees: false, ledger, in: transaction)
            try transaction.run("UPDATE erasures SET begun_at = 1")
            #expect(throws: ErasureFault.begun) { try GuardianAnswers.answerJoining(link, agrees: true, ledger, in: transaction) }
        }
    }

    @Test("a guardian's no hides also what a child shows who asked to be erased before; their yes leaves that as the child asked", arguments: TestEngine.all)
    func before(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let link = try link("samir", nil, small, transaction)
            try GuardianAnswers.answerJoining(link, agrees: true, ledger, in: transaction)
            let post = try small.post("Mine", by: "samir", transaction)
            try AskForErasure.ask(small.id("samir"), device: "", ledger, in: transaction)
            _ = try SignIn.begin(small.id("samir"), "", in: transaction)
            try Happened.react(RestAccount.reactions, in: transaction)
            #expect(try small.sees("doreen", post, transaction))
            let later = transaction.at(transaction.now + .hours(1))
            for _ in 0..<2 { try GuardianAnswers.answerJoining(link, agrees: false, ledger, in: later) }
            #expect(try !small.sees("doreen", post, later) && AccountStandingQueries.rests(small.id("samir"), in: later))
            try GuardianAnswers.answerJoining(link, agrees: true, ledger, in: transaction.at(transaction.now + .hours(2)))
            try Happened.react(RestAccount.reactions, in: later)
            let erasure = try #require(try ErasureQueries.erasure(of: small.id("samir"), in: later))
            #expect(try erasure.askedAt == transaction.now && small.sees("doreen", post, later))
            // Whoever rested before rests still.
            try RestAccount.begin(small.id("samir"), device: "", in: later)
            let end = transaction.at(transaction.now + .hours(3))
            try GuardianAnswers.answerJoining(link, agrees: false, ledger, in: end)
            try GuardianAnswers.answerJoining(link, agrees: true, ledger, in: end)
            #expect(try AccountStandingQueries.rests(small.id("samir"), in: end) && ErasureQueries.erasure(of: small.id("samir"), in: end) != nil)
        }
    }

    @Test("shown only with both yeses, to the same, for as long; either ends it at once", arguments: TestEngine.all) func both(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let id = try plate("samir", small, transaction)
            #expect(try !isShown(small, transaction), "the child's yes alone is not enough")
            let link = try link("samir", id, small, transaction)
            #expect(throws: PermissionFault.changed) { try GuardianAnswers.answerShowing(link, agrees: true, digest: [1], ledger, in: transaction) }
            try GuardianAnswers.answerShowing(link, agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            #expect(try isShown(small, transaction))
            // A longer yes of the child needs the guardian's again.
            let person = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            let permission = try #require(try PermissionQueries.permissions(of: id, in: transaction).first)
            let thing = try #require(try PlateQueries.plate(id, in: transaction))
            try ledger.prolong(permission, thing, until: transaction.now + .days(200), by: person, in: transaction)
            #expect(try !isShown(small, transaction))
            try GuardianAnswers.answerShowing(link, agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            #expect(try isShown(small, transaction))
            // The same link takes it back, and cannot put it up again alone.
            try GuardianAnswers.answerShowing(link, agrees: false, digest: [], ledger, in: transaction)
            #expect(try !isShown(small, transaction))
            #expect(throws: PermissionFault.notAsked) {
                try GuardianAnswers.answerShowing(link, agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            }
            // The child's yes alone does not bring it back, though the guardian had said yes to the very same before.
            let after = try #require(try PermissionQueries.permissions(of: id, in: transaction).first)
            try ledger.give(after, thing, until: transaction.now + .days(100), by: person, in: transaction)
            #expect(try !isShown(small, transaction))
            try GuardianAnswers.answerShowing(link, agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            #expect(try isShown(small, transaction))
            try GuardianAnswers.answerShowing(link, agrees: false, digest: [], ledger, in: transaction)
            let records = try PermissionQueries.history(of: id, in: transaction)
            #expect(records.first?.state == .withdrawn && records.first?.record?.guardian == "Ada" && records.first?.record?.event.actorKind == "guardian")
            #expect(records.contains { $0.record?.ageBasis.hasPrefix("under 18") == true })
            #expect(try PermissionChain.faults(in: transaction).isEmpty)
        }
    }

    @Test("a link is for its child and its plate alone", arguments: TestEngine.all) func outsiders(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            try makeYoung("doreen", small, transaction)
            let id = try plate("samir", small, transaction)
            #expect(throws: NotFound.self) { try GuardianAnswers.question(link("doreen", id, small, transaction), in: transaction) }
            #expect(throws: NotFound.self) {
                try GuardianAnswers.answerJoining(link("samir", id, small, transaction), agrees: true, ledger, in: transaction)
            }
            #expect(throws: NotFound.self) {
                try GuardianAnswers.answerShowing(
                    link("samir", nil, small, transaction), agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            }
            #expect(throws: LinkFault.unknown) { try GuardianAnswers.question(Token().text, in: transaction) }
            #expect(throws: LinkFault.unknown) {
                try GuardianAnswers.question(Links.make(.answer, for: small.id("samir"), in: transaction).text, in: transaction)
            }
            #expect(throws: NotFound.self) { try GuardianAnswers.question(link("graham", nil, small, transaction), in: transaction) }
            #expect(throws: PromotionFault.noChannel("Samir")) {
                try StartPromotion.promote(small.id("samir"), small.membership("maya", transaction), by: small.circle("maya", transaction), in: transaction)
            }
        }
    }

    @Test("while the child changes it, the guardian sees and can end what is still up", arguments: TestEngine.all) func earlier(_ engine: TestEngine)
        async throws
    {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let id = try plate("samir", small, transaction)
            let link = try link("samir", id, small, transaction)
            try GuardianAnswers.answerShowing(link, agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            let person = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            try ChangePlate.change(PlateDraft(title: "Three lengths"), of: id, by: person, ledger, in: transaction)
            #expect(try isShown(small, transaction), "the earlier one, to which both said yes")
            let question = try GuardianAnswers.question(link, in: transaction)
            #expect(question.earlier.map(\.content.title) == ["Two lengths"] && question.plate?.plate.content.title == "Three lengths")
            let page = GuardianPages(assets: .fixed).page(
                .init(question: question, token: try #require(Token(link)), formToken: "", said: nil, trouble: nil, time: Shown.time))
            #expect(page.text.contains("Take everything down") && page.text.contains("Two lengths") && !page.text.contains("Nothing is shown"))
            try GuardianAnswers.answerShowing(link, agrees: false, digest: [], ledger, in: transaction)
            #expect(try !isShown(small, transaction))
        }
    }

    @Test("after a guardian's no the child's yes is not taken for a year, whatever is allowed meanwhile", arguments: TestEngine.all)
    func barred(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let id = try plate("samir", small, transaction)
            try GuardianAnswers.answerShowing(link("samir", id, small, transaction), agrees: false, digest: [], ledger, in: transaction)
            let person = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            func say(_ transaction: Transaction) throws {
                let events = try PermissionQueries.permissions(of: id, in: transaction).reduce(0) { $0 + $1.events }
                let answer = PermissionAnswer(
                    yes: [.wallPage], until: transaction.now + .days(20), askAgainAt: transaction.now, digest: try digest(id, transaction), events: events)
                _ = try AnswerPermission.answer(answer, to: id, by: person, ledger, in: transaction)
            }
            let until = transaction.now + .days(365)
            try ledger.allowAsking(person.id, practice: small.harbour.id, in: transaction)
            #expect(throws: PermissionFault.guardianSaidNo(.wallPage, until: until)) { try say(transaction) }
            #expect(try PermissionQueries.quiet(person.id, practice: small.harbour.id, in: transaction) == [.wallPage: until])
            try say(transaction.at(until + .days(1)))
            #expect(try PermissionQueries.permissions(of: id, in: transaction).first?.state == .given)
        }
    }

    @Test("nothing is posted elsewhere before the guardian's yes", arguments: TestEngine.all) func outside(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let id = try plate("samir", small, transaction)
            let maya = try small.circle("maya", transaction)
            var entry = try #require(try PlateQueries.entry(id, in: transaction))
            let question = PlateQuestion(draft: PlateDraft(title: "Two lengths"), surfaces: [.outsideFacebook], question: "And there?", letter: "")
            try AskForPlate.ask(question, of: entry, by: maya, ledger, in: transaction)
            let permission = try #require(try PermissionQueries.permissions(of: id, in: transaction).first { $0.surface == .outsideFacebook })
            let person = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            let thing = try #require(try PlateQueries.plate(id, in: transaction))
            try ledger.give(permission, thing, until: transaction.now + .days(20), by: person, in: transaction)
            entry = try #require(try PlateQueries.entry(id, in: transaction))
            let fields = FormFields(texts: [("surface", "outside_facebook"), ("address", "https://facebook.example/1")])
            #expect(try OutsideKit.places(for: thing, viewer: maya.viewer, in: transaction).isEmpty)
            #expect(throws: NotFound.self) { try PostedOutside.note(fields, entry, by: maya, in: transaction) }
            try GuardianAnswers.answerShowing(link("samir", id, small, transaction), agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            #expect(try OutsideKit.places(for: thing, viewer: maya.viewer, in: transaction) == [.outsideFacebook])
            try PostedOutside.note(fields, entry, by: maya, in: transaction)
            #expect(try OutsideCopyQueries.copies(of: id, in: transaction).count == 1)
        }
    }

    @Test("who turns 18 decides alone, and what is known of the guardian goes", arguments: TestEngine.all) func grown(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            try makeYoung("doreen", small, transaction.at(transaction.now + .days(30)))
            let id = try plate("samir", small, transaction)
            try GuardianAnswers.answerShowing(link("samir", id, small, transaction), agrees: true, digest: digest(id, transaction), ledger, in: transaction)
            #expect(try GrowUp.forgetGuardians(limit: 10, in: transaction) == 0)
            let later = transaction.at(transaction.now + .days(301))
            #expect(try GrowUp.forgetGuardians(limit: 10, in: later) == 1)
            #expect(try GuardianQueries.guardian(of: small.id("samir"), in: later) == nil && GuardianQueries.guardian(of: small.id("doreen"), in: later) != nil)
            #expect(try later.count("SELECT COUNT(*) FROM guardian_permissions") == 0)
            #expect(try later.count("SELECT COUNT(*) FROM links WHERE account_id = \(small.id("samir"))") == 0)
            #expect(try GrowUp.forgetGuardians(limit: 10, in: later) == 0)
        }
    }

    @Test("a guardian's no ends with the day on which the child is of age", arguments: TestEngine.all) func grownAfterNo(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            let id = try plate("samir", small, transaction)
            let late = transaction.at(transaction.now + .days(200))
            try GuardianAnswers.answerShowing(link("samir", id, small, transaction), agrees: false, digest: [], ledger, in: late)
            let person = try #require(try AccountQueries.account(small.id("samir"), in: transaction))
            #expect(try !PermissionQueries.isRemembered(person.id, practice: small.harbour.id, in: late), "there is nothing that they could allow")
            // Before the nightly work has forgotten the guardian, and after it.
            for isForgotten in [false, true] {
                let grown = transaction.at(transaction.now + .days(301))
                if isForgotten { #expect(try GrowUp.forgetGuardians(limit: 10, in: grown) == 1) }
                let permission = try #require(try PermissionQueries.permissions(of: id, in: grown).first)
                try ledger.give(permission, #require(try PlateQueries.plate(id, in: grown)), until: grown.now + .days(9), by: person, in: grown)
                #expect(try PermissionQueries.permissions(of: id, in: grown).first?.state == .given)
            }
            #expect(try PermissionQueries.quiet(person.id, practice: small.harbour.id, in: transaction.at(transaction.now + .days(302))).isEmpty)
        }
    }

    @Test("letters to a guardian of one child go with that child alone", arguments: TestEngine.all) func letters(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            try makeYoung("samir", small, transaction)
            try makeYoung("doreen", small, transaction.at(transaction.now + .days(30)))
            for child in ["samir", "doreen"] { try AskGuardian.toJoin(small.id(child), origin: "https://harbour.example", in: transaction) }
            try JobQueries.add(Letter(to: "ada@example.org", subject: "Your own", text: "guardian").job, in: transaction)
            #expect(try GrowUp.forgetGuardians(limit: 10, in: transaction.at(transaction.now + .days(301))) == 1)
            let left = try transaction.all("SELECT payload FROM jobs WHERE kind = 'mail' ORDER BY id") { $0.text() }
            #expect(left.count == 2 && left[0].contains("Doreen") && left[1].contains("Your own"))
        }
    }

    @Test("before the guardian's yes nothing of the child reaches others: no channel, no words to a group", arguments: TestEngine.all)
    func waiting(_ engine: TestEngine) async throws {
        try await TestTransaction.with(engine) { transaction in
            let small = try WholePractice.make(transaction).small
            let group = try small.found("Sea swimmers", transaction)
            try makeYoung("samir", small, transaction)
            let draft = ChannelDraft(
                address: try ChannelAddress(typed: "https://samir.example/", origin: "https://harbour.example"), label: "Mine", showsPosts: false)
            func ask() throws { try AskToJoin.ask("I swim", group, small.id("samir"), small.membership("samir", transaction), in: transaction) }
            #expect(throws: FormErrors.self) { try ChangeChannels.add(draft, of: small.id("samir"), in: transaction) }
            #expect(throws: NotAllowed.self) { try ask() }
            try GuardianAnswers.answerJoining(link("samir", nil, small, transaction), agrees: true, ledger, in: transaction)
            try ChangeChannels.add(draft, of: small.id("samir"), in: transaction)
            try ask()
        }
    }
}
