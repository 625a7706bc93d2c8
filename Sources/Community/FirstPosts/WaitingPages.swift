import Identity
import Kernel
import Site
import Trust

/// What waits in a group: requests to join, and first posts.
package struct WaitingPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let group: Group
        let requests: [GroupRequest]
        let posts: [Post]
        let pictures: [ID<Post>: [ShownPicture]]
        let polls: [ID<Post>: Poll]
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let requests = view.requests.map { request($0, view) }
        let posts = view.posts.map { post($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(view.group.href)">\(draw.icon(.back, .small))\(view.group.name)</a></p>
                <header class="head"><div><h1>Waiting for you</h1><p>In \(view.group.name). Whoever looks after the group can answer; the first answer counts.</p></div></header>
                <div class="stack gap-l">\(empty, if: requests.isEmpty && posts.isEmpty)
                \(section("wr", "Would like to join", requests), if: !requests.isEmpty)
                \(section("wp", "First posts", posts), if: !posts.isEmpty)</div>
                """
        )
    }

    private var empty: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.check))</div><h2>Nobody is waiting</h2>
        <p class="quiet">Who asks to join, and what somebody shares here for the first time, is here until one of you answers.</p></section>
        """
    }

    private func section(_ id: String, _ title: String, _ rows: [HTML]) -> HTML {
        #"<section class="stack" aria-labelledby="\#(id)"><h2 id="\#(id)">\#(title)</h2>\#(each: rows, { $0 })</section>"#
    }

    private func request(_ request: GroupRequest, _ view: View) -> HTML {
        let id = "answer-\(request.account.id)"
        let words: HTML = request.words.isEmpty ? "<p class=\"small quiet\">No words with it.</p>" : "<p class=\"voice\">\(request.words)</p>"
        return """
            <div class="card stack gap-s"><form class="stack gap-s" method="post" action="\(view.group.href + "/waiting")">\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="account" value="\(request.account.id)">
            <div class="line nowrap top">\(draw.face(request.account.face, 44))<div class="grow"><p><a class="name" href="\(request.account.href)">\(request.account.name)</a> <span class="small dim">asked \(view.time.ago(request.askedAt))</span></p>\
            \(words)</div></div>
            <div class="line"><button class="btn go" name="do" value="let-in">Let them in</button></div></form>
            <details class="fold"><summary>Not now \(draw.icon(.right, .small))</summary><form class="stack gap-s" method="post" action="\(view.group.href + "/waiting")">\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="account" value="\(request.account.id)"><div class="field"><label for="\(id)">A kind word, if you like</label>\
            <input id="\(id)" name="words" type="text" maxlength="\(GroupRequest.longest)"><p class="hint">They read it where they asked, and can ask again.</p></div>\
            <button class="btn" name="do" value="decline">Not now</button></form></details></div>
            """
    }

    private func post(_ post: Post, _ view: View) -> HTML {
        let id = "words-\(post.id)"
        let pictures = (view.pictures[post.id] ?? []).map {
            #"<img class="held" src="\#("/media/\($0.id)/list" as Href)" alt="\#($0.description)" width="160" height="160" loading="lazy">"# as HTML
        }
        return """
            <div class="card stack gap-s"><form class="stack gap-s" method="post" action="\(view.group.href + "/waiting")">\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="post" value="\(post.id)"><input type="hidden" name="version" value="\(post.version)">
            <div class="line nowrap top">\(draw.face(post.author.face, 44))<div class="grow"><p><a class="name" href="\(post.author.href)">\(post.author.name)</a> \
            <span class="small dim">\(post.kind.name), \(view.time.ago(post.createdAt))\(", for anybody on the web", if: post.audience == .public)</span></p>\("<p class=\"small quiet\">\(post.warning?.line ?? "")</p>", if: post.warning != nil)\
            \(#"<p class="win">\#(post.headline)</p>"#, if: !post.headline.isEmpty)<div class="voice">\(post.markup)</div>\(each: pictures, { $0 })\(optional: view.polls[post.id].map(poll))\
            \(#"<p class="small"><a href="\#("/posts/\(post.top)" as Href)">What it answers</a></p>"#, if: post.thread != nil)</div></div>
            <div class="line"><button class="btn go" name="do" value="show">\(post.audience == .public ? "Make it public" : "Show it to the group")</button></div></form>
            <details class="fold"><summary>Give it back \(draw.icon(.right, .small))</summary><form class="stack gap-s" method="post" action="\(view.group.href + "/waiting")">\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="post" value="\(post.id)"><div class="field"><label for="\(id)">What would you like them to know?</label>\
            <input id="\(id)" name="words" type="text" maxlength="500"><p class="hint">It goes back among their drafts with your words. Nobody else learns of it.</p></div>\
            <button class="btn" name="do" value="give-back">Give it back</button></form></details></div>
            """
    }

    private func poll(_ poll: Poll) -> HTML {
        let choices = poll.choices.map { "<li>\($0.words)</li>" as HTML }
        return #"<p class="small quiet">A poll with these answers:</p><ul class="small">\#(each: choices, { $0 })</ul>"#
    }
}
