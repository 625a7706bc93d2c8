/// Who says what about what somebody did.
struct CastApplause {
    private let circle: CastCircle
    private let pools: [CastPraiseKind: [String]]
    private let themed: [CastTheme: [(kind: CastPraiseKind, words: String)]]
    private var privately = CastDeck(PraisePools.privately.castLines)

    init(circle: CastCircle) {
        self.circle = circle
        pools = [
            .effort: PraisePools.effort.castLines, .strategy: PraisePools.strategy.castLines,
            .persistence: PraisePools.persistence.castLines, .courage: PraisePools.courage.castLines,
            .honesty: PraisePools.honesty.castLines, .helping: PraisePools.helping.castLines,
        ]
        var themed: [CastTheme: [(kind: CastPraiseKind, words: String)]] = [:]
        for line in PraisePools.themed.castLines {
            let parts = line.split(separator: "|").map(String.init)
            guard parts.count == 3, let theme = CastTheme(rawValue: parts[0]), let kind = CastPraiseKind(rawValue: parts[1])
            else { continue }
            themed[theme, default: []].append((kind, parts[2]))
        }
        self.themed = themed
    }

    /// Praise for a post, oldest first.
    mutating func praise(
        for draft: CastWriter.Draft, key: String, random: inout CastRandom
    ) -> [CastEvent] {
        guard draft.text.mayBePraised else { return [] }
        var events: [CastEvent] = []
        var given: Set<String> = [draft.person.handle]
        for line in draft.text.praises {
            guard let handle = line.by, let person = circle.people.first(where: { $0.handle == handle }) else { continue }
            let minutes = line.minutesAgo ?? time(after: draft.minutesAgo, random: &random)
            guard minutes >= 1, circle.isPresent(person, in: draft.audience, at: minutes) else { continue }
            given.insert(handle)
            events.append(event(minutes, person, key, line.kind, line.words, isPrivate: line.minutesAgo != nil))
        }
        let chips = chips(for: draft.text, random: &random)
        let fixed = draft.text.praises.reduce(0) { $0 + ($1.count ?? 0) }
        let wanted = max(fixed, count(draft, random: &random))
        for turn in 0..<wanted {
            let minutes = time(after: draft.minutesAgo, random: &random)
            guard minutes >= 1, let person = giver(draft, at: minutes, without: given, random: &random) else { continue }
            given.insert(person.handle)
            events.append(
                one(
                    turn, of: chips, by: person, on: key, text: draft.text, at: minutes, fixed: fixed, random: &random
                )
            )
        }
        if events.isEmpty, draft.text.kind == .win, draft.minutesAgo > 30 {
            let minutes = max(1, draft.minutesAgo - random.int(12...25))
            if let person = giver(draft, at: minutes, without: given, random: &random), let chip = chips.first {
                events.append(event(minutes, person, key, chip.kind, chip.words, isPrivate: false))
            }
        }
        return events
    }

    /// Now and then somebody praises a reply.
    mutating func praise(
        for turn: CastTalk.Turn, beneath draft: CastWriter.Draft, random: inout CastRandom
    ) -> [CastEvent] {
        guard draft.text.mayBePraised, turn.by != draft.person else { return [] }
        let isAnswer = draft.text.kind == .question
        guard random.chance(isAnswer ? 0.7 : 0.3) else { return [] }
        let words = (isAnswer ? PraisePools.answer : PraisePools.reply).castLines
        guard let said = random.pick(words) else { return [] }
        var events: [CastEvent] = []
        var given: Set<String> = [turn.by.handle]
        for index in 0..<(isAnswer && random.chance(0.5) ? 3 : 1) {
            let minutes = time(after: turn.minutesAgo, random: &random)
            let isAuthor = index == 0 && circle.isPresent(draft.person, in: draft.audience, at: minutes)
            let person = isAuthor ? draft.person : giver(draft, at: minutes, without: given, random: &random)
            guard minutes >= 1, let person, given.insert(person.handle).inserted else { continue }
            events.append(event(minutes, person, turn.key, .helping, said, isPrivate: false))
        }
        return events
    }

    private mutating func one(
        _ turn: Int, of chips: [CastPraiseLine], by person: CastPerson, on key: String, text: CastText, at minutes: Int,
        fixed: Int, random: inout CastRandom
    ) -> CastEvent {
        let topic = text.isLow ? "low" : text.kind.rawValue
        if turn >= fixed, random.chance(0.11), let line = privately.deal(&random, where: { $0.hasPrefix(topic) }) {
            let parts = line.split(separator: "|").map(String.init)
            if parts.count == 3, let kind = CastPraiseKind(rawValue: parts[1]) {
                return event(minutes, person, key, kind, parts[2], isPrivate: true)
            }
        }
        var left = turn
        for chip in chips {
            let count = chip.count ?? 0
            if left < count { return event(minutes, person, key, chip.kind, chip.words, isPrivate: false) }
            left -= count
        }
        let chip = random.pick(Array(chips.enumerated()), weight: { 1 / Double(1 + $0.offset) })?.element
        return event(
            minutes, person, key, chip?.kind ?? .honesty, chip?.words ?? "Honest about it", isPrivate: false
        )
    }

    private func event(
        _ minutes: Int, _ person: CastPerson, _ key: String, _ kind: CastPraiseKind, _ words: String, isPrivate: Bool
    ) -> CastEvent {
        CastEvent(
            minutesAgo: minutes, by: person.handle,
            action: .praise(on: key, kind: kind, words: words, isPrivate: isPrivate)
        )
    }

    /// A few sentences that several people may share: those written for the post, then fitting ones.
    private func chips(for text: CastText, random: inout CastRandom) -> [CastPraiseLine] {
        var result = text.praises.filter { $0.by == nil }
        let fitting = text.themes.first.flatMap { themed[$0] } ?? []
        if result.count < 3, text.kind == .win || text.isLow || result.isEmpty, text.kind != .question, text.kind != .prompt,
            let chip = random.pick(fitting)
        {
            result.append(CastPraiseLine(count: nil, by: nil, minutesAgo: nil, kind: chip.kind, words: chip.words))
        }
        let kinds: [CastPraiseKind]
        switch text.kind {
        case .win: kinds = [.effort, .persistence, .strategy, .effort]
        case .note: kinds = text.isLow ? [.honesty] : [.effort, .honesty, .helping, .persistence]
        case .question: kinds = [.courage, .honesty]
        case .prompt: kinds = [.helping]
        }
        if result.count < 3, let kind = random.pick(kinds), let words = random.pick(pools[kind] ?? []) {
            result.append(CastPraiseLine(count: nil, by: nil, minutesAgo: nil, kind: kind, words: words))
        }
        return result
    }

    private func count(_ draft: CastWriter.Draft, random: inout CastRandom) -> Int {
        let usual: Double
        switch draft.text.kind {
        case .win: usual = 7.4
        case .note: usual = 4.4
        case .question: usual = 1.6
        case .prompt: usual = 2.2
        }
        let size = Double(circle.present(in: draft.audience, at: draft.minutesAgo).count)
        return Int(usual * min(1.2, 0.45 + size / 40) * (0.45 + random.unit() * 1.1) + 0.5)
    }

    private func giver(
        _ draft: CastWriter.Draft, at minutes: Int, without given: Set<String>, random: inout CastRandom
    ) -> CastPerson? {
        let there = circle.present(in: draft.audience, at: minutes).filter { !given.contains($0.handle) }
        let progress = circle.progress(draft.minutesAgo)
        return random.pick(there) { person in
            switch person.role {
            case .owner: draft.text.kind == .win ? 5 - 2 * progress : 2 - progress
            case .professional: draft.text.kind == .win ? 2 - progress : 0.6
            case .client: (0.25 + person.helper) * (0.25 + person.activity)
            }
        }
    }

    /// Mostly within the day.
    private func time(after minutesAgo: Int, random: inout CastRandom) -> Int {
        let share = random.unit()
        return minutesAgo - 4 - Int(1900 * share * share)
    }
}
