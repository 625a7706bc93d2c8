import Identity
import Kernel
import Site
import Trust

/// The pages about whom one follows, and whom one does not want to see.
package struct RelationScreens: Sendable {
    package struct FollowsView: Sendable {
        let frame: Frame
        let end: FollowQueries.End
        let counts: FollowCounts
        let people: [(account: Account, since: Moment)]
        let relations: [ID<Account>: Relation]
        /// Where the next page begins.
        let next: (since: Moment, id: ID<Account>)?
        let time: TimeWords
    }

    package struct HiddenView: Sendable {
        let frame: Frame
        let entries: [HiddenQueries.Entry]
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    package struct DoorView: Sendable {
        let frame: Frame
        let person: Account
        let refusal: String?
    }

    private let pages: FramePages
    private let ties: RelationPages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        ties = RelationPages(draw: pages.draw)
    }

    package func follows(_ view: FollowsView) -> HTML {
        let rows = view.people.map { row($0.account, $0.since, view) }
        return pages.page(
            view.frame,
            main: """
                \(RelationPages.ties(view.frame.formToken, back: "/me/follows/\(view.end.rawValue)"))
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>\(Self.title(view.end))</h1><p>\(line(view.end))</p></div></header>
                <nav class="seg links" aria-label="Which follows">\(tab(.followers, "Followers", view.counts.followers, view))\
                \(tab(.following, "Following", view.counts.following, view))\(tab(.asked, "Asking", view.counts.asked, view))</nav>
                \(view.people.isEmpty ? empty(view.end) : #"<ul class="sheet spaced-s">\#(each: rows, { $0 })</ul>"#)
                \(optional: view.next.map { more($0, view.end) })
                """
        )
    }

    static func title(_ end: FollowQueries.End) -> String {
        switch end {
        case .followers: "Who follows me"
        case .following: "Whom I follow"
        case .asked: "Who would like to follow me"
        }
    }

    private func line(_ end: FollowQueries.End) -> String {
        switch end {
        case .followers: "They see what you share with your followers. Only you see this list."
        case .following: "What they share with their followers is on your home page. Only you see this list."
        case .asked: "You wanted to be asked. They are not told of a no."
        }
    }

    private func tab(_ end: FollowQueries.End, _ label: String, _ count: Int, _ view: FollowsView) -> HTML {
        """
        <a href="\("/me/follows/\(end.rawValue)" as Href)"\(attribute: "aria-current", end == view.end ? "page" : nil)>\(label) <span class="count">\(count.grouped)</span></a>
        """
    }

    private func empty(_ end: FollowQueries.End) -> HTML {
        let words =
            switch end {
            case .followers: "Nobody yet. People often follow those who say hello."
            case .following: "Nobody yet. On the People page you find those you know."
            case .asked: "Nobody is waiting for your answer."
            }
        return
            #"<section class="card empty spaced-s"><div class="center">\#(draw.icon(.people))</div><p class="quiet">\#(words)</p><p><a class="btn slim" href="/people">People</a></p></section>"#
    }

    private func row(_ person: Account, _ since: Moment, _ view: FollowsView) -> HTML {
        let relation = view.relations[person.id] ?? .strangers
        let actions: HTML =
            switch view.end {
            case .followers: "\(ties.follow(person, relation))\(ties.remove(person))"
            case .following: ties.follow(person, relation, isWhole: true)
            case .asked: ties.answer(person)
            }
        return """
            <li class="row">\(draw.face(person.face, 44))<div class="grow"><p><a class="name" href="\(person.href)">\(person.name)</a></p>\
            <p class="small dim">since \(view.time.date(since))</p></div><div class="line">\(actions)</div></li>
            """
    }

    private func more(_ next: (since: Moment, id: ID<Account>), _ end: FollowQueries.End) -> HTML {
        let href: Href = "/me/follows/\(end.rawValue)?since=\(String(next.since.milliseconds))&id=\(next.id)"
        return #"<p class="center spaced"><a class="btn" rel="next" href="\#(href)">More people</a></p>"#
    }

    // MARK: Blocking and muting

    package func hidden(_ view: HiddenView) -> HTML {
        let rows = view.entries.map { entry($0, view) }
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Blocked and muted</h1><p>They are not told, neither when it begins nor when it ends. Only you see this list.</p></div></header>
                \(view.entries.isEmpty ? nobody : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                <form class="card stack spaced" method="post" action="/me/hidden">\(FormPages.token(view.frame.formToken))
                \(form.input("handle", "Block somebody by their handle", hint: "For when you cannot open their page: perhaps they block you."))
                <div class="line"><button class="btn stop slim">Block</button></div></form>
                """
        )
    }

    private var nobody: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.quiet))</div><h2>Nobody</h2>
        <p class="quiet">Behind the three dots on somebody’s page you can mute them for a while, or block them.</p></section>
        """
    }

    private func entry(_ entry: HiddenQueries.Entry, _ view: HiddenView) -> HTML {
        let until = entry.until.map { "until \(view.time.date($0)), \(view.time.clock($0))" } ?? "until you change it"
        return """
            <li class="row">\(draw.face(entry.account.face, 44))<div class="grow"><p><b class="name">\(entry.account.name)</b> \
            <span class="tag sandy">\(entry.isBlocked ? "Blocked" : "Muted")</span></p><p class="small quiet">since \(view.time.date(entry.since)), \(until)</p></div>\
            <form method="post" action="\(entry.account.href + (entry.isBlocked ? "/block" : "/mute"))">\(FormPages.token(view.frame.formToken))\
            <button class="btn slim" name="do" value="end">\(entry.isBlocked ? "Unblock" : "Hear again")</button></form></li>
            """
    }

    package func mute(_ view: DoorView) -> HTML {
        let choices = MuteLength.allCases.map { length($0) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Mute \(view.person.firstName)?</h1><p>What they write, reply and praise is not put before you. They see no difference, and you can still open their page.</p></div></header>
                <form class="card stack" method="post" action="\(view.person.href + "/mute")">\(FormPages.token(view.frame.formToken))\(optional: view.refusal.map(refused))
                <fieldset class="stack gap-s"><legend class="label">For how long?</legend>\(each: choices, { $0 })</fieldset>
                <div class="line"><button class="btn go">Mute</button><a class="btn bare" href="\(view.person.href)">Not now</a></div></form>
                """
        )
    }

    private func length(_ length: MuteLength) -> HTML {
        """
        <label class="opt"><input type="radio" name="length" value="\(length.rawValue)"\(flag: "checked", if: length == .week)><span><b>\(length.title)</b></span></label>
        """
    }

    package func block(_ view: DoorView) -> HTML {
        pages.page(
            view.frame,
            main: """
                <header class="head"><h1>Block \(view.person.firstName)?</h1></header>
                <form class="card stack" method="post" action="\(view.person.href + "/block")">\(FormPages.token(view.frame.formToken))\(optional: view.refusal.map(refused))
                <ul class="bul"><li>Neither of you sees anything of the other from now on: posts, replies, praise, and pages.</li>\
                <li>You no longer follow each other, and it stays so if you unblock.</li>\
                <li>\(view.person.firstName) is not told. Those who look after a group still see what is written in it.</li></ul>
                <p class="small quiet">If somebody is unkind to you, your coach wants to know. You do not have to deal with it alone.</p>
                <div class="line"><button class="btn stop">Block</button><a class="btn bare" href="\(view.person.href)">Not now</a></div></form>
                """
        )
    }

    private func refused(_ sentence: String) -> HTML { #"<p class="note amber" role="alert">\#(draw.icon(.alert))<span>\#(sentence)</span></p>"# }
}
