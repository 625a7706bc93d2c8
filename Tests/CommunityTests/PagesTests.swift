import Kernel
import Language
import Site
import Testing

@testable import Community
@testable import Identity
@testable import Trust

@Suite("The markup of pages") struct PagesTests {
    private static let kept = [ShownPicture(id: ID(81), post: nil, description: "", width: 4, height: 3)]

    private func errors(_ pairs: (String, String)...) -> FormErrors {
        var errors = FormErrors()
        for (field, sentence) in pairs { errors.add(field, sentence) }
        return errors
    }

    // MARK: A group

    private func groupView(
        _ cards: [PostCard], group: Group = Shown.group(), composer: ComposerPages.View? = Shown.composer(), next: Int64? = nil, isFirstPage: Bool = true,
        newcomers: [Account] = [], mayEdit: Bool = false, said: String? = nil
    ) -> GroupPages.View {
        GroupPages.View(
            frame: Shown.frame(group.name, said: said), group: group, practice: Shown.practice, counts: GroupQueries.Counts(people: 14, former: 1),
            composer: composer, cards: cards, next: next.map { PageCursor(before: ID($0)) }, isFirstPage: isFirstPage, newcomers: newcomers, mayEdit: mayEdit,
            time: Shown.time
        )
    }

    @Test("a group with posts, newcomers and more to read") func group() throws {
        let cards = [
            try Shown.card(Shown.post(2, by: Shown.samir)), try Shown.card(Shown.post(1, by: Shown.doreen, .win, headline: "Slept well"), isMine: true),
        ]
        let view = groupView(cards, next: 1, newcomers: [Shown.person(16, "Petra", about: "New here"), Shown.samir], mayEdit: true, said: "Shared.")
        try golden(GroupPages(assets: .fixed).page(view), "group")
    }

    @Test("a group in which nobody has written yet") func emptyGroup() throws {
        let composer = Shown.composer(needed: Set(ConsentPurpose.allCases))
        try golden(GroupPages(assets: .fixed).page(groupView([], group: Shown.group(about: "", agreements: []), composer: composer)), "group-empty")
    }

    @Test("beyond the oldest post") func past() throws {
        try golden(GroupPages(assets: .fixed).page(groupView([], isFirstPage: false)), "group-past")
    }

    @Test("what was wrong with a post comes back with all that was typed") func refused() throws {
        let fields = FormFields(texts: [
            ("kind", "win"), ("audience", "coaches"), ("body", Hostile.text), ("headline", Hostile.text), ("description-81", Hostile.text),
        ])
        let wrong = errors(
            ("body", Hostile.text), ("audience", Hostile.text), ("headline", Hostile.text), ("pictures", Hostile.text), ("consents", Hostile.text))
        let composer = Shown.composer(fields: fields, errors: wrong, needed: [.shareWithGroup], kept: Self.kept)
        let html = GroupPages(assets: .fixed).page(
            groupView(
                [], group: Shown.group(name: Hostile.text, about: Hostile.text, agreements: [Hostile.text]), composer: composer, newcomers: [Shown.hostile],
                said: Hostile.text)
        )
        Hostile.check(html)
        try golden(html, "group-hostile")
    }

    // MARK: Praise

    private func praiseForm(
        _ post: Post, fields: FormFields = FormFields(), errors: FormErrors = FormErrors(), suggestions: [String] = ["You went", "You rested"]
    ) -> PraisePages.FormView {
        PraisePages.FormView(
            post: post, suggestions: suggestions, fields: fields, errors: errors, findings: PraiseLanguage.findings(in: fields.raw("words")),
            formToken: Shown.formToken
        )
    }

    private func praise(_ id: Int64, by giver: Account, _ words: String, isPrivate: Bool = false) -> Praise {
        Praise(id: ID(id), post: ID(1), giver: giver, kind: .honesty, words: words, isPrivate: isPrivate, givenAt: Shown.now - .days(1))
    }

    @Test("who said what") func praises() throws {
        let post = Shown.post(1, by: Shown.samir, .win, headline: "Two flights")
        let view = PraiseScreens.ListView(
            frame: Shown.frame("Who said what"), post: post,
            praises: [praise(71, by: Shown.maya, "You told the whole story"), praise(72, by: Shown.doreen, "Between us", isPrivate: true)],
            time: Shown.time
        )
        try golden(PraiseScreens(assets: .fixed).list(view), "praises")
        let empty = PraiseScreens.ListView(frame: Shown.frame("Who said what"), post: post, praises: [], time: Shown.time)
        try golden(PraiseScreens(assets: .fixed).list(empty), "praises-empty")
    }

    @Test("the form for praise, as it opens and as it comes back") func praiseForms() throws {
        let screens = PraiseScreens(assets: .fixed)
        let post = Shown.post(1, by: Shown.samir)
        try golden(screens.form(praiseForm(post), Shown.frame("Praise Samir")), "praise-form")
        let typed = FormFields(texts: [("words", "You are so talented, well done"), ("kind", "courage"), ("where", "under")])
        try golden(
            screens.fragment(praiseForm(post, fields: typed, errors: errors(("words", "Please say in a few words what you noticed.")))), "praise-form-refused")
        let fields = FormFields(texts: [("words", Hostile.text), ("kind", Hostile.text), ("where", Hostile.text)])
        let by = Shown.post(1, by: Shown.hostile, .win, headline: Hostile.text, body: Hostile.text)
        Hostile.check(
            screens.form(
                praiseForm(by, fields: fields, errors: errors(("words", Hostile.text)), suggestions: [Hostile.text]),
                Shown.frame(Hostile.text, me: Shown.hostile)))
        Hostile.check(screens.list(.init(frame: Shown.frame(Hostile.text), post: by, praises: [praise(71, by: Shown.hostile, Hostile.text)], time: Shown.time)))
    }

    // MARK: Notices

    private func notice(
        _ id: Int64, _ kind: NoticeKind, by actor: Account, _ excerpt: String, bundle: String? = nil, href: String = "/@doreen/1#post-1", isNew: Bool = false
    ) -> Notice {
        Notice(
            id: ID(id), kind: kind, bundle: bundle ?? "\(id)", actor: actor, post: ID(1), excerpt: excerpt, place: "Steady Starters", href: href,
            createdAt: Shown.now - .minutes(30), isNew: isNew
        )
    }

    private func view(_ frame: Frame, _ notices: [Notice], next: PageCursor<Notice>? = nil, isFirst: Bool = true, offersDigest: Bool = false)
        -> NoticePages.View
    {
        NoticePages.View(
            frame: frame, bundles: NoticeBundle.bundles(of: notices), newest: notices.first?.id, isFirstPage: isFirst, next: next, offersDigest: offersDigest,
            time: Shown.time
        )
    }

    @Test("notices, new and read, alone and in bundles") func notices() throws {
        let pages = NoticePages(assets: .fixed)
        let all = [
            notice(66, .praise, by: Shown.maya, "You kept at it", bundle: "p", isNew: true),
            notice(65, .praise, by: Shown.samir, "You asked early", bundle: "p", isNew: true),
            notice(64, .post, by: Shown.samir, "Round the wall.", isNew: true), notice(62, .reply, by: Shown.samir, "Slower."),
            notice(61, .mention, by: Shown.samir, ""),
        ]
        try golden(pages.page(view(Shown.frame("Notices", newNotices: 2), all, next: PageCursor(before: ID(61)), offersDigest: true)), "notices")
        try golden(pages.page(view(Shown.frame("Notices"), [])), "notices-empty")
        try golden(pages.page(view(Shown.frame("Notices"), [], isFirst: false)), "notices-nothing-older")
        try golden(pages.latest(3, NoticeBundle.bundles(of: all).first, Shown.time), "notice-latest")
        try golden(pages.latest(0, nil, Shown.time), "notice-none")
    }

    @Test("what one hears of, and when") func noticeSettings() throws {
        var settings = NoticeSettings.usual
        settings.quiet = QuietHours(from: 1_290, until: 420)
        settings.digest = .weekly
        settings.digestDueAt = Shown.now + .days(2)
        let page = NoticeSettingPages(assets: .fixed).page(
            .init(
                frame: Shown.frame("When I hear of what"), settings: settings, levels: [.praise: .list], groups: [], hearings: [:],
                email: "doreen@example.org", zone: "Europe/London", time: Shown.time, fields: FormFields(), errors: FormErrors()
            )
        )
        try golden(page, "notice-settings")
    }

    @Test("a notice leads nowhere but to this server") func hostileNotice() {
        let pages = NoticePages(assets: .fixed)
        let bad = [
            notice(61, .mention, by: Shown.hostile, Hostile.text, href: "javascript:alert(3)", isNew: true),
            notice(60, .reply, by: Shown.hostile, Hostile.text, href: "//elsewhere.example/"),
        ]
        for html in [
            pages.page(view(Shown.frame(Hostile.text, said: Hostile.text), bad)), pages.latest(1, NoticeBundle.bundles(of: bad).first, Shown.time),
        ] {
            Hostile.check(html)
            #expect(!html.text.contains("//elsewhere.example"))
        }
    }

    // MARK: Inviting

    private func invitation(_ id: Int64, email: String? = nil, revoked: Bool = false, acceptedBy: Account? = nil, days: Int64 = 14, role: Role = .client)
        -> Invitation
    {
        Invitation(
            id: ID(id), practice: ID(1), group: ID(2), role: role, email: email, words: "", invitedBy: Shown.maya.id, createdAt: Shown.now - .days(8),
            expiresAt: Shown.now - .days(8) + .days(days), revokedAt: revoked ? Shown.now : nil, acceptedAt: acceptedBy.map { _ in Shown.now },
            acceptedBy: acceptedBy?.id
        )
    }

    private func inviteView(
        _ role: Role, _ invitations: [Invitation], groups: [Group] = [Shown.group()], people: [Account] = [Shown.maya, Shown.samir], sendsMail: Bool = true,
        fields: FormFields = FormFields(), errors: FormErrors = FormErrors()
    ) -> InviteScreens.View {
        InviteScreens.View(
            frame: Shown.frame("Invite people", me: Shown.maya),
            membership: Membership(practice: Shown.practice, role: role, standing: .active, joinedAt: Shown.now), groups: groups, invitations: invitations,
            people: Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { $1 }), sendsMail: sendsMail, fields: fields, errors: errors, time: Shown.time
        )
    }

    @Test("inviting, as an owner with invitations in every state") func invite() throws {
        let all = [
            invitation(44, email: "petra@example.org"), invitation(43, acceptedBy: Shown.samir),
            invitation(42, email: "ruth@example.org", revoked: true, role: .professional),
            invitation(41, days: 7),
        ]
        try golden(InviteScreens(assets: .fixed).page(inviteView(.owner, all)), "invite")
    }

    @Test("inviting, as a coach who begins, without mail") func inviteEmpty() throws {
        try golden(InviteScreens(assets: .fixed).page(inviteView(.professional, [], groups: [], sendsMail: false)), "invite-empty")
    }

    @Test("an invitation that is refused or hostile") func inviteHostile() {
        let fields = FormFields(texts: [
            ("words", Hostile.text), ("emails", Hostile.text), ("group", Hostile.text), ("days", Hostile.text), ("role", Hostile.text),
        ])
        let wrong = errors(("role", Hostile.text), ("group", Hostile.text), ("words", Hostile.text), ("emails", Hostile.text), ("days", Hostile.text))
        Hostile.check(
            InviteScreens(assets: .fixed).page(
                inviteView(
                    .owner, [invitation(44, email: Hostile.text), invitation(43, acceptedBy: Shown.hostile)], groups: [Shown.group(name: Hostile.text)],
                    people: [Shown.hostile],
                    fields: fields, errors: wrong
                )
            )
        )
    }

    @Test("the link to hand over, with its code") func made() throws {
        let view = InviteScreens.MadeView(frame: Shown.frame("An invitation"), practice: Shown.practice, link: "https://harbour.example/invite/token", days: 14)
        try golden(InviteScreens(assets: .fixed).made(view), "invite-made")
    }

    // MARK: Me

    private func meView(
        _ account: Account, isSteward: Bool = false, jobs: Int = 0, role: Role = .client, fields: FormFields = FormFields(), errors: FormErrors = FormErrors(),
        email: String = "doreen@example.org", profile: Profile = .blank, asked: Int = 0
    ) -> MePages.View {
        MePages.View(
            frame: Shown.frame("Me", me: account),
            viewer: Viewer(
                account: account, isSteward: isSteward, memberships: [Membership(practice: Shown.practice, role: role, standing: .active, joinedAt: Shown.now)]),
            profile: profile, follows: FollowCounts(followers: 3, following: 12, asked: asked), email: email,
            channels: isSteward ? [] : [.mastodon, .blog], abandonedJobs: jobs, erasure: nil, fields: fields, errors: errors
        )
    }

    @Test("one’s own page, as a client and as the steward") func me() throws {
        try golden(MePages(assets: .fixed).page(meView(Shown.doreen)), "me")
        try golden(MePages(assets: .fixed).page(meView(Shown.maya, isSteward: true, jobs: 2, role: .owner)), "me-steward")
        let fields = FormFields(texts: [("name", Hostile.text), ("about", Hostile.text)])
        let wrong = errors(("name", Hostile.text), ("about", Hostile.text), ("portrait", Hostile.text))
        var said = Profile.blank
        said.pronouns = Hostile.text
        Hostile.check(MePages(assets: .fixed).page(meView(Shown.hostile, fields: fields, errors: wrong, email: Hostile.text, profile: said, asked: 2)))
    }

    @Test("one’s consents, standing, taken back and never given") func consents() throws {
        let given = Consent(
            id: ID(31), purpose: .keepHealthPosts, version: 1, practiceName: Shown.practice.name, givenAt: Shown.now - .days(30), withdrawnAt: nil)
        let past = Consent(
            id: ID(32), purpose: .shareWithGroup, version: 1, practiceName: "Harbour Gym", givenAt: Shown.now - .days(60), withdrawnAt: Shown.now - .days(2))
        let other = Practice(id: ID(9), handle: Handle(stored: "other"), name: "The Gut Feeling Café", about: "", timeZone: "Europe/London")
        let view = MePages.ConsentView(frame: Shown.frame("What I allowed"), practices: [(Shown.practice, [past, given]), (other, [])], time: Shown.time)
        try golden(MePages(assets: .fixed).consents(view), "me-consents")
        let none = MePages.ConsentView(frame: Shown.frame("What I allowed"), practices: [], time: Shown.time)
        #expect(MePages(assets: .fixed).consents(none).violations.isEmpty)
        let hostile = Practice(id: ID(9), handle: Handle(stored: "other"), name: Hostile.text, about: Hostile.text, timeZone: "nowhere")
        Hostile.check(MePages(assets: .fixed).consents(.init(frame: Shown.frame(Hostile.text), practices: [(hostile, [given])], time: Shown.time)))
    }
}
