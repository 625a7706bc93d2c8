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
        if let id = ID<Group>(fields.text("group")), circle.tie(to: id) != nil { sought.group = id }
        sought.kind = PostKind(rawValue: fields.text("kind"))
        sought.from = day("from", zone)
        sought.until = day("until", zone).map { $0 + .days(1) }
        return sought
    }

    /// Midnight of a day as `<input type="date">` sends it.
    private mutating func day(_ name: String, _ zone: String) -> Moment? {
        let text = fields.text(name)
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        guard parts.count == 3, (1_970...9_999).contains(parts[0]), (1...12).contains(parts[1]), (1...31).contains(parts[2]),
            let date = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
        else {
            remarks.append("“\(text.prefix(20))” is not a day, so it was left out. It should read like 2026-05-14.")
            return nil
        }
        return Moment(date)
    }
}
