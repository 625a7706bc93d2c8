import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/crisis`: where help is to be had; `/crisis/PRACTICE-ID` leads there from a notice.
package struct CrisisRoutes: Sendable {
    private let store: Store
    private let pages: CrisisPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = CrisisPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/crisis", use: show)
        router.get("crisis/:id") { _, context in
            let id = context.parameters.get("id").flatMap { ID<Practice>($0) }
            guard let practice = id.flatMap({ context.viewer.membership(in: $0)?.practice }) else { throw NotFound() }
            return Response.see("/p/\(practice.handle.text)/crisis")
        }
        router.get("p/:practice/crisis/edit") { try await form(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("p/:practice/crisis/edit", use: save)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let view = try await store.read { reading in
            CrisisPages.View(
                frame: try MemberFrame.frame(
                    "If things are heavy", at: .elsewhere, practice: membership.practice, for: page.circle(reading), formToken: context.visit.formToken(),
                    said: page.said, in: reading),
                practice: membership.practice, resources: try CrisisQueries.resources(of: membership.practice.id, in: reading),
                mayEdit: Rights.allow(.moderate, membership.role, membership.standing), time: page.time(membership.practice.timeZone, reading))
        }
        return try .page(pages.page(view), for: request)
    }

    private func form(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        try Rights.check(.moderate, membership)
        let view = try await store.read { reading in
            CrisisPages.FormView(
                frame: try MemberFrame.frame(
                    "The crisis card", at: .moderation, practice: membership.practice, for: page.circle(reading), formToken: page.context.visit.formToken(),
                    in: reading),
                practice: membership.practice, resources: try CrisisQueries.resources(of: membership.practice.id, in: reading), fields: fields, errors: errors,
                time: page.time(membership.practice.timeZone, reading))
        }
        return try .page(pages.form(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        try Rights.check(.moderate, membership)
        do {
            try await store.write { transaction in
                let known = try CrisisQueries.resources(of: membership.practice.id, in: transaction)
                let resources = try CrisisForm.resources(fields, known: known, now: transaction.now)
                try CrisisQueries.save(resources, of: membership.practice.id, in: transaction)
            }
            return .see("/p/\(membership.practice.handle.text)/crisis?said=saved")
        } catch let errors as FormErrors {
            return try await form(page, fields, errors, .unprocessableContent)
        }
    }
}
