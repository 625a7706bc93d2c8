import Kernel
import Testing

@testable import Growth

@Suite("Rhythm") struct RhythmTests {
    /// Noon of these days, counted from 1 January 1970.
    private func noons(_ days: [Int64]) -> [Moment] { days.map { Moment(milliseconds: 0) + .days($0) + .hours(12) } }

    @Test("the usual gap is the median of the gaps between writing days") func median() {
        // Days 100, 102, 104, 106, 108: gaps 2, 2, 2, 2. Median 2 days.
        #expect(Rhythm.usualGap(noons([100, 102, 104, 106, 108])) == .days(2))
        // Days 100, 101, 103, 110, 111, 113: gaps 1, 2, 7, 1, 2; sorted 1, 1, 2, 2, 7. Median 2 days: one long pause changes nothing.
        #expect(Rhythm.usualGap(noons([100, 101, 103, 110, 111, 113])) == .days(2))
        // Days 100, 101, 103, 106, 110: gaps 1, 2, 3, 4. Median (2 + 3) / 2 = 2.5 days = 60 hours.
        #expect(Rhythm.usualGap(noons([100, 101, 103, 106, 110])) == .hours(60))
        // Days 0, 7, 14, 28, 35: gaps 7, 7, 14, 7; sorted 7, 7, 7, 14. Median 7 days.
        #expect(Rhythm.usualGap(noons([0, 7, 14, 28, 35])) == .days(7))
    }

    @Test("the order of the words does not matter, nor how many fall on one day") func sameDay() {
        // Days 100, 102, 104, 106, 108 again, shuffled, three times on day 104.
        let moments = noons([104, 100, 108, 104, 102, 106]) + [Moment(milliseconds: 0) + .days(104)]
        #expect(Rhythm.usualGap(moments) == .days(2))
    }

    @Test("two words around midnight are a day apart") func midnight() {
        // The last millisecond of days 100, 101, 102, 103 and the first of day 104: gaps 1, 1, 1, 1.
        let ends = (100...103).map { Moment(milliseconds: Span.days($0 + 1).milliseconds - 1) }
        #expect(Rhythm.usualGap(ends + [Moment(milliseconds: Span.days(104).milliseconds)]) == .days(1))
    }

    @Test("fewer than four gaps tell nothing") func tooFew() {
        #expect(Rhythm.usualGap([]) == nil)
        #expect(Rhythm.usualGap(noons([100])) == nil)
        #expect(Rhythm.usualGap(noons([100, 101, 102, 103])) == nil, "three gaps")
        #expect(Rhythm.usualGap(noons([100, 100, 100, 100, 100, 100])) == nil, "one day is no gap at all")
        #expect(Rhythm.usualGap(noons([100, 101, 102, 103, 104])) == .days(1), "four gaps")
    }
}
