import Foundation
import Kernel
import Outside
import Trust

/// Where a channel is, in the one form in which it is kept: without what only counts visitors, and of the channel rather than of one post.
package struct ChannelAddress: Hashable, Sendable {
    package let network: ChannelNetwork
    package let text: String
    /// How it is called where its owner gives it no name: its handle there, or the site.
    package let label: String

    /// Why something that was typed is no address of a channel.
    package enum Fault: Failure, Equatable {
        case empty, unreadable, scheme(String), credentials, closed, here, single, short, handle, tooLong

        package var sentence: String {
            switch self {
            case .empty: "Please give the address of your channel, such as https://example.org/@you."
            case .unreadable: "This does not look like an address. It should read like https://example.org/@you."
            case .scheme(let scheme):
                "An address that begins with “\(scheme.prefix(20)):” cannot be shown to others. Please give one that begins with https://."
            case .credentials: "Please leave the name and password out of the address: everybody can read it."
            case .closed: "This address leads into a private network, where nobody else gets to. Please give the public one."
            case .here: "This leads back to this server. Your channel here is on your page already."
            case .single: "This leads to one post. Please give the address of the channel itself."
            case .short: "This is a short link, which hides where it leads. Please open it, and copy the address of the channel from there."
            case .handle: "A name alone can be anywhere. Please add where it is, such as @you@example.org or https://example.org/@you."
            case .tooLong: "This address is too long to be that of a channel. Please give the one of your page there."
            }
        }
        package var status: Int { 422 }
    }

    package static let longest = 500

    /// - Parameters:
    ///   - typed: an address with or without its beginning, `@name@server`, or `@name.example` for Bluesky.
    ///   - origin: of this server.
    ///   - exceptions: addresses that the steward lets this server reach though they are not public.
    package init(typed: String, origin: String, exceptions: Fetcher.Exceptions = Fetcher.Exceptions()) throws(Fault) {
        let typed = typed.trimmingCharacters(in: CharacterSet(charactersIn: "<>\"“” ").union(.whitespacesAndNewlines))
        guard !typed.isEmpty else { throw .empty }
        guard typed.utf8.count <= 2_000 else { throw .tooLong }
        let parts = try Self.parts(typed)
        guard parts.user == nil, parts.password == nil else { throw .credentials }
        guard let host = parts.encodedHost?.lowercased(), !host.isEmpty else { throw .unreadable }
        guard Self.isReachable(host, port: parts.port, scheme: parts.scheme ?? "", exceptions) else { throw .closed }
        if let own = URL(string: origin), own.host()?.lowercased() == host, own.port == parts.port { throw .here }
        let path = parts.percentEncodedPath.split(separator: "/").map(String.init)
        let found =
            if let known = try Self.known(Self.bare(host), path, parts) { known } else { try Self.open(host, path, parts) }
        guard found.address.utf8.count <= Self.longest else { throw .tooLong }
        (network, text, label) = (found.network, found.address, found.label)
    }

    /// What is kept already.
    package init(network: ChannelNetwork, text: String, label: String) {
        self.network = network
        self.text = text
        self.label = label
    }

    private typealias Found = (network: ChannelNetwork, address: String, label: String)

    private static func parts(_ typed: String) throws(Fault) -> URLComponents {
        var text = typed
        if typed.hasPrefix("@") {
            let names = typed.dropFirst().split(separator: "@", omittingEmptySubsequences: false).map(String.init)
            guard names.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else { throw .handle }
            if names.count == 2 {
                text = "https://\(names[1])/@\(names[0])"
            } else if names.count == 1, names[0].contains(".") {
                text = "https://bsky.app/profile/\(names[0])"
            } else {
                throw .handle
            }
        } else if let scheme = scheme(of: typed) {
            guard scheme == "http" || scheme == "https" else { throw .scheme(scheme) }
        } else if !typed.contains("."), !typed.contains("/") {
            throw .handle
        } else {
            text = "https://" + typed
        }
        guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F || $0 == "\\" }), let parts = URLComponents(string: text) else {
            throw .unreadable
        }
        return parts
    }

    /// What stands before the first colon, unless that is a host with a port.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let before = text[..<colon].lowercased()
        guard let first = before.first, first.isLetter, before.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }) else {
            return nil
        }
        let after = text[text.index(after: colon)...]
        return before.contains(".") && after.first?.isNumber == true ? nil : before
    }

    /// Addresses in numbers are asked of the rules of the fetcher; names are asked when they are looked up.
    private static func isReachable(_ host: String, port: Int?, scheme: String, _ exceptions: Fetcher.Exceptions) -> Bool {
        if let address = NetworkAddress(host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))) {
            return exceptions.ranges.contains { $0.holds(address) } || address.isPublic && isUsual(port)
        }
        guard host.contains("."), !host.hasSuffix("."), isUsual(port) else { return false }
        let last = host.split(separator: ".").last ?? ""
        return !["local", "localhost", "internal", "lan", "home", "test", "invalid", "onion"].contains(last) && !last.allSatisfy(\.isNumber)
    }

    private static func isUsual(_ port: Int?) -> Bool { port == nil || port == 80 || port == 443 }

    /// Without what stands before the name of a large network for phones and the like.
    private static func bare(_ host: String) -> String {
        ["www.", "m.", "mobile.", "web."].first(where: host.hasPrefix).map { String(host.dropFirst($0.count)) } ?? host
    }

    // MARK: Networks with a host of their own

    private static func known(_ host: String, _ path: [String], _ parts: URLComponents) throws(Fault) -> Found? {
        switch host {
        case "instagram.com": return try instagram(path)
        case "tiktok.com": return try tiktok(path)
        case "youtube.com": return try youtube(path)
        case "facebook.com", "fb.com": return try facebook(path, parts)
        case "strava.com": return try strava(path)
        case "bsky.app":
            guard path.count >= 2, path[0] == "profile" else { throw .unreadable }
            let name = path[1].lowercased()
            return (.bluesky, "https://bsky.app/profile/\(name)", "@\(name)")
        case "youtu.be": throw .single
        case "vm.tiktok.com", "vt.tiktok.com", "fb.me", "fb.watch", "strava.app.link", "instagr.am", "bit.ly", "t.co", "lnkd.in", "tinyurl.com": throw .short
        default: return nil
        }
    }

    private static func instagram(_ path: [String]) throws(Fault) -> Found {
        guard let name = path.first?.lowercased(), isName(name) else { throw .unreadable }
        if ["p", "reel", "reels", "tv", "stories", "explore", "share"].contains(name) { throw .single }
        return (.instagram, "https://www.instagram.com/\(name)/", "@\(name)")
    }

    private static func tiktok(_ path: [String]) throws(Fault) -> Found {
        guard let name = path.first?.lowercased(), name.hasPrefix("@"), isName(String(name.dropFirst())) else { throw .short }
        return (.tiktok, "https://www.tiktok.com/\(name)", name)
    }

    private static func youtube(_ path: [String]) throws(Fault) -> Found {
        guard let first = path.first else { throw .unreadable }
        if first.hasPrefix("@") { return (.youtube, "https://www.youtube.com/\(first)", first.removingPercentEncoding ?? first) }
        guard ["channel", "c", "user"].contains(first), path.count > 1 else { throw .single }
        return (.youtube, "https://www.youtube.com/\(first)/\(path[1])", first == "channel" ? "YouTube" : path[1])
    }

    private static func facebook(_ path: [String], _ parts: URLComponents) throws(Fault) -> Found {
        guard let first = path.first else { throw .unreadable }
        switch first.lowercased() {
        case "profile.php":
            guard let id = parts.queryItems?.first(where: { $0.name == "id" })?.value, !id.isEmpty, id.allSatisfy(\.isNumber) else { throw .unreadable }
            return (.facebook, "https://www.facebook.com/profile.php?id=\(id)", "Facebook")
        case "groups":
            guard path.count > 1 else { throw .unreadable }
            return (.facebook, "https://www.facebook.com/groups/\(path[1])", "A Facebook group")
        case "people", "pages":
            guard path.count > 2 else { throw .unreadable }
            return (.facebook, "https://www.facebook.com/\(first)/\(path[1])/\(path[2])", "Facebook")
        case "share", "watch", "photo", "photo.php", "reel", "story.php", "permalink.php", "events": throw .single
        default: return (.facebook, "https://www.facebook.com/\(first)", first)
        }
    }

    private static func strava(_ path: [String]) throws(Fault) -> Found {
        guard path.count > 1, ["athletes", "clubs"].contains(path[0]) else {
            if path.first == "activities" || path.first == "segments" { throw .single }
            throw .unreadable
        }
        return (.strava, "https://www.strava.com/\(path[0])/\(path[1])", path[0] == "clubs" ? "A Strava club" : "Strava")
    }

    // MARK: Networks that are on many hosts

    private static func open(_ host: String, _ path: [String], _ parts: URLComponents) throws(Fault) -> Found {
        let root = self.root(host, parts)
        if let first = path.first, first.hasPrefix("@"), first.count > 1 {
            // Seen from another server: @name@home.
            let names = first.dropFirst().split(separator: "@").map(String.init)
            if names.count == 2, isReachable(names[1].lowercased(), port: nil, scheme: "https", Fetcher.Exceptions()) {
                return (.mastodon, "https://\(names[1].lowercased())/@\(names[0])", "@\(names[0])@\(names[1].lowercased())")
            }
            guard names.count == 1 else { throw .unreadable }
            let isBlog = host.hasSuffix("medium.com")
            return (isBlog ? .blog : .mastodon, "\(root)/\(first)", isBlog ? first : "\(first)@\(host)")
        }
        if path.count > 1, path[0] == "users" { return (.mastodon, "\(root)/@\(path[1])", "@\(path[1])@\(host)") }
        if path.count > 1, let kind = ["a": "a", "accounts": "a", "c": "c", "video-channels": "c"][path[0]],
            path.count == 2 || ["videos", "video-channels"].contains(path[2])
        {
            return (.peertube, "\(root)/\(kind)/\(path[1])", path[1])
        }
        if path.count == 1, host.contains("pixelfed") || ["pixey.org", "pxlmo.com", "metapixl.com", "gram.social"].contains(host) {
            return (.pixelfed, "\(root)/\(path[0])", "@\(path[0])@\(host)")
        }
        let isBlog = ["wordpress.com", "blogspot.com", "substack.com", "tumblr.com", "ghost.io", "write.as", "bearblog.dev"].contains {
            host.hasSuffix("." + $0)
        }
        return (isBlog ? .blog : .website, root + "/" + path.joined(separator: "/") + slash(parts, path) + query(parts), bare(host))
    }

    private static func root(_ host: String, _ parts: URLComponents) -> String {
        let port = parts.port.flatMap { $0 == (parts.scheme == "http" ? 80 : 443) ? nil : ":\($0)" } ?? ""
        return "\(parts.scheme?.lowercased() ?? "https")://\(host)\(port)"
    }

    /// Some servers tell `/me` from `/me/`.
    private static func slash(_ parts: URLComponents, _ path: [String]) -> String { !path.isEmpty && parts.percentEncodedPath.hasSuffix("/") ? "/" : "" }

    /// The query without what only tells where a visitor came from.
    private static func query(_ parts: URLComponents) -> String {
        let counting: Set<String> = ["fbclid", "gclid", "igsh", "igshid", "si", "mc_cid", "mc_eid", "ref", "ref_src", "s", "feature"]
        let kept = (parts.percentEncodedQueryItems ?? []).filter { !$0.name.lowercased().hasPrefix("utm_") && !counting.contains($0.name.lowercased()) }
        return kept.isEmpty ? "" : "?" + kept.map { item in item.value.map { "\(item.name)=\($0)" } ?? item.name }.joined(separator: "&")
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.count <= 60 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    }
}
