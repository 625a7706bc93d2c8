import Kernel
import Testing

@testable import Site

@Suite("A form's token")
struct VisitTests {
    private let visit = Visit(secret: Token(), isNew: false, isSession: true)

    @Test("differs each time, and each verifies")
    func masked() throws {
        let tokens = (0..<50).map { _ in visit.formToken() }
        #expect(Set(tokens).count == 50)
        for token in tokens { try visit.check(formToken: token) }
        #expect(Set(tokens.map { $0.prefix(8) }).count == 50)
        #expect(Set(tokens.map { $0.suffix(8) }).count == 50)
    }

    @Test("covered with the same bytes is the same, and shows neither the secret nor its digest")
    func cover() throws {
        let secret = try #require(Token(Base64URL.encode([UInt8](1...32))))
        let cover = try #require(Token(Base64URL.encode([UInt8](101...132))))
        let visit = Visit(secret: secret, isNew: true, isSession: false)
        let token = visit.formToken(cover: cover)
        #expect(token == visit.formToken(cover: cover))
        let bytes = try #require(Base64URL.decode(token))
        #expect(Array(bytes.prefix(32)) == cover.bytes)
        #expect(Array(bytes.suffix(32)) != secret.bytes)
        #expect(Array(bytes.suffix(32)) != secret.derived(for: "form"))
        try visit.check(formToken: token)
    }

    @Test("of another visit is refused")
    func foreign() {
        let other = Visit(secret: Token(), isNew: false, isSession: true)
        #expect(throws: FormFault.token) { try visit.check(formToken: other.formToken()) }
    }

    @Test(
        "that is garbled is refused",
        arguments: [
            "", "a", "AAAA", "=", "é", "<script>", String(repeating: "A", count: 86), String(repeating: "A", count: 85),
        ])
    func garbled(token: String) {
        #expect(throws: FormFault.token) { try visit.check(formToken: token) }
    }

    @Test("is refused when any part of it changed or is missing")
    func changed() throws {
        let token = visit.formToken()
        let bytes = try #require(Base64URL.decode(token))
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 0x10
            #expect(throws: FormFault.token) { try visit.check(formToken: Base64URL.encode(other)) }
        }
        #expect(throws: FormFault.token) { try visit.check(formToken: String(token.dropLast())) }
        #expect(throws: FormFault.token) { try visit.check(formToken: token + "A") }
        #expect(throws: FormFault.token) { try visit.check(formToken: Base64URL.encode(Array(bytes.prefix(32)))) }
        #expect(throws: FormFault.token) { try visit.check(formToken: visit.secret.text) }
    }
}
