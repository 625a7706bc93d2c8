import Foundation
import Kernel
import Testing

@testable import Outside

/// The strange web server in a child process; gone with the value.
private final class WebServerProcess {
    let port: Int
    private let process = Process()
    private let input = Pipe()

    /// - Parameter folder: where it makes an authority of its own, to speak https.
    init(folder: URL? = nil) throws {
        let output = Pipe()
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "web_server.py").path
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["HEARTEN_PYTHON"] ?? "python3", script] + (folder.map { [$0.path] } ?? [])
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8), !byte.isEmpty { line += byte }
        port = try #require(String(decoding: line, as: UTF8.self).split(separator: " ").last.flatMap { Int($0) })
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }
}

@Suite("Fetching what others offer") struct FetcherTests {
    private static let pages = Fetcher.Limits(bytes: 256 << 10, types: ["text/html"], takesBeginning: true)
    private static let whole = Fetcher.Limits(bytes: 256 << 10, types: ["text/html", "text/plain"])

    /// Reaches one address of this machine alone.
    private func fetcher(_ ranges: [String] = ["127.0.0.1"]) -> Fetcher {
        Fetcher(exceptions: Fetcher.Exceptions(ranges: ranges.compactMap { NetworkRange($0) }), agent: "Hearten (test)")
    }

    private func fault(_ address: String, _ limits: Fetcher.Limits = Self.pages, by fetcher: Fetcher) async throws -> FetchFault {
        let fault = await #expect(throws: FetchFault.self, "\(address)") { try await fetcher.fetch(address, limits) }
        return try #require(fault)
    }

    @Test("a page is fetched, also behind a redirect, without a cookie") func page() async throws {
        let server = try WebServerProcess()
        let fetched = try await fetcher().fetch(server.address("/once"), Self.pages)
        #expect(fetched.address == server.address("/page") && !fetched.isCut)
        let preview = PagePreview(html: fetched.bytes, type: fetched.type)
        #expect(preview.title == "Couch to 5k" && preview.description == "Nine weeks, three runs a week." && preview.site == "NHS")
        let asked = try await fetcher().fetch(server.address("/asked"), Self.whole)
        #expect(String(decoding: asked.bytes, as: UTF8.self) == "('/once', None, None, None)\n('/page', None, None, None)")
    }

    @Test("no private address is reached: not by name, not by number, not by a redirect", arguments: ["/page", "/to-another", "/to-mapped", "/to-number"])
    func forbidden(_ path: String) async throws {
        let server = try WebServerProcess()
        let isFirst = path == "/page"
        let reached = isFirst ? fetcher([]) : fetcher()
        for host in isFirst ? ["127.0.0.1", "localhost", "0.0.0.0", "127.1", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]"] : ["127.0.0.1"] {
            let found = try await fault("http://\(host):\(server.port)\(path)", by: reached)
            guard case .forbidden = found else {
                Issue.record("\(host)\(path): \(found)")
                continue
            }
        }
        let asked = try await fetcher().fetch(server.address("/asked"), Self.whole)
        #expect(!String(decoding: asked.bytes, as: UTF8.self).contains("secret"))
        if isFirst { #expect(asked.bytes.isEmpty, "nothing was even asked") }
    }

    @Test("https by the authority that the steward names, for the host it is for; by no other") func authorities() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hearten-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try WebServerProcess(folder: folder)
        let ranges = [try #require(NetworkRange("127.0.0.0/8"))]
        func fetcher(_ certificates: String?) -> Fetcher {
            Fetcher(exceptions: Fetcher.Exceptions(ranges: ranges, certificates: certificates), agent: "Hearten (test)")
        }
        let known = fetcher(folder.appending(path: "ca.pem").path)
        for host in ["127.0.0.1", "localhost"] {
            let fetched = try await known.fetch("https://\(host):\(server.port)/once", Self.pages)
            #expect(PagePreview(html: fetched.bytes, type: fetched.type).title == "Couch to 5k" && fetched.address == "https://\(host):\(server.port)/page")
        }
        // A certificate of another host, an authority that nobody named, and words in the clear to a server that speaks https.
        for (address, fetcher) in [("https://127.0.0.2", known), ("https://127.0.0.1", fetcher(nil)), ("http://127.0.0.1", known)] {
            guard case .failed = try await fault("\(address):\(server.port)/page", by: fetcher) else {
                Issue.record("\(address) was taken")
                continue
            }
        }
    }

    @Test(
        "only http and https, without credentials", arguments: ["/to-file", "/to-gopher", "/to-user"]
    ) func schemes(_ path: String) async throws {
        let server = try WebServerProcess()
        guard case .address = try await fault(server.address(path), by: fetcher()) else {
            Issue.record("\(path) was followed")
            return
        }
    }

    @Test(
        "what is no address is none",
        arguments: [
            "", "http://", "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http://user:secret@example.org/", "http://exa mple.org/",
            "http://example.org/\r\nX: y", "//example.org", "http://example.org:99999/", String(repeating: "a", count: 3_000),
        ]
    ) func addresses(_ text: String) async throws {
        guard case .address = try await fault(text, by: fetcher()) else {
            Issue.record("\(text) was tried")
            return
        }
    }

    @Test("limits: redirects, type, status") func limits() async throws {
        let server = try WebServerProcess()
        #expect(try await fault(server.address("/loop"), by: fetcher()) == .tooManyRedirects)
        #expect(try await fault(server.address("/picture"), by: fetcher()) == .type("image/png"))
        #expect(try await fault(server.address("/gone"), by: fetcher()) == .status(410))
    }

    @Test("a gigabyte, a bomb and what never ends are cut off", arguments: ["/gigabyte", "/bomb"]) func size(_ path: String) async throws {
        let server = try WebServerProcess()
        let beginning = try await fetcher().fetch(server.address(path), Self.pages)
        #expect(beginning.isCut && beginning.bytes.count == Self.pages.bytes)
        #expect(try await fault(server.address(path), Self.whole, by: fetcher()) == .tooLong)
    }

    @Test("what never ends, or never begins, ends with its time", arguments: ["/endless", "/silent"]) func time(_ path: String) async throws {
        let server = try WebServerProcess()
        var limits = Self.pages
        limits.time = Span(milliseconds: 300)
        #expect(try await fault(server.address(path), limits, by: fetcher()) == .tooSlow)
    }

    @Test("a page nested as deeply as it fits is read") func deep() async throws {
        let server = try WebServerProcess()
        let limits = Fetcher.Limits(bytes: 512 << 10, types: ["text/html"], takesBeginning: true)
        let preview = try await fetcher().fetch(server.address("/deep"), limits) { PagePreview(html: $0.bytes, type: $0.type) }
        #expect(preview.title == "Deep")
    }

    @Test(
        "public and not",
        arguments: [
            ("93.184.216.34", true), ("1.1.1.1", true), ("2606:2800:220:1::1", true), ("10.1.2.3", false), ("172.31.255.255", false), ("172.32.0.1", true),
            ("192.168.0.1", false), ("169.254.169.254", false), ("100.64.0.1", false), ("127.0.0.1", false), ("0.0.0.0", false), ("224.0.0.1", false),
            ("255.255.255.255", false), ("198.18.0.1", false), ("::1", false), ("::", false), ("fe80::1", false), ("fc00::1", false), ("fd12::1", false),
            ("ff02::1", false), ("::ffff:10.0.0.1", false), ("::ffff:1.1.1.1", true), ("64:ff9b::a00:1", false), ("64:ff9b::101:101", true),
            ("2001:db8::1", false), ("2002:a00:1::", false), ("2001::1", false), ("64:ff9b:1::1", false),
        ]
    ) func ranges(_ text: String, _ isPublic: Bool) throws {
        #expect(try #require(NetworkAddress(text)).isPublic == isPublic)
    }

    @Test("a range holds its addresses and no others; what cannot be read is none") func cidr() throws {
        let range = try #require(NetworkRange("10.32.0.0/11"))
        for (text, isIn) in [("10.32.0.0", true), ("10.63.255.255", true), ("10.64.0.0", false), ("10.31.255.255", false), ("::ffff:10.32.0.1", false)] {
            #expect(try range.holds(#require(NetworkAddress(text))) == isIn, "\(text)")
        }
        for text in ["", "10.0.0.0/33", "10.0.0.1/8", "10.0.0", "fd00::/129", "fd00::1/64", "10.0.0.0/-1", "10.0.0.0/8/8", "example.org"] {
            #expect(NetworkRange(text) == nil, "\(text)")
        }
    }
}

@Suite("What a page says of itself") struct PagePreviewTests {
    private func preview(_ html: String, type: String = "text/html; charset=utf-8") -> PagePreview { PagePreview(html: Array(html.utf8), type: type) }

    @Test("the title in its head, not one of a drawing or of the body") func title() {
        #expect(preview("<title>Walk &amp; talk</title><svg><title>Logo</title></svg>").title == "Walk & talk")
        #expect(preview("<body><svg><title>Logo</title></svg>").isEmpty)
        #expect(preview("<title>One</title><meta property='og:title' content='Two'>").title == "Two")
        #expect(preview("").isEmpty)
    }

    @Test("one line, cut to its limit, without what cannot be seen") func line() {
        #expect(preview("<title> a\n\n b\u{202E}c\u{200B}\u{0} </title>").title == "a bc")
        let long = preview("<title>\(String(repeating: "word ", count: 1_000))</title>").title
        #expect(long.count == PagePreview.longestTitle && long.hasSuffix("…"))
    }

    @Test("western pages of old") func encoding() {
        #expect(PagePreview(html: Array("<title>Caf".utf8) + [0xE9] + Array("</title>".utf8), type: "text/html; charset=ISO-8859-1").title == "Café")
        #expect(PagePreview(html: Array("<meta charset=\"windows-1252\"><title>".utf8) + [0x80] + Array("5</title>".utf8), type: "text/html").title == "€5")
    }

    @Test("whatever the bytes, it ends with lines within their limits", arguments: 1...20) func anything(_ seed: UInt64) {
        var random = Seeded(state: seed)
        let words = [
            "<meta ", "property=", "og:title", "content=", "\"", "'", ">", "<title>", "</title>", "<svg>", "<template>", "&#x", "<!--", "\0", "é", "<body>",
            " ",
        ]
        for _ in 0..<50 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...80, using: &random) {
                bytes += Bool.random(using: &random) ? Array((words.randomElement(using: &random) ?? "").utf8) : [UInt8.random(in: 0...255, using: &random)]
            }
            let found = PagePreview(html: bytes, type: "text/html")
            for (text, limit) in [
                (found.title, PagePreview.longestTitle), (found.description, PagePreview.longestDescription), (found.site, PagePreview.longestSite),
            ] {
                #expect(text.count <= limit && !text.contains { $0.isNewline })
            }
        }
    }
}

/// Repeatable.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
