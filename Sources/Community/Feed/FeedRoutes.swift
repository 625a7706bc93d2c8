import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// `/p/PRACTICE/g/GROUP`: reading a group and sharing something with it.
package struct FeedRoutes: Sendable {
    static let pageSize = 20
    private let store: Store
    private let pages: GroupPages
    private let pictures: AddPicture
    private let limit = RateLimit("posts", burst: 40, per: .hours(1))

    package init(store: Store, assets: Assets, pictures: AddPicture) {
        self.store = store
        self.pictures = pictures
        pages = GroupPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/g/:group", use: show)
        router.post("p/:practice/g/:group/posts", use: write)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let say = request.uri.queryParameters["say"].flatMap { try? Handle(typed: String($0)) }
        let fields = say.map { FormFields(texts: [("body", "Hello @\($0.text), ")]) } ?? FormFields()
        if let id = request.uri.queryParameters["draft"].flatMap({ ID<Draft>(String($0)) }) { return try await show(id, page) }
        return try await answer(page, fields, FormErrors(), kept: [])
    }

    /// One of the drafts of whoever looks, to go on with.
    private func show(_ id: ID<Draft>, _ page: MemberPage) async throws -> Response {
        guard let draft = try await store.read({ try DraftQueries.draft(id, of: page.viewer.id, in: $0) }) else { throw NotFound() }
        return try await answer(page, draft.form.adding([(name: "draft-version", text: String(draft.version))]), FormErrors(), kept: draft.pictures)
    }

    private func answer(
        _ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, kept: [ID<Picture>], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let membership = try page.membership()
        let practice = membership.practice
        let slug = page.context.parameters.get("group") ?? ""
        let time = TimeWords(now: store.clock.now(), zone: page.viewer.timeZone ?? practice.timeZone, language: page.viewer.language)
        let key = GroupReading.Key(viewer: page.viewer, practice: practice.id, slug: slug, cursor: page.cursor(), minute: time.minute)
        // A refused form is answered as things stand now, a page as they stood when the request came in.
        let state = status == .ok ? page.context.state : nil
        let reading = try await store.kept(key, at: state) { try GroupReading.read(key, membership, page, in: $0) }.answer
        guard let reading else { return .see("/p/\(practice.handle.text)/g/\(slug)/join") }
        let kept = kept + (fields.texts.isEmpty ? reading.composing.draft?.pictures ?? [] : [])
        let drafts = kept.isEmpty ? [] : try await store.read { try PictureQueries.drafts(kept, owner: page.viewer.id, in: $0) }
        let formToken = page.context.visit.formToken()
        let view = GroupPages.View(
            frame: MemberFrame.frame(
                reading.group.name, at: .group(reading.group.id), practice: practice, for: reading.circle, newNotices: reading.newNotices,
                formToken: formToken, live: "/live?group=\(reading.group.id)", said: page.said
            ),
            group: reading.group, practice: practice, counts: reading.facts.counts,
            composer: reading.group.archivedAt != nil
                ? nil
                : reading.composing.view(
                    for: reading.circle, fields: fields, errors: errors, kept: drafts, formToken: formToken, formKey: PostForm.formKey(fields),
                    isHome: fields.raw("from") == "home"
                ),
            cards: reading.cards.rows, pinned: reading.pinned, next: reading.cards.next, isFirstPage: key.cursor == .newest, newcomers: reading.newcomers,
            helpers: reading.facts.helpers.filter { reading.circle.hears($0.account.id, in: practice.id, group: reading.group.id) }, tie: reading.tie,
            held: reading.held, waiting: reading.waiting, mayEdit: Rights.allow(.editGroup, membership.role, membership.standing),
            mayPrompt: Rights.allow(.writePrompt, membership.role, membership.standing), time: time
        )
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func write(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 96)
        var uploads = Uploads(kept: fields.all("kept").compactMap { ID<Picture>($0) })
        do {
            try limit.take(context.viewer.id.description, at: store.clock.now())
            try await uploads.take(fields, by: context.viewer.id, pictures)
            let (tie, needed) = try await store.read { reading in
                let standing = try ConsentQueries.standing(of: context.viewer.id, practice: membership.practice.id, in: reading)
                return (try own(page, membership, page.circle(reading)), Set(ConsentPurpose.allCases).subtracting(standing))
            }
            try uploads.errors.check()
            let draft = try PostForm.draft(
                fields, pictures: uploads.choices(fields), mayPrompt: WritePost.mayPrompt(tie, membership),
                mayAnnounce: Rights.allow(.announce, membership.role, membership.standing), needed: needed
            )
            // Once more, with the post: the group may be gone, or the person no longer in it, since the form was opened.
            let (href, isHeld) = try await store.write { transaction in
                let circle = try page.circle(transaction)
                let group = try own(page, membership, circle).group
                let post = try WritePost.write(draft, in: group, by: circle, transaction)
                return (group.href, try FirstPostQueries.group(of: post, in: transaction) != nil)
            }
            return .see((fields.raw("from") == "home" ? "/home" : href).saying(isHeld ? .held : .shared))
        } catch is NotFound {
            return try await gone(page, membership, fields.adding(uploads.descriptions), kept: uploads.kept)
        } catch let errors as FormErrors {
            return try await answer(page, fields.adding(uploads.descriptions), errors, kept: uploads.kept, status: .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("body", failure.sentence)
            let fields = PostForm.again(fields, after: failure)
            return try await answer(page, fields.adding(uploads.descriptions), errors, kept: uploads.kept, status: .init(code: failure.status))
        }
    }

    /// The person's tie to the group in the address.
    private func own(_ page: MemberPage, _ membership: Membership, _ circle: Circle) throws -> GroupTie {
        guard let tie = page.ownGroup(membership, circle).flatMap({ circle.tie(to: $0.id) }) else { throw NotFound() }
        return tie
    }

    /// The group was deleted, or its person let go, while they wrote: the words come back, to be shared elsewhere or copied.
    private func gone(_ page: MemberPage, _ membership: Membership, _ fields: FormFields, kept: [ID<Picture>]) async throws -> Response {
        let (frame, composer) = try await store.read { reading in
            let circle = try page.circle(reading)
            let other = circle.ties.first { $0.group.practice == membership.practice.id && $0.group.archivedAt == nil }?.group
            let formToken = page.context.visit.formToken()
            let frame = try MemberFrame.frame(
                "Your words are here", at: .elsewhere, practice: membership.practice, for: circle, formToken: formToken, in: reading)
            guard let other else { return (frame, ComposerPages.View?.none) }
            let minute = TimeWords(now: reading.now, zone: membership.practice.timeZone).minute
            let drafts = try PictureQueries.drafts(kept, owner: circle.id, in: reading)
            return (
                frame,
                try GroupReading.Composing.read(other, for: circle, minute, in: reading).view(
                    for: circle, fields: fields, errors: FormErrors(), kept: drafts, formToken: formToken, formKey: PostForm.formKey(fields))
            )
        }
        return try .page(pages.gone(frame, composer, words: fields.raw("body")), status: .notFound, for: page.request)
    }
}
