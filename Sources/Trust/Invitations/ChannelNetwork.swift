/// Where people are present elsewhere.
package enum ChannelNetwork: String, Sendable, CaseIterable {
    case mastodon, pixelfed, peertube, bluesky, youtube, instagram, tiktok, facebook, strava, blog, website

    package var name: String {
        switch self {
        case .mastodon: "Mastodon"
        case .pixelfed: "Pixelfed"
        case .peertube: "PeerTube"
        case .bluesky: "Bluesky"
        case .youtube: "YouTube"
        case .instagram: "Instagram"
        case .tiktok: "TikTok"
        case .facebook: "Facebook"
        case .strava: "Strava"
        case .blog: "A blog"
        case .website: "A website"
        }
    }

    /// What somebody is asked about when they join: not every page that they have.
    package static let asked: [ChannelNetwork] = [.mastodon, .pixelfed, .instagram, .tiktok, .youtube, .strava, .facebook, .bluesky, .blog]

    /// Whether its owners let nobody else's program read or post: what is to stand there is posted by hand.
    package var isClosed: Bool {
        switch self {
        case .instagram, .tiktok, .facebook, .strava: true
        case .mastodon, .pixelfed, .peertube, .bluesky, .youtube, .blog, .website: false
        }
    }
}
