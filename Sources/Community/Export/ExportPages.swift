import Identity
import Kernel
import Site
import Trust

/// `/me/export`: everything about oneself as a file.
package struct ExportPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let export: Export?
        let isErasing: Bool
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>Everything about me</h1><p>One file with all that is kept of you: every row, your pictures, and a page to read it in any browser. It is yours to keep or to take elsewhere.</p></div></header>
                <div class="stack gap-l">\(optional: view.isErasing ? erasing : nil)\(optional: view.export.map { state($0, view) })\(optional: view.export?.state == .making ? nil : asking(view))</div>
                """
        )
    }

    private var erasing: HTML {
        #"<p class="note amber">\#(draw.icon(.clock))<span>Your account is to be erased. A file that is ready by then is yours; what is not fetched goes with it.</span></p>"#
    }

    private func state(_ export: Export, _ view: View) -> HTML {
        switch export.state {
        case .making:
            """
            <section class="card stack gap-s" role="status"><h2>It is being made</h2><progress max="\(export.parts)" value="\(export.done)" aria-label="How far it is">\(export.done * 100 / max(1, export.parts)) %</progress>\
            <p class="small quiet">You can go on; you are told when it is ready. <a href="/me/export">See how far it is</a></p></section>
            """
        case .ready:
            """
            <section class="card stack gap-s"><h2>It is ready</h2><p class="quiet">\(Self.size(export.bytes)), as things were on \(view.time.longDate(export.askedAt)). It is removed here on \(view.time.longDate(export.askedAt + Export.lasting)).</p>\
            <p><a class="btn go" href="\("/me/export/\(export.id).zip" as Href)" download>\(draw.icon(.download, .small))Fetch it</a></p></section>
            """
        case .failed:
            #"<section class="card stack gap-s"><h2>It could not be made</h2><p class="quiet">That is a fault of the server. Those who look after it see it. Please ask once more, or write to them.</p></section>"#
        }
    }

    private static func size(_ bytes: Int64) -> String { bytes < 1_000_000 ? "\(max(1, bytes / 1_000)) kB" : "\(bytes / 1_000_000) MB" }

    private func asking(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return """
            <form class="card stack" method="post" action="/me/export">\(FormPages.token(view.frame.formToken))\(form.summary)<h2>\(view.export == nil ? "Make it" : "Make it anew")</h2>
            <p class="quiet">What others wrote to you in messages is in it, too. Keep the file where only you get at it.</p>
            \(form.input("password", "Your password", kind: .password, autocomplete: "current-password"))
            <div class="line"><button class="btn go">Make the file</button></div></form>
            """
    }
}
