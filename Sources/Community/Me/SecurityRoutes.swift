import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/me/security`, `/me/second-step`, `/me/sessions/end` and `/me/rest`.
package struct SecurityRoutes: Sendable {
    private let store: Store
    private let pages: SecurityPages
    private let secondStep: SecondStep
    private let cookies: CookieJar
    private let issuer: String

    package init(store: Store, hasher: PasswordHasher, assets: Assets, origin: String) {
        self.store = store
        pages = SecurityPages(assets: assets)
        secondStep = SecondStep(store: store, hasher: hasher)
        cookies = CookieJar(origin: origin)
        // Apps show it beside the code: the host tells one community from another.
        issuer = "Hearten " + (origin.split(separator: "/").last.map(String.init) ?? "")
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/security", use: show)
        router.post("me/sessions/end", use: endSession)
        router.get("me/second-step", use: showSecondStep)
        router.post("me/second-step", use: changeSecondStep)
        router.get("me/rest", use: showRest)
        router.post("me/rest", use: rest)
    }

    private func frame(_ title: String, _ page: MemberPage, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(title, at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let view = try await store.read { reading in
            SecurityPages.View(
                frame: try frame("Devices and security", page, reading),
                sessions: try SessionQueries.open(of: context.viewer.id, lookedAtFrom: context.visit.secret, in: reading),
                secondStep: (
                    try SecondStepQueries.isOn(context.viewer.id, in: reading), try SecondStepQueries.codesLeft(of: context.viewer.id, in: reading)
                ),
                events: try AccountLogQueries.events(of: context.viewer.id, limit: 50, in: reading),
                ownsAPractice: context.viewer.memberships.contains { $0.role == .owner }, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.page(view), for: request)
    }

    @Sendable private func endSession(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        let device = Device.name(request.headers[.userAgent])
        try await store.write { transaction in
            guard try SessionQueries.end(named: fields.raw("session"), of: context.viewer.id, in: transaction) else { throw NotFound() }
            try AccountLog.note(.deviceSignedOut, context.viewer.id, device: device, in: transaction)
        }
        return .see("/me/security?said=signed_out_there")
    }

    // MARK: The second step

    @Sendable private func showSecondStep(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await secondStep(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func secondStep(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            let account = page.viewer.id
            let state: SecurityPages.SecondStepView.State =
                switch try SecondStepQueries.standing(of: account, in: reading) {
                case .none: .off
                case .some(let standing) where standing.confirmedAt == nil: .begun(standing.totp)
                case .some: .on(codesLeft: try SecondStepQueries.codesLeft(of: account, in: reading))
                }
            return SecurityPages.SecondStepView(
                frame: try frame("A second step", page, reading), state: state, account: page.viewer.account, issuer: issuer, fields: fields, errors: errors)
        }
        return try .page(pages.secondStep(view), status: status, for: page.request)
    }

    @Sendable private func changeSecondStep(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        let (account, device) = (context.viewer.id, Device.name(request.headers[.userAgent]))
        do {
            switch fields.raw("do") {
            case "begin":
                try await secondStep.begin(account, password: fields.raw("password"))
                return .see("/me/second-step")
            case "confirm": return try await codes(try await secondStep.confirm(account, code: fields.text("code"), device: device), page)
            case "codes": return try await codes(try await secondStep.renewCodes(account, password: fields.raw("password"), device: device), page)
            case "end":
                try await secondStep.end(account, password: fields.raw("password"), device: device)
                return .see("/me/security?said=second_step_off")
            case "cancel":
                try await secondStep.cancel(account)
                return .see("/me/security")
            default: throw NotFound()
            }
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add(["confirm"].contains(fields.raw("do")) ? "code" : "password", failure.sentence)
            return try await secondStep(page, fields, errors, .init(code: failure.status))
        }
    }

    private func codes(_ codes: [RecoveryCode], _ page: MemberPage) async throws -> Response {
        let frame = try await store.read { reading in try self.frame("Your recovery codes", page, reading) }
        return try .page(pages.codes(codes, frame), for: page.request)
    }

    // MARK: Rest

    @Sendable private func showRest(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await rest(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func rest(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let frame = try await store.read { reading in try self.frame("Letting the account rest", page, reading) }
        let ownsAPractice = page.viewer.memberships.contains { $0.role == .owner }
        return try .page(pages.rest(frame, ownsAPractice: ownsAPractice, fields, errors), status: status, for: page.request)
    }

    @Sendable private func rest(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            try await secondStep.check(fields.raw("password"), context.viewer.id)
        } catch let failure as any Failure {
            var errors = FormErrors()
            errors.add("password", failure.sentence)
            return try await rest(page, fields, errors, .init(code: failure.status))
        }
        let device = Device.name(request.headers[.userAgent])
        try await store.write { try RestAccount.begin(context.viewer.id, device: device, in: $0) }
        var response = Response.see("/sign-in")
        response.set(cookie: cookies.header(cookies.session, "", lasting: .seconds(0)))
        return response
    }
}
