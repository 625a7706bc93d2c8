import Kernel
import Store

/// Saves what somebody says of themselves.
package enum ChangeProfile {
    /// - Parameter header: a new header picture; `nil` keeps the one there is.
    /// - Returns: the header that hangs nowhere any more.
    package static func change(_ draft: ProfileDraft, header: ID<Picture>?, of account: ID<Account>, in transaction: Transaction) throws -> ID<Picture>? {
        try AccountQueries.update(account, name: draft.name.text, about: draft.about, in: transaction)
        var profile = try ProfileQueries.profile(of: account, in: transaction)
        let old = profile.header
        profile.pronouns = draft.pronouns
        profile.links = draft.links
        profile.header = header ?? old
        try ProfileQueries.save(profile, of: account, in: transaction)
        return header == nil ? nil : old
    }
}
