/// What is said beneath posts.
struct CastTalk {
    /// A post, or a reply, with who said it when.
    struct Turn {
        let key: String
        let to: String
        let by: CastPerson
        let minutesAgo: Int
        let text: String
    }

    private let circle: CastCircle
    private var first = CastDeck(ReplyPools.first.castLines)
    private var second = CastDeck(ReplyPools.second.castLines)
    private var low = CastDeck(ReplyPools.low.castLines)
    private var coach: CastDeck<String>
    private var thanks = CastDeck(ReplyPools.thanks.castLines)
    private var turn = CastDeck(ReplyPools.turn.castLines)
    private var welcome = CastDeck(ReplyPools.welcome.castLines)

    init(circle: CastCircle) {
        self.circle = circle
        coach = CastDeck(
            (circle.practice.slug == "harbour" ? ReplyPools.coachHarbour : ReplyPools.coachGut).castLines
        )
    }

    mutating func turns(
        beneath draft: CastWriter.Draft, key: String, isFirstPost: Bool, random: inout CastRandom
    ) -> [Turn] {
        guard draft.text.mayBeAnswered else { return [] }
        var thread = Thread(draft: draft, key: key, circle: circle)
        written(&thread, random: &random)
        if !draft.text.replies.contains(where: \.isDated) {
            if isFirstPost, draft.text.by == nil, random.chance(0.6), let line = welcome.deal(&random) {
                thread.answer(line, by: .peer, random: &random)
            }
            everyday(&thread, random: &random)
        }
        if thread.turns.isEmpty, draft.text.kind == .question, draft.minutesAgo > 200 {
            for line in draft.text.replies where thread.turns.isEmpty {
                thread.answer(line.text, by: .peer, within: 90, random: &random)
            }
        }
        return thread.turns
    }

    /// The replies that were written for this post.
    private func written(_ thread: inout Thread, random: inout CastRandom) {
        let progress = circle.progress(thread.draft.minutesAgo)
        let isOwn = thread.draft.text.by != nil
        var wasSaid = false
        for line in thread.draft.text.replies {
            switch line.voice {
            case .peer:
                wasSaid = isOwn || random.chance(0.45 + 0.5 * progress)
                if wasSaid { wasSaid = thread.answer(line.text, by: .peer, random: &random) }
            case .coach:
                wasSaid = random.chance(1 - 0.35 * progress)
                if wasSaid { wasSaid = thread.answer(line.text, by: .coach, random: &random) }
            case .person:
                wasSaid = thread.answer(line.text, by: line.voice, random: &random)
            case .author:
                if wasSaid { thread.answerLast(line.text, random: &random) }
            }
        }
    }

    /// What people say without anything particular to say.
    private mutating func everyday(_ thread: inout Thread, random: inout CastRandom) {
        let draft = thread.draft
        guard draft.text.kind == .note || draft.text.kind == .win else { return }
        let progress = circle.progress(draft.minutesAgo)
        let isBare = draft.text.replies.isEmpty
        let isTold = draft.text.by != nil && draft.text.replies.count > 1
        guard !isTold else { return }
        if draft.person.role == .client, random.chance(0.7 - 0.55 * progress),
            let line = coach.deal(&random, where: { Self.fits($0, draft.text) })
        {
            say(line, by: .coach, in: &thread, random: &random)
        }
        let chances: [Double] = isBare ? [0.35 + 0.45 * progress, 0.4, 0.25] : [0.25]
        for chance in chances where random.chance(chance) {
            if draft.text.isLow, random.chance(0.6), let line = low.deal(&random) {
                say(line, by: .peer, in: &thread, random: &random)
            } else if let opening = first.deal(&random, where: { Self.fits($0, draft.text) }) {
                let next = second.deal(&random) { Self.fits($0, draft.text) }
                let more = random.chance(0.6) ? next.map { " \(Self.bare($0))" } ?? "" : ""
                say(Self.bare(opening) + more, by: .peer, in: &thread, random: &random)
            }
        }
    }

    /// Lines may begin with what they are for: `win:`, `low:` or `place:`.
    private static func fits(_ line: String, _ text: CastText) -> Bool {
        if line.hasPrefix("win: ") { return text.kind == .win }
        if line.hasPrefix("low: ") { return text.isLow }
        if line.hasPrefix("place: ") { return text.themes.first == .cafe || text.themes.first == .toilets }
        return true
    }

    private static func bare(_ line: String) -> String {
        for mark in ["win: ", "low: ", "place: "] where line.hasPrefix(mark) {
            return String(line.dropFirst(mark.count))
        }
        return line
    }

    /// The line, the author's answer to it if it asked something, and now and then a third turn.
    private mutating func say(
        _ line: String, by voice: CastReplyLine.Voice, in thread: inout Thread, random: inout CastRandom
    ) {
        let parts = Self.bare(line).split(separator: ">", maxSplits: 1).map { String($0).castTrimmed }
        guard thread.answer(parts[0], by: voice, random: &random) else { return }
        if parts.count == 2 {
            if random.chance(0.85) { thread.answerLast(parts[1], random: &random) }
        } else if random.chance(0.28), let answer = thanks.deal(&random), thread.answerLast(answer, random: &random) {
            if random.chance(0.3), let third = turn.deal(&random) { thread.returnLast(third, random: &random) }
        }
    }
}

extension CastReplyLine {
    var isDated: Bool {
        if case .person(_, let minutes) = voice { minutes != nil } else { false }
    }
}

extension CastText {
    /// Somebody tells of a bad day, or a quiet one.
    var isLow: Bool {
        let hard: Set<CastTheme> = [.flare, .pain, .rest, .sleep, .pacing]
        return kind == .note && (themes.first.map(hard.contains) ?? false)
    }
}

extension String {
    var castTrimmed: String {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
