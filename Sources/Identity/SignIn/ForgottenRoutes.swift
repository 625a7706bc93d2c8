import HTTPTypes
import Hummingbird
import Kernel
import Site
import Store

/// `/forgot`, `/reset/TOKEN` and `/confirm/TOKEN`: a new password and a new address by the links of mails. Opening a link changes
/// nothing; its button does.
package struct ForgottenRoutes: Sendable {
    private let store: Store
    private let reset: ResetPassword
    private let change: ChangeSignIn
    private let pages: SignInPages
    private let cookies: CookieJar
    private let sendsMail: Bool
    private let limit = RateLimit("tries", burst: 60, per: .minutes(10))

    package init(store: Store, hasher: PasswordHasher, assets: Assets, origin: String, sendsMail: Bool) {
        self.store = store
        self.sendsMail = sendsMail
        reset = ResetPassword(store: store, hasher: hasher)
        change = ChangeSignIn(store: store, hasher: hasher, origin: origin, sendsMail: sendsMail)
        pages = SignInPages(assets: assets)
        cookies = CookieJar(origin: origin)
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("forgot", use: show)
        router.post("forgot", use: ask)
        router.get("reset/:token", use: showReset)
        router.post("reset/:token", use: setPassword)
        router.get("confirm/:token", use: showConfirm)
        router.post("confirm/:token", use: confirm)
    }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        try .page(pages.forgot(.init(formToken: context.visit.formToken()), sendsMail: sendsMail), for: request)
    }

    @Sendable private func ask(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        var errors = FormErrors()
        do {
            try context.visit.check(formToken: fields.raw("token"))
            guard sendsMail else { throw NotFound() }
            if fields.text("login").isEmpty { errors.add("login", "Please type the e-mail address or the handle with which you sign in.") }
            try errors.check()
            try await reset.ask(login: fields.text("login"), from: context.remoteAddress?.ipAddress ?? "", device: Device.name(request.headers[.userAgent]))
            return try .page(pages.asked, for: request)
        } catch let failure as RateLimitFault {
            errors.add("login", failure.sentence)
        } catch let failure as FormErrors {
            errors = failure
        }
        return try .page(
            pages.forgot(.init(fields: fields, errors: errors, formToken: context.visit.formToken()), sendsMail: sendsMail), status: .unprocessableContent,
            for: request
        )
    }

    @Sendable private func showReset(_ request: Request, _ context: SiteContext) async throws -> Response {
        try await page(request, context) { token in
            _ = try await store.read { try Links.look(token, .resetPassword, viewer: context.viewer?.id, in: $0) }
            return try .page(pages.reset(.init(formToken: ""), link: token ?? ""), for: request)
        }
    }

    @Sendable private func setPassword(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        return try await page(request, context) { token in
            do {
                let device = Device.name(request.headers[.userAgent])
                let session = try await reset.set(fields.raw("new-password"), by: token, viewer: context.viewer?.id, device: device)
                let isIn = session != nil
                var response = try Response.page(
                    pages.told(
                        "Your new password is saved", isIn ? "You are signed in here, and nowhere else." : "Sign in with it now.",
                        isIn ? ("Go on", "/") : ("Sign in", "/sign-in")), for: request
                )
                if let session { response.set(cookie: cookies.header(cookies.session, session.text, lasting: SessionQueries.lasting)) }
                return response
            } catch let errors as FormErrors {
                return try .page(
                    pages.reset(.init(fields: fields, errors: errors, formToken: ""), link: token ?? ""), status: .unprocessableContent, for: request)
            }
        }
    }

    @Sendable private func showConfirm(_ request: Request, _ context: SiteContext) async throws -> Response {
        try await page(request, context) { token in
            let link = try await store.read { try Links.look(token, .confirmAddress, viewer: context.viewer?.id, in: $0) }
            return try .page(pages.confirm(link.detail, link: token ?? ""), for: request)
        }
    }

    @Sendable private func confirm(_ request: Request, _ context: SiteContext) async throws -> Response {
        try await page(request, context) { token in
            try await change.confirm(token, viewer: context.viewer?.id, device: Device.name(request.headers[.userAgent]))
            return try .page(
                pages.told("Your new address is saved", "You sign in with it from now on. We tell your earlier address.", ("Go on", "/")), for: request)
        }
    }

    private func page(_ request: Request, _ context: SiteContext, _ act: (String?) async throws -> Response) async throws -> Response {
        try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
        do {
            return try await act(context.parameters.get("token")).withoutAddress()
        } catch let failure as any Failure where failure is LinkFault || failure is ChangeSignInFault {
            return try .page(
                pages.told("This link does nothing more", failure.sentence, ("Go to the start page", "/")), status: .init(code: failure.status), for: request
            ).withoutAddress()
        }
    }
}
