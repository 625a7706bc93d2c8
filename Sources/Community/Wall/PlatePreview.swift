import Identity
import Kernel
import Site
import Trust

/// What would be shown, for its person and for those who ask; never for anybody else.
struct PlatePreview: Sendable {
    let draw: Drawing

    /// - Parameter pictures: where its pictures are for the one who looks; without `/picture` at the end.
    func plate(_ content: ShownContent, pictures: Href) -> HTML {
        let channels = content.channels.map { #"<span class="small">\#($0.label)</span>"# as HTML }
        return """
            <div class="plate mini">\(optional: content.picture.map { #"<img class="scene" src="\#(pictures + "/picture")" alt="\#($0.description)" decoding="async">"# })\
            <div class="stack gap-s">\(optional: content.portrait == nil ? nil : #"<img class="face" src="\#(pictures + "/portrait")" alt="The portrait" width="64" height="64" decoding="async">"#)\
            <h3 class="win">\(content.title)</h3>\(optional: content.introduction.isEmpty ? nil : "<p>\(content.introduction)</p>")\(optional: content.words.isEmpty ? nil : #"<p class="voice">“\#(content.words)”</p>"#)\
            \(optional: content.numbers.isEmpty ? nil : #"<p class="small quiet">\#(content.numbers)</p>"#)\
            <p class="line wrap">\(content.name.isEmpty ? "<span class=\"small dim\">no name</span>" : "<b class=\"name\">\(content.name)</b>" as HTML)\(each: channels, { $0 })</p></div></div>
            """
    }
}
