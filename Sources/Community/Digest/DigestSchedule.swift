import Foundation
import Kernel

/// When the next digest is due.
package enum DigestSchedule {
    /// Two digests are never closer than this, whatever becomes of clocks and time zones in between.
    package static let shortestGap: Span = .hours(12)

    /// The first moment after `now` at which a clock in the person’s zone shows their hour, on their weekday where it is weekly.
    ///
    /// Where the hour is skipped in spring it is the first moment after the gap; where it comes twice in autumn it is the first of them.
    /// - Parameter zone: an IANA identifier; an unknown one means UTC.
    /// - Returns: `nil` where no digest is wanted.
    package static func next(_ settings: NoticeSettings, zone: String, after now: Moment) -> Moment? {
        guard settings.digest != .never else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let earliest = max(now, settings.digestSentAt.map { $0 + shortestGap } ?? now)
        var wanted = DateComponents(hour: settings.digestHour, minute: 0, second: 0)
        // Foundation counts from Sunday as 1.
        if settings.digest == .weekly { wanted.weekday = (settings.digestWeekday + 1) % 7 + 1 }
        return calendar.nextDate(after: earliest.date, matching: wanted, matchingPolicy: .nextTime, repeatedTimePolicy: .first).map { Moment($0) }
    }
}
