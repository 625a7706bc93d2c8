import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// Reporting something, deciding about it, and what its person may say to that.
package struct ModerationRoutes: Sendable {
    private let store: Store
    private let reports: ReportPages
    private let pages: CasePages
    private let channels: ChannelReading
    private let pictures: AddPicture
    private let limit = RateLimit("reports", burst: 20, per: .hours(1))
    private let visitors = RateLimit("reports-by-visitors", burst: 5, per: .hours(1))

    package init(store: Store, assets: Assets, pictures: AddPicture, origin: String) {
        self.store = store
        self.pictures = pictures
        reports = ReportPages(assets: assets)
        pages = CasePages(assets: assets)
        channels = ChannelReading(origin: origin)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("me/reports", use: mine)
        router.get("p/:practice/moderation", use: queue)
        router.get("cases/:case") { try await look(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("cases/:case", use: decide)
        router.get("cases/:case/pictures/:picture", use: picture)
        router.get("me/decisions", use: decisions)
        router.get("me/decisions/:decision") { try await decision(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("me/decisions/:decision", use: appeal)
    }

    /// Anybody may report what anybody may read.
    package func addOpen(to router: some RouterMethods<SiteContext>) {
        router.get("posts/:post/report") { try await show($0, $1, post, FormFields(), FormErrors(), .ok) }
        router.post("posts/:post/report") { try await send($0, $1, post) }
        router.get("@{handle}/report") { try await show($0, $1, person, FormFields(), FormErrors(), .ok) }
        router.post("@{handle}/report") { try await send($0, $1, person) }
    }

    package func addSteward(to router: some RouterMethods<StewardContext>) { router.get("steward/cases", use: stewardQueue) }

    // MARK: Reporting

    private typealias Finding = @Sendable (SiteContext, FormFields, Reading) throws -> (reported: Reported, about: ReportPages.About)

    private func circle(_ context: SiteContext, _ reading: Reading) throws -> Circle? {
        try context.viewer.map { try CircleQueries.circle(of: $0, in: reading) }
    }

    /// A post that whoever looks may see.
    @Sendable private func post(_ context: SiteContext, _ fields: FormFields, _ reading: Reading) throws -> (reported: Reported, about: ReportPages.About) {
        guard let id = context.parameters.get("post").flatMap({ ID<Post>($0) }) else { throw NotFound() }
        let seen = try circle(context, reading).flatMap { try PostQueries.post(id, for: $0, in: reading) }
        let open = try seen == nil ? OpenPostQueries.post(id, in: reading) : nil
        // Across a block neither finds the other.
        if let open, try channels.person(open.subject.author.handle.text, for: context.viewer, in: reading) == nil { throw NotFound() }
        guard let found = seen ?? open, found.subject.author.id != context.viewer?.id,
            let practice = try PracticeQueries.practice(found.subject.practice, in: reading)
        else { throw NotFound() }
        let subject = found.subject
        // A visitor does not learn to which practice somebody belongs.
        let isNamed = try seen != nil || ProfileQueries.profile(of: subject.author.id, in: reading).shownPractice == practice.id
        return (
            .post(found),
            ReportPages.About(
                title: "what \(subject.author.firstName) wrote", excerpt: subject.excerpt(280), action: "/posts/\(id)/report",
                back: subject.thread == nil ? subject.href : "/posts/\(subject.id)", channels: [], practice: isNamed ? practice.name : "this place",
                isRead: try ReportSomething.isRead(subject.author.id, practice: practice.id, in: reading),
                crisis: seen == nil ? [] : try CrisisQueries.resources(of: practice.id, in: reading))
        )
    }

    /// Somebody of one's practices, or whose channel is open.
    @Sendable private func person(_ context: SiteContext, _ fields: FormFields, _ reading: Reading) throws -> (reported: Reported, about: ReportPages.About) {
        let handle = context.parameters.get("handle") ?? ""
        let member = try circle(context, reading).flatMap { try GroupMemberQueries.person(handle: handle, seenBy: $0, in: reading) }
        let open = try member == nil ? channels.person(handle, for: context.viewer, in: reading) : nil
        guard let person = member ?? open?.account, person.id != context.viewer?.id else { throw NotFound() }
        let memberships = try MembershipQueries.memberships(of: person.id, in: reading)
        let shared = memberships.first { context.viewer?.membership(in: $0.practice.id) != nil } ?? memberships.first
        guard let practice = shared?.practice else { throw NotFound() }
        let showsChannels = member != nil || open?.profile.isPublic.contains(.links) == true
        let shown = showsChannels ? try ChannelQueries.shown(of: person.id, in: reading) : []
        let channel = shown.first { $0.id.description == fields.raw("channel") }?.address ?? ""
        // A visitor does not learn to which practice somebody belongs.
        let name = member != nil || open?.profile.shownPractice == practice.id ? practice.name : "this place"
        return (
            .person(person, practice: practice.id, channel: channel),
            ReportPages.About(
                title: person.firstName, excerpt: "", action: "/@\(person.handle.text)/report", back: person.href, channels: shown, practice: name,
                isRead: try ReportSomething.isRead(person.id, practice: practice.id, in: reading),
                crisis: member == nil ? [] : try CrisisQueries.resources(of: practice.id, in: reading))
        )
    }

    private func open(_ context: SiteContext, _ back: Href) -> OpenFrame {
        OpenFrame(title: "Report", practice: channels.host, line: "", home: back, nav: [], isMember: context.viewer != nil)
    }

    private func show(
        _ request: Request, _ context: SiteContext, _ find: @escaping Finding, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status
    ) async throws -> Response {
        let found = try await store.read { reading -> (ReportPages.About, Frame?) in
            let about: ReportPages.About
            do { about = try find(context, fields, reading).about } catch let failure as NotFound {
                // What is not there and what is not public look the same.
                if context.viewer == nil { throw SignInNeeded() }
                throw failure
            }
            let frame = try circle(context, reading).map {
                try MemberFrame.frame("Report", at: .elsewhere, for: $0, formToken: context.visit.formToken(), in: reading)
            }
            return (about, frame)
        }
        let view = ReportPages.View(about: found.0, formToken: context.visit.formToken(), fields: fields, errors: errors)
        return try .page(found.1.map { reports.page(view, $0) } ?? reports.open(view, open(context, found.0.back)), status: status, for: request)
    }

    private func send(_ request: Request, _ context: SiteContext, _ find: @escaping Finding) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        do {
            let draft = try ReportDraft.read(fields)
            if let viewer = context.viewer {
                try limit.take(viewer.id.description, at: store.clock.now())
            } else {
                try visitors.take(context.remoteAddress?.ipAddress ?? "", at: store.clock.now())
            }
            let back = try await store.write { transaction in
                let found = try find(context, fields, transaction)
                try ReportSomething.report(found.reported, draft, by: context.viewer?.id, in: transaction)
                return found.about.back
            }
            guard context.viewer != nil else { return try .page(reports.thanks(open(context, back), back: back), for: request) }
            return .see("/me/reports?said=reported")
        } catch let errors as FormErrors {
            return try await show(request, context, find, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("words", failure.sentence)
            return try await show(request, context, find, fields, errors, .init(code: failure.status))
        }
    }

    @Sendable private func mine(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let view = try await store.read { reading in
            ReportPages.MineView(
                frame: try frame("What I reported", page, reading),
                reports: try ModerationQueries.reported(by: context.viewer.id, limit: 100, in: reading).map {
                    ($0.one, $0.report, try ModerationQueries.decisions(of: $0.one.id, in: reading).last)
                },
                time: page.time(page.zone, reading))
        }
        return try .page(reports.mine(view), for: request)
    }

    private func frame(_ title: String, _ page: MemberPage, practice: Practice? = nil, at place: Whereabouts = .elsewhere, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(
            title, at: place, practice: practice, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading)
    }

    // MARK: Deciding

    @Sendable private func queue(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        try Rights.check(.moderate, membership)
        let (practice, me) = (membership.practice, context.viewer.id)
        let view = try await store.read { reading in
            CasePages.QueueView(
                frame: try frame("Reports", page, practice: practice, at: .moderation, reading), practice: practice,
                open: try counted(ModerationQueries.cases(of: practice.id, isOpen: true, without: me, limit: 100, in: reading), reading),
                appeals: try ModerationQueries.appealed(in: practice.id, without: me, limit: 100, reading),
                closed: try ModerationQueries.cases(of: practice.id, isOpen: false, without: me, limit: 30, in: reading).map {
                    ($0, try ModerationQueries.decisions(of: $0.id, in: reading).last)
                },
                needsCrisisCard: try CrisisQueries.resources(of: practice.id, in: reading).isEmpty, time: page.time(practice.timeZone, reading))
        }
        return try Response.page(pages.queue(view), for: request).unkept()
    }

    private func counted(_ cases: [ModerationCase], _ reading: Reading) throws -> [(one: ModerationCase, reports: Int)] {
        try cases.map { ($0, try ModerationQueries.count(of: $0.id, in: reading)) }
    }

    @Sendable private func stewardQueue(_ request: Request, _ context: StewardContext) async throws -> Response {
        let view = try await store.read { reading in
            let circle = try CircleQueries.circle(of: context.viewer, in: reading)
            return CasePages.QueueView(
                frame: try MemberFrame.frame("Reports", at: .elsewhere, for: circle, formToken: context.visit.formToken(), in: reading), practice: nil,
                open: try counted(ModerationQueries.casesAboutProfessionals(without: context.viewer.id, limit: 100, in: reading), reading),
                appeals: try ModerationQueries.appealed(without: context.viewer.id, limit: 100, reading),
                closed: [], needsCrisisCard: false, time: TimeWords(now: reading.now, zone: context.viewer.memberships.first?.practice.timeZone ?? "UTC"))
        }
        return try Response.page(pages.queue(view), for: request).unkept()
    }

    private func look(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let id: ID<ModerationCase> = try page.id("case")
        let view = try await store.read { reading -> CasePages.CaseView in
            let one = try CaseReading.one(id, for: page.viewer, in: reading)
            guard let practice = try PracticeQueries.practice(one.practice, in: reading) else { throw NotFound() }
            let decisions = try ModerationQueries.decisions(of: id, in: reading)
            let names = try Dictionary(
                decisions.compactMap(\.decidedBy).compactMap { id in try AccountQueries.account(id, in: reading).map { (id, $0.name) } },
                uniquingKeysWith: { $1 })
            return CasePages.CaseView(
                frame: try frame(one.about, page, practice: practice, at: .moderation, reading), one: one, practice: practice,
                reports: try ModerationQueries.reports(of: id, in: reading), decisions: decisions,
                earlier: try ModerationQueries.earlier(than: id, about: one.person.id, practice: one.practice, in: reading),
                now: try one.post.flatMap { try DecisionEffectQueries.words(of: $0, in: reading) }, hanging: try hanging(one, reading),
                around: try one.post.map { try DecisionEffectQueries.around($0, in: reading) } ?? [], names: names,
                hasCrisisCard: try !CrisisQueries.resources(of: one.practice, in: reading).isEmpty, me: page.viewer.id, fields: fields, errors: errors,
                time: page.time(practice.timeZone, reading))
        }
        try await store.write { try NoteLook.note(.moderationCase, of: view.one.person.id, by: page.viewer.id, in: $0) }
        return try Response.page(pages.page(view), status: status, for: page.request).unkept()
    }

    /// What hangs on the post that a case is about, as long as its author shows it to anybody.
    private func hanging(_ one: ModerationCase, _ reading: Reading) throws -> CasePages.Hanging {
        guard let post = one.post, try DecisionEffectQueries.words(of: post, in: reading) != nil else { return CasePages.Hanging() }
        let warning = try PostQueries.posts([post], in: reading).first?.warning
        return CasePages.Hanging(
            pictures: try PictureQueries.pictures(of: [post], in: reading)[post] ?? [], poll: try PollQueries.polls(of: [post], in: reading)[post],
            warning: warning?.line)
    }

    /// A picture of it, for those who decide.
    @Sendable private func picture(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let (id, wanted): (ID<ModerationCase>, ID<Picture>) = (try page.id("case"), try page.id("picture"))
        let stored = try await store.read { reading in
            let one = try CaseReading.one(id, for: page.viewer, in: reading)
            guard try hanging(one, reading).pictures.contains(where: { $0.id == wanted }),
                let stored = try PictureQueries.stored(wanted, size: .list, format: .jpeg, in: reading)
            else { throw NotFound() }
            return stored
        }
        return Response.bytes(try await pictures.read(stored.digest), type: PictureFormat.jpeg.mediaType).unkept()
    }

    @Sendable private func decide(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<ModerationCase> = try page.id("case")
        let fields = try await page.form(atMost: 1)
        do {
            try await store.write { transaction in
                let one = try CaseReading.one(id, for: context.viewer, in: transaction)
                switch fields.raw("do") {
                case "decide":
                    try DecideCase.decide(id, DecisionDraft.read(fields, hasThing: one.hasThing), by: context.viewer, in: transaction)
                case "uphold", "reverse":
                    guard let decision = ID<CaseDecision>(fields.raw("decision")), try ModerationQueries.decision(decision, in: transaction)?.case == id else {
                        throw NotFound()
                    }
                    let words = String(fields.text("words").prefix(CaseDecision.longestWords))
                    try AppealDecision.answer(decision, upholds: fields.raw("do") == "uphold", words, by: context.viewer, in: transaction)
                default: throw NotFound()
                }
            }
            return .see("/cases/\(id)?said=saved")
        } catch let errors as FormErrors {
            return try await look(page, fields, errors, .unprocessableContent)
        } catch is CaseClosed {
            return .see("/cases/\(id)?said=answered_already")
        }
    }

    // MARK: The person it is about

    @Sendable private func decisions(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let view = try await store.read { reading in
            CasePages.DecisionsView(
                frame: try frame("Decisions about me", page, reading),
                decisions: try ModerationQueries.decisions(about: context.viewer.id, limit: 100, in: reading), time: page.time(page.zone, reading))
        }
        return try .page(pages.decisions(view), for: request)
    }

    private func decision(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let id: ID<CaseDecision> = try page.id("decision")
        let view = try await store.read { reading -> CasePages.DecisionView in
            let (decision, one) = try CaseReading.own(id, of: page.viewer.id, in: reading)
            guard let practice = try PracticeQueries.practice(one.practice, in: reading) else { throw NotFound() }
            return CasePages.DecisionView(
                frame: try frame("A decision about you", page, reading), decision: decision, one: one, practice: practice, fields: fields, errors: errors,
                time: page.time(page.zone(of: practice), reading))
        }
        return try Response.page(pages.decision(view), status: status, for: page.request).unkept()
    }

    @Sendable private func appeal(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<CaseDecision> = try page.id("decision")
        let fields = try await page.form(atMost: 1)
        let words = fields.text("words")
        var errors = FormErrors()
        if words.isVisiblyEmpty { errors.add("words", "Please say in a few words why you see it otherwise.") }
        if words.count > CaseDecision.longestWords {
            errors.add("words", "Please keep this under \(CaseDecision.longestWords.grouped) characters; this is \(words.count.grouped).")
        }
        guard errors.isEmpty else { return try await decision(page, fields, errors, .unprocessableContent) }
        do {
            try await store.write { try AppealDecision.appeal(id, words, by: context.viewer.id, in: $0) }
        } catch let failure as NotAllowed {
            errors.add("words", failure.sentence)
            return try await decision(page, fields, errors, .forbidden)
        }
        return .see("/me/decisions/\(id)?said=appealed")
    }
}
