import Embedded

/// A password that may be used: at least 10 characters, at most 1,000 bytes, not among the common ones, not the e-mail address.
/// No rules about kinds of characters (NIST SP 800-63B, section 5.1.1.2).
package struct Password: Sendable {
    package static let shortest = 10
    package static let longestBytes = 1_000
    let text: String

    package init(_ text: String, email: String? = nil) throws(PasswordFault) {
        guard text.utf8.count <= Self.longestBytes else { throw .long }
        guard text.count >= Self.shortest else { throw .short }
        let lower = text.lowercased()
        guard !CommonPasswords.all.contains(lower), Set(lower).count > 2 else { throw .common }
        if let email, lower == email.lowercased() || lower == email.split(separator: "@").first.map({ $0.lowercased() }) { throw .own }
        self.text = text.precomposed
    }
}

package enum PasswordFault: Error, Equatable {
    case short, long, common, own

    package var sentence: String {
        switch self {
        case .short: "Please use at least 10 characters. Three or four ordinary words are easy to remember and hard to guess."
        case .long: "That is longer than a password can be here: 1,000 plain letters. Please use a shorter one."
        case .common: "This is one of the passwords that are tried first everywhere. Please use another, such as three or four unrelated words."
        case .own: "Please use something other than your e-mail address."
        }
    }
}

/// The bundled list of passwords that many people use (`Data/common-passwords.txt`), in lower case.
enum CommonPasswords {
    static let all: Set<Substring> = Set(
        (Embedded.texts(in: "Data")["common-passwords.txt"] ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
    )
}

extension Set<Substring> {
    fileprivate func contains(_ text: String) -> Bool { contains(Substring(text)) }
}
