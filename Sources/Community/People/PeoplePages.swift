import Identity
import Kernel
import Site
import Trust

/// The people of a practice, and one person.
package struct PeoplePages: Sendable {
    package struct ListView: Sendable {
        let frame: Frame
        let membership: Membership
        /// This page’s own address, to come back to after following somebody.
        let here: Href
        let choice: GroupMemberQueries.Choice
        let words: String
        let members: [Member]
        let next: PeopleCursor?
        let relations: [ID<Account>: Relation]
        /// Those of them with whom one of the two blocks the other: they cannot be followed.
        let cutOff: Set<ID<Account>>
        let me: ID<Account>
        /// What is shown above the list on its first page only, where nothing is looked for.
        let together: Together?
        let mayInvite: Bool
        let mayChange: Bool
        let mayFollowClients: Bool
        let asking: Int
        let time: TimeWords
    }

    /// Ways to get to know each other.
    package struct Together: Sendable {
        let rounds: [FollowRound]
        let suggestions: [Suggestion]
        /// Who came of late, with the group in which one can greet them.
        let newcomers: [(account: Account, group: Group)]
    }

    package struct PersonView: Sendable {
        let frame: Frame
        let here: Href
        let person: Account
        let profile: Profile
        let line: String
        let isMe: Bool
        let relation: Relation
        let isBlocked: Bool
        /// They block the one who looks, who looks after their practice.
        let isBlocking: Bool
        let isMuted: Bool
        let channels: [Channel]
        /// What they posted elsewhere of late; on the first page only.
        let items: [ChannelItem]
        let cards: [PostCard]
        let next: PageCursor<Post>?
        /// For professionals of a practice of theirs.
        var coach: CoachSide?
        let time: TimeWords
    }

    private let pages: FramePages
    private let posts: PostPages
    private let ties: RelationPages
    private let together: TogetherPages
    private let channels: ChannelParts
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        posts = PostPages(draw: pages.draw)
        ties = RelationPages(draw: pages.draw)
        together = TogetherPages(draw: pages.draw)
        channels = ChannelParts(draw: pages.draw)
    }

    package func list(_ view: ListView) -> HTML {
        let rows = view.members.map { row($0, view) }
        return pages.page(
            view.frame,
            main: """
                \(RelationPages.ties(view.frame.formToken, back: view.here))
                <header class="head"><div><h1>People</h1><p>Everybody at \(view.membership.practice.name), coaches, current and former clients.</p></div>\
                \(invite(view), if: view.mayInvite)</header>
                \(optional: view.together.map { meeting($0, view) })
                <section class="stack" aria-labelledby="all"><h2 id="all">\(view.together == nil ? "Found" : "Everybody")</h2>\(search(view))
                \(view.members.isEmpty ? nobody(view) : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                \(optional: view.next.map { more($0, view) })</section>
                """,
            side: side(view)
        )
    }

    private func meeting(_ together: Together, _ view: ListView) -> HTML {
        let rounds = together.rounds.map { self.together.round($0, me: view.me, formToken: view.frame.formToken) }
        return "\(each: rounds, { $0 })\(self.together.flock(together.suggestions))\(newcomers(together))"
    }

    private func newcomers(_ together: Together) -> HTML {
        guard !together.newcomers.isEmpty else { return "" }
        let rows = together.newcomers.map { newcomer($0.account, $0.group) }
        return """
            <section class="stack gap-s hellos" aria-labelledby="nw"><h2 id="nw">New here, and glad of a hello</h2><ul class="sheet">\(each: rows, { $0 })</ul></section>
            """
    }

    private func newcomer(_ account: Account, _ group: Group) -> HTML {
        """
        <li class="row">\(draw.face(account.face, 44))<p class="grow"><a class="name" href="\(account.href)">\(account.name)</a>\
        \(optional: account.about.isEmpty ? nil : "<br><span class=\"small quiet\">\(account.about)</span>")</p>\
        <a class="btn slim" href="\("\(group.href)?say=\(account.handle.text)#write" as Href)">Say hello</a></li>
        """
    }

    /// A form that works without scripts: words, and which people.
    private func search(_ view: ListView) -> HTML {
        let choices = GroupMemberQueries.Choice.allCases.map { choice($0, view) }
        return """
            <form class="stack gap-s" method="get" action="\(address(view))" role="search"><div class="join"><label class="sr" for="q">Name or handle</label>\
            <input id="q" name="q" type="search" value="\(view.words)" placeholder="Name or handle" maxlength="60">\
            <button class="btn go">\(draw.icon(.search, .small))Find</button></div>
            <fieldset class="seg slim"><legend class="sr">Which people</legend>\(each: choices, { $0 })</fieldset></form>
            """
    }

    private func choice(_ choice: GroupMemberQueries.Choice, _ view: ListView) -> HTML {
        let label =
            switch choice {
            case .everybody: "Everybody"
            case .coaches: "Coaches"
            case .clients: "Clients"
            case .former: "Former clients"
            }
        return #"<label><input type="radio" name="which" value="\#(choice.rawValue)"\#(flag: "checked", if: choice == view.choice) data-send>\#(label)</label>"#
    }

    private func nobody(_ view: ListView) -> HTML {
        let words = view.words.isEmpty ? "There is nobody like that here." : "Nobody here has a name or handle that begins with “\(view.words)”."
        return #"<section class="card empty"><p class="quiet">\#(words)</p><p><a class="btn slim" href="\#(address(view))">Everybody</a></p></section>"#
    }

    private func side(_ view: ListView) -> HTML {
        """
        <aside class="side" aria-label="Following">
        \(optional: view.asking == 0 ? nil : asking(view.asking))
        \(optional: view.mayFollowClients ? followClients(view) : nil)
        <section class="stack gap-s" aria-labelledby="fo"><h2 id="fo">People and me</h2>
        <p class="line wrap small"><a href="/me/follows/followers">Who follows me</a><a href="/me/follows/following">Whom I follow</a><a href="/lists">My lists</a></p></section></aside>
        """
    }

    private func asking(_ count: Int) -> HTML {
        """
        <section class="stack gap-s" aria-labelledby="as"><h2 id="as">\(count == 1 ? "Somebody asks" : "\(NumberWords.word(count).capitalizedFirst) people ask") to follow you</h2>\
        <p class="line"><a class="btn slim go" href="/me/follows/asked">Look who</a></p></section>
        """
    }

    private func followClients(_ view: ListView) -> HTML {
        """
        <section class="stack gap-s" aria-labelledby="fc"><h2 id="fc">Follow your clients</h2>\
        <p class="small quiet">One tap follows every client here who shares something. What they share with followers then reaches you, and their wins reach Today.</p>\
        <form class="line" method="post" action="\("/p/\(view.membership.practice.handle.text)/follow-clients" as Href)">\(FormPages.token(view.frame.formToken))\
        <button class="btn slim">\(draw.icon(.people, .small))Follow everyone who shares</button></form></section>
        """
    }

    private func invite(_ view: ListView) -> HTML {
        #"<a class="btn go slim" href="\#("/p/\(view.membership.practice.handle.text)/invite" as Href)">\#(draw.icon(.add, .small))Invite</a>"#
    }

    private func address(_ view: ListView) -> Href { "/p/\(view.membership.practice.handle.text)/people" }

    private func more(_ cursor: PeopleCursor, _ view: ListView) -> HTML {
        let href: Href = "\(address(view))?q=\(view.words)&which=\(view.choice.rawValue)&after=\(cursor.name)&id=\(cursor.id)"
        return #"<p class="center spaced"><a class="btn" rel="next" href="\#(href)">More people</a></p>"#
    }

    private func row(_ member: Member, _ view: ListView) -> HTML {
        let isMe = member.account.id == view.me
        return """
            <li class="row">\(draw.face(member.account.face, 44))<div class="grow"><p><a class="name" href="\(member.account.href)">\(member.account.name)</a> \
            \(tag(member))\(#"<span class="dim small">you</span>"#, if: isMe)</p>\
            <p class="small quiet">\(member.account.about)</p></div>\(ties.follow(member.account, view.relations[member.account.id] ?? .strangers), if: !isMe && !view.cutOff.contains(member.account.id))\
            \(change(member, view), if: view.mayChange && member.role == .client)</li>
            """
    }

    private func tag(_ member: Member) -> HTML {
        switch (member.role, member.standing) {
        case (.owner, .active), (.professional, .active): #"<span class="tag">Coach</span> "#
        case (_, .former): #"<span class="tag sandy">Former</span> "#
        case (.client, .active): ""
        }
    }

    private func change(_ member: Member, _ view: ListView) -> HTML {
        let isActive = member.standing == .active
        return """
            <details class="menu"><summary class="btn icon" aria-label="More about \(member.account.name)">\(draw.icon(.more))</summary>\
            <form class="menulist" method="post" action="\(address(view) + "/standing")">\(FormPages.token(view.frame.formToken))<input type="hidden" name="account" value="\(member.account.id)">\
            <button name="standing" value="\(isActive ? "former" : "active")">\(isActive ? "Coaching has ended" : "Coaching again")</button></form></details>
            """
    }

    package func person(_ view: PersonView) -> HTML {
        let cards = view.cards.map { posts.card($0, view.time) }
        let feed: HTML = view.cards.isEmpty ? empty(view) : #"<div class="sheet feed" data-feed>\#(each: cards, { $0 })</div>"#
        return pages.page(
            view.frame,
            main: """
                \(PostPages.act(view.frame.formToken))\(RelationPages.ties(view.frame.formToken, back: view.here))
                \(who(view.person, view.profile, line: "\(view.line)", actions: actions(view)))
                \(optional: view.isMuted ? muted(view) : nil)
                \(view.isBlocked ? blocked(view) : feed)
                \(optional: view.isBlocked ? nil : view.next.map { more($0, view) })
                \(optional: view.isBlocked || view.items.isEmpty ? nil : #"<div class="spaced">\#(channels.lately(view.items, view.time))</div>"#)
                """,
            side: view.isBlocked || view.channels.isEmpty && !view.isMe && view.coach == nil
                ? nil
                : #"<aside class="side" aria-label="More about \#(view.person.firstName)">\#(channels.elsewhere(view.channels, isOwn: view.isMe))\#(optional: view.coach.map { CoachSidePages(draw: draw).html($0, view.frame.formToken, view.time) })</aside>"#
        )
    }

    /// The head of somebody’s page: header, portrait, what they say of themselves.
    private func who(_ person: Account, _ profile: Profile, line: String, actions: HTML) -> HTML {
        let words = [profile.pronouns, line].filter { !$0.isEmpty }.joined(separator: " · ")
        return """
            <div class="\(profile.header == nil ? "channel" : "channel covered")">\(optional: profile.header.map(header))\
            <header class="who">\(draw.face(person.face, 88))<div class="grow"><h1>\(person.name)</h1>\
            <p class="dim">@\(person.handle.text)\(" · ", if: !words.isEmpty)\(words)</p>\(optional: person.about.isEmpty ? nil : "<p class=\"quiet\">\(person.about)</p>")</div>\
            <div class="line">\(actions)</div></header></div>
            """
    }

    private func header(_ picture: ID<Picture>) -> HTML { #"<img class="scene" src="\#("/media/\(picture)/full" as Href)" alt="" decoding="async">"# }

    private func actions(_ view: PersonView) -> HTML {
        if view.isMe { return #"<a class="btn slim" href="/me">Change</a>"# }
        if view.isBlocked { return "" }
        let words = RelationPages.words(view.relation)
        return """
            \(optional: words.map { "<span class=\"small dim\">\($0)</span>" })\(ties.follow(view.person, view.relation, isWhole: true), if: !view.isBlocking)\
            \(#"<a class="btn slim bare" href="\#(Conversation.href(view.person))">\#(draw.icon(.talk, .small))Write to \#(view.person.firstName)</a>"#, if: !view.isBlocking)\
            <details class="menu"><summary class="btn icon" aria-label="More about \(view.person.name)">\(draw.icon(.more))</summary><div class="menulist">\
            <a href="\(view.person.href + "/lists")">\(draw.icon(.paper, .small))Put on a list</a>\
            <a href="\(view.person.href + "/mute")">\(draw.icon(.quiet, .small))Mute</a>\
            <a href="\(view.person.href + "/block")">\(draw.icon(.x, .small))Block</a>\
            <a href="\(view.person.href + "/report")">\(draw.icon(.flag, .small))Report</a></div></details>
            """
    }

    private func muted(_ view: PersonView) -> HTML {
        """
        <p class="note">\(draw.icon(.quiet))<span>You muted \(view.person.firstName): what they write is shown here only. <a href="/me/hidden">Change it</a></span></p>
        """
    }

    private func blocked(_ view: PersonView) -> HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.quiet))</div><h2>You block \(view.person.firstName)</h2>\
        <p class="quiet">Neither of you sees what the other writes.</p><form method="post" action="\(view.person.href + "/block")">\(FormPages.token(view.frame.formToken))\
        <button class="btn slim" name="do" value="end">Unblock</button></form></section>
        """
    }

    private func empty(_ view: PersonView) -> HTML {
        #"<section class="card empty"><h2>Nothing to read here yet</h2><p class="quiet">What \#(view.person.firstName) shares with groups you are both in appears here.</p></section>"#
    }

    private func more(_ cursor: PageCursor<Post>, _ view: PersonView) -> HTML {
        let before = cursor.before?.description ?? ""
        return #"<p class="center spaced"><a class="btn" rel="next" href="\#("\(view.person.href)?before=\(before)" as Href)" data-more>Older posts</a></p>"#
    }
}
