import Foundation
import Kernel
import Site
import TestSupport
import Testing

@testable import Journey

@Suite("The pulse and its picture") struct PulseTests {
    private func day(_ text: String) throws -> Moment { Moment(try Date(text, strategy: .iso8601)) }

    @Test("a week begins on Monday where its person is, also when clocks change") func weeks() throws {
        let london = try #require(TimeZone(identifier: "Europe/London"))
        // 2026-03-29, a Sunday, is the day on which clocks go forward in London: at 23:30 UTC it is Monday there already.
        let sunday = Week(try day("2026-03-29T22:30:00Z"), zone: london)
        #expect(Week(try day("2026-03-29T23:30:00Z"), zone: london) == Week(monday: sunday.monday + 7))
        // Monday 30 March 2026 is day 20,542 since 1970: 56 years of 365 days, 14 leap days (1972 to 2024), and 88 days of 2026.
        #expect(Week(try day("2026-03-30T12:00:00Z"), zone: london).monday == 56 * 365 + 14 + 88)
        let auckland = try #require(TimeZone(identifier: "Pacific/Auckland"))
        #expect(Week(try day("2026-03-29T12:00:00Z"), zone: auckland) > Week(try day("2026-03-29T12:00:00Z"), zone: london))
        #expect(Week(try day("1969-12-31T12:00:00Z"), zone: .gmt).monday == -3, "the Monday before 1 January 1970")
        var random = SeededRandom(seed: 9)
        for _ in 0..<500 {
            let moment = Moment(milliseconds: Int64.random(in: -2_000_000_000_000...4_000_000_000_000, using: &random))
            let week = Week(moment, zone: .gmt)
            #expect(week.monday * 86_400_000 <= moment.milliseconds && moment.milliseconds < (week.monday + 7) * 86_400_000)
            #expect(((week.monday + 3) % 7 + 7) % 7 == 0)
        }
    }

    @Test("POMP") func pomp() {
        // 4 of 1 to 7 stands half way: (4 − 1) / (7 − 1) = 0.5.
        #expect(Scoring.pomp(4, in: 1...7) == 50)
        // 11 of 3 to 14: 8 / 11 = 72.73.
        #expect(abs(Scoring.pomp(11, in: 3...14) - 72.727_272) < 0.000_001)
        #expect(Scoring.pomp(0, in: 0...10) == 0 && Scoring.pomp(10, in: 0...10) == 100)
        #expect(Scoring.pomp(-4, in: 0...10) == 0 && Scoring.pomp(99, in: 0...10) == 100)
    }

    @Test("answers are numbers from 0 to 10, each may be left out, one is needed") func form() throws {
        let week = Week(monday: 4)
        func read(_ texts: [(String, String)]) throws -> Pulse { try PulseForm.pulse(FormFields(texts: texts.map { (name: $0.0, text: $0.1) }), week: week) }
        let pulse = try read([("self_efficacy", "7"), ("enjoyment", "-1"), ("habit", ""), ("social_support", "0"), ("harder", "yes"), ("coping", " Ring Jo ")])
        #expect(pulse == Pulse(week: week, answers: [.selfEfficacy: 7, .socialSupport: 0], isHarder: true, coping: "Ring Jo"))
        for bad in ["11", "-2", "7.5", "seven", "9999999999999999999999", "٣"] {
            #expect(throws: FormErrors.self, "\(bad)") { try read([("habit", bad), ("enjoyment", "3")]) }
        }
        #expect(throws: FormErrors.self) { try read([("habit", "-1")]) }
        #expect(throws: FormErrors.self) { try read([("habit", "3"), ("coping", String(repeating: "a", count: 501))]) }
        var random = SeededRandom(seed: 5)
        for _ in 0..<500 {
            let fields = Factor.allCases.map { ($0.rawValue, String((0..<3).map { _ in "0123456789-+ .x".randomElement(using: &random) ?? "0" })) }
            guard let pulse = try? read(fields) else { continue }
            #expect(pulse.answers.values.allSatisfy(Pulse.range.contains) && !pulse.answers.isEmpty)
        }
    }

    private let week = Week(monday: 20_542)
    private func pulses(_ values: [Int: Int], _ factor: Factor = .habit) -> [Pulse] {
        values.map { Pulse(week: week.earlier(by: $0.key), answers: [factor: $0.value]) }
    }

    @Test("now is the newest of four weeks, before is four weeks earlier than that, or a little more") func summary() {
        let whole = PulseSummary(pulses([0: 8, 1: 5, 4: 6, 11: 1, 12: 9]), thisWeek: week)
        #expect(whole.now == [.habit: 80] && whole.before == [.habit: 60])
        #expect(whole.weekly[.habit] == [10, nil, nil, nil, nil, nil, nil, 60, nil, nil, 50, 80], "what is older than twelve weeks is passed over")
        #expect(whole.weekly[.enjoyment] == Array(repeating: nil, count: 12))
        let late = PulseSummary(pulses([3: 4, 9: 2, 6: 7]), thisWeek: week)
        #expect(late.now == [.habit: 40] && late.before == [.habit: 20], "from four to seven weeks before the answer itself: 7 to 10 weeks ago")
        #expect(PulseSummary(pulses([4: 8]), thisWeek: week).isEmpty, "an answer of a month ago is not how it is now")
        #expect(PulseSummary(pulses([-1: 8]), thisWeek: week).isEmpty, "nothing ahead")
        #expect(PulseSummary([], thisWeek: week).shortest == [])
    }

    @Test("the shortest petal is named, where there is one") func shortest() {
        func shortest(_ answers: [Factor: Int]) -> [Factor] { PulseSummary([Pulse(week: week, answers: answers)], thisWeek: week).shortest }
        #expect(shortest([.habit: 3, .enjoyment: 7]) == [.habit])
        #expect(shortest([.habit: 3, .enjoyment: 3, .socialSupport: 4]) == [.enjoyment, .habit])
        #expect(shortest([.habit: 3, .enjoyment: 3]) == [] && shortest([.habit: 3]) == [])
    }

    @Test("petals are those of the design") func petals() {
        // From the design's pages: 72, 58 and 80 of 100.
        #expect(Bloom.petal(72) == "M0 0C-5.8 -10.2 -29.2 -36.5 0 -36.5S5.8 -10.2 0 0Z")
        #expect(Bloom.petal(58) == "M0 0C-5.1 -8.9 -25.4 -31.7 0 -31.7S5.1 -8.9 0 0Z")
        #expect(Bloom.petal(80) == "M0 0C-6.3 -11 -31.4 -39.2 0 -39.2S6.3 -11 0 0Z")
        #expect(Bloom.decimal(-0.04) == "0" && Bloom.decimal(0.05) == "0.1" && Bloom.decimal(-0.16) == "-0.2")
    }

    @Test("a bloom of every size says all five in words, also what was not answered") func blooms() {
        let bloom = Bloom(now: [.selfEfficacy: 70, .habit: 0], before: [.selfEfficacy: 50])
        #expect(
            bloom.label == "Bloom: self-efficacy 70, enjoyment not answered, accountability not answered, habit 0, social support not answered, of 100 each")
        for size in [Bloom.Size.small(28), .plain(60), .plain(132), .named] {
            let html = bloom.html(size)
            #expect(html.violations.isEmpty && html.text.contains(bloom.label))
            #expect(html.text.components(separatedBy: #"class="f "#).count == 3)
        }
        #expect(!bloom.html(.plain(60)).text.contains("was") && bloom.html(.plain(132)).text.contains(#"class="was on""#))
        #expect(bloom.html(.named).text.contains("70, was 50") && bloom.html(.named, isPlain: true).text.contains("I can do this"))
    }

    @Test("a line has gaps where nothing was answered") func sparks() {
        let weekly: [Double?] = [10, 20, nil, nil, 40, nil, 50, 50, 50, nil, nil, nil]
        let html = Spark(factor: .habit, weekly: weekly, beginning: "Feb").html(isPlain: false)
        #expect(html.violations.isEmpty)
        #expect(html.text.components(separatedBy: #"class="l""#).count == 3 && html.text.components(separatedBy: "<circle").count == 3)
        #expect(html.text.contains("Habit, weekly for 12 weeks: 6 answered, from 10 to 50 of 100"))
        let nothing = Spark(factor: .habit, weekly: Array(repeating: nil, count: 12), beginning: "Feb").html(isPlain: true)
        #expect(nothing.text.contains("nothing answered in 12 weeks") && !nothing.text.contains("<circle"))
    }
}
