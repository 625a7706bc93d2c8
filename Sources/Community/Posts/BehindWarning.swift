import Site

/// What stands behind a warning, the author’s or the reader’s own, stays folded until it is opened.
struct BehindWarning: Sendable {
    let draw: Drawing

    func html(_ content: HTML, of post: Post, isOpen: Bool = false) -> HTML {
        guard let warning = post.warning else { return content }
        return """
            <details class="behind"\(flag: "open", if: isOpen)><summary>\(draw.icon(.eye, .small))<span>\(warning.sentence)</span></summary>\(content)</details>
            """
    }
}
