import CPageHead
import Foundation

/// What a web page says of itself in its head: for a card below a link.
package struct PagePreview: Sendable, Hashable {
    package static let longestTitle = 200
    package static let longestDescription = 300
    package static let longestSite = 80

    /// On one line each, cut to their limits; empty where the page does not say it.
    package let title: String
    package let description: String
    package let site: String

    package var isEmpty: Bool { title.isEmpty && description.isEmpty }

    /// Reads the tags of the Open Graph protocol (ogp.me), then what HTML itself has.
    package init(html bytes: [UInt8], type: String) {
        let found = HeadReader.read(Self.text(bytes, type))
        title = Self.line(found.meta["og:title"] ?? found.title ?? found.meta["twitter:title"] ?? "", Self.longestTitle)
        description = Self.line(found.meta["og:description"] ?? found.meta["description"] ?? found.meta["twitter:description"] ?? "", Self.longestDescription)
        site = Self.line(found.meta["og:site_name"] ?? found.meta["application-name"] ?? "", Self.longestSite)
    }

    /// One line without what steers the direction of writing or cannot be seen.
    private static func line(_ text: String, _ limit: Int) -> String {
        let seen = String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(4_000).filter { scalar in
                    let category = scalar.properties.generalCategory
                    return scalar.properties.isWhitespace || category != .control && category != .format
                }))
        let line = seen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > limit ? line.prefix(limit - 1) + "…" : line
    }

    /// As UTF-8, or in the one other encoding that old pages use. What cannot be read becomes a replacement character.
    private static func text(_ bytes: [UInt8], _ type: String) -> String {
        let told = (type + " " + String(decoding: bytes.prefix(1_024), as: UTF8.self)).lowercased()
        let isWestern = ["charset=iso-8859-1", "charset=windows-1252", "charset=\"iso-8859-1", "charset=\"windows-1252"].contains { told.contains($0) }
        let text = isWestern ? String(bytes: bytes, encoding: .windowsCP1252) : nil
        return (text ?? String(decoding: bytes, as: UTF8.self)).replacing("\0", with: " ")
    }
}

/// Reads the head of a page as its tags come by; no tree is built, so that how deeply it is nested costs nothing.
private final class HeadReader {
    private static let names: Set<String> = [
        "og:title", "og:description", "og:site_name", "description", "twitter:title", "twitter:description", "application-name",
    ]

    private(set) var title: String?
    private(set) var meta: [String: String] = [:]
    private var isInTitle = false
    /// How many drawings are open: they have titles of their own.
    private var drawings = 0
    /// Of the body nothing is wanted.
    private var isPast = false

    static func read(_ text: String) -> HeadReader {
        let reader = HeadReader()
        var handlers = hearten_page_reader(
            context: Unmanaged.passUnretained(reader).toOpaque(),
            start: { context, name, attributes in
                guard let context, let name else { return }
                Unmanaged<HeadReader>.fromOpaque(context).takeUnretainedValue().start(String(cString: name), attributes)
            },
            end: { context, name in
                guard let context, let name else { return }
                Unmanaged<HeadReader>.fromOpaque(context).takeUnretainedValue().end(String(cString: name))
            },
            words: { context, text, count in
                guard let context, let text else { return }
                let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
                Unmanaged<HeadReader>.fromOpaque(context).takeUnretainedValue().words(String(decoding: bytes, as: UTF8.self))
            },
            stop: { context in context.map { Unmanaged<HeadReader>.fromOpaque($0).takeUnretainedValue().isPast ? 1 : 0 } ?? 1 }
        )
        withExtendedLifetime(reader) {
            _ = text.withCString { hearten_read_page($0, strlen($0), &handlers) }
        }
        return reader
    }

    private func start(_ name: String, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?) {
        guard !isPast else { return }
        switch name {
        case "body": isPast = true
        case "svg": drawings += 1
        case "title": isInTitle = title == nil && drawings == 0
        case "meta": note(Self.pairs(attributes))
        default: break
        }
    }

    private func end(_ name: String) {
        switch name {
        case "svg": drawings = max(0, drawings - 1)
        case "title": isInTitle = false
        case "head": isPast = title != nil
        default: break
        }
    }

    private func words(_ text: String) {
        guard isInTitle, !isPast, (title?.utf8.count ?? 0) < 4_000 else { return }
        title = (title ?? "") + text
    }

    private func note(_ attributes: [String: String]) {
        guard let name = (attributes["property"] ?? attributes["name"])?.lowercased(), Self.names.contains(name), meta[name] == nil,
            let content = attributes["content"], !content.allSatisfy(\.isWhitespace)
        else { return }
        meta[name] = content
    }

    private static func pairs(_ list: UnsafePointer<UnsafePointer<CChar>?>?) -> [String: String] {
        guard var place = list else { return [:] }
        var pairs: [String: String] = [:]
        while let name = place.pointee {
            if let value = place.successor().pointee { pairs[String(cString: name)] = String(cString: value) }
            place += 2
        }
        return pairs
    }
}
