import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/promote`: whose channel to tell of; `/posts/POST/promote`: praise of one’s own for the practice’s channel.
package struct PromoteRoutes: Sendable {
    private static let shown = 60
    private let store: Store
    private let pages: PromotePages
    private let limit = RateLimit("promotions", burst: 30, per: .hours(1))

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = PromotePages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/promote") { try await list(MemberPage($0, $1)) }
        router.post("p/:practice/promote", use: begin)
        router.post("posts/:post/promote", use: praise)
    }

    private func bench(_ page: MemberPage) throws -> Membership {
        let membership = try page.membership()
        try Rights.check(.keepWall, membership)
        return membership
    }

    private func list(
        _ page: MemberPage, _ fields: FormFields = FormFields(), _ errors: FormErrors = FormErrors(), _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let membership = try bench(page)
        let practice = membership.practice
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let turns = try PromotionQueries.rotation(of: practice.id, for: circle, limit: Self.shown + 1, in: reading)
            let shown = Array(turns.prefix(Self.shown))
            let entries = try PlateQueries.entries(of: practice.id, .promotion, about: shown.map(\.person.id), in: reading)
            let permissions = try PermissionQueries.permissions(of: entries.map(\.id), in: reading)
            let quiet = try PermissionQueries.quiet(shown.map(\.person.id), practice: practice.id, in: reading)
            let channels = try PromotedChannels.offered(of: shown.map(\.person), in: reading)
            let rows = shown.map { turn in
                let entry = entries.first { $0.subject.id == turn.person.id }
                return PromotePages.Row(
                    turn: turn, entry: entry, permissions: entry.flatMap { permissions[$0.id] } ?? [],
                    quietUntil: Self.quiet(quiet[turn.person.id] ?? [:]), channels: channels[turn.person.id] ?? [])
            }
            return PromotePages.View(
                frame: try MemberFrame.frame(
                    "Promote a channel", at: .wall, practice: practice, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading),
                practice: practice, rows: rows, hasMore: turns.count > shown.count, fields: fields, errors: errors, time: page.time(practice.timeZone, reading))
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    /// Until when somebody is not to be asked about any of the two places; `nil` where they may be asked about one.
    private static func quiet(_ quiet: [Surface: Moment]) -> Moment? {
        guard let channel = quiet[.practiceChannel], let list = quiet[.channelDirectory] else { return nil }
        return min(channel, list)
    }

    @Sendable private func begin(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let fields = try await page.form(atMost: 1)
        let typed = fields.text("person")
        do {
            try limit.take(context.viewer.id.description, at: store.clock.now())
            let plate = try await store.write { transaction in
                let circle = try page.circle(transaction)
                let handle = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
                guard let person = try GroupMemberQueries.person(handle: handle, seenBy: circle, in: transaction) else { throw NobodyOfThatName() }
                return try StartPromotion.promote(person.id, membership, by: circle, in: transaction)
            }
            return .see("/p/\(membership.practice.handle.text)/wall/work/\(plate)")
        } catch let failure as any Failure {
            var errors = FormErrors()
            let isNobody = failure is NotFound || failure is NobodyOfThatName
            errors.add("person", isNobody ? "There is nobody of that handle here. Please look at it once more." : failure.sentence)
            return try await list(page, fields, errors, isNobody ? .unprocessableContent : .init(code: failure.status))
        }
    }

    @Sendable private func praise(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        _ = try await page.form(atMost: 1)
        try limit.take(context.viewer.id.description, at: store.clock.now())
        let href = try await store.write { transaction -> Href in
            let circle = try page.circle(transaction)
            guard let post = try PostQueries.post(id, for: circle, in: transaction),
                let practice = circle.viewer.membership(in: post.subject.practice)?.practice
            else { throw NotFound() }
            return "/p/\(practice.handle.text)/wall/work/\(try StartPromotion.praise(post, by: circle, in: transaction))"
        }
        return .see(href)
    }
}
