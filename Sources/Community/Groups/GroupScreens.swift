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
        /// Whether one has to ask first.
        var asks = false
        /// What one asked already.
        var request: GroupRequest?
        var time: TimeWords?
        var fields = FormFields()
        var errors = FormErrors()
    }

    package struct EndView: Sendable {
        let frame: Frame
        let group: Group
        let mayDelete: Bool
        let errors: FormErrors
    }

    package struct PeopleView: Sendable {
        let frame: Frame
        let group: Group
        let members: [Member]
        let me: ID<Account>
        /// Whether they may ask people to help.
        var mayAsk = false
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
        let rows = view.groups.sorted { $0.archivedAt == nil && $1.archivedAt != nil }.map {
            group($0, isJoined: view.joined.contains($0.id), isOpen: $0.admits(view.membership.standing))
        }
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
        <li class="row"><div class="grow"><p><b class="name">\(group.name)</b> <span class="tag sandy">\(draw.icon(group.archivedAt == nil ? .lock : .book))\(group.archivedAt == nil ? "Closed" : "Archived")</span></p>\
        <p class="small quiet">\(group.about.isEmpty ? group.door.title : group.about)</p></div>\
        \(isJoined ? link("Open", group.href) : isOpen && group.archivedAt == nil ? link(group.entry == .asks ? "Ask to join" : "Look in", group.href + "/join") : group.archivedAt != nil ? "" : #"<span class="small dim">For people in coaching now</span>"#)</li>
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
                <p class="small quiet">Closed: only its members see what is written. \(view.group.door.title).\
                \(" Your first post there is read by those who look after the group before the others see it.", if: view.group.reviewsFirst)</p>
                \(view.refusal.map { refusal($0, view) } ?? (view.asks ? ask(view) : join(view)))</section>
                """
        )
    }

    /// Why nobody can come in, and the words of whoever was just asking.
    private func refusal(_ sentence: String, _ view: DoorView) -> HTML {
        let words = view.fields.raw("words")
        return """
            <p class="note amber">\(draw.icon(.info))<span>\(sentence)</span></p>\
            \(FormPages.wordsBack(words, rows: 3), if: !words.isEmpty)
            """
    }

    /// Asking first, and what became of it.
    private func ask(_ view: DoorView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let token = FormPages.token(view.frame.formToken)
        if let request = view.request, request.declinedAt == nil {
            return """
                <p class="note">\(draw.icon(.clock))<span>You asked \(view.time?.ago(request.askedAt) ?? ""). Those who look after the group answer; you are told.</span></p>
                <form method="post" action="\(view.group.href + "/join")" class="line">\(token)<button class="btn" name="do" value="take-back">Take it back</button></form>
                """
        }
        let answer = view.request.map { request in
            """
            <div class="note">\(draw.icon(.talk))<div><p>Not for now.\(request.answer.isEmpty ? "" : " They wrote:")</p>\("<p class=\"voice\">\(request.answer)</p>", if: !request.answer.isEmpty)<p class="small quiet">You can ask again.</p></div></div>
            """ as HTML
        }
        return """
            \(optional: answer)<form method="post" action="\(view.group.href + "/join")" class="stack">\(token)
            \(form.area("words", "A few words to those who look after it", hint: "Why you would like to join. It can be short.", rows: 3))
            <div class="line"><button class="btn go" name="do" value="ask">I agree, and ask to join</button><a class="btn bare" href="\("/p/\(view.group.practiceHandle.text)" as Href)">Not now</a></div></form>
            """
    }

    package func end(_ view: EndView) -> HTML {
        let form = FormPages(draw: draw, fields: FormFields(), errors: view.errors)
        let token = FormPages.token(view.frame.formToken)
        let action = view.group.href + "/end"
        let isArchived = view.group.archivedAt != nil
        let delete: HTML = """
            <form class="card stack" method="post" action="\(action)">\(token)<h2>Delete it</h2>
            <p class="quiet">It is gone for everybody at once, and what people wrote in it is taken down for good. Archiving is nearly always better. Whoever is writing just now keeps their words.</p>
            \(form.input("name", "Type the group’s name to delete it", hint: view.group.name, isRequired: false))
            <div class="line"><button class="btn stop" name="do" value="delete">Delete the group for good</button></div></form>
            """
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(view.group.href)">\(draw.icon(.back, .small))\(view.group.name)</a></p>
                <header class="head"><h1>\(isArchived ? "\(view.group.name) is archived" : "Does \(view.group.name) come to its end?")</h1></header>
                <form class="card stack" method="post" action="\(action)">\(token)<h2>\(isArchived ? "Take it up again" : "Archive it")</h2>
                <p class="quiet">\(isArchived ? "People can write and join again." : "Its people can still read everything. Nobody writes or joins any more, and prompts rest. You can take it up again.")</p>
                <div class="line"><button class="btn go" name="do" value="\(isArchived ? "take-up" : "archive")">\(isArchived ? "Take it up again" : "Archive the group")</button>\
                <a class="btn bare" href="\(view.group.href)">Cancel</a></div></form>
                \(delete, if: view.mayDelete)
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
        \(#"<span class="tag">Moderator</span>"#, if: member.isModerator)\(#"<span class="tag sandy">Former</span>"#, if: member.standing == .former)\(optional: member.helps.map { "<span class=\"tag warm\">\($0.title)</span>" })</p>\
        <p class="small quiet">\(member.account.about)</p>\(optional: help(member, view))</div>\(moderator(member, view), if: view.mayEdit && member.account.id != view.me)</li>
        """
    }

    /// Asking a client to help, what they were asked, and stopping.
    private func help(_ member: Member, _ view: PeopleView) -> HTML? {
        let token = FormPages.token(view.frame.formToken)
        if member.account.id == view.me {
            guard member.helps != nil else { return nil }
            return
                #"<form method="post" action="\#(view.group.href + "/help")">\#(token)<button class="quietlink" name="do" value="end">Stop helping</button></form>"#
        }
        guard view.mayAsk, !member.isModerator else { return nil }
        let choices = HelperRole.allCases.map { #"<button name="role" value="\#($0.rawValue)">\#($0.title)</button>"# as HTML }
        let end: HTML = #"<button name="role" value="">\#(member.helps == nil ? "Take the question back" : "Helps no more")</button>"#
        let label = member.helpAsked.map { "Asked: \($0.title.lowercased())" } ?? "Ask to help"
        return """
            <details class="menu"><summary class="quietlink">\(draw.icon(.hands, .small))\(label)</summary><form class="menulist" method="post" action="\(view.group.href + "/helpers")">\(token)\
            <input type="hidden" name="account" value="\(member.account.id)">\(each: choices, { $0 })\(end, if: member.helps != nil || member.helpAsked != nil)</form></details>
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
                \(more(view, form))
                <div class="line"><button class="btn go">\(view.group == nil ? "Found the group" : "Save")</button>\
                <a class="btn bare" href="\(view.group?.href ?? "/p/\(view.practice.handle.text)")">Cancel</a></div></form>
                """
        )
    }

    /// How people come in, and what they find first.
    private func more(_ view: FormView, _ form: FormPages) -> HTML {
        let ticks = view.fields.texts.isEmpty && view.group?.reviewsFirst == true ? FormFields(texts: [("reviews", "yes")]) : view.fields
        let ticked = FormPages(draw: draw, fields: ticks, errors: view.errors)
        let end = view.group.map {
            #"<p class="small"><a href="\#($0.href + "/end")">\#($0.archivedAt == nil ? "Archive or delete the group" : "Take the group up again, or delete it")</a></p>"#
                as HTML
        }
        return """
            \(form.options("entry", "How do people come in?", GroupEntry.allCases.map { ($0.rawValue, $0.title, $0.line) }, chosen: (view.group?.entry ?? .open).rawValue))
            \(form.area("welcome", "A welcome for those who are new", hint: "They read it at the top of the group, once. What helps in the first week?", value: view.group?.welcome ?? ""))
            \(ticked.tick("reviews", "Read the first post of somebody new before others see it<br><span class=\"small quiet\">Those who look after the group are told, and show it or give it back with a kind word.</span>"))
            \(form.input("elsewhere", "Where it meets, too", hint: "The address of a group on another network, such as https://www.facebook.com/groups/…. Its people here find it at the top of the group. Nothing is fetched from there.", value: view.group?.elsewhere, isRequired: false))
            \(optional: end)
            """
    }
}
