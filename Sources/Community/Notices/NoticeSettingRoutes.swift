import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/me/notices`: what somebody wants to hear of, and when.
package struct NoticeSettingRoutes: Sendable {
    private let store: Store
    private let pages: NoticeSettingPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = NoticeSettingPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/notices", use: show)
        router.post("me/notices", use: save)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await answer(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            return NoticeSettingPages.View(
                frame: try MemberFrame.frame(
                    "When I hear of what", at: .notices, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading),
                settings: try NoticeSettingQueries.settings(of: circle.id, in: reading), levels: try NoticeSettingQueries.levels(of: circle.id, in: reading),
                groups: circle.ties.map(\.group), hearings: try NoticeSettingQueries.hearings(of: circle.id, in: reading),
                email: try SignInQueries.email(of: circle.id, in: reading) ?? "", zone: try NoticeSettingQueries.zone(of: circle.id, in: reading),
                time: page.time(page.zone, reading), fields: fields, errors: errors
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            try await store.write { transaction in
                let circle = try page.circle(transaction)
                let stands = try NoticeSettingQueries.settings(of: circle.id, in: transaction)
                let choices = try NoticeSettingForm.choices(fields, over: stands, groups: circle.ties.map(\.group.id))
                for (kind, level) in choices.levels { try NoticeSettingQueries.setLevel(level, of: kind, for: circle.id, in: transaction) }
                for (group, hearing) in choices.hearings { try NoticeSettingQueries.setHearing(hearing, of: group, by: circle.id, in: transaction) }
                try SendDigests.save(choices.settings, of: circle.id, in: transaction)
            }
            return .see("/me/notices?said=saved")
        } catch let errors as FormErrors {
            return try await answer(page, fields, errors, .unprocessableContent)
        }
    }
}
