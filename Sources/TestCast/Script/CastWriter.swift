/// Who writes what, when: the posts of one practice before anybody answers.
struct CastWriter {
    struct Draft {
        let person: CastPerson
        let minutesAgo: Int
        let text: CastText
        let audience: CastAudience
    }

    private let circle: CastCircle
    private let corpus: CastCorpus
    private let rhythm: CastRhythm
    private var uses: [Int: [Int]] = [:]
    private var composer: CastComposer
    private var drafts: [Draft] = []

    init(circle: CastCircle) {
        self.circle = circle
        corpus = CastCorpus.of(circle.practice.slug)
        rhythm = CastRhythm(circle: circle)
        composer = CastComposer(pools: corpus.pools, clock: circle.clock)
    }

    /// Oldest first.
    mutating func drafts(_ random: inout CastRandom) -> [Draft] {
        var free: [CastSlot] = []
        for person in circle.people {
            free += placeNamed(person, random: &random)
        }
        placePrompts(&random)
        for slot in random.shuffle(free) { placeAny(slot, random: &random) }
        fillLastWeek(&random)
        return drafts.sorted { $0.minutesAgo > $1.minutesAgo }
    }

    /// Places the texts that only this person says; answers with the moments that stay free.
    private mutating func placeNamed(_ person: CastPerson, random: inout CastRandom) -> [CastSlot] {
        let own = corpus.texts.filter { $0.by == person.handle }
        let dated = own.filter { $0.at != nil }
        for text in dated {
            guard let time = text.at else { continue }
            place(text, CastSlot(person: person, minutesAgo: circle.clock.minutesAgo(time)), random: &random)
        }
        let oldestDated = dated.compactMap { $0.at.map(circle.clock.minutesAgo) }.max()
        let slots = rhythm.slots(person, until: oldestDated.map { $0 + 1600 } ?? 0, random: &random)
        let undated = own.filter { $0.at == nil }
        guard !undated.isEmpty else { return person.role == .client ? slots : [] }
        guard slots.count >= undated.count else {
            spread(undated, of: person, until: oldestDated ?? 2880, random: &random)
            return []
        }
        var free: [CastSlot] = []
        var next = 0
        for (index, slot) in slots.enumerated() {
            if next < undated.count, index >= next * slots.count / undated.count {
                place(undated[next], slot, random: &random)
                next += 1
            } else if person.role == .client {
                free.append(slot)
            }
        }
        return free
    }

    private mutating func spread(_ texts: [CastText], of person: CastPerson, until: Int, random: inout CastRandom) {
        let begin = person.joinedDaysAgo - 1
        let end = max(until / 1440 + 2, (person.formerSinceDaysAgo ?? 0) + 1)
        for (index, text) in texts.enumerated() {
            let day = begin - (begin - end) * index / max(1, texts.count - 1)
            place(text, rhythm.moment(person, day: max(1, day), random: &random), random: &random)
        }
    }

    /// Every Monday around noon.
    private mutating func placePrompts(_ random: inout CastRandom) {
        let firstMonday = 175 + circle.clock.weekday - 1
        for (index, text) in corpus.prompts.enumerated() {
            guard let person = circle.people.first(where: { $0.handle == text.by }) else { continue }
            let monday = circle.clock.minutesAgo(day: firstMonday - 7 * index, minute: random.int(700...790))
            let minutes = text.at.map(circle.clock.minutesAgo) ?? monday
            drafts.append(Draft(person: person, minutesAgo: minutes, text: text, audience: .practice))
        }
    }

    private mutating func placeAny(_ slot: CastSlot, random: inout CastRandom) {
        let hasDatedFirstWin = corpus.texts.contains { $0.by == slot.person.handle && $0.isFirstWin }
        let fitting = corpus.texts.indices.filter { fits($0, slot, winsAllowed: !hasDatedFirstWin) }
        if random.chance(0.78), let index = random.pick(fitting, weight: { weight(corpus.texts[$0], slot.person) }) {
            uses[index, default: []].append(slot.minutesAgo)
            place(corpus.texts[index], slot, random: &random)
        } else {
            let peer = peer(of: slot, random: &random)
            let text = composer.compose(slot, winsAllowed: !hasDatedFirstWin, peer: peer, random: &random)
            if let text { place(text, slot, random: &random) }
        }
    }

    private func fits(_ index: Int, _ slot: CastSlot, winsAllowed: Bool) -> Bool {
        let text = corpus.texts[index]
        guard text.by == nil, let main = text.themes.first, winsAllowed || text.kind != .win else { return false }
        if text.kind == .question, slot.minutesAgo < 720 { return false }
        let person = slot.person
        guard person.age < text.youngerThan else { return false }
        if case .group(let slug)? = text.place, !person.groups.contains(slug) { return false }
        let known = Set(person.themes)
        guard known.contains(main) || Self.always.contains(main) else { return false }
        let mayWork = person.age < 66
        let others = text.themes.dropFirst().allSatisfy { theme in
            known.contains(theme) || Self.soft.contains(theme) || (theme == .work && mayWork)
        }
        guard others else { return false }
        let used = uses[index] ?? []
        guard !used.isEmpty else { return true }
        return used.count < 2 && text.body.contains("{") && used.allSatisfy { abs($0 - slot.minutesAgo) > 80 * 1440 }
    }

    /// What anybody may talk about.
    private static let always: Set<CastTheme> = [.everyday, .weather]
    /// What anybody may mention besides.
    private static let soft: Set<CastTheme> = [.everyday, .weather, .family, .sleep, .rest, .food, .telling, .pacing]

    private func weight(_ text: CastText, _ person: CastPerson) -> Double {
        let isNear = text.themes.first.map { person.themes.contains($0) && $0 != .everyday } ?? false
        return isNear ? 3 : 1
    }

    private mutating func place(_ text: CastText, _ slot: CastSlot, random: inout CastRandom) {
        let group = slot.person.groups.first { slug in
            circle.isPresent(slot.person, in: .group(slug), at: slot.minutesAgo)
        }
        let others = slot.person.groups.filter { circle.isPresent(slot.person, in: .group($0), at: slot.minutesAgo) }
        let usual: CastAudience
        if slot.person.role == .client, text.by != nil, let group {
            usual = .group(group)
        } else if slot.person.role == .client, random.chance(0.82),
            let chosen = random.pick(others, weight: { $0 == group ? 2 : 1 })
        {
            usual = .group(chosen)
        } else if slot.person.role != .client, text.place == nil, let group {
            usual = random.chance(0.5) ? .group(group) : .practice
        } else {
            usual = .practice
        }
        var filled = text
        let peer = peer(of: slot, random: &random)
        filled.headline = text.headline.map { $0.castFilled(&random, peer: peer) }
        filled.body = text.body.castFilled(&random, peer: peer)
        drafts.append(Draft(person: slot.person, minutesAgo: slot.minutesAgo, text: filled, audience: text.place ?? usual))
    }

    private func peer(of slot: CastSlot, random: inout CastRandom) -> String? {
        let group = slot.person.groups.first.map { CastAudience.group($0) } ?? .practice
        let others = circle.present(in: group, at: slot.minutesAgo).filter { $0.handle != slot.person.handle }
        return random.pick(others, weight: { $0.role == .client ? $0.activity : 0 })?.handle
    }

    /// Several posts on each of the last seven days, whatever the dice said.
    private mutating func fillLastWeek(_ random: inout CastRandom) {
        let least = circle.practice.slug == "harbour" ? 4 : 3
        for day in 0..<7 {
            let window = day * 1440..<(day + 1) * 1440
            var tries = 0
            while drafts.filter({ window.contains($0.minutesAgo) }).count < least, tries < 80 {
                tries += 1
                let recent = Set(drafts.filter { $0.minutesAgo < 6 * 1440 }.map(\.person.handle))
                let willing = circle.people.filter {
                    $0.role == .client && $0.standing == .active && !recent.contains($0.handle) && $0.joinedDaysAgo > 10
                        && !CastCircle.silent.contains($0.handle)
                }
                guard let person = random.pick(willing, weight: \.activity) else { break }
                let slot = rhythm.moment(person, day: day + random.index(2), random: &random)
                guard window.contains(slot.minutesAgo), slot.minutesAgo > 95 else { continue }
                placeAny(slot, random: &random)
            }
        }
    }
}
