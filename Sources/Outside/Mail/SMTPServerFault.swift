/// What is wrong with the mail server's URL in the configuration. The sentences never repeat any of it: it holds a password.
package enum SMTPServerFault: Error, Hashable, CaseIterable, CustomStringConvertible {
    case unreadable
    case wrongScheme
    case wrongHost
    case wrongPort
    case unexpectedPath
    case unknownOption
    case wrongCertificates
    case wrongCredentials

    package var description: String {
        switch self {
        case .unreadable:
            """
            The mail server's URL cannot be read. Write it as smtp://user:password@host:587, with special characters in \
            the user and the password percent-encoded (@ as %40, / as %2F, # as %23).
            """
        case .wrongScheme:
            "The mail server's URL must begin with smtp:// (STARTTLS) or smtps:// (TLS from the start)."
        case .wrongHost:
            "The mail server's URL must name a host: a name in ASCII, an IPv4 address, or an IPv6 address in brackets."
        case .wrongPort:
            "The mail server's port must be a number from 1 to 65535."
        case .unexpectedPath:
            "The mail server's URL must end after the host and port; only ?ca=/path may follow."
        case .unknownOption:
            "The mail server's URL knows one option, given once: ca, the path of a file with trusted certificates."
        case .wrongCertificates:
            "The option ca of the mail server's URL must be an absolute path, such as ?ca=/etc/hearten/ca.pem."
        case .wrongCredentials:
            "The mail server's URL must hold both a user and a password, without control characters, or neither."
        }
    }
}
