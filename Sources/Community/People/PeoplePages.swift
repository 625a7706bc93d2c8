import Identity
import Kernel
import Site
import Trust

/// The people of a practice, and one person.
package struct PeoplePages: Sendable {
    package struct ListView: Sendable {
        let frame: Frame
        let membership: Membership
        let members: [Member]
        let next: PeopleCursor?
        let me: ID<Account>
        let mayInvite: Bool
        let mayChange: Bool
        let time: TimeWords
    }

    package struct PersonView: Sendable {
        let frame: Frame
        let person: Account
        let line: String
        let isMe: Bool
        let cards: [PostCard]
        let next: PageCursor<Post>?
        let time: TimeWords
    }

    private let pages: FramePages
    private let posts: PostPages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        posts = PostPages(draw: pages.draw)
    }

    package func list(_ view: ListView) -> HTML {
        let rows = view.members.map { row($0, view) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>People</h1><p>Everybody at \(view.membership.practice.name), coaches, current and former clients.</p></div>\
                \(invite(view), if: view.mayInvite)</header>
                <ul class="sheet">\(each: rows, { $0 })</ul>
                \(optional: view.next.map { more($0, view) })
                """
        )
    }

    private func invite(_ view: ListView) -> HTML {
        #"<a class="btn go slim" href="\#("/p/\(view.membership.practice.handle.text)/invite" as Href)">\#(draw.icon(.add, .small))Invite</a>"#
    }

    private func address(_ view: ListView) -> Href { "/p/\(view.membership.practice.handle.text)/people" }

    private func more(_ cursor: PeopleCursor, _ view: ListView) -> HTML {
        #"<p class="center spaced"><a class="btn" rel="next" href="\#("\(address(view))?after=\(cursor.name)&id=\(cursor.id)" as Href)">More people</a></p>"#
    }

    private func row(_ member: Member, _ view: ListView) -> HTML {
        """
        <li class="row">\(draw.face(member.account.face, 44))<div class="grow"><p><a class="name" href="\(member.account.href)">\(member.account.name)</a> \
        \(tag(member))\(#"<span class="dim small">you</span>"#, if: member.account.id == view.me)</p>\
        <p class="small quiet">\(member.account.about)</p></div>\(change(member, view), if: view.mayChange && member.role == .client)</li>
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
        return pages.page(
            view.frame,
            main: """
                \(PostPages.act(view.frame.formToken))
                <header class="who">\(draw.face(view.person.face, 88))<div class="grow"><h1>\(view.person.name)</h1>\
                <p class="dim">@\(view.person.handle.text) · \(view.line)</p>\(optional: view.person.about.isEmpty ? nil : "<p class=\"quiet\">\(view.person.about)</p>")</div>\
                \(#"<a class="btn slim" href="/me">Change</a>"#, if: view.isMe)</header>
                \(view.cards.isEmpty ? empty(view) : #"<div class="sheet feed" data-feed>\#(each: cards, { $0 })</div>"#)
                \(optional: view.next.map { more($0, view) })
                """
        )
    }

    private func empty(_ view: PersonView) -> HTML {
        #"<section class="card empty"><h2>Nothing to read here yet</h2><p class="quiet">What \#(view.person.firstName) shares with groups you are both in appears here.</p></section>"#
    }

    private func more(_ cursor: PageCursor<Post>, _ view: PersonView) -> HTML {
        let before = cursor.before?.description ?? ""
        return #"<p class="center spaced"><a class="btn" rel="next" href="\#("\(view.person.href)?before=\(before)" as Href)" data-more>Older posts</a></p>"#
    }
}
