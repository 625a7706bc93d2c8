import Foundation
import Kernel
import Site

/// A week as people live it, from Monday on where they are: named by its Monday, in days since 1 January 1970. It stays the same week when
/// clocks change, and when its person travels.
package struct Week: Hashable, Comparable, Sendable {
    package let monday: Int64

    package init(monday: Int64) { self.monday = monday }

    /// The week of a moment in a time zone.
    package init(_ moment: Moment, zone: TimeZone) {
        let local = moment.milliseconds + Int64(zone.secondsFromGMT(for: moment.date)) * 1000
        let day = (Double(local) / 86_400_000).rounded(.down)
        // 1 January 1970 was a Thursday.
        let sinceMonday = ((Int64(day) + 3) % 7 + 7) % 7
        monday = Int64(day) - sinceMonday
    }

    package func earlier(by weeks: Int) -> Week { Week(monday: monday - 7 * Int64(weeks)) }

    package static func < (left: Week, right: Week) -> Bool { left.monday < right.monday }

    /// Its Monday at noon UTC, to be named by a calendar.
    package var noon: Moment { Moment(milliseconds: monday * 86_400_000 + 43_200_000) }
}

/// What somebody answered in one week. Each answer may be left out.
package struct Pulse: Hashable, Sendable {
    /// From 0 to 10.
    package static let range = 0...10
    package static let longestCoping = 500

    package let week: Week
    package var answers: [Factor: Int]
    /// Whether somebody made it harder, and what helps then. For nobody but the person.
    package var isHarder: Bool
    package var coping: String

    package init(week: Week, answers: [Factor: Int], isHarder: Bool = false, coping: String = "") {
        self.week = week
        self.answers = answers
        self.isHarder = isHarder
        self.coping = coping
    }
}

/// Reads the form of the pulse.
package enum PulseForm {
    /// - Throws: `FormErrors` for what is no answer, and where nothing is answered at all.
    package static func pulse(_ fields: FormFields, week: Week) throws -> Pulse {
        var errors = FormErrors()
        var answers: [Factor: Int] = [:]
        for factor in Factor.allCases {
            let text = fields.raw(factor.rawValue)
            // The left end of the slider is no answer.
            if text.isEmpty || text == "-1" { continue }
            guard let value = Int(text), Pulse.range.contains(value) else {
                errors.add(factor.rawValue, "Please choose a number from 0 to 10, or leave it out.")
                continue
            }
            answers[factor] = value
        }
        let coping = fields.text("coping")
        if coping.count > Pulse.longestCoping { errors.add("coping", "Please keep it below \(Pulse.longestCoping) letters.") }
        try errors.check()
        guard !answers.isEmpty else {
            errors.add(Factor.allCases[0].rawValue, "Please answer one of the five at least, or come back another day.")
            throw errors
        }
        return Pulse(week: week, answers: answers, isHarder: fields.isTicked("harder"), coping: coping)
    }
}
