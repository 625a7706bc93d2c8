import Identity
import Kernel
import Site
import Trust

/// What a parent or guardian is asked. They have no account; the link is theirs.
package struct GuardianPages: Sendable {
    package struct View: Sendable {
        let question: GuardianAnswers.Question
        let token: Token
        let formToken: String
        let said: String?
        let trouble: String?
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    private func href(_ view: View) -> Href { "/guardian/\(view.token)" }

    package func page(_ view: View) -> HTML {
        let name = view.question.person.firstName
        let body: HTML
        if !view.question.isMinor {
            body = "<section class=\"card stack\"><p>\(name) is 18 now and decides alone. There is nothing more for you to answer.</p></section>"
        } else if let plate = view.question.plate {
            body = showing(view, plate.entry, plate.plate, plate.permissions, plate.agreed)
        } else {
            body = joining(view)
        }
        return pages.plain(
            title: "A question about \(name)",
            main: """
                <section class="letter stack gap-l"><p class="line">\(draw.logo(36))</p>\
                \(optional: view.said.map { "<p class=\"note green\" role=\"status\">\(draw.icon(.check))<span>\($0)</span></p>" })\
                \(optional: view.trouble.map { "<p class=\"note amber\" role=\"alert\">\(draw.icon(.alert))<span>\($0)</span></p>" })
                \(body)
                <p class="small quiet">You are here because \(view.question.person.name) named you, \(view.question.guardian.name), as parent or guardian. Keep the mail with this link: you can change your answer with it.</p></section>
                """
        )
    }

    // MARK: Joining

    private func joining(_ view: View) -> HTML {
        let (name, guardian) = (view.question.person.firstName, view.question.guardian)
        let practices = NumberWords.listed(view.question.practices.map(\.name))
        guard guardian.refusedAt == nil else {
            return """
                <h1>You said no</h1><section class="card stack"><p>\(name) has left, and the account will be erased within two weeks. Nothing of it is shown to anybody. If this was a mistake, write to the practice soon.</p></section>
                """
        }
        let isAgreed = guardian.agreedAt != nil
        return """
            <h1>\(isAgreed ? "You said yes to \(name) being here" : "May \(name) be part of this?")</h1>
            <div class="stack"><p>\(name) would like to be part of \(practices.isEmpty ? "a practice here" : practices): a closed community of people who train or live with something, and keep each other going. Coaches look after it.</p>
            <ul class="bul"><li>What \(name) writes is about health: training, aches, an illness. It lives on the practice’s own server and is seen by the people of the groups that \(name) is in, and by the coaches.</li>\
            <li>Under 18, nothing is public, and only coaches may begin to write to \(name) alone.</li>\
            <li>Nothing of \(name) is shown on a wall, a screen or a page without \(name)’s own yes and yours.</li>\
            <li>No advertising, no tracking, nothing passed on. \(name) can delete everything, and so can you, with this link.</li></ul>
            <p class="small"><a href="/privacy">The whole privacy notice</a></p></div>
            <form class="stack gap-s" method="post" action="\(href(view))">\(FormPages.token(view.formToken))<p class="line wrap">\
            \(#"<button class="btn go" name="do" value="yes">Yes, \#(name) may</button>"#, if: !isAgreed)\
            <button class="btn\(isAgreed ? " stop" : "")" name="do" value="no">\(isAgreed ? "Take my yes back" : "No")</button></p>\
            <p class="small quiet">With a no, \(name) leaves, and the account is erased.</p></form>
            """
    }

    // MARK: Showing

    private func showing(_ view: View, _ entry: PlateEntry, _ plate: Plate, _ permissions: [Permission], _ agreed: Set<ID<Permission>>) -> HTML {
        let name = view.question.person.firstName
        let standing = permissions.filter { $0.stands(at: view.time.now) && $0.approvedDigest == plate.content.digest }
        guard !standing.isEmpty else {
            return """
                <h1>Nothing of this is asked any more</h1><section class="card stack"><p>\(name)’s own yes does not stand at the moment: it was taken back, its time is over, or what would be shown was changed. Nothing is shown. If it is asked again, we write to you again.</p></section>
                """
        }
        let rows = standing.map { row($0, plate, isAgreed: agreed.contains($0.id), view) }
        let isOpen = standing.contains { !agreed.contains($0.id) }
        return """
            <h1>\(isOpen ? "\(name) said yes to this. Do you?" : "You said yes to this")</h1>
            <section class="stack" aria-labelledby="pv"><h2 id="pv">Exactly what is shown</h2>\(PlatePreview(draw: draw).plate(plate.content, pictures: href(view)))</section>
            <section class="stack" aria-labelledby="wh"><h2 id="wh">Where, and until when</h2><ul class="sheet perms">\(each: rows, { $0 })</ul></section>
            <form class="stack gap-s" method="post" action="\(href(view))">\(FormPages.token(view.formToken))<input type="hidden" name="digest" value="\(Base64URL.encode(plate.content.digest))"><p class="line wrap">\
            \(#"<button class="btn go" name="do" value="yes">Yes to all of this</button>"#, if: isOpen)\
            <button class="btn\(isOpen ? "" : " stop")" name="do" value="no">\(isOpen ? "No" : "Take everything down")</button></p>\
            <p class="small quiet">\(isOpen ? "Nothing is shown before your yes." : "It is gone at once, and you don’t have to say why.")</p></form>
            """
    }

    private func row(_ permission: Permission, _ plate: Plate, isAgreed: Bool, _ view: View) -> HTML {
        """
        <li class="row top"><div class="grow"><b class="strong">\(permission.surface.title)</b><p class="small quiet">\(permission.surface.seenBy)</p>\
        <p class="small dim">until \(permission.validUntil.map { view.time.date($0) } ?? "")</p></div>\(isAgreed ? #"<span class="tag">\#(draw.icon(.check))Yes</span>"# as HTML : #"<span class="tag amber">\#(draw.icon(.clock))Asked</span>"#)</li>
        """
    }
}
