import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/answer/TOKEN`: answers one post from the digest, without signing in. The token is the proof; the page shows one button.
package struct AnswerRoutes: Sendable {
    private let store: Store
    private let pages: DigestPages
    private let limit = RateLimit("tries", burst: 60, per: .minutes(10))

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = DigestPages(assets: assets)
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("answer/:token", use: show)
        router.post("answer/:token", use: answer)
    }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        try await page(request, context, FormFields(), FormErrors(), .ok)
    }

    private func page(
        _ request: Request, _ context: SiteContext, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status
    ) async throws -> Response {
        try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
        let (token, viewer) = (context.parameters.get("token"), context.viewer?.id)
        do {
            let view = try await store.read { reading in
                let link = try Links.look(token, .answer, viewer: viewer, in: reading)
                let (circle, post) = try Self.post(link, in: reading)
                return DigestPages.AnswerView(token: token ?? "", account: circle.viewer.account, post: post.subject, fields: fields, errors: errors)
            }
            return try .page(pages.answer(view), status: status, for: request).withoutAddress()
        } catch let fault as LinkFault {
            return try .page(pages.refused(fault.sentence), status: .init(code: fault.status), for: request).withoutAddress()
        }
    }

    /// What the link is about, as its person sees it now.
    private static func post(_ link: Link, in reading: Reading) throws -> (Circle, Visible<Post>) {
        guard let viewer = try ViewerQueries.viewer(link.account, in: reading), let subject = link.subject else { throw LinkFault.unknown }
        let circle = try CircleQueries.circle(of: viewer, in: reading)
        guard let post = try PostQueries.post(ID(subject), for: circle, in: reading) else { throw LinkFault.unknown }
        return (circle, post)
    }

    @Sendable private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        let (token, viewer) = (context.parameters.get("token"), context.viewer?.id)
        do {
            let body = try PostForm.body(fields)
            try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
            let (href, isHeld) = try await store.write { transaction in
                let link = try Links.use(token, .answer, viewer: viewer, in: transaction)
                let (circle, post) = try Self.post(link, in: transaction)
                let reply = try WriteReply.write(body, to: post, formKey: Token().text, by: circle, transaction)
                return (post.subject.href, try FirstPostQueries.group(of: reply, in: transaction) != nil)
            }
            return try .page(pages.answered(href, isHeld: isHeld), for: request).withoutAddress()
        } catch let errors as FormErrors {
            return try await page(request, context, fields, errors, .unprocessableContent)
        } catch let fault as LinkFault {
            return try .page(pages.refused(fault.sentence), status: .init(code: fault.status), for: request).withoutAddress()
        } catch let failure as any Failure {
            var errors = FormErrors()
            errors.add("body", failure.sentence)
            return try await page(request, context, fields, errors, .init(code: failure.status))
        }
    }
}

/// `/digest/off/TOKEN` and `/broadcasts/off/TOKEN`: end mails of a kind, by the page’s button or by the one click of a mail program (RFC 8058).
package struct EndMailRoutes: Sendable {
    private let store: Store
    private let pages: DigestPages
    private let limit = RateLimit("tries", burst: 60, per: .minutes(10))

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = DigestPages(assets: assets)
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("digest/off/:token") { try await show($0, $1, .endDigest) }
        router.post("digest/off/:token") { try await end($0, $1, .endDigest) }
        router.get("broadcasts/off/:token") { try await show($0, $1, .endBroadcasts) }
        router.post("broadcasts/off/:token") { try await end($0, $1, .endBroadcasts) }
    }

    private func show(_ request: Request, _ context: SiteContext, _ purpose: LinkPurpose) async throws -> Response {
        let token = context.parameters.get("token")
        return try await answer(request, context) {
            _ = try await store.read { try Links.look(token, purpose, viewer: nil, in: $0) }
            return pages.end(purpose == .endDigest ? "/digest/off/\(token ?? "")" : "/broadcasts/off/\(token ?? "")")
        }
    }

    /// May be sent more than once: what has ended stays ended.
    private func end(_ request: Request, _ context: SiteContext, _ purpose: LinkPurpose) async throws -> Response {
        let token = context.parameters.get("token")
        return try await answer(request, context) {
            try await store.write { transaction in
                let link = try Links.look(token, purpose, viewer: nil, in: transaction)
                if purpose == .endDigest {
                    try SendDigests.end(link.account, in: transaction)
                } else {
                    try SendBroadcast.endMail(link.account, in: transaction)
                }
            }
            return purpose == .endDigest ? pages.ended : pages.endedBroadcasts
        }
    }

    private func answer(_ request: Request, _ context: SiteContext, _ page: () async throws -> HTML) async throws -> Response {
        do {
            try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
            return try .page(try await page(), for: request).withoutAddress()
        } catch let fault as LinkFault {
            return try .page(pages.refused(fault.sentence), status: .init(code: fault.status), for: request).withoutAddress()
        }
    }
}
