import Identity
import Kernel
import Site
import Trust

/// The wall's workbench: what was nominated, what is asked, what may be put up, and what has to be taken down elsewhere.
package struct WallWorkPages: Sendable {
    package struct ListView: Sendable {
        let frame: Frame
        let practice: Practice
        let entries: [PlateEntry]
        let plates: [ID<Plate>: Plate]
        let permissions: [ID<Plate>: [Permission]]
        let toTakeDown: [OutsideCopy]
        /// Nothing is shown since an old backup was restored.
        let isHeld: Bool
        let time: TimeWords
    }

    package struct View: Sendable {
        let frame: Frame
        let practice: Practice
        let entry: PlateEntry
        let plate: Plate
        let permissions: [Permission]
        let copies: [OutsideCopy]
        /// Places elsewhere where what is up may be put by hand now.
        let kits: [Surface]
        /// Of the post that it came from, for the one who looks.
        let pictures: [ShownPicture]
        let words: String
        let postHref: Href?
        /// Surfaces about which the person does not want to be asked yet, with when.
        let quiet: [Surface: Moment]
        /// The channels that a promotion can tell of; none where it is something else.
        let channels: [ShownContent.Channel]
        /// The addresses of their channels that visitors can see now.
        let open: Set<String>
        /// For somebody under 18: the guardian’s name, and to which of the yeses they said yes, too.
        var guardian: (name: String, agreed: Set<ID<Permission>>)?
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    private func wall(_ practice: Practice) -> Href { "/p/\(practice.handle.text)/wall" }

    // MARK: The bench

    package func list(_ view: ListView) -> HTML {
        let groups = Stage.allCases.map { stage in (stage, view.entries.filter { self.stage($0, view) == stage }) }.filter { !$0.1.isEmpty }
        let sections = groups.map { section($0.0, $0.1, view) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>The wall’s workbench</h1><p>What people nominated, whom you asked, and what may be put up. Each person decides place by place.</p></div>\
                <p class="line wrap"><a class="btn slim" href="\(wall(view.practice))">\(draw.icon(.wall, .small))See the wall</a>\
                <a class="btn slim" href="\("/p/\(view.practice.handle.text)/promote" as Href)">\(draw.icon(.promote, .small))Promote a channel</a></p></header>
                \(held, if: view.isHeld)\(takeDowns(view))<div class="stack gap-l">\(view.entries.isEmpty ? empty : "\(each: sections, { $0 })" as HTML)</div>
                """,
            side: """
                <aside class="side" aria-label="More of the wall">
                <section class="stack gap-s" aria-labelledby="no"><h2 id="no">Somebody comes to mind?</h2><p class="small quiet">Open a win and choose “Nominate for the wall”, or name a milestone that stands in no post.</p>\
                <form class="join" method="get" action="\(wall(view.practice) + "/nominate")"><label class="sr" for="person">Handle</label><input id="person" name="person" type="text" placeholder="@handle" autocapitalize="none" required>\
                <button class="btn">Nominate</button></form></section>
                <section class="stack gap-s" aria-labelledby="sc"><h2 id="sc">Screens and paper</h2><p class="line wrap"><a class="btn slim" href="\("/p/\(view.practice.handle.text)/screens" as Href)">\(draw.icon(.live, .small))Studio screens</a>\
                <a class="btn slim" href="\(wall(view.practice) + "/sheet")">\(draw.icon(.paper, .small))Print sheet</a><a class="btn slim" href="\("/p/\(view.practice.handle.text)/wall.atom" as Href)">\(draw.icon(.rss, .small))Feed</a></p></section>
                </aside>
                """
        )
    }

    private var held: HTML {
        """
        <p class="note amber">\(draw.icon(.alert))<span><strong>Nothing is shown at the moment.</strong> The server was restored from a backup without its file of ended permissions, so nobody can know what people took back since. \
        Whoever runs the server finds what to do in “hearten doctor”.</span></p>
        """
    }

    private enum Stage: CaseIterable {
        case nominated, answered, asked, up, ended

        var title: String {
            switch self {
            case .nominated: "Nominated or begun"
            case .answered: "Said yes: ready to put up"
            case .asked: "Asked, no answer yet"
            case .up: "On show"
            case .ended: "Said no, or taken back"
            }
        }
    }

    private func stage(_ entry: PlateEntry, _ view: ListView) -> Stage {
        let permissions = view.permissions[entry.id] ?? []
        if entry.askedAt == nil { return .nominated }
        let digest = view.plates[entry.id]?.content.digest
        let standing = permissions.filter { $0.stands(at: view.time.now) }
        if standing.contains(where: { $0.approvedDigest == digest }), entry.publishedVersion != entry.version { return .answered }
        if entry.publishedVersion != nil, !standing.isEmpty { return .up }
        return permissions.contains { $0.isOpen } ? .asked : .ended
    }

    private var empty: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.wall))</div><h2>Nobody has been nominated yet</h2>\
        <p class="quiet">Anybody here can nominate a win, also their own. You ask the person, and they decide what is shown where.</p></section>
        """
    }

    private func section(_ stage: Stage, _ entries: [PlateEntry], _ view: ListView) -> HTML {
        let rows = entries.map { row($0, stage, view) }
        return #"<section class="stack gap-s"><h2>\#(stage.title)</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }

    private func row(_ entry: PlateEntry, _ stage: Stage, _ view: ListView) -> HTML {
        let title = view.plates[entry.id]?.content.title ?? ""
        let line: String
        switch stage {
        case .nominated where entry.purpose != .wall: line = "begun by \(entry.nominatedBy.name), \(view.time.ago(entry.nominatedAt))"
        case .nominated: line = "nominated by \(entry.nominatedBy.name), \(view.time.ago(entry.nominatedAt))"
        case .asked: line = "asked \(entry.askedAt.map { view.time.ago($0) } ?? "")"
        case .answered, .up, .ended:
            let names = (view.permissions[entry.id] ?? []).filter { $0.stands(at: view.time.now) }.map(\.surface.shortTitle)
            line = names.isEmpty ? "nothing is allowed at the moment" : "allowed: \(names.joined(separator: ", "))"
        }
        return """
            <li class="row">\(draw.face(entry.subject.face, 44))<div class="grow"><p><a class="name" href="\(wall(view.practice) + "/work/\(entry.id)")">\(entry.subject.name)</a></p>\
            <p class="small">\(optional: entry.purpose.tag.map { #"<span class="tag">\#($0)</span> "# })\(title)</p><p class="small dim">\(line)</p></div><a class="btn slim" href="\(wall(view.practice) + "/work/\(entry.id)")">\(stage == .nominated ? "Look" : "Open")</a></li>
            """
    }

    private func takeDowns(_ view: ListView) -> HTML {
        guard !view.toTakeDown.isEmpty else { return "" }
        let rows = view.toTakeDown.map { copy in
            """
            <li class="row"><div class="grow"><p class="strong">\(copy.surface.shortTitle)</p><p class="small quiet wrap">\(copy.address.isEmpty ? "No address was noted." : copy.address)</p>\
            <p class="small dim">put there by \(copy.makerName), \(view.time.ago(copy.madeAt))</p></div>\
            <form method="post" action="\(wall(view.practice) + "/work/copies")">\(FormPages.token(view.frame.formToken))<input type="hidden" name="copy" value="\(copy.id)">\
            <button class="btn slim">It is down</button></form></li>
            """ as HTML
        }
        return """
            <section class="wash sandy stack gap-s takedowns" aria-labelledby="td"><h2 id="td">To be taken down by hand</h2><p class="small quiet">The person no longer allows it there. Please take it down today, then say so here.</p>\
            <ul class="sheet">\(each: rows, { $0 })</ul></section>
            """
    }

    // MARK: One plate

    package func page(_ view: View) -> HTML {
        let entry = view.entry
        let preview = PlatePreview(draw: draw)
        let isAsked = entry.askedAt != nil
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(wall(view.practice) + "/work")">\(draw.icon(.back, .small))The wall’s workbench</a></p>
                <header class="asker">\(draw.face(entry.subject.face, 56))<div><h1>\(view.plate.content.title)</h1><p class="quiet">\(entry.subject.name) · \(entry.purpose == .wall ? "nominated" : "begun") by \(entry.nominatedBy.name), \(view.time.ago(entry.nominatedAt))</p>\
                \(optional: entry.reason.isEmpty ? nil : #"<p class="voice">\#(entry.reason)</p>"#)\(optional: view.postHref.map { #"<p class="small"><a href="\#($0)">What \#(entry.subject.firstName) shared</a></p>"# })</div></header>
                <div class="stack gap-l">\(isAsked ? answers(view) : "")\(isAsked ? again(view) : PlateAskForm(draw: draw, view: view).form)\(outside(view))\(away(view))</div>
                """,
            side: """
                <aside class="side" aria-label="Preview"><section class="stack" aria-labelledby="pv"><h2 id="pv">\(isAsked ? "Exactly what would be shown" : "So far")</h2>\
                \(preview.plate(view.plate.content, pictures: wall(view.practice) + "/work/\(entry.id)/preview"))\
                <p class="small quiet">\(entry.subject.firstName) sees this before answering, and can change \(entry.purpose == .wall ? "every part of it" : "everything but what you say of it").</p></section></aside>
                """
        )
    }

    private func answers(_ view: View) -> HTML {
        let rows = view.permissions.map { answer($0, view) }
        let mayPublish = view.permissions.contains { $0.stands(at: view.time.now) && $0.approvedDigest == view.plate.content.digest }
        let isUp = view.entry.publishedVersion == view.plate.version
        let mayBringUp = view.entry.purpose == .promotion && view.permissions.contains { $0.surface == .practiceChannel && $0.stands(at: view.time.now) }
        let action = wall(view.practice) + "/work/\(view.entry.id)"
        return """
            <section class="stack gap-s" aria-labelledby="an"><h2 id="an">What \(view.entry.subject.firstName) has answered</h2><ul class="sheet perms">\(each: rows, { $0 })</ul>\(optional: awaiting(view))
            <form class="line wrap" method="post" action="\(action)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="version" value="\(view.plate.version)">\
            \(#"<button class="btn go" name="do" value="publish">\#(draw.icon(.wall, .small))Put it up</button>"#, if: mayPublish && !isUp)\
            \(#"<button class="btn" name="do" value="take-down">Take it down</button>"#, if: view.entry.publishedVersion != nil)\
            \(#"<button class="btn" name="do" value="bring-up">Tell of it again</button>"#, if: isUp && mayBringUp)\
            \(#"<span class="small dim">It is up, where it is allowed.</span>"#, if: isUp && mayPublish)</form>\(optional: view.errors["an"].map { #"<p class="wrong">\#(draw.icon(.alert, .small))<span>\#($0)</span></p>"# })</section>
            """
    }

    private func awaiting(_ view: View) -> HTML? {
        guard let guardian = view.guardian, view.permissions.contains(where: { $0.stands(at: view.time.now) && !guardian.agreed.contains($0.id) }) else {
            return nil
        }
        return GuardianLetter.form(view.practice, view.entry.subject, view.entry.id, view.frame.formToken)
    }

    private func answer(_ permission: Permission, _ view: View) -> HTML {
        let isYes = permission.stands(at: view.time.now)
        let isCurrent = permission.approvedDigest == view.plate.content.digest
        let line: String
        let awaits = isYes ? view.guardian.flatMap { $0.agreed.contains(permission.id) ? nil : $0.name } : nil
        if let awaits {
            line = "\(view.entry.subject.firstName) says yes. \(awaits) is asked, too; nothing is shown before that."
        } else if isYes {
            line =
                "Until \(permission.validUntil.map { view.time.date($0) } ?? "")."
                + (isCurrent ? "" : " To an earlier version; the new one is not answered yet.")
        } else if permission.isOpen {
            line = "Asked \(view.time.ago(permission.since))."
        } else {
            let quiet =
                permission.askAgainAt.map { $0 == Permission.never ? " Does not want to be asked again." : " Don’t ask again before \(view.time.date($0))." }
                ?? ""
            line = "\(words(permission.state)) \(view.time.ago(permission.since)).\(quiet)"
        }
        let tag: HTML =
            awaits != nil
            ? #"<span class="tag amber">\#(draw.icon(.clock))Guardian asked</span>"#
            : isYes
                ? #"<span class="tag">\#(draw.icon(.check))Yes</span>"#
                : permission.isOpen ? #"<span class="tag amber">\#(draw.icon(.clock))Asked</span>"# : #"<span class="tag sandy">\#(draw.icon(.x))No</span>"#
        return
            #"<li class="row"><div class="grow"><b class="strong">\#(permission.surface.shortTitle)</b><p class="small quiet">\#(line)</p></div>\#(tag)</li>"#
    }

    private func words(_ state: PermissionState) -> String {
        switch state {
        case .requested: "Asked"
        case .given: "Said yes"
        case .refused: "Said no"
        case .withdrawn: "Taken back"
        case .expired: "Its time was over"
        case .invalidated: "Ended"
        }
    }

    private func again(_ view: View) -> HTML {
        let isOpen = !view.errors.isEmpty
        return
            #"<details class="fold"\#(flag: "open", if: isOpen)><summary>Ask about other words or places \#(draw.icon(.right, .small))</summary>\#(PlateAskForm(draw: draw, view: view).form)</details>"#
    }

    // MARK: Elsewhere, by hand

    private func outside(_ view: View) -> HTML {
        guard !view.kits.isEmpty || !view.copies.isEmpty else { return "" }
        let kits = view.kits.filter { $0 != .outsidePaper }.map { kit($0, view) }
        let copies = view.copies.map { copy in
            #"<li>\#(copy.surface.shortTitle)\#(copy.address.isEmpty ? "" : ", \(copy.address)")<br><span class="small dim">\#(copy.makerName), \#(view.time.ago(copy.madeAt))\#(copy.takenDownAt.map { ", down since \(view.time.ago($0))" } ?? "")</span></li>"#
                as HTML
        }
        return """
            <section class="stack gap-s" aria-labelledby="ou"><h2 id="ou">Elsewhere, by your own hand</h2><p class="small quiet">Nothing is posted for you. Take the picture and the words, post them, and say where: when \(view.entry.subject.firstName) changes their mind, you are asked to take it down.</p>\
            \(each: kits, { $0 })\(#"<ul class="log">\#(each: copies, { $0 })</ul>"#, if: !copies.isEmpty)</section>
            """
    }

    private func kit(_ surface: Surface, _ view: View) -> HTML {
        let content = view.plate.content
        let base = wall(view.practice) + "/work/\(view.entry.id)"
        let caption =
            ([content.title] + (content.introduction.isEmpty ? [] : [content.introduction]) + (content.words.isEmpty ? [] : ["“\(content.words)”"])
            + (content.name.isEmpty ? [] : ["— \(content.name)"])
            + (view.entry.purpose == .promotion ? content.channels.filter { view.open.contains($0.address) }.map(\.label) : [])).joined(
                separator: "\n")
        let alt = content.picture.map { "\(content.title). \($0.description)" } ?? content.title
        let id = surface.rawValue
        return """
            <div class="card stack gap-s kit"><h3>\(surface.shortTitle)</h3>
            <div class="field"><label for="caption-\(id)">Caption</label><textarea id="caption-\(id)" class="voice" rows="4" readonly>\(caption)</textarea></div>
            <div class="field"><label for="alt-\(id)">Description of the picture</label><textarea id="alt-\(id)" rows="2" readonly>\(alt)</textarea></div>
            <div class="field"><label for="line-\(id)">Say that it is with permission</label><textarea id="line-\(id)" rows="1" readonly>\(disclosure(view))</textarea></div>
            <p class="line wrap"><a class="btn slim" href="\(base + "/kit/\(id).png")" download>\(draw.icon(.download, .small))Picture</a>\
            <button type="button" class="btn slim" data-share-picture="\((base + "/kit/\(id).png").text)" data-share-text="\(caption)" hidden>\(draw.icon(.send, .small))Share with an app</button></p>
            <form class="join" method="post" action="\(base)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="surface" value="\(id)"><label class="sr" for="address-\(id)">Where it is</label>\
            <input id="address-\(id)" name="address" type="url" placeholder="https://… where it is, if there is an address"><button class="btn" name="do" value="posted">I posted it</button></form></div>
            """
    }

    private func disclosure(_ view: View) -> String {
        "Shared by \(view.practice.name) with \(view.entry.subject.firstName)’s permission. Not paid; one person’s experience."
    }

    private func away(_ view: View) -> HTML {
        """
        <form method="post" action="\(wall(view.practice) + "/work/\(view.entry.id)")">\(FormPages.token(view.frame.formToken))<p class="line"><button class="btn bare slim" name="do" value="put-away">Put this away</button>\
        <span class="small dim">It ends, and what was allowed ends with it.</span></p></form>
        """
    }
}
