import Community
import Identity
import Kernel
import Store
import Trust

/// How Harbour Strength looks after its people: the crisis card, a report that was decided, and one that waits.
struct DemoCare {
    let stage: DemoStage
    let now: Moment

    func look(_ transaction: Transaction) throws {
        guard let harbour = stage.practices["harbour"], let maya = stage.people["maya"]?.id else { throw DemoFault.script("harbour") }
        let resources = [
            ("Samaritans", "116 123", "Free, day and night, about anything."), ("NHS 24", "111", "When it cannot wait for the surgery."),
            ("Shout", "https://giveusashout.org", "By text message, when talking is too much."),
        ]
        try CrisisQueries.save(
            resources.map { CrisisResource(name: $0.0, contact: $0.1, words: $0.2, checkedAt: now - .days(34)) }, of: harbour, in: transaction)
        let old = transaction.at(now - .days(25))
        let one = try report("bogdan", by: "lucia", .advice, "He means well, but somebody might stop their tablets over it.", old)
        let words =
            "You meant well. What somebody takes is between them and their doctor, so this one cannot stand here. The rest of what you wrote that week helped people."
        let viewer = try stage.circle("maya", old).viewer
        guard viewer.id == maya else { return }
        try DecideCase.decide(one, DecisionDraft(action: .hide, reason: .advice, words: words), by: viewer, in: transaction.at(now - .days(25) + .hours(3)))
        _ = try report("hugo", by: "jo", .worry, "He has sounded flat for two weeks. I would rather say it once too often.", transaction.at(now - .hours(9)))
    }

    /// Their newest reply or post there was by then.
    private func report(_ handle: String, by reporter: String, _ reason: ReportReason, _ words: String, _ then: Transaction) throws -> ID<ModerationCase> {
        guard let person = stage.people[handle]?.id else { throw DemoFault.script(handle) }
        let circle = try stage.circle(reporter, then)
        guard let id = try DemoQueries.newest(by: person, before: then.now, in: then), let post = try PostQueries.post(id, for: circle, in: then) else {
            throw DemoFault.script(words)
        }
        return try ReportSomething.report(.post(post), ReportDraft(reason: reason, words: words), by: circle.id, in: then)
    }
}
