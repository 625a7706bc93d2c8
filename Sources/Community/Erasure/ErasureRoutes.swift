import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/me/leave/PRACTICE`, `/me/erase`, and `/signing-key` by which statements are checked.
package struct ErasureRoutes: Sendable {
    private let store: Store
    private let pages: ErasurePages
    private let ledger: Ledger
    private let secondStep: SecondStep
    private let cookies: CookieJar
    private let key: SigningKey

    package init(store: Store, hasher: PasswordHasher, assets: Assets, ledger: Ledger, key: SigningKey, origin: String) {
        self.store = store
        self.ledger = ledger
        self.key = key
        pages = ErasurePages(assets: assets)
        secondStep = SecondStep(store: store, hasher: hasher)
        cookies = CookieJar(origin: origin)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/leave/:practice", use: showLeave)
        router.post("me/leave/:practice", use: leave)
        router.get("me/erase") { try await show(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("me/erase", use: erase)
    }

    package func addOpen(to router: some RouterMethods<SiteContext>) {
        router.get("signing-key") { [key] _, _ in
            Response.text("Ed25519 \(Base64URL.encode(key.publicKey))\n")
        }
    }

    private func frame(_ title: String, _ page: MemberPage, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(title, at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading)
    }

    // MARK: Leaving a practice

    @Sendable private func showLeave(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let view = try await store.read { reading in
            ErasurePages.LeaveView(
                frame: try frame("Leave \(membership.practice.name)", page, reading), practice: membership.practice, isOwner: membership.role == .owner,
                posts: try LeavingQueries.countWritten(by: context.viewer.id, in: membership.practice.id, reading))
        }
        return try .page(pages.leave(view), for: request)
    }

    @Sendable private func leave(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        _ = try await page.form(atMost: 1)
        try await store.write { try LeavePractice.leave(membership.practice.id, by: context.viewer.id, ledger, in: $0) }
        return .see(("/me" as Href).saying(.leftPractice))
    }

    // MARK: Erasing

    private func show(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            ErasurePages.View(
                frame: try frame("Erase my account", page, reading), erasure: try ErasureQueries.erasure(of: page.viewer.id, in: reading),
                owns: page.viewer.memberships.filter { $0.role == .owner }.map(\.practice), fields: fields, errors: errors, time: page.time(page.zone, reading))
        }
        return try .page(pages.erase(view), status: status, for: page.request)
    }

    @Sendable private func erase(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        let device = Device.name(request.headers[.userAgent])
        do {
            if fields.raw("do") == "stop" {
                try await store.write { try AskForErasure.stop(context.viewer.id, device: device, in: $0) }
                return .see(("/me" as Href).saying(.accountKept))
            }
            try await secondStep.check(fields.raw("password"), context.viewer.id)
            try await store.write { try AskForErasure.ask(context.viewer.id, device: device, ledger, in: $0) }
        } catch let failure as any Failure {
            var errors = FormErrors()
            errors.add("password", failure.sentence)
            return try await show(page, fields, errors, .init(code: failure.status))
        }
        var response = Response.see("/sign-in")
        response.set(cookie: cookies.header(cookies.session, "", lasting: .seconds(0)))
        return response
    }
}
