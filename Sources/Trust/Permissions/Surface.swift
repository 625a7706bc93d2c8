/// Where something of a person may be shown. The only list (COMPLIANCE.md, “The permission record”); surfaces that do not exist yet join
/// with their features.
package enum Surface: String, Sendable, CaseIterable, Codable {
    /// The screen in the studio.
    case screen
    /// The public wall page, its entries’ own pages and the pictures by which links to them are shown.
    case wallPage = "wall_page"
    /// The wall’s feed, which other programs keep.
    case wallFeed = "wall_feed"
    /// The person’s channels beside what is shown, on whichever surface that is.
    case channelNamed = "channel_named"
    /// A post of the practice’s own channel.
    case practiceChannel = "practice_channel"
    /// The practice’s list of channels, for anybody.
    case channelDirectory = "channel_directory"
    case outsideFacebook = "outside_facebook"
    case outsideInstagram = "outside_instagram"
    case outsideTikTok = "outside_tiktok"
    case outsideYouTube = "outside_youtube"
    /// Paper is an outside network too: nobody can call it back.
    case outsidePaper = "outside_paper"
    case outsideOther = "outside_other"

    /// As the question names it.
    package var title: String {
        switch self {
        case .screen: "The screen at the studio"
        case .wallPage: "The wall page on our website"
        case .wallFeed: "The wall’s feed"
        case .channelNamed: "Your channel beside it"
        case .practiceChannel: "A post on our public channel"
        case .channelDirectory: "Our list of channels"
        case .outsideFacebook: "Our page on Facebook"
        case .outsideInstagram: "Our account on Instagram"
        case .outsideTikTok: "Our account on TikTok"
        case .outsideYouTube: "Our channel on YouTube"
        case .outsidePaper: "A printed sheet"
        case .outsideOther: "Another place on the internet"
        }
    }

    /// As lists name it, where somebody else’s answers stand.
    package var shortTitle: String {
        switch self {
        case .screen: "Studio screen"
        case .wallPage: "Public wall page"
        case .wallFeed: "Wall feed"
        case .channelNamed: "Channel beside it"
        case .practiceChannel: "Post on the practice’s channel"
        case .channelDirectory: "List of channels"
        case .outsideFacebook: "Facebook"
        case .outsideInstagram: "Instagram"
        case .outsideTikTok: "TikTok"
        case .outsideYouTube: "YouTube"
        case .outsidePaper: "Printed sheet"
        case .outsideOther: "Elsewhere on the internet"
        }
    }

    /// What would be shown there, of this content.
    package func what(_ content: ShownContent, for purpose: PermissionPurpose = .wall) -> String {
        let parts = [
            content.introduction.isEmpty ? nil : "what we say of you",
            content.name.isEmpty ? nil : "your name as “\(content.name)”", content.portrait == nil ? nil : "your portrait",
            content.picture == nil ? nil : "the picture",
            content.words.isEmpty ? nil : "your words", content.numbers.isEmpty ? nil : "your numbers",
        ].compactMap { $0 }
        let whole = parts.isEmpty ? "What you did" : (["What you did"] + parts.dropLast()).joined(separator: ", ") + " and " + (parts.last ?? "")
        let channels = content.channels.map { "“\($0.label)”" }.joined(separator: ", ")
        // A promotion is about the channels, so they stand on it wherever it is.
        if purpose == .promotion, self != .channelNamed {
            let all = (["The title"] + parts.dropLast()).joined(separator: ", ") + (parts.last.map { " and \($0)" } ?? "")
            return
                "\(all), with a way to \(channels.isEmpty ? "your channels, once you choose some" : channels)\(isOutside ? ", posted there once by hand" : "")."
        }
        return switch self {
        case .screen: "\(whole), for twelve seconds at a time."
        case .wallPage: "The same plate, and a picture of it where somebody passes the address on. We ask search engines not to list it."
        case .wallFeed: "The same plate, for people who follow our wall with a feed reader."
        case .channelNamed: "\(channels.isEmpty ? "Your channels, once you choose some," : channels) and a square code people can point a phone at to find you."
        case .practiceChannel: "\(whole), once: on our channel, on a page of its own and in our feed."
        case .channelDirectory: "Your name and your channels, among those of others here."
        case .outsideFacebook, .outsideInstagram, .outsideTikTok, .outsideYouTube, .outsideOther:
            "The plate as a picture, with your words, posted there once by hand."
        case .outsidePaper: "The plate on paper, at the studio."
        }
    }

    /// Who would see it, and what cannot be undone.
    package var seenBy: String {
        switch self {
        case .screen: "Seen by people who walk in."
        case .wallPage: "Seen by anyone with the address."
        case .wallFeed: "Feed readers keep copies of their own. When you change your mind it leaves our feed at once; most readers drop it then, some may not."
        case .channelNamed: "Strangers could find you and write to you. You can close your messages whenever you like."
        case .practiceChannel: "Seen by anyone who follows us or visits our channel. Feed readers keep copies of their own."
        case .channelDirectory: "Seen by anyone who looks at it. Strangers could find you and write to you. You can close your messages whenever you like."
        case .outsideFacebook, .outsideInstagram, .outsideTikTok, .outsideYouTube, .outsideOther:
            "This leaves our server. If you change your mind we take it down there by hand; we cannot call back what others copied."
        case .outsidePaper: "Seen by people who walk in. If you change your mind we are asked to take the paper down by hand."
        }
    }

    /// The same, said to a parent or guardian.
    package func seenBy(of name: String) -> String {
        switch self {
        case .channelNamed: "Strangers could find \(name) and write to \(name)."
        case .channelDirectory: "Seen by anyone who looks at it. Strangers could find \(name) and write to \(name)."
        default: seenBy
        }
    }

    package var isOutside: Bool {
        switch self {
        case .screen, .wallPage, .wallFeed, .channelNamed, .practiceChannel, .channelDirectory: false
        case .outsideFacebook, .outsideInstagram, .outsideTikTok, .outsideYouTube, .outsidePaper, .outsideOther: true
        }
    }
}

extension Surface {
    /// Whether a room looks at it together, and nobody for themselves.
    package var isSeenTogether: Bool { self == .screen || self == .outsidePaper }

    /// What is shown there: the wall’s places show nothing else, and the list of channels holds channels.
    package var purposes: Set<PermissionPurpose> {
        switch self {
        case .screen, .wallPage, .wallFeed, .outsidePaper: [.wall]
        case .channelDirectory: [.promotion]
        case .channelNamed: [.wall, .praise]
        case .practiceChannel, .outsideFacebook, .outsideInstagram, .outsideTikTok, .outsideYouTube, .outsideOther: Set(PermissionPurpose.allCases)
        }
    }
}

/// What something of a person is shown for.
package enum PermissionPurpose: String, Sendable, CaseIterable, Codable {
    case wall, promotion, praise

    package var sentence: String {
        switch self {
        case .wall: "To show others what you did, on the wall of fame."
        case .promotion: "To tell others about your channel."
        case .praise: "To show praise that you were given."
        }
    }
}

/// A surface as a type, so that what may be shown on one cannot be passed to another.
package protocol ShowingPlace: Sendable { static var surface: Surface { get } }

package enum OnScreen: ShowingPlace { package static let surface = Surface.screen }
package enum OnWallPage: ShowingPlace { package static let surface = Surface.wallPage }
package enum OnWallFeed: ShowingPlace { package static let surface = Surface.wallFeed }
package enum BesideIt: ShowingPlace { package static let surface = Surface.channelNamed }
package enum OnPracticeChannel: ShowingPlace { package static let surface = Surface.practiceChannel }
package enum InChannelDirectory: ShowingPlace { package static let surface = Surface.channelDirectory }
package enum OnPaper: ShowingPlace { package static let surface = Surface.outsidePaper }
