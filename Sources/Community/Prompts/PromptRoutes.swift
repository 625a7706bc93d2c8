import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/g/GROUP/prompts`: prompts on a schedule, for coaches.
package struct PromptRoutes: Sendable {
    private let store: Store
    private let pages: PromptPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = PromptPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/g/:group/prompts") { try await answer(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("p/:practice/g/:group/prompts", use: save)
    }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        let view = try await store.read { reading in
            let (circle, group) = (try page.circle(reading), try page.group(membership, reading))
            try SharePrompts.check(group, circle)
            let schedule = try PromptQueries.schedule(of: group.id, in: reading)
            return PromptPages.View(
                frame: try MemberFrame.frame(
                    "Prompts in \(group.name)", at: .group(group.id), practice: membership.practice, for: circle,
                    formToken: page.context.visit.formToken(), said: page.said, in: reading),
                group: group, schedule: schedule, author: try schedule.flatMap { try AccountQueries.account($0.author, in: reading) }, fields: fields,
                errors: errors, time: TimeWords(now: reading.now, zone: membership.practice.timeZone, language: circle.viewer.language)
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        do {
            let schedule = fields.raw("do") == "rest" ? nil : try PromptForm.schedule(fields, author: context.viewer.id)
            let href = try await store.write { transaction in
                let (circle, group) = (try page.circle(transaction), try page.group(membership, transaction))
                if let schedule {
                    try SharePrompts.save(schedule, in: group, by: circle, transaction)
                } else {
                    try SharePrompts.rest(group, by: circle, transaction)
                }
                return group.href
            }
            return .see((href + "/prompts").saying(.saved))
        } catch let errors as FormErrors {
            return try await answer(page, fields, errors, .unprocessableContent)
        }
    }
}
