import Foundation
import FoundationXML
import Kernel

/// Reads Atom (RFC 4287) and RSS (0.9x, 1.0, 2.0) as they are found, which is rarely as they should be.
package enum FeedReader {
    package static let types: Set<String> = ["application/atom+xml", "application/rss+xml", "application/rdf+xml", "application/xml", "text/xml"]

    package enum Fault: Error, Hashable, CustomStringConvertible {
        /// Documents with definitions of their own can unpack to anything; feeds need none.
        case definitions
        case notAFeed

        package var description: String {
            switch self {
            case .definitions: "its feed brings definitions of its own, which are not read"
            case .notAFeed: "what it calls its feed is none"
            }
        }
    }

    /// The newest items, newest first. What is broken ends the reading where it is; what came before is kept.
    /// - Throws: `Fault`.
    package static func items(_ bytes: [UInt8], base: String, now: Moment) throws -> [FeedItem] {
        guard !holdsDefinitions(bytes) else { throw Fault.definitions }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        let reader = Reader(base: base, now: now)
        parser.delegate = reader
        _ = parser.parse()
        guard reader.isFeed else { throw Fault.notAFeed }
        return FeedItem.newest(reader.items)
    }

    /// Anything but UTF-8 and its relatives could hide them.
    private static func holdsDefinitions(_ bytes: [UInt8]) -> Bool {
        bytes.contains(0) || String(decoding: bytes, as: UTF8.self).contains("<!ENTITY")
    }
}

private final class Reader: NSObject, XMLParserDelegate {
    private static let atom = "http://www.w3.org/2005/Atom"
    private static let media = "http://search.yahoo.com/mrss/"
    private static let content = "http://purl.org/rss/1.0/modules/content/"
    private static let dublin = "http://purl.org/dc/elements/1.1/"
    /// More are not read.
    private static let mostItems = 200
    private static let longestText = 50_000

    private let base: String
    private let now: Moment
    private(set) var items: [FeedItem] = []
    private(set) var isFeed = false
    private var fields: [String: String]?
    private var text = ""
    /// Elements inside an item that are open; what XHTML content holds is text of the item.
    private var depth = 0

    init(base: String, now: Moment) {
        self.base = base
        self.now = now
    }

    func parser(_ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]) {
        if ["feed", "rss", "RDF"].contains(name) { isFeed = true }
        if fields == nil {
            guard isFeed, name == "item" || name == "entry" else { return }
            (fields, depth, text) = ([:], 0, "")
            return
        }
        depth += 1
        if depth == 1 || isLeaf(name, namespaceURI) { text = "" }
        if name == "link", let address = attributes["href"], attributes["rel"] ?? "alternate" == "alternate", fields?["link"] == nil {
            fields?["link"] = address
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if fields != nil, text.utf8.count < Self.longestText { text += string }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if fields != nil, text.utf8.count < Self.longestText { text += String(decoding: block, as: UTF8.self) }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        guard fields != nil else { return }
        guard depth > 0 else {
            finish()
            if items.count >= Self.mostItems { parser.abortParsing() }
            return
        }
        if depth == 1 || isLeaf(name, namespaceURI) { keep(name, namespaceURI) }
        depth -= 1
    }

    private func isLeaf(_ name: String, _ namespace: String?) -> Bool { namespace == Self.media && name == "description" }

    private func keep(_ name: String, _ namespace: String?) {
        guard !text.allSatisfy(\.isWhitespace) else { return }
        let field: String? =
            switch (name, namespace) {
            case ("encoded", Self.content), ("description", Self.media): "content"
            case ("date", Self.dublin): "published"
            case (_, let other?) where other != Self.atom && !other.isEmpty && !other.contains("rss"): nil
            case ("guid", _), ("id", _): "name"
            case ("title", _): "title"
            case ("link", _): "link"
            case ("description", _), ("summary", _): "summary"
            case ("content", _): "content"
            case ("pubDate", _), ("published", _): "published"
            case ("updated", _): "updated"
            default: nil
            }
        if let field, fields?[field] == nil { fields?[field] = text }
    }

    private func finish() {
        let found = fields ?? [:]
        fields = nil
        let name = found["name"] ?? ""
        // RSS: a guid is an address where nothing says otherwise.
        let link = found["link"] ?? (name.hasPrefix("http") ? name : "")
        let item = FeedItem(
            name: name, title: found["title"] ?? "", words: found["summary"] ?? found["content"] ?? "", address: link,
            published: found["published"] ?? found["updated"] ?? "", base: base, now: now)
        // As Mastodon writes them into its feeds: what its author folded does not stand open here.
        if let item, !item.words.hasPrefix("Content warning:"), !item.title.hasPrefix("Content warning:") { items.append(item) }
    }
}
