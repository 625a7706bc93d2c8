import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/notices`: what somebody was told.
package struct NoticeRoutes: Sendable {
    /// How many notices a page looks at; bundles make fewer rows of them.
    private static let pageSize = 100
    private let store: Store
    private let pages: NoticePages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = NoticePages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("notices", use: show)
        router.get("notices/latest", use: latest)
        router.get("notices/:notice", use: open)
        router.post("notices/read", use: read)
        router.post("notices/unread", use: unread)
        router.post("posts/:post/snooze", use: snooze)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let formToken = context.visit.formToken()
        let cursor = PageCursor<Notice>(request.uri.queryParameters["before"].map(String.init))
        let view = try await store.read { reading in
            let notices = try NoticeQueries.notices(of: context.viewer.id, before: cursor, limit: Self.pageSize + 1, in: reading)
            let shown = Array(notices.prefix(Self.pageSize))
            return NoticePages.View(
                frame: try MemberFrame.frame("Notices", at: .notices, for: page.circle(reading), formToken: formToken, said: page.said, in: reading),
                bundles: NoticeBundle.bundles(of: shown),
                newest: cursor.before == nil ? shown.first?.id : try NoticeQueries.notices(of: context.viewer.id, limit: 1, in: reading).first?.id,
                isFirstPage: cursor.before == nil, next: notices.count > Self.pageSize ? shown.last.map { PageCursor(before: $0.id) } : nil,
                offersDigest: try NoticeSettingQueries.settings(of: context.viewer.id, in: reading).digest == .never, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.page(view), for: request)
    }

    /// The newest unread bundle and the number of them, for the script.
    @Sendable private func latest(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let (count, bundle, time) = try await store.read { reading in
            (
                try NoticeQueries.countNew(context.viewer.id, in: reading),
                NoticeBundle.bundles(of: try NoticeQueries.notices(of: context.viewer.id, isNew: true, limit: 20, in: reading)).first,
                page.time(page.zone, reading)
            )
        }
        return try .page(pages.latest(count, bundle, time), for: request)
    }

    /// Goes to what a notice is about. Its bundle counts as read then, although this is a GET: it is a link, and nothing else changes.
    @Sendable private func open(_ request: Request, _ context: MemberContext) async throws -> Response {
        let id: ID<Notice> = try MemberPage(request, context).id("notice")
        guard let notice = try await store.read({ try NoticeQueries.notice(id, of: context.viewer.id, in: $0) }) else {
            return .see("/notices?said=notice_gone")
        }
        if notice.isNew { try await store.write { try NoticeQueries.markRead(context.viewer.id, bundleOf: notice, in: $0) } }
        return .see(Href(ownPath: notice.href) ?? "/notices")
    }

    @Sendable private func read(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let last = ID<Notice>(fields.raw("last")) else { throw NotFound() }
        try await store.write { try NoticeQueries.markRead(context.viewer.id, upTo: last, in: $0) }
        return .see("/notices?said=read")
    }

    @Sendable private func unread(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let id = ID<Notice>(fields.raw("id")), try await store.write({ try NoticeQueries.markUnread(id, of: context.viewer.id, in: $0) }) else {
            throw NotFound()
        }
        return .see("/notices?said=unread")
    }

    /// Leaves a conversation alone for a while, or hears of it again.
    @Sendable private func snooze(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form(atMost: 1)
        let length = SnoozeLength(rawValue: fields.raw("for"))
        guard length != nil || fields.raw("for") == "end" else { throw NotFound() }
        let href = try await store.write { transaction in
            guard let post = try PostQueries.post(id, for: page.circle(transaction), in: transaction) else { throw NotFound() }
            let thread = post.subject.top
            if let length {
                try NoticeSettingQueries.snooze(thread, until: length.end(from: transaction.now), for: context.viewer.id, in: transaction)
            } else {
                try NoticeSettingQueries.endSnooze(thread, for: context.viewer.id, in: transaction)
            }
            return post.subject.href
        }
        return .see(href.saying(length == nil ? .hearsAgain : .snoozed))
    }
}

/// For how long a conversation is left alone.
package enum SnoozeLength: String, Sendable, CaseIterable {
    case hours, day, week
    case forGood = "for_good"

    package var title: String {
        switch self {
        case .hours: "For eight hours"
        case .day: "For a day"
        case .week: "For a week"
        case .forGood: "Until I change it"
        }
    }

    /// `nil`: no end.
    package func end(from now: Moment) -> Moment? {
        switch self {
        case .hours: now + .hours(8)
        case .day: now + .days(1)
        case .week: now + .days(7)
        case .forGood: nil
        }
    }
}
