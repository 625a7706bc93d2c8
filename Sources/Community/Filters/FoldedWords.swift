import Kernel
import Site
import Trust

/// Somebody's words as they wrote them, folded where the one who reads would rather not.
struct FoldedWords: Sendable {
    let draw: Drawing

    func html(_ markdown: String, for filter: ReaderFilter?) -> HTML {
        let text = RichText(markdown: markdown)
        let words: HTML = "<div class=\"voice\">\(RichTextHTML(people: []).html(text))</div>"
        guard let filter, let found = filter.found(in: [text.excerpt(.max)]) else { return words }
        return #"<details class="behind"><summary>\#(draw.icon(.eye, .small))<span>\#(ReaderFilter.line(found))</span></summary>\#(words)</details>"#
    }
}
