import Foundation

/// The parts of a mail server's URL, each checked.
struct SMTPServerURL {
    let isEncrypted: Bool
    let host: String
    let port: Int?
    let credentials: SMTPServer.Credentials?
    let certificates: String?

    init(_ text: String) throws(SMTPServerFault) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let parts = URLComponents(string: text, encodingInvalidCharacters: false) else { throw .unreadable }
        isEncrypted = try Self.isEncrypted(parts.scheme)
        host = try Self.host(parts.host)
        port = try Self.port(parts)
        credentials = try Self.credentials(parts)
        certificates = try Self.certificates(parts.queryItems ?? [])
        guard parts.path.isEmpty || parts.path == "/", parts.fragment == nil else { throw .unexpectedPath }
    }

    private static func isEncrypted(_ scheme: String?) throws(SMTPServerFault) -> Bool {
        switch scheme?.lowercased() {
        case "smtp": false
        case "smtps": true
        default: throw .wrongScheme
        }
    }

    private static func host(_ host: String?) throws(SMTPServerFault) -> String {
        guard let host = host?.lowercased(), !host.isEmpty else { throw .wrongHost }
        let inner = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        if inner.contains(":") {
            guard inner.utf8.allSatisfy(isAddressByte) else { throw .wrongHost }
            return "[\(inner)]"
        }
        guard HostName.accepts(Array(host.utf8)[...]) else { throw .wrongHost }
        return host
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || (0x61...0x66).contains(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    private static func port(_ parts: URLComponents) throws(SMTPServerFault) -> Int? {
        guard let port = parts.port else { return nil }
        guard (1...65535).contains(port) else { throw .wrongPort }
        return port
    }

    private static func credentials(_ parts: URLComponents) throws(SMTPServerFault) -> SMTPServer.Credentials? {
        switch (parts.user, parts.password) {
        case (nil, nil):
            return nil
        case (let user?, let password?):
            let isClean = (user + password).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            guard !user.isEmpty, !password.isEmpty, isClean else { throw .wrongCredentials }
            return SMTPServer.Credentials(user: user, password: password)
        case (_?, nil), (nil, _?):
            throw .wrongCredentials
        }
    }

    private static func certificates(_ options: [URLQueryItem]) throws(SMTPServerFault) -> String? {
        guard let option = options.first else { return nil }
        guard options.count == 1, option.name == "ca" else { throw .unknownOption }
        guard let path = option.value, path.hasPrefix("/"), !path.utf8.contains(0) else { throw .wrongCertificates }
        return path
    }
}
