import Foundation

/// A point in time: whole milliseconds since 1 January 1970, UTC. This is how times are stored and compared.
package struct Moment: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    package static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    package static func + (moment: Moment, span: Span) -> Moment {
        Moment(milliseconds: moment.milliseconds + span.milliseconds)
    }

    package static func - (moment: Moment, span: Span) -> Moment {
        Moment(milliseconds: moment.milliseconds - span.milliseconds)
    }

    package static func - (later: Moment, earlier: Moment) -> Span {
        Span(milliseconds: later.milliseconds - earlier.milliseconds)
    }
}

/// A length of time in whole milliseconds; negative when it points back.
package struct Span: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
    package static func minutes(_ count: Int64) -> Span { .seconds(count * 60) }
    package static func hours(_ count: Int64) -> Span { .minutes(count * 60) }
    package static func days(_ count: Int64) -> Span { .hours(count * 24) }

    package var seconds: Int64 { milliseconds / 1000 }
    package var minutes: Int64 { seconds / 60 }
    package var hours: Int64 { minutes / 60 }
    package var days: Int64 { hours / 24 }

    package static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }
    package static func * (span: Span, factor: Int64) -> Span { Span(milliseconds: span.milliseconds * factor) }
}

/// Where the program reads the time. Tests pass `.fixed`.
package struct Clock: Sendable {
    package let now: @Sendable () -> Moment

    package init(now: @escaping @Sendable () -> Moment) { self.now = now }

    package static let system = Clock { Moment(Date()) }

    /// A clock that always says the same.
    package static func fixed(_ moment: Moment) -> Clock { Clock { moment } }
}
