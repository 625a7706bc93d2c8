import Identity
import Kernel

/// Exactly what would be shown of somebody: what they see before they answer, and what their yes is about.
package struct ShownContent: Hashable, Sendable, Codable {
    /// A picture of its own, with the digest of its bytes.
    package struct Picture: Hashable, Sendable, Codable {
        package let id: ID<Identity.Picture>
        package let digest: String
        package let description: String

        package init(id: ID<Identity.Picture>, digest: String, description: String) {
            self.id = id
            self.digest = digest
            self.description = description
        }
    }

    package struct Channel: Hashable, Sendable, Codable {
        package let label: String
        /// A path of this server (`/@doreen`) or an address elsewhere.
        package let address: String

        package init(label: String, address: String) {
            self.label = label
            self.address = address
        }
    }

    /// `first_win` and the like; empty where it is none of them.
    package var kind: String
    package var title: String
    /// What the practice says of the person: an introduction, or praise. Never in their name.
    package var introduction: String
    /// The person’s own words.
    package var words: String
    /// Numbers that the person wants to stand there; empty for none.
    package var numbers: String
    /// Their name in the form they chose; empty for none.
    package var name: String
    package var picture: Picture?
    package var portrait: Picture?
    package var channels: [Channel]

    package init(
        kind: String = "", title: String, introduction: String = "", words: String = "", numbers: String = "", name: String = "", picture: Picture? = nil,
        portrait: Picture? = nil,
        channels: [Channel] = []
    ) {
        self.kind = kind
        self.title = title
        self.introduction = introduction
        self.words = words
        self.numbers = numbers
        self.name = name
        self.picture = picture
        self.portrait = portrait
        self.channels = channels
    }

    /// SHA-256 of all that is shown, each part with its length before it, so that no two contents have the same bytes. Pictures count by
    /// their own digest, not by their id: a copy is the same picture.
    package var digest: [UInt8] {
        let pictures = [picture, portrait].flatMap { [$0 == nil ? "none" : "one", $0?.digest ?? "", $0?.description ?? ""] }
        let channels = [String(channels.count)] + channels.flatMap { [$0.label, $0.address] }
        let parts = ["hearten-shown-1", kind, title, introduction, words, numbers, name] + pictures + channels
        return Digest.sha256(parts.flatMap { Array("\($0.utf8.count) ".utf8) + Array($0.utf8) })
    }
}

/// Something that may only be shown with permission.
package protocol Showable: Sendable {
    /// The thing whatever its version: permissions are about it.
    var plate: ID<Plate> { get }
    var practice: ID<Practice> { get }
    var subject: ID<Account> { get }
    var purpose: PermissionPurpose { get }
    var content: ShownContent { get }
}

/// What is shown of one person for one thing that they did; its rows belong to `Community`.
package struct Plate: Showable, Hashable {
    package let plate: ID<Plate>
    package let practice: ID<Practice>
    package let subject: ID<Account>
    package let purpose: PermissionPurpose
    package let version: Int
    package let content: ShownContent
    /// When it was put up; it is ordered by this, never by rank.
    package let publishedAt: Moment?

    package init(
        plate: ID<Plate>, practice: ID<Practice>, subject: ID<Account>, purpose: PermissionPurpose, version: Int, content: ShownContent,
        publishedAt: Moment? = nil
    ) {
        self.plate = plate
        self.practice = practice
        self.subject = subject
        self.purpose = purpose
        self.version = version
        self.content = content
        self.publishedAt = publishedAt
    }

    /// The same plate with another content.
    package func with(_ content: ShownContent) -> Plate {
        Plate(plate: plate, practice: practice, subject: subject, purpose: purpose, version: version, content: content, publishedAt: publishedAt)
    }
}
