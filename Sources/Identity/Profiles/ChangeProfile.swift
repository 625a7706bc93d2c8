import Kernel
import Store

/// What becomes of a picture of somebody's account.
package enum AccountPictureChange: Sendable {
    case keep, remove
    case put(ID<Picture>)

    func applied(to old: ID<Picture>?) -> ID<Picture>? {
        switch self {
        case .keep: old
        case .remove: nil
        case .put(let new): new
        }
    }
}

/// Saves what somebody says of themselves.
package enum ChangeProfile {
    /// - Returns: the pictures that hang nowhere any more.
    package static func change(
        _ draft: ProfileDraft, portrait: AccountPictureChange = .keep, header: AccountPictureChange = .keep, of account: ID<Account>,
        in transaction: Transaction
    ) throws -> [ID<Picture>] {
        try AccountQueries.update(account, name: draft.name.text, about: draft.about, in: transaction)
        let oldPortrait = try AccountQueries.account(account, in: transaction)?.portrait
        let newPortrait = portrait.applied(to: oldPortrait)
        if newPortrait != oldPortrait { try AccountQueries.setPortrait(newPortrait, of: account, in: transaction) }
        var profile = try ProfileQueries.profile(of: account, in: transaction)
        let oldHeader = profile.header
        profile.pronouns = draft.pronouns
        profile.header = header.applied(to: oldHeader)
        try ProfileQueries.save(profile, of: account, in: transaction)
        return [(oldPortrait, newPortrait), (oldHeader, profile.header)].compactMap { $0 == $1 ? nil : $0 }
    }
}
