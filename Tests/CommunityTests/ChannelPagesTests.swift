import Kernel
import Site
import Testing
import Trust

@testable import Community
@testable import Identity

@Suite("Pages of channels") struct ChannelPagesTests {
    private func frame(_ title: String) -> OpenFrame {
        OpenFrame(
            title: title, practice: "harbour.example", line: "", home: "/@doreen", nav: [NavItem(.me, "Doreen", "/@doreen", isCurrent: true)], isMember: false,
            feed: "/@doreen/feed.atom")
    }

    private func post(_ text: String) -> Post { Shown.post(3, by: Shown.doreen, body: text, audience: .public) }

    private func open(_ text: String = "Two flights. The rail is fine.", replies: Int = 0, praisers: Int = 0) throws -> ChannelPages.OpenPost {
        ChannelPages.OpenPost(post: try Shown.visible(post(text)), pictures: [], replies: replies, praisers: praisers)
    }

    private func item(_ title: String, _ words: String, address: String) -> ChannelItem {
        ChannelItem(channel: ID(61), network: .blog, label: "My nights", title: title, words: words, address: address, publishedAt: Shown.now - .days(2))
    }

    private func view(_ person: Account, _ text: String, posts: [ChannelPages.OpenPost], address: String = "https://hugo.example/nights") -> ChannelPages.View {
        var profile = Profile.blank
        (profile.pronouns, profile.header) = (text, ID(77))
        return ChannelPages.View(
            frame: frame(person.name), person: person, profile: profile, address: "@\(person.handle.text)@harbour.example", practice: Shown.practice,
            channels: [Shown.channel(text, address: address), Shown.channel(text, address: address, .instagram, isVerified: false)],
            items: [item(text, text, address: address), item("", text, address: address)], posts: posts, next: nil, time: Shown.time)
    }

    @Test("a channel, with posts and without; one post; numbers only from three") func channel() throws {
        let pages = ChannelPages(assets: .fixed)
        try golden(pages.page(view(Shown.doreen, "she/her", posts: [try open(replies: 2, praisers: 3), try open("Short.", praisers: 2)])), "channel")
        try golden(pages.page(view(Shown.doreen, "she/her", posts: [])), "channel-empty")
        try golden(
            pages.post(.init(frame: frame("Note by Doreen"), post: try open(replies: 1), replies: [try open("Well done.")], time: Shown.time)), "channel-post")
        let hostile = pages.page(view(Shown.hostile, Hostile.text, posts: [try open(Hostile.text)], address: Hostile.text))
        Hostile.check(hostile)
    }

    private func mine(
        _ channels: [Channel], shares: [ShareElsewhere] = [], isOpen: Bool = true, fields: FormFields = FormFields(), errors: FormErrors = FormErrors()
    ) -> HTML {
        MyChannelPages(assets: .fixed).page(
            .init(
                frame: Shown.frame("My channels"), me: Shown.doreen, isOpen: isOpen, address: "https://harbour.example/@doreen", channels: channels,
                shares: shares,
                fields: fields, errors: errors, time: Shown.time))
    }

    @Test("one’s channels in each state, and what waits to be posted by hand") func channels() throws {
        let all = [
            Shown.channel(), Shown.channel("@doreen", address: "https://www.instagram.com/doreen/", .instagram, isVerified: false),
            Shown.channel("@d@social.example", address: "https://social.example/@d", .mastodon, isVerified: false, failure: "the server answered 503"),
        ]
        let shares = [ShareElsewhere(post: ID(3), network: .instagram, excerpt: "Two flights.", postedAt: nil, address: "")]
        try golden(mine(all, shares: shares), "me-channels")
        try golden(mine([], isOpen: false), "me-channels-none")
        var errors = FormErrors()
        errors.add("address", Hostile.text)
        let fields = FormFields(texts: [("address", Hostile.text), ("label", Hostile.text)])
        let hostile = [Shown.channel(Hostile.text, address: Hostile.text, .website, isVerified: false, failure: Hostile.text)]
        Hostile.check(
            mine(
                hostile, shares: [ShareElsewhere(post: ID(3), network: .tiktok, excerpt: Hostile.text, postedAt: nil, address: Hostile.text)], fields: fields,
                errors: errors))
    }

    private func share(_ post: Post, shares: [ShareElsewhere] = [], fields: FormFields = FormFields(), errors: FormErrors = FormErrors()) -> HTML {
        SharePages(assets: .fixed).page(
            .init(
                frame: Shown.frame("Post it elsewhere"), post: post, picture: nil, networks: [.instagram, .facebook, .mastodon], shares: shares,
                origin: "https://harbour.example", home: "social.example", errors: errors, fields: fields, time: Shown.time))
    }

    @Test("what is needed to post something elsewhere by hand") func sharing() throws {
        let shares = [
            ShareElsewhere(post: ID(3), network: .instagram, excerpt: "", postedAt: Shown.now - .hours(2), address: "https://www.instagram.com/p/x/"),
            ShareElsewhere(post: ID(3), network: .facebook, excerpt: "", postedAt: nil, address: ""),
        ]
        try golden(share(post("Two flights. The rail is fine."), shares: shares), "share-elsewhere")
        var errors = FormErrors()
        errors.add("address-facebook", Hostile.text)
        Hostile.check(share(post(Hostile.text), fields: FormFields(texts: [("network", "facebook"), ("address", Hostile.text)]), errors: errors))
    }

    @Test("the picture for each network has its size, and words that try to break out stay words") func pictures() {
        for network in ChannelNetwork.allCases {
            let size = ShareKit.size(of: network)
            let svg = ShareKit.svg(post(Hostile.text), size: size, picture: nil)
            #expect(svg.contains("width=\"\(size.width)\" height=\"\(size.height)\"") && !svg.contains("<script"))
        }
    }
}
