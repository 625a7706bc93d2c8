import Kernel
import Site
import Store

/// Gives somebody another handle. The old one leads to them for good and is never somebody else’s.
package enum RenameAccount {
    /// - Throws: `AccountFault.handleTaken`.
    package static func rename(_ account: Account, to handle: Handle, in transaction: Transaction) throws {
        guard handle != account.handle else { return }
        let owner = try AccountQueries.formerOwner(of: handle.text, in: transaction)
        guard try owner == account.id || !AccountQueries.isTaken(handle, except: account.id, in: transaction) else { throw AccountFault.handleTaken }
        try AccountQueries.rename(account, to: handle, in: transaction)
        try AccountLog.note(.newHandle, account.id, in: transaction)
    }
}
