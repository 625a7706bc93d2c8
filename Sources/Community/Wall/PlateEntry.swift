import Identity
import Kernel
import Trust

/// The way of a plate, from the nomination to the wall.
package struct PlateEntry: Hashable, Sendable {
    package let id: ID<Plate>
    package let practice: ID<Practice>
    package let subject: Account
    package let purpose: PermissionPurpose
    /// The win that it came from.
    package let post: ID<Post>?
    package let nominatedBy: Account
    package let nominatedAt: Moment
    package let reason: String
    package let askedBy: ID<Account>?
    package let askedAt: Moment?
    package let question: String
    package let letter: String
    /// The newest version; 0 while there is none.
    package let version: Int
    package let publishedVersion: Int?
    package let publishedAt: Moment?
    package let endedAt: Moment?

    package static let longestReason = 300
}

/// What sort of achievement it is; visitors can ask for one.
package enum PlateKind: String, Sendable, CaseIterable {
    case firstWin = "first_win"
    case longRoad = "long_road"
    case holdingUp = "holding_up"

    package var title: String {
        switch self {
        case .firstWin: "First wins"
        case .longRoad: "Long roads"
        case .holdingUp: "Holding others up"
        }
    }
}

/// How somebody is named.
package enum NameForm: String, Sendable, CaseIterable {
    case first, full, handle, none

    package func name(of account: Account) -> String {
        switch self {
        case .first: account.firstName
        case .full: account.name
        case .handle: "@\(account.handle.text)"
        case .none: ""
        }
    }
}

/// What a version of a plate is to hold, before its pictures are copied.
package struct PlateDraft: Hashable, Sendable {
    package static let longestTitle = 120
    package static let longestWords = 600
    package static let longestIntroduction = 400
    package static let longestNumbers = 60
    package static let longestDescription = 400
    package static let longestQuestion = 120
    package static let longestLetter = 1_000
    package static let mostChannels = 5

    package var kind: PlateKind?
    package var title: String
    /// What the practice says; the person cannot change it, only say no to it.
    package var introduction = ""
    package var words = ""
    package var numbers = ""
    package var nameForm = NameForm.first
    /// A picture of the person’s: of the post it came from, of the version before, or uploaded now.
    package var picture: ID<Picture>?
    package var pictureDescription = ""
    package var showsPortrait = false
    package var channels: [ShownContent.Channel] = []

    package init(kind: PlateKind? = nil, title: String) {
        self.kind = kind
        self.title = title
    }
}
