import Foundation
import Identity
import Kernel
import Site
import Trust

/// Something of one's own that is to be posted on a network that lets no program in: by the person's own hand.
package struct ShareElsewhere: Hashable, Sendable {
    package let post: ID<Post>
    package let network: ChannelNetwork
    package let excerpt: String
    package let postedAt: Moment?
    /// Where it is, as far as was said.
    package let address: String
}

/// What is handed over for it.
enum ShareKit {
    /// Width and height of a picture that the network shows whole, in pixels.
    static func size(of network: ChannelNetwork) -> (width: Int, height: Int) {
        switch network {
        case .instagram, .pixelfed: (1_080, 1_350)
        case .tiktok: (1_080, 1_920)
        case .youtube, .peertube: (1_280, 720)
        case .strava: (1_080, 1_080)
        case .facebook, .mastodon, .bluesky, .blog, .website: (1_200, 630)
        }
    }

    /// The words, and where to read on.
    static func caption(_ post: Post, origin: String) -> String {
        let words = RichText(markdown: post.body).excerpt(.max)
        return [post.headline, words, origin + post.href.text].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// For those who cannot see the picture.
    static func description(_ post: Post, _ picture: ShownPicture?) -> String {
        if let picture, !picture.description.isEmpty { return picture.description }
        return post.headline.isEmpty ? post.excerpt(200) : post.headline
    }

    static let disclosure = "My own experience. Nobody pays me for this."

    /// The network’s own page for sharing an address or words, where it has one.
    /// - Parameter home: the server of the person’s own account, for networks that have many.
    static func page(_ network: ChannelNetwork, caption: String, address: String, home: String?) -> Href? {
        let (caption, address) = (Href.encoded(caption), Href.encoded(address))
        return switch network {
        case .facebook: Href(external: "https://www.facebook.com/sharer/sharer.php?u=\(address)")
        case .bluesky: Href(external: "https://bsky.app/intent/compose?text=\(String(caption.prefix(1_800)))")
        case .mastodon: home.flatMap { Href(external: "https://\($0)/share?text=\(String(caption.prefix(1_800)))") }
        case .pixelfed, .peertube, .youtube, .instagram, .tiktok, .strava, .blog, .website: nil
        }
    }

    /// The post as a picture: its own photo in the right shape, or its words on paper.
    static func svg(_ post: Post, size: (width: Int, height: Int), picture: [UInt8]?) -> String {
        let (width, height) = size
        if let picture {
            return """
                <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">\
                <image width="\(width)" height="\(height)" preserveAspectRatio="xMidYMid slice" href="data:image/jpeg;base64,\(Data(picture).base64EncodedString())"/></svg>
                """
        }
        let (type, margin) = (width / 18, width / 12)
        let lines = WallCard.lines(
            post.headline.isEmpty ? post.excerpt(240) : post.headline, size: type, room: width - 2 * margin,
            most: max(2, (height - 3 * margin) / (type * 5 / 4)))
        let top = (height - lines.count * type * 5 / 4) / 2
        let texts = lines.enumerated().map { number, line in
            ##"<text x="\##(margin)" y="\##(top + (number + 1) * type * 5 / 4)" font-family="Noto Serif, serif" font-size="\##(type)" fill="#14322a">\##(PlateFeed.escaped(line))</text>"##
        }
        let name =
            ##"<text x="\##(margin)" y="\##(height - margin)" font-family="Noto Sans, sans-serif" font-weight="600" font-size="\##(type / 2)" fill="#43574d">\##(PlateFeed.escaped(post.author.name))</text>"##
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)"><path fill="#faf6ee" d="M0 0h\(width)v\(height)H0z"/>\
            <path fill="#1c5443" d="M0 \(height - 14)h\(width)v14H0z"/>\(texts.joined())\(name)</svg>
            """
    }
}
