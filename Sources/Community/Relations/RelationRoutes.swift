import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// Following, muting and blocking somebody, and the lists of whom one follows, mutes and blocks.
package struct RelationRoutes: Sendable {
    private static let pageSize = 100
    private let store: Store
    private let pages: RelationScreens
    private let limit = RateLimit("follows", burst: 300, per: .hours(1))

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = RelationScreens(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.post("@{handle}/follow", use: follow)
        router.get("@{handle}/mute") { try await door($0, $1, isBlocking: false) }
        router.post("@{handle}/mute", use: mute)
        router.get("@{handle}/block") { try await door($0, $1, isBlocking: true) }
        router.post("@{handle}/block", use: block)
        router.get("me/follows/:end", use: follows)
        router.get("me/hidden", use: hidden)
        router.post("me/hidden", use: blockByHandle)
        router.post("p/:practice/follow-clients", use: followClients)
    }

    private func frame(_ title: String, _ page: MemberPage, _ circle: Circle, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(title, at: .me, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading)
    }

    /// Somebody whom one may know; anybody else is not there.
    private func person(_ page: MemberPage, _ circle: Circle, _ reading: Reading) throws -> Account {
        guard let person = try GroupMemberQueries.person(handle: page.context.parameters.get("handle") ?? "", seenBy: circle, in: reading) else {
            throw NotFound()
        }
        return person
    }

    // MARK: Following

    @Sendable private func follow(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        try limit.take(context.viewer.id.description, at: store.clock.now())
        let what = fields.text("do")
        let said = try await store.write { transaction in
            let circle = try page.circle(transaction)
            let person = try person(page, circle, transaction).id
            switch what {
            case "unfollow": try FollowPerson.unfollow(person, by: circle.id, in: transaction)
            case "accept": try AnswerFollow.accept(person, by: circle.id, in: transaction)
            case "remove": try AnswerFollow.remove(person, by: circle.id, in: transaction)
            default: return try FollowPerson.follow(person, by: circle.id, in: transaction) == .asked ? Said.asked : .follows
            }
            return Said.saved
        }
        return .see((Href(ownPath: fields.raw("back")) ?? "/people").saying(said))
    }

    @Sendable private func followClients(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        _ = try await page.form(atMost: 1)
        try limit.take(context.viewer.id.description, at: store.clock.now())
        let counts = try await store.write { try FollowClients.follow(of: membership, by: context.viewer.id, in: $0) }
        let said: Said =
            counts.followed + counts.asked == 0 ? .followsAll : counts.isMore ? .followsMore : counts.asked == 0 ? .followsClients : .followsAndAsks
        return .see(("/p/\(membership.practice.handle.text)/people" as Href).saying(said))
    }

    @Sendable private func follows(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        guard let end = context.parameters.get("end").flatMap(FollowQueries.End.init(rawValue:)) else { throw NotFound() }
        let query = request.uri.queryParameters
        let before: (since: Moment, id: ID<Account>)? = query["since"].flatMap { Int64($0) }.flatMap { since in
            query["id"].flatMap { ID<Account>(String($0)) }.map { (Moment(milliseconds: since), $0) }
        }
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let found = try FollowQueries.people(end, of: circle.id, before: before, limit: Self.pageSize + 1, in: reading)
            let shown = Array(found.prefix(Self.pageSize))
            return RelationScreens.FollowsView(
                frame: try frame(RelationScreens.title(end), page, circle, reading), end: end, counts: try FollowQueries.counts(of: circle.id, in: reading),
                people: shown,
                relations: try FollowQueries.relations(of: circle.id, to: shown.map(\.account.id), in: reading),
                next: found.count > Self.pageSize ? shown.last.map { ($0.since, $0.account.id) } : nil, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.follows(view), for: request)
    }

    // MARK: Muting and blocking

    private func door(_ request: Request, _ context: MemberContext, isBlocking: Bool, refusal: String? = nil, status: HTTPResponse.Status = .ok) async throws
        -> Response
    {
        let page = MemberPage(request, context)
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let person = try person(page, circle, reading)
            guard person.id != circle.id else { throw NotFound() }
            return RelationScreens.DoorView(
                frame: try frame("\(isBlocking ? "Block" : "Mute") \(person.name)", page, circle, reading), person: person, refusal: refusal
            )
        }
        return try .page(isBlocking ? pages.block(view) : pages.mute(view), status: status, for: request)
    }

    @Sendable private func mute(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        let length = MuteLength(rawValue: fields.text("length")) ?? .week
        return try await change(request, context, isBlocking: false) { person, account, transaction in
            fields.text("do") == "end"
                ? try MutePerson.unmute(person, by: account, in: transaction) : try MutePerson.mute(person, length, by: account, in: transaction)
        }
    }

    @Sendable private func block(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        return try await change(request, context, isBlocking: true) { person, account, transaction in
            fields.text("do") == "end"
                ? try BlockPerson.unblock(person, by: account, in: transaction) : try BlockPerson.block(person, by: account, in: transaction)
        }
    }

    private func change(
        _ request: Request, _ context: MemberContext, isBlocking: Bool,
        _ act: @escaping @Sendable (ID<Account>, ID<Account>, Transaction) throws -> Void
    ) async throws -> Response {
        let page = MemberPage(request, context)
        try limit.take(context.viewer.id.description, at: store.clock.now())
        do {
            try await store.write { transaction in
                let circle = try page.circle(transaction)
                // Possible toward those, too, who block one: whoever blocks first cannot keep the other from it.
                let known = try AccountQueries.account(handle: context.parameters.get("handle") ?? "", in: transaction)
                guard let known, try GroupMemberQueries.shareAPractice(circle.id, known.id, in: transaction) || known.id == circle.id else { throw NotFound() }
                try act(known.id, circle.id, transaction)
            }
            return .see(("/me/hidden" as Href).saying(.saved))
        } catch let fault as BlockFault {
            return try await door(request, context, isBlocking: isBlocking, refusal: fault.sentence, status: .init(code: fault.status))
        }
    }

    /// For those whose page one cannot open because they block one.
    @Sendable private func blockByHandle(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        let handle = fields.text("handle").lowercased().drop { $0 == "@" }
        try limit.take(context.viewer.id.description, at: store.clock.now())
        do {
            try await store.write { transaction in
                let person = try AccountQueries.account(handle: String(handle), in: transaction)
                try BlockPerson.block(person?.id ?? ID(0), by: context.viewer.id, in: transaction)
            }
            return .see(("/me/hidden" as Href).saying(.saved))
        } catch is NotFound {
            return try await hidden(
                page, fields, "Nobody at your practices has the handle @\(handle.prefix(30)). Please check how it is written.", .unprocessableContent)
        } catch let fault as BlockFault {
            return try await hidden(page, fields, fault.sentence, .init(code: fault.status))
        }
    }

    @Sendable private func hidden(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await hidden(MemberPage(request, context), FormFields(), nil, .ok)
    }

    private func hidden(_ page: MemberPage, _ fields: FormFields, _ refusal: String?, _ status: HTTPResponse.Status) async throws -> Response {
        var errors = FormErrors()
        if let refusal { errors.add("handle", refusal) }
        let view = try await store.read { [errors] reading in
            let circle = try page.circle(reading)
            return RelationScreens.HiddenView(
                frame: try frame("Blocked and muted", page, circle, reading), entries: try HiddenQueries.entries(of: circle.id, in: reading),
                fields: fields, errors: errors, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.hidden(view), status: status, for: page.request)
    }
}
