/// What the pulses of twelve weeks say, each factor for itself.
package struct PulseSummary: Hashable, Sendable {
    package static let weeks = 12
    /// So long an answer counts as how it is now; and what is so much older is “a month ago”.
    package static let month = 4

    /// POMP of the newest answer of the last four weeks; none where there is none.
    package private(set) var now: [Factor: Double] = [:]
    /// The same four weeks before that answer, or up to three weeks earlier.
    package private(set) var before: [Factor: Double] = [:]
    /// Twelve weeks, this one last; `nil` where nothing was answered.
    package private(set) var weekly: [Factor: [Double?]] = [:]

    /// - Parameter pulses: of anybody, in any order; what is older than twelve weeks, or ahead, is passed over.
    package init(_ pulses: [Pulse], thisWeek: Week) {
        let known = Dictionary(pulses.map { ($0.week, $0.answers) }, uniquingKeysWith: { $1 })
        let range = Double(Pulse.range.lowerBound)...Double(Pulse.range.upperBound)
        for factor in Factor.allCases {
            let values = (0..<Self.weeks).reversed().map { ago in
                known[thisWeek.earlier(by: ago)]?[factor].map { Scoring.pomp(Double($0), in: range) }
            }
            weekly[factor] = values
            guard let newest = values.lastIndex(where: { $0 != nil }), newest >= Self.weeks - Self.month else { continue }
            now[factor] = values[newest]
            before[factor] = values[max(0, newest - 2 * Self.month + 1)...(newest - Self.month)].last { $0 != nil } ?? nil
        }
    }

    package var isEmpty: Bool { now.isEmpty }

    /// The factors whose petal is the shortest; all of them are named where several are. None where fewer than two were answered, or all are alike.
    package var shortest: [Factor] {
        guard now.count > 1, let least = now.values.min(), let most = now.values.max(), least < most else { return [] }
        return Factor.allCases.filter { now[$0] == least }
    }
}
