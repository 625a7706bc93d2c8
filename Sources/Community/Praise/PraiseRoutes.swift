import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Language
import Site
import Store
import Trust

/// Saying and unsaying praise, the form for it, and who said what.
package struct PraiseRoutes: Sendable {
    private let store: Store
    private let pages: PraiseScreens
    private let limit = RateLimit("praise", burst: 200, per: .hours(1))

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = PraiseScreens(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("posts/:post/praise", use: list)
        router.get("posts/:post/praise/new", use: form)
        router.post("posts/:post/praise", use: praise)
        router.post("praise/check", use: check)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let post = try PostQueries.post(id, for: circle, in: reading) else { throw NotFound() }
            let filter = ReaderFilter(circle.viewer)
            return PraiseScreens.ListView(
                frame: try MemberFrame.frame("Who said what", at: .elsewhere, for: circle, formToken: context.visit.formToken(), in: reading),
                post: post.subject,
                praises: try PraiseQueries.praises(
                    on: id, seenBy: circle.id, without: circle.unheard(in: post.subject.practice, group: post.subject.group), limit: 500, in: reading
                ).map { $0.giver.id == circle.id ? $0 : $0.saying(filter.line($0.words)) },
                time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.list(view), for: request)
    }

    @Sendable private func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await form(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func form(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let id: ID<Post> = try page.id("post")
        let formToken = page.context.visit.formToken()
        let (view, frame) = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let post = try PostQueries.post(id, for: circle, in: reading) else { throw NotFound() }
            guard post.subject.author.id != circle.id else { throw PraiseFault.own }
            let frame = try MemberFrame.frame("Praise \(post.subject.author.name)", at: .elsewhere, for: circle, formToken: formToken, in: reading)
            let words = fields.raw("words")
            return (
                PraisePages.FormView(
                    post: post.subject, suggestions: PraiseStarts.starts(for: post.subject), fields: fields, errors: errors,
                    findings: PraiseLanguage.findings(in: words), formToken: formToken
                ), frame
            )
        }
        return try .page(page.request.wantsFragment ? pages.fragment(view) : pages.form(view, frame), status: status, for: page.request)
    }

    @Sendable private func praise(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form(atMost: 1)
        // Without the script a suggestion is a button: the form comes back with its words.
        if fields.isTicked("start") {
            let chosen = FormFields(texts: fields.texts.filter { $0.name != "words" } + [("words", fields.text("start"))])
            return try await form(page, chosen, FormErrors(), .ok)
        }
        do {
            try limit.take(context.viewer.id.description, at: store.clock.now())
            let isUnsaying = fields.isTicked("unsay")
            let draft = isUnsaying ? nil : try PraiseForm.draft(fields)
            let unsaid = ID<Praise>(fields.raw("unsay"))
            let post = try await store.write { transaction in
                let circle = try page.circle(transaction)
                guard let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
                if let draft {
                    _ = try GivePraise.give(draft, for: post, by: circle, transaction)
                } else if let unsaid {
                    try WithdrawPraise.withdraw(unsaid, by: circle, transaction)
                }
                return post.subject
            }
            if request.wantsFragment { return .see("/posts/\(post.top)") }
            let said = isUnsaying ? "unsaid" : "praised"
            return .see("/posts/\(post.top)?said=\(said)")
        } catch let errors as FormErrors {
            return try await form(page, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("words", failure.sentence)
            return try await form(page, fields, errors, .init(code: failure.status))
        }
    }

    /// What the language check says while one writes. Nothing is kept.
    @Sendable private func check(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        return try .page(pages.advice(PraiseLanguage.findings(in: fields.text("words"))), for: request)
    }
}

/// Starts for praise, made from what the post tells.
package enum PraiseStarts {
    package static func starts(for post: Post, daysSinceStart: Int? = nil) -> [String] {
        let kind: PraiseOccasion.Kind =
            switch post.kind {
            case .win: .win
            case .question: .question
            case .note, .prompt, .announcement: .note
            case .reply: .helping
            }
        return PraiseSuggestions.suggestions(
            for: PraiseOccasion(
                kind: kind, firstWin: post.isFirstWin, text: post.headline + "\n" + post.body, firstName: post.author.firstName, daysSinceStart: daysSinceStart
            )
        )
    }
}
