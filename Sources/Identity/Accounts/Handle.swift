/// The part after the `@`: 2...30 small letters, digits and underscores, beginning with a letter. One namespace for people,
/// practices and groups; a handle is never given to somebody else later.
package struct Handle: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Reads what somebody typed, with or without `@`, in any case.
    package init(typed: String) throws(HandleFault) {
        var text = typed.lowercased()
        if text.first == "@" { text.removeFirst() }
        guard (2...30).contains(text.count) else { throw .length }
        guard text.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F }) else { throw .characters }
        guard text.utf8.first.map({ 0x61...0x7A ~= $0 }) == true else { throw .start }
        self.text = text
        guard !Self.reserved.contains(text), !Self.reservedSkeletons.contains(skeleton) else { throw .reserved }
    }

    /// A handle that the database holds.
    package init(stored text: String) { self.text = text }

    package var description: String { text }

    /// What a reader sees at a glance: handles with the same skeleton could be mistaken for each other (after the idea of
    /// Unicode's UTS 39, for the few characters that handles may have).
    package var skeleton: String {
        var text = text.replacing("_", with: "").replacing("rn", with: "m").replacing("vv", with: "w")
        text = String(text.map { Self.lookalikes[$0] ?? $0 })
        return text.isEmpty ? self.text : text
    }

    private static let lookalikes: [Character: Character] = ["0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "2": "z"]

    /// Names that would look like the server's own, and the first words of its addresses.
    static let reserved: Set<String> = [
        "about", "account", "actors", "admin", "administrator", "answer", "api", "assets", "auth", "confirm", "contact", "digest", "forgot", "healthz",
        "hearten", "help", "home", "host",
        "invite", "journey", "legal", "live", "mail", "me", "media", "metrics", "moderator", "notices", "oauth", "people", "permission", "permissions",
        "playbook", "post", "postmaster", "privacy", "readyz", "reset", "root", "security", "settings", "sign_in", "sign_out", "staff", "static",
        "steward", "support", "system", "today", "wall", "webmaster", "welcome", "www",
    ]

    private static let reservedSkeletons = Set(reserved.map { Handle(stored: $0).skeleton })

    /// Handles to propose for a name, best first: `Petra Müller` gives `petra`, `petra_mueller`, `petra2` …
    package static func proposals(for name: String) -> [Handle] {
        let words = ascii(name.lowercased()).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let first = words.first ?? "member"
        let full = words.prefix(3).joined(separator: "_")
        let base = first.first.map { 0x61...0x7A ~= ($0.asciiValue ?? 0) } == true ? first : "m" + first
        return ([base, full] + (2...99).map { String(base.prefix(27)) + String($0) })
            .compactMap { try? Handle(typed: String($0.prefix(30))) }
    }

    private static let spelled: [Character: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ı": "i",
    ]

    /// A text in ASCII as far as that can be done: accents dropped, umlauts spelled out, other alphabets left out.
    package static func ascii(_ text: String) -> String {
        let spelledOut = text.flatMap { spelled[Character($0.lowercased())] ?? String($0) }
        return String(String(spelledOut).decomposedLetters.unicodeScalars.filter(\.isASCII).map(Character.init))
    }
}

/// Why a handle is refused.
package enum HandleFault: Error, Equatable {
    case length, characters, start, reserved, taken

    package var sentence: String {
        switch self {
        case .length: "A handle has 2 to 30 characters."
        case .characters: "Please use only the letters a to z, digits and underscores in the handle."
        case .start: "Please begin the handle with a letter."
        case .reserved: "This handle is kept for the server itself. Please choose another."
        case .taken: "Somebody has this handle, or one that looks almost the same. Please choose another."
        }
    }
}
