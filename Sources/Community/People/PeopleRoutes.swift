import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/people`, `/p/PRACTICE/people` and `/@HANDLE`.
package struct PeopleRoutes: Sendable {
    private static let pageSize = 100
    private let store: Store
    private let pages: PeoplePages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = PeoplePages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        for place in ["people", "p/:practice/people"] as [RouterPath] {
            router.get(place, use: list)
            router.post("\(place)/standing", use: standing)
        }
        router.get("@{handle}", use: person)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        guard let membership = try membership(page) else { return .see("/me") }
        let query = request.uri.queryParameters
        let after = query["id"].flatMap { ID<Account>(String($0)) }.map { PeopleCursor(name: query["after"].map(String.init) ?? "", id: $0) }
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let members = try GroupMemberQueries.people(
                of: membership.practice.id, seenBy: circle.id, after: after, limit: Self.pageSize + 1, in: reading
            )
            let shown = Array(members.prefix(Self.pageSize))
            return PeoplePages.ListView(
                frame: try MemberFrame.frame(
                    "People", at: .people, practice: membership.practice, for: circle, formToken: context.visit.formToken(), said: page.said, in: reading),
                membership: membership, members: shown, next: members.count > Self.pageSize ? shown.last.map { PeopleCursor(after: $0.account) } : nil,
                me: circle.id,
                mayInvite: Rights.allow(.inviteClient, membership.role, membership.standing),
                mayChange: Rights.allow(.changeStanding, membership.role, membership.standing), time: page.time(membership.practice.timeZone, reading)
            )
        }
        return try .page(pages.list(view), for: request)
    }

    /// Of the practice in the address; else the first one.
    private func membership(_ page: MemberPage) throws -> Membership? {
        page.context.parameters.get("practice") == nil ? page.viewer.memberships.first : try page.membership()
    }

    @Sendable private func standing(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        guard let account = ID<Account>(fields.raw("account")), let standing = Standing(rawValue: fields.raw("standing")),
            let membership = try membership(page)
        else { throw NotFound() }
        try await store.write { try ChangeStanding.change(account, to: standing, by: context.viewer.id, membership, in: $0) }
        return .see("/p/\(membership.practice.handle.text)/people?said=saved")
    }

    /// Somebody with whom one shares a practice; anybody else is not there.
    @Sendable private func person(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let handle = context.parameters.get("handle") ?? ""
        let cursor = page.cursor()
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let person = try GroupMemberQueries.person(handle: handle, seenBy: circle.id, in: reading) else { throw NotFound() }
            let memberships = try MembershipQueries.memberships(of: person.id, in: reading)
            let shared = memberships.first { circle.viewer.membership(in: $0.practice.id) != nil }
            let posts = try PostQueries.posts(by: person.id, cursor: cursor, limit: FeedRoutes.pageSize, for: circle, in: reading)
            return PeoplePages.PersonView(
                frame: try MemberFrame.frame(person.name, at: .elsewhere, for: circle, formToken: context.visit.formToken(), in: reading),
                person: person, line: shared.map { "\($0.line) at \($0.practice.name)" } ?? "", isMe: person.id == circle.id,
                cards: try Threads.read(posts.rows.map(\.subject), in: reading).cards(for: circle), next: posts.next,
                time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.person(view), for: request)
    }
}
