import Identity
import Kernel
import Site
import Trust

/// The receipt of a plate's permissions: what was answered until when, exactly what may be shown, and everything that has happened.
package struct ReceiptPages: Sendable {
    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: PermissionPages.View) -> HTML {
        let item = view.item
        let href: Href = "/permissions/\(item.entry.id)"
        let rows = item.permissions.map { row($0, view) }
        let number = view.history.first.map { String($0.number) } ?? ""
        let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
        let stands = item.permissions.contains { $0.stands(at: view.time.now) }
        let answered = item.permissions.filter { !$0.isOpen }.map(\.since).max()
        let content = item.plate.content
        let count = content.words.split(whereSeparator: \.isWhitespace).count
        return pages.page(
            view.frame,
            main: """
                <p class="line small noprint"><a class="line" href="/permissions">\(draw.icon(.back, .small))Permissions</a></p>
                <header class="head"><div><h1>Your receipt</h1><p class="noprint">The same page is always under Permissions. You can print it, or keep it as a file.</p></div></header>
                <article class="receipt"><header class="line between"><span class="line strong">\(draw.logo(30))\(item.practice.name)</span><span class="num small">No. \(padded)</span></header>
                <p class="small quiet">\(item.entry.question) \(optional: answered.map { "You, \(view.me.firstName), answered \(view.asker.name) on \(view.time.longDate($0)) at \(view.time.clock($0))." })</p>
                <table><thead><tr><th scope="col">What</th><th scope="col">You said</th><th scope="col">Until</th></tr></thead><tbody>\(each: rows, { $0 })</tbody></table>
                <p class="small quiet">Shown title: “\(content.title)”. \(content.words.isEmpty ? "No words." : "Shown words: “\(content.words)”, \(NumberWords.word(count)) \(count == 1 ? "word" : "words").") \
                \(content.picture.map { "Shown picture: \($0.description)." } ?? "No picture.") \(content.portrait == nil ? "No portrait." : "Your portrait.") \(content.name.isEmpty ? "No name." : "Name: \(content.name).")</p>
                <div class="line noprint">\(takeDown(href, view), if: stands)<a class="btn bare" href="\(href)">Change an answer</a><a class="btn bare slim" href="\(href + "/receipt.json")" download>\(draw.icon(.download, .small))As a file</a></div></article>
                \(copies(view))
                <h2 class="spaced">Everything that has happened with this</h2><ul class="log">\(each: Self.together(view.history), { log($0, view) })</ul>
                """
        )
    }

    private func takeDown(_ href: Href, _ view: PermissionPages.View) -> HTML {
        #"<form method="post" action="\#(href + "/take-down")">\#(FormPages.token(view.frame.formToken))<button class="btn stop">\#(draw.icon(.stop))Take everything down</button></form>"#
    }

    private func row(_ permission: Permission, _ view: PermissionPages.View) -> HTML {
        let isYes = permission.stands(at: view.time.now)
        let said =
            isYes
            ? "Yes" : permission.isOpen ? "Not answered yet" : permission.state == .refused ? "No" : PermissionPages.past(permission.state).capitalizedFirst
        let until = isYes ? permission.validUntil.map { view.time.date($0) } ?? "–" : "–"
        return #"<tr><td>\#(permission.surface.shortTitle)</td><td><b>\#(said)</b></td><td class="nw">\#(until)</td></tr>"#
    }

    /// What cannot be called back, honestly.
    private func copies(_ view: PermissionPages.View) -> HTML {
        guard !view.copies.isEmpty else { return "" }
        let rows = view.copies.map { copy in
            let state =
                copy.takenDownAt.map { "taken down \(view.time.ago($0))" }
                ?? "put there by \(copy.makerName), \(view.time.ago(copy.madeAt)). When you take it down, \(copy.makerName) is asked to remove it there."
            return #"<li>\#(copy.surface.shortTitle)\#(copy.address.isEmpty ? "" : ", \(copy.address)")<br><span class="small dim">\#(state)</span></li>"#
                as HTML
        }
        return """
            <section class="stack gap-s spaced" aria-labelledby="cp"><h2 id="cp">Copies outside this server</h2><p class="small quiet">These we cannot take down ourselves, nor what others copied from them.</p><ul class="log">\(each: rows, { $0 })</ul></section>
            """
    }

    /// Events of one moment by one hand are told in one line.
    struct Happening {
        let at: Moment
        let state: PermissionState
        let isByPerson: Bool
        /// The parent or guardian’s name, where they did it.
        let guardian: String?
        let reason: String
        let surfaces: [Surface]
    }

    static func together(_ entries: [PermissionQueries.Entry]) -> [Happening] {
        var happenings: [Happening] = []
        for entry in entries {
            let isByPerson = entry.record?.event.actorKind == "person"
            let guardian = entry.record?.guardian
            let reason = entry.record?.event.reason ?? ""
            if let last = happenings.last, last.at == entry.at, last.state == entry.state, last.isByPerson == isByPerson, last.guardian == guardian {
                happenings[happenings.count - 1] = Happening(
                    at: last.at, state: last.state, isByPerson: isByPerson, guardian: guardian, reason: last.reason, surfaces: [entry.surface] + last.surfaces)
            } else {
                happenings.append(
                    Happening(at: entry.at, state: entry.state, isByPerson: isByPerson, guardian: guardian, reason: reason, surfaces: [entry.surface]))
            }
        }
        return happenings
    }

    private func log(_ happening: Happening, _ view: PermissionPages.View) -> HTML {
        let places = happening.surfaces.map(\.shortTitle).joined(separator: ", ")
        let (who, what): (String, String) =
            switch happening.state {
            case .requested: happening.isByPerson ? ("You changed what would be shown", "") : ("\(view.asker.firstName) asked", "about \(places)")
            case .given: ("\(happening.guardian ?? "You") said yes", "to \(places)")
            case .refused: ("\(happening.guardian ?? "You") said no", "to \(places)")
            case .withdrawn where happening.guardian != nil: ("\(happening.guardian ?? "") took it down", "from \(places)")
            case .withdrawn: (happening.isByPerson ? "You took it down" : "It was taken down again", "from \(places)")
            case .expired: ("Its time was over", "for \(places)")
            case .invalidated: ("It ended", [happening.reason, places].filter { !$0.isEmpty }.joined(separator: ": "))
            }
        return """
            <li><b class="strong">\(who)</b>\(what.isEmpty ? "" : ": \(what)")<br><span class="small dim">\(view.time.longDate(happening.at)), \(view.time.clock(happening.at))</span></li>
            """
    }
}
