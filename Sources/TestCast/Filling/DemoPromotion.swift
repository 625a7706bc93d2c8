import Community
import Identity
import Kernel
import Site
import Store
import Trust

/// What Harbour Strength tells of its people, with their yes: Jo’s channel, and praise for Mei Lin. Kwame is asked and has not answered.
struct DemoPromotion {
    let stage: DemoStage
    let now: Moment
    let ledger: Ledger

    func tell(_ transaction: Transaction) throws {
        let jo = try promote(
            "jo", "Jo runs last and writes first. If you think you are too slow for this, read her before you decide.", words: "",
            transaction.at(now - .days(13)))
        try answer(jo, "jo", until: now + .days(170), transaction.at(now - .days(13) + .hours(3)))
        _ = try promote(
            "kwame", "Kwame has just begun to tell of his evening walks. Rain is mentioned.", words: "", transaction.at(now - .hours(2)))
        try praise(transaction)
    }

    private func promote(_ handle: String, _ introduction: String, words: String, _ transaction: Transaction) throws -> ID<Plate> {
        let maya = try stage.circle("maya", transaction)
        guard let person = stage.people[handle]?.id, let membership = maya.viewer.memberships.first else { throw DemoFault.script(handle) }
        let id = try StartPromotion.promote(person, membership, by: maya, in: transaction)
        guard let plate = try PlateQueries.plate(id, in: transaction) else { throw DemoFault.script(handle) }
        var draft = PlateDraft(title: plate.content.title)
        (draft.introduction, draft.channels) = (introduction, plate.content.channels)
        try ask(id, draft, [.practiceChannel, .channelDirectory], "May I tell others about your channel?", transaction)
        return id
    }

    private func praise(_ transaction: Transaction) throws {
        let then = transaction.at(now - .days(5))
        let maya = try stage.circle("maya", then)
        guard let meilin = stage.people["meilin"]?.id,
            let win = try DemoQueries.win("Lifted my granddaughter to see the parade.", by: meilin, in: then),
            let post = try PostQueries.post(win, for: maya, in: then)
        else { throw DemoFault.script("the parade") }
        _ = try GivePraise.give(
            PraiseDraft(kind: .persistence, words: "All those Tuesdays with the sandbag were for this", isPrivate: false), for: post, by: maya, then)
        let id = try StartPromotion.praise(post, by: maya, in: then)
        guard let plate = try PlateQueries.plate(id, in: then) else { throw DemoFault.script("the parade") }
        var draft = PlateDraft(title: plate.content.title)
        (draft.introduction, draft.words) = (plate.content.introduction, "We saw two drums and one very small horse.")
        try ask(id, draft, [.practiceChannel], "May I show what I said of the parade?", then)
        try answer(id, "meilin", until: now + .days(85), transaction.at(now - .days(5) + .hours(7)))
    }

    private func ask(_ id: ID<Plate>, _ draft: PlateDraft, _ surfaces: [Surface], _ question: String, _ transaction: Transaction) throws {
        guard let entry = try PlateQueries.entry(id, in: transaction) else { throw DemoFault.script(question) }
        let asked = PlateQuestion(draft: draft, surfaces: surfaces, question: question, letter: "Have a look at it as it would stand there. A no is fine.")
        try AskForPlate.ask(asked, of: entry, by: stage.circle("maya", transaction), ledger, in: transaction)
    }

    private func answer(_ id: ID<Plate>, _ handle: String, until: Moment, _ transaction: Transaction) throws {
        guard let plate = try PlateQueries.plate(id, in: transaction), let person = try AccountQueries.account(plate.subject, in: transaction) else {
            throw DemoFault.script(handle)
        }
        let permissions = try PermissionQueries.permissions(of: id, in: transaction)
        let answer = PermissionAnswer(
            yes: Set(permissions.map(\.surface)), until: until, askAgainAt: now, digest: plate.content.digest, events: permissions.reduce(0) { $0 + $1.events })
        _ = try AnswerPermission.answer(answer, to: id, by: person, ledger, in: transaction)
    }
}
