import CPageHead
import Foundation

/// The links of a web page by which it says who is who, and where its posts can be read.
package struct PageLinks: Sendable, Hashable {
    /// More are not looked at.
    package static let most = 500

    /// Where `rel="me"` leads (microformats.org/wiki/rel-me), as absolute addresses.
    package private(set) var me: [String] = []
    /// Atom and RSS feeds, in the order of the page.
    package private(set) var feeds: [String] = []
    /// The same page as an ActivityPub object.
    package private(set) var activity: String?
    /// What the page says that it is about.
    package private(set) var description = ""

    /// - Parameter base: where the page was found.
    package init(html text: String, base: String) {
        let found = LinkReader()
        PageReader.read(text, start: { found.start($0, $1) })
        let root = found.base.flatMap { URL(string: $0, relativeTo: URL(string: base)) } ?? URL(string: base)
        func absolute(_ address: String) -> String? {
            guard let url = URL(string: address, relativeTo: root)?.absoluteURL, url.scheme == "http" || url.scheme == "https" else { return nil }
            return url.absoluteString
        }
        for link in found.links {
            guard let address = absolute(link.address) else { continue }
            if link.relations.contains("me") { me.append(address) }
            guard link.relations.contains("alternate") else { continue }
            switch link.type {
            case "application/atom+xml", "application/rss+xml": feeds.append(address)
            case "application/activity+json": activity = activity ?? address
            default: break
            }
        }
        description = found.description
    }

    package init(html bytes: [UInt8], base: String) { self.init(html: String(decoding: bytes, as: UTF8.self).replacing("\0", with: " "), base: base) }
}

private final class LinkReader {
    struct Link {
        let relations: Set<String>
        let type: String
        let address: String
    }

    private(set) var links: [Link] = []
    private(set) var base: String?
    private(set) var description = ""

    func start(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "base": base = base ?? attributes["href"]
        case "meta":
            let property = (attributes["property"] ?? attributes["name"])?.lowercased()
            if property == "og:description" || property == "description", let content = attributes["content"] { description += content.prefix(5_000) + "\n" }
        case "a", "area", "link":
            guard links.count < PageLinks.most, let relations = attributes["rel"], let address = attributes["href"], address.utf8.count <= 2_000 else { return }
            let type = (attributes["type"] ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
            links.append(Link(relations: Set(relations.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)), type: type, address: address))
        default: break
        }
    }
}

/// Reads HTML tag by tag; no tree is built, so that how deeply it is nested costs nothing.
enum PageReader {
    private final class Listener {
        let start: (String, [String: String]) -> Void
        let end: (String) -> Void
        let words: (String) -> Void

        init(start: @escaping (String, [String: String]) -> Void, end: @escaping (String) -> Void, words: @escaping (String) -> Void) {
            self.start = start
            self.end = end
            self.words = words
        }
    }

    static func read(
        _ text: String, start: @escaping (String, [String: String]) -> Void, end: @escaping (String) -> Void = { _ in },
        words: @escaping (String) -> Void = { _ in }
    ) {
        let listener = Listener(start: start, end: end, words: words)
        var handlers = hearten_page_reader(
            context: Unmanaged.passUnretained(listener).toOpaque(),
            start: { context, name, attributes in
                guard let context, let name else { return }
                Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().start(String(cString: name), PageReader.pairs(attributes))
            },
            end: { context, name in
                guard let context, let name else { return }
                Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().end(String(cString: name))
            },
            words: { context, text, count in
                guard let context, let text else { return }
                let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
                Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().words(String(decoding: bytes, as: UTF8.self))
            },
            stop: { _ in 0 }
        )
        withExtendedLifetime(listener) {
            _ = text.withCString { hearten_read_page($0, strlen($0), &handlers) }
        }
    }

    private static func pairs(_ list: UnsafePointer<UnsafePointer<CChar>?>?) -> [String: String] {
        guard var place = list else { return [:] }
        var pairs: [String: String] = [:]
        while let name = place.pointee {
            // The first of a name counts, as in browsers.
            let key = String(cString: name)
            if pairs[key] == nil { pairs[key] = place.successor().pointee.map { String(cString: $0) } ?? "" }
            place += 2
        }
        return pairs
    }
}

/// HTML of somebody else as plain words.
package enum PlainWords {
    private static let apart: Set<String> = ["p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "td"]
    private static let unread: Set<String> = ["script", "style", "head", "template", "noscript", "svg"]

    /// On one line, at most `limit` characters, without what steers the direction of writing or cannot be seen.
    package static func words(html: String, limit: Int) -> String {
        final class Reader {
            var text = ""
            var unread = 0
        }
        let reader = Reader()
        PageReader.read(
            String(html.prefix(20_000)),
            start: { name, _ in
                if unread.contains(name) { reader.unread += 1 }
                if apart.contains(name) { reader.text += " " }
            },
            end: { name in
                if unread.contains(name) { reader.unread = max(0, reader.unread - 1) }
                if apart.contains(name) { reader.text += " " }
            },
            words: { if reader.unread == 0 { reader.text += $0 } }
        )
        return line(reader.text, limit: limit)
    }

    package static func line(_ text: String, limit: Int) -> String {
        let seen = String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(20_000).filter { scalar in
                    let category = scalar.properties.generalCategory
                    return scalar.properties.isWhitespace || category != .control && category != .format
                }))
        let line = seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }
}
