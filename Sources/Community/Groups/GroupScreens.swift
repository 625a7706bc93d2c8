import Identity
import Kernel
import Site
import Trust

/// The pages around groups: a practice with its groups, a group's door, its people, founding, changing and leaving it.
package struct GroupScreens: Sendable {
    package struct PracticeView: Sendable {
        let frame: Frame
        let membership: Membership
        let people: Int
        let groups: [Group]
        let joined: Set<ID<Group>>
        let coaches: [Account]
    }

    package struct DoorView: Sendable {
        let frame: Frame
        let group: Group
        let refusal: String?
    }

    package struct PeopleView: Sendable {
        let frame: Frame
        let group: Group
        let members: [Member]
        let me: ID<Account>
        let mayEdit: Bool
        let time: TimeWords
    }

    package struct FormView: Sendable {
        let frame: Frame
        let practice: Practice
        let group: Group?
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func practice(_ view: PracticeView) -> HTML {
        let practice = view.membership.practice
        let rows = view.groups.map { group($0, isJoined: view.joined.contains($0.id), isOpen: $0.admits(view.membership.standing)) }
        let mayFound = Rights.allow(.foundGroup, view.membership.role, view.membership.standing)
        let mayEdit = Rights.allow(.editPractice, view.membership.role, view.membership.standing)
        let coaches = view.coaches.map { coach($0) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>\(practice.name)</h1><p>\(practice.about.isEmpty ? "\(view.people.grouped) people" : practice.about)</p></div>\
                <div class="line">\(edit(practice), if: mayEdit)\(found(practice), if: mayFound)</div></header>
                <section class="stack" aria-labelledby="gr"><h2 id="gr">Groups</h2>\(view.groups.isEmpty ? none : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)</section>
                """,
            side: """
                <aside class="side" aria-label="Who leads the practice"><section class="stack gap-s" aria-labelledby="co"><h2 id="co">Coaches</h2>
                <ul class="rows">\(each: coaches, { $0 })</ul></section></aside>
                """
        )
    }

    private var none: HTML { #"<p class="card quiet">There is no group yet.</p>"# }

    private func edit(_ practice: Practice) -> HTML {
        #"<a class="btn bare slim" href="\#("/p/\(practice.handle.text)/edit" as Href)">\#(draw.icon(.pencil, .small))Change</a>"#
    }

    private func found(_ practice: Practice) -> HTML {
        #"<a class="btn slim" href="\#("/p/\(practice.handle.text)/groups/new" as Href)">\#(draw.icon(.plus, .small))New group</a>"#
    }

    private func coach(_ account: Account) -> HTML {
        #"<li class="row">\#(draw.face(account.face, 36))<p class="grow small"><a class="name" href="\#(account.href)">\#(account.name)</a></p></li>"#
    }

    private func group(_ group: Group, isJoined: Bool, isOpen: Bool) -> HTML {
        """
        <li class="row"><div class="grow"><p><b class="name">\(group.name)</b> <span class="tag sandy">\(draw.icon(.lock))Closed</span></p>\
        <p class="small quiet">\(group.about.isEmpty ? group.door.title : group.about)</p></div>\
        \(isJoined ? link("Open", group.href) : isOpen ? link("Look in", group.href + "/join") : #"<span class="small dim">For people in coaching now</span>"#)</li>
        """
    }

    private func link(_ label: String, _ href: Href) -> HTML { #"<a class="btn slim" href="\#(href)">\#(label)</a>"# }

    package func door(_ view: DoorView) -> HTML {
        let lines = view.group.agreements.map { "<li>\($0)</li>" as HTML }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>\(view.group.name)</h1><p>\(view.group.about)</p></div></header>
                <section class="card stack"><h2>What everybody there has agreed to</h2><ol class="agree">\(each: lines, { $0 })</ol>
                <p class="small quiet">Closed: only its members see what is written. \(view.group.door.title).</p>
                \(view.refusal.map { #"<p class="note amber">\#(draw.icon(.info))<span>\#($0)</span></p>"# as HTML } ?? join(view))</section>
                """
        )
    }

    private func join(_ view: DoorView) -> HTML {
        """
        <form method="post" action="\(view.group.href + "/join")" class="line">\(FormPages.token(view.frame.formToken))\
        <button class="btn go">I agree, let me in</button><a class="btn bare" href="\("/p/\(view.group.practiceHandle.text)" as Href)">Not now</a></form>
        """
    }

    package func leave(_ view: DoorView) -> HTML {
        pages.page(
            view.frame,
            main: """
                <header class="head"><h1>Leave \(view.group.name)?</h1></header>
                <form class="card stack" method="post" action="\(view.group.href + "/leave")">\(FormPages.token(view.frame.formToken))
                \(optional: view.refusal.map { #"<p class="note amber">\#(draw.icon(.info))<span>\#($0)</span></p>"# })
                <p class="quiet">You no longer read or write there. What you wrote stays until you delete it. Nobody is told, and you can come back.</p>
                <div class="line"><button class="btn stop">Leave</button><a class="btn bare" href="\(view.group.href)">Stay</a></div></form>
                """
        )
    }

    package func people(_ view: PeopleView) -> HTML {
        let rows = view.members.map { member($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(view.group.href)">\(draw.icon(.back, .small))\(view.group.name)</a></p>
                <header class="head"><div><h1>People in \(view.group.name)</h1><p>Moderators first, then by when they came.</p></div></header>
                <ul class="sheet">\(each: rows, { $0 })</ul>
                """
        )
    }

    private func member(_ member: Member, _ view: PeopleView) -> HTML {
        """
        <li class="row">\(draw.face(member.account.face, 40))<div class="grow"><p><a class="name" href="\(member.account.href)">\(member.account.name)</a> \
        \(#"<span class="tag">Moderator</span>"#, if: member.isModerator)\(#"<span class="tag sandy">Former</span>"#, if: member.standing == .former)</p>\
        <p class="small quiet">\(member.account.about)</p></div>\(moderator(member, view), if: view.mayEdit && member.account.id != view.me)</li>
        """
    }

    private func moderator(_ member: Member, _ view: PeopleView) -> HTML {
        """
        <form method="post" action="\(view.group.href + "/moderators")">\(FormPages.token(view.frame.formToken))<input type="hidden" name="account" value="\(member.account.id)">\
        <button class="btn slim" name="moderator" value="\(member.isModerator ? "no" : "yes")">\(member.isModerator ? "No longer a moderator" : "Make a moderator")</button></form>
        """
    }

    package func form(_ view: FormView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let action: Href = view.group.map { $0.href + "/edit" } ?? "/p/\(view.practice.handle.text)/groups"
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>\(view.group.map { "Change \($0.name)" } ?? "A new group")</h1>\
                <p>Small groups of people who do something together hold best.</p></div></header>
                <form class="card stack gap-l" method="post" action="\(action)">\(FormPages.token(view.frame.formToken))\(form.summary)
                \(GroupFields(form: form).all(view.group))
                <div class="line"><button class="btn go">\(view.group == nil ? "Found the group" : "Save")</button>\
                <a class="btn bare" href="\(view.group?.href ?? "/p/\(view.practice.handle.text)")">Cancel</a></div></form>
                """
        )
    }
}
