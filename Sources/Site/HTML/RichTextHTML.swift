import Kernel

/// The markup of what people write. `voice` paragraphs; links to other places are marked as such and carry no referrer.
package struct RichTextHTML {
    /// Grows when the markup changes, so that stored markup of an older version is made anew.
    package static let version = 1

    private let people: Set<String>

    /// - Parameter people: the handles that exist; only they become links.
    package init(people: Set<String>) { self.people = people }

    package func html(_ text: RichText) -> SafeHTML {
        SafeHTML(rendered: text.blocks.map(block).joined())
    }

    /// What `html` made and the database kept.
    package static func stored(_ markup: String) -> SafeHTML { SafeHTML(rendered: markup) }

    private func block(_ block: RichText.Block) -> String {
        switch block {
        case .paragraph(let inlines): "<p>\(inlines.map(inline).joined())</p>"
        case .list(let isOrdered, let items):
            "<\(isOrdered ? "ol" : "ul")>"
                + items.map { "<li>\($0.map(self.block).joined())</li>" }.joined() + "</\(isOrdered ? "ol" : "ul")>"
        case .quotation(let blocks): "<blockquote>\(blocks.map(self.block).joined())</blockquote>"
        case .code(let text): "<pre><code>\(escaped(text))</code></pre>"
        }
    }

    private func inline(_ inline: RichText.Inline) -> String {
        switch inline {
        case .text(let text): escaped(text)
        case .emphasis(let inner): "<em>\(inner.map(self.inline).joined())</em>"
        case .strong(let inner): "<strong>\(inner.map(self.inline).joined())</strong>"
        case .code(let text): "<code>\(escaped(text))</code>"
        case .lineBreak: "<br>"
        case .link(let address, let inner):
            Href(external: address).map { href in
                "<a href=\"\(escaped(href.text))\" rel=\"nofollow noopener noreferrer ugc\">\(inner.map(self.inline).joined())</a>"
            } ?? inner.map(self.inline).joined()
        case .mention(let handle):
            people.contains(handle) ? "<a class=\"mention\" href=\"/@\(handle)\">@\(handle)</a>" : "@\(handle)"
        case .hashtag(let tag): "<span class=\"tagword\">#\(escaped(tag))</span>"
        }
    }

    private func escaped(_ text: String) -> String { HTML.escaped(text).text }
}
