import Kernel

/// How often somebody usually writes, found from their own past.
package enum Rhythm {
    /// Fewer gaps than this tell nothing.
    package static let fewestGaps = 4
    /// How many of the newest words are looked at.
    package static let looksBack = 60

    /// The median time between the days on which they wrote.
    /// - Parameter moments: when they wrote, in any order. Several words of one day count once; a day is 24 hours of UTC, since
    ///   the shift by a few hours does not change a median of days.
    /// - Returns: `nil` with fewer than `fewestGaps` gaps.
    package static func usualGap(_ moments: [Moment]) -> Span? {
        let days = Set(moments.map { $0.milliseconds / Span.days(1).milliseconds }).sorted()
        let gaps = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
        guard gaps.count >= fewestGaps else { return nil }
        let middle = gaps.count / 2
        let median = gaps.count % 2 == 1 ? Double(gaps[middle]) : Double(gaps[middle - 1] + gaps[middle]) / 2
        return Span(milliseconds: Int64(median * Double(Span.days(1).milliseconds)))
    }
}
