import Identity
import Kernel
import Site
import Trust

/// Whose channel to tell of next: who has waited longest comes first.
package struct PromotePages: Sendable {
    package struct Row: Sendable {
        let turn: PromotionQueries.Turn
        /// What stands or is asked; `nil` where nothing is under way.
        let entry: PlateEntry?
        let permissions: [Permission]
        /// They said no to the channel and to the list, and do not want to be asked before.
        let quietUntil: Moment?
        let channels: [ShownContent.Channel]
    }

    package struct View: Sendable {
        let frame: Frame
        let practice: Practice
        let rows: [Row]
        let hasMore: Bool
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let rows = view.rows.map { row($0, view) }
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let handle = view.practice.handle.text
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\("/p/\(handle)/wall/work" as Href)">\(draw.icon(.back, .small))The wall’s workbench</a></p>
                <header class="head"><div><h1>Promote a channel</h1><p>People here who have a channel. Who has not been told of for longest comes first, so that everybody has a turn. \
                You write what you would say, they see exactly that, and one tap of theirs puts it up.</p></div></header>\(form.summary)
                \(rows.isEmpty ? nobody : #"<ol class="sheet">\#(each: rows, { $0 })</ol>"#)\
                \(#"<p class="small dim">These are the first of more. Others are found by their handle.</p>"#, if: view.hasMore)
                """,
            side: """
                <aside class="side" aria-label="More of it"><section class="stack gap-s" aria-labelledby="wh"><h2 id="wh">Where it shows</h2>\
                <p class="line wrap"><a class="btn slim" href="\("/p/\(handle)/channel" as Href)">\(draw.icon(.promote, .small))Our channel</a>\
                <a class="btn slim" href="\("/p/\(handle)/channels" as Href)">\(draw.icon(.people, .small))People’s channels</a></p></section>
                <section class="stack gap-s" aria-labelledby="so"><h2 id="so">Somebody comes to mind?</h2><form class="stack gap-s" method="post" action="\("/p/\(handle)/promote" as Href)">\(FormPages.token(view.frame.formToken))\(form.message("person"))\
                <div class="join"><label class="sr" for="person">Handle</label><input id="person" name="person" type="text" placeholder="@handle" autocapitalize="none" required\
                \(attribute: "value", view.fields.texts.isEmpty ? nil : view.fields.text("person"))\
                \(attribute: "aria-describedby", view.errors["person"] == nil ? nil : "person-error")\(attribute: "aria-invalid", view.errors["person"] == nil ? nil : "true")><button class="btn">Promote</button></div></form></section></aside>
                """
        )
    }

    private var nobody: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.people))</div><h2>Nobody has a channel yet</h2><p class="quiet">A channel is somebody’s own: a page here that visitors may see, or a place elsewhere. \
        People open one under Me, My channels. It is a good thing to talk about.</p></section>
        """
    }

    private func row(_ row: Row, _ view: View) -> HTML {
        let (person, time) = (row.turn.person, view.time)
        let told = row.turn.lastAt.map { "told of \(time.ago($0))" } ?? "never told of"
        let labels = row.channels.map(\.label).joined(separator: ", ")
        return """
            <li class="row top">\(draw.face(person.face, 44))<div class="grow"><p><a class="name" href="\(person.href)">\(person.name)</a></p>\
            <p class="small wrap">\(labels)</p><p class="small dim">\(told)\(state(row, time))</p></div>\(action(row, view))</li>
            """
    }

    private func state(_ row: Row, _ time: TimeWords) -> String {
        let until = row.permissions.compactMap { $0.stands(at: time.now) ? $0.validUntil : nil }.max()
        if let until { return ", allowed until \(time.date(until))" }
        if row.permissions.contains(where: \.isOpen) { return ", asked and not answered yet" }
        if let quiet = row.quietUntil { return quiet == Permission.never ? ", does not want to be asked" : ", not to be asked before \(time.date(quiet))" }
        return row.entry == nil ? "" : ", begun"
    }

    private func action(_ row: Row, _ view: View) -> HTML {
        if let entry = row.entry {
            return
                #"<a class="btn slim" href="\#("/p/\(view.practice.handle.text)/wall/work/\(entry.id)" as Href)" aria-label="Open: \#(row.turn.person.name)">Open</a>"#
        }
        guard row.quietUntil == nil else { return "" }
        return """
            <form method="post" action="\("/p/\(view.practice.handle.text)/promote" as Href)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="person" value="\(row.turn.person.handle.text)">\
            <button class="btn slim" aria-label="Promote \(row.turn.person.name)">Promote</button></form>
            """
    }
}
