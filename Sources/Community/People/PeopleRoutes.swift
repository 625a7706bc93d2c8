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
    private let channelPages: ChannelPages
    private let channels: ChannelReading

    package init(store: Store, assets: Assets, origin: String) {
        self.store = store
        pages = PeoplePages(assets: assets)
        channelPages = ChannelPages(assets: assets)
        channels = ChannelReading(origin: origin)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        for place in ["people", "p/:practice/people"] as [RouterPath] {
            router.get(place, use: list)
            router.post("\(place)/standing", use: standing)
        }
    }

    /// Somebody’s page, which visitors may see a part of.
    package func addPerson(to router: some RouterMethods<SiteContext>) { router.get("@{handle}", use: person) }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        guard let membership = try membership(page) else { return .see("/me") }
        let query = try request.queryFields
        let after = ID<Account>(query.raw("id")).map { PeopleCursor(name: query.raw("after"), id: $0) }
        let choice = GroupMemberQueries.Choice(rawValue: query.raw("which")) ?? .everybody
        let words = String(query.text("q").prefix(60))
        let practice = membership.practice
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let members = try GroupMemberQueries.people(
                of: practice.id, seenBy: circle, choice, words: words, after: after, limit: Self.pageSize + 1, in: reading
            )
            let shown = Array(members.prefix(Self.pageSize))
            let isPlain = after == nil && words.isEmpty && choice == .everybody
            return PeoplePages.ListView(
                frame: try MemberFrame.frame(
                    "People", at: .people, practice: practice, for: circle, formToken: context.visit.formToken(), said: page.said, in: reading),
                membership: membership, here: page.here, choice: choice, words: words, members: shown,
                next: members.count > Self.pageSize ? shown.last.map { PeopleCursor(after: $0.account) } : nil,
                relations: try FollowQueries.relations(of: circle.id, to: shown.map(\.account.id), in: reading),
                cutOff: circle.hidden.blocked.union(circle.hidden.blocking), me: circle.id,
                together: isPlain ? try together(circle, practice, in: reading) : nil,
                mayInvite: Rights.allow(.inviteClient, membership.role, membership.standing),
                mayChange: Rights.allow(.changeStanding, membership.role, membership.standing),
                mayFollowClients: Rights.allow(.followClients, membership.role, membership.standing),
                asking: try FollowQueries.counts(of: circle.id, in: reading).asked, time: page.time(practice.timeZone, reading)
            )
        }
        return try .page(pages.list(view), for: request)
    }

    private func together(_ circle: Circle, _ practice: Practice, in reading: Reading) throws -> PeoplePages.Together {
        let rounds = try TogetherQueries.rounds(of: circle, practice: practice.id, in: reading)
        let shown = Set(rounds.filter(\.isIn).flatMap(\.people).map(\.id))
        return PeoplePages.Together(
            rounds: rounds, suggestions: try TogetherQueries.suggestions(for: circle, practice: practice.id, except: shown, in: reading),
            newcomers: try newcomers(circle, practice, in: reading)
        )
    }

    /// Who came to one’s groups within a week, each once.
    private func newcomers(_ circle: Circle, _ practice: Practice, in reading: Reading) throws -> [(account: Account, group: Group)] {
        var met: Set<ID<Account>> = [circle.id]
        let groups = circle.ties.filter { $0.group.practice == practice.id }.prefix(8).map(\.group)
        let all = try groups.flatMap { group in
            try GroupQueries.newcomers(to: group.id, since: reading.now - .days(7), at: reading.now, limit: 6, in: reading).map { (account: $0, group: group) }
        }
        return Array(all.filter { circle.isOpen(to: $0.account.id) && met.insert($0.account.id).inserted }.prefix(5))
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

    /// Somebody with whom one shares a practice; anybody else is not there. Visitors see what that person made public.
    @Sendable private func person(_ request: Request, _ context: SiteContext) async throws -> Response {
        guard context.viewer != nil else { return try await visitor(request, context) }
        let page = MemberPage(request, try MemberContext(context: context))
        let handle = context.parameters.get("handle") ?? ""
        let cursor = page.cursor()
        let view = try await store.read { reading -> PeoplePages.PersonView? in
            let circle = try page.circle(reading)
            guard let person = try GroupMemberQueries.person(handle: handle, seenBy: circle, in: reading) else { return nil }
            let memberships = try MembershipQueries.memberships(of: person.id, in: reading)
            let shared = memberships.first { circle.viewer.membership(in: $0.practice.id) != nil }
            let posts = try PostQueries.posts(by: person.id, cursor: cursor, limit: FeedRoutes.pageSize, for: circle, in: reading)
            return PeoplePages.PersonView(
                frame: try MemberFrame.frame(
                    person.name, at: .elsewhere, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading),
                here: page.here, person: person, profile: try ProfileQueries.profile(of: person.id, in: reading),
                line: shared.map { "\($0.line) at \($0.practice.name)" } ?? "", isMe: person.id == circle.id,
                relation: try FollowQueries.relation(of: circle.id, to: person.id, in: reading), isBlocked: circle.hidden.blocked.contains(person.id),
                isBlocking: circle.hidden.blocking.contains(person.id),
                isMuted: circle.hidden.muted.contains(person.id), channels: try ChannelQueries.shown(of: person.id, in: reading),
                items: cursor == .newest
                    ? try ReaderFilter(circle.viewer).leaving(ChannelQueries.items(of: person.id, limit: ChannelReading.itemsShown, in: reading)) : [],
                cards: try Threads.cards(of: posts.rows.map(\.subject), for: circle, in: reading),
                next: posts.next, coach: try CoachSide.read(person, at: shared?.practice, for: circle, in: reading), time: page.time(page.zone, reading)
            )
        }
        guard let view else { return try await visitor(request, context) }
        return try .page(pages.person(view), for: request)
    }

    /// The handle by which somebody goes now who had this one before: only for those who are shown that person’s page.
    private func present(_ former: String, _ viewer: Viewer?) async throws -> Handle? {
        try await store.read { reading in
            guard let now = try AccountQueries.handleNow(of: former, in: reading), let person = try AccountQueries.account(handle: now.text, in: reading),
                try !AccountStandingQueries.rests(person.id, in: reading)
            else { return nil }
            if let viewer, try GroupMemberQueries.person(handle: now.text, seenBy: CircleQueries.circle(of: viewer, in: reading), in: reading) != nil {
                return now
            }
            return try ProfileQueries.profile(of: person.id, in: reading).isPublic.contains(.name) ? now : nil
        }
    }

    /// What is not public and what is not there look the same: the way to sign in, or nothing for those who are.
    private func visitor(_ request: Request, _ context: SiteContext) async throws -> Response {
        let handle = context.parameters.get("handle") ?? ""
        let cursor = PageCursor<Post>(request.uri.queryParameters["before"].map(String.init))
        let view = try await store.read { reading in
            try channels.person(handle, for: context.viewer, in: reading).map { person, profile in
                try channels.view(person, profile, cursor: cursor, for: context.viewer, in: reading)
            }
        }
        guard let view else {
            if let now = try await present(handle, context.viewer) { return .see("/@\(now.text)") }
            if context.viewer == nil { throw SignInNeeded() }
            throw NotFound()
        }
        return try .page(channelPages.page(view), for: request)
    }
}
