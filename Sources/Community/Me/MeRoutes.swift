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
    private let settingsPages: SettingsPages
    private let keyPages: KeyPages
    private let pictures: AddPicture

    package init(store: Store, assets: Assets, pictures: AddPicture) {
        self.store = store
        self.pictures = pictures
        pages = MePages(assets: assets)
        settingsPages = SettingsPages(assets: assets)
        keyPages = KeyPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me", use: show)
        router.post("me", use: save)
        router.get("me/keys", use: keys)
        router.get("emoji", use: emoji)
        router.get("me/settings", use: settings)
        router.post("me/settings", use: saveSettings)
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
                viewer: page.viewer, profile: try ProfileQueries.profile(of: page.viewer.id, in: reading),
                follows: try FollowQueries.counts(of: page.viewer.id, in: reading), email: try SignInQueries.email(of: page.viewer.id, in: reading) ?? "",
                channels: try InvitationQueries.channels(of: page.viewer.id, in: reading),
                abandonedJobs: page.viewer.isSteward ? try JobQueries.counts(in: reading)[.abandoned] ?? 0 : 0,
                erasure: try ErasureQueries.erasure(of: page.viewer.id, in: reading), fields: fields, errors: errors
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 44)
        var errors = FormErrors()
        let draft = ProfileForm.draft(fields, &errors)
        if try await store.read({ try GuardianQueries.isAwaited(context.viewer.id, in: $0) }) {
            errors.add("name", "You can change your page as soon as your parent or guardian has said yes; we wrote to them.")
        }
        let portrait = await upload("portrait", fields, [.face, .list], of: context.viewer.id, &errors)
        let header = await upload("header", fields, [.list, .full], of: context.viewer.id, &errors)
        guard let draft, errors.isEmpty else { return try await answer(page, fields, errors, .unprocessableContent) }
        try await store.write { transaction in
            let left = try ChangeProfile.change(draft, portrait: portrait, header: header, of: context.viewer.id, in: transaction)
            for picture in left { try PictureQueries.remove(picture, in: transaction) }
        }
        return .see("/me?said=saved")
    }

    /// Takes one picture of the form in, or sees that it is to go; what is wrong with it is noted.
    private func upload(_ field: String, _ fields: FormFields, _ sizes: [PictureSize], of owner: ID<Account>, _ errors: inout FormErrors) async
        -> AccountPictureChange
    {
        guard let file = fields.files(field).first else { return fields.isTicked("no-\(field)") ? .remove : .keep }
        do {
            return .put(try await pictures.add(file.bytes, owner: owner, sizes: sizes))
        } catch let failure as any Failure {
            errors.add(field, failure.sentence)
        } catch {
            errors.add(field, "The picture could not be saved just now. Please try again.")
        }
        return .keep
    }

    // MARK: How one wants things to be

    @Sendable private func settings(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await settings(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func settings(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            SettingsPages.View(
                frame: try MemberFrame.frame(
                    "Settings", at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading),
                profile: try ProfileQueries.profile(of: page.viewer.id, in: reading), zone: page.zone, address: page.viewer.account.href,
                practices: page.viewer.memberships.map(\.practice), fields: fields,
                errors: errors
            )
        }
        return try .page(settingsPages.page(view), status: status, for: page.request)
    }

    @Sendable private func saveSettings(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            try await store.write { transaction in
                let profile = try ProfileQueries.profile(of: page.viewer.id, in: transaction)
                var changed = try ProfileForm.preferences(fields, over: profile)
                if !changed.isPublic.isEmpty, try GuardianQueries.isMinor(page.viewer.id, in: transaction) {
                    var errors = FormErrors()
                    errors.add("public", "Under 18, visitors see nothing of you. From your birthday on you can choose this.")
                    throw errors
                }
                if changed.messagesFrom != .coaches, try GuardianQueries.isMinor(page.viewer.id, in: transaction) {
                    var errors = FormErrors()
                    errors.add("messages", "Under 18, only your coaches may begin to write to you alone. You can write to others first.")
                    throw errors
                }
                if let practice = changed.shownPractice, page.viewer.membership(in: practice) == nil { changed.shownPractice = nil }
                try ProfileQueries.save(changed, of: page.viewer.id, in: transaction)
                if changed.timeZone != profile.timeZone { try SendDigests.reschedule(page.viewer.id, in: transaction) }
                if !changed.approvesFollows { try AnswerFollow.acceptAll(by: page.viewer.id, in: transaction) }
                if !changed.tellsViews && profile.tellsViews { try ViewQueries.forget(page.viewer.id, in: transaction) }
            }
            return .see("/me/settings?said=saved")
        } catch let errors as FormErrors {
            return try await settings(page, fields, errors, .unprocessableContent)
        }
    }

    /// Ends one's own coaching; one stays part of the community.
    @Sendable private func former(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let id = ID<Practice>(fields.raw("practice")), let membership = context.viewer.membership(in: id) else { throw NotFound() }
        try await store.write { try ChangeStanding.change(context.viewer.id, to: .former, by: context.viewer.id, membership, in: $0) }
        return .see("/me?said=saved")
    }

    @Sendable private func keys(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let frame = try await store.read {
            try MemberFrame.frame("Keys", at: .me, for: page.circle($0), formToken: context.visit.formToken(), in: $0)
        }
        return try .page(keyPages.page(frame), for: request)
    }

    /// Names of emoji, for the script that completes them.
    @Sendable private func emoji(_ request: Request, _ context: MemberContext) async throws -> Response {
        let found = EmojiNames.names(beginning: String((request.uri.queryParameters["name"] ?? "").prefix(EmojiNames.longest)), limit: 6)
        let rows = found.map { #"<li data-name="\#($0.name)"><span aria-hidden="true">\#($0.emoji)</span> \#($0.name.replacing("_", with: " "))</li>"# as HTML }
        return try .page(#"<ul>\#(each: rows, { $0 })</ul>"#, for: request)
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
