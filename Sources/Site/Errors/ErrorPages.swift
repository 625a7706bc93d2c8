import Kernel

/// What stands in place of a page that could not be made.
package struct ErrorPages: Sendable {
    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    /// - Parameter reference: a number that also stands in the log, where the failure is a fault of ours.
    package func page(status: Int, sentence: String, reference: String? = nil) -> HTML {
        pages.plain(
            title: heading(status),
            main: """
                <div class="letter oops"><p class="line">\(pages.draw.logo(36))</p>
                <h1>\(heading(status))</h1>
                <p class="quiet">\(sentence)</p>
                \(optional: reference.map(mention))
                <p class="line"><a class="btn go" href="/home">Go to your home page</a></p></div>
                """
        )
    }

    package func page(_ back: FormGivenBack) -> HTML {
        let out = back.wayOut ?? ("Go to your home page", "/home")
        return pages.plain(
            title: back.heading,
            main: """
                <div class="letter oops"><p class="line">\(pages.draw.logo(36))</p>
                <h1>\(back.heading)</h1>
                <p class="quiet">\(back.sentence)</p>
                \(FormPages.wordsBack(back.form.fields.typedWords, rows: 8))
                \(optional: left(back.form).map { "<p class=\"small dim\">\($0)</p>" })
                \(optional: back.action.map { again(back.form.fields, $0) })
                <p class="line"><a class="btn\(back.action == nil ? " go" : "")" href="\(out.href)">\(out.words)</a></p></div>
                """
        )
    }

    /// What is not given back.
    private func left(_ form: TypedForm) -> String? {
        if !form.isWhole { return "Pictures have to be chosen again, where you write next; what stood below them in the form has to be written again." }
        return form.holdsFiles ? "Pictures have to be chosen again, where you write next." : nil
    }

    /// The same form, with the token that was in it: whoever could not send it before cannot now.
    private func again(_ fields: FormFields, _ action: Href) -> HTML {
        """
        <form method="post" action="\(action)">\(each: fields.texts, { #"<input type="hidden" name="\#($0.name)" value="\#($0.text)">"# })\
        <p class="line"><button class="btn go">Send it again</button></p></form>
        """
    }

    private func mention(_ reference: String) -> HTML {
        """
        <p class="small dim">If it happens again, tell whoever runs this server the number <b class="num">\(reference)</b>. \
        It lets them find what went wrong; it says nothing about you.</p>
        """
    }

    private func heading(_ status: Int) -> String {
        switch status {
        case 400: "That did not arrive well"
        case 403: "Not from here"
        case 404: "Nothing here"
        case 409: "Somebody was faster"
        case 413: "That is too much at once"
        case 429: "A little slower, please"
        case 503: "Back in a moment"
        case 507: "The disk is full"
        default: status < 500 ? "That did not work" : "Something went wrong"
        }
    }
}
