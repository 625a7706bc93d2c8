import Kernel

/// A studio, gym, clinic or patient community. One server hosts many.
package struct Practice: Hashable, Sendable {
    package let id: ID<Practice>
    /// The first part of its addresses: `/p/harbour`.
    package let handle: Handle
    package let name: String
    package let about: String
    /// An identifier of the IANA time zone database.
    package let timeZone: String
    /// Whether a coach reads everybody's first public post before it is shown.
    package var reviewsPublic = false
    /// Whether people under 18 may join, each with a parent or guardian.
    package var allowsYouth = false
}

/// What somebody is to a practice. Supporters and partners come with their features.
package enum Role: String, Sendable, CaseIterable {
    case owner, professional, client

    package var name: String {
        switch self {
        case .owner: "Owner"
        case .professional: "Coach"
        case .client: "Client"
        }
    }

    /// Owners are professionals too.
    package var isProfessional: Bool { self != .client }
}

/// Whether somebody is in coaching now or was once. Former clients stay part of the community. Who is invited and has not come
/// yet has no membership but an invitation.
package enum Standing: String, Sendable, CaseIterable {
    case active, former
}

/// What somebody may not do in a practice for a time, as those who look after it decided.
package enum Restriction: String, Sendable, CaseIterable {
    /// What they write is read before others see it.
    case limited
    /// They read, and do not write.
    case suspended
    /// The same, until a parent or guardian says yes.
    case awaitingGuardian = "awaiting_guardian"

    /// Whether they say nothing to others.
    package var isSilent: Bool { self != .limited }

    package func sentence(_ practice: String) -> String {
        switch self {
        case .limited, .suspended:
            "At \(practice) you can read for now, and not write. Under Me, at Decisions about me, you find why, until when, and how to appeal."
        case .awaitingGuardian: "You can read for now. You can write as soon as your parent or guardian has said yes; we wrote to them."
        }
    }
}

/// The tie between an account and a practice.
package struct Membership: Hashable, Sendable {
    package let practice: Practice
    package let role: Role
    package let standing: Standing
    package let joinedAt: Moment
    package let restriction: Restriction?
    /// Whether they are under 18.
    package let isMinor: Bool

    package init(
        practice: Practice, role: Role, standing: Standing, joinedAt: Moment, restriction: Restriction? = nil, isMinor: Bool = false
    ) {
        self.isMinor = isMinor
        self.restriction = restriction
        self.practice = practice
        self.role = role
        self.standing = standing
        self.joinedAt = joinedAt
    }

    /// In words, for the small line below a name.
    package var line: String {
        switch standing {
        case .active: role.name
        case .former: "Former \(role.name.lowercased())"
        }
    }
}
