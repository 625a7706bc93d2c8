/// The moment to which a script runs up, and how minutes before it fall on days and hours.
package struct CastClock: Sendable, Equatable {
    /// 1 Monday to 7 Sunday.
    package let weekday: Int
    /// Since midnight.
    package let minuteOfDay: Int

    package init(weekday: Int, minuteOfDay: Int) {
        self.weekday = weekday
        self.minuteOfDay = minuteOfDay
    }

    /// The Thursday morning of the designs, 14 May at ten past nine.
    package static let designs: CastClock = CastClock(weekday: 4, minuteOfDay: 9 * 60 + 10)

    func minutesAgo(day: Int, minute: Int) -> Int { day * 1440 + minuteOfDay - minute }

    /// How many midnights lie between then and now.
    func day(_ minutesAgo: Int) -> Int {
        minutesAgo <= minuteOfDay ? 0 : (minutesAgo - minuteOfDay + 1439) / 1440
    }

    func minute(_ minutesAgo: Int) -> Int { day(minutesAgo) * 1440 + minuteOfDay - minutesAgo }

    func weekday(day: Int) -> Int { ((weekday - 1 - day) % 7 + 7) % 7 + 1 }

    func minutesAgo(_ time: CastTime) -> Int {
        switch time {
        case .minutesAgo(let minutes): minutes
        case .daysAgo(let day, let minute): max(1, minutesAgo(day: day, minute: minute))
        }
    }

    static let weekdays: [String] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
