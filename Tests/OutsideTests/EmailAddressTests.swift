import Testing

@testable import Outside

@Suite("E-mail address")
struct EmailAddressTests {
    @Test(
        "takes what mail servers deliver to",
        arguments: [
            "maya@harbour.example", "m@x.io", "doreen.o'hara+goals@mail.harbour.example", "a_b-c@xn--mnchen-3ya.de",
            "1@2.example", "maya@localhost", "x!#$%&'*+/=?^_`{|}~@example.org",
            String(repeating: "a", count: 64) + "@example.org",
        ])
    func accepts(text: String) { #expect(EmailAddress(text)?.description == text) }

    @Test(
        "refuses everything else",
        arguments: [
            "", " ", "@", "maya", "maya@", "@example.org", "maya@@example.org", "maya@a@example.org", "maya@example",
            "maya@.example.org", "maya@example..org", "maya@example.org.", "maya@-a.example", "maya@a-.example", "maya@a_b.example",
            ".maya@example.org", "maya.@example.org", "ma..ya@example.org", "ma ya@example.org", "\"maya\"@example.org",
            "maya@[127.0.0.1]", "maya@127.0.0.1", "maya@münchen.de", "máya@example.org", "Maya <maya@example.org>",
            "maya@example.org, jo@example.org", "maya@example.org\r\nBcc: jo@example.org", "maya\u{0}@example.org",
            "maya@example.org\u{7F}", "maya@exam\u{200B}ple.org", "mаya@example.org",
            String(repeating: "a", count: 65) + "@example.org",
            "maya@" + String(repeating: "a", count: 64) + ".org",
            "maya@" + String(repeating: "abcdefgh.", count: 28) + "org",
        ])
    func refuses(text: String) { #expect(EmailAddress(text) == nil) }

    @Test("drops white space around it and keeps the local part as typed")
    func trims() throws {
        let address = try address(" \tMaya@Harbour.EXAMPLE\r\n")
        #expect(address.description == "Maya@harbour.example")
        #expect(address.lowercased == "maya@harbour.example")
        #expect(address.local == "Maya")
        #expect(address.host == "harbour.example")
    }

    @Test("has 254 bytes at most")
    func longest() {
        let labels = [60, 60, 60].map { String(repeating: "b", count: $0) }.joined(separator: ".")
        let local = String(repeating: "a", count: 64)
        let fitting = "\(local)@\(labels).ccccc"
        #expect(fitting.utf8.count == 253)
        #expect(EmailAddress(fitting + "c") != nil)
        #expect(EmailAddress(fitting + "cc") == nil)
    }

    @Test("whatever is accepted is harmless in a header, and reads back as itself")
    func property() {
        var numbers = SeededNumbers(state: 2026)
        var accepted = 0
        for _ in 0..<20_000 {
            let text = candidate(&numbers)
            guard let address = EmailAddress(text) else { continue }
            accepted += 1
            if !isHarmless(address) { Issue.record("\(text.debugDescription)") }
        }
        #expect(accepted > 1000)
    }

    private func isHarmless(_ address: EmailAddress) -> Bool {
        let bytes = Array(address.description.utf8)
        return bytes.count <= 254 && bytes.allSatisfy { (0x21...0x7E).contains($0) }
            && bytes.count { $0 == UInt8(ascii: "@") } == 1
            && !bytes.contains { "<>,;:\\\"()[]".utf8.contains($0) }
            && EmailAddress(address.description) == address
            && EmailAddress(address.lowercased)?.lowercased == address.lowercased
    }

    private func candidate(_ numbers: inout SeededNumbers) -> String {
        let usual = ["a", "B", "maya", "x", "7", "example", "org", "xn--a"]
        let marks = [".", "-", "+", "_", "@", "..", " ", "\r\n", "\"", "<", ",", ":", "\u{0}", "é", "日", "[", "\u{202E}"]
        func word() -> String {
            (0..<Int.random(in: 1...5, using: &numbers)).compactMap { _ in
                (Int.random(in: 0..<6, using: &numbers) == 0 ? marks : usual).randomElement(using: &numbers)
            }.joined()
        }
        return word() + "@" + word() + "." + word()
    }
}
