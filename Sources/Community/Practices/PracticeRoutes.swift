import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/edit`: what its owner changes about a practice.
package struct PracticeRoutes: Sendable {
    private let store: Store
    private let pages: PracticeScreens

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = PracticeScreens(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/edit", use: show)
        router.post("p/:practice/edit", use: save)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await answer(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        try Rights.check(.editPractice, membership)
        let view = try await store.read { reading in
            PracticeScreens.FormView(
                frame: try MemberFrame.frame(
                    "Change \(membership.practice.name)", at: .elsewhere, practice: membership.practice, for: page.circle(reading),
                    formToken: page.context.visit.formToken(), in: reading
                ),
                practice: membership.practice, facts: try PermissionQueries.facts(of: membership.practice.id, in: reading), fields: fields, errors: errors
            )
        }
        return try .page(pages.form(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        do {
            let draft = try PracticeForm.change(fields)
            try await store.write { try EditPractice.edit(draft, by: membership, context.viewer.id, in: $0) }
            return .see("/p/\(membership.practice.handle.text)?said=saved")
        } catch let errors as FormErrors {
            return try await answer(page, fields, errors, .unprocessableContent)
        }
    }
}
