import Identity
import Kernel
import Site
import Trust

/// The crisis card, and the form in which a practice writes it.
package struct CrisisPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let practice: Practice
        let resources: [CrisisResource]
        let mayEdit: Bool
        let time: TimeWords
    }

    package struct FormView: Sendable {
        let frame: Frame
        let practice: Practice
        let resources: [CrisisResource]
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let old = view.resources.map(\.checkedAt).min()
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>If things are heavy right now</h1><p>You need not get through it alone, and you are not in trouble. These people answer.</p></div></header>
                \(view.resources.isEmpty ? none : card(view.resources, isForOther: false))
                <p class="quiet top">If you are in danger now, call the emergency number where you are: 112 in Europe, 999 in the UK, 911 in North America.</p>
                <p class="small dim top">\(optional: old.map { "\(view.practice.name) last looked at these on \(view.time.longDate($0))." }) \(#"<a href="\#("/p/\(view.practice.handle.text)/crisis/edit" as Href)">Change them</a>"#, if: view.mayEdit)</p>
                """
        )
    }

    private var none: HTML { #"<p class="card quiet">Your practice has not named anybody yet. A doctor, or somebody you trust, is a good place to begin.</p>"# }

    /// - Parameter isForOther: beside a report of a worry about somebody else.
    func card(_ resources: [CrisisResource], isForOther: Bool) -> HTML {
        guard !resources.isEmpty else { return "" }
        let rows = resources.map { resource in
            """
            <li class="pad stack gap-s"><p class="line between"><b class="strong">\(resource.name)</b>\(optional: resource.href.map { #"<a class="btn slim" href="\#($0)">\#(draw.icon(.phone, .small))\#(resource.contact)</a>"# as HTML } ?? "<span>\(resource.contact)</span>")</p>\
            \(optional: resource.words.isEmpty ? nil : "<p class=\"small quiet\">\(resource.words)</p>")</li>
            """ as HTML
        }
        let list: HTML = #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#
        return isForOther
            ? #"<section class="stack spaced" aria-labelledby="cr"><h2 id="cr">If somebody is in danger, call first</h2>\#(list)</section>"# : list
    }

    package func form(_ view: FormView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let rows = (0..<CrisisResource.most).map { number -> HTML in
            let resource = view.resources.indices.contains(number) ? view.resources[number] : nil
            return """
                <fieldset class="stack gap-s"><legend class="label">\(NumberWords.word(number + 1).capitalizedFirst)\(optional: resource.map { ", last looked at \(view.time.date($0.checkedAt))" })</legend><div class="pair">\(form.input("contact-\(number)", "Number or address", value: resource?.contact, isRequired: false))\(form.input("name-\(number)", "Who answers", value: resource?.name, isRequired: false))</div>\
                \(form.input("words-\(number)", "In a few words, when and for what", value: resource?.words, isRequired: false))</fieldset>
                """
        }
        let home: Href = "/p/\(view.practice.handle.text)/crisis"
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(home)">\(draw.icon(.back, .small))The crisis card</a></p>
                <header class="head"><div><h1>The crisis card</h1><p>Who answers when somebody is in a bad place. Everybody at \(view.practice.name) finds it, and you can send it instead of a punishment.</p></div></header>
                <form class="card stack gap-l" method="post" action="\(home + "/edit")">\(FormPages.token(view.frame.formToken))\(form.summary)\(each: rows, { $0 })
                \(form.tick("checked", "I have looked today: all of these are still right"))
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="\(home)">Cancel</a></div></form>
                """
        )
    }
}
