import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store

/// `/invite/TOKEN`: looking at an invitation and accepting it.
package struct AcceptRoutes: Sendable {
    private let store: Store
    private let hasher: PasswordHasher
    private let pages: InvitationPages
    private let cookies: CookieJar
    private let origin: String
    private let limit = RateLimit("tries", burst: 60, per: .minutes(10))

    package init(store: Store, hasher: PasswordHasher, assets: Assets, origin: String) {
        self.store = store
        self.hasher = hasher
        pages = InvitationPages(assets: assets)
        cookies = CookieJar(origin: origin)
        self.origin = origin
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("invite/:token", use: show)
        router.get("invite/:token/later", use: later)
        router.post("invite/:token", use: accept)
    }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
        return try await page(request, context, FormFields(), FormErrors())
    }

    @Sendable private func later(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard let token = context.parameters.get("token").flatMap({ Token($0) }) else { throw NotFound() }
        return try .page(pages.later(token), for: request)
    }

    private func page(
        _ request: Request, _ context: SiteContext, _ fields: FormFields, _ errors: FormErrors, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        do {
            guard let token = context.parameters.get("token").flatMap({ Token($0) }) else { throw InvitationFault.unknown }
            let formToken = context.visit.formToken()
            let viewer = context.viewer
            let view = try await store.read { try self.view(token, viewer, fields, errors, formToken, in: $0) }
            return try .page(pages.page(view), status: status, for: request)
        } catch let fault as InvitationFault {
            return try .page(pages.refused(fault), status: .init(code: fault.status), for: request)
        }
    }

    private func view(
        _ token: Token, _ viewer: Viewer?, _ fields: FormFields, _ errors: FormErrors, _ formToken: String, in reading: Reading
    ) throws -> InvitationPages.View {
        guard let invitation = try InvitationQueries.invitation(token, in: reading),
            let practice = try PracticeQueries.practice(invitation.practice, in: reading),
            let inviter = try AccountQueries.account(invitation.invitedBy, in: reading)
        else { throw InvitationFault.unknown }
        switch invitation.state(at: reading.now) {
        case .open: break
        case .accepted: throw InvitationFault.used
        case .revoked: throw InvitationFault.revoked
        case .expired: throw InvitationFault.expired
        }
        if viewer?.membership(in: practice.id) != nil { throw InvitationFault.alreadyMember }
        return InvitationPages.View(
            token: token, practice: practice, group: try invitation.group.flatMap { try GroupQueries.group($0, in: reading) },
            inviter: inviter, words: invitation.words, email: invitation.email, viewer: viewer?.account, fields: fields, errors: errors,
            formToken: formToken
        )
    }

    @Sendable private func accept(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        do {
            try context.visit.check(formToken: fields.raw("token"))
            try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
            guard let token = context.parameters.get("token").flatMap({ Token($0) }) else { throw InvitationFault.unknown }
            return try await accept(token, fields, context, device: Device.name(request.headers[.userAgent]))
        } catch let errors as FormErrors {
            return try await page(request, context, fields, errors, status: .unprocessableContent)
        } catch let fault as AccountFault {
            var errors = FormErrors()
            errors.add(fault == .emailTaken ? "email" : "handle", fault.sentence)
            return try await page(request, context, fields, errors, status: .conflict)
        } catch let fault as InvitationFault {
            return try .page(pages.refused(fault), status: .init(code: fault.status), for: request)
        } catch let failure as any Failure where !(failure is FormFault) {
            var errors = FormErrors()
            errors.add("name", failure.sentence)
            return try await page(request, context, fields, errors, status: .init(code: failure.status))
        }
    }

    private func accept(_ token: Token, _ fields: FormFields, _ context: SiteContext, device: String) async throws -> Response {
        if let viewer = context.viewer {
            let arrival = ArrivalForm.arrival(fields)
            let href = try await store.write { transaction in
                let (account, href) = try AcceptInvitation.accept(token, .known(viewer.id), arrival, in: transaction)
                if let practice = try InvitationQueries.invitation(token, in: transaction).flatMap({
                    try PracticeQueries.practice($0.practice, in: transaction)
                }) {
                    try AskGuardian.hasJoined(practice, account, origin: origin, in: transaction)
                }
                return href
            }
            return .see(href)
        }
        // A password’s hash keeps a core busy: it is made only for invitations that are open.
        let (isOpen, allowsYouth) = try await store.read { reading -> (Bool, Bool) in
            guard let invitation = try InvitationQueries.invitation(token, in: reading) else { return (false, false) }
            return (invitation.state(at: reading.now) == .open, try PracticeQueries.practice(invitation.practice, in: reading)?.allowsYouth ?? false)
        }
        let draft = try ArrivalForm.draft(fields, allowsYouth: allowsYouth, now: store.clock.now())
        let hash = isOpen ? try await hasher.hash(draft.password) : ""
        let new = NewAccount(
            name: draft.name, handle: draft.handle, email: draft.email, passwordHash: hash, statedAdult: draft.youth == nil, youth: draft.youth)
        let session = Token()
        let href = try await store.write { transaction in
            let (account, href) = try AcceptInvitation.accept(token, .new(new), draft.arrival, in: transaction)
            if new.youth != nil { try AskGuardian.toJoin(account, origin: origin, in: transaction) }
            try SessionQueries.begin(session, for: account, device: device, in: transaction)
            return href
        }
        var response = Response.see(href)
        response.set(cookie: cookies.header(cookies.session, session.text, lasting: SessionQueries.lasting))
        return response
    }
}
