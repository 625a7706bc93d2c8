import Identity
import Kernel
import Site
import Trust

/// The page in an export: opened from somebody's own disk, without a server.
struct ExportPage {
    let person: Account
    let profile: Profile
    let email: String
    let written: [(id: ID<Post>, headline: String, body: String, audience: String, at: Moment)]
    let pictures: [(id: ID<Picture>, post: ID<Post>?, description: String, digest: String)]
    let messages: [(with: String, by: String, body: String, at: Moment)]
    let praise: [(giver: String, receiver: String, words: String, at: Moment)]
    let looks: [Look]
    let time: TimeWords

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>\(person.name), everything kept</title>
        <style>body{font:1rem/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1f2a26;background:#faf6ee}h1,h2{font-family:system-ui,sans-serif;line-height:1.2}article,li{margin-block:1rem}article{padding:1rem;background:#fff;border-radius:.75rem}img{max-width:100%;border-radius:.5rem}.dim{color:#5b6b63;font:.875rem system-ui,sans-serif}.pre{white-space:pre-wrap}@media(prefers-color-scheme:dark){body{background:#16211d;color:#e8e4d8}article{background:#1f2d27}.dim{color:#a9b8b0}}</style></head>
        <body><h1>\(person.name)</h1><p class="dim">@\(person.handle.text), \(email). Made \(time.longDate(time.now)). Every row as it is kept lies in the folder data.</p>
        \(optional: person.about.isEmpty ? nil : "<p>\(person.about)</p>")
        \(section("What you wrote", written.map(post)))
        \(section("What people said they noticed, and you", praise.map { "<li>\($0.giver) to \($0.receiver): “\($0.words)” <span class=\"dim\">\(date($0.at))</span></li>" as HTML }, isList: true))
        \(section("Messages", messages.map { "<li><span class=\"dim\">With \($0.with), \(date($0.at))</span><br><b>\($0.by)</b>: <span class=\"pre\">\($0.body)</span></li>" as HTML }, isList: true))
        \(section("Who looked", looks.map { "<li>\($0.viewer): \($0.what) <span class=\"dim\">\(date($0.at))</span></li>" as HTML }, isList: true))
        </body></html>
        """
    }

    private func date(_ moment: Moment) -> String { "\(time.longDate(moment)), \(time.clock(moment)) UTC" }

    private func section(_ title: String, _ rows: [HTML], isList: Bool = false) -> HTML {
        let list: HTML = isList ? "<ul>\(each: rows, { $0 })</ul>" : "\(each: rows, { $0 })"
        return rows.isEmpty ? "" : "<section><h2>\(title)</h2>\(list)</section>"
    }

    private func post(_ post: (id: ID<Post>, headline: String, body: String, audience: String, at: Moment)) -> HTML {
        let images = pictures.filter { $0.post == post.id }.map { #"<p><img src="\#("pictures/\($0.id).jpg" as Href)" alt="\#($0.description)"></p>"# as HTML }
        return """
            <article><p class="dim">\(date(post.at)), for \(post.audience)</p>\(optional: post.headline.isEmpty ? nil : "<h3>\(post.headline)</h3>")\(RichTextHTML(people: []).html(RichText(markdown: post.body)))\(each: images, { $0 })</article>
            """
    }
}
