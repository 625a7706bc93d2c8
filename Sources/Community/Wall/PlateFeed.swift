import Foundation
import Identity
import Kernel
import Site
import Store
import Trust

/// Plates as an Atom feed (RFC 4287): what people allowed there, and tombstones of what has gone since (RFC 6721), so that readers drop it.
enum PlateFeed {
    /// Whose feed it is: the page that it is of, and the feed’s own address, both whole.
    private struct Source {
        let title: String
        let page: String
        let origin: String
    }

    /// - Parameter linked: those that have a page of their own, too.
    static func wall(_ practice: Practice, _ plates: [ShownPlate<OnWallFeed>], linked: Set<ID<Plate>>, gone: [Gone], origin: String, now: Moment) -> String {
        let source = Source(title: "\(practice.name): Wall of Fame", page: "\(origin)/p/\(practice.handle.text)/wall", origin: origin)
        return xml(source, practice, plates, linked: linked, gone: gone, now: now)
    }

    static func channel(_ practice: Practice, _ plates: [ShownPlate<OnPracticeChannel>], gone: [Gone], origin: String, now: Moment) -> String {
        let source = Source(title: practice.name, page: "\(origin)/p/\(practice.handle.text)/channel", origin: origin)
        return xml(source, practice, plates, linked: Set(plates.map(\.id)), gone: gone, now: now)
    }

    static let most = 50

    struct Gone: Sendable {
        let plate: ID<Plate>
        let at: Moment
    }

    /// What is not there any more, for whatever reason: its yes ended, or it is not shown although a yes stands. (The moment of the latter is
    /// that of the entry, which is enough for readers to drop it.)
    /// - Parameter shown: what the feed shows, the newest `most` of it.
    static func gone(from surface: Surface, _ practice: ID<Practice>, but shown: Set<ID<Plate>>, in reading: Reading) throws -> [Gone] {
        let ended = try PermissionQueries.ended(on: surface, practice: practice, since: reading.now - .days(90), in: reading)
        let allowed = try PromotionQueries.allowed(on: surface, practice: practice, limit: most, in: reading)
        let all = (ended + allowed).filter { !shown.contains($0.plate) }.map { Gone(plate: $0.plate, at: $0.at) }
        return Dictionary(all.map { ($0.plate, $0) }, uniquingKeysWith: { $0.at > $1.at ? $0 : $1 }).values.sorted { $0.at > $1.at }
    }

    private static func xml<Place: ShowingPlace>(
        _ source: Source, _ practice: Practice, _ plates: [ShownPlate<Place>], linked: Set<ID<Plate>>, gone: [Gone], now: Moment
    ) -> String {
        let (page, feed, origin) = (source.page, source.page + ".atom", source.origin)
        let updated = (plates.compactMap(\.plate.thing.publishedAt) + gone.map(\.at)).max() ?? now
        let entries = plates.map { plate in
            let content = plate.content
            let introduction = content.introduction.isEmpty ? "" : "<p>\(escaped(content.introduction))</p>"
            let words = content.words.isEmpty ? "" : "<p>“\(escaped(content.words))”</p>"
            let numbers = content.numbers.isEmpty ? "" : "<p>\(escaped(content.numbers))</p>"
            let channels = plate.channels.map { "<p>\(escaped($0.label))</p>" }.joined()
            // Whose words they are: those of a promotion and of praise are the practice’s.
            let author = content.name.isEmpty || plate.plate.thing.purpose != .wall ? practice.name : content.name
            let link = linked.contains(plate.id) ? "\(page)/\(plate.id)" : page
            return """
                <entry><id>\(id(plate.id, origin))</id><title>\(escaped(content.title))</title><updated>\(time(plate.plate.thing.publishedAt ?? now))</updated>\
                <author><name>\(escaped(author))</name></author><link rel="alternate" type="text/html" href="\(escaped(link))"/>\
                <content type="html">\(escaped(introduction + words + numbers + channels))</content></entry>
                """
        }
        let tombstones = gone.map { #"<at:deleted-entry ref="\#(id($0.plate, origin))" when="\#(time($0.at))"/>"# }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">
            <id>\(escaped(feed))</id><title>\(escaped(source.title))</title><updated>\(time(updated))</updated>
            <link rel="self" type="application/atom+xml" href="\(escaped(feed))"/><link rel="alternate" type="text/html" href="\(escaped(page))"/>
            \((entries + tombstones).joined(separator: "\n"))
            </feed>

            """
    }

    private static func id(_ plate: ID<Plate>, _ origin: String) -> String { "\(escaped(origin))/plates/\(plate)" }

    private static func time(_ moment: Moment) -> String { moment.date.formatted(.iso8601) }

    static func escaped(_ text: String) -> String { HTML.escaped(text).text }
}
