import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/steward`: how the server does, and work that failed, for whoever looks after it.
package struct StewardRoutes: Sendable {
    private let store: Store
    private let pages: StewardPages
    private let overviews: OverviewPages
    private let overview: @Sendable () async -> ServerOverview

    /// - Parameter overview: looks at everything the server needs.
    package init(store: Store, assets: Assets, overview: @escaping @Sendable () async -> ServerOverview) {
        self.store = store
        self.overview = overview
        pages = StewardPages(assets: assets)
        overviews = OverviewPages(assets: assets)
    }

    package func add(to router: some RouterMethods<StewardContext>) {
        router.get("steward", use: look)
        router.post("steward/maintenance", use: maintenance)
        router.post("steward/retention", use: retention)
        router.get("steward/jobs", use: jobs)
        router.post("steward/jobs/:job/retry") { try await decide($0, $1, said: .retried, JobQueries.retry) }
        router.post("steward/jobs/:job/discard") { try await decide($0, $1, said: .discarded, JobQueries.discard) }
    }

    @Sendable private func look(_ request: Request, _ context: StewardContext) async throws -> Response {
        let said = request.uri.queryParameters["said"].flatMap { Said(rawValue: String($0))?.sentence }
        let overview = await overview()
        let view = try await store.read { reading in
            let circle = try CircleQueries.circle(of: context.viewer, in: reading)
            return OverviewPages.View(
                frame: try MemberFrame.frame(
                    "Looking after the server", at: .elsewhere, for: circle, formToken: context.visit.formToken(), said: said, in: reading),
                overview: overview, counts: try JobQueries.counts(in: reading), waitingMails: try JobQueries.count(of: "mail", in: reading),
                maintenance: try Maintenance.words(in: reading),
                retention: try Dictionary(uniqueKeysWithValues: Retention.allCases.map { ($0, try $0.days(in: reading)) })
            )
        }
        return try .page(overviews.page(view), for: request)
    }

    @Sendable private func maintenance(_ request: Request, _ context: StewardContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        try await store.write { transaction in
            if fields.raw("do") == "begin" { try Maintenance.begin(fields.text("words"), in: transaction) } else { try Maintenance.end(in: transaction) }
        }
        return .see("/steward?said=saved")
    }

    @Sendable private func retention(_ request: Request, _ context: StewardContext) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        try await store.write { transaction in
            for kind in Retention.allCases { if let days = Int(fields.raw(kind.rawValue)) { try kind.choose(days, in: transaction) } }
        }
        return .see("/steward?said=saved")
    }

    @Sendable private func jobs(_ request: Request, _ context: StewardContext) async throws -> Response {
        let said = request.uri.queryParameters["said"].flatMap { Said(rawValue: String($0))?.sentence }
        let view = try await store.read { reading in
            let circle = try CircleQueries.circle(of: context.viewer, in: reading)
            let zone = context.viewer.memberships.first?.practice.timeZone ?? "UTC"
            return StewardPages.View(
                frame: try MemberFrame.frame("Work that failed", at: .elsewhere, for: circle, formToken: context.visit.formToken(), said: said, in: reading),
                jobs: try JobQueries.abandoned(limit: 100, in: reading), counts: try JobQueries.counts(in: reading),
                time: TimeWords(now: reading.now, zone: zone, language: context.viewer.language)
            )
        }
        return try .page(pages.page(view), for: request)
    }

    private func decide(
        _ request: Request, _ context: StewardContext, said: Said, _ act: @escaping @Sendable (ID<Job>, Transaction) throws -> Bool
    ) async throws -> Response {
        let fields = try await request.form(atMost: 1)
        try context.visit.check(formToken: fields.raw("token"))
        guard let id = context.parameters.get("job").flatMap({ ID<Job>($0) }) else { throw NotFound() }
        guard try await store.write({ try act(id, $0) }) else { throw NotFound() }
        return .see("/steward/jobs?said=\(said.rawValue)")
    }
}

package struct StewardPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let jobs: [Job]
        let counts: [JobState: Int]
        let time: TimeWords
    }

    private let pages: FramePages

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let rows = view.jobs.map { row($0, view) }
        let waiting = (view.counts[.waiting] ?? 0) + (view.counts[.running] ?? 0)
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/steward">\(pages.draw.icon(.back, .small))Looking after the server</a></p>
                <header class="head"><div><h1>Work that failed</h1><p>\(waiting == 0 ? "Nothing is waiting." : "\(waiting.grouped) waiting or under way.") \
                What failed too often stays here until you decide.</p></div></header>
                \(view.jobs.isEmpty ? empty : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                """
        )
    }

    private var empty: HTML {
        #"<section class="card empty"><h2>All is well</h2><p class="quiet">Mails and everything else were done.</p></section>"#
    }

    private func row(_ job: Job, _ view: View) -> HTML {
        """
        <li class="row"><div class="grow"><p><b class="name">\(name(job.kind))</b> <span class="tag amber">given up after \(job.attempts) \(job.attempts == 1 ? "try" : "tries")</span></p>\
        <p class="small quiet">\(view.time.ago(IDSource.moment(of: job.id))): \(String((job.lastError ?? "").prefix(300)))</p></div>\
        <form method="post" action="\("/steward/jobs/\(job.id)/retry" as Href)">\(FormPages.token(view.frame.formToken))<button class="btn slim">Try again</button></form>\
        <form method="post" action="\("/steward/jobs/\(job.id)/discard" as Href)">\(FormPages.token(view.frame.formToken))<button class="btn slim bare">Put away</button></form></li>
        """
    }

    private func name(_ kind: String) -> String {
        switch kind {
        case "mail": "A mail"
        case RemoveFiles.jobKind: "Removing a picture’s file"
        case IndexAll.jobKind: "Taking older posts into the search"
        case "digest": "A digest by mail"
        case "broadcast": "A message to many"
        case "prompt": "A prompt on a schedule"
        case "preview": "Looking where a link leads"
        case "share-later": "Sharing what was planned"
        case "tell-group": "Telling a group of a post"
        case "erase-group": "Taking down what was in a deleted group"
        case "retention": "Deleting what is old"
        case "reaction": "A consequence of an event"
        default: kind
        }
    }
}
