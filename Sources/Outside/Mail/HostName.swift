/// What a host name in ASCII looks like (RFC 1123): labels of letters, digits and inner hyphens. Names in other scripts
/// pass in their punycode form (`xn--…`) only.
enum HostName {
    static func accepts(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count <= 253 && bytes.split(separator: dot, omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        guard let first = label.first, let last = label.last else { return false }
        return label.count <= 63 && first != hyphen && last != hyphen
            && label.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == hyphen }
    }

    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")
}

/// Classes of single bytes, as the grammars of mail need them.
enum ASCII {
    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Printable and not a space.
    static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    /// What may stand in an atom (`atext` of RFC 5322, 3.2.3).
    static func isAtomText(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || atomMarks.contains(byte) }

    private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
}
