import Kernel
import Testing

@testable import Site

@Suite("A form as an address writes it")
struct URLEncodedFormTests {
    @Test(
        "is decoded",
        arguments: [
            ("a=b", "b"), ("a=b+c", "b c"), ("a=b%20c", "b c"), ("a=%2B", "+"), ("a=b=c", "b=c"), ("a=%26%3D", "&="),
            ("a", ""), ("a=", ""),
            ("a=%C3%A9", "é"), ("a=%c3%a9", "é"), ("a=é", "é"), ("a=%F0%9F%8C%BB", "🌻"), ("a=%0D%0A", "\r\n"),
            ("a=%00", "\u{0}"),
            ("a=b&a=c", "b"), ("&&a=b&", "b"), ("%61=b", "b"),
        ]
    )
    func decoded(body: String, expected: String) throws {
        #expect(sameScalars(try read(body).raw("a"), expected))
    }

    @Test(
        "keeps escapes that are none",
        arguments: [
            ("a=%", "%"), ("a=%4", "%4"), ("a=%zz", "%zz"), ("a=%4z", "%4z"), ("a=100%", "100%"),
            ("a=%u0041", "%u0041"), ("a=% 1", "% 1"), ("a=%-1", "%-1"),
            ("a=b%4&c=d", "b%4"),
        ]
    )
    func brokenEscapes(body: String, expected: String) throws {
        #expect(try read(body).raw("a") == expected)
    }

    // WHATWG URL, section 1.3: a percent sign that begins no escape stands for itself, and what follows is read on.
    @Test(
        "reads on after a percent sign that begins no escape",
        arguments: [("a=%%41", "%A"), ("a=5%+off", "5% off"), ("a=%4%41", "%4A"), ("a=%+", "% ")])
    func readsOn(body: String, expected: String) throws {
        #expect(try read(body).raw("a") == expected)
    }

    @Test("shows a replacement for bytes that are no text")
    func invalidText() throws {
        #expect(try read("a=%FF%C3").raw("a") == "\u{FFFD}\u{FFFD}")
    }

    @Test("keeps several of one name and empty names")
    func names() throws {
        let fields = try read("a=1&a=2&=3&b")
        #expect(fields.all("a") == ["1", "2"])
        #expect(fields.all("") == ["3"])
        #expect(fields.isTicked("b"))
        #expect(try read("").texts.isEmpty)
    }

    @Test("has at most 500 fields")
    func many() throws {
        let body = (0..<500).map { "f\($0)=x" }.joined(separator: "&")
        #expect(try read(body).texts.count == 500)
        #expect(throws: FormFault.tooManyFields) { try read(body + "&g=x") }
    }

    @Test("any texts are read back")
    func roundTrip() throws {
        var random = SplitMix64(seed: 51)
        let pieces = ["&", "=", "+", "%", "%41", " ", "\r\n", "\u{0}", "é", "日本", "a", ";"]
        for _ in 0..<1_500 {
            let texts = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                (random.text(of: pieces, most: 5), random.text(of: pieces))
            }
            let body = texts.map { Href.encoded("n" + $0.0) + "=" + Href.encoded($0.1).replacing("%20", with: "+") }
                .joined(separator: "&")
            let read = try read(body).texts
            #expect(read.map(\.name).map { Array($0.utf8) } == texts.map { Array("n\($0.0)".utf8) })
            #expect(read.map(\.text).map { Array($0.utf8) } == texts.map { Array($0.1.utf8) })
        }
    }

    @Test("any bytes are read or refused with a sentence")
    func random() {
        var random = SplitMix64(seed: 52)
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? Array("%&=+4aF".utf8).randomElement(using: &random) ?? 0
                    : UInt8.random(in: 0...255, using: &random)
            }
            #expect(throws: Never.self) { try FormDecoder.urlEncoded(bytes) }
        }
    }

    private func read(_ body: String) throws -> FormFields { try FormDecoder.urlEncoded(Array(body.utf8)) }
}
