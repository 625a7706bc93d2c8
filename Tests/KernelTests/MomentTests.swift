import Foundation
import Kernel
import Testing

@Suite("Moments and spans")
struct MomentTests {
    private let noon = Moment(milliseconds: 1_767_614_400_123)

    @Test("a moment is the same after a trip through a date")
    func dates() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<2_000 {
            let moment = Moment(milliseconds: .random(in: -62_000_000_000_000...62_000_000_000_000, using: &random))
            #expect(Moment(moment.date) == moment)
        }
        #expect(Moment(Date(timeIntervalSince1970: 0)).milliseconds == 0)
        #expect(Moment(Date(timeIntervalSince1970: 1.5)).milliseconds == 1_500)
        #expect(Moment(Date(timeIntervalSince1970: -0.25)).milliseconds == -250)
    }

    @Test("later is greater, and the difference is the span between")
    func arithmetic() {
        let later = noon + .minutes(90)
        #expect(noon < later)
        #expect(later - noon == .minutes(90))
        #expect(noon - later == Span(milliseconds: -5_400_000))
        #expect(later - .minutes(90) == noon)
    }

    @Test("spans are counted in whole units, toward zero")
    func units() {
        #expect(Span.days(2) == .hours(48))
        #expect(Span.hours(1).milliseconds == 3_600_000)
        #expect(Span.minutes(3) == .seconds(180))
        #expect(Span.seconds(20) * 3 == .minutes(1))
        let almost = Span.days(1) * 2 + -1
        #expect([almost.days, almost.hours, almost.minutes, almost.seconds] == [1, 47, 2_879, 172_799])
        #expect(Span(milliseconds: -1_999).seconds == -1)
        #expect(Span(milliseconds: -1) < Span(milliseconds: 0))
    }

    @Test("a moment is stored as its number of milliseconds under one name")
    func coding() throws {
        let written = try JSONEncoder().encode(noon)
        #expect(String(decoding: written, as: UTF8.self) == #"{"milliseconds":1767614400123}"#)
        #expect(try JSONDecoder().decode(Moment.self, from: written) == noon)
    }

    @Test("a fixed clock always says the same")
    func fixedClock() {
        let clock = Clock.fixed(noon)
        #expect(clock.now() == noon)
        #expect(clock.now() == noon)
    }
}

extension Span {
    fileprivate static func + (span: Span, milliseconds: Int64) -> Span {
        Span(milliseconds: span.milliseconds + milliseconds)
    }
}
