import HTTPTypes

extension HTTPField.Name {
    static let referrerPolicy = known("Referrer-Policy")
    static let frameOptions = known("X-Frame-Options")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
    /// For the service worker: whose page this is.
    package static let account = known("X-Hearten-Account")
    static let lastEventID = known("Last-Event-ID")

    /// Names written in the program are valid; the fallback only satisfies the initialiser's type.
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .date }
}
