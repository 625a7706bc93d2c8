import Foundation
import Kernel
import Testing

@testable import Site

@Suite("Times in words")
struct TimeWordsTests {
    @Test(
        "in the language somebody chose, by Foundation’s formats",
        arguments: [
            ("de", "vor 2 Stunden", "gestern, 23:59", "Dienstag, 23:59", "7. Mai", "Donnerstag, 14. Mai", "18:00"),
            ("fr", "il y a 2 heures", "hier, 23:59", "mardi, 23:59", "7 mai", "jeudi 14 mai", "18:00"),
            ("cy", "2 awr yn ôl", "ddoe, 23:59", "Dydd Mawrth, 23:59", "Mai 7", "Dydd Iau, 14 Mai", "18:00"),
        ]
    ) func languages(_ language: String, _ hours: String, _ yesterday: String, _ weekday: String, _ date: String, _ long: String, _ clock: String) throws {
        let words = TimeWords(now: try utc("2026-05-14T17:00:00"), zone: "Europe/London", language: language)
        #expect(words.ago(try utc("2026-05-14T15:00:00")) == hours)
        #expect(words.ago(try utc("2026-05-13T22:59:59")) == yesterday)
        #expect(words.ago(try utc("2026-05-12T22:59:00")) == weekday)
        #expect(words.ago(try utc("2026-05-07T09:30:00")) == date)
        #expect(words.longDate(try utc("2026-05-14T17:00:00")) == long)
        #expect(words.clock(try utc("2026-05-14T17:00:00")) == clock)
        #expect(words.date(try utc("2025-12-31T12:00:00")).contains("2025"))
        #expect(words.tag(words.now, words.clock(words.now)).text.contains(#" lang="\#(language)">\#(clock)</time>"#))
        #expect(words != TimeWords(now: words.now, zone: "Europe/London"), "cards drawn for one language are not shown in another")
    }

    @Test(
        "say how long ago, then on which day",
        arguments: [
            ("2026-05-14T17:00:01", "just now"), ("2026-05-14T16:59:01", "just now"),
            ("2026-05-14T16:59:00", "a minute ago"),
            ("2026-05-14T16:58:01", "a minute ago"), ("2026-05-14T16:58:00", "2 minutes ago"),
            ("2026-05-14T16:00:01", "59 minutes ago"),
            ("2026-05-14T16:00:00", "an hour ago"), ("2026-05-14T15:00:00", "2 hours ago"),
            ("2026-05-14T11:00:01", "5 hours ago"),
            ("2026-05-14T11:00:00", "today, 12:00"), ("2026-05-13T23:00:00", "today, 00:00"),
            ("2026-05-13T22:59:59", "yesterday, 23:59"),
            ("2026-05-12T22:59:00", "Tuesday, 23:59"), ("2026-05-08T09:30:00", "Friday, 10:30"),
            ("2026-05-07T09:30:00", "7 May"),
            ("2025-12-31T23:59:00", "31 December 2025"), ("2026-12-24T12:00:00", "just now"),
        ]
    )
    func ago(moment: String, words: String) throws {
        #expect(try words17("Europe/London").ago(utc(moment)) == words)
    }

    @Test("say minutes and hours across midnight while it is near")
    func acrossMidnight() throws {
        let words = TimeWords(now: try utc("2026-01-02T00:30:00"), zone: "Europe/London")
        #expect(try words.ago(utc("2026-01-01T23:50:00")) == "40 minutes ago")
        #expect(try words.ago(utc("2026-01-01T19:00:00")) == "5 hours ago")
        #expect(try words.ago(utc("2026-01-01T18:00:00")) == "yesterday, 18:00")
    }

    @Test(
        "are short where room is",
        arguments: [
            ("2026-05-14T17:00:10", "now"), ("2026-05-14T16:59:30", "now"), ("2026-05-14T16:59:00", "1 min"),
            ("2026-05-14T16:00:01", "59 min"),
            ("2026-05-14T16:00:00", "1 h"), ("2026-05-13T17:00:01", "23 h"), ("2026-05-13T17:00:00", "1 day"),
            ("2026-05-12T17:00:00", "2 days"),
            ("2026-05-01T17:00:00", "13 days"), ("2026-04-30T17:00:00", "30 April"),
            ("2025-04-30T17:00:00", "30 April 2025"),
        ]
    )
    func short(moment: String, words: String) throws {
        #expect(try words17("Europe/London").short(utc(moment)) == words)
    }

    @Test("are the same throughout a minute")
    func steady() throws {
        let (early, late) = (TimeWords(now: try utc("2026-05-14T17:00:00"), zone: "UTC"), TimeWords(now: try utc("2026-05-14T17:00:59"), zone: "UTC"))
        #expect(early == late)
        #expect(early.hashValue == late.hashValue)
        #expect(try early.ago(utc("2026-05-14T16:58:30")) == late.ago(utc("2026-05-14T16:58:30")))
        #expect(early != TimeWords(now: try utc("2026-05-14T17:01:00"), zone: "UTC"))
        #expect(early != TimeWords(now: try utc("2026-05-14T17:00:00"), zone: "Europe/London"))
    }

    @Test("for machines are those of ISO 8601, as Foundation writes them")
    func iso() throws {
        let words = try words17("Europe/London")
        for step in -40_000..<60_000 {
            let moment = Moment(milliseconds: Int64(step) * 47_123_456 + 789)
            #expect(words.iso(moment) == Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000).ISO8601Format())
        }
    }

    @Test("name the year where it is another one there, not in Greenwich")
    func years() throws {
        let newYear = try utc("2025-12-31T23:30:00")
        #expect(try words17("Europe/London").date(newYear) == "31 December 2025")
        #expect(try words17("Europe/Berlin").date(newYear) == "1 January")
        #expect(try words17("Europe/London").longDate(utc("2026-05-14T05:00:00")) == "Thursday 14 May")
    }

    @Test(
        "are those of the reader's zone",
        arguments: [
            ("Europe/London", "21:05", "2026-07-01", 2), ("UTC", "20:05", "2026-07-01", 2),
            ("America/Los_Angeles", "13:05", "2026-07-01", 2),
            ("Asia/Kolkata", "01:35", "2026-07-02", 3), ("Asia/Kathmandu", "01:50", "2026-07-02", 3),
            ("Pacific/Kiritimati", "10:05", "2026-07-02", 3),
            ("Not/AZone", "20:05", "2026-07-01", 2), ("", "20:05", "2026-07-01", 2),
        ]
    )
    func zones(zone: String, clock: String, day: String, weekday: Int) throws {
        let words = TimeWords(now: try utc("2026-07-02T12:00:00"), zone: zone)
        let moment = try utc("2026-07-01T20:05:59")
        #expect(words.clock(moment) == clock)
        #expect(words.day(moment) == day)
        #expect(words.weekday(moment) == weekday)
        #expect(words.iso(moment) == "2026-07-01T20:05:59Z")
    }

    @Test("follow the clocks of London forward in spring")
    func spring() throws {
        let words = TimeWords(now: try utc("2026-03-29T11:00:00"), zone: "Europe/London")
        #expect(try words.clock(utc("2026-03-29T00:59:00")) == "00:59")
        #expect(try words.clock(utc("2026-03-29T01:00:00")) == "02:00")
        #expect(try words.startOfDay(utc("2026-03-29T22:00:00")) == utc("2026-03-29T00:00:00"))
        #expect(try words.startOfDay(utc("2026-03-29T23:00:00")) == utc("2026-03-29T23:00:00"))
        #expect(try words.ago(utc("2026-03-28T23:59:00")) == "yesterday, 23:59")
        let next = TimeWords(now: try utc("2026-03-30T08:00:00"), zone: "Europe/London")
        #expect(try next.days(since: utc("2026-03-29T00:30:00")) == 1)
        #expect(try next.days(since: utc("2026-03-28T12:00:00")) == 2)
    }

    @Test("follow the clocks of London back in autumn")
    func autumn() throws {
        let words = TimeWords(now: try utc("2026-10-25T20:00:00"), zone: "Europe/London")
        #expect(try words.clock(utc("2026-10-25T00:30:00")) == "01:30")
        #expect(try words.clock(utc("2026-10-25T01:30:00")) == "01:30")
        #expect(try words.startOfDay(utc("2026-10-25T12:00:00")) == utc("2026-10-24T23:00:00"))
        #expect(try words.ago(utc("2026-10-24T22:59:00")) == "yesterday, 23:59")
        #expect(try words.ago(utc("2026-10-24T23:01:00")) == "today, 00:01")
        let next = TimeWords(now: try utc("2026-10-26T00:30:00"), zone: "Europe/London")
        #expect(try next.days(since: utc("2026-10-24T23:30:00")) == 1)
    }

    @Test("count days by midnights, also where the clocks change at midnight")
    func midnightChange() throws {
        // In Cairo 24 April 2026 begins at 01:00.
        let words = TimeWords(now: try utc("2026-04-25T15:00:00"), zone: "Africa/Cairo")
        #expect(try words.days(since: utc("2026-04-24T07:00:00")) == 1)
        #expect(try words.ago(utc("2026-04-24T07:00:00")) == "yesterday, 10:00")
        #expect(try words.days(since: utc("2026-04-23T07:00:00")) == 2)
    }

    @Test("begin the week on Monday")
    func weekdays() throws {
        let words = try words17("UTC")
        for day in 0..<7 {
            #expect(try words.weekday(utc("2026-05-11T12:00:00") + .days(Int64(day))) == day)
        }
        #expect(TimeWords.weekdays.first == "Monday")
    }

    private func words17(_ zone: String) throws -> TimeWords {
        TimeWords(now: try utc("2026-05-14T17:00:00"), zone: zone)
    }

    private func utc(_ text: String) throws -> Moment { Moment(try Date(text + "Z", strategy: .iso8601)) }
}
