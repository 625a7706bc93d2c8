import Identity
import Kernel
import Store

/// How far a new server is set up. Each step is saved for itself; what is missing is asked for next time.
package enum SetUpStep: Sendable, Equatable {
    /// Nobody has an account yet.
    case steward
    /// The steward has no practice yet.
    case practice
    /// The practice has no group yet.
    case group(Practice)
    /// All is there.
    case done(Practice, Group)

    package static func next(for viewer: Viewer?, in reading: Reading) throws -> SetUpStep? {
        guard try AccountQueries.hasAnyAccount(in: reading) else { return .steward }
        guard let viewer else { return nil }
        guard let owned = viewer.memberships.first(where: { $0.role == .owner && $0.standing == .active }) else {
            return viewer.isSteward ? .practice : nil
        }
        guard let group = try GroupQueries.groups(of: owned.practice.id, in: reading).first else { return .group(owned.practice) }
        return .done(owned.practice, group)
    }
}
