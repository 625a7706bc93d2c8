import Identity
import Kernel
import Site
import Trust

/// The prompts that a group is given on some days of the week.
package struct PromptPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let group: Group
        let schedule: PromptSchedule?
        let author: Account?
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let chosen = view.fields.texts.isEmpty ? Set((view.schedule?.weekdays ?? [0]).map(String.init)) : Set(view.fields.all("weekday"))
        let days = TimeWords.weekdays.enumerated().map { number, name in
            #"<label class="pick"><input type="checkbox" name="weekday" value="\#(number)"\#(flag: "checked", if: chosen.contains(String(number)))><span>\#(name)</span></label>"#
                as HTML
        }
        let minute = view.schedule?.minute ?? 480
        let time = (minute / 60 < 10 ? "0" : "") + "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)"
        let rests = view.schedule?.dueAt != nil
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(view.group.href)">\(draw.icon(.back, .small))\(view.group.name)</a></p>
                <header class="head"><div><h1>Prompts on a schedule</h1><p>A question now and then that anybody can answer in a line. One after the other, then from the beginning.</p></div></header>
                <div class="stack">\(optional: state(view))
                <form class="card stack gap-l" method="post" action="\(view.group.href + "/prompts")">\(FormPages.token(view.frame.formToken))\(form.summary)
                \(form.area("prompts", "The prompts", hint: "One a line. Small and concrete works best: “What made it easier today?”", value: view.schedule?.prompts.joined(separator: "\n") ?? "", rows: 8))
                <fieldset class="ticks" id="weekday"><legend class="label">On which days?</legend><div class="line">\(each: days, { $0 })</div>\(form.message("weekday"))</fieldset>
                \(form.input("time", "At what time?", hint: "By the practice’s clock. They are shared in your name.", kind: .time, value: time))
                <div class="line"><button class="btn go" name="do" value="save">\(rests ? "Save" : "Save and begin")</button>\
                \(#"<button class="btn" name="do" value="rest" formnovalidate>Let it rest</button>"#, if: rests)</div></form></div>
                """
        )
    }

    private func state(_ view: View) -> HTML? {
        guard let schedule = view.schedule else { return nil }
        if let failure = schedule.failure {
            return
                #"<p class="note amber">\#(draw.icon(.alert))<span>The last one could not be shared: \#(failure) Save to begin again, in your own name.</span></p>"#
        }
        guard let due = schedule.dueAt else {
            return #"<p class="note">\#(draw.icon(.quiet))<span>It rests. Nothing is shared until you begin again.</span></p>"#
        }
        return """
            <p class="note">\(draw.icon(.clock))<span>Next: “\(schedule.next)”, \(view.time.longDate(due)), \(view.time.clock(due)), in the name of \(view.author?.name ?? "somebody who left").</span></p>
            """
    }
}
