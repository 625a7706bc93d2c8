import Identity
import Kernel
import Site
import Trust

/// Somebody's channel as visitors without an account see it: what that person made public, and nothing else.
package struct ChannelPages: Sendable {
    /// A public post with what visitors are shown of it.
    package struct OpenPost: Sendable {
        package let post: Visible<Post>
        package var pictures: [ShownPicture] = []
        package var poll: Poll?
        package var preview: LinkPreview?
        package var replies = 0
        /// How many said something kind; who they are is not for visitors.
        package var praisers = 0
    }

    package struct View: Sendable {
        let frame: OpenFrame
        let person: Account
        /// Only what is public of it.
        let profile: Profile
        /// `@jo@harbour.example`.
        let address: String
        let practice: Practice?
        let channels: [Channel]
        let items: [ChannelItem]
        let posts: [OpenPost]
        let next: PageCursor<Post>?
        let time: TimeWords
    }

    package struct PostView: Sendable {
        let frame: OpenFrame
        let post: OpenPost
        let replies: [OpenPost]
        let time: TimeWords
    }

    private let pages: FramePages
    private let parts: ChannelParts
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) {
        pages = FramePages(assets: assets)
        parts = ChannelParts(draw: pages.draw)
    }

    package func page(_ view: View) -> HTML {
        let person = view.person
        let cards = view.posts.map { card($0, view.time) }
        return pages.open(
            view.frame,
            main: """
                <div class="ownchannel"><header class="\(view.profile.header == nil ? "cover bare" : "cover")">\(optional: view.profile.header.map(header))\
                <div class="id">\(draw.face(person.face, 96))<div class="grow"><h1>\(person.name)</h1><p class="line"><span class="num quiet wrap">\(view.address)</span>\
                <button type="button" class="btn bare slim" data-copy="\(view.address)" hidden>\(draw.icon(.copy, .small))<span>Copy</span></button></p></div></div></header>
                <div class="two"><div class="stack gap-l">\(bio(view))
                <section class="stack" aria-labelledby="po"><h2 id="po">Posts</h2>\(view.posts.isEmpty ? empty(person) : #"<div class="sheet feed">\#(each: cards, { $0 })</div>"#)\
                \(optional: view.next.map { more($0, person) })</section>\(parts.lately(view.items, view.time))</div>
                <aside class="stack gap-l" aria-label="About \(person.firstName)">\(parts.elsewhere(view.channels, isOwn: false))
                <section class="stack gap-s" aria-labelledby="fo"><h2 id="fo">Follow without an account</h2><p class="small line wrap"><a class="line" href="\(person.href + "/feed.atom")">\(draw.icon(.rss, .small))Feed</a>\
                <span class="dim">for any feed reader</span></p></section>
                \(optional: view.practice.map(belonging))\
                <p class="small"><a class="quietlink" href="\(person.href + "/report")">Report this channel</a></p></aside></div></div>
                """
        )
    }

    private func header(_ picture: ID<Picture>) -> HTML { #"<img class="scene" src="\#("/media/\(picture)/full" as Href)" alt="" decoding="async">"# }

    private func bio(_ view: View) -> HTML {
        let words = view.person.about
        guard !words.isEmpty || !view.profile.pronouns.isEmpty else { return "" }
        return
            #"<div class="stack gap-s">\#(optional: words.isEmpty ? nil : "<p class=\"voice bio\">\(words)</p>")\#(optional: view.profile.pronouns.isEmpty ? nil : "<p class=\"dim\">\(view.profile.pronouns)</p>")</div>"#
    }

    private func belonging(_ practice: Practice) -> HTML {
        #"<p class="note">\#(draw.icon(.home))<span>Part of <a href="\#("/p/\(practice.handle.text)/wall" as Href)">\#(practice.name)</a>.</span></p>"#
    }

    private func empty(_ person: Account) -> HTML {
        #"<section class="card empty"><h3>Nothing public here yet</h3><p class="quiet">What \#(person.firstName) shares with everybody appears here.</p></section>"#
    }

    private func more(_ cursor: PageCursor<Post>, _ person: Account) -> HTML {
        #"<p class="center spaced"><a class="btn" rel="next" href="\#("\(person.href)?before=\(cursor.before?.description ?? "")" as Href)">Older posts</a></p>"#
    }

    /// One public post on a page of its own.
    package func post(_ view: PostView) -> HTML {
        let subject = view.post.post.subject
        let replies = view.replies.map { reply($0, view.time) }
        return pages.open(
            view.frame,
            main: """
                <div class="narrow stack gap-l"><p class="line small"><a class="line" href="\(subject.author.href)">\(draw.icon(.back, .small))\(subject.author.name)</a></p>
                <h1 class="sr">\(subject.kind.name) by \(subject.author.name)</h1><div class="sheet feed">\(card(view.post, view.time))</div>
                \(optional: replies.isEmpty ? nil : #"<section class="stack" aria-labelledby="re"><h2 id="re">Replies</h2><ul class="thread plain">\#(each: replies, { $0 })</ul></section>"#)
                <p class="small quiet">People at \(subject.author.firstName)’s practice may have answered among themselves, too. <a href="\("/sign-in?next=\(subject.href.text)" as Href)">Sign in</a> to answer, or <a href="\("/posts/\(subject.id)/report" as Href)">report this</a>.</p></div>
                """
        )
    }

    private func card(_ open: OpenPost, _ time: TimeWords) -> HTML {
        let post = open.post.subject
        let content: HTML = """
            \(parts.pictures(open.pictures))\(optional: post.headline.isEmpty ? nil : "<p class=\"win\">\(post.headline)</p>")
            <div class="voice"\(attribute: "lang", post.language.isEmpty ? nil : post.language)>\(post.markup)</div>\(optional: open.poll.map(poll))\(optional: open.preview.map(parts.preview))
            """
        let whole = BehindWarning(draw: draw).html(content, of: post)
        return """
            <article class="post" id="post-\(post.id)" aria-label="\(post.kind.name) by \(post.author.name)"><header>\(draw.face(post.author.face, 44))<p class="grow"><b class="name">\(post.author.name)</b> \(tag(post))<br>\
            <span class="small dim"><a class="plain" href="\(post.href)">\(time.tag(post.createdAt, time.ago(post.createdAt)))</a>, public\(", changed", if: post.editedAt != nil)</span></p></header>
            \(whole)\(foot(open))</article>
            """
    }

    private func tag(_ post: Post) -> HTML {
        switch post.kind {
        case .win: #"<span class="tag warm">\#(draw.icon(.flag))\#(post.isFirstWin ? "First win" : "Win")</span>"#
        case .question: #"<span class="tag sandy">\#(draw.icon(.question))Question</span>"#
        case .note, .prompt, .announcement, .reply: ""
        }
    }

    /// A number only from three.
    private func foot(_ open: OpenPost) -> HTML {
        let praise: HTML? = open.praisers < 3 ? nil : #"<span class="chip said">\#(draw.icon(.praise))Kind words from <b>\#(open.praisers)</b></span>"#
        let replies: HTML? =
            open.replies == 0
            ? nil
            : #"<a class="chip" href="\#(open.post.subject.href)">\#(draw.icon(.reply))\#(open.replies == 1 ? "One reply" : "\(NumberWords.word(open.replies).capitalizedFirst) replies")</a>"#
        guard praise != nil || replies != nil else { return "" }
        return #"<footer class="chips">\#(optional: praise)\#(optional: replies)</footer>"#
    }

    private func poll(_ poll: Poll) -> HTML {
        let rows = poll.choices.map {
            #"<li><p class="answer"><span class="grow">\#($0.words)</span><span class="small dim">\#($0.votes == 1 ? "1 person" : "\($0.votes.grouped) people")</span></p></li>"#
                as HTML
        }
        return #"<div class="poll"><ul>\#(each: rows, { $0 })</ul></div>"#
    }

    private func reply(_ open: OpenPost, _ time: TimeWords) -> HTML {
        let post = open.post.subject
        let words: HTML = #"<div class="voice"\#(attribute: "lang", post.language.isEmpty ? nil : post.language)>\#(post.markup)</div>"#
        return """
            <li id="post-\(post.id)">\(draw.face(post.author.face, 32))<div class="grow"><p class="small"><a class="name" href="\(post.author.href)">\(post.author.name)</a> \
            <span class="dim">\(time.tag(post.createdAt, time.short(post.createdAt)))</span></p>\(BehindWarning(draw: draw).html(words, of: post))</div></li>
            """
    }
}

/// What stands on somebody's page for members and visitors alike.
struct ChannelParts: Sendable {
    let draw: Drawing

    /// Where else the person is.
    func elsewhere(_ channels: [Channel], isOwn: Bool) -> HTML {
        let rows = channels.compactMap { channel in channel.href.map { row(channel, $0) } }
        guard !rows.isEmpty || isOwn else { return "" }
        return """
            <section class="stack gap-s" aria-labelledby="el"><h2 id="el">Elsewhere</h2>\(optional: rows.isEmpty ? nil : #"<ul class="stack gap-s">\#(each: rows, { $0 })</ul>"#)\
            \(#"<p class="small"><a href="/me/channels">My channels</a></p>"#, if: isOwn)</section>
            """
    }

    private func row(_ channel: Channel, _ href: Href) -> HTML {
        """
        <li class="line nowrap">\(draw.icon(channel.isVerified ? .verified : channel.icon))<span class="grow wrap"><a href="\(href)" rel="me nofollow noopener noreferrer ugc">\(channel.label)</a><br>\
        <span class="small dim">\(channel.network.name), \(channel.standing)</span></span></li>
        """
    }

    /// What the person posted there of late.
    func lately(_ items: [ChannelItem], _ time: TimeWords) -> HTML {
        let rows = items.compactMap { item in Href(external: item.address).map { row(item, $0, time) } }
        guard !rows.isEmpty else { return "" }
        return #"<section class="stack" aria-labelledby="la"><h2 id="la">Lately elsewhere</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }

    private func row(_ item: ChannelItem, _ href: Href, _ time: TimeWords) -> HTML {
        let title = item.title.isEmpty ? item.words : item.title
        return """
            <li class="row"><div class="grow"><p class="small dim line">\(draw.icon(.out, .small))<span>\(item.label), \(time.tag(item.publishedAt, time.ago(item.publishedAt)))</span></p>\
            <p><a class="strong wrap" href="\(href)" rel="nofollow noopener noreferrer ugc">\(title.isEmpty ? item.network.name : title)</a></p>\
            \(optional: item.title.isEmpty || item.words.isEmpty ? nil : "<p class=\"small quiet\">\(item.words)</p>")</div></li>
            """
    }

    func pictures(_ pictures: [ShownPicture]) -> HTML {
        guard !pictures.isEmpty else { return "" }
        let figures = pictures.map { picture in
            """
            <figure><a href="\("/media/\(picture.id)/full" as Href)"\(attribute: "aria-label", picture.description.isEmpty ? "A picture without a description" : nil)><img class="f\(picture.focus.text)" src="\("/media/\(picture.id)/list" as Href)" alt="\(picture.description)" \
            width="\(picture.width)" height="\(picture.height)" loading="lazy" decoding="async"></a></figure>
            """ as HTML
        }
        return #"<div class="pictures n\#(pictures.count)">\#(each: figures, { $0 })</div>"#
    }

    func preview(_ preview: LinkPreview) -> HTML {
        """
        <a class="preview" href="\(preview.href)" rel="nofollow noopener noreferrer ugc"><span class="small dim line nowrap">\(draw.icon(.globe, .small))<span>\(preview.site)</span></span>\
        <b>\(preview.title)</b>\(optional: preview.description.isEmpty ? nil : "<span class=\"small quiet\">\(preview.description)</span>")</a>
        """
    }
}
