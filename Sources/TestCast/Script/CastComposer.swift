/// Puts everyday posts together from pools of sentences, each dealt once before any comes again.
struct CastComposer {
    private struct Decks {
        let kind: CastPostKind
        let theme: CastTheme
        var headlines: CastDeck<String>
        var openings: CastDeck<String>
        var middles: CastDeck<String>
        var endings: CastDeck<String>

        init(_ pool: ComposedPool) {
            kind = pool.kind
            theme = pool.theme
            headlines = CastDeck(pool.headlines)
            openings = CastDeck(pool.openings)
            middles = CastDeck(pool.middles)
            endings = CastDeck(pool.endings)
        }
    }

    private var pools: [Decks]
    private let clock: CastClock
    /// Pairs of sentences that were used, so that they do not meet again.
    private var said: Set<String> = []

    init(pools: [ComposedPool], clock: CastClock) {
        self.pools = pools.map(Decks.init)
        self.clock = clock
    }

    mutating func compose(
        _ slot: CastSlot, winsAllowed: Bool, peer: String?, random: inout CastRandom
    ) -> CastText? {
        let fitting = pools.indices.filter { index in
            let pool = pools[index]
            return (winsAllowed || pool.kind != .win) && (slot.person.themes.contains(pool.theme) || pool.theme == .everyday)
        }
        let chosen = random.pick(fitting) { index in
            let pool = pools[index]
            return (pool.kind == .win ? 1.5 : 1) * (pool.theme == .everyday ? 0.4 : 1.6)
        }
        guard let chosen else { return nil }
        let today = CastClock.weekdays[clock.weekday(day: clock.day(slot.minutesAgo)) - 1]
        let fitsToday: (String) -> Bool = { sentence in
            CastClock.weekdays.allSatisfy { $0 == today || !sentence.contains($0) }
        }
        guard var opening = pools[chosen].openings.deal(&random, where: fitsToday),
            var middle = pools[chosen].middles.deal(&random, where: fitsToday)
        else { return nil }
        for _ in 0..<12 where said.contains(opening + middle) {
            opening = pools[chosen].openings.deal(&random, where: fitsToday) ?? opening
            middle = pools[chosen].middles.deal(&random, where: fitsToday) ?? middle
        }
        said.insert(opening + middle)
        var sentences = [opening, middle]
        if random.chance(0.65), let ending = pools[chosen].endings.deal(&random) { sentences.append(ending) }
        var text = CastText()
        text.kind = pools[chosen].kind
        text.themes = [pools[chosen].theme]
        text.headline = pools[chosen].headlines.deal(&random, where: fitsToday)?.castFilled(&random, peer: peer)
        text.body = sentences.joined(separator: " ").castFilled(&random, peer: peer)
        text.picture = random.chance(0.16) ? Self.scenes[text.themes[0]] : nil
        return text
    }

    private static let scenes: [CastTheme: Scene] = [
        .swimming: .swimmingLane, .bike: .bikeAgainstRailing, .cafe: .cafeTable, .food: .kitchenTable,
        .garden: .allotment, .stairs: .stairs,
    ]
}
