import Identity
import Kernel
import Site
import Store
import Trust

/// Somewhere else where a person is present.
package struct Channel: Hashable, Sendable {
    package static let most = 12
    package static let longestLabel = 60

    package let id: ID<Channel>
    package let owner: ID<Account>
    package let network: ChannelNetwork
    package let label: String
    /// http or https, as `ChannelAddress` makes it.
    package let address: String
    /// Whether what is posted there stands on the person's page here, too.
    package let showsPosts: Bool
    /// Since when it links back; `nil` where it does not, as far as is known.
    package let verifiedAt: Moment?
    package let checkedAt: Moment?
    package let failures: Int
    /// Why it could not be read the last time; empty where it could.
    package let failure: String
    /// Where its public posts can be read; empty where it does not say.
    package let feed: String
    /// Those who look after a practice decided that nobody else sees it.
    package var isHidden = false

    package var isVerified: Bool { verifiedAt != nil }
    package var href: Href? { Href(external: address) }

    /// What visitors are told of whose it is.
    package var standing: String { isVerified ? "links back here" : "not checked" }

    package var icon: Icon {
        switch network {
        case .youtube, .peertube: .live
        case .instagram, .pixelfed, .tiktok: .camera
        case .strava: .path
        case .blog: .paper
        case .mastodon, .bluesky, .facebook, .website: .globe
        }
    }
}

/// Something that was posted on a channel elsewhere.
package struct ChannelItem: Hashable, Sendable {
    package let channel: ID<Channel>
    package let network: ChannelNetwork
    package let label: String
    package let title: String
    package let words: String
    package let address: String
    package let publishedAt: Moment
}

/// Lets visitors see who somebody is, so that something of theirs can be public.
package enum OpenChannel {
    package static let field = "open-channel"

    static func words(_ handle: String) -> HTML {
        "Yes, visitors may see my name, handle and portrait at /@\(handle).<br><span class=\"small quiet\">You can end it in your settings; nothing of yours is public then.</span>"
    }

    /// - Parameter field: at which a form says what is missing.
    /// - Throws: `FormErrors`.
    static func check(_ account: ID<Account>, isToOpen: Bool, at field: String, _ transaction: Transaction) throws {
        var profile = try ProfileQueries.profile(of: account, in: transaction)
        if profile.isPublic.contains(.name) { return }
        guard isToOpen else {
            var errors = FormErrors()
            errors.add(
                field, "To share something publicly, visitors have to be able to see who you are. Please say yes to that, or choose who else can see this.")
            throw errors
        }
        guard try !GuardianQueries.isMinor(account, in: transaction) else { throw NotAllowed("Under 18, nothing you write is public.") }
        profile.isPublic.insert(.name)
        try ProfileQueries.save(profile, of: account, in: transaction)
    }
}

/// Whether a reply to something public is public, too.
package enum PublicReply: Sendable {
    case no, yes, openingChannel

    static let field = "publicly"

    init(_ fields: FormFields) {
        self = !fields.isTicked(Self.field) ? .no : fields.isTicked(OpenChannel.field) ? .openingChannel : .yes
    }
}
