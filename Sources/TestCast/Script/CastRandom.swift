/// SplitMix64 (Steele, Lea and Flood 2014): small, fast, and the same on every machine.
struct CastRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// 0 up to, not including, 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// 0 up to, not including, `count`, which must be at least 1.
    mutating func index(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func int(_ range: ClosedRange<Int>) -> Int { range.lowerBound + index(range.count) }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    mutating func pick<T>(_ values: [T]) -> T? { values.isEmpty ? nil : values[index(values.count)] }

    /// One of `values`, each as likely as its weight; nil if no weight is above 0.
    mutating func pick<T>(_ values: [T], weight: (T) -> Double) -> T? {
        let weights: [Double] = values.map { max(0, weight($0)) }
        let total: Double = weights.reduce(0, +)
        guard total > 0 else { return nil }
        var left: Double = unit() * total
        var result: T?
        for (value, weight) in zip(values, weights) where weight > 0 {
            result = value
            left -= weight
            if left < 0 { break }
        }
        return result
    }

    /// The standard library's `shuffled` may change between versions; this one does not.
    mutating func shuffle<T>(_ values: [T]) -> [T] {
        var result = values
        var last = result.count - 1
        while last > 0 {
            result.swapAt(last, index(last + 1))
            last -= 1
        }
        return result
    }
}

/// Deals every value once, in a random order, before any comes again.
struct CastDeck<T> {
    private let values: [T]
    private var left: [T] = []

    init(_ values: [T]) { self.values = values }

    /// The next value that fits, or nil if none of them does.
    mutating func deal(_ random: inout CastRandom, where fits: (T) -> Bool = { _ in true }) -> T? {
        if let index = left.lastIndex(where: fits) { return left.remove(at: index) }
        guard values.contains(where: fits) else { return nil }
        left = random.shuffle(values) + left
        return left.lastIndex(where: fits).map { left.remove(at: $0) }
    }
}
