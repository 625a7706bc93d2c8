import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// `/me`: one's own account.
package struct MeRoutes: Sendable {
    private let store: Store
    private let pages: MePages
    private let pictures: AddPicture

    package init(store: Store, assets: Assets, pictures: AddPicture) {
        self.store = store
        self.pictures = pictures
        pages = MePages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me", use: show)
        router.post("me", use: save)
        router.post("me/former", use: former)
        router.get("me/consents", use: consents)
        router.post("me/consents", use: changeConsent)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await answer(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            MePages.View(
                frame: try MemberFrame.frame("Me", at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading),
                viewer: page.viewer, email: try SignInQueries.email(of: page.viewer.id, in: reading) ?? "",
                channels: try InvitationQueries.channels(of: page.viewer.id, in: reading),
                abandonedJobs: page.viewer.isSteward ? try JobQueries.counts(in: reading)[.abandoned] ?? 0 : 0, fields: fields, errors: errors
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 24)
        var errors = FormErrors()
        let name = DisplayName(fields.text("name"))
        if name == nil { errors.add("name", "Please write a name of at most \(DisplayName.longest) characters.") }
        let about = fields.text("about").split(whereSeparator: \.isNewline).joined(separator: " ")
        if about.count > 160 { errors.add("about", "Please keep it under 160 characters; this is \(about.count).") }
        var portrait: ID<Picture>?
        if let file = fields.files("portrait").first {
            do {
                portrait = try await pictures.add(file.bytes, owner: context.viewer.id, sizes: [.face, .list])
            } catch let failure as any Failure {
                errors.add("portrait", failure.sentence)
            }
        }
        guard let name, errors.isEmpty else { return try await answer(page, fields, errors, .unprocessableContent) }
        try await store.write { [portrait] transaction in
            try AccountQueries.update(context.viewer.id, name: name.text, about: about, in: transaction)
            guard let portrait else { return }
            try AccountQueries.setPortrait(portrait, of: context.viewer.id, in: transaction)
            if let old = context.viewer.account.portrait { try PictureQueries.remove(old, in: transaction) }
        }
        return .see("/me?said=saved")
    }

    /// Ends one's own coaching; one stays part of the community.
    @Sendable private func former(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let id = ID<Practice>(fields.raw("practice")), let membership = context.viewer.membership(in: id) else { throw NotFound() }
        try await store.write { try ChangeStanding.change(context.viewer.id, to: .former, by: context.viewer.id, membership, in: $0) }
        return .see("/me?said=saved")
    }

    @Sendable private func consents(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let view = try await store.read { reading in
            MePages.ConsentView(
                frame: try MemberFrame.frame(
                    "What I allowed", at: .me, for: page.circle(reading), formToken: context.visit.formToken(), said: page.said, in: reading),
                practices: try context.viewer.memberships.map {
                    ($0.practice, try ConsentQueries.history(of: context.viewer.id, practice: $0.practice.id, in: reading))
                },
                time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.consents(view), for: request)
    }

    @Sendable private func changeConsent(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let id = ID<Practice>(fields.raw("practice")), let membership = context.viewer.membership(in: id),
            let purpose = ConsentPurpose(rawValue: fields.raw("purpose"))
        else { throw NotFound() }
        let isGiving = fields.raw("do") == "give"
        try await store.write { transaction in
            isGiving
                ? try GiveConsent.give(purpose, context.viewer.id, to: membership.practice, in: transaction)
                : try WithdrawConsent.withdraw(purpose, context.viewer.id, from: membership.practice.id, in: transaction)
        }
        return .see("/me/consents?said=saved")
    }
}
