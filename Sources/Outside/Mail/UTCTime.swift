import Foundation
import Kernel

/// A moment written out in UTC, the same on every machine and in every locale.
struct UTCTime {
    let year, month, day, hour, minute, second, weekday: Int

    init(_ moment: Moment) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = moment.date
        year = calendar.component(.year, from: date)
        month = calendar.component(.month, from: date)
        day = calendar.component(.day, from: date)
        hour = calendar.component(.hour, from: date)
        minute = calendar.component(.minute, from: date)
        second = calendar.component(.second, from: date)
        weekday = calendar.component(.weekday, from: date)
    }

    /// `Tue, 06 Jan 2026 09:05:00 +0000` (RFC 5322, 3.3).
    var headerDate: String {
        let time = [hour, minute, second].map { padded($0) }.joined(separator: ":")
        return "\(Self.weekdays[weekday - 1]), \(padded(day)) \(Self.months[month - 1]) \(padded(year, 4)) \(time) +0000"
    }

    /// `20260106-090500`: sorts by time.
    var fileStamp: String {
        padded(year, 4) + padded(month) + padded(day) + "-" + padded(hour) + padded(minute) + padded(second)
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
