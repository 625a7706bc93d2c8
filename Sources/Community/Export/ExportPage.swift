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
        <meta name="color-scheme" content="light dark"><link rel="stylesheet" href="\("style.css" as Href)"></head>
        <body><main id="main" class="setup"><header class="head"><div><h1>\(person.name)</h1><p>@\(person.handle.text), \(email). Made \(time.longDate(time.now)). Every row as it is kept lies in the folder data.</p></div></header>
        \(optional: person.about.isEmpty ? nil : "<p class=\"voice\">\(person.about)</p>")<div class="stack gap-l">
        \(section("What you wrote", written.map(post)))
        \(section("What people said they noticed, and you", praise.map { "<p>\($0.giver) to \($0.receiver): <span class=\"voice\">\($0.words)</span> <span class=\"small dim\">\(date($0.at))</span></p>" as HTML }))
        \(section("Messages", messages.map { "<p class=\"small dim\">With \($0.with), \(date($0.at))</p><p><b>\($0.by)</b>: <span class=\"prewrap\">\($0.body)</span></p>" as HTML }))
        \(section("Who looked", looks.map { "<p>\($0.viewer): \($0.what) <span class=\"small dim\">\(date($0.at))</span></p>" as HTML }))
        </div></main>
        </body></html>
        """
    }

    private func date(_ moment: Moment) -> String { "\(time.longDate(moment)), \(time.clock(moment)) UTC" }

    private func section(_ title: String, _ rows: [HTML]) -> HTML {
        let items = rows.map { #"<li class="pad">\#($0)</li>"# as HTML }
        return rows.isEmpty ? "" : #"<section class="stack"><h2>\#(title)</h2><ul class="sheet">\#(each: items, { $0 })</ul></section>"#
    }

    private func post(_ post: (id: ID<Post>, headline: String, body: String, audience: String, at: Moment)) -> HTML {
        let images = pictures.filter { $0.post == post.id }.map {
            #"<p><img class="scene" src="\#("pictures/\($0.id).jpg" as Href)" alt="\#($0.description)"></p>"# as HTML
        }
        return """
            <p class="small dim">\(date(post.at)), for \(post.audience)</p>\(optional: post.headline.isEmpty ? nil : "<h3 class=\"win\">\(post.headline)</h3>")<div class="voice">\(RichTextHTML(people: []).html(RichText(markdown: post.body)))</div>\(each: images, { $0 })
            """
    }
}
