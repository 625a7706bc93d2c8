import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/me/filters`: what somebody would rather not read.
package struct FilterRoutes: Sendable {
    private let store: Store
    private let pages: FilterPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = FilterPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/filters") { try await show(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("me/filters", use: save)
    }

    private func show(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            FilterPages.View(
                frame: try MemberFrame.frame(
                    "What I would rather not read", at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading),
                filters: try ReaderFilterQueries.filters(of: page.viewer.id, in: reading), tells: try ReaderFilterQueries.tells(page.viewer.id, in: reading),
                fields: fields, errors: errors)
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            let filters = try FilterForm.filters(fields)
            try await store.write { try ReaderFilterQueries.save(filters, tells: fields.isTicked("tells"), of: context.viewer.id, in: $0) }
            return .see("/me/filters?said=saved")
        } catch let errors as FormErrors {
            return try await show(page, fields, errors, .unprocessableContent)
        }
    }
}
