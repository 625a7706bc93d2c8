import HTTPTypes
import Hummingbird
import Kernel

/// The secret that ties a browser's forms to it: the session's token, or a visitor's own before signing in.
package struct Visit: Sendable {
    package let secret: Token
    /// Whether the answer has to set the visitor's cookie.
    package let isNew: Bool
    /// Whether the secret belongs to a session.
    package let isSession: Bool

    package init(secret: Token, isNew: Bool, isSession: Bool) {
        self.secret = secret
        self.isNew = isNew
        self.isSession = isSession
    }

    /// The token for this page's forms: a keyed digest of the secret, covered with fresh random bytes, so that compressing a
    /// page tells nothing about it (the BREACH attack).
    package func formToken(cover: Token = Token()) -> String {
        Base64URL.encode(cover.bytes + zip(cover.bytes, secret.derived(for: "form")).map { $0 ^ $1 })
    }

    /// - Throws: `FormFault.token` unless `text` is a token of this visit.
    package func check(formToken text: String) throws {
        guard let bytes = Base64URL.decode(text), bytes.count == 64 else { throw FormFault.token }
        let uncovered = zip(bytes.prefix(32), bytes.suffix(32)).map { $0 ^ $1 }
        guard Digest.equal(uncovered, secret.derived(for: "form")) else { throw FormFault.token }
    }
}

/// CookieJar of this server. Where the origin is https their names begin with `__Host-`, which browsers hold to this host.
package struct CookieJar: Sendable {
    package let isSecure: Bool

    package init(origin: String) { isSecure = origin.hasPrefix("https://") }

    package var session: String { isSecure ? "__Host-session" : "session" }
    package var visitor: String { isSecure ? "__Host-visitor" : "visitor" }
    /// That of a studio screen.
    package var screen: String { isSecure ? "__Host-screen" : "screen" }

    package func read(_ name: String, of request: Request) -> String? {
        for field in request.headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name { return String(parts[1]) }
            }
        }
        return nil
    }

    /// - Parameter lasting: `nil` until the browser closes; zero seconds removes it.
    package func header(_ name: String, _ value: String, lasting: Span?) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
            + (lasting.map { "; Max-Age=\($0.seconds)" } ?? "")
    }
}
