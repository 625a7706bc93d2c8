import Kernel

/// What somebody may agree to about what they share. Each has its own yes, is never needed to come in, and is as easily taken
/// back as given (GDPR articles 7 and 9; My Health My Data Act: separate consents to collect and to share).
package enum ConsentPurpose: String, Sendable, CaseIterable, Codable {
    case keepHealthPosts = "keep_health_posts"
    case shareWithGroup = "share_with_group"
}

/// The words that somebody says yes to. A new wording is a new version; a yes belongs to the version it was given to.
package struct ConsentText: Hashable, Sendable {
    package let purpose: ConsentPurpose
    package let version: Int
    /// The name of the practice in the statement.
    package let practice: String
    /// What is ticked.
    package let statement: String
    /// What follows from it and from taking it back.
    package let explanation: String

    package var digest: [UInt8] { Digest.sha256(Array("\(version)\n\(statement)\n\(explanation)".utf8)) }

    package static func current(_ purpose: ConsentPurpose, practice: String) -> ConsentText {
        switch purpose {
        case .keepHealthPosts:
            ConsentText(
                purpose: purpose, version: 1, practice: practice,
                statement: "\(practice) may keep what I write about my health.",
                explanation: """
                    Posts about training, pain or an illness are health data. They are kept on this server until you delete them. \
                    Take this back at any time: what you wrote is then hidden from everybody but you at once, and you can delete it.
                    """
            )
        case .shareWithGroup:
            ConsentText(
                purpose: purpose, version: 1, practice: practice,
                statement: "\(practice) may show it to the people I choose for each post.",
                explanation: """
                    You choose the audience of every post, such as your group; nobody else sees it. \
                    Take this back at any time: what you shared disappears for everybody else at once.
                    """
            )
        }
    }
}

/// A yes that stands.
package struct Consent: Hashable, Sendable {
    package let id: ID<Consent>
    package let purpose: ConsentPurpose
    package let version: Int
    /// What the practice was called in the words that were agreed to. With purpose and version it gives these words again.
    package let practiceName: String
    package let givenAt: Moment
    package let withdrawnAt: Moment?
}
