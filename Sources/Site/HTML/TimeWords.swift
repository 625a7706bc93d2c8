import Foundation
import Kernel

/// Times as people say them, in one time zone: “2 hours ago”, “yesterday, 05:50”, “14 May”.
package struct TimeWords: Sendable {
    package let now: Moment
    private let calendar: Calendar

    /// - Parameter zone: an IANA identifier; an unknown one means UTC.
    package init(now: Moment, zone: String) {
        self.now = now
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        calendar.firstWeekday = 2
        self.calendar = calendar
    }

    /// For feeds.
    package func ago(_ moment: Moment) -> String {
        let span = now - moment
        switch span.minutes {
        case ..<1: return "just now"
        case ..<60: return span.minutes == 1 ? "a minute ago" : "\(span.minutes) minutes ago"
        case ..<(6 * 60): return span.hours == 1 ? "an hour ago" : "\(span.hours) hours ago"
        default: break
        }
        switch days(since: moment) {
        case ..<1: return "today, \(clock(moment))"
        case 1: return "yesterday, \(clock(moment))"
        case 2..<7: return "\(Self.weekdays[weekday(moment)]), \(clock(moment))"
        default: return date(moment)
        }
    }

    /// For replies and lists, where room is short: “2 h”, “3 days”.
    package func short(_ moment: Moment) -> String {
        let span = now - moment
        switch span.minutes {
        case ..<1: return "now"
        case ..<60: return "\(span.minutes) min"
        case ..<(24 * 60): return "\(span.hours) h"
        default: return span.days < 14 ? (span.days == 1 ? "1 day" : "\(span.days) days") : date(moment)
        }
    }

    /// `14 May`, with the year where it is another.
    package func date(_ moment: Moment) -> String {
        let parts = calendar.dateComponents([.day, .month, .year], from: moment.date)
        let words = "\(parts.day ?? 1) \(Self.months[(parts.month ?? 1) - 1])"
        return parts.year == calendar.component(.year, from: now.date) ? words : "\(words) \(parts.year ?? 0)"
    }

    /// `Thursday 14 May`.
    package func longDate(_ moment: Moment) -> String { "\(Self.weekdays[weekday(moment)]) \(date(moment))" }

    /// `07:42`.
    package func clock(_ moment: Moment) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: moment.date)
        let (hour, minute) = (parts.hour ?? 0, parts.minute ?? 0)
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    /// `2026-05-14`.
    package func day(_ moment: Moment) -> String {
        let parts = calendar.dateComponents([.day, .month, .year], from: moment.date)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.year ?? 0)-\(two(parts.month ?? 0))-\(two(parts.day ?? 0))"
    }

    /// For the machine-readable attribute of `<time>`.
    package func iso(_ moment: Moment) -> String { moment.date.ISO8601Format() }

    /// Midnight before `moment`.
    package func startOfDay(_ moment: Moment) -> Moment { Moment(calendar.startOfDay(for: moment.date)) }

    /// Monday 0 ... Sunday 6.
    package func weekday(_ moment: Moment) -> Int { (calendar.component(.weekday, from: moment.date) + 5) % 7 }

    /// How many midnights lie between `moment` and now.
    package func days(since moment: Moment) -> Int {
        dayNumber(now) - dayNumber(moment)
    }

    /// Counts the days of the calendar, whatever the clocks did at midnight (the days of the proleptic Gregorian calendar, after
    /// Howard Hinnant, “chrono-compatible low-level date algorithms”).
    private func dayNumber(_ moment: Moment) -> Int {
        let parts = calendar.dateComponents([.year, .month, .day], from: moment.date)
        let (month, day) = (parts.month ?? 1, parts.day ?? 1)
        let year = (parts.year ?? 1970) - (month <= 2 ? 1 : 0)
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    package static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}
