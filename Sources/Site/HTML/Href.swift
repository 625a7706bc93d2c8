import Kernel

/// An address that may stand in a link, a form or a picture: a path of our own, a part of this page, or a checked http, https or
/// mailto address. `"/p/\(slug)/g/\(group)"`: what is interpolated becomes one encoded segment or value.
package struct Href: Hashable, Sendable, ExpressibleByStringInterpolation {
    package let text: String

    /// A path written in the program: `/…` (not `//…`), `#…` or `?…`.
    package init(stringLiteral text: String) { self.text = text }

    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// An address that somebody typed. `nil` for anything but http, https and mailto.
    package init?(external address: String) {
        let lower = address.lowercased()
        guard ["http://", "https://", "mailto:"].contains(where: { lower.hasPrefix($0) }),
            address.utf8.count <= 2_000, !address.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
        else { return nil }
        text = address
    }

    /// A telephone number, for devices that can call (RFC 3966): digits, with or without a plus before them.
    package init(telephone number: String) { text = "tel:" + number.filter { $0.isASCII && $0.isNumber || $0 == "+" } }

    /// A path of this server that came back to us, as in `?next=`. `nil` for anything that could lead elsewhere.
    package init?(ownPath path: String) {
        guard path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.count <= 500,
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C })
        else { return nil }
        text = path
    }

    package static func + (left: Href, right: Href) -> Href { Href(joined: left.text + right.text) }

    /// The same address with this server's origin before it, for mails and QR codes.
    package func absolute(origin: String) -> Href { Href(joined: origin + text) }

    private init(joined text: String) { self.text = text }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + interpolationCount * 12) }

        package mutating func appendLiteral(_ literal: String) { text += literal }
        package mutating func appendInterpolation(_ segment: String) { text += Href.encoded(segment) }
        package mutating func appendInterpolation(_ number: Int) { text += String(number) }
        package mutating func appendInterpolation<Subject>(_ id: ID<Subject>) { text += id.description }
        package mutating func appendInterpolation(_ token: Token) { text += token.text }
        package mutating func appendInterpolation(_ path: Href) { text += path.text }
    }

    /// Percent-encodes all but the unreserved characters (RFC 3986, section 2.3).
    package static func encoded(_ segment: String) -> String {
        if segment.utf8.allSatisfy(isUnreserved) { return segment }
        var text = ""
        for byte in segment.utf8 {
            if isUnreserved(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += digits.count == 1 ? "%0" + digits : "%" + digits
            }
        }
        return text
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
}
