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
        /// Whether they pressed No to the account and are asked whether they mean it.
        var isSure = true
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
            body = showing(view, plate.plate, plate.permissions.filter { $0.stands(at: view.time.now) }, plate.agreed)
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
        guard guardian.refusedAt == nil else { return refused(view, name) }
        guard view.isSure else { return sure(view, name) }
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
            <a class="btn" href="\(href(view) + "?answer=no")">\(isAgreed ? "Take my yes back" : "No")</a></p></form>
            """
    }

    private func sure(_ view: View, _ name: String) -> HTML {
        """
        <h1>No for \(name)?</h1>
        <section class="card stack"><p>From that moment nobody sees anything of \(name) here. Two weeks later the account and everything in it is erased, and cannot be brought back. Until then you can change your mind with this link.</p>
        <form method="post" action="\(href(view))">\(FormPages.token(view.formToken))<p class="line wrap"><button class="btn stop" name="do" value="no">Yes, I say no</button><a class="btn bare" href="\(href(view))">Back</a></p></form></section>
        """
    }

    private func refused(_ view: View, _ name: String) -> HTML {
        guard let until = view.question.mayChangeUntil else {
            return
                "<h1>You said no</h1><section class=\"card stack\"><p>The account of \(name) is being erased, and nothing of it is shown to anybody.</p></section>"
        }
        return """
            <h1>You said no</h1><section class="card stack"><p>Nothing of \(name) is shown to anybody. On \(view.time.longDate(until)) the account and everything in it is erased.</p>
            <form method="post" action="\(href(view))">\(FormPages.token(view.formToken))<p><button class="btn" name="do" value="yes">\(name) may after all</button></p></form></section>
            """
    }

    // MARK: Showing

    /// - Parameter standing: the yeses of the child that stand, to whichever version.
    private func showing(_ view: View, _ plate: Plate, _ standing: [Permission], _ agreed: Set<ID<Permission>>) -> HTML {
        let name = view.question.person.firstName
        guard !standing.isEmpty else {
            return """
                <h1>Nothing of this is asked any more</h1><section class="card stack"><p>\(name)’s own yes does not stand at the moment: it was taken back, or its time is over. Nothing is shown. If it is asked again, we write to you again.</p></section>
                """
        }
        let newest = standing.filter { $0.approvedDigest == plate.content.digest }
        let isOpen = newest.contains { !agreed.contains($0.id) }
        let versions = (newest.isEmpty ? [] : [plate]) + view.question.earlier
        let parts = versions.map { version in
            part(version, standing.filter { $0.approvedDigest == version.content.digest }, agreed, isEarlier: version.version != plate.version, view)
        }
        return """
            <h1>\(isOpen ? "\(name) said yes to this. Do you?" : "You said yes to this")</h1>\(each: parts, { $0 })
            <form class="stack gap-s" method="post" action="\(href(view))">\(FormPages.token(view.formToken))<input type="hidden" name="digest" value="\(Base64URL.encode(plate.content.digest))"><p class="line wrap">\
            \(#"<button class="btn go" name="do" value="yes">Yes to all of this</button>"#, if: isOpen)\
            <button class="btn\(agreed.isEmpty ? "" : " stop")" name="do" value="no">\(agreed.isEmpty ? "No" : "Take everything down")</button></p>\
            <p class="small quiet">\(agreed.isEmpty ? "Nothing is shown before your yes." : "It is gone at once, and you don’t have to say why.")</p></form>
            """
    }

    private func part(_ version: Plate, _ permissions: [Permission], _ agreed: Set<ID<Permission>>, isEarlier: Bool, _ view: View) -> HTML {
        let rows = permissions.map { row($0, isAgreed: agreed.contains($0.id), view) }
        let number = version.version
        return """
            <section class="stack" aria-labelledby="pv-\(number)"><h2 id="pv-\(number)">\(isEarlier ? "As it was before, and is shown until one of you says no" : "Exactly what is shown")</h2>\
            \(PlatePreview(draw: draw).plate(version.content, pictures: href(view) + "/\(number)"))
            <h3>Where, and until when</h3><ul class="sheet perms">\(each: rows, { $0 })</ul></section>
            """
    }

    private func row(_ permission: Permission, isAgreed: Bool, _ view: View) -> HTML {
        """
        <li class="row top"><div class="grow"><b class="strong">\(permission.surface.shortTitle)</b><p class="small quiet">\(permission.surface.seenBy(of: view.question.person.firstName))</p>\
        <p class="small dim">until \(permission.validUntil.map { view.time.date($0) } ?? "")</p></div>\(isAgreed ? #"<span class="tag">\#(draw.icon(.check))Yes</span>"# as HTML : #"<span class="tag amber">\#(draw.icon(.clock))Asked</span>"#)</li>
        """
    }
}
