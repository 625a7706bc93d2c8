import HTTPTypes
import Hummingbird
import Kernel
import Site
import Store

package struct SignInRoutes: Sendable {
    private let store: Store
    private let signIn: SignIn
    private let pages: SignInPages
    private let cookies: CookieJar
    private let hint: SignInPages.DemoHint?

    package init(store: Store, hasher: PasswordHasher, assets: Assets, origin: String, hint: SignInPages.DemoHint?) {
        self.store = store
        signIn = SignIn(store: store, hasher: hasher)
        pages = SignInPages(assets: assets)
        cookies = CookieJar(origin: origin)
        self.hint = hint
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.post("sign-in/code", use: code)
        router.get("sign-in", use: show)
        router.post("sign-in", use: begin)
        router.post("sign-out", use: end)
    }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        if context.viewer != nil { return .see("/") }
        let isEmpty = try await store.read { try !AccountQueries.hasAnyAccount(in: $0) }
        if isEmpty { return .see("/welcome") }
        let next = request.uri.queryParameters["next"].map(String.init)
        return try .page(pages.page(.init(next: next, formToken: context.visit.formToken(), hint: hint)), for: request)
    }

    @Sendable private func begin(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        do {
            try context.visit.check(formToken: fields.raw("token"))
            let outcome = try await signIn(
                login: fields.text("login"), password: fields.raw("password"), from: context.remoteAddress?.ipAddress ?? "",
                device: Device.name(request.headers[.userAgent])
            )
            switch outcome {
            case .session(let token): return entered(token, fields)
            case .secondStep(let step):
                return try .page(
                    pages.code(.init(fields: FormFields(), next: fields.raw("next"), formToken: context.visit.formToken()), step: step.text), for: request)
            }
        } catch let failure as any Failure {
            var errors = FormErrors()
            errors.add(failure is SignInFault ? "password" : "login", failure.sentence)
            return try .page(
                pages.page(.init(fields: fields, errors: errors, next: fields.raw("next"), formToken: context.visit.formToken(), hint: hint)),
                status: .init(code: failure.status), for: request
            )
        }
    }

    private func entered(_ token: Token, _ fields: FormFields) -> Response {
        var response = Response.see(Href(ownPath: fields.raw("next")) ?? "/")
        response.set(cookie: cookies.header(cookies.session, token.text, lasting: SessionQueries.lasting))
        return response
    }

    /// The second step.
    @Sendable private func code(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        do {
            try context.visit.check(formToken: fields.raw("token"))
            return entered(try await signIn.finish(fields.raw("step"), code: fields.text("code"), device: Device.name(request.headers[.userAgent])), fields)
        } catch is LinkFault {
            var errors = FormErrors()
            errors.add("password", "That took longer than ten minutes. Please begin again.")
            return try .page(
                pages.page(.init(errors: errors, next: fields.raw("next"), formToken: context.visit.formToken(), hint: hint)), status: .unprocessableContent,
                for: request
            )
        } catch let failure as any Failure {
            var errors = FormErrors()
            errors.add("code", failure.sentence)
            return try .page(
                pages.code(.init(errors: errors, next: fields.raw("next"), formToken: context.visit.formToken()), step: fields.raw("step")),
                status: .init(code: failure.status), for: request
            )
        }
    }

    /// Signs out here, or everywhere with `everywhere`.
    @Sendable private func end(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        if let viewer = context.viewer {
            let token = context.visit.secret
            let isEverywhere = fields.isTicked("everywhere")
            let device = Device.name(request.headers[.userAgent])
            try await store.write { transaction in
                guard isEverywhere else { return try SessionQueries.end(token, in: transaction) }
                try SessionQueries.endAll(of: viewer.id, in: transaction)
                try AccountLog.note(.signedOutEverywhere, viewer.id, device: device, in: transaction)
            }
        }
        var response = Response.see("/sign-in")
        response.set(cookie: cookies.header(cookies.session, "", lasting: .seconds(0)))
        return response
    }
}
