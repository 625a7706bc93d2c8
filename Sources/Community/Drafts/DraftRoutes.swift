import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/me/drafts`, and keeping what is in the composer: as a draft, or for later; `/me/begun`, for replies and messages.
package struct DraftRoutes: Sendable {
    private let store: Store
    private let pages: DraftPages
    private let pictures: AddPicture
    private let limit = RateLimit("drafts", burst: 1_200, per: .hours(1))

    package init(store: Store, assets: Assets, pictures: AddPicture) {
        self.store = store
        self.pictures = pictures
        pages = DraftPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/drafts", use: show)
        router.post("me/drafts/:draft/discard", use: discard)
        router.post("p/:practice/g/:group/drafts", use: keep)
        router.post("me/begun", use: keepBegun)
        router.post("me/begun/discard", use: discardBegun)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            return DraftPages.View(
                frame: try MemberFrame.frame("Drafts", at: .me, for: circle, formToken: context.visit.formToken(), said: page.said, in: reading),
                drafts: try DraftQueries.drafts(of: circle.id, in: reading), begun: try BegunRow.all(for: circle, in: reading),
                groups: circle.ties.map(\.group), time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.page(view), for: request)
    }

    @Sendable private func discard(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Draft> = try page.id("draft")
        _ = try await page.form(atMost: 1)
        guard try await store.write({ try DraftQueries.remove(id, of: context.viewer.id, in: $0) }) else { throw NotFound() }
        return .see("/me/drafts?said=discarded_draft")
    }

    /// For the script, while somebody writes a reply or a message.
    @Sendable private func keepBegun(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (fields, place) = try await begun(request, context)
        try limit.take(context.viewer.id.description, at: store.clock.now())
        try await store.write { try KeepBegun.keep(fields.text("body"), at: place, formKey: fields.raw("key"), of: context.viewer.id, in: $0) }
        return Response(status: .noContent)
    }

    private func begun(_ request: Request, _ context: MemberContext) async throws -> (FormFields, BegunWords.Place) {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let place = BegunWords.Place(fields.raw("place")), (1...64).contains(fields.raw("key").utf8.count) else { throw NotFound() }
        return (fields, place)
    }

    @Sendable private func discardBegun(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (fields, place) = try await begun(request, context)
        try await store.write { try BegunQueries.remove(place, formKey: fields.raw("key"), of: context.viewer.id, in: $0) }
        return .see("/me/drafts?said=discarded_draft")
    }

    /// The script saves while somebody writes and is answered with the draft’s version; the buttons lead to the list.
    @Sendable private func keep(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        var fields = try await page.form(atMost: 96)
        let isLater = fields.raw("do") == "later"
        do {
            try limit.take(context.viewer.id.description, at: store.clock.now())
            var uploads = Uploads(kept: fields.all("kept").compactMap { ID<Picture>($0) })
            try await uploads.take(fields, by: context.viewer.id, pictures)
            fields = uploads.whole(fields)
            try uploads.errors.check()
            let form = fields
            let due = try isLater ? ShareLater.moment(fields.raw("publish"), zone: page.zone(of: membership.practice), now: store.clock.now()) : nil
            let draft = try await store.write { transaction -> Draft? in
                let circle = try page.circle(transaction)
                guard let group = page.ownGroup(membership, circle) else { throw NotFound() }
                let draft = try KeepDraft.keep(
                    form, in: group, version: Int(form.raw("draft-version")), isAsked: !form.raw("do").isEmpty, by: circle, transaction)
                if let due {
                    guard let draft else { throw DraftFault.empty }
                    try check(form, draft, group, circle, membership, transaction)
                    try ShareLater.plan(draft, at: due, in: transaction)
                }
                return draft
            }
            if request.wantsFragment { return try .page(pages.kept(draft?.version), for: request) }
            guard draft != nil else { throw DraftFault.empty }
            return .see("/me/drafts?said=\(isLater ? Said.planned.rawValue : Said.draftKept.rawValue)")
        } catch let fault as DraftFault where request.wantsFragment {
            return try .page(pages.refused(fault), status: .init(code: fault.status), for: request)
        } catch let errors as FormErrors {
            return try await refused(page, membership, fields, errors)
        } catch let failure as any Failure where !(failure is NotFound) && !request.wantsFragment {
            var errors = FormErrors()
            errors.add(isLater ? "publish" : "body", failure.sentence)
            // What was read here is what the next press writes over.
            if case DraftFault.newer = failure { fields = fields.without("draft-version") }
            return try await refused(page, membership, fields, errors)
        }
    }

    /// What is to be shared later has to be right now, while its author looks.
    private func check(_ fields: FormFields, _ draft: Draft, _ group: Group, _ circle: Circle, _ membership: Membership, _ transaction: Transaction) throws {
        let needed = try Set(ConsentPurpose.allCases).subtracting(
            ConsentQueries.standing(of: circle.id, practice: membership.practice.id, in: transaction))
        let pictures = draft.pictures.map { PictureChoice(id: $0, description: "") }
        let post = try PostForm.draft(
            fields, pictures: pictures, mayPrompt: circle.tie(to: group.id).map { WritePost.mayPrompt($0, membership) } ?? false,
            mayAnnounce: Rights.allow(.announce, membership.role, membership.standing), needed: needed)
        for purpose in post.consents { try GiveConsent.give(purpose, circle.id, to: membership.practice, in: transaction) }
        if post.audience == .public { try OpenChannel.check(circle.id, isToOpen: post.opensChannel, at: "audience", transaction) }
    }

    /// The composer on a page of its own, with all that was typed.
    private func refused(_ page: MemberPage, _ membership: Membership, _ fields: FormFields, _ errors: FormErrors) async throws -> Response {
        let (frame, composer) = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let group = page.ownGroup(membership, circle) else { throw NotFound() }
            let minute = TimeWords(now: reading.now, zone: membership.practice.timeZone).minute
            let composing = try GroupReading.Composing.read(group, for: circle, minute, in: reading)
            let kept = try PictureQueries.drafts(fields.all("kept").compactMap { ID<Picture>($0) }, owner: circle.id, in: reading)
            let formToken = page.context.visit.formToken()
            return (
                try MemberFrame.frame("Share something", at: .group(group.id), practice: membership.practice, for: circle, formToken: formToken, in: reading),
                composing.view(for: circle, fields: fields, errors: errors, kept: kept, formToken: formToken, formKey: PostForm.formKey(fields))
            )
        }
        return try .page(pages.again(frame, composer), status: .unprocessableContent, for: page.request)
    }
}
