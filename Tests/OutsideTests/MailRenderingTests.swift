import Foundation
import Kernel
import Testing

@testable import Outside

@Suite("Mail as bytes")
struct MailRenderingTests {
    @Test("is the message we expect, to the byte")
    func golden() throws {
        let mail = try sampleMail(
            subject: "Łódź: your week in one page",
            text: "Good morning, Doreen\n.hidden\n1 + 1 = 2 \r\nGrüße\rEnd",
            listFields: [
                .unsubscribePost: "List-Unsubscribe=One-Click",
                .unsubscribe: "<https://harbour.example/leave/abc>",
            ]
        )
        let expected = """
            From: "Harbour Coaching" <hello@harbour.example>
            To: <doreen@example.org>
            Subject: =?UTF-8?B?xYHDs2TFujogeW91ciB3ZWVrIGluIG9uZSBwYWdl?=
            Date: Tue, 06 Jan 2026 09:05:00 +0000
            Message-ID: <sign-in-7@harbour.example>
            List-Unsubscribe: <https://harbour.example/leave/abc>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Good morning, Doreen
            =2Ehidden
            1 + 1 =3D 2=20
            Gr=C3=BC=C3=9Fe
            End

            """
        #expect(String(decoding: mail.rendered(), as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test("folds long subjects at spaces, and encodes what has none")
    func folding() throws {
        let words = Array(repeating: "steady", count: 40).joined(separator: " ")
        #expect(try ReadMail(sampleMail(subject: words)).value("Subject") == words)
        let unbroken = String(repeating: "steady", count: 40)
        let mail = try ReadMail(sampleMail(subject: unbroken))
        #expect(mail.decoded("Subject") == unbroken)
        #expect(mail.longestHeaderLine <= 76)
    }

    @Test("quotes a name, and encodes one outside ASCII")
    func names() throws {
        #expect(
            try ReadMail(sampleMail(name: "Maya \"Bay\" \\ Co")).value("From")
                == #""Maya \"Bay\" \\ Co" <hello@harbour.example>"#)
        #expect(try ReadMail(sampleMail(name: "日本語")).decoded("From") == "日本語 <hello@harbour.example>")
        let slashes = try ReadMail(sampleMail(name: String(repeating: "\\", count: 60)))
        #expect(slashes.longestHeaderLine <= 76)
        #expect(slashes.decoded("From")?.hasPrefix("\\\\\\") == true)
        #expect(try ReadMail(sampleMail(name: " \r\n ")).value("From") == "<hello@harbour.example>")
    }

    @Test("never shows an encoded-word that a person typed")
    func typedEncodedWord() throws {
        let mail = try ReadMail(sampleMail(name: "=?UTF-8?Q?x?=", subject: "=?UTF-8?Q?hello?="))
        #expect(mail.decoded("Subject") == "=?UTF-8?Q?hello?=")
        #expect(mail.decoded("From") == "=?UTF-8?Q?x?= <hello@harbour.example>")
    }

    @Test("lets no text begin a header field")
    func injection() throws {
        let attack = "x\r\nBcc: all@example.org\nX-A: 1\rX-B: 2\u{85}X-C: 3\u{2028}X-D: 4\r\n\r\nbody"
        let mail = try ReadMail(
            sampleMail(
                name: attack, subject: attack, listFields: [.id: attack, .unsubscribe: attack, .unsubscribePost: attack],
                messageID: attack))
        #expect(
            mail.names == [
                "From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
                "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
            ])
        #expect(mail.body == "Hello Doreen,\n\nhere is your link.\n")
        #expect(mail.value("Message-ID")?.hasSuffix("@example.orgX-A1X-B2X-C3X-D4body>") == true)
    }

    @Test("whatever the texts, keeps to the line lengths and reads back", arguments: 0..<10)
    func property(seed: UInt64) throws {
        var numbers = SeededNumbers(state: seed)
        for _ in 0..<40 {
            let subject = hostileText(Int.random(in: 0...20, using: &numbers), &numbers)
            let name = hostileText(Int.random(in: 0...8, using: &numbers), &numbers)
            let text = hostileText(Int.random(in: 0...60, using: &numbers), &numbers)
            let mail = try sampleMail(
                name: name, subject: subject, text: text, listFields: [.unsubscribe: subject], messageID: name)
            let bytes = mail.rendered()
            #expect(bytes.allSatisfy { [9, 10, 13].contains($0) || (0x20...0x7E).contains($0) })
            let read = ReadMail(bytes)
            #expect(read.names.filter { $0 != "Subject" && $0 != "List-Unsubscribe" } == always)
            #expect(read.longestLine <= 998)
            #expect(read.longestBodyLine <= 76)
            #expect((read.decoded("Subject") ?? "") == spaced(subject))
            #expect(read.body == ended(text))
        }
    }

    private let always = [
        "From", "To", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    ]

    /// What a header may show of a text: one space for any run of control characters and spaces.
    private func spaced(_ text: String) -> String {
        let kinds: [Unicode.GeneralCategory] = [.control, .lineSeparator, .paragraphSeparator]
        return text.unicodeScalars
            .split { $0 == " " || kinds.contains($0.properties.generalCategory) }
            .map { String(String.UnicodeScalarView($0)) }
            .joined(separator: " ")
    }

    private func ended(_ text: String) -> String {
        // By scalar: as characters, CR before LF would be one that matches neither.
        let scalars = Array(text.unicodeScalars)
        let lines = zip(scalars, [" "] + scalars).reduce(into: "") { lines, pair in
            if pair != ("\n", "\r") { lines.unicodeScalars.append(pair.0 == "\r" ? "\n" : pair.0) }
        }
        return lines.isEmpty || lines.hasSuffix("\n") ? lines : lines + "\n"
    }
}
