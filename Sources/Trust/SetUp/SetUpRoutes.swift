import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store

/// `/welcome`: setting up a new server.
package struct SetUpRoutes: Sendable {
    private let store: Store
    private let hasher: PasswordHasher
    private let pages: SetUpPages
    private let cookies: CookieJar
    private let code: String?
    private let sendsMail: Bool

    /// - Parameter code: what the first step must bring, as the program printed it; `nil` on loopback, where only somebody at
    ///   the machine can come.
    package init(store: Store, hasher: PasswordHasher, assets: Assets, origin: String, code: String?, sendsMail: Bool) {
        self.store = store
        self.hasher = hasher
        pages = SetUpPages(assets: assets)
        cookies = CookieJar(origin: origin)
        self.code = code
        self.sendsMail = sendsMail
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("welcome", use: show)
        router.post("welcome/steward", use: steward)
        router.post("welcome/practice", use: practice)
        router.post("welcome/group", use: group)
    }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        try await page(request, context, FormFields(), FormErrors())
    }

    private func page(
        _ request: Request, _ context: SiteContext, _ fields: FormFields, _ errors: FormErrors, notice: String? = nil, status: HTTPResponse.Status = .ok
    )
        async throws -> Response
    {
        let viewer = context.viewer
        guard let step = try await store.read({ try SetUpStep.next(for: viewer, in: $0) }) else {
            return .see(viewer == nil ? "/sign-in" : "/home")
        }
        let given = request.uri.queryParameters["code"].map(String.init) ?? fields.raw("code")
        if step == .steward { try check(code: given) }
        let view = SetUpPages.View(
            step: step, steward: viewer?.account, fields: fields, errors: errors, notice: notice, formToken: context.visit.formToken(), code: given,
            sendsMail: sendsMail
        )
        return try .page(pages.page(view), status: status, for: request)
    }

    private func check(code given: String) throws {
        guard let code else { return }
        guard Digest.equal(Array(given.utf8), Array(code.utf8)) else { throw SetUpFault.code }
    }

    /// Runs one step; what is wrong with it brings the form back.
    private func step(_ request: Request, _ context: SiteContext, _ act: (FormFields) async throws -> Response) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        do {
            return try await act(fields)
        } catch let errors as FormErrors {
            return try await page(request, context, fields, errors, status: .unprocessableContent)
        } catch let fault as SetUpFault where fault.status == 409 {
            return try await page(request, context, FormFields(), FormErrors(), notice: fault.sentence, status: .conflict)
        } catch let failure as any Failure where failure.status == 409 || failure.status == 422 {
            var errors = FormErrors()
            let field =
                failure as? AccountFault == .emailTaken ? "email" : (failure is GroupFault ? "group" : fields.raw("practice").isEmpty ? "handle" : "address")
            errors.add(field, failure.sentence)
            return try await page(request, context, fields, errors, status: .init(code: failure.status))
        }
    }

    @Sendable private func steward(_ request: Request, _ context: SiteContext) async throws -> Response {
        try await step(request, context) { fields in
            try check(code: fields.raw("code"))
            var errors = FormErrors()
            guard let person = PersonForm.read(fields, &errors) else { throw errors }
            let hash = try await hasher.hash(person.password)
            let session = Token()
            try await store.write { transaction in
                guard try !AccountQueries.hasAnyAccount(in: transaction) else { throw SetUpFault.done }
                let new = NewAccount(name: person.name, handle: person.handle, email: person.email, passwordHash: hash, isSteward: true, statedAdult: true)
                let account = try CreateAccount.create(new, in: transaction)
                try SessionQueries.begin(session, for: account, in: transaction)
            }
            var response = Response.see("/welcome")
            response.set(cookie: cookies.header(cookies.session, session.text, lasting: SessionQueries.lasting))
            return response
        }
    }

    @Sendable private func practice(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let viewer = context.viewer else { throw SignInNeeded() }
        guard viewer.isSteward else { throw NotFound() }
        return try await step(request, context) { fields in
            let (draft, asked) = try PracticeForm.founding(fields)
            try await store.write { transaction in
                // Sent twice, or again with the back button: the practice stands already.
                if let standing = try MembershipQueries.memberships(of: viewer.id, in: transaction).first(where: { $0.role == .owner }) {
                    return try Self.check(draft.name, is: standing.practice.name)
                }
                guard let handle = try asked ?? AccountQueries.freeHandle(for: draft.name.text, in: transaction) else { throw AccountFault.handleTaken }
                _ = try FoundPractice.found(
                    name: draft.name, handle: handle, about: draft.about, timeZone: draft.timeZone, by: viewer.id, in: transaction
                )
            }
            return .see("/welcome")
        }
    }

    /// Whoever goes back and sends another name is told that the first one stands.
    private static func check(_ name: DisplayName, is standing: String) throws {
        guard name.text == standing else { throw SetUpFault.stands(standing) }
    }

    @Sendable private func group(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let viewer = context.viewer else { throw SignInNeeded() }
        guard let owned = viewer.memberships.first(where: { $0.role == .owner }) else { throw NotFound() }
        return try await step(request, context) { fields in
            let draft = try GroupForm.draft(fields)
            try await store.write { transaction in
                if let standing = try GroupQueries.groups(of: owned.practice.id, in: transaction).first {
                    return try Self.check(draft.name, is: standing.name)
                }
                _ = try FoundGroup.found(draft, by: viewer.id, owned, in: transaction)
            }
            return .see("/welcome")
        }
    }
}

package enum SetUpFault: Failure, Equatable {
    case code, done
    /// The step was done before, under this name.
    case stands(String)

    package var sentence: String {
        switch self {
        case .code: "This server is not set up yet. Open the address that it printed when it started; it ends in ?code=…"
        case .done: "This server has its steward already. Please sign in."
        case .stands(let name): "“\(name)” stands already, so no second one was made. Its name can be changed beside its step."
        }
    }
    package var status: Int { if case .stands = self { 409 } else { 403 } }
}
