import Kernel
import Testing

@Suite("A token")
struct TokenTests {
    @Test("is 32 bytes, written in 43 characters that may stand in an address, and read back")
    func roundTrip() throws {
        let token = Token()
        #expect(token.bytes.count == 32)
        #expect(token.text.count == 43)
        #expect(token.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        #expect(try #require(Token(token.text)) == token)
    }

    @Test("is never the same twice")
    func fresh() {
        #expect(Set((0..<200).map { _ in Token() }).count == 200)
    }

    @Test("is not read from a text of another length or with foreign characters")
    func refused() {
        let text = Token().text
        #expect(Token("") == nil)
        #expect(Token(String(text.dropLast())) == nil)
        #expect(Token(text + "A") == nil)
        #expect(Token(text + "=") == nil)
        #expect(Token(" " + text.dropFirst()) == nil)
        #expect(Token("é" + text.dropFirst()) == nil)
        #expect(Token(Base64URL.encode(Array(repeating: 7, count: 31))) == nil)
        #expect(Token(Base64URL.encode(Array(repeating: 7, count: 33))) == nil)
    }

    @Test("has the digest of its bytes")
    func digest() throws {
        let token = try #require(Token(Base64URL.encode([UInt8](0..<32))))
        // SHA-256 of the bytes 00 01 … 1f, by sha256sum.
        #expect(hex(token.digest) == "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd")
    }

    @Test("derives another secret for each purpose, always the same one")
    func derived() throws {
        let token = Token()
        #expect(token.derived(for: "form") == token.derived(for: "form"))
        #expect(token.derived(for: "form") != token.derived(for: "forms"))
        #expect(token.derived(for: "form") != Token().derived(for: "form"))
        #expect(token.derived(for: "form") != token.bytes)
        #expect(token.derived(for: "form").count == 32)
    }
}

@Suite("Digests")
struct DigestTests {
    @Test("SHA-256 gives the answers of FIPS 180")
    func sha256() {
        #expect(
            hex(Digest.sha256(Array("abc".utf8))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(hex(Digest.sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        #expect(
            hex(Digest.sha256(Array(long.utf8))) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        )
    }

    // HMAC fills a short key up with zeros, so these keys of 32 bytes are equivalent to those of the standard.
    @Test("HMAC-SHA-256 gives the answers of RFC 4231")
    func hmac() {
        let first = Digest.hmac(Array("Hi There".utf8), key: filled(Array(repeating: 0x0b, count: 20)))
        #expect(hex(first) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        let second = Digest.hmac(Array("what do ya want for nothing?".utf8), key: filled(Array("Jefe".utf8)))
        #expect(hex(second) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let fourth = Digest.hmac(Array(repeating: 0xcd, count: 50), key: filled([UInt8](1...25)))
        #expect(hex(fourth) == "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")
    }

    @Test("two byte strings are equal only if every byte is")
    func equal() {
        let bytes = [UInt8](0..<32)
        #expect(Digest.equal(bytes, bytes))
        #expect(Digest.equal([], []))
        #expect(!Digest.equal(bytes, Array(bytes.dropLast())))
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 1
            #expect(!Digest.equal(bytes, other))
        }
    }

    private func filled(_ key: [UInt8]) -> [UInt8] { key + Array(repeating: 0, count: 32 - key.count) }
}

private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
