/// Six months of both practices, as values: the same for the same seed on every machine.
package struct CastScript {
    /// How many days the script covers.
    package static let days: Int = 182

    /// Everything that happened, oldest first. `clock` says on which weekday and at which hour the script ends, so that days
    /// and hours look lived in; the events of the last morning keep their distance from now whatever it says.
    package static func events(seed: UInt64, clock: CastClock = .designs) -> [CastEvent] {
        var random = CastRandom(seed: seed)
        var events: [CastEvent] = []
        for practice in Cast.practices {
            events += Self.events(of: practice, clock: clock, random: &random)
        }
        return ordered(events)
    }

    private static func events(
        of practice: CastPractice, clock: CastClock, random: inout CastRandom
    ) -> [CastEvent] {
        let circle = CastCircle(practice: practice, clock: clock, random: &random)
        var writer = CastWriter(circle: circle)
        var talk = CastTalk(circle: circle)
        var applause = CastApplause(circle: circle)
        var events = circle.comings()
        var haveWritten: Set<String> = []
        var haveWon: Set<String> = []
        for (index, draft) in writer.drafts(&random).enumerated() {
            let key = "\(practice.slug)-\(index + 1)"
            let isFirstPost = haveWritten.insert(draft.person.handle).inserted
            let isFirstWin = draft.text.kind == .win && haveWon.insert(draft.person.handle).inserted
            events.append(event(draft, key: key, firstWin: isFirstWin))
            for turn in talk.turns(beneath: draft, key: key, isFirstPost: isFirstPost, random: &random) {
                let action = CastAction.reply(key: turn.key, to: turn.to, text: turn.text)
                events.append(CastEvent(minutesAgo: turn.minutesAgo, by: turn.by.handle, action: action))
                events += applause.praise(for: turn, beneath: draft, random: &random)
            }
            events += applause.praise(for: draft, key: key, random: &random)
        }
        return events
    }

    private static func event(_ draft: CastWriter.Draft, key: String, firstWin: Bool) -> CastEvent {
        let post = CastPost(
            key: key, kind: draft.text.kind, headline: draft.text.headline, text: draft.text.body,
            audience: draft.audience, picture: draft.text.picture, firstWin: firstWin
        )
        return CastEvent(minutesAgo: draft.minutesAgo, by: draft.person.handle, action: .post(post))
    }

    /// By time; within a minute, as they were given.
    private static func ordered(_ events: [CastEvent]) -> [CastEvent] {
        events.enumerated()
            .sorted { ($1.element.minutesAgo, $0.offset) < ($0.element.minutesAgo, $1.offset) }
            .map(\.element)
    }
}
