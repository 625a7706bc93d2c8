import Foundation
import Identity
import Kernel
import Site
import Store

/// How the server does, for whoever looks after it: plain advice first.
package struct OverviewPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let overview: ServerOverview
        let counts: [JobState: Int]
        let waitingMails: Int
        /// What people are told while the server is being worked on.
        let maintenance: String?
        let retention: [Retention: Int]
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let wrong = view.overview.findings.filter { !$0.isFine }
        let fine = view.overview.findings.filter(\.isFine)
        let advice = wrong.map { finding($0) }
        let others = fine.map { finding($0) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Looking after the server</h1><p>\(wrong.isEmpty ? "All is well." : wrong.count == 1 ? "One thing wants your attention." : "\(NumberWords.word(wrong.count).capitalizedFirst) things want your attention.")</p></div></header>
                <div class="stack gap-l">\(section("ad", "To mend", advice), if: !wrong.isEmpty)
                \(maintenance(view))
                \(section("fi", "What was looked at", others))
                \(retention(view))</div>
                """,
            side: side(view)
        )
    }

    private func section(_ id: String, _ title: String, _ rows: [HTML]) -> HTML {
        #"<section class="stack" aria-labelledby="\#(id)"><h2 id="\#(id)">\#(title)</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }

    private func finding(_ finding: Finding) -> HTML {
        """
        <li class="row">\(draw.icon(finding.isFine ? .check : .alert))<div class="grow"><p><b class="name">\(finding.what.capitalizedFirst)</b></p><p class="small quiet">\(finding.words)</p></div></li>
        """
    }

    private func maintenance(_ view: View) -> HTML {
        let token = FormPages.token(view.frame.formToken)
        if let words = view.maintenance {
            return """
                <form class="card stack gap-s" method="post" action="/steward/maintenance">\(token)<h2>Closed for maintenance</h2>
                <p class="note amber">\(draw.icon(.info))<span>Everybody but stewards reads: “\(words)”</span></p>
                <div class="line"><button class="btn go" name="do" value="end">Open it again</button></div></form>
                """
        }
        let form = FormPages(draw: draw, fields: FormFields(), errors: FormErrors())
        return """
            <details class="fold card"><summary>Close for maintenance \(draw.icon(.right, .small))</summary><form class="stack gap-s" method="post" action="/steward/maintenance">\(token)
            <p class="small quiet">Everybody but stewards then sees a page that says so. Please wait until people have finished what they write: what is sent meanwhile is not taken.</p>
            \(form.input("words", "What people are told", hint: "Such as: back at eight this evening. Left empty, a sentence of ours stands there.", isRequired: false))
            <div class="line"><button class="btn" name="do" value="begin">Close it</button></div></form></details>
            """
    }

    private func retention(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: FormFields(), errors: FormErrors())
        let rows = Retention.allCases.map { kind in
            form.list(
                kind.rawValue, kind.title, Retention.choices.map { (value: String($0), title: $0 == 0 ? "Keep them" : "\($0) days") },
                chosen: String(view.retention[kind] ?? kind.usual))
        }
        return """
            <form class="card stack" method="post" action="/steward/retention" aria-labelledby="re">\(FormPages.token(view.frame.formToken))<h2 id="re">How long things are kept</h2>
            <p class="small quiet">Older ones are deleted each night. What people write, and what they allowed, is theirs and stays.</p>
            <div class="pair wrap">\(each: rows, { $0 })</div><div class="line"><button class="btn go">Save</button></div></form>
            """
    }

    private func side(_ view: View) -> HTML {
        let storage = view.overview.storage.map { "<li>\($0.what): <b>\(Self.size($0.bytes))</b></li>" as HTML }
        let versions = view.overview.versions.map { "<li>\($0)</li>" as HTML }
        let waiting = (view.counts[.waiting] ?? 0) + (view.counts[.running] ?? 0)
        let abandoned = view.counts[.abandoned] ?? 0
        return """
            <aside class="side" aria-label="Facts about the server">
            <section class="stack gap-s" aria-labelledby="wo"><h2 id="wo">Work</h2><p class="small quiet">\(waiting == 0 ? "Nothing waits" : "\(waiting.grouped) waiting or planned"), \(abandoned == 0 ? "nothing was given up." : "\(abandoned.grouped) given up.")</p>
            <p class="line"><a class="btn slim" href="/steward/jobs">Work that failed</a></p></section>
            <section class="stack gap-s" aria-labelledby="ma"><h2 id="ma">Mail</h2><p class="small quiet">\(view.overview.mail) \(view.waitingMails == 0 ? "None waits." : "\(view.waitingMails.grouped) on their way.")</p></section>
            <section class="stack gap-s" aria-labelledby="sr"><h2 id="sr">Room</h2><ul class="small quiet">\(each: storage, { $0 })</ul></section>
            <section class="stack gap-s" aria-labelledby="ve"><h2 id="ve">Versions</h2><ul class="small quiet">\(each: versions, { $0 })</ul></section>
            </aside>
            """
    }

    /// `12 MB`, `3.4 GB`.
    static func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1_000_000: "\((bytes + 999) / 1_000) kB"
        case ..<1_000_000_000: "\(bytes / 1_000_000) MB"
        default: "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB"
        }
    }
}
