import Foundation
import Identity
import Kernel
import Site
import Trust

/// The form in which a practice is changed.
package struct PracticeScreens: Sendable {
    package struct FormView: Sendable {
        let frame: Frame
        let practice: Practice
        var facts = PracticeFacts()
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func form(_ view: FormView) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        let practice = view.practice
        let home: Href = "/p/\(practice.handle.text)"
        // A zone that this machine does not list stays possible.
        let zones = Set(TimeZone.knownTimeZoneIdentifiers + [practice.timeZone]).sorted()
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Change \(practice.name)</h1><p>Its address stays /p/\(practice.handle.text), so that links go on working.</p></div></header>
                <form class="card stack gap-l" method="post" action="\(home + "/edit")">\(FormPages.token(view.frame.formToken))\(form.summary)
                \(form.input("practice", "What is it called?", hint: "As on your front door.", value: practice.name, autocomplete: "organization"))
                \(form.input("about", "In a few words, for whom is it?", value: practice.about, isRequired: false))
                \(form.list("zone", "Time zone", hint: "Days, weeks and times of the day are counted in it.", zones.map { (value: $0, title: $0.replacing("_", with: " ")) }, chosen: practice.timeZone))
                \(form.tick("reviews-public", "A coach reads everybody’s first three public posts before they are shown", isOn: practice.reviewsPublic))
                \(form.tick("allows-youth", "People from 13 to 17 may join, each with a parent or guardian<br><span class=\"small quiet\">Off unless you tick it. They write nothing before their guardian has said yes, nothing of theirs is public, and what is shown of them needs both: their own yes and the guardian’s.</span>", isOn: practice.allowsYouth))
                <fieldset class="stack"><legend class="h">Who answers for it</legend><p class="hint">Stands on the receipts of permissions, so that people know whom they said yes to.</p>
                \(form.input("legal-name", "Legal name", value: view.facts.legalName, autocomplete: "organization", isRequired: false))
                \(form.input("postal", "Postal address", value: view.facts.address, autocomplete: "street-address", isRequired: false))
                \(form.input("contact", "Whom to write to about data", hint: "An e-mail address or a telephone number.", value: view.facts.contact, isRequired: false))
                \(form.input("jurisdiction", "The law that applies", hint: "Such as Ireland, or England and Wales.", value: view.facts.jurisdiction, isRequired: false))
                \(form.input("storage", "Where the data is kept", hint: "Such as: our own server in Cork.", value: view.facts.storage, isRequired: false))</fieldset>
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="\(home)">Cancel</a></div></form>
                """
        )
    }
}
