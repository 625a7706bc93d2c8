import Identity
import Kernel
import Language
import Site
import Trust

/// What somebody would rather not read.
package struct FilterPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let filters: ReaderFilters
        let tells: Bool
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let topics = Topic.allCases.map { tick("topic", $0.rawValue, $0.title, view.filters.topics.contains($0.rawValue), view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>What I would rather not read</h1><p>What others write about it is folded away for you: in feeds, replies, messages, notices and mails. \
                You can open it where you like. Nobody is told, and nothing changes for them.</p></div></header>
                <form class="stack gap-l" method="post" action="/me/filters">\(FormPages.token(view.frame.formToken))\(form.summary)
                <section class="card stack gap-s" aria-labelledby="to"><h2 id="to">Topics</h2><p class="small quiet">Found by their words, in English. It will sometimes fold too much, and sometimes miss something.</p>\(each: topics, { $0 })
                <div class="spaced">\(tick("tells", "yes", "My coaches may know which topics I chose", view.tells, view))</div></section>
                <section class="card stack" aria-labelledby="wo"><h2 id="wo">Words of my own</h2>
                \(form.area("phrases", "One word, or a few in a row, on each line", hint: "Whole words, in any language; with * at the end all that begin so, as diet*. Large and small letters and accents make no difference.", value: view.filters.phrases.joined(separator: "\n"), rows: 6, isVoice: false))</section>
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="/me">Cancel</a></div></form>
                """
        )
    }

    private func tick(_ name: String, _ value: String, _ label: String, _ isChosen: Bool, _ view: View) -> HTML {
        let isTicked = view.fields.texts.isEmpty ? isChosen : view.fields.all(name).contains(value)
        return
            #"<label class="pick"><input type="checkbox" name="\#(name)" value="\#(value)"\#(flag: "checked", if: isTicked)><span>\#(label)</span></label>"#
    }
}

/// Reads the form.
enum FilterForm {
    static func filters(_ fields: FormFields) throws -> ReaderFilters {
        var errors = FormErrors()
        var phrases: [String] = []
        for line in fields.text("phrases").split(whereSeparator: \.isNewline) {
            let phrase = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !phrase.isEmpty, !phrases.contains(phrase) else { continue }
            phrases.append(phrase)
        }
        if let long = phrases.first(where: { $0.count > ReaderFilters.longestPhrase }) {
            errors.add("phrases", "Please keep each line under \(ReaderFilters.longestPhrase) characters; “\(long.prefix(30))…” is longer.")
        }
        if let empty = phrases.first(where: { SearchWords.words($0).isEmpty }) {
            errors.add("phrases", "“\(empty.prefix(30))” has no letter and no digit, so nothing could be found by it.")
        }
        if phrases.count > ReaderFilters.mostPhrases { errors.add("phrases", "Please keep it to \(ReaderFilters.mostPhrases) lines.") }
        try errors.check()
        return ReaderFilters(topics: Set(fields.all("topic")).intersection(Topic.allCases.map(\.rawValue)), phrases: phrases)
    }
}
