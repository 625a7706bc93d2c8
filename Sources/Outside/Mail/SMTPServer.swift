import Foundation
import Kernel

/// The mail server that takes our mail, as the configuration's URL describes it:
/// `smtp://user:password@host:587?ca=/path` or `smtps://host:465`. Port, credentials and `ca` may be left out.
///
/// The server's certificate is always verified. Its description never holds the credentials.
package struct SMTPServer: Sendable, CustomStringConvertible, CustomReflectable {
    /// When the connection is encrypted.
    package enum Security: Hashable, Sendable {
        /// From the first byte (`smtps`).
        case implicit
        /// With STARTTLS, or not at all (`smtp`).
        case required
        /// With STARTTLS where the server offers it (`smtp` to this machine).
        case ifOffered
    }

    package struct Credentials: Hashable, Sendable {
        package let user: String
        package let password: String
    }

    /// How long we wait: to be connected, and for one mail in all.
    package struct Limits: Hashable, Sendable {
        package let connect: Span
        package let whole: Span

        package init(connect: Span, whole: Span) {
            self.connect = connect
            self.whole = whole
        }

        package static let usual = Limits(connect: .seconds(10), whole: .seconds(30))
    }

    /// A name or an IPv4 address in lower case, or an IPv6 address in brackets.
    package let host: String
    package let port: Int
    package let credentials: Credentials?
    /// A PEM file of the authorities to trust, in place of the system's.
    package let certificates: String?
    package var security: Security
    package var limits = Limits.usual

    package init(url: String) throws(SMTPServerFault) {
        let parts = try SMTPServerURL(url)
        host = parts.host
        port = parts.port ?? (parts.isEncrypted ? 465 : 587)
        credentials = parts.credentials
        certificates = parts.certificates
        security = parts.isEncrypted ? .implicit : (Self.isLoopback(parts.host) ? .ifOffered : .required)
    }

    package var description: String { "\(security == .implicit ? "smtps" : "smtp")://\(host):\(port)" }

    package var customMirror: Mirror { Mirror(self, children: ["url": description]) }

    private static func isLoopback(_ host: String) -> Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return host == "localhost" || host == "[::1]" || (octets.count == 4 && octets[0] == 127 && !octets.contains(nil))
    }
}

extension SMTPServer.Credentials: CustomStringConvertible, CustomReflectable {
    package var description: String { "credentials" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
