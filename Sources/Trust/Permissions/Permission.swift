import Identity
import Kernel

/// What has happened to a permission.
package enum PermissionState: String, Sendable, CaseIterable, Codable {
    case requested, given, refused, withdrawn, expired, invalidated

    /// Whether nothing may be shown from then on.
    package var ends: Bool {
        switch self {
        case .requested, .given: false
        case .refused, .withdrawn, .expired, .invalidated: true
        }
    }
}

/// Where one permission stands: one purpose, one thing, one surface.
package struct Permission: Hashable, Sendable {
    package let id: ID<Permission>
    package let practice: ID<Practice>
    package let plate: ID<Plate>
    package let purpose: PermissionPurpose
    package let surface: Surface
    package internal(set) var state: PermissionState
    package internal(set) var since: Moment
    /// Of what is asked about; `nil` while no question is open.
    package internal(set) var askedDigest: [UInt8]?
    /// Of what may be shown; `nil` while no yes stands.
    package internal(set) var approvedDigest: [UInt8]?
    package internal(set) var validUntil: Moment?
    /// After a no: not to be asked again before. `Permission.never` means not before the person says so.
    package internal(set) var askAgainAt: Moment?
    package internal(set) var events: Int
    /// After the no of a parent or guardian: a yes of the child is not taken before.
    package internal(set) var guardianNoUntil: Moment? = nil

    package static let never = Moment(milliseconds: .max)

    package var isOpen: Bool { askedDigest != nil }

    /// Whether a yes stands at a time.
    package func stands(at now: Moment) -> Bool { approvedDigest != nil && validUntil.map { $0 > now } ?? false }
}

/// How long a yes may last.
package enum PermissionLength {
    /// Twelve months (COMPLIANCE.md).
    package static let longest: Span = .days(365)
    package static let shortest: Span = .days(1)
    /// In days, as they are offered.
    package static let choices: [Int64] = [30, 91, 182, 365]
    /// How long before its end the person is told.
    package static let told: Span = .days(7)
}

/// Who did something to a permission.
package enum PermissionActor: Hashable, Sendable {
    case person(Account)
    case professional(Account)
    /// The parent or guardian of somebody under 18, by name.
    case guardian(String)
    /// The program, with its reason in a few words.
    case program(String)

    var kind: String {
        switch self {
        case .person: "person"
        case .professional: "professional"
        case .guardian: "guardian"
        case .program: "program"
        }
    }

    var account: Account? {
        switch self {
        case .person(let account), .professional(let account): account
        case .program, .guardian: nil
        }
    }

    /// Who a record names: the person it is about, and nobody else. Professionals and guardians stand there by what they are.
    var person: Account? {
        if case .person(let account) = self { account } else { nil }
    }

    /// Whether somebody did it, not the program.
    var isSomebody: Bool {
        if case .program = self { false } else { true }
    }

    var guardian: String? {
        if case .guardian(let name) = self { name } else { nil }
    }
}
