import Kernel
import Testing

@testable import Site

@Suite("Addresses")
struct HrefTests {
    @Test("what is interpolated becomes one encoded segment")
    func segments() {
        let typed = "../a b/?#&=%é\"<\u{0}\n"
        let href: Href = "/p/\(typed)/g?q=\("x&y=z")"
        #expect(href.text == "/p/..%2Fa%20b%2F%3F%23%26%3D%25%C3%A9%22%3C%00%0A/g?q=x%26y%3Dz")
        #expect(("/a/\("javascript:alert(1)")" as Href).text == "/a/javascript%3Aalert%281%29")
        #expect(("/a/\("-._~09azAZ")" as Href).text == "/a/-._~09azAZ")
    }

    @Test("numbers, ids and tokens stand as they are written, addresses as they are")
    func others() {
        let token = Token()
        let path: Href = "/p/harbour"
        #expect(("/a/\(12)/\(ID<Never>(34))/\(token)" as Href).text == "/a/12/34/\(token.text)")
        #expect(("\(path)/g/\("a/b")" as Href).text == "/p/harbour/g/a%2Fb")
        #expect((path + "#top").text == "/p/harbour#top")
        #expect(path.absolute(origin: "https://hearten.example").text == "https://hearten.example/p/harbour")
    }

    @Test("any text that is encoded is read back by decoding, and holds only unreserved characters")
    func encodedRoundTrip() {
        var random = SplitMix64(seed: 21)
        for _ in 0..<2_000 {
            let text = random.text(of: ["/", "?", "#", "%", "%41", "&", " ", "+", "a", "é", "日", "\u{0}", "\n"])
            let encoded = Href.encoded(text)
            #expect(encoded.utf8.allSatisfy { Self.unreserved.contains($0) || $0 == 0x25 })
            #expect(sameScalars(decoded(encoded), text))
        }
    }

    @Test(
        "a path of our own is taken back",
        arguments: ["/", "/p/harbour", "/@maya/12?a=b&c=d#e", "/a//b", "/a/../b", "/%2F%2Fevil.example", "/a:b@c"]
    )
    func ownPaths(path: String) {
        #expect(Href(ownPath: path)?.text == path)
    }

    @Test(
        "a path that could lead elsewhere is not",
        arguments: [
            "", "p/harbour", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
            "\\/evil.example",
            "https://evil.example", "https:/evil.example", "javascript:alert(1)", "data:text/html,x",
            "mailto:a@b.example", " /a", "/a b",
            "/\t/evil.example", "/\n/evil.example", "\t//evil.example", "/a\r\nSet-Cookie: b=c", "/a\u{0}", "/a\u{7F}",
            "/é", "#a", "?a",
        ]
    )
    func foreignPaths(path: String) {
        #expect(Href(ownPath: path) == nil)
    }

    @Test("a path of our own is at most 500 bytes long")
    func longPaths() {
        #expect(Href(ownPath: "/" + String(repeating: "a", count: 499)) != nil)
        #expect(Href(ownPath: "/" + String(repeating: "a", count: 500)) == nil)
    }

    @Test(
        "web pages and mail addresses are taken from outside",
        arguments: [
            "https://a.example", "http://a.example/b?c#d", "HTTPS://A.EXAMPLE", "mailto:a@b.example",
            "https://日本.example/é",
        ]
    )
    func external(address: String) {
        #expect(Href(external: address)?.text == address)
    }

    @Test(
        "nothing else is taken from outside",
        arguments: [
            "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
            "data:text/html,<script>", "vbscript:x",
            "file:///etc/passwd", "ftp://a.example", "//a.example", "/a", "a.example", "", "https:a.example",
            " https://a.example",
            "https://a.example/b c", "https://a.example/\n", "https://a.example/\u{0}", "https://a.example/\u{7F}",
            "\u{1}https://a.example",
            "xhttps://a.example", "httpſ://a.example",
        ]
    )
    func notExternal(address: String) {
        #expect(Href(external: address) == nil)
    }

    @Test("an address from outside is at most 2,000 bytes long")
    func longExternal() {
        let start = "https://a.example/"
        #expect(Href(external: start + String(repeating: "a", count: 2_000 - start.utf8.count)) != nil)
        #expect(Href(external: start + String(repeating: "a", count: 2_001 - start.utf8.count)) == nil)
    }

    private static let unreserved = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

    private func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                bytes.append(byte)
                continue
            }
            bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0x3F)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
