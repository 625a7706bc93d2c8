import Foundation
import Outside
import TestSupport
import Testing
import Trust

@testable import Community

@Suite("Addresses of channels") struct ChannelAddressTests {
    private static let origin = "https://harbour.example"

    private func read(_ typed: String) throws(ChannelAddress.Fault) -> ChannelAddress { try ChannelAddress(typed: typed, origin: Self.origin) }

    @Test(
        "however it is typed, one channel has one address",
        arguments: [
            ("instagram.com/Jo_runs?igsh=abc", .instagram, "https://www.instagram.com/jo_runs/"),
            ("https://m.instagram.com/jo_runs/", .instagram, "https://www.instagram.com/jo_runs/"),
            ("https://www.tiktok.com/@Jo/video/7312?is_from_webapp=1", .tiktok, "https://www.tiktok.com/@jo"),
            ("youtube.com/@JoRuns/videos", .youtube, "https://www.youtube.com/@JoRuns"),
            ("https://m.youtube.com/channel/UC123/featured", .youtube, "https://www.youtube.com/channel/UC123"),
            ("facebook.com/profile.php?id=1000&ref=x", .facebook, "https://www.facebook.com/profile.php?id=1000"),
            ("https://m.facebook.com/groups/slowrunners/?ref=share", .facebook, "https://www.facebook.com/groups/slowrunners"),
            ("strava.com/athletes/42/", .strava, "https://www.strava.com/athletes/42"),
            ("@Jo.bsky.social", .bluesky, "https://bsky.app/profile/jo.bsky.social"),
            ("https://bsky.app/profile/Jo.example/post/3k", .bluesky, "https://bsky.app/profile/jo.example"),
            ("@jo@social.example", .mastodon, "https://social.example/@jo"), ("https://social.example/@jo/1123", .mastodon, "https://social.example/@jo"),
            ("https://other.example/@jo@social.example", .mastodon, "https://social.example/@jo"),
            ("https://social.example/users/jo", .mastodon, "https://social.example/@jo"),
            ("https://tube.example/a/jo/video-channels", .peertube, "https://tube.example/a/jo"),
            ("https://pixelfed.social/jo", .pixelfed, "https://pixelfed.social/jo"), ("slowisapace.wordpress.com", .blog, "https://slowisapace.wordpress.com/"),
            ("HTTPS://SlowIsAPace.example:443/About?utm_source=x&page=2#top", .website, "https://slowisapace.example/About?page=2"),
            ("<https://slowisapace.example/>", .website, "https://slowisapace.example/"),
        ] as [(String, ChannelNetwork, String)])
    func normal(_ typed: String, _ network: ChannelNetwork, _ address: String) throws {
        let read = try read(typed)
        #expect((read.network, read.text) == (network, address))
        let again = try self.read(read.text)
        #expect((again.network, again.text) == (network, address), "reading it once more changes nothing")
        #expect(!read.label.isEmpty)
    }

    @Test(
        "what leads nowhere, somewhere private, or to one post is refused with what to do",
        arguments: [
            ("", .empty), ("   ", .empty), ("javascript:alert(1)", .scheme("javascript")), ("JAVASCRIPT:alert(1)", .scheme("javascript")),
            ("data:text/html,<b>", .scheme("data")), ("file:///etc/passwd", .scheme("file")), ("mailto:jo@example.org", .scheme("mailto")),
            ("ftp://a.example", .scheme("ftp")), ("not an address", .handle), ("jo", .handle), ("@jo", .handle), ("http://", .unreadable),
            ("https://nodots", .closed), ("http://localhost:8080/", .closed), ("http://127.0.0.1/", .closed), ("http://10.0.0.7/me", .closed),
            ("http://[::1]/", .closed), ("http://169.254.169.254/latest", .closed), ("https://nas.local/", .closed), ("https://a.example:8443/", .closed),
            ("http://2130706433/", .closed), ("https://jo:secret@a.example/", .credentials), ("https://harbour.example/@maya", .here),
            ("harbour.example", .here), ("https://www.instagram.com/p/Cabc/", .single), ("https://youtu.be/dQw4", .single),
            ("https://www.youtube.com/watch?v=dQw4", .single), ("https://www.strava.com/activities/9", .single), ("https://vm.tiktok.com/ZMabc/", .short),
            ("https://a.example/" + String(repeating: "x", count: 600), .tooLong), ("https://a.example/a b", .unreadable),
            ("https://a.example\\@evil.example/", .unreadable),
        ] as [(String, ChannelAddress.Fault)])
    func refused(_ typed: String, _ fault: ChannelAddress.Fault) {
        #expect(throws: fault) { try read(typed) }
        #expect(fault.sentence.count > 20 && fault.status == 422)
    }

    @Test("what the steward allows may be a channel") func exceptions() throws {
        let exceptions = Fetcher.Exceptions(ranges: [NetworkRange("127.0.0.1")].compactMap { $0 })
        let read = try ChannelAddress(typed: "http://127.0.0.1:4001/@jo", origin: Self.origin, exceptions: exceptions)
        #expect(read.text == "http://127.0.0.1:4001/@jo")
        #expect(throws: ChannelAddress.Fault.closed) { try ChannelAddress(typed: "http://127.0.0.2:4001/@jo", origin: Self.origin, exceptions: exceptions) }
    }

    @Test("whatever is typed, what comes of it can stand in a link and is read again as itself", arguments: [1, 2, 3] as [UInt64])
    func fuzz(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pieces = [
            "https://", "http://", "javascript:", "@", "jo", "example.org", "instagram.com", "/", "//", "?", "utm_source=1", "&", "#", ":", "443", "%2F", "%00",
            " ", "ü", "例え.jp",
            "\u{202E}", "<", "\"", "'", "..", "\\", "[::1]", "127.0.0.1", "youtube.com", "/watch", "@host.example", "facebook.com", "profile.php?id=", "0x7f.1",
        ]
        var read = 0
        for _ in 0..<3_000 {
            let typed = (0..<Int.random(in: 1...7, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
            guard let address = try? self.read(typed) else { continue }
            read += 1
            #expect(address.text.hasPrefix("https://") || address.text.hasPrefix("http://"), "\(typed)")
            let url = try #require(URL(string: address.text), "\(typed)")
            #expect(url.user() == nil && url.host()?.contains(".") == true, "\(typed)")
            #expect(!["127.0.0.1", "::1", "0x7f.1"].contains(url.host() ?? ""), "\(typed)")
            #expect(address.text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "\"" && $0 != "<" }, "\(typed) became \(address.text)")
            #expect(try self.read(address.text).text == address.text, "\(typed)")
        }
        #expect(read > 100, "too few are addresses to tell anything: \(read)")
    }
}
