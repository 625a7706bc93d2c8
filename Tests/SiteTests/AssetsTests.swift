import CZlib
import Foundation
import Testing

@testable import Site

@Suite("The files that every page needs")
struct AssetsTests {
    @Test("are named by their content: a change changes the name, and only that")
    func names() {
        let (first, again) = (assets(["ground/a.css": "p{}"]), assets(["ground/a.css": "p{}"]))
        let changed = assets(["ground/a.css": "p{ }"])
        #expect(first.stylesheet == again.stylesheet)
        #expect(first.stylesheet != changed.stylesheet)
        #expect(first.script == changed.script)
        #expect(first.icons == changed.icons)
        #expect(first.stylesheet.text.hasPrefix("/assets/hearten-"))
        #expect(first.stylesheet.text.hasSuffix(".css"))
        #expect(Href(ownPath: first.stylesheet.text) != nil)
    }

    @Test("are one stylesheet and one script: the ground first, then by name")
    func order() {
        let web = [
            "praise/praise.css": "b", "zeal/a.css": "c", "ground/z.css": "1", "ground/a.css": "0", "art/a.css": "a",
            "x/a.js": "js", "x/a.png": "no",
        ]
        let assets = assets(web)
        #expect(text(assets, assets.stylesheet) == "0\n1\na\nb\nc\n")
        #expect(text(assets, assets.script) == "js\n")
    }

    @Test("are found under their names, with their type, and compressed")
    func files() throws {
        let style = String(repeating: "p { margin: 0 }\n", count: 200)
        let assets = assets([
            "ground/a.css": style, "ground/icons.svg": "<svg/>", "ground/favicon.svg": "<svg id='f'/>",
        ])
        let file = try #require(assets.file(name(assets.stylesheet)))
        #expect(file.type == "text/css; charset=utf-8")
        #expect(inflated(file.compressed) == file.bytes)
        #expect(file.compressed.count < file.bytes.count / 10)
        #expect(text(assets, assets.icons) == "<svg/>")
        #expect(assets.file(name(assets.icons))?.type == "image/svg+xml")
        #expect(text(assets, assets.favicon) == "<svg id='f'/>")
        #expect(assets.file(name(assets.script))?.type == "text/javascript; charset=utf-8")
        #expect(assets.file("hearten.css") == nil)
        #expect(assets.file("") == nil)
        #expect(assets.file("../ground/a.css") == nil)
    }

    @Test("the program carries a stylesheet, a script and every icon that it names")
    func carried() {
        let assets = Assets()
        #expect(text(assets, assets.stylesheet).count > 1_000)
        #expect(!text(assets, assets.script).isEmpty)
        let signs = text(assets, assets.icons)
        for icon in Icon.allCases { #expect(signs.contains("id=\"i-\(icon.name)\""), "\(icon)") }
        #expect(text(assets, assets.favicon).contains("<svg"))
    }

    private func assets(_ web: [String: String]) -> Assets { Assets(web: web.mapValues { Array($0.utf8) }) }
    private func name(_ href: Href) -> String { String(href.text.dropFirst("/assets/".count)) }
    private func text(_ assets: Assets, _ href: Href) -> String {
        assets.file(name(href)).map { String(decoding: $0.bytes, as: UTF8.self) } ?? "no file"
    }
}

@Suite("Compression")
struct GzipTests {
    @Test("is undone to the same bytes", arguments: [1, 4, 9])
    func roundTrip(level: Int32) {
        var random = SplitMix64(seed: 81)
        let samples: [[UInt8]] =
            [[], [0], Array("hello".utf8), [UInt8](repeating: 65, count: 300_000)]
            + (0..<20).map { _ in
                (0..<Int.random(in: 0...20_000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            }
        for bytes in samples { #expect(inflated(Gzip.compress(bytes, level: level)) == bytes) }
    }

    @Test("writes what browsers know as gzip, and makes text smaller")
    func format() {
        let text = Array(String(repeating: "Well done, Doreen. ", count: 400).utf8)
        let compressed = Gzip.compress(text, level: 4)
        #expect(compressed.prefix(3) == [0x1f, 0x8b, 8])
        #expect(compressed.count < text.count / 20)
    }
}

/// The bytes again; `nil` where they are not gzip or damaged.
private func inflated(_ compressed: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var source = compressed
    var result = [UInt8](repeating: 0, count: 400_000)
    let written: Int? = source.withUnsafeMutableBufferPointer { input in
        result.withUnsafeMutableBufferPointer { output in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            return inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0 ? Int(stream.total_out) : nil
        }
    }
    return written.map { Array(result.prefix($0)) }
}
