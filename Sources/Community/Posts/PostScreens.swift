import Identity
import Kernel
import Site
import Trust

/// The pages around single posts.
package struct PostScreens: Sendable {
    package struct PostView: Sendable {
        let frame: Frame
        /// Where it stands: its group, or the practice.
        let place: (name: String, href: Href)
        let card: PostCard
        /// Its author is muted by the one who looks.
        let isMuted: Bool
        /// Who saw it and lets authors know; for its author alone.
        let seenBy: (people: [Account], count: Int)?
        let reply: ReplyView
        /// Whether notices of this conversation are unread; whoever sees this page has no more need of them.
        let hasNotices: Bool
        /// Whether the one who looks hears of answers here for now.
        let snooze: Snooze?
        let time: TimeWords
    }

    package struct ReplyView: Sendable {
        let frame: Frame
        let post: Post
        let practice: Practice
        let needed: Set<ConsentPurpose>
        /// Whether visitors may see who the one who answers is.
        let channelIsOpen: Bool
        let handle: String
        let fields: FormFields
        let errors: FormErrors
        let formKey: String
        /// What was begun here and not sent.
        let begun: BegunWords?
        let isFirst: Bool
    }

    package struct PicturesView: Sendable {
        let frame: Frame
        let post: Post
        let pictures: [ShownPicture]
        let fields: FormFields
        let errors: FormErrors
    }

    package struct HistoryView: Sendable {
        let frame: Frame
        let post: Post
        let versions: [PostVersion]
        let time: TimeWords
    }

    package struct ChangeView: Sendable {
        let frame: Frame
        let post: Post
        let isMine: Bool
        /// The words were changed elsewhere since the form was opened: what stands there now is shown beside it.
        let isStale: Bool
        let fields: FormFields
        let errors: FormErrors
    }

    private let pages: FramePages
    package let cards: PostPages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        cards = PostPages(draw: pages.draw)
    }

    package func post(_ view: PostView) -> HTML {
        let post = view.card.post.subject
        return pages.page(
            view.frame,
            main: """
                \(PostPages.act(view.frame.formToken))
                <p class="line small"><a class="line" href="\(view.place.href)">\(draw.icon(.back, .small))\(view.place.name)</a></p>
                <h1 class="sr">\(post.kind.name) by \(post.author.name)</h1>
                <div class="sheet feed">\(cards.card(view.card, view.time))</div>
                \(optional: view.seenBy.map(seen))
                \(replyBox(view), if: view.card.mayReply)
                \(snooze(view))
                """
        )
    }

    /// Leaving the conversation alone for a while.
    private func snooze(_ view: PostView) -> HTML {
        let href: Href = "/posts/\(view.card.post.subject.id)/snooze"
        if let snooze = view.snooze {
            let until = snooze.until.map { " until \(view.time.longDate($0)), \(view.time.clock($0))" } ?? ""
            return """
                <form class="line small top snooze" method="post" action="\(href)">\(FormPages.token(view.frame.formToken))\(draw.icon(.quiet, .small))\
                <span class="quiet">You hear nothing of this conversation\(until).</span><button class="btn bare slim" name="for" value="end">Hear of it again</button></form>
                """
        }
        let lengths = SnoozeLength.allCases.map { length in
            #"<button name="for" value="\#(length.rawValue)">\#(length.title)</button>"# as HTML
        }
        return """
            <details class="menu snooze small"><summary class="quietlink">\(draw.icon(.quiet, .small))Leave this conversation alone for a while</summary>\
            <form class="menulist" method="post" action="\(href)">\(FormPages.token(view.frame.formToken))\(each: lengths, { $0 })</form></details>
            """
    }

    private func seen(_ seen: (people: [Account], count: Int)) -> HTML {
        let names = seen.people.prefix(seen.count > 3 ? 2 : 3).map(\.firstName)
        let others = seen.count - names.count
        let all = names + (others > 0 ? ["\(NumberWords.word(others)) others"] : [])
        let words = all.count > 1 ? all.dropLast().joined(separator: ", ") + " and " + (all.last ?? "") : all.first ?? ""
        guard !words.isEmpty else { return "" }
        return #"<p class="small dim line nowrap top seen">\#(draw.icon(.eye, .small))<span>Seen by \#(words), who let you know. Only you see this.</span></p>"#
    }

    private func replyBox(_ view: PostView) -> HTML {
        #"<section class="card replybox" id="reply" aria-label="Your reply">\#(replyForm(view.reply))</section>"#
    }

    /// What somebody wrote to a post that is there for them no more.
    package func gone(_ frame: Frame, words: String) -> HTML {
        pages.page(
            frame,
            main: """
                <header class="head"><div><h1>Your words are here</h1><p>What you answered is not there any more, so your reply was not shared. You can copy it.</p></div></header>
                <div class="card stack gap-s">\(FormPages.wordsBack(words, rows: 6))\
                <p><a class="btn" href="/home">To my home page</a></p></div>
                """
        )
    }

    package func replyPage(_ view: ReplyView) -> HTML {
        pages.page(
            view.frame,
            main: """
                <header class="head"><h1>Reply to \(view.post.author.firstName)</h1></header>
                <blockquote class="card voice">\(view.post.excerpt(280))</blockquote>
                <section class="card replybox">\(replyForm(view))</section>
                """
        )
    }

    package func replyForm(_ view: ReplyView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let id = view.post.id
        return """
            <form class="composer replyform" method="post" action="\("/posts/\(id)/reply" as Href)" data-begun="\(BegunWords.Place.reply(id).text)" data-part>\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="key" value="\(view.formKey)">
            <label class="label" for="reply-\(id)">\(view.isFirst ? "Be the first to answer \(view.post.author.firstName)" : "Your reply to \(view.post.author.firstName)")</label>
            \(optional: view.post.kind == .question ? advice : nil)
            <textarea id="reply-\(id)" name="body" class="voice" rows="3" required\(attribute: "aria-invalid", view.errors["body"] == nil ? nil : "true")>\(view.begun?.body ?? view.fields.raw("body"))</textarea>
            \(form.message("body"))\(DraftPages.goingOn(draw), if: view.begun != nil)\(ConsentFields.fieldset(view.needed, practice: view.practice, form))
            \(publicly(view, form), if: view.post.audience == .public)<div class="line between"><p class="small dim">\(view.post.audience == .public ? "Seen by people at \(view.practice.name), unless you make it public." : "Seen by the same people as what it answers.")</p><button class="btn go">\(draw.icon(.reply, .small))Reply</button></div></form>
            """
    }

    /// Whether a reply to something public is for everybody, too. Never unless it is asked for.
    private func publicly(_ view: ReplyView, _ form: FormPages) -> HTML {
        """
        \(form.tick(PublicReply.field, "Make my reply public, too, for anybody on the web"))\
        \(form.tick(OpenChannel.field, OpenChannel.words(view.handle)), if: !view.channelIsOpen)
        """
    }

    private var advice: HTML {
        """
        <p class="small dim line nowrap top">\(draw.icon(.info, .small))<span>Experience is welcome. For medicines and symptoms, a doctor or nurse comes first.</span></p>
        """
    }

    package func history(_ view: HistoryView) -> HTML {
        let post = view.post
        let rows = view.versions.map { version in
            """
            <li class="pad stack gap-s"><p class="small dim">\(view.time.longDate(version.writtenAt)), \(view.time.clock(version.writtenAt))</p>\
            \(optional: version.headline.isEmpty ? nil : "<p class=\"win\">\(version.headline)</p>")<div class="voice">\(RichTextHTML(people: []).html(RichText(markdown: version.body)))</div></li>
            """ as HTML
        }
        let behind = BehindWarning(draw: draw)
        let before: HTML =
            rows.isEmpty
            ? "<p class=\"card quiet\">Nothing was changed.</p>"
            : "<section class=\"stack gap-s\"><h2>Before</h2>\(behind.html("<ol class=\"sheet\" reversed>\(each: rows, { $0 })</ol>", of: post))</section>"
        let now: HTML = """
            <section class="card stack gap-s"><h2>As it is now</h2>\(optional: post.headline.isEmpty ? nil : "<p class=\"win\">\(post.headline)</p>")\
            <div class="voice">\(post.markup)</div></section>
            """
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(post.href)">\(draw.icon(.back, .small))\(post.kind.name) by \(post.author.name)</a></p>
                <header class="head"><div><h1>What was changed</h1><p>Whoever sees the \(post.kind == .reply ? "reply" : "post") sees this, too.</p></div></header>
                <div class="stack gap-l">\(behind.html(now, of: post))\(before)</div>
                """
        )
    }

    package func edit(_ view: ChangeView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let post = view.post
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Change your words</h1><p>Everybody who saw them sees the new ones, marked as changed.</p></div></header>
                <form class="card stack" method="post" action="\("/posts/\(post.id)/edit" as Href)">\(FormPages.token(view.frame.formToken))\
                <input type="hidden" name="version" value="\(post.version)">\(form.summary)
                \(optional: view.isStale ? now(post) : nil)
                \(optional: post.kind == .win ? form.input("headline", "The win in a few words", value: post.headline, isRequired: false) : nil)
                \(form.area("body", "Your words", value: post.body, rows: 6))
                \(post.kind == .reply ? "" : ContentWarning.fields(form, post.warning))
                <div class="line"><button class="btn go">Save</button><a class="btn bare" href="\(post.href)">Leave it as it is</a></div></form>
                """
        )
    }

    package func pictures(_ view: PicturesView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let rows = view.pictures.enumerated().map { picture($1, $0, view, form) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(view.post.href)">\(draw.icon(.back, .small))Your post</a></p>
                <header class="head"><div><h1>Its pictures</h1><p>A few words for those who cannot see them, their order, and what stays in sight where they are cropped.</p></div></header>
                <form class="stack gap-l" method="post" action="\("/posts/\(view.post.id)/pictures" as Href)">\(FormPages.token(view.frame.formToken))\(form.summary)
                \(each: rows, { $0 })<div class="line"><button class="btn go">Save</button><a class="btn bare" href="\(view.post.href)">Leave them as they are</a></div></form>
                """
        )
    }

    private func picture(_ picture: ShownPicture, _ number: Int, _ view: PicturesView, _ form: FormPages) -> HTML {
        let chosen = PictureFocus(view.fields.raw("focus-\(picture.id)")) ?? picture.focus
        let cells = PictureFocus.all.map {
            #"<label><input type="radio" name="focus-\#(picture.id)" value="\#($0.text)"\#(flag: "checked", if: $0 == chosen)><span class="sr">\#($0.name.capitalizedFirst)</span></label>"#
                as HTML
        }
        let places = (1...view.pictures.count).map { (value: String($0), title: $0 == 1 ? "First" : "Number \($0)") }
        return """
            <section class="card stack gap-s" aria-label="Picture \(number + 1)"><fieldset class="focus"><legend class="label">Tap what matters most</legend><div class="focusgrid">\
            <img src="\("/media/\(picture.id)/list" as Href)" alt="\(picture.description)" width="\(picture.width)" height="\(picture.height)">\(each: cells, { $0 })</div></fieldset>
            \(form.input("description-\(picture.id)", "What it shows", value: picture.description, isRequired: false))
            \(form.list("place-\(picture.id)", "Its place", places, chosen: String(number + 1)), if: view.pictures.count > 1)</section>
            """
    }

    private func now(_ post: Post) -> HTML {
        #"<section class="wash sandy stack gap-s" aria-label="What stands there now"><h2>What stands there now</h2>\#(optional: post.warning.map { "<p class=\"small quiet\">Behind a warning. \($0.line)</p>" })<div class="voice">\#(post.markup)</div></section>"#
    }

    package func delete(_ view: ChangeView) -> HTML {
        let post = view.post
        let what = post.kind == .reply ? "reply" : "post"
        return pages.page(
            view.frame,
            main: """
                <header class="head"><h1>\(view.isMine ? "Delete your \(what)" : "Take down \(post.author.firstName)’s \(what)")?</h1></header>
                <blockquote class="card voice">\(post.excerpt(280))</blockquote>
                <form class="stack acts" method="post" action="\("/posts/\(post.id)/delete" as Href)">\(FormPages.token(view.frame.formToken))
                <p class="quiet">It is gone for everybody at once, with its pictures and the praise it was given. \(post.kind == .reply ? "Replies to it stay where they are." : "The replies below it are no longer shown.") This cannot be undone.</p>
                <div class="line"><button class="btn stop">\(view.isMine ? "Delete" : "Take down")</button><a class="btn bare" href="\(post.href)">Keep it</a></div></form>
                """
        )
    }
}
