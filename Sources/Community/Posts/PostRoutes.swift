import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// A post's own page, replies to it, and changing or deleting it.
package struct PostRoutes: Sendable {
    private let store: Store
    private let pages: PostScreens
    private let channelPages: ChannelPages
    private let channels: ChannelReading
    private let limit = RateLimit("posts", burst: 120, per: .hours(1))

    package init(store: Store, assets: Assets, origin: String) {
        self.store = store
        channelPages = ChannelPages(assets: assets)
        channels = ChannelReading(origin: origin)
        pages = PostScreens(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("posts/:post", use: card)
        router.get("posts/:post/reply", use: replyForm)
        router.post("posts/:post/reply", use: reply)
        router.get("posts/:post/edit", use: editForm)
        router.post("posts/:post/edit", use: edit)
        router.get("posts/:post/delete", use: deleteForm)
        router.post("posts/:post/delete", use: delete)
        router.get("posts/:post/history", use: history)
        router.post("posts/:post/pin", use: pin)
        router.get("posts/:post/pictures") { try await pictures(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("posts/:post/pictures", use: changePictures)
        router.post("posts/:post/vote", use: vote)
    }

    /// A post's own page, which is for visitors, too, where the post is.
    package func addPage(to router: some RouterMethods<SiteContext>) { router.get("@{handle}/:post", use: show) }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        if context.viewer != nil {
            do { return try await post(MemberPage(request, try MemberContext(context: context))) } catch is NotFound {}
        }
        guard let id = context.parameters.get("post").flatMap({ ID<Post>($0) }) else { throw NotFound() }
        do {
            let view = try await store.read { try channels.postView(id, handle: context.parameters.get("handle") ?? "", for: context.viewer, in: $0) }
            return try .page(channelPages.post(view), for: request)
        } catch let failure as NotFound {
            // What is not public and what is not there look the same.
            if context.viewer == nil { throw SignInNeeded() }
            throw failure
        }
    }

    /// The page of the post; of a reply, the page of its thread.
    private func post(
        _ page: MemberPage, fields: FormFields = FormFields(), errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id: ID<Post> = try page.id("post")
        let screen = try await store.read { try self.screen(page, id, fields, errors, in: $0) }
        if screen.hasNotices { try await store.write { try NoticeQueries.markRead(page.viewer.id, thread: screen.card.post.subject.id, in: $0) } }
        return try .page(pages.post(screen), status: status, for: page.request)
    }

    /// One card, for the script; anybody else is sent to the page.
    @Sendable private func card(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let screen = try await store.read { try self.screen(page, id, FormFields(), FormErrors(), PostCard.repliesInFeed, in: $0) }
        guard request.wantsFragment else { return .see(page.keepingSaid(screen.card.post.subject.href)) }
        // For feeds. Whom one muted is read on their own page only.
        guard !screen.isMuted else { throw NotFound() }
        return try .page(pages.cards.card(screen.card, screen.time), for: request)
    }

    @Sendable private func replyForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let view = try await store.read { try replyView(page, id, FormFields(), FormErrors(), in: $0) }
        return try .page(request.wantsFragment ? pages.replyForm(view) : pages.replyPage(view), for: request)
    }

    @Sendable private func reply(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form()
        do {
            try limit.take(context.viewer.id.description, at: store.clock.now())
            let body = try PostForm.body(fields)
            let (consents, publicly) = (ConsentFields.ticked(fields), PublicReply(fields))
            let (top, isHeld) = try await store.write { transaction in
                let circle = try page.circle(transaction)
                guard let parent = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
                let formKey = PostForm.formKey(fields)
                let reply = try WriteReply.write(body, to: parent, formKey: formKey, consents: consents, publicly: publicly, by: circle, transaction)
                try KeepBegun.end(.reply(id), formKey: formKey, of: circle.id, in: transaction)
                return (parent.subject.top, try FirstPostQueries.group(of: reply, in: transaction) != nil)
            }
            return try await after(page, top, isHeld ? "held" : "replied")
        } catch is NotFound where !fields.raw("body").isVisiblyEmpty {
            // Taken down, or its author and this person no longer meet, while they wrote.
            let frame = try await store.read {
                try MemberFrame.frame("Your words are here", at: .elsewhere, for: page.circle($0), formToken: context.visit.formToken(), in: $0)
            }
            return try .page(pages.gone(frame, words: fields.raw("body")), status: .notFound, for: request)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("body", failure.sentence)
            let fields = PostForm.again(fields, after: failure)
            return try await again(page, id, fields, errors, .init(code: failure.status))
        } catch let errors as FormErrors {
            return try await again(page, id, fields, errors, .unprocessableContent)
        }
    }

    private func again(_ page: MemberPage, _ id: ID<Post>, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { try replyView(page, id, fields, errors, in: $0) }
        return try .page(page.request.wantsFragment ? pages.replyForm(view) : pages.replyPage(view), status: status, for: page.request)
    }

    /// After a change: the new card for the script, the post’s page for everybody else.
    private func after(_ page: MemberPage, _ top: ID<Post>, _ said: String) async throws -> Response {
        let screen = try await store.read { try self.screen(page, top, FormFields(), FormErrors(), PostCard.repliesInFeed, in: $0) }
        if page.request.wantsFragment {
            let card = pages.cards.card(screen.card, screen.time)
            // What the script would not guess: the reply is not among those it finds.
            let held = said == Said.held.rawValue ? #"<p data-said hidden>\#(Said.held.sentence)</p>"# as HTML : ""
            return try .page(card + held, for: page.request)
        }
        return .see("\(screen.card.post.subject.href)?said=\(said)")
    }

    @Sendable private func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await change(MemberPage(request, context), isDeleting: false)
    }

    @Sendable private func deleteForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await change(MemberPage(request, context), isDeleting: true)
    }

    private func change(
        _ page: MemberPage, isDeleting: Bool, fields: FormFields = FormFields(), errors: FormErrors = FormErrors(), isStale: Bool = false,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id: ID<Post> = try page.id("post")
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let post = try PostQueries.post(id, for: circle, in: reading) else { throw NotFound() }
            let isMine = post.subject.author.id == circle.id
            if isDeleting { try DeletePost.check(post, circle) } else { try EditPost.check(post, circle) }
            let title = isDeleting ? (isMine ? "Delete a post" : "Take down a post") : "Change a post"
            return PostScreens.ChangeView(
                frame: try MemberFrame.frame(title, at: .elsewhere, for: circle, formToken: page.context.visit.formToken(), in: reading),
                post: post.subject, isMine: isMine, isStale: isStale, fields: fields, errors: errors
            )
        }
        return try .page(isDeleting ? pages.delete(view) : pages.edit(view), status: status, for: page.request)
    }

    @Sendable private func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form()
        do {
            let words = try PostForm.change(fields)
            let top = try await store.write { transaction in
                let circle = try page.circle(transaction)
                guard let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
                try EditPost.edit(post, words, by: circle, transaction)
                return post.subject.top
            }
            return try await after(page, top, "changed")
        } catch let errors as FormErrors {
            return try await change(page, isDeleting: false, fields: fields, errors: errors, status: .unprocessableContent)
        } catch let fault as ChangedElsewhere {
            var errors = FormErrors()
            errors.add("body", fault.sentence)
            // The version that is shown now is the one that the next sending changes.
            return try await change(
                page, isDeleting: false, fields: fields.without("version"), errors: errors, isStale: true, status: .init(code: fault.status))
        }
    }

    /// What a post said before it was changed, for whoever sees it.
    @Sendable private func history(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let found = try PostQueries.post(id, for: circle, in: reading)?.subject else { throw NotFound() }
            let versions = try PostVersionQueries.versions(of: id, in: reading)
            let post = ReaderFilter(circle.viewer).folding(found, beside: versions.flatMap { [$0.headline, $0.body] })
            return PostScreens.HistoryView(
                frame: try MemberFrame.frame("What was changed", at: .elsewhere, for: circle, formToken: context.visit.formToken(), in: reading),
                post: post, versions: versions, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.history(view), for: request)
    }

    private func pictures(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let id: ID<Post> = try page.id("post")
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let post = try PostQueries.post(id, for: circle, in: reading), let shown = try PictureQueries.pictures(of: [id], in: reading)[id] else {
                throw NotFound()
            }
            try EditPost.check(post, circle)
            return PostScreens.PicturesView(
                frame: try MemberFrame.frame("Its pictures", at: .elsewhere, for: circle, formToken: page.context.visit.formToken(), in: reading),
                post: post.subject, pictures: shown, fields: fields, errors: errors
            )
        }
        return try .page(pages.pictures(view), status: status, for: page.request)
    }

    @Sendable private func changePictures(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form(atMost: 1)
        do {
            let href = try await store.write { transaction in
                let circle = try page.circle(transaction)
                guard let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
                let changes = try ChangePictures.read(fields, PictureQueries.pictures(of: [id], in: transaction)[id] ?? [])
                try ChangePictures.change(changes, of: post, by: circle, transaction)
                return post.subject.href
            }
            return .see(href.saying(.saved))
        } catch let errors as FormErrors {
            return try await pictures(page, fields, errors, .unprocessableContent)
        }
    }

    @Sendable private func pin(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let isPinned = try await page.form(atMost: 1).raw("do") == "pin"
        let group = try await store.write { transaction in
            let circle = try page.circle(transaction)
            guard let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
            try PinPost.pin(post, isPinned, by: circle, transaction)
            return post.subject.group.flatMap { circle.tie(to: $0)?.group.href } ?? post.subject.href
        }
        return .see(group.saying(isPinned ? .pinned : .unpinned))
    }

    @Sendable private func vote(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form(atMost: 1)
        let top = try await store.write { transaction in
            let circle = try page.circle(transaction)
            guard let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
            try VoteInPoll.vote(Int(fields.raw("answer")), on: post, by: circle, transaction)
            return post.subject.top
        }
        return try await after(page, top, "voted")
    }

    @Sendable private func delete(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        _ = try await page.form()
        let (gone, place) = try await store.write { transaction in
            let circle = try page.circle(transaction)
            guard let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
            try DeletePost.delete(post, by: circle, transaction)
            let isThreadThere = try PostQueries.post(post.subject.top, for: circle, in: transaction) != nil
            return (isThreadThere ? post.subject.top : nil, post.subject.group.flatMap { circle.tie(to: $0)?.group.href } ?? "/home")
        }
        if let gone { return try await after(page, gone, "deleted") }
        return .see(place + "?said=deleted")
    }

    private func screen(
        _ page: MemberPage, _ id: ID<Post>, _ fields: FormFields, _ errors: FormErrors, _ replies: Int = PostCard.repliesOnPage, in reading: Reading
    ) throws -> PostScreens.PostView {
        let circle = try page.circle(reading)
        guard let found = try PostQueries.post(id, for: circle, in: reading),
            let top = try found.subject.thread == nil ? found : PostQueries.post(found.subject.top, for: circle, in: reading),
            var card = try Threads.read(
                [top.subject], replies: replies, before: replies == PostCard.repliesInFeed ? .newest : page.cursor(),
                without: circle.unheard(in: top.subject.practice, group: top.subject.group), lookedAtBy: circle.id, in: reading
            ).cards(for: circle).first,
            let membership = circle.viewer.membership(in: top.subject.practice)
        else { throw NotFound() }
        let subject = top.subject
        card.isKept = try BookmarkQueries.isKept(subject.id, by: circle.id, in: reading)
        if card.poll != nil { card.myVote = try PollQueries.vote(of: circle.id, on: subject.id, in: reading) }
        let live: Href = subject.group.map { "/live?group=\($0)" } ?? "/live?practice=\(subject.practice)"
        let formToken = page.context.visit.formToken()
        return PostScreens.PostView(
            frame: try MemberFrame.frame(
                "\(subject.kind.name) by \(subject.author.name)", at: subject.group.map { .group($0) } ?? .elsewhere, practice: membership.practice,
                for: circle, formToken: formToken, live: live, said: page.said, in: reading
            ),
            place: subject.group.flatMap { circle.tie(to: $0) }.map { ($0.group.name, $0.group.href) }
                ?? (membership.practice.name, "/p/\(membership.practice.handle.text)"),
            card: card, isMuted: circle.hidden.muted.contains(subject.author.id),
            seenBy: card.isMine && replies == PostCard.repliesOnPage
                ? try ViewQueries.viewers(of: subject.id, without: circle.hidden.all, limit: 3, in: reading) : nil,
            reply: try replyView(page, subject.id, fields, errors, in: reading),
            hasNotices: try NoticeQueries.hasNew(in: subject.id, for: circle.id, in: reading),
            snooze: try NoticeSettingQueries.snooze(of: subject.id, for: circle.id, in: reading),
            time: page.time(membership.practice.timeZone, reading)
        )
    }

    /// Whether nobody has answered whom the one who looks hears: a reply that they do not see leaves no trace.
    private func isFirst(_ post: Post, _ circle: Circle, in reading: Reading) throws -> Bool {
        guard post.thread == nil, post.answeredAt != nil, !circle.hidden.isEmpty else { return post.thread == nil && post.answeredAt == nil }
        let read = try Threads.read([post], replies: 1, without: circle.unheard(in: post.practice, group: post.group), lookedAtBy: circle.id, in: reading)
        return try read.cards(for: circle).first?.replyCount == 0
    }

    private func replyView(_ page: MemberPage, _ id: ID<Post>, _ fields: FormFields, _ errors: FormErrors, in reading: Reading) throws -> PostScreens.ReplyView
    {
        let circle = try page.circle(reading)
        guard let post = try PostQueries.post(id, for: circle, in: reading), let membership = circle.viewer.membership(in: post.subject.practice) else {
            throw NotFound()
        }
        let formToken = page.context.visit.formToken()
        let standing = try ConsentQueries.standing(of: circle.id, practice: membership.practice.id, in: reading)
        let begun = try KeepBegun.words(at: .reply(id), for: fields, of: circle.id, in: reading)
        return PostScreens.ReplyView(
            frame: try MemberFrame.frame(
                "Reply to \(post.subject.author.name)", at: .elsewhere, practice: membership.practice, for: circle, formToken: formToken, in: reading),
            post: post.subject, practice: membership.practice, needed: Set(ConsentPurpose.allCases).subtracting(standing),
            channelIsOpen: try ProfileQueries.isOpen(circle.id, in: reading), handle: circle.viewer.account.handle.text,
            fields: fields, errors: errors, formKey: begun?.formKey ?? PostForm.formKey(fields), begun: begun,
            isFirst: try isFirst(post.subject, circle, in: reading)
        )
    }
}
