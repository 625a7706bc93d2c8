import Identity
import Kernel
import Site
import Trust

/// The form with which a professional asks somebody, or works on what they will ask.
struct PlateAskForm: Sendable {
    let draw: Drawing
    let view: WallWorkPages.View

    private var entry: PlateEntry { view.entry }
    private var name: String { view.entry.subject.firstName }
    private var content: ShownContent { view.plate.content }
    private var work: Href { "/p/\(view.practice.handle.text)/wall/work/\(view.entry.id)" }
    private var isBack: Bool { !view.fields.texts.isEmpty }

    var form: HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let rows = Surface.allCases.filter { $0.purposes.contains(entry.purpose) }.map(surface)
        let isBegun = entry.askedAt == nil && entry.purpose != .wall
        return """
            <form class="card stack" method="post" action="\(work)">\(FormPages.token(view.frame.formToken))\(form.summary)<h2>Ask \(name)</h2>
            \(form.input("question", "Your question", value: entry.question.isEmpty ? usualQuestion : entry.question))
            \(form.area("letter", "A few words with it", hint: "Why you would like others to see it, and that a no is fine.", value: entry.letter, rows: 3))
            \(form.input("title", "What it is, in a few words", hint: entry.purpose == .promotion ? "It stands above the rest." : "What they did; no numbers about a body.", value: content.title))
            \(introduction(form))\(form.area("words", "\(name)’s own words", hint: wordsHint, value: content.words.isEmpty ? view.words : content.words, rows: 4))
            \(channels(form))\(picture(form))\(kind(form))
            <fieldset class="ticks stack gap-s" id="surface"><legend class="label">Where would you like to show it?</legend><p class="hint">Each is a question of its own. Ask for little.</p>\(each: rows, { $0 })\(form.message("surface"))</fieldset>
            \(#"<p class="small quiet">When \#(name) says yes to it as it stands here, it is up at once. What \#(name) changes comes back to you first.</p>"#, if: entry.purpose != .wall)\
            <div class="line wrap"><button class="btn go" name="do" value="ask">Ask \(name)</button>\(#"<button class="btn" name="do" value="keep">Keep it and look</button>"#, if: isBegun)</div></form>
            """
    }

    private var usualQuestion: String {
        switch entry.purpose {
        case .wall: "May I show this on the wall?"
        case .promotion: "May I tell others about your channel?"
        case .praise: "May I show what I said of this?"
        }
    }

    private var wordsHint: String {
        if view.words.isEmpty, entry.post == nil, entry.purpose == .wall { return "There is no post to take them from: \(name) is asked for them." }
        return entry.purpose == .promotion
            ? "Word for word from the line that \(name) has about themselves, or nothing. \(name) can put words of their own here."
            : "Word for word from what \(name) shared. Leave out what need not stand there, with … in its place."
    }

    private func introduction(_ form: FormPages) -> HTML {
        guard entry.purpose != .wall else { return "" }
        return form.area(
            "introduction", entry.purpose == .praise ? "Your praise" : "What you say of it",
            hint: "In the name of \(view.practice.name). \(name) cannot change it, only say no.", value: content.introduction, rows: 3)
    }

    private func channels(_ form: FormPages) -> HTML {
        guard !view.channels.isEmpty else { return "" }
        let rows = view.channels.enumerated().map { number, channel in
            let isTicked = isBack ? view.fields.all("channel").contains(String(number)) : content.channels.contains(channel)
            return
                #"<label class="pick"><input type="checkbox" name="channel" value="\#(number)"\#(flag: "checked", if: isTicked)><span class="wrap">\#(channel.label)</span></label>"#
                as HTML
        }
        return
            #"<fieldset class="ticks stack gap-s" id="channels"><legend class="label">Which channels?</legend>\#(each: rows, { $0 })\#(form.message("channels"))</fieldset>"#
    }

    private func kind(_ form: FormPages) -> HTML {
        guard entry.purpose == .wall else { return "" }
        let kinds = [(value: "", title: "None of these")] + PlateKind.allCases.map { (value: $0.rawValue, title: $0.title) }
        return form.list("kind", "What sort of thing is it?", hint: "Visitors of the wall can look at one sort.", kinds, chosen: content.kind)
    }

    private var ticked: Set<Surface> {
        if isBack { return Set(view.fields.all("surface").compactMap { Surface(rawValue: $0) }) }
        guard view.permissions.isEmpty else { return Set(view.permissions.map(\.surface)) }
        switch entry.purpose {
        case .wall: return [.screen, .wallPage]
        case .promotion: return [.practiceChannel, .channelDirectory]
        case .praise: return [.practiceChannel]
        }
    }

    private func surface(_ surface: Surface) -> HTML {
        if let until = view.quiet[surface] {
            let words = until == Permission.never ? "said no, and does not want to be asked again" : "said no; not before \(view.time.date(until))"
            return #"<p class="small dim line nowrap">\#(draw.icon(.quiet, .small))<span>\#(surface.shortTitle): \#(words)</span></p>"#
        }
        return """
            <label class="pick"><input type="checkbox" name="surface" value="\(surface.rawValue)"\(flag: "checked", if: ticked.contains(surface))><span>\(surface.shortTitle)</span></label>
            """
    }

    private func picture(_ form: FormPages) -> HTML {
        var offered = view.pictures.map { (id: $0.id, description: $0.description, href: "/media/\($0.id)/list" as Href) }
        if let own = content.picture { offered.insert((own.id, own.description, work + "/preview/picture"), at: 0) }
        guard !offered.isEmpty else { return "" }
        let chosen = isBack ? view.fields.raw("picture") : offered.first?.id.description
        let rows = offered.map { picture in
            """
            <label class="pickpicture"><input type="radio" name="picture" value="\(picture.id)"\(flag: "checked", if: chosen == picture.id.description)><img src="\(picture.href)" alt="\(picture.description.isEmpty ? "A picture without a description" : picture.description)" width="120" height="90" loading="lazy"></label>
            """ as HTML
        }
        return """
            <fieldset class="stack gap-s" id="picture"><legend class="label">Picture</legend><div class="line wrap">\(each: rows, { $0 })\
            <label class="pick"><input type="radio" name="picture" value=""\(flag: "checked", if: chosen == "")><span>None</span></label></div>\
            <p class="hint">Is anybody else to be seen on it? Then please ask them first, or choose another one.</p></fieldset>
            \(form.input("description", "What the picture shows", hint: "For people who cannot see it.", value: offered.first?.description, isRequired: false))
            """
    }
}

extension PermissionPurpose {
    /// As lists name it, where most are for the wall; `nil` for those.
    var tag: String? {
        switch self {
        case .wall: nil
        case .promotion: "Promotion"
        case .praise: "Praise"
        }
    }
}
