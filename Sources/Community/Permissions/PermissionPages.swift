import Identity
import Kernel
import Site
import Trust

/// Permissions as the person sees them: what is asked, exactly what would be shown, what was answered, and taking down.
package struct PermissionPages: Sendable {
    package struct Item: Sendable {
        let entry: PlateEntry
        let plate: Plate
        let practice: Practice
        let permissions: [Permission]
    }

    package struct ListView: Sendable {
        let frame: Frame
        let items: [Item]
        let next: PageCursor<Plate>?
        /// Practices in which a no is remembered.
        let quiet: [Practice]
        let time: TimeWords
    }

    package struct View: Sendable {
        let frame: Frame
        let item: Item
        let asker: Account
        let history: [PermissionQueries.Entry]
        let others: [Item]
        let copies: [OutsideCopy]
        /// What can be chosen for the plate.
        let pictures: [(id: ID<Picture>, description: String, href: Href)]
        let channels: [ShownContent.Channel]
        /// Whether the plate names their channel here, which visitors cannot see now.
        let namesClosedChannel: Bool
        let nameForm: NameForm
        let hasPortrait: Bool
        let me: Account
        /// Of the answer, and of the change; whichever came back.
        let fields: FormFields
        let errors: FormErrors
        let isChanging: Bool
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    // MARK: All of them

    package func list(_ view: ListView) -> HTML {
        let open = view.items.filter { $0.entry.endedAt == nil && $0.permissions.contains(where: \.isOpen) }
        let standing = view.items.filter { $0.permissions.contains { $0.stands(at: view.time.now) } }
        let past = view.items.filter { item in !item.permissions.contains { $0.isOpen || $0.stands(at: view.time.now) } }
        let asked = open.map { question($0, view) }
        let allowed = standing.map { shown($0, view) }
        let rest = past.map { over($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Permissions</h1><p>What others may show of you, and where. <a href="/permission">How permission works here</a></p></div></header>
                <div class="stack gap-l">\(nothing, if: view.items.isEmpty)
                \(#"<section class="stack" aria-labelledby="op"><h2 id="op">You are asked</h2><ul class="sheet">\#(each: asked, { $0 })</ul></section>"#, if: !asked.isEmpty)
                \(#"<section class="stack" aria-labelledby="st"><h2 id="st">You allowed</h2>\#(each: allowed, { $0 })</section>"#, if: !allowed.isEmpty)
                \(#"<section class="stack" aria-labelledby="pa"><h2 id="pa">Before</h2><ul class="log">\#(each: rest, { $0 })</ul></section>"#, if: !rest.isEmpty)
                \(optional: view.next.flatMap(\.before).map { #"<p class="center-t"><a class="btn" href="\#("/permissions?before=\($0)" as Href)">Older ones</a></p>"# })</div>
                """,
            side: view.quiet.isEmpty ? nil : quiet(view)
        )
    }

    private var nothing: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.key))</div><h2>Nobody has asked</h2>\
        <p class="quiet">When somebody would like to show what you did, the question is here, with exactly what would be shown.</p></section>
        """
    }

    private func question(_ item: Item, _ view: ListView) -> HTML {
        let href: Href = "/permissions/\(item.entry.id)"
        return """
            <li class="row"><div class="grow"><p><a class="name" href="\(href)">\(item.entry.question)</a></p><p class="small quiet">\(item.plate.content.title)</p>\
            <p class="small dim">\(item.practice.name), \(item.entry.askedAt.map { view.time.ago($0) } ?? "")</p></div><a class="btn go slim" href="\(href)">Look and answer</a></li>
            """
    }

    private func shown(_ item: Item, _ view: ListView) -> HTML {
        let href: Href = "/permissions/\(item.entry.id)"
        let rows = item.permissions.filter { $0.stands(at: view.time.now) }.map { permission in
            """
            <li class="row"><div class="grow"><b class="strong">\(permission.surface.title)</b><p class="small quiet">until \(permission.validUntil.map { view.time.date($0) } ?? "")</p></div>\
            <form method="post" action="\(href + "/take-down")">\(FormPages.token(view.frame.formToken))<input type="hidden" name="surface" value="\(permission.surface.rawValue)">\
            <button class="btn slim" aria-label="Take down: \(permission.surface.title), \(item.plate.content.title)">Take down</button></form></li>
            """ as HTML
        }
        return """
            <div class="card stack gap-s"><div class="line between"><h3><a class="plain" href="\(href + "/receipt")">\(item.plate.content.title)</a></h3>\
            <form method="post" action="\(href + "/take-down")">\(FormPages.token(view.frame.formToken))<button class="btn stop slim">\(draw.icon(.stop, .small))Take everything down</button></form></div>
            <ul class="rows perms">\(each: rows, { $0 })</ul><p class="small line"><a href="\(href + "/receipt")">Receipt and history</a><a href="\(href)">Change an answer</a></p></div>
            """
    }

    private func over(_ item: Item, _ view: ListView) -> HTML {
        let last = item.permissions.max { $0.since < $1.since }
        let line = last.map { "\(Self.past($0.state)), \(view.time.date($0.since))" } ?? ""
        return
            #"<li><a class="plain strong" href="\#("/permissions/\(item.entry.id)/receipt" as Href)">\#(item.plate.content.title)</a><br><span class="small dim">\#(line)</span></li>"#
    }

    static func past(_ state: PermissionState) -> String {
        switch state {
        case .requested: "asked"
        case .given: "yes"
        case .refused: "no"
        case .withdrawn: "taken down"
        case .expired: "its time was over"
        case .invalidated: "ended"
        }
    }

    private func quiet(_ view: ListView) -> HTML {
        let rows = view.quiet.map { practice in
            """
            <li class="row"><p class="grow small">\(practice.name)</p><form method="post" action="/permissions/ask-again">\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="practice" value="\(practice.id)"><button class="btn slim">They may ask again</button></form></li>
            """ as HTML
        }
        return """
            <aside class="side" aria-label="Not to be asked"><section class="stack gap-s" aria-labelledby="qu"><h2 id="qu">Where you said no</h2>\
            <p class="small quiet">Nobody there asks you again about the same place before the day you chose.</p><ul class="rows">\(each: rows, { $0 })</ul></section></aside>
            """
    }

    // MARK: One question

    package func page(_ view: View) -> HTML {
        let item = view.item
        let isFirst = item.permissions.contains(where: \.isOpen)
        let isShort = isFirst && item.entry.purpose != .wall
        return pages.page(
            view.frame,
            main: """
                <header class="asker">\(draw.face(view.asker.face, 56))<div><h1>\(item.entry.question)</h1>\(optional: item.entry.letter.isEmpty ? nil : #"<p class="voice prewrap">\#(item.entry.letter)</p>"#)\
                <p class="small dim">\(view.asker.firstName), \(item.entry.askedAt.map { view.time.ago($0) } ?? "")</p></div></header>
                <p class="note green">\(draw.icon(.hands))<span><strong>Whatever you answer, your coaching stays the same.</strong> \
                \(isFirst ? "Nothing is ticked for you. Leave a line empty and it counts as no." : "These are your answers as they stand. Change what you like; a line that you empty counts as no.")</span></p>
                \(answers(view, isFirst: isFirst))
                """,
            side: """
                <aside class="side" aria-label="Preview and history">
                <section class="stack" aria-labelledby="pv">\(isShort ? "<h2 id=\"pv\">Something to change?</h2>" : preview(item))
                \(change(view))
                <p class="small quiet"><b class="strong">Never shown:</b> \(never(item.plate.content, view.nameForm))</p></section>
                \(others(view))</aside>
                """
        )
    }

    private func preview(_ item: Item) -> HTML {
        """
        <h2 id="pv">Exactly what would be shown</h2>
        \(PlatePreview(draw: draw).plate(item.plate.content, pictures: "/permissions/\(item.entry.id)"))
        """
    }

    private func never(_ content: ShownContent, _ form: NameForm) -> String {
        var things = ["anything that is not in this preview"]
        if form != .full && form != .none { things.append("your surname") }
        things += ["your age", "your address", "your messages", "your notes with your coach"]
        return things.joined(separator: ", ") + "."
    }

    private func answers(_ view: View, isFirst: Bool) -> HTML {
        let item = view.item
        let form = FormPages(draw: draw, fields: view.isChanging ? FormFields() : view.fields, errors: view.isChanging ? FormErrors() : view.errors)
        // A no is not asked again beside another question; whoever changes an answer sees all of them.
        let shown = item.permissions.filter { !isFirst || $0.isOpen || $0.approvedDigest != nil }
        let rows = shown.map { ask($0, view, isFirst, form) }
        let asked = shown.map { #"<input type="hidden" name="asked" value="\#($0.surface.rawValue)">"# as HTML }
        let events = item.permissions.reduce(0) { $0 + $1.events }
        let isShort = isFirst && item.entry.purpose != .wall
        return """
            <form method="post" action="\("/permissions/\(item.entry.id)" as Href)">\(FormPages.token(view.frame.formToken))\(form.summary)
            <input type="hidden" name="digest" value="\(Base64URL.encode(item.plate.content.digest))"><input type="hidden" name="events" value="\(events)">\(each: asked, { $0 })
            \(oneTap(item), if: isShort)<ol class="asks">\(each: rows, { $0 })</ol>
            \(length(view, isFirst, form))\(again(view, form))
            <div class="wash sandy stack gap-s"><h2>Changing your mind</h2><p class="quiet">Open Permissions, press <b class="strong">Take down</b>. It is gone from our screens and pages at once, and you don’t have to say why. You can also tell \(view.asker.firstName).</p></div>
            <div class="line acts"><button class="btn go" name="do" value="answer">Save my answers</button><button class="btn" name="do" value="none" formnovalidate>No to all of it</button>\
            \(#"<a class="btn bare" href="\#(Conversation.href(view.asker))">Ask \#(view.asker.firstName) something first</a>"#, if: view.asker.id != view.me.id)</div></form>
            """
    }

    /// For what is short and composed as a whole: one tap for all of it, each button with its end.
    private func oneTap(_ item: Item) -> HTML {
        let open = item.permissions.filter { $0.isOpen || $0.approvedDigest != nil }
        let buttons = zip(PermissionLength.choices, ["a month", "three months", "half a year", "a year"]).map {
            #"<button class="btn" name="do" value="all-\#(String($0.0))" formnovalidate>Yes, for \#($0.1)</button>"# as HTML
        }
        return """
            <section class="wash stack spaced" aria-labelledby="on"><h2 id="on">Exactly what would be shown</h2>\(PlatePreview(draw: draw).plate(item.plate.content, pictures: "/permissions/\(item.entry.id)"))
            <p class="quiet">In one tap: yes to it, just as it stands here, in \(open.count == 1 ? "the place" : "each place") below. Or answer place by place.</p><p class="line wrap">\(each: buttons, { $0 })<button class="btn" name="do" value="none" formnovalidate>No</button></p></section>
            """
    }

    private func ask(_ permission: Permission, _ view: View, _ isFirst: Bool, _ form: FormPages) -> HTML {
        let name = "place-\(permission.surface.rawValue)"
        let known: String? = isFirst ? nil : permission.stands(at: view.time.now) ? "yes" : "no"
        let chosen = view.fields.texts.isEmpty || view.isChanging ? known : view.fields.raw(name)
        let icon: Icon =
            switch permission.surface {
            case .screen, .outsidePaper: .people
            case .wallPage, .wallFeed, .channelDirectory: .globe
            case .channelNamed: .phone
            case .practiceChannel, .outsideFacebook, .outsideInstagram, .outsideTikTok, .outsideYouTube, .outsideOther: .alert
            }
        return """
            <li class="ask"><fieldset id="\(name)"><legend class="h">\(permission.surface.title)</legend><p class="quiet">\(permission.surface.what(view.item.plate.content, for: view.item.entry.purpose))</p>\
            \(#"<p class="small quiet">Your channel here is closed to visitors, so it is named there only once you open it in <a href="/me/settings">your settings</a>.</p>"#, if: permission.surface == .channelNamed && view.namesClosedChannel)\
            <p class="small dim line nowrap top">\(draw.icon(icon, .small))<span>\(permission.surface.seenBy)</span></p>\(form.message(name))\
            <div class="yn"><label class="pick"><input type="radio" name="\(name)" value="yes"\(flag: "checked", if: chosen == "yes")>Yes</label>\
            <label class="pick"><input type="radio" name="\(name)" value="no"\(flag: "checked", if: chosen == "no")>No</label></div></fieldset></li>
            """
    }

    private func length(_ view: View, _ isFirst: Bool, _ form: FormPages) -> HTML {
        let choices = [(30, "One month"), (91, "Three months"), (182, "Half a year"), (365, "A year at most")]
        let until = isFirst ? nil : view.item.permissions.compactMap { $0.stands(at: view.time.now) ? $0.validUntil : nil }.max()
        let isBack = !view.fields.texts.isEmpty && !view.isChanging
        let chosen = isBack ? view.fields.raw("long") : until == nil ? "" : "day"
        let day = isBack ? view.fields.raw("until") : until.map { view.time.day($0) } ?? ""
        let rows = choices.map {
            #"<label><input type="radio" name="long" value="\#($0.0)"\#(flag: "checked", if: chosen == String($0.0))>\#($0.1)</label>"# as HTML
        }
        return """
            <div class="ask"><fieldset id="long"><legend class="h">For how long?</legend><p class="quiet">We tell you a week before it ends. Silence means it comes down.</p>\(form.message("long"))\
            <div class="seg">\(each: rows, { $0 })<label><input type="radio" name="long" value="day"\(flag: "checked", if: chosen == "day")>Until the day below</label></div>\
            <div class="field untilday"><label for="until">A day of your own</label><input id="until" name="until" type="date" value="\(day)" min="\(view.time.day(view.time.now + .days(1)))" max="\(view.time.day(view.time.now + .days(364)))"\
            \(attribute: "aria-invalid", view.errors["until"] == nil ? nil : "true")>\(form.message("until"))</div></fieldset></div>
            """
    }

    private func again(_ view: View, _ form: FormPages) -> HTML {
        let choices = [("91", "In three months"), ("365", "In a year"), ("never", "Not before I say so")]
        let chosen = view.isChanging ? "" : view.fields.raw("again")
        let rows = choices.map { #"<label><input type="radio" name="again" value="\#($0.0)"\#(flag: "checked", if: chosen == $0.0)>\#($0.1)</label>"# as HTML }
        return """
            <div class="ask"><fieldset id="again"><legend class="h">Where you say no: may we ask again?</legend><p class="quiet">Left empty, nobody asks again before you say so.</p><div class="seg">\(each: rows, { $0 })</div></fieldset></div>
            """
    }

    // MARK: Changing what would be shown

    private func change(_ view: View) -> HTML {
        let content = view.item.plate.content
        let form = FormPages(draw: draw, fields: view.isChanging ? view.fields : FormFields(), errors: view.isChanging ? view.errors : FormErrors())
        let names = NameForm.allCases.map { form in
            (value: form.rawValue, title: form == .none ? "No name" : form.name(of: view.me))
        }
        let isBack = view.isChanging && !view.fields.texts.isEmpty
        func isTicked(_ name: String, _ value: String, _ known: Bool) -> Bool { isBack ? view.fields.all(name).contains(value) : known }
        let channels = view.channels.enumerated().map { number, channel in
            #"<label class="pick"><input type="checkbox" name="channel" value="\#(number)"\#(flag: "checked", if: isTicked("channel", String(number), content.channels.contains(channel)))><span class="wrap">\#(channel.label)</span></label>"#
                as HTML
        }
        let chosen = isBack ? view.fields.raw("picture") : content.picture?.id.description ?? ""
        let pictures = view.pictures.map { picture in
            """
            <label class="pickpicture"><input type="radio" name="picture" value="\(picture.id)"\(flag: "checked", if: chosen == picture.id.description)><img src="\(picture.href)" alt="\(picture.description.isEmpty ? "A picture without a description" : picture.description)" width="96" height="72" loading="lazy"></label>
            """ as HTML
        }
        return """
            <details class="fold"\(flag: "open", if: view.isChanging)><summary>\(draw.icon(.pencil, .small))Change the words, the picture, the name \(draw.icon(.right, .small))</summary>
            <form class="stack" method="post" enctype="multipart/form-data" action="\("/permissions/\(view.item.entry.id)/plate" as Href)">\(FormPages.token(view.frame.formToken))\(form.summary)
            \(form.input("title", "In a few words", value: content.title))
            \(form.area("words", "Your words", hint: "Yours to change as you like.", value: content.words, rows: 4))
            \(form.input("numbers", "Numbers, if you want any", hint: "Such as “50 laps”. Nobody but you can put numbers about your body here.", value: content.numbers, isRequired: false))
            \(form.options("name-form", "Your name", names.map { (value: $0.value, title: $0.title, line: nil) }, chosen: view.nameForm.rawValue))
            \(portrait(view, isTicked("portrait", "yes", content.portrait != nil)), if: view.hasPortrait)
            <fieldset class="stack gap-s" id="picture"><legend class="label">Picture</legend><div class="line wrap">\(each: pictures, { $0 })<label class="pick"><input type="radio" name="picture" value=""\(flag: "checked", if: chosen.isEmpty)><span>None</span></label></div>\
            <label class="small" for="upload">Or another one</label><input id="upload" type="file" name="upload" accept="image/jpeg,image/png,image/webp,image/gif,image/heic,image/avif">\(form.message("upload"))</fieldset>
            \(form.input("description", "What the picture shows", hint: "For people who cannot see it. Nobody else should be on it without having been asked.", value: content.picture?.description, isRequired: false))
            \(#"<fieldset class="ticks stack gap-s"><legend class="label">Your channels</legend><p class="hint">Named only where you say yes to “Your channel beside it”.</p>\#(each: channels, { $0 })</fieldset>"#, if: !channels.isEmpty)
            <div class="line"><button class="btn">Change it</button></div></form></details>
            """
    }

    private func portrait(_ view: View, _ isTicked: Bool) -> HTML {
        #"<label class="pick"><input type="checkbox" name="portrait" value="yes"\#(flag: "checked", if: isTicked)><span>With my portrait</span></label>"#
    }

    private func others(_ view: View) -> HTML {
        guard !view.others.isEmpty else { return "" }
        let rows = view.others.map { item in
            let standing = item.permissions.filter { $0.stands(at: view.time.now) }.compactMap(\.validUntil).max()
            let last = item.permissions.max { $0.since < $1.since }
            let line = standing.map { "yes, until \(view.time.date($0))" } ?? last.map { "\(Self.past($0.state)), \(view.time.date($0.since))" } ?? ""
            return
                #"<li><a class="plain" href="\#("/permissions/\(item.entry.id)/receipt" as Href)">\#(item.plate.content.title)</a><br><span class="small dim">\#(line)</span></li>"#
                as HTML
        }
        return
            #"<section class="stack gap-s" aria-labelledby="hs"><h2 id="hs">Your permissions so far</h2><ul class="log">\#(each: rows, { $0 })</ul></section>"#
    }
}
