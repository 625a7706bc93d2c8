import Foundation
import Identity
import Kernel
import Site
import Store
import Trust

/// What was asked for, as the address has it. Nothing can be wrong with it; what is not understood is named, and left out.
struct SearchForm: Sendable {
    let fields: FormFields
    let query: SearchQuery
    /// As it was typed, shortened.
    var words: String { String(fields.text("q").prefix(SearchQuery.longest)) }
    /// What was left out, in a sentence.
    private(set) var remarks: [String] = []

    init(_ fields: FormFields) {
        self.fields = fields
        query = SearchQuery(fields.text("q"))
        if fields.text("q").count > SearchQuery.longest { remarks.append("Only the first \(SearchQuery.longest) characters were looked for.") }
        if query.isEmpty && !fields.text("q").isEmpty { remarks.append("There is no word in that. Please type a word to look for.") }
    }

    /// Puts together what is looked for in posts; whom and what somebody may not see is not found as an author or a group either.
    mutating func sought(_ circle: Circle, _ zone: String, in reading: Reading) throws -> SearchQueries.Sought {
        var sought = SearchQueries.Sought(query)
        let handle = fields.text("author").lowercased().drop { $0 == "@" }
        if !handle.isEmpty {
            sought.author = try GroupMemberQueries.person(handle: String(handle), seenBy: circle, in: reading)?.id
            if sought.author == nil { remarks.append("Nobody you know here has the handle @\(handle.prefix(30)), so posts of everybody were looked through.") }
        }
        if !fields.text("group").isEmpty {
            sought.group = ID<Group>(fields.text("group")).flatMap { circle.tie(to: $0)?.group.id }
            if sought.group == nil { remarks.append("You are not in that group, so all of yours were looked through.") }
        }
        sought.kind = PostKind(rawValue: fields.text("kind"))
        sought.from = day("from", zone, after: 0)
        sought.until = day("until", zone, after: 1)
        return sought
    }

    /// Midnight before a day as `<input type="date">` sends it, or some days after.
    private mutating func day(_ name: String, _ zone: String, after days: Int) -> Moment? {
        let text = fields.text(name)
        guard !text.isEmpty else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        guard let date = Self.date(text, calendar), let moved = calendar.date(byAdding: .day, value: days, to: date) else {
            remarks.append("“\(text.prefix(20))” is not a day, so it was left out. It should read like 2026-05-14.")
            return nil
        }
        return Moment(moved)
    }

    /// A day as the page shows it again; a field for days can hold nothing else.
    func shownDay(_ name: String) -> String { Self.date(fields.text(name), Calendar(identifier: .gregorian)) == nil ? "" : fields.text(name) }

    /// Days that the calendar would have to bend into others, such as 31 February, are none.
    private static func date(_ text: String, _ calendar: Calendar) -> Date? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1_970...2_200).contains(year), let date = calendar.date(from: DateComponents(year: year, month: month, day: day))
        else { return nil }
        let found = calendar.dateComponents([.year, .month, .day], from: date)
        return found.year == year && found.month == month && found.day == day ? date : nil
    }
}
