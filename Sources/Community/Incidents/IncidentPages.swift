import Identity
import Kernel
import Site
import Trust

/// `/steward/incidents`: what went wrong with people's data.
package struct IncidentPages: Sendable {
    package struct ListView: Sendable {
        let frame: Frame
        let incidents: [Incident]
        let time: TimeWords
    }

    package struct FormView: Sendable {
        let frame: Frame
        /// `nil` for a new one.
        let incident: Incident?
        let zone: String
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func list(_ view: ListView) -> HTML {
        let rows = view.incidents.map { row($0, view.time) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/steward">\(draw.icon(.back, .small))Looking after the server</a></p>
                <header class="head"><div><h1>Incidents</h1><p>Whatever goes wrong with people’s data belongs here, with what was done about it: the law asks for it, and the next steward is glad of it.</p></div>\
                <a class="btn go slim" href="/steward/incidents/new">\(draw.icon(.add, .small))Note one</a></header>
                \(rows.isEmpty ? #"<section class="card empty"><div class="center">\#(draw.icon(.check))</div><h2>None so far</h2><p class="quiet">A lost telephone, a mail to the wrong person, a break-in: note it the day you notice it.</p></section>"# as HTML : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                """
        )
    }

    private func row(_ incident: Incident, _ time: TimeWords) -> HTML {
        """
        <li class="row"><div class="grow"><p><a class="name" href="\("/steward/incidents/\(incident.id)" as Href)">\(String(incident.what.prefix(120)))</a> \(state(incident, time))</p>\
        <p class="small quiet">Noticed \(time.longDate(incident.noticedAt))</p></div></li>
        """
    }

    private func state(_ incident: Incident, _ time: TimeWords) -> HTML {
        if incident.closedAt != nil { return #"<span class="tag">Closed</span>"# }
        guard let due = incident.due else { return #"<span class="tag sandy">Open</span>"# }
        return #"<span class="tag amber">The authority, by \#(time.longDate(due)), \#(time.clock(due))</span>"#
    }

    package func form(_ view: FormView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let incident = view.incident
        let noticed = view.fields.raw("noticed").isEmpty ? incident.map { LocalMoment.text($0.noticedAt, zone: view.zone) } ?? "" : view.fields.raw("noticed")
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/steward/incidents">\(draw.icon(.back, .small))Incidents</a></p>
                <header class="head"><div><h1>\(incident == nil ? "Note an incident" : "An incident")</h1><p>Where there is a risk for people, the authority has to be told within 72 hours of noticing, and they themselves where the risk is high.</p></div></header>
                <form class="card stack" method="post" action="\(incident.map { "/steward/incidents/\($0.id)" as Href } ?? "/steward/incidents/new")">\(FormPages.token(view.frame.formToken))\(form.summary)
                \(form.input("noticed", "When was it noticed?", hint: "By your own clock. Left empty: now.", kind: .moment, value: noticed, isRequired: false))
                \(form.area("what", "What happened?", value: incident?.what ?? "", rows: 4, isRequired: true))
                \(form.area("people", "Whose data, which, and of how many people?", value: incident?.people ?? "", rows: 2))
                \(form.area("effects", "What may come of it for them?", value: incident?.effects ?? "", rows: 2))
                \(form.area("measures", "What was done, and what will be?", value: incident?.measures ?? "", rows: 3))
                \(form.tick("risk", "There is a risk for people", isOn: incident?.isRisk ?? false))
                \(form.tick("authority", told("The authority was told", incident?.authorityToldAt, view.time), isOn: incident?.authorityToldAt != nil))
                \(form.tick("told", told("The people were told", incident?.peopleToldAt, view.time), isOn: incident?.peopleToldAt != nil))
                \(form.tick("closed", "Nothing is left to do", isOn: incident?.closedAt != nil))
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="/steward/incidents">Cancel</a></div></form>
                """
        )
    }

    private func told(_ words: String, _ at: Moment?, _ time: TimeWords) -> HTML { "\(words)\(optional: at.map { ", \(time.longDate($0))" })" }
}
