import Identity
import Kernel
import Site
import Trust

/// Messages of coaches to many: writing one, whom it has reached, and reading it.
package struct BroadcastPages: Sendable {
    package struct ListView: Sendable {
        let frame: Frame
        let practice: Practice
        let sendsMail: Bool
        /// With their subjects, as the one who looks reads them.
        let broadcasts: [(broadcast: Broadcast, subject: String, reach: Broadcast.Reach)]
        let fields: FormFields
        let errors: FormErrors
        let formKey: String
        let time: TimeWords
    }

    package struct View: Sendable {
        let frame: Frame
        let broadcast: Broadcast
        let practice: Practice
        /// For those who may write them.
        let reach: Broadcast.Reach?
        var filter = ReaderFilter.nothing
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func list(_ view: ListView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let rows = view.broadcasts.map { row($0.broadcast, $0.subject, $0.reach, view.time) }
        let ticks = FormPages(
            draw: draw, fields: view.fields.texts.isEmpty ? FormFields(texts: [("mail", "yes")]) : view.fields, errors: view.errors)
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Write to everybody</h1><p>For what everybody at \(view.practice.name) should know: a change of hours, a thank you, an invitation. Conversations do more; keep these few.</p></div></header>
                <div class="stack gap-l"><form class="card stack gap-l" method="post" action="\("/p/\(view.practice.handle.text)/broadcasts" as Href)">\(FormPages.token(view.frame.formToken))\
                <input type="hidden" name="key" value="\(view.formKey)">\(form.summary)
                \(form.list("room", "Who is it for?", Broadcast.Room.allCases.map { ($0.rawValue, $0.title) }, chosen: Broadcast.Room.everybody.rawValue))
                \(form.input("subject", "What is it about?", hint: "It is the mail’s subject, which shows on locked screens: nothing private."))
                \(form.area("body", "Your message", rows: 8, isRequired: true))
                \(ticks.tick("mail", "Also by mail<br><span class=\"small quiet\">\(view.sendsMail ? "To those who take such mails. Each has a link that ends them." : "This server sends no mail so far; mails wait in its outbox folder.")</span>"))
                <div class="line"><button class="btn go">\(draw.icon(.send))Send</button></div></form>
                \(sent(rows), if: !rows.isEmpty)</div>
                """
        )
    }

    private func sent(_ rows: [HTML]) -> HTML {
        #"<section class="stack" aria-labelledby="se"><h2 id="se">What was sent</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }

    private func row(_ broadcast: Broadcast, _ subject: String, _ reach: Broadcast.Reach, _ time: TimeWords) -> HTML {
        """
        <li class="row"><div class="grow"><p><a class="name" href="\(broadcast.href)">\(subject)</a> <span class="small dim">\(time.ago(broadcast.createdAt))</span></p>\
        <p class="small quiet">\(broadcast.author.name) to \(broadcast.room.title.lowercased()). \(line(broadcast, reach))</p></div></li>
        """
    }

    /// What it reached, in words.
    private func line(_ broadcast: Broadcast, _ reach: Broadcast.Reach) -> String {
        var parts = [reach.told == 1 ? "One person was told" : "\(reach.told.grouped) people were told"]
        // Of one or two people a number would be a name.
        if reach.told > 2 {
            parts.append(reach.read == 0 ? "nobody has opened it yet" : reach.read == 1 ? "one has opened it" : "\(reach.read.grouped) have opened it")
        }
        if broadcast.byMail {
            let waiting = reach.mailed - reach.sent - reach.refused
            if reach.sent > 0 { parts.append(reach.sent == 1 ? "one mail was taken" : "\(reach.sent.grouped) mails were taken") }
            if waiting > 0 { parts.append(waiting == 1 ? "one mail is on its way" : "\(waiting.grouped) mails are on their way") }
            if reach.refused > 0 { parts.append("\(reach.refused.grouped) refused by the other side") }
        }
        let state =
            broadcast.stoppedAt != nil
            ? " It stopped there, because its writer’s account was not active any more." : broadcast.toldAt == nil ? " It is still going out." : ""
        return parts.joined(separator: ", ") + "." + state
    }

    package func page(_ view: View) -> HTML {
        let broadcast = view.broadcast
        return pages.page(
            view.frame,
            main: """
                <article class="card stack" aria-labelledby="su"><div class="line nowrap top">\(draw.face(broadcast.author.face, 44))<p class="grow"><a class="name" href="\(broadcast.author.href)">\(broadcast.author.name)</a><br>\
                <span class="small dim">\(view.time.ago(broadcast.createdAt)), to \(broadcast.room.title.lowercased()) at \(view.practice.name)</span></p></div>
                <h1 id="su">\(view.filter.line(broadcast.subject))</h1>\(FoldedWords(draw: draw).html(broadcast.body, for: view.filter))</article>
                \(optional: view.reach.map { "<p class=\"small quiet spaced\">\(line(broadcast, $0)) Who opened it stays with them.</p>" })
                <p class="line spaced"><a class="btn slim" href="\(Conversation.href(broadcast.author))">\(draw.icon(.talk, .small))Write back to \(broadcast.author.firstName) alone</a></p>
                """
        )
    }
}
