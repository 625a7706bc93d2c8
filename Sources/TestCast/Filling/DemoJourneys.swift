import Community
import Foundation
import Identity
import Journey
import Kernel
import Store
import Trust

/// How it went for some of the cast in the last twelve weeks, as they answered it themselves; and whom they let see it.
struct DemoJourneys {
    let stage: DemoStage
    let now: Moment
    let seed: UInt64

    private struct Road {
        let by: String
        /// From 0 to 10, in the order of the factors, twelve weeks ago and now.
        let first: [Int]
        let last: [Int]
        /// Weeks in which they did not answer, counted back from this one.
        var silent: Set<Int> = []
        var lets = true
    }

    private static let roads = [
        Road(by: "tomasz", first: [3, 5, 6, 3, 4], last: [7, 6, 8, 6, 5]),
        Road(by: "doreen", first: [4, 6, 5, 4, 6], last: [8, 7, 6, 6, 7]),
        Road(by: "samir", first: [5, 5, 5, 4, 4], last: [3, 4, 4, 3, 3], silent: [2, 3]),
        Road(by: "lucia", first: [4, 4, 5, 4, 3], last: [5, 5, 6, 5, 3]),
        Road(by: "kwame", first: [6, 6, 6, 6, 8], last: [8, 7, 7, 8, 9], silent: [5]),
        Road(by: "jo", first: [7, 8, 5, 6, 7], last: [8, 9, 6, 7, 8], lets: false),
        Road(by: "priya", first: [5, 6, 4, 4, 5], last: [6, 7, 5, 4, 6], silent: [0, 7, 8]),
    ]

    func go(_ transaction: Transaction) throws {
        var random = CastRandom(seed: seed &+ 303)
        for road in Self.roads {
            guard let person = stage.people[road.by]?.id else { throw DemoFault.script(road.by) }
            for ago in (0..<PulseSummary.weeks).reversed() where !road.silent.contains(ago) {
                let then = transaction.at(now - .days(7 * Int64(ago)))
                try KeepPulse.keep(pulse(road, ago, then.now, &random), agrees: true, by: person, in: then)
            }
            guard road.lets, let practice = stage.practices["harbour"] else { continue }
            try GrantJourney.grant(practice, by: person, in: transaction.at(now - .days(80)))
        }
    }

    private func pulse(_ road: Road, _ ago: Int, _ moment: Moment, _ random: inout CastRandom) -> Pulse {
        let part = Double(PulseSummary.weeks - 1 - ago) / Double(PulseSummary.weeks - 1)
        var answers: [Factor: Int] = [:]
        for (place, factor) in Factor.allCases.enumerated() {
            let straight = Double(road.first[place]) + part * Double(road.last[place] - road.first[place])
            // Weeks differ; the last one stands as it is written.
            let swing = ago == 0 ? 0 : Double(random.index(3)) - 1
            answers[factor] = min(max(Int((straight + swing * 0.7).rounded()), Pulse.range.lowerBound), Pulse.range.upperBound)
        }
        return Pulse(week: Week(moment, zone: .gmt), answers: answers)
    }
}
