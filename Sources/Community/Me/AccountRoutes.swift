import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/me/sign-in`: the address and the password with which one signs in.
package struct AccountRoutes: Sendable {
    private let store: Store
    private let change: ChangeSignIn
    private let pages: AccountScreens
    private let cookies: CookieJar
    private let sendsMail: Bool

    package init(store: Store, hasher: PasswordHasher, assets: Assets, origin: String, sendsMail: Bool) {
        self.store = store
        change = ChangeSignIn(store: store, hasher: hasher, origin: origin, sendsMail: sendsMail)
        pages = AccountScreens(assets: assets)
        cookies = CookieJar(origin: origin)
        self.sendsMail = sendsMail
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/sign-in", use: show)
        router.post("me/sign-in", use: save)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await answer(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            AccountScreens.View(
                frame: try MemberFrame.frame(
                    "How I sign in", at: .me, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading
                ),
                email: try SignInQueries.email(of: page.viewer.id, in: reading) ?? "", sendsMail: sendsMail, fields: fields,
                errors: SignInDraft.remindingOfPassword(errors, fields)
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            let saved = try await change(SignInDraft.read(fields), of: context.viewer.id, device: Device.name(request.headers[.userAgent]))
            var response = Response.see(saved.awaits == nil ? "/me?said=saved" : "/me/sign-in?said=confirm")
            if let session = saved.session { response.set(cookie: cookies.header(cookies.session, session.text, lasting: SessionQueries.lasting)) }
            return response
        } catch let errors as FormErrors {
            return try await answer(page, fields, errors, .unprocessableContent)
        } catch let failure as any Failure {
            var errors = FormErrors()
            errors.add(failure as? ChangeSignInFault == .emailTaken ? "email" : "password", failure.sentence)
            return try await answer(page, fields, errors, .init(code: failure.status))
        }
    }
}
