import Community
import Identity
import Kernel
import Site
import Store
import Trust

/// What hangs on the wall of Harbour Strength: nominated, asked, answered and put up like anywhere; and a question to Doreen that is open.
struct DemoWall {
    let stage: DemoStage
    let now: Moment
    let ledger: Ledger

    private struct Entry {
        let by: String
        let win: String
        let words: String
        var kind: PlateKind?
        let nominator: String
        let daysAgo: Int64
        var names = true
        var yes: Set<Surface> = [.screen, .wallPage, .wallFeed]
    }

    private static let entries = [
        Entry(
            by: "graham", win: "To the end of the road and back, talking.", words: "Two stops, both at hedges.", kind: .firstWin, nominator: "ben", daysAgo: 60,
            names: false),
        Entry(
            by: "meilin", win: "Lifted my granddaughter to see the parade.", words: "We saw two drums and one very small horse.", kind: .firstWin,
            nominator: "aisha", daysAgo: 48),
        Entry(
            by: "samir", win: "Carried the shopping from the car in two trips instead of one.",
            words: "My pride usually does it in one and then my back sends the invoice.",
            kind: .firstWin, nominator: "samir", daysAgo: 41, names: false, yes: [.screen]),
        Entry(
            by: "jo", win: "Last across the line, on purpose.", words: "We talked about his knees and my mother.", kind: .longRoad, nominator: "kwame",
            daysAgo: 30),
        Entry(
            by: "callum", win: "5 km by hand-cycle along the front.",
            words: "Second one took longer than the first, because on the second one I stopped to talk", nominator: "jo", daysAgo: 22),
        Entry(by: "kwame", win: "Four evenings out of five.", words: "depending on the judge it was five.", kind: .holdingUp, nominator: "lucia", daysAgo: 15),
        Entry(
            by: "lucia", win: "Took the long way home after a night shift.", words: "Then back to the bakery, but I had seen the harbour.", nominator: "doreen",
            daysAgo: 9,
            names: false, yes: [.wallPage]),
        Entry(
            by: "tomasz", win: "To the first bench and back, with Ola.", words: "In rain. She brought the flask, I brought the complaints.", kind: .longRoad,
            nominator: "kwame", daysAgo: 6,
            names: false),
    ]

    func hang(_ transaction: Transaction) throws {
        for entry in Self.entries { try hang(entry, transaction) }
        let asked = try ask(
            "doreen", win: "Two flights without stopping.", words: "Three weeks ago I was sitting on the landing with my shopping like a lost parcel.",
            kind: .firstWin,
            nominator: "graham", surfaces: [.screen, .wallPage, .channelNamed], question: "May I show your stairs on the wall?",
            letter:
                "Doreen, two flights is exactly the sort of thing that gets someone else off the landing. I’d love people to see it. It is fine to say no, or yes to only some of it.",
            transaction.at(now - .minutes(40)))
        guard asked != nil else { throw DemoFault.script("Two flights") }
        guard let milestone = stage.people["ben"], let membership = try stage.circle("graham", transaction).viewer.memberships.first else { return }
        _ = try NominatePlate.nominate(
            milestone.id, title: "A year after coaching, still Tuesdays", reason: "He never says so himself. He holds the door for everybody.", membership,
            by: stage.circle("graham", transaction), in: transaction.at(now - .hours(20)))
    }

    private func hang(_ entry: Entry, _ transaction: Transaction) throws {
        let then = transaction.at(now - .days(entry.daysAgo))
        let surfaces: [Surface] = [.screen, .wallPage, .wallFeed, .channelNamed]
        guard
            let id = try ask(
                entry.by, win: entry.win, words: entry.words, kind: entry.kind, nominator: entry.nominator, surfaces: surfaces,
                question: "May I put this on the wall?",
                letter: "I think it would do somebody good to read this. Say no to any of it, or all.", then),
            let person = stage.people[entry.by]
        else { throw DemoFault.script(entry.win) }
        let account = try AccountQueries.account(person.id, in: then) ?? person
        // Most of them show their face beside their words.
        guard let plate = try PlateQueries.plate(id, in: then) else { return }
        var draft = PlateDraft(kind: entry.kind, title: plate.content.title)
        (draft.words, draft.showsPortrait, draft.channels) = (plate.content.words, true, plate.content.channels)
        (draft.picture, draft.pictureDescription) = (plate.content.picture?.id, plate.content.picture?.description ?? "")
        let soon = transaction.at(now - .days(entry.daysAgo) + .hours(5))
        try ChangePlate.change(draft, of: id, by: account, ledger, in: soon)
        guard let shown = try PlateQueries.plate(id, in: soon) else { return }
        let events = try PermissionQueries.permissions(of: id, in: soon).reduce(0) { $0 + $1.events }
        let answer = PermissionAnswer(
            yes: entry.yes.union(entry.names ? [.channelNamed] : []), until: now + .days(150 - entry.daysAgo), askAgainAt: now + .days(60),
            digest: shown.content.digest, events: events)
        _ = try AnswerPermission.answer(answer, to: id, by: account, ledger, in: soon)
        let later = transaction.at(now - .days(entry.daysAgo) + .hours(8))
        guard let asked = try PlateQueries.entry(id, in: later) else { return }
        try PublishPlate.publish(asked, version: asked.version, by: stage.circle("maya", later), in: later)
    }

    private func ask(
        _ handle: String, win: String, words: String, kind: PlateKind?, nominator: String, surfaces: [Surface], question: String, letter: String,
        _ transaction: Transaction
    ) throws -> ID<Plate>? {
        guard let person = stage.people[handle], let id = try DemoQueries.win(win, by: person.id, in: transaction) else { return nil }
        let circle = try stage.circle(nominator, transaction)
        guard let post = try PostQueries.post(id, for: circle, in: transaction) else { return nil }
        let plate = try NominatePlate.nominate(post, title: String(win.dropLast()), reason: "", by: circle, in: transaction)
        guard let entry = try PlateQueries.entry(plate, in: transaction) else { return nil }
        var draft = PlateDraft(kind: kind, title: String(win.dropLast()))
        draft.words = words
        if let picture = try PictureQueries.pictures(of: [id], in: transaction)[id]?.first {
            (draft.picture, draft.pictureDescription) = (picture.id, picture.description)
        }
        try AskForPlate.ask(
            PlateQuestion(draft: draft, surfaces: surfaces, question: question, letter: letter), of: entry, by: stage.circle("maya", transaction), ledger,
            in: transaction)
        return plate
    }
}
