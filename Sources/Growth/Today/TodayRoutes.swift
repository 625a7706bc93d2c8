import Community
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Language
import Site
import Store
import Trust

/// `/today`: for professionals in coaching; for everybody else it is not there.
package struct TodayRoutes: Sendable {
    private let store: Store
    private let pages: TodayPages
    private let settings: TodaySettings
    private let limit = RateLimit("praise", burst: 200, per: .hours(1))

    package init(store: Store, assets: Assets, settings: TodaySettings = TodaySettings()) {
        self.store = store
        self.settings = settings
        pages = TodayPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("/", use: entrance)
        router.get("today", use: show)
        router.post("today/finish", use: finish)
        router.post("today/:item", use: work)
    }

    /// Professionals begin with Today, everybody else at home.
    @Sendable private func entrance(_ request: Request, _ context: MemberContext) async throws -> Response {
        .see(Self.membership(context.viewer) == nil ? "/home" : "/today")
    }

    private static func membership(_ viewer: Viewer) -> Membership? {
        viewer.memberships.first { Rights.allow(.seeToday, $0.role, $0.standing) }
    }

    private func membership(_ page: MemberPage) throws -> Membership {
        guard let membership = Self.membership(page.viewer) else { throw NotFound() }
        return membership
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let key = request.uri.queryParameters["item"].map(String.init)
        return try await answer(page, open: key, FormFields(), FormErrors(), .ok)
    }

    /// The items of now. What was done or put off is not among them.
    private func items(_ membership: Membership, _ circle: Circle, _ time: TimeWords, _ reading: Reading) throws -> [TodayItem] {
        let practice = membership.practice.id
        let facts = try TodayQueries.facts(practice, settings, for: circle, in: reading)
        return TodayRules.items(facts, settings, time: time, except: try TodayQueries.hidden(practice, of: circle.id, settings: settings, in: reading))
    }

    private func answer(_ page: MemberPage, open key: String?, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws
        -> Response
    {
        let membership = try membership(page)
        let formToken = page.context.visit.formToken()
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let time = page.time(membership.practice.timeZone, reading)
            let items = try items(membership, circle, time, reading)
            let opened = items.first { $0.key == key } ?? items.first
            let monday = time.startOfDay(reading.now - .days(Int64(time.weekday(reading.now))))
            return TodayPages.View(
                frame: try MemberFrame.frame(
                    "Today", at: .today, practice: membership.practice, for: circle, formToken: formToken, said: page.said, in: reading),
                items: items, open: try opened.map { try open($0, circle, fields, errors, formToken, reading) },
                marks: try TodayQueries.marks(membership.practice.id, of: circle.id, since: time.startOfDay(reading.now), in: reading),
                week: try TodayQueries.wins(membership.practice.id, since: monday, for: circle, in: reading),
                lastShared: try TodayQueries.lastShared(circle.id, in: reading),
                isFinished: try key == nil && TodayQueries.isFinished(membership.practice.id, by: circle.id, day: time.day(reading.now), in: reading),
                settings: settings, time: time
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    private func open(
        _ item: TodayItem, _ circle: Circle, _ fields: FormFields, _ errors: FormErrors, _ formToken: String, _ reading: Reading
    ) throws -> TodayPages.OpenItem {
        if let id = item.post, let post = try PostQueries.post(id, for: circle, in: reading) {
            let form = PraisePages.FormView(
                post: post.subject, suggestions: starts(item, post.subject), fields: fields, errors: errors,
                findings: PraiseLanguage.findings(in: fields.raw("words")), formToken: formToken, next: "/today"
            )
            return TodayPages.OpenItem(key: item.key, praise: form, ask: nil)
        }
        let key = fields.raw("key").isEmpty ? Token().text : fields.raw("key")
        let body = fields.texts.isEmpty ? "Hello \(item.person.firstName), how has your week been?" : fields.raw("body")
        return TodayPages.OpenItem(key: item.key, praise: nil, ask: .init(body: body, formKey: key, error: errors["body"]))
    }

    private func starts(_ item: TodayItem, _ post: Post) -> [String] {
        guard item.rule == .helper || item.rule == .firstPost else { return PraiseStarts.starts(for: post) }
        return PraiseSuggestions.suggestions(
            for: PraiseOccasion(kind: item.rule == .helper ? .helping : .firstPost, text: post.body, firstName: item.person.firstName)
        )
    }

    @Sendable private func work(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try membership(page)
        let fields = try await page.form(atMost: 1)
        let key = context.parameters.get("item") ?? ""
        if fields.isTicked("start") {
            let chosen = FormFields(texts: fields.texts.filter { $0.name != "words" } + [("words", fields.text("start"))])
            return try await answer(page, open: key, chosen, FormErrors(), .ok)
        }
        do {
            try limit.take(context.viewer.id.description, at: store.clock.now())
            try await store.write { transaction in
                let circle = try page.circle(transaction)
                let time = page.time(membership.practice.timeZone, transaction)
                guard let item = try items(membership, circle, time, transaction).first(where: { $0.key == key }) else { return }
                try WorkToday.work(item, try deed(fields, item, time), by: circle, membership, transaction)
            }
            return .see("/today")
        } catch let errors as FormErrors {
            return try await answer(page, open: key, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("words", failure.sentence)
            errors.add("body", failure.sentence)
            return try await answer(page, open: key, fields, errors, .init(code: failure.status))
        }
    }

    private func deed(_ fields: FormFields, _ item: TodayItem, _ time: TimeWords) throws -> WorkToday.Deed {
        switch fields.text("do") {
        case "later": return .later(until: time.startOfDay(time.now) + .days(1))
        case "done": return .done
        case "ask": return .ask(try PostForm.body(fields), formKey: PostForm.formKey(fields))
        default: return .praise(try PraiseForm.draft(fields))
        }
    }

    @Sendable private func finish(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try membership(page)
        let fields = try await page.form(atMost: 1)
        let practice = membership.practice
        try await store.write { transaction in
            let day = page.time(practice.timeZone, transaction).day(transaction.now)
            fields.text("do") == "resume"
                ? try TodayQueries.resume(practice.id, by: context.viewer.id, day: day, in: transaction)
                : try TodayQueries.finish(practice.id, by: context.viewer.id, day: day, in: transaction)
        }
        return .see("/today")
    }
}
