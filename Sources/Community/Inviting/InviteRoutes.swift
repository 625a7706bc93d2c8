import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/invite`: for those who may invite.
package struct InviteRoutes: Sendable {
    private let store: Store
    private let pages: InviteScreens
    private let invite: Invite
    private let origin: String
    private let sendsMail: Bool

    package init(store: Store, assets: Assets, origin: String, sendsMail: Bool) {
        self.store = store
        self.origin = origin
        self.sendsMail = sendsMail
        pages = InviteScreens(assets: assets)
        invite = Invite(store: store, origin: origin)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/invite", use: show)
        router.post("p/:practice/invite", use: make)
        router.post("p/:practice/invitations/:invitation/revoke", use: revoke)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await answer(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func answer(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        try Rights.check(.inviteClient, membership)
        let view = try await store.read { reading in
            let invitations = try InvitationQueries.invitations(of: membership.practice.id, limit: 100, in: reading)
            let people = Set(invitations.flatMap { [$0.invitedBy, $0.acceptedBy].compactMap { $0 } })
            return InviteScreens.View(
                frame: try frame("Invite people", page, membership, reading), membership: membership,
                groups: try GroupQueries.groups(of: membership.practice.id, in: reading), invitations: invitations,
                people: try AccountQueries.accounts(Array(people), in: reading), sendsMail: sendsMail, fields: fields, errors: errors,
                time: page.time(membership.practice.timeZone, reading)
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    private func frame(_ title: String, _ page: MemberPage, _ membership: Membership, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(
            title, at: .elsewhere, practice: membership.practice, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said,
            in: reading
        )
    }

    @Sendable private func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        do {
            let groups = try await store.read { try GroupQueries.groups(of: membership.practice.id, in: $0) }
            let draft = try InvitationForm.draft(fields, groups: groups)
            let made = try await invite(draft, by: context.viewer.account, membership)
            guard draft.addresses.isEmpty, let one = made.first else { return .see("/p/\(membership.practice.handle.text)/invite?said=invited") }
            let view = try await store.read { reading in
                InviteScreens.MadeView(
                    frame: try frame("An invitation", page, membership, reading), practice: membership.practice,
                    link: ("/invite/\(one.token)" as Href).absolute(origin: origin), days: draft.days
                )
            }
            return try .page(pages.made(view), for: request)
        } catch let errors as FormErrors {
            return try await answer(page, fields, errors, .unprocessableContent)
        } catch let fault as RateLimitFault {
            var errors = FormErrors()
            errors.add("emails", fault.sentence)
            return try await answer(page, fields, errors, .tooManyRequests)
        }
    }

    @Sendable private func revoke(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        _ = try await page.form(atMost: 1)
        try await invite.revoke(page.id("invitation"), by: context.viewer.id, membership)
        return .see("/p/\(membership.practice.handle.text)/invite?said=revoked")
    }
}
