import Foundation
import Kernel
import Testing

@testable import Outside

/// 6 January 2026, 09:05:00 UTC.
let epiphany = Moment(milliseconds: 1_767_690_300_000)

func address(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

func sampleMail(
    name: String = "Harbour Coaching",
    to: String = "doreen@example.org",
    subject: String = "Your sign-in link",
    text: String = "Hello Doreen,\n\nhere is your link.\n",
    listFields: [Mail.ListField: String] = [:],
    messageID: String = "sign-in-7"
) throws -> Mail {
    Mail(
        from: Mail.Sender(name: name, address: try address("hello@harbour.example")),
        to: try address(to),
        subject: subject,
        text: text,
        listFields: listFields,
        messageID: messageID,
        date: epiphany
    )
}

/// The same numbers on every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Text made of what breaks mail: line ends, quotes, colons, other scripts, joined and combined characters.
func hostileText(_ pieces: Int, _ numbers: inout SeededNumbers) -> String {
    let alphabet = [
        "\r", "\n", "\r\n", "\r\nBcc: all@example.org", "\u{0}", "\u{85}", "\u{2028}", "\t", " ", "  ", ".", "..", "=", "=?",
        "?=", "=?UTF-8?B?", "\"", "\\", "<", ">", "@", ",", ";", ":", "a", "word", "From ", "é", "Łódź", "日本語", "👩‍👩‍👧", "e\u{301}",
        "\u{200F}", String(repeating: "x", count: 90), String(repeating: "ü", count: 50),
    ]
    return (0..<pieces).compactMap { _ in alphabet.randomElement(using: &numbers) }.joined()
}
