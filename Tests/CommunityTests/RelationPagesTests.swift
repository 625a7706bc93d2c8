import Identity
import Kernel
import Site
import Testing

@testable import Community
@testable import Trust

/// The pages of following, blocking, lists, people and home, as they are drawn; and that no name can break out of them.
@Suite("The markup of people’s pages") struct RelationPagesTests {
    private static let hugo = Shown.person(21, "Hugo", about: "Drives nights")
    private static let aisha = Shown.person(22, "Aisha")

    private func errors(_ all: (String, String)...) -> FormErrors {
        var errors = FormErrors()
        for (field, sentence) in all { errors.add(field, sentence) }
        return errors
    }

    // MARK: Home and lists

    private func home(_ cards: [PostCard], following: Int = 12, next: Int64? = nil, isFirstPage: Bool = true) -> HTML {
        HomePages(assets: .fixed).page(
            HomePages.View(
                frame: Shown.frame("Home"), circle: Shown.circle(), composer: Shown.composer(isHome: true), cards: cards,
                next: next.map { PageCursor(before: ID($0)) }, isFirstPage: isFirstPage,
                follows: FollowCounts(followers: 3, following: following, asked: 0), newcomers: [Self.hugo], time: Shown.time
            )
        )
    }

    @Test("home, full and quiet") func home() throws {
        let post = try Shown.card(Shown.post(1, by: Shown.samir, audience: .followers), place: "")
        try golden(home([post, try Shown.card(Shown.post(2, by: Shown.doreen), isMine: true)], next: 1), "home")
        try golden(home([], following: 0), "home-quiet")
        #expect(home([], isFirstPage: false).text.contains("There is nothing older here."))
    }

    @Test("lists, a list with people, and where somebody is put on one") func lists() throws {
        let pages = ListPages(assets: .fixed)
        let lists = [PeopleList(id: ID(31), name: "My walking partners", people: 2), PeopleList(id: ID(32), name: "New ones", people: 1)]
        try golden(pages.index(.init(frame: Shown.frame("My lists"), lists: lists, fields: FormFields(), errors: FormErrors())), "lists")
        func list(_ list: PeopleList, _ people: [Account], _ cards: [PostCard]) -> HTML {
            pages.list(
                .init(
                    frame: Shown.frame(list.name), list: list, people: people, cards: cards, next: nil, isFirstPage: true, fields: FormFields(),
                    errors: FormErrors(), time: Shown.time
                )
            )
        }
        try golden(list(lists[0], [Self.hugo, Shown.samir], [try Shown.card(Shown.post(1, by: Shown.samir))]), "list")
        #expect(list(lists[1], [], []).text.contains("Nobody is on this list."))
        let placing = ListPages.PlacingView(
            frame: Shown.frame("Lists"), person: Self.hugo, lists: lists, chosen: [ID(32)], fields: FormFields(), errors: FormErrors())
        try golden(pages.placing(placing), "list-placing")
        let hostile = PeopleList(id: ID(33), name: Hostile.text, people: 1)
        Hostile.check(list(hostile, [Shown.hostile], []))
        let fields = FormFields(texts: [("name", Hostile.text)])
        Hostile.check(pages.index(.init(frame: Shown.frame("Lists"), lists: [hostile], fields: fields, errors: errors(("name", Hostile.text)))))
        Hostile.check(
            pages.placing(
                .init(frame: Shown.frame("Lists"), person: Shown.hostile, lists: [hostile], chosen: [], fields: fields, errors: errors(("name", Hostile.text))))
        )
    }

    // MARK: People

    private func people(
        _ members: [Member], together: PeoplePages.Together? = nil, relations: [ID<Account>: Relation] = [:], words: String = "",
        choice: GroupMemberQueries.Choice = .everybody, isCoach: Bool = false, asking: Int = 0
    ) -> HTML {
        let membership = Membership(practice: Shown.practice, role: isCoach ? .owner : .client, standing: .active, joinedAt: Shown.now)
        return PeoplePages(assets: .fixed).list(
            PeoplePages.ListView(
                frame: Shown.frame("People"), membership: membership, here: "/people", choice: choice, words: words, members: members,
                next: isCoach ? PeopleCursor(after: Self.hugo) : nil, relations: relations, cutOff: [], me: Shown.doreen.id, together: together,
                mayInvite: isCoach,
                mayChange: isCoach, mayFollowClients: isCoach, asking: asking, time: Shown.time
            )
        )
    }

    private func member(_ account: Account, _ role: Role = .client, _ standing: Standing = .active) -> Member {
        Member(account: account, role: role, standing: standing, isModerator: false, joinedAt: Shown.now - .days(9))
    }

    private func round(_ people: [Account], _ pairs: [(Account, Account)], isIn: Bool = true) -> FollowRound {
        var follows: [ID<Account>: Set<ID<Account>>] = [:]
        for (one, other) in pairs { follows[one.id, default: []].insert(other.id) }
        return FollowRound(group: Shown.group(), isIn: isIn, people: people, follows: follows)
    }

    @Test("people: following each other, a flock, newcomers, and everybody") func people() throws {
        let (doreen, samir, maya) = (Shown.doreen, Shown.samir, Shown.maya)
        let pairs = [(doreen, samir), (samir, doreen), (Self.hugo, doreen), (doreen, maya), (maya, samir), (samir, maya)]
        let together = PeoplePages.Together(
            rounds: [round([maya, samir, doreen, Self.hugo, Self.aisha], pairs)],
            suggestions: [Suggestion(person: Self.aisha, reasons: [.answeredYou(2), .tag("stairs"), .beganTogether])],
            newcomers: [(account: Self.hugo, group: Shown.group())]
        )
        let members = [member(doreen), member(maya, .owner), member(samir, .client, .former), member(Self.hugo), member(Self.aisha)]
        let relations: [ID<Account>: Relation] = [
            samir.id: Relation(follows: .following, isFollowed: .following), Self.hugo.id: Relation(follows: nil, isFollowed: .following),
            maya.id: Relation(follows: .following, isFollowed: nil), Self.aisha.id: Relation(follows: .asked, isFollowed: nil),
        ]
        try golden(people(members, together: together, relations: relations, asking: 2), "people")
        let question = PeoplePages.Together(rounds: [round([maya, samir], [], isIn: false)], suggestions: [], newcomers: [])
        try golden(people(members, together: question, isCoach: true), "people-coach")
        try golden(people([], words: "Zo", choice: .coaches), "people-nobody")
    }

    @Test("people whose names try to break out") func hostilePeople() {
        let together = PeoplePages.Together(
            rounds: [round([Shown.doreen, Shown.hostile], [])],
            suggestions: [Suggestion(person: Shown.hostile, reasons: [.tag(Hostile.text), .group(Hostile.text)])],
            newcomers: [(account: Shown.hostile, group: Shown.group(name: Hostile.text))]
        )
        Hostile.check(people([member(Shown.hostile)], together: together, words: Hostile.text))
    }

    private func person(
        _ person: Account, _ profile: Profile = .blank, _ relation: Relation = .strangers, channels: [Channel] = [], isBlocked: Bool = false,
        isMuted: Bool = false
    ) -> HTML {
        PeoplePages(assets: .fixed).person(
            PeoplePages.PersonView(
                frame: Shown.frame(person.name), here: person.href, person: person, profile: profile, line: "Client at Harbour Strength", isMe: false,
                relation: relation, isBlocked: isBlocked, isBlocking: false, isMuted: isMuted, channels: channels, items: [], cards: [], next: nil,
                time: Shown.time
            )
        )
    }

    private func profile(_ text: String) -> Profile {
        var profile = Profile.blank
        profile.pronouns = text
        profile.header = ID(77)
        return profile
    }

    @Test("somebody’s page, muted, and blocked") func person() throws {
        let full = profile("they/them")
        try golden(person(Self.hugo, full, Relation(follows: .following, isFollowed: .following), channels: [Shown.channel()]), "person")
        try golden(person(Self.hugo, isMuted: true), "person-muted")
        try golden(person(Self.hugo, isBlocked: true), "person-blocked")
        Hostile.check(person(Shown.hostile, profile(Hostile.text), channels: [Shown.channel(Hostile.text, address: Hostile.text)], isMuted: true))
    }

    // MARK: Follows, blocks, settings

    @Test("who follows, whom one follows, who asks") func follows() throws {
        let pages = RelationScreens(assets: .fixed)
        func page(_ end: FollowQueries.End, _ people: [Account]) -> HTML {
            pages.follows(
                .init(
                    frame: Shown.frame("Follows"), end: end, counts: FollowCounts(followers: 2, following: 1_204, asked: 1),
                    people: people.map { ($0, Shown.now - .days(3)) }, relations: [Self.hugo.id: Relation(follows: nil, isFollowed: .following)],
                    next: end == .followers ? (Shown.now - .days(3), ID(5)) : nil, time: Shown.time
                )
            )
        }
        try golden(page(.followers, [Self.hugo]), "follows-followers")
        try golden(page(.asked, [Self.aisha]), "follows-asked")
        try golden(page(.following, []), "follows-nobody")
        Hostile.check(page(.following, [Shown.hostile]))
    }

    @Test("who is blocked and muted, and the doors to both") func hidden() throws {
        let pages = RelationScreens(assets: .fixed)
        let entries = [
            HiddenQueries.Entry(account: Self.hugo, isBlocked: true, since: Shown.now - .days(30), until: nil),
            HiddenQueries.Entry(account: Self.aisha, isBlocked: false, since: Shown.now - .days(1), until: Shown.now + .days(6)),
        ]
        try golden(pages.hidden(.init(frame: Shown.frame("Hidden"), entries: entries, fields: FormFields(), errors: FormErrors(), time: Shown.time)), "hidden")
        #expect(
            pages.hidden(
                .init(
                    frame: Shown.frame("Hidden"), entries: [], fields: FormFields(texts: [("handle", Hostile.text)]), errors: errors(("handle", "Nobody")),
                    time: Shown.time)
            ).text.contains("Nobody"))
        try golden(pages.mute(.init(frame: Shown.frame("Mute"), person: Self.hugo, refusal: nil)), "mute")
        try golden(pages.block(.init(frame: Shown.frame("Block"), person: Self.hugo, refusal: BlockFault.tooMany.sentence)), "block")
        Hostile.check(pages.mute(.init(frame: Shown.frame("Mute"), person: Shown.hostile, refusal: Hostile.text)))
        Hostile.check(pages.block(.init(frame: Shown.frame("Block"), person: Shown.hostile, refusal: Hostile.text)))
    }

    @Test("settings as they stand, and as they were sent") func settings() throws {
        var profile = Profile.blank
        profile.timeZone = "Europe/Dublin"
        profile.language = "ga"
        profile.tellsViews = true
        profile.isPublic = [.name]
        func page(_ fields: FormFields = FormFields(), _ errors: FormErrors = FormErrors()) -> HTML {
            SettingsPages(assets: .fixed).page(
                .init(
                    frame: Shown.frame("Settings"), profile: profile, zone: "Europe/London", address: "/@doreen", practices: [Shown.practice], fields: fields,
                    errors: errors)
            )
        }
        let text = page().text
        #expect(text.contains(#"<option value="Europe/Dublin" selected>"#))
        #expect(text.contains(#"<option value="ga" selected>Gaeilge"#))
        #expect(text.contains(#"name="views" value="yes" checked"#))
        #expect(!text.contains(#"name="approves" value="yes" checked"#))
        #expect(text.contains(#"name="public" value="name" checked"#))
        let sent = page(FormFields(texts: [("approves", "yes"), ("zone", Hostile.text)]), errors(("zone", Hostile.text)))
        Hostile.check(sent)
        #expect(sent.text.contains(#"name="approves" value="yes" checked"#))
        #expect(!sent.text.contains(#"name="views" value="yes" checked"#))
    }
}
