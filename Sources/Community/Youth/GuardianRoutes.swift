import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// `/guardian/TOKEN`: what a parent or guardian is asked. Opening it changes nothing.
package struct GuardianRoutes: Sendable {
    private let store: Store
    private let pages: GuardianPages
    private let pictures: AddPicture
    private let ledger: Ledger
    private let limit = RateLimit("guardians", burst: 60, per: .minutes(10))

    package init(store: Store, assets: Assets, pictures: AddPicture, ledger: Ledger) {
        self.store = store
        self.pictures = pictures
        self.ledger = ledger
        pages = GuardianPages(assets: assets)
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("guardian/:token") { try await show($0, $1, said: nil, trouble: nil) }
        router.post("guardian/:token", use: answer)
        router.get("guardian/:token/:version/:what", use: picture)
    }

    private func show(_ request: Request, _ context: SiteContext, said: String?, trouble: String?, status: HTTPResponse.Status = .ok) async throws -> Response {
        try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
        let link = context.parameters.get("token")
        guard let token = link.flatMap({ Token($0) }) else { throw LinkFault.unknown }
        let formToken = context.visit.formToken()
        let isSure = try request.method == .post || request.queryFields.raw("answer") != "no"
        let view = try await store.read { reading in
            let question = try GuardianAnswers.question(link, in: reading)
            return GuardianPages.View(
                question: question, token: token, formToken: formToken, said: said, trouble: trouble, isSure: isSure,
                time: TimeWords(now: reading.now, zone: question.practices.first?.timeZone ?? "UTC"))
        }
        return try Response.page(pages.page(view), status: status, for: request).unkept()
    }

    @Sendable private func answer(_ request: Request, _ context: SiteContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        try limit.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
        let link = context.parameters.get("token")
        guard ["yes", "no"].contains(fields.raw("do")) else { throw NotFound() }
        let agrees = fields.raw("do") == "yes"
        do {
            try await store.write { transaction in
                if try GuardianAnswers.question(link, in: transaction).plate == nil {
                    try GuardianAnswers.answerJoining(link, agrees: agrees, ledger, in: transaction)
                } else {
                    try GuardianAnswers.answerShowing(
                        link, agrees: agrees, digest: Base64URL.decode(fields.raw("digest")) ?? [], ledger, in: transaction)
                }
            }
        } catch let fault as any Failure where fault is PermissionFault || fault is ErasureFault {
            return try await show(request, context, said: nil, trouble: fault.sentence, status: .init(code: fault.status))
        }
        return try await show(request, context, said: agrees ? "Thank you. Your yes counts from now on." : "It is as you said. Thank you.", trouble: nil)
    }

    /// The pictures of what they are asked about.
    @Sendable private func picture(_ request: Request, _ context: SiteContext) async throws -> Response {
        let link = context.parameters.get("token")
        let stored = try await store.read { reading -> (digest: String, format: PictureFormat) in
            let question = try GuardianAnswers.question(link, in: reading)
            let versions = (question.plate.map { [$0.plate] } ?? []) + question.earlier
            guard question.isMinor, let plate = versions.first(where: { String($0.version) == context.parameters.get("version") }) else { throw NotFound() }
            return try PlatePicture.stored(context.parameters.get("what") ?? "", of: plate.content, for: request.headers[.accept], in: reading)
        }
        return Response.bytes(try await pictures.read(stored.digest), type: stored.format.mediaType).unkept()
    }
}
