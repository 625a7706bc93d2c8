import Foundation
import Identity
import Kernel
import Site

/// How somebody wants things to be: time zone, language, who may follow, and what is public.
package struct SettingsPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let profile: Profile
        /// The practice’s time zone, which holds where nothing is chosen.
        let zone: String
        /// One's own page.
        let address: Href
        /// Those that they belong to.
        let practices: [Practice]
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: pages.draw, fields: view.fields, errors: view.errors)
        let zones = Set(TimeZone.knownTimeZoneIdentifiers + [view.profile.timeZone].compactMap { $0 }).sorted()
        let zoneChoices = [(value: "", title: "As at my practice (\(Self.spaced(view.zone)))")] + zones.map { (value: $0, title: Self.spaced($0)) }
        let languages = [(value: "", title: "I would rather not say")] + PostLanguages.all.map { (value: $0.code, title: $0.name) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(pages.draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>How I want it</h1><p>Each of these is yours to change, any day.</p></div></header>
                <form class="stack gap-l" method="post" action="/me/settings">\(FormPages.token(view.frame.formToken))\(form.summary)
                <section class="card stack" aria-labelledby="ti"><h2 id="ti">Time and language</h2>
                \(form.list("zone", "My time zone", zoneChoices, chosen: view.profile.timeZone ?? ""))
                \(form.list("language", "What I write is usually in", hint: "So that it is read out in the right voice. Times and dates are shown to you in it, too.", languages, chosen: view.profile.language))</section>
                <section class="card stack" aria-labelledby="fo"><h2 id="fo">People</h2>
                \(box("approves", "Ask me before somebody follows me", "People of my practices see a button that asks instead of one that follows. Whoever waits for an answer when this ends follows you then.", view.profile.approvesFollows, view))
                \(box("suggested", "Suggest me to people who are on a similar road", "Only people of my practices are shown me, with the reason. I can end it any day.", view.profile.isSuggested, view))
                \(box("views", "Let people know that I saw what they wrote", "Only the author of a post or a message sees it; of a post, the first time. When this ends, what was noted of posts is deleted.", view.profile.tellsViews, view))</section>
                <section class="card stack" aria-labelledby="me"><h2 id="me">Messages</h2>
                \(form.list("messages", "Who may begin to write to me alone", MessageDoor.allCases.map { ($0.rawValue, $0.title) }, chosen: view.profile.messagesFrom.rawValue))
                \(box("broadcasts", "Send me what coaches write to everybody by mail, too", "It is on your notices in any case.", view.profile.takesBroadcastMail, view))</section>
                <section class="card stack" aria-labelledby="wa"><h2 id="wa">Warnings</h2>
                <p class="quiet">What somebody shares behind a warning stays folded until you open it. These you would rather see at once:</p>
                \(each: unfolds(view), { $0 })</section>
                <section class="card stack" id="public" aria-labelledby="pu"><h2 id="pu">What is public</h2>
                <p class="quiet">Visitors without an account who have the address of <a href="\(view.address)">your page</a> see what you tick here and what you share publicly, and nothing else. Your groups never show.</p>
                \(each: parts(view), { $0 })
                \(form.list("shown-practice", "The practice with which they see me", [(value: "", title: "None")] + view.practices.map { (value: $0.id.description, title: $0.name) }, chosen: view.profile.shownPractice?.description ?? ""))</section>
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="/me">Cancel</a></div></form>
                """
        )
    }

    private static func spaced(_ zone: String) -> String { zone.replacing("_", with: " ") }

    private func unfolds(_ view: View) -> [HTML] {
        WarningKind.allCases.map { box("unfolds", $0.title, nil, view.profile.unfolds.contains($0), view, value: $0.rawValue) }
    }

    private func parts(_ view: View) -> [HTML] {
        Profile.Part.allCases.map { part in
            let line = part == .name ? "Without this one, your page is not there for visitors." : nil
            return box("public", part.title, line, view.profile.isPublic.contains(part), view, value: part.rawValue)
        }
    }

    /// A switch that shows how things stand, and how it was sent where the form came back.
    private func box(_ name: String, _ label: String, _ line: String?, _ stands: Bool, _ view: View, value: String = "yes") -> HTML {
        let isOn = view.fields.texts.isEmpty ? stands : view.fields.all(name).contains(value)
        return """
            <label class="pick"><input type="checkbox" name="\(name)" value="\(value)"\(flag: "checked", if: isOn)>\
            <span>\(label)\(optional: line.map { "<br><span class=\"small quiet\">\($0)</span>" })</span></label>
            """
    }
}
