import Kernel
import Language
import Site

@testable import Community
@testable import Identity
@testable import Trust

/// Fixed values for pages: the same bytes in every run. It is Thursday 14 May 2026, 10:10 in London.
enum Shown {
    static let now = Moment(milliseconds: 1_778_749_800_000)
    static let time = TimeWords(now: now, zone: "Europe/London")
    static let formToken = "form-token"

    static let practice = Practice(
        id: ID(1), handle: Handle(stored: "harbour"), name: "Harbour Strength", about: "Strength for beginners", timeZone: "Europe/London"
    )

    static func group(
        name: String = "Steady Starters", about: String = "We start slowly, on purpose.", agreements: [String] = ["Praise effort.", "Bad weeks are welcome."]
    ) -> Group {
        Group(
            id: ID(2), practice: ID(1), practiceHandle: practice.handle, slug: GroupSlug(stored: "steady-starters"), name: name, about: about,
            door: .currentAndFormer, agreements: agreements
        )
    }

    static func person(_ id: Int64, _ name: String, about: String = "", portrait: Int64? = nil) -> Account {
        Account(
            id: ID(id), handle: Handle(stored: name.lowercased().filter { $0.isASCII && $0.isLetter }.prefix(20) + "_\(id)"), name: name, about: about,
            portrait: portrait.map { ID($0) }
        )
    }

    static let maya = person(11, "Maya Okafor", about: "Runs Harbour", portrait: 91)
    static let doreen = person(12, "Doreen Vale")
    static let samir = person(13, "Samir")
    static let hostile = Account(id: ID(14), handle: Handle(stored: "mallory"), name: Hostile.text, about: Hostile.text, portrait: nil)

    static func post(
        _ id: Int64, by author: Account, _ kind: PostKind = .note, headline: String = "", body: String = "Walked to the harbour wall and back.",
        audience: Audience.Kind = .group, role: Role = .client, standing: Standing = .active, ago: Span = .hours(2), answers: Int64? = nil,
        thread: Int64? = nil,
        isFirstWin: Bool = false, isAnswered: Bool = false, isPraised: Bool = false, isEdited: Bool = false, isWithheld: Bool = false
    ) -> Post {
        Post(
            id: ID(id), author: author, authorRole: role, authorStanding: standing, kind: kind, practice: ID(1), audience: audience,
            group: audience == .group ? ID(2) : nil, followed: nil, answers: answers.map { ID($0) }, thread: thread.map { ID($0) }, headline: headline,
            body: body,
            markup: RichTextHTML(people: ["samir"]).html(RichText(markdown: body)), isFirstWin: isFirstWin, answeredAt: isAnswered ? now : nil,
            praisedAt: isPraised ? now : nil, createdAt: now - ago, editedAt: isEdited ? now : nil, isWithheld: isWithheld, language: "", includesViewer: true
        )
    }

    /// Doreen looks, from inside the group.
    static func circle(_ viewer: Account = doreen, role: Role = .client) -> Circle {
        Circle(
            viewer: Viewer(
                account: viewer, isSteward: false, memberships: [Membership(practice: practice, role: role, standing: .active, joinedAt: now - .days(90))]
            ),
            ties: [GroupTie(group: group(), isModerator: role.isProfessional, joinedAt: now - .days(90))]
        )
    }

    /// Proof that its author may see it, which is enough for a page.
    static func visible(_ post: Post) throws -> Visible<Post> {
        guard let visible = circle(post.author).sees(post, at: post.standpoint) else { throw NotFound() }
        return visible
    }

    static func chip(_ words: String, _ givers: Int, _ names: [String], on post: Int64 = 1, mine: Int64? = nil, isPrivate: Bool = false) -> PraiseChip {
        PraiseChip(post: ID(post), kind: .effort, words: words, givers: givers, names: names, mine: mine.map { ID($0) }, isPrivate: isPrivate)
    }

    static func card(
        _ post: Post, chips: [PraiseChip] = [], replies: [ReplyLine] = [], count: Int? = nil, pictures: [ShownPicture] = [], place: String = "Steady Starters",
        named: Int = 0, isMine: Bool = false, mayRemove: Bool = false, mayReply: Bool = true
    ) throws -> PostCard {
        PostCard(
            post: try visible(post), pictures: pictures, chips: chips, replies: replies, replyCount: count ?? replies.count, place: place, named: named,
            isMine: isMine,
            mayRemove: mayRemove, mayReply: mayReply
        )
    }

    static func reply(_ id: Int64, to parent: Int64, by author: Account, _ body: String, role: Role = .client, chips: [PraiseChip] = [], isMine: Bool = false)
        throws -> ReplyLine
    {
        let post = post(id, by: author, .reply, body: body, role: role, ago: .minutes(50), answers: parent, thread: 1)
        return ReplyLine(post: try visible(post), chips: chips, isMine: isMine, mayRemove: false)
    }

    static func frame(_ title: String, practice: String = "Harbour Strength", me: Account = doreen, said: String? = nil, newNotices: Int = 0) -> Frame {
        Frame(
            title: title, practice: practice, home: "/home", rail: [NavGroup(nil, [NavItem(.people, "People", "/people")])],
            tabs: [NavItem(.me, "Me", "/me")], shareAt: "/home#write", me: NavMe(face: me.face, line: "Client", href: "/me"), newNotices: newNotices,
            formToken: formToken, live: "/live", said: said
        )
    }

    static func channel(
        _ label: String = "My nights", address: String = "https://hugo.example/nights", _ network: ChannelNetwork = .blog, isVerified: Bool = true,
        failure: String = ""
    ) -> Channel {
        Channel(
            id: ID(61), owner: doreen.id, network: network, label: label, address: address, showsPosts: true, verifiedAt: isVerified ? now - .days(3) : nil,
            checkedAt: now - .days(1), failures: failure.isEmpty ? 0 : 2, failure: failure, feed: "")
    }

    static func composer(
        fields: FormFields = FormFields(), errors: FormErrors = FormErrors(), needed: Set<ConsentPurpose> = [], kept: [ShownPicture] = [], isHome: Bool = false
    )
        -> ComposerPages.View
    {
        ComposerPages.View(
            group: group(), isHome: isHome, me: doreen.face, handle: "doreen", groupCounts: GroupQueries.Counts(people: 14, former: 2), practice: practice,
            practicePeople: 1_240,
            coaches: ["Maya", "Nils"], mayPrompt: false, needed: needed, fields: fields, errors: errors, kept: kept, formToken: formToken, formKey: "form-key"
        )
    }
}
