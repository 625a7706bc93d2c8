import Identity
import Kernel
import Site
import Trust

/// One's conversations, and one of them.
package struct ConversationPages: Sendable {
    package struct ListView: Sendable {
        let frame: Frame
        let conversations: [Conversation]
        var filter = ReaderFilter.nothing
        let time: TimeWords
    }

    package struct View: Sendable {
        let frame: Frame
        let me: ID<Account>
        let other: Account
        /// Oldest first.
        let messages: [Message]
        let older: ID<Message>?
        /// Why nothing can be written at the moment.
        let refusal: String?
        let isMuted: Bool
        /// Whether the other one lets people know what they have seen.
        let tellsRead: Bool
        let fields: FormFields
        let errors: FormErrors
        let formKey: String
        /// What was begun here and not sent.
        let begun: BegunWords?
        var filter = ReaderFilter.nothing
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    let assets: Assets

    package init(assets: Assets) {
        self.assets = assets
        pages = FramePages(assets: assets)
    }

    package func list(_ view: ListView) -> HTML {
        let rows = view.conversations.map { row($0, view.time, view.filter) }
        return pages.page(
            view.frame,
            main: """
                <header class="head"><div><h1>Messages</h1><p>Between you and one other person. Nobody else sees them, not even your coaches.</p></div></header>
                \(view.conversations.isEmpty ? empty : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                """
        )
    }

    private var empty: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.talk))</div><h2>No messages yet</h2>
        <p class="quiet">You find “Write to …” on the page of everybody in your practices.</p><p><a class="btn" href="/people">People</a></p></section>
        """
    }

    private func row(_ conversation: Conversation, _ time: TimeWords, _ filter: ReaderFilter) -> HTML {
        let words = conversation.excerpt.isEmpty ? "Deleted" : conversation.isMine ? conversation.excerpt : filter.line(conversation.excerpt)
        return """
            <li class="\(conversation.isNew ? "row fresh" : "row")">\(draw.face(conversation.other.face, 44))<div class="grow"><p><a class="name" href="\(Conversation.href(conversation.other))">\(conversation.other.name)</a> \
            \(#"<span class="tag warm">New</span> "#, if: conversation.isNew)<span class="small dim">\(time.ago(conversation.newestAt))</span></p>\
            <p class="voice small">\("<span class=\"quiet\">You: </span>", if: conversation.isMine)\(words)</p></div></li>
            """
    }

    package func page(_ view: View) -> HTML {
        let rows = view.messages.map { message($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/messages">\(draw.icon(.back, .small))Messages</a></p>
                <header class="head"><div class="line nowrap">\(draw.face(view.other.face, 48))<div><h1>\(view.other.name)</h1><p class="small"><a href="\(view.other.href)">Their page</a></p></div></div></header>
                \(muted(view), if: view.isMuted)
                \(optional: view.older.map { #"<p class="center-t"><a class="btn slim" href="\#("/messages/\(view.other.handle.text)?before=\($0)" as Href)">Earlier messages</a></p>"# })
                \(view.messages.isEmpty ? nothing(view) : #"<ol class="messages" data-messages>\#(each: rows, { $0 })</ol>"#)
                \(view.refusal.map { refused($0, view) } ?? form(view))
                """
        )
    }

    private func muted(_ view: View) -> HTML {
        #"<p class="note">\#(draw.icon(.quiet))<span>You muted \#(view.other.firstName): their messages arrive here, and nothing tells you of them.</span></p>"#
    }

    private func nothing(_ view: View) -> HTML {
        #"<p class="card quiet">Nothing yet. What you write here is for \#(view.other.firstName) alone.</p>"#
    }

    private func message(_ message: Message, _ view: View) -> HTML {
        let isMine = message.author == view.me
        let words: HTML =
            message.isDeleted
            ? "<p class=\"quiet small\">Deleted.</p>"
            : FoldedWords(draw: draw).html(message.body, for: isMine ? nil : view.filter)
        return """
            <li class="\(isMine ? "mine" : "theirs")" id="message-\(message.id)"><p class="sr">\(isMine ? "You" : view.other.firstName)</p>\(words)\
            <div class="small dim line">\(view.time.tag(message.createdAt, view.time.ago(message.createdAt)))\
            \("<span>read</span>", if: isMine && message.isRead && view.tellsRead && !message.isDeleted)\(delete(message, view), if: isMine && !message.isDeleted)</div></li>
            """
    }

    private func delete(_ message: Message, _ view: View) -> HTML {
        """
        <form method="post" action="\("/messages/\(view.other.handle.text)/delete" as Href)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="message" value="\(message.id)">\
        <button class="quietlink">Delete</button></form>
        """
    }

    /// Nothing can be written; what was begun or sent is there to be copied.
    private func refused(_ sentence: String, _ view: View) -> HTML {
        let words = view.begun?.body ?? view.fields.raw("body")
        return """
            <p class="note amber">\(draw.icon(.info))<span>\(sentence)</span></p>\
            \(#"<div class="card spaced-s">\#(FormPages.wordsBack(words, rows: 4))</div>"#, if: !words.isVisiblyEmpty)
            """
    }

    private func form(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return """
            <form class="card stack gap-s" id="write" method="post" action="\("/messages/\(view.other.handle.text)" as Href)" data-begun="\(BegunWords.Place.message(view.other.id).text)">\(FormPages.token(view.frame.formToken))\
            <input type="hidden" name="key" value="\(view.formKey)">\(DraftPages.goingOn(draw), if: view.begun != nil)\
            \(form.area("body", "Write to \(view.other.firstName)", value: view.begun?.body ?? "", rows: 3, isRequired: true))
            <div class="line between"><p class="small dim">For \(view.other.firstName) alone.</p><button class="btn warm">\(draw.icon(.send))Send</button></div></form>
            """
    }
}
