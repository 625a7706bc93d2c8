import Kernel
import Outside

/// The parent or guardian of somebody under 18.
package struct Guardian: Hashable, Sendable {
    package let account: ID<Account>
    package let name: String
    package let email: String
    package let askedAt: Moment
    package let agreedAt: Moment?
    package let refusedAt: Moment?
}

/// What somebody under 18 says when they come in.
package struct YouthDraft: Sendable {
    /// From whom on an account is possible with a guardian’s yes (COMPLIANCE.md, DP-2; the youngest age of article 8 GDPR).
    package static let youngest: Int64 = 13
    package static let adult: Int64 = 18

    package let adultAt: Moment
    package let guardianName: DisplayName
    package let guardianEmail: EmailAddress

    package init(adultAt: Moment, guardianName: DisplayName, guardianEmail: EmailAddress) {
        self.adultAt = adultAt
        self.guardianName = guardianName
        self.guardianEmail = guardianEmail
    }
}
