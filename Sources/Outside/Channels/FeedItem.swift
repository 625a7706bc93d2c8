import Foundation
import Kernel

/// Something that was posted on a channel elsewhere, as its open feed tells it.
package struct FeedItem: Sendable, Hashable {
    package static let longestTitle = 200
    package static let longestWords = 400
    /// The newest of a feed; more are not kept.
    package static let most = 20

    /// The feed's own name for it.
    package let name: String
    /// On one line each; empty where there is none.
    package let title: String
    package let words: String
    /// http or https.
    package let address: String
    package let publishedAt: Moment

    /// `nil` where something that a reader needs is missing.
    /// - Parameter base: where the feed was found; addresses may be relative to it.
    init?(name: String, title: String, words: String, address: String, published: String, base: String, now: Moment) {
        guard let url = URL(string: address.trimmingCharacters(in: .whitespacesAndNewlines), relativeTo: URL(string: base))?.absoluteURL,
            url.scheme == "http" || url.scheme == "https", url.host() != nil, url.absoluteString.utf8.count <= 2_000, let date = FeedDate.moment(published)
        else { return nil }
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        self.name = name.isEmpty ? url.absoluteString : String(name.prefix(2_000))
        self.title = PlainWords.words(html: title, limit: Self.longestTitle)
        self.words = PlainWords.words(html: words, limit: Self.longestWords)
        self.address = url.absoluteString
        // What claims to be from tomorrow would stand at the top until then.
        publishedAt = min(date, now)
    }

    /// The newest, newest first.
    static func newest(_ items: [FeedItem]) -> [FeedItem] {
        var names: Set<String> = []
        return Array(items.filter { names.insert($0.name).inserted }.sorted { ($0.publishedAt, $0.name) > ($1.publishedAt, $1.name) }.prefix(most))
    }
}

/// Dates of feeds: RFC 3339 (Atom, ActivityStreams) and RFC 822 (RSS).
enum FeedDate {
    static func moment(_ text: String) -> Moment? {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.utf8.count <= 60 else { return nil }
        let date = iso(text) ?? mail(text)
        guard let date, date.timeIntervalSince1970 >= 0, date.timeIntervalSince1970 < 32_503_680_000 else { return nil }
        return Moment(milliseconds: Int64(date.timeIntervalSince1970 * 1_000))
    }

    private static func iso(_ text: String) -> Date? {
        (try? Date(text, strategy: .iso8601)) ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    /// RFC 822, section 5: the zones that have names.
    private static let zones = ["ut": 0, "gmt": 0, "z": 0, "utc": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7]

    /// Such as “Mon, 02 Jun 2026 07:15:00 +0200”; the day of the week and the seconds may be missing.
    private static func mail(_ text: String) -> Date? {
        var words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
        if let first = words.first, first.allSatisfy(\.isLetter) { words.removeFirst() }
        guard words.count >= 4, let day = Int(words[0]), let month = months.firstIndex(of: String(words[1].prefix(3))), var year = Int(words[2]) else {
            return nil
        }
        if year < 100 { year += year < 70 ? 2_000 : 1_900 }
        let clock = words[3].split(separator: ":").compactMap { Int($0) }
        guard clock.count >= 2, (1...31).contains(day), (0...23).contains(clock[0]), (0...59).contains(clock[1]) else { return nil }
        let parts = DateComponents(
            timeZone: .gmt, year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: clock.count > 2 ? min(clock[2], 59) : 0)
        let offset = words.count > 4 ? seconds(words[4]) : 0
        guard let offset, let date = Calendar(identifier: .gregorian).date(from: parts) else { return nil }
        return date.addingTimeInterval(-Double(offset))
    }

    private static func seconds(_ zone: String) -> Int? {
        if let hours = zones[zone] { return hours * 3_600 }
        guard zone.count == 5, let sign = zone.first, sign == "+" || sign == "-", let number = Int(zone.dropFirst()), number % 100 < 60, number < 2_400 else {
            return nil
        }
        return (sign == "-" ? -1 : 1) * (number / 100 * 3_600 + number % 100 * 60)
    }
}
