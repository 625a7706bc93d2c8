import Kernel
import Testing

private enum Boat {}

private let noon: Int64 = 1_767_614_400_000

@Suite("The source of ids")
struct IDSourceTests {
    @Test("makes ids that strictly increase within one millisecond")
    func increasing() {
        let source = IDSource(node: 3, clock: .fixed(Moment(milliseconds: noon)))
        let ids = (0..<1_000).map { _ in source.next(Boat.self) }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
        #expect(ids.allSatisfy { IDSource.moment(of: $0).milliseconds == noon })
    }

    @Test("puts milliseconds, node and sequence where they belong")
    func layout() {
        let source = IDSource(node: 171, clock: .fixed(Moment(milliseconds: noon)))
        let (first, second) = (source.next(Boat.self).value, source.next(Boat.self).value)
        #expect(first >> 20 == noon)
        #expect((first >> 12) & 255 == 171)
        #expect(first & 4095 == 0)
        #expect(second - first == 1)
        #expect(first > 0)
    }

    @Test("borrows from the next millisecond when one is full")
    func overflow() {
        let source = IDSource(node: 0, clock: .fixed(Moment(milliseconds: noon)))
        let ids = (0..<10_000).map { _ in source.next(Boat.self) }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
        #expect(IDSource.moment(of: ids[2_047]).milliseconds == noon)
        #expect(IDSource.moment(of: ids[2_048]).milliseconds == noon + 1)
        #expect(IDSource.moment(of: ids[9_999]).milliseconds == noon + 4)
        #expect(ids.allSatisfy { ($0.value >> 12) & 255 == 0 })
    }

    @Test("never goes back when the clock does")
    func clockSteps() {
        let time = MovedClock(noon)
        let source = IDSource(node: 9, clock: time.clock)
        var ids = [source.next(Boat.self), source.next(Boat.self)]
        for step in [-1, -86_400_000, 0, -5, 1, -1, 2] {
            time.set(noon + Int64(step))
            ids += [source.next(Boat.self), source.next(Boat.self)]
        }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
        #expect(IDSource.moment(of: ids[ids.count - 1]).milliseconds == noon + 2)
    }

    @Test("stays in order whatever the clock does")
    func randomClock() {
        var random = SplitMix64(seed: 1)
        let time = MovedClock(noon)
        let source = IDSource(node: 255, clock: time.clock)
        var last = ID<Boat>(1)
        for _ in 0..<20_000 {
            if Int.random(in: 0..<20, using: &random) == 0 {
                time.set(noon + Int64.random(in: -1_000...1_000, using: &random))
            }
            let next = source.next(Boat.self)
            guard next > last else {
                Issue.record("\(next) after \(last)")
                return
            }
            last = next
        }
    }

    @Test("gives each node ids of its own")
    func nodes() {
        let clock = Clock.fixed(Moment(milliseconds: noon))
        var seen: Set<ID<Boat>> = []
        for node in IDSource.nodes {
            let source = IDSource(node: node, clock: clock)
            for _ in 0..<20 { seen.insert(source.next()) }
        }
        #expect(seen.count == 256 * 20)
    }

    @Test("gives each id once to many tasks at a time")
    func concurrent() async {
        let source = IDSource(node: 1, clock: .fixed(Moment(milliseconds: noon)))
        let seen = await withTaskGroup(of: [ID<Boat>].self) { group in
            for _ in 0..<8 { group.addTask { (0..<2_000).map { _ in source.next() } } }
            return await group.reduce(into: Set<ID<Boat>>()) { $0.formUnion($1) }
        }
        #expect(seen.count == 16_000)
    }

    @Test("dates an id from when its subject was published, so that older sorts below newer")
    func published() {
        let source = IDSource(node: 4, clock: .fixed(Moment(milliseconds: noon)))
        let moments = [noon - 5_000, noon - 1, noon - 60_000, noon - 4_999].map { Moment(milliseconds: $0) }
        let ids = moments.map { source.id(at: $0, Boat.self) }
        #expect(ids.map { IDSource.moment(of: $0) } == moments)
        #expect(ids.sorted().map { IDSource.moment(of: $0) } == moments.sorted())
        #expect(ids.allSatisfy { ($0.value >> 12) & 255 == 4 })
    }

    @Test("tells things of the same past millisecond apart")
    func samePast() {
        let source = IDSource(node: 4, clock: .fixed(Moment(milliseconds: noon)))
        let ids = Set((0..<2_048).map { _ in source.id(at: Moment(milliseconds: noon - 7), Boat.self) })
        #expect(ids.count == 2_048)
        #expect(ids.allSatisfy { IDSource.moment(of: $0).milliseconds == noon - 7 })
    }

    @Test("never dates an id later than now, nor at or before zero", arguments: [1, 1_000, 86_400_000, 1 << 50])
    func neverLater(ahead: Int64) {
        let source = IDSource(node: 0, clock: .fixed(Moment(milliseconds: noon)))
        #expect(IDSource.moment(of: source.id(at: Moment(milliseconds: noon + ahead), Boat.self)).milliseconds == noon)
        #expect(source.id(at: Moment(milliseconds: -ahead), Boat.self).value > 0)
    }

    @Test("knows the smallest id of a moment")
    func first() {
        let source = IDSource(node: 0, clock: .fixed(Moment(milliseconds: noon)))
        let first = IDSource.first(at: Moment(milliseconds: noon), Boat.self)
        #expect(first <= source.next())
        #expect(first <= source.id(at: Moment(milliseconds: noon)))
        #expect(first > source.id(at: Moment(milliseconds: noon - 1)))
        #expect(IDSource.moment(of: first).milliseconds == noon)
        #expect(IDSource.first(at: Moment(milliseconds: -3), Boat.self).value == 1)
    }
}
