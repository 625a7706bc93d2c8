import Identity
import Kernel
import Outside
import Site
import Store
import Trust

/// What somebody says of one of their channels.
package struct ChannelDraft: Sendable {
    package let address: ChannelAddress
    package let label: String
    package let showsPosts: Bool

    package init(address: ChannelAddress, label: String, showsPosts: Bool) {
        self.address = address
        self.label = label
        self.showsPosts = showsPosts
    }
}

/// Reads the forms of `/me/channels`.
package enum ChannelForm {
    /// - Throws: `FormErrors`.
    package static func draft(_ fields: FormFields, origin: String, exceptions: Fetcher.Exceptions) throws -> ChannelDraft {
        var errors = FormErrors()
        var address: ChannelAddress?
        do throws(ChannelAddress.Fault) {
            address = try ChannelAddress(typed: fields.text("address"), origin: origin, exceptions: exceptions)
        } catch {
            errors.add("address", error.sentence)
        }
        let label = label(fields, &errors)
        try errors.check()
        guard let address else { throw errors }
        return ChannelDraft(
            address: address, label: label.isEmpty ? String(address.label.prefix(Channel.longestLabel)) : label, showsPosts: fields.isTicked("posts"))
    }

    /// On one line; empty where nothing was typed.
    static func label(_ fields: FormFields, _ errors: inout FormErrors) -> String {
        let label = fields.text("label").split(whereSeparator: \.isNewline).joined(separator: " ")
        if label.count > Channel.longestLabel { errors.add("label", "Please keep the name under \(Channel.longestLabel) characters.") }
        return label
    }
}

/// Adds, changes and removes the channels that somebody has elsewhere.
package enum ChangeChannels {
    /// - Throws: `FormErrors` where there is no room, or it stands there already.
    @discardableResult
    package static func add(_ draft: ChannelDraft, of account: ID<Account>, in transaction: Transaction) throws -> ID<Channel> {
        var errors = FormErrors()
        if try GuardianQueries.isAwaited(account, in: transaction) {
            errors.add("address", "You can add channels as soon as your parent or guardian has said yes; we wrote to them.")
        }
        let known = try ChannelQueries.channels(of: account, in: transaction)
        if known.contains(where: { $0.address == draft.address.text }) { errors.add("address", "This channel is among yours already.") }
        if known.count >= Channel.most { errors.add("address", "There is room for \(Channel.most) channels. Please remove one first.") }
        try errors.check()
        let id: ID<Channel> = transaction.newID()
        guard try ChannelQueries.insert(id, draft.address, label: draft.label, showsPosts: draft.showsPosts, of: account, in: transaction) else { return id }
        if !draft.address.network.isClosed { try LookAtChannels.soon(id, in: transaction) }
        return id
    }

    /// - Throws: `NotFound` where it is not theirs.
    package static func change(_ id: ID<Channel>, label: String, showsPosts: Bool, of account: ID<Account>, in transaction: Transaction) throws {
        let channel = try own(id, account, transaction)
        try ChannelQueries.update(id, label: label.isEmpty ? channel.label : label, showsPosts: showsPosts, in: transaction)
        if showsPosts, !channel.showsPosts { try LookAtChannels.soon(id, in: transaction) }
    }

    /// Looks at once whether it links back, as after its owner put the link there.
    package static func lookAgain(_ id: ID<Channel>, of account: ID<Account>, in transaction: Transaction) throws {
        _ = try own(id, account, transaction)
        try ChannelQueries.forgetCheck(id, in: transaction)
        try LookAtChannels.soon(id, in: transaction)
    }

    package static func remove(_ id: ID<Channel>, of account: ID<Account>, in transaction: Transaction) throws {
        _ = try own(id, account, transaction)
        try ChannelQueries.remove(id, in: transaction)
    }

    private static func own(_ id: ID<Channel>, _ account: ID<Account>, _ transaction: Transaction) throws -> Channel {
        guard let channel = try ChannelQueries.channel(id, in: transaction), channel.owner == account else { throw NotFound() }
        return channel
    }
}
