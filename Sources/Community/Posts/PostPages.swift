import Identity
import Kernel
import Site
import Trust

/// The markup of posts. Every button of a card belongs to one form of the page (`#act`), which carries the token once.
package struct PostPages: Sendable {
    package let draw: Drawing
    private let praise: PraisePages
    private let drawn = Memo<Drawn, HTML>(limit: 1_000)

    /// All that the markup of a card depends on.
    private struct Drawn: Hashable {
        let card: PostCard
        let time: TimeWords

        /// By a few of the things that equality compares: enough to tell most cards apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(card.post.subject.id)
            hasher.combine(card.isMine)
            hasher.combine(card.mayRemove)
            hasher.combine(card.replyCount)
            for chip in card.chips { hasher.combine(chip.mine) }
            for reply in card.replies { hasher.combine(reply.post.subject.id) }
        }
    }

    package init(draw: Drawing) {
        self.draw = draw
        praise = PraisePages(draw: draw)
    }

    /// The form that the buttons of all cards on a page send.
    package static func act(_ formToken: String) -> HTML {
        #"<form id="act" method="post" action="/home" hidden>\#(FormPages.token(formToken))</form>"#
    }

    /// Many people read the same posts: a card that looks as it did for somebody else within this minute is drawn once.
    package func card(_ card: PostCard, _ time: TimeWords) -> HTML {
        // Long threads are read by one person at a time.
        guard card.replies.count <= PostCard.repliesInFeed else { return fresh(card, time) }
        return drawn.answer(Drawn(card: card, time: time), in: time.minute) { fresh(card, time) }
    }

    private func fresh(_ card: PostCard, _ time: TimeWords) -> HTML {
        let post = card.post.subject
        // A reply that one does not see leaves no trace.
        let wantsReply = post.kind == .question && (post.answeredAt == nil || card.replyCount == 0)
        return """
            <article class="\(wantsReply ? "post first" : "post")" id="post-\(post.id)" aria-label="\(label(post, wantsReply))" data-post="\(post.id)">
            \(header(card, wantsReply, time))
            \(content(card, time))
            \(optional: post.isHidden ? hidden : post.isHeld ? held : post.isWithheld ? withheld : nil)
            \(praise.footer(card.chips, on: post, isMine: card.isMine))
            \(thread(card, time))
            \(foot(card, wantsReply))
            </article>
            """
    }

    /// What was shared, behind its warning where it has one.
    private func content(_ card: PostCard, _ time: TimeWords) -> HTML {
        let post = card.post.subject
        let content: HTML = """
            \(pictures(card.pictures))
            \(optional: post.headline.isEmpty ? nil : win(post.headline))
            <div class="voice"\(attribute: "lang", post.language.isEmpty ? nil : post.language)>\(post.markup)</div>
            \(optional: card.poll.map { poll($0, card, time) })\(optional: card.preview.map(preview))
            """
        return BehindWarning(draw: draw).html(content, of: post, isOpen: card.isUnfolded)
    }

    /// Where a link leads. Nothing is asked of the other server until somebody follows it.
    private func preview(_ preview: LinkPreview) -> HTML {
        """
        <a class="preview" href="\(preview.href)" rel="nofollow noopener noreferrer ugc"><span class="small dim line nowrap">\(draw.icon(.globe, .small))<span>\(preview.site)</span></span>\
        <b>\(preview.title)</b>\(optional: preview.description.isEmpty ? nil : "<span class=\"small quiet\">\(preview.description)</span>")</a>
        """
    }

    private func poll(_ poll: Poll, _ card: PostCard, _ time: TimeWords) -> HTML {
        let isOpen = poll.closesAt > time.now
        let most = max(1, poll.votes)
        let rows = poll.choices.map { choice -> HTML in
            let share = choice.votes * 100 / most
            let isMine = card.myVote == choice.position
            let words: HTML = """
                <span class="grow">\(choice.words)\(" <span class=\"tag\">Yours</span>", if: isMine)</span><span class="small dim">\(choice.votes == 1 ? "1 person" : "\(choice.votes.grouped) people")</span>
                """
            let bar: HTML = #"<progress max="100" value="\#(share)" aria-hidden="true"></progress>"#
            return isOpen && card.mayReply
                ? #"<li><button class="answer" form="act" formaction="\#("/posts/\(card.post.subject.id)/vote" as Href)" name="answer" value="\#(choice.position)">\#(words)</button>\#(bar)</li>"#
                : #"<li><p class="answer">\#(words)</p>\#(bar)</li>"#
        }
        let line = isOpen ? "Open until \(time.longDate(poll.closesAt)), \(time.clock(poll.closesAt)). Nobody sees who chose what." : "Closed."
        return #"<div class="poll"><ul>\#(each: rows, { $0 })</ul><p class="small dim">\#(line)</p></div>"#
    }

    private func label(_ post: Post, _ isWaiting: Bool) -> String {
        "\(post.kind.name) by \(post.author.name)" + (isWaiting ? ", no reply yet" : "")
    }

    private func win(_ headline: String) -> HTML { #"<p class="win">\#(headline)</p>"# }

    private var held: HTML {
        """
        <p class="note">\(draw.icon(.clock))<span>Only you see this so far. Somebody who looks after the group reads first posts, then everybody there sees it.</span></p>
        """
    }

    private var hidden: HTML {
        """
        <p class="note amber">\(draw.icon(.quiet))<span>Only you see this. Those who look after the practice decided so. <a href="/me/decisions">Why, and how to appeal</a></span></p>
        """
    }

    private var withheld: HTML {
        """
        <p class="note amber">\(draw.icon(.quiet))<span>Only you see this, because you took back a consent. \
        <a href="/me/consents">Look at your consents</a></span></p>
        """
    }

    private func header(_ card: PostCard, _ wantsReply: Bool, _ time: TimeWords) -> HTML {
        let post = card.post.subject
        return """
            <header>\(draw.face(post.author.face, 44))<p class="grow"><a class="name" href="\(post.author.href)">\(post.author.name)</a> \
            \(tags(card, wantsReply))<br><span class="small dim"><a class="plain" href="\(post.href)">\(time.tag(post.createdAt, time.ago(post.createdAt)))</a>, \
            \(audience(card))\(optional: post.editedAt == nil ? nil : changed(post))</span></p>\(menu(card))</header>
            """
    }

    private func tags(_ card: PostCard, _ wantsReply: Bool) -> HTML {
        let post = card.post.subject
        var tags: HTML = ""
        if card.isMine { tags = tags + "<span class=\"dim small\">you</span> " }
        if post.authorRole.isProfessional && post.authorStanding == .active { tags = tags + "<span class=\"tag\">Coach</span> " }
        if post.isFirstWin {
            tags = tags + "<span class=\"tag warm\">\(draw.icon(.flag))First win</span>"
        } else if post.kind == .win {
            tags = tags + "<span class=\"tag warm\">\(draw.icon(.flag))Win</span>"
        } else if wantsReply {
            tags = tags + "<span class=\"tag amber\">\(draw.icon(.question))First reply wanted</span>"
        } else if post.kind == .question {
            tags = tags + "<span class=\"tag sandy\">\(draw.icon(.question))Question</span>"
        } else if post.kind == .prompt {
            tags = tags + "<span class=\"tag sandy\">\(draw.icon(.talk))Prompt</span>"
        } else if post.kind == .announcement {
            tags = tags + "<span class=\"tag\">\(draw.icon(.bell))Announcement</span>"
        }
        return tags
    }

    /// Who sees it, in plain words.
    private func audience(_ card: PostCard) -> String {
        switch card.post.subject.audience {
        case .group: card.place.isEmpty ? "this group" : card.place
        case .practice: "the practice"
        case .followers: "followers"
        case .public: "public"
        case .people: namedPeople(card)
        }
    }

    private func namedPeople(_ card: PostCard) -> String {
        let author = card.post.subject.author.firstName
        if card.named == 2 { return card.isMine ? "only the two of you" : "only you and \(author)" }
        return card.isMine ? "you and the coaches" : "\(author) and the coaches"
    }

    private func changed(_ post: Post) -> HTML {
        post.version > 1 ? #", <a class="plain" href="\#("/posts/\(post.id)/history" as Href)">changed</a>"# : ", changed"
    }

    private func menu(_ card: PostCard) -> HTML {
        let post = card.post.subject
        let keep: HTML = """
            <button form="act" formaction="\("/posts/\(post.id)/keep" as Href)" name="do" value="\(card.isKept ? "let_go" : "keep")" data-whole>\(draw.icon(.book, .small))\(card.isKept ? "No longer keep" : "Keep for later")</button>
            """
        let pin: HTML = """
            <button form="act" formaction="\("/posts/\(post.id)/pin" as Href)" name="do" value="\(post.isPinned ? "unpin" : "pin")" data-whole>\(draw.icon(.flag, .small))\(post.isPinned ? "No longer pin" : "Pin to the top")</button>
            """
        let delete: HTML = """
            <a href="\("/posts/\(post.id)/delete" as Href)">\(draw.icon(.x, .small))\(card.isMine ? "Delete" : "Take down")</a>
            """
        return """
            <details class="menu"><summary class="btn icon" aria-label="More about this post">\(draw.icon(.more))</summary><div class="menulist">\
            \(keep)<a href="\(post.href)" data-copy-link>\(draw.icon(.copy, .small))Copy link</a>\
            \(nominate(post), if: card.mayReply && post.kind != .prompt && post.kind != .announcement)\(pin, if: card.mayPin)\(elsewhere(post), if: card.isMine && post.audience == .public && !post.isWithheld)\(editLink(post), if: card.isMine)\(picturesLink(post), if: card.isMine && !card.pictures.isEmpty)\(delete, if: card.isMine || card.mayRemove)\(report(post), if: !card.isMine)</div></details>
            """
    }

    private func report(_ post: Post) -> HTML {
        #"<a href="\#("/posts/\(post.id)/report" as Href)">\#(draw.icon(.flag, .small))Report</a>"#
    }

    private func nominate(_ post: Post) -> HTML {
        #"<a href="\#("/posts/\(post.id)/nominate" as Href)">\#(draw.icon(.wall, .small))Nominate for the wall</a>"#
    }

    private func elsewhere(_ post: Post) -> HTML {
        #"<a href="\#("/posts/\(post.id)/share" as Href)">\#(draw.icon(.out, .small))Post it elsewhere</a>"#
    }

    private func editLink(_ post: Post) -> HTML {
        #"<a href="\#("/posts/\(post.id)/edit" as Href)">\#(draw.icon(.pencil, .small))Edit</a>"#
    }

    private func picturesLink(_ post: Post) -> HTML {
        #"<a href="\#("/posts/\(post.id)/pictures" as Href)">\#(draw.icon(.image, .small))Its pictures</a>"#
    }

    private func pictures(_ pictures: [ShownPicture]) -> HTML {
        guard !pictures.isEmpty else { return "" }
        return #"<div class="pictures n\#(pictures.count)">\#(each: pictures, picture)</div>"#
    }

    private func picture(_ picture: ShownPicture) -> HTML {
        """
        <figure><a href="\("/media/\(picture.id)/full" as Href)"\(attribute: "aria-label", picture.description.isEmpty ? "A picture without a description" : nil)><img class="f\(picture.focus.text)" src="\("/media/\(picture.id)/list" as Href)" alt="\(picture.description)" \
        width="\(picture.width)" height="\(picture.height)" loading="lazy" decoding="async"></a>\
        \(optional: picture.description.isEmpty ? nil : caption(picture.description))</figure>
        """
    }

    /// The description for those who see the picture; the others hear it with the picture.
    private func caption(_ text: String) -> HTML { #"<figcaption class="small dim" aria-hidden="true">\#(text)</figcaption>"# }

    private func foot(_ card: PostCard, _ wantsReply: Bool) -> HTML {
        let post = card.post.subject
        let hidden = card.replyCount - card.replies.count
        return """
            <p class="line small foot">\(optional: hidden > 0 ? more(card) : nil)\
            \(optional: card.mayReply ? reply(post, wantsReply) : nil)</p>
            """
    }

    /// From a feed to the thread; on the post’s own page to what was said before.
    private func more(_ card: PostCard) -> HTML {
        let post = card.post.subject
        guard card.replies.count > PostCard.repliesInFeed, let first = card.replies.first else {
            return #"<a class="line" href="\#(post.href)">\#(draw.icon(.reply, .small))All \#(card.replyCount) replies</a>"#
        }
        return #"<a class="line" href="\#("\(post.href)?before=\(first.post.subject.id)" as Href)">\#(draw.icon(.back, .small))Earlier replies</a>"#
    }

    private func reply(_ post: Post, _ isFirst: Bool) -> HTML {
        """
        <a class="btn \(isFirst ? "" : "bare ")slim end" href="\(post.href + "#reply")" data-open="\("/posts/\(post.id)/reply" as Href)">\
        \(draw.icon(.reply, .small))\(isFirst ? "Be the first to answer \(post.author.firstName)" : "Reply")</a>
        """
    }

    /// Replies as a tree: each below what it answers, where that is shown.
    private func thread(_ card: PostCard, _ time: TimeWords) -> HTML {
        guard !card.replies.isEmpty else { return "" }
        let shown = Set(card.replies.map(\.post.subject.id))
        let children = Dictionary(grouping: card.replies) { line in
            line.post.subject.answers.flatMap { shown.contains($0) ? $0 : nil } ?? card.post.subject.id
        }
        return branch(of: card.post.subject.id, children, time, depth: 0)
    }

    private func branch(of id: ID<Post>, _ children: [ID<Post>: [ReplyLine]], _ time: TimeWords, depth: Int) -> HTML {
        guard let lines = children[id] else { return "" }
        // Deeper than four levels a thread goes on at the same depth, so that it stays readable on a phone.
        let rows = lines.map { line in
            let below = branch(of: line.post.subject.id, children, time, depth: depth + 1)
            return depth < 4 ? reply(line, time, below: below, after: "") : reply(line, time, below: "", after: below)
        }
        let list: HTML = "\(each: rows, { $0 })"
        return depth <= 4 ? #"<ul class="thread">\#(list)</ul>"# : list
    }

    private func reply(_ line: ReplyLine, _ time: TimeWords, below: HTML, after: HTML) -> HTML {
        let post = line.post.subject
        let isCoach = post.authorRole.isProfessional && post.authorStanding == .active
        let words: HTML = #"<div class="voice"\#(attribute: "lang", post.language.isEmpty ? nil : post.language)>\#(post.markup)</div>"#
        return """
            <li id="post-\(post.id)">\(draw.face(post.author.face, 32))<div class="grow"><p class="small"><a class="name" href="\(post.author.href)">\(post.author.name)</a> \
            \("<span class=\"tag\">Coach</span> ", if: isCoach)<span class="dim">\(time.tag(post.createdAt, time.short(post.createdAt)))\(", changed", if: post.editedAt != nil)</span></p>\
            \(BehindWarning(draw: draw).html(words, of: post))\(praise.footer(line.chips, on: post, isMine: line.isMine, isSmall: true, more: links(line)))\(below)</div></li>\(after)
            """
    }

    private func links(_ line: ReplyLine) -> HTML {
        let post = line.post.subject
        let href: Href = "/posts/\(post.id)/reply"
        return """
            <a class="quietlink" href="\(href)" data-open="\(href)">Reply</a>\(replyMenu(line))
            """
    }

    private func takeDown(_ post: Post, _ isMine: Bool) -> HTML {
        #"<a href="\#("/posts/\(post.id)/delete" as Href)">\#(draw.icon(.x, .small))\#(isMine ? "Delete" : "Take down")</a>"#
    }

    private func replyMenu(_ line: ReplyLine) -> HTML {
        let post = line.post.subject
        return """
            <details class="menu"><summary class="quietlink" aria-label="More about this reply">\(draw.icon(.more, .small))</summary><div class="menulist">\
            \(editLink(post), if: line.isMine)\(takeDown(post, line.isMine), if: line.isMine || line.mayRemove)\(report(post), if: !line.isMine)</div></details>
            """
    }
}

extension Account {
    package var href: Href { "/@\(handle.text)" }
}
