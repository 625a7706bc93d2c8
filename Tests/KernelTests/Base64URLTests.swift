import Kernel
import Testing

@Suite("Base 64 for addresses")
struct Base64URLTests {
    @Test("gives the answers of RFC 4648, without padding")
    func known() {
        let answers = [
            "": "", "f": "Zg", "fo": "Zm8", "foo": "Zm9v", "foob": "Zm9vYg", "fooba": "Zm9vYmE", "foobar": "Zm9vYmFy",
        ]
        for (bytes, text) in answers {
            #expect(Base64URL.encode(Array(bytes.utf8)) == text)
            #expect(Base64URL.decode(text) == Array(bytes.utf8))
        }
        #expect(Base64URL.encode([0xfb, 0xef, 0xff]) == "--__")
    }

    @Test("any bytes are read back")
    func roundTrip() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<3_000 {
            let bytes = random.bytes(.random(in: 0...70, using: &random))
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }

    @Test("what can be read has one spelling")
    func oneSpelling() {
        var random = SplitMix64(seed: 4)
        let alphabet = Array("ABCxyz019-_")
        var read = 0
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 0...9, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "A" })
            guard let bytes = Base64URL.decode(text) else { continue }
            read += 1
            #expect(Base64URL.encode(bytes) == text)
        }
        #expect(read > 500)
    }

    @Test(
        "a wrong length or unused bits that are set are refused",
        arguments: ["A", "AAAAA", "AB", "A_", "AAB", "Zh", "Zm9vYh"])
    func impossible(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test(
        "foreign characters are refused",
        arguments: ["AA==", "AA+A", "AA/A", "AA A", "AA\nA", " AAAA", "AAAA\u{0}", "AÄAA", "ＡAAA", "AA%41", "AA.A"]
    )
    func foreign(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }
}
