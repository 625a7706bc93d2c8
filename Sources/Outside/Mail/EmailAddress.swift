import Foundation

/// An e-mail address, parsed from untrusted text.
///
/// Accepts what mail servers in practice deliver to: `local@host` in visible ASCII, at most 254 bytes (RFC 5321, 4.5.3.1),
/// the local part a dot-atom of at most 64 bytes, the host a name of two or more labels, or `localhost`. Refuses quoted
/// local parts, comments, address literals and anything outside ASCII: an international host passes as punycode.
/// What was accepted can stand in a header or an SMTP command as it is.
package struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The most bytes an address has.
    package static let longest = 254

    /// The part before the `@`, as it was typed: servers may tell upper from lower case.
    package let local: String
    /// The host, in lower case.
    package let host: String

    /// Nil when the text, white space at its ends aside, is not an address.
    package init?(_ text: String) {
        let bytes = Array(text.trimmingCharacters(in: .whitespacesAndNewlines).utf8)
        guard bytes.count <= Self.longest else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLocal(parts[0]), Self.isHost(parts[1]) else { return nil }
        local = String(decoding: parts[0], as: UTF8.self)
        host = String(decoding: parts[1], as: UTF8.self).lowercased()
    }

    package var description: String { "\(local)@\(host)" }

    /// The key under which the address is unique: all of it in lower case.
    package var lowercased: String { description.lowercased() }

    private static func isLocal(_ bytes: ArraySlice<UInt8>) -> Bool {
        let atoms = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return bytes.count <= 64 && atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(ASCII.isAtomText) }
    }

    private static func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: UInt8(ascii: "."))
        guard HostName.accepts(bytes), let last = labels.last else { return false }
        if labels.count == 1 { return String(decoding: last, as: UTF8.self).lowercased() == "localhost" }
        return !last.allSatisfy(ASCII.isDigit)
    }
}
