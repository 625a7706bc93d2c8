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
            let waiting = try items(membership, circle, time, reading)
            let isTyped = !fields.texts.isEmpty
            let asked = try key.flatMap { try item($0, isTyped ? fields : nil, among: waiting, membership, circle, reading) }
            // What was typed for one person never stands in the form of another.
            let isLost = isTyped && asked == nil
            let opened = asked ?? waiting.first
            let items = asked.map { asked in waiting.contains { $0.key == asked.key } ? waiting : [asked] + waiting } ?? waiting
            let typed = isLost ? (FormFields(), FormErrors()) : (fields, errors)
            let monday = time.startOfDay(reading.now - .days(Int64(time.weekday(reading.now))))
            return TodayPages.View(
                frame: try MemberFrame.frame(
                    "Today", at: .today, practice: membership.practice, for: circle, formToken: formToken, said: page.said, in: reading),
                items: items, open: try opened.map { try open($0, circle, membership.practice, typed.0, typed.1, formToken, reading) },
                lost: isLost ? fields.raw("words") + fields.raw("body") : nil,
                marks: try TodayQueries.marks(membership.practice.id, of: circle.id, since: time.startOfDay(reading.now), in: reading)
                    .filter { circle.isOpen(to: $0.person.id) },
                week: try TodayQueries.wins(membership.practice.id, since: monday, for: circle, in: reading),
                lastShared: try TodayQueries.lastShared(circle.id, in: reading),
                isFinished: try key == nil && !isLost
                    && TodayQueries.isFinished(membership.practice.id, by: circle.id, day: time.day(reading.now), in: reading),
                settings: settings, time: time
            )
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    /// The item of a key. With what was typed comes the post for which it was typed: it is about that one, waiting or not, and not
    /// about what the same person wrote since.
    private func item(
        _ key: String, _ fields: FormFields?, among waiting: [TodayItem], _ membership: Membership, _ circle: Circle, _ reading: Reading
    ) throws -> TodayItem? {
        let found = waiting.first { $0.key == key }
        guard let fields else { return found }
        let post = ID<Post>(fields.raw("post"))
        if let found, post == nil || found.post == post { return found }
        return try TodaySubject.item(key, post: post, in: membership, for: circle, reading)
    }

    private func open(
        _ item: TodayItem, _ circle: Circle, _ practice: Practice, _ fields: FormFields, _ errors: FormErrors, _ formToken: String, _ reading: Reading
    ) throws -> TodayPages.OpenItem {
        let post = try item.post.flatMap { try PostQueries.post($0, for: circle, in: reading) }
        if let post, item.rule != .question {
            let form = PraisePages.FormView(
                post: post.subject, suggestions: starts(item, post.subject), fields: fields, errors: errors,
                findings: PraiseLanguage.findings(in: fields.raw("words")), formToken: formToken
            )
            return TodayPages.OpenItem(key: item.key, post: post.subject, praise: form, words: nil)
        }
        let start = post == nil ? "Hello \(item.person.firstName), how has your week been?" : ""
        let words = TodayPages.WordsView(
            practice: practice,
            needed: Set(ConsentPurpose.allCases).subtracting(try ConsentQueries.standing(of: circle.id, practice: practice.id, in: reading)),
            body: fields.texts.isEmpty ? start : fields.raw("body"), formKey: PostForm.formKey(fields),
            fields: fields, errors: errors
        )
        return TodayPages.OpenItem(key: item.key, post: post?.subject, praise: nil, words: words)
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
                let deed = try deed(fields, time)
                let waiting = try items(membership, circle, time, transaction)
                guard let item = try item(key, fields, among: waiting, membership, circle, transaction) else { throw NothingToAnswer() }
                try WorkToday.work(item, deed, by: circle, membership, transaction)
            }
            return .see("/today")
        } catch is NothingToAnswer {
            return ["later", "done"].contains(fields.text("do")) ? .see("/today") : try await answer(page, open: nil, fields, FormErrors(), .conflict)
        } catch let errors as FormErrors {
            return try await answer(page, open: key, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("words", failure.sentence)
            errors.add("body", failure.sentence)
            let fields = PostForm.again(fields, after: failure)
            return try await answer(page, open: key, fields, errors, .init(code: failure.status))
        }
    }

    private func deed(_ fields: FormFields, _ time: TimeWords) throws -> WorkToday.Deed {
        switch fields.text("do") {
        case "later": return .later(until: time.startOfDay(time.now) + .days(1))
        case "done": return .done
        case "ask": return .ask(try words(fields))
        case "answer": return .answer(try words(fields))
        default: return .praise(try PraiseForm.draft(fields))
        }
    }

    private func words(_ fields: FormFields) throws -> WorkToday.Words {
        WorkToday.Words(body: try PostForm.body(fields), formKey: PostForm.formKey(fields), consents: ConsentFields.ticked(fields))
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
