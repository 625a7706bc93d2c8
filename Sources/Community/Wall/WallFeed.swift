import Foundation
import Identity
import Kernel
import Site
import Trust

/// The wall as an Atom feed (RFC 4287): what people allowed there, and tombstones of what has gone since (RFC 6721), so that readers drop it.
enum WallFeed {
    struct Gone: Sendable {
        let plate: ID<Plate>
        let at: Moment
    }

    /// - Parameter linked: those that have a page of their own, too.
    static func xml(_ practice: Practice, _ plates: [ShownPlate<OnWallFeed>], linked: Set<ID<Plate>>, gone: [Gone], origin: String, now: Moment) -> String {
        let wall = "\(origin)/p/\(practice.handle.text)/wall"
        let updated = (plates.compactMap(\.plate.thing.publishedAt) + gone.map(\.at)).max() ?? now
        let entries = plates.map { plate in
            let content = plate.content
            let words = content.words.isEmpty ? "" : "<p>“\(escaped(content.words))”</p>"
            let numbers = content.numbers.isEmpty ? "" : "<p>\(escaped(content.numbers))</p>"
            let channels = plate.channels.map { "<p>\(escaped($0.label))</p>" }.joined()
            let author = content.name.isEmpty ? practice.name : content.name
            let link = linked.contains(plate.id) ? "\(wall)/\(plate.id)" : wall
            return """
                <entry><id>\(id(plate.id, origin))</id><title>\(escaped(content.title))</title><updated>\(time(plate.plate.thing.publishedAt ?? now))</updated>\
                <author><name>\(escaped(author))</name></author><link rel="alternate" type="text/html" href="\(escaped(link))"/>\
                <content type="html">\(escaped(words + numbers + channels))</content></entry>
                """
        }
        let tombstones = gone.map { #"<at:deleted-entry ref="\#(id($0.plate, origin))" when="\#(time($0.at))"/>"# }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">
            <id>\(escaped(wall)).atom</id><title>\(escaped(practice.name)): Wall of Fame</title><updated>\(time(updated))</updated>
            <link rel="self" type="application/atom+xml" href="\(escaped(wall)).atom"/><link rel="alternate" type="text/html" href="\(escaped(wall))"/>
            \((entries + tombstones).joined(separator: "\n"))
            </feed>

            """
    }

    private static func id(_ plate: ID<Plate>, _ origin: String) -> String { "\(escaped(origin))/plates/\(plate)" }

    private static func time(_ moment: Moment) -> String { moment.date.formatted(.iso8601) }

    static func escaped(_ text: String) -> String { HTML.escaped(text).text }
}
