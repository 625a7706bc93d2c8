import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// `/p/PRACTICE/kiosk`: the studio screen, for a paired screen or a signed-in professional; anybody else sees a code to pair it by.
package struct KioskRoutes: Sendable {
    private let store: Store
    private let hub: LiveHub
    private let pages: KioskPages
    private let pictures: AddPicture
    private let cookies: CookieJar
    private let origin: String
    private let limit = RateLimit("screens", burst: 20, per: .minutes(10))
    private let tries = RateLimit("screen-codes", burst: 20, per: .minutes(10))

    package init(store: Store, hub: LiveHub, assets: Assets, pictures: AddPicture, origin: String) {
        self.store = store
        self.hub = hub
        self.pictures = pictures
        self.origin = origin
        pages = KioskPages(assets: assets)
        cookies = CookieJar(origin: origin)
    }

    package func add(to router: some RouterMethods<SiteContext>) {
        router.get("p/:practice/kiosk", use: show)
        router.get("p/:practice/kiosk/turns", use: turns)
        router.get("p/:practice/kiosk/live", use: live)
        router.get("p/:practice/kiosk/:plate/:what", use: picture)
    }

    package func addScreens(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/screens") { try await screens(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("p/:practice/screens", use: pair)
        router.post("p/:practice/screens/remove", use: remove)
    }

    /// Whether the one who asks may see the screen: a professional of the practice, or a paired screen.
    private enum Onlooker {
        case professional
        case screen(Screen)
        case waiting(Screen?)
    }

    private func screenToken(_ request: Request) -> Token? { cookies.read(cookies.screen, of: request).flatMap { Token($0) } }

    private func home(_ context: SiteContext, _ reading: Reading) throws -> Practice {
        guard let practice = try PracticeQueries.practice(handle: context.parameters.get("practice") ?? "", in: reading) else { throw NotFound() }
        return practice
    }

    private func looking(_ token: Token?, _ context: SiteContext, _ practice: Practice, _ reading: Reading) throws -> Onlooker {
        if let viewer = context.viewer, WallBench.keeps(practice.id, try CircleQueries.circle(of: viewer, in: reading)) { return .professional }
        guard let token, let screen = try ScreenQueries.screen(token, of: practice.id, in: reading) else { return .waiting(nil) }
        return screen.pairedAt == nil ? .waiting(screen) : .screen(screen)
    }

    private func view(_ practice: Practice, _ context: SiteContext, turn: Int, _ reading: Reading) throws -> KioskPages.View {
        let plates = try WallReading.plates(of: practice.id, at: OnScreen.self, limit: 100, for: context.viewer, in: reading)
        return KioskPages.View(
            practice: practice, plates: plates, turn: plates.indices.contains(turn) ? turn : 0, time: TimeWords(now: reading.now, zone: practice.timeZone),
            origin: origin)
    }

    @Sendable private func show(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = screenToken(request)
        let turn = request.uri.queryParameters["turn"].flatMap { Int($0) } ?? 0
        let (practice, onlooker, view) = try await store.read { reading -> (Practice, Onlooker, KioskPages.View?) in
            let practice = try home(context, reading)
            let onlooker = try looking(token, context, practice, reading)
            if case .waiting = onlooker { return (practice, onlooker, nil) }
            return (practice, onlooker, try self.view(practice, context, turn: turn, reading))
        }
        switch onlooker {
        case .professional: break
        case .screen(let screen):
            if store.clock.now() - screen.seenAt > .minutes(1) { try await store.write { try ScreenQueries.see(screen.id, in: $0) } }
        case .waiting(let screen): return try await pairing(practice, screen, token, request, context)
        }
        guard let view else { throw NotFound() }
        return try Response.page(pages.page(view), for: request).unkept()
    }

    /// Shows the code of a screen, a new one where it has none or where it is too old.
    private func pairing(_ practice: Practice, _ screen: Screen?, _ token: Token?, _ request: Request, _ context: SiteContext) async throws -> Response {
        let now = store.clock.now()
        if let code = screen?.code, let until = screen?.codeUntil, until > now + .minutes(21) {
            return try Response.page(pages.pairing(practice, code: code), for: request).unkept()
        }
        try limit.take(context.remoteAddress?.ipAddress ?? "", at: now)
        let code = Screen.newCode()
        if let screen {
            try await store.write { try ScreenQueries.renew(screen.id, code: code, in: $0) }
            return try Response.page(pages.pairing(practice, code: code), for: request).unkept()
        }
        // A screen that shows another practice keeps that pairing: its token stays. One that this server never gave out counts for nothing.
        let (used, shown) = try await store.write { transaction -> (Token, String) in
            let used = try token.flatMap { try ScreenQueries.knows($0, in: transaction) ? $0 : nil } ?? Token()
            try ScreenQueries.insert(used, practice: practice.id, code: code, in: transaction)
            return (used, try ScreenQueries.screen(used, of: practice.id, in: transaction)?.code ?? code)
        }
        var response = try Response.page(pages.pairing(practice, code: shown), for: request).unkept()
        response.set(cookie: cookies.header(cookies.screen, used.text, lasting: .days(400)))
        return response
    }

    /// The plates alone, for the script.
    @Sendable private func turns(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = screenToken(request)
        let (view, screen) = try await store.read { reading -> (KioskPages.View?, Screen?) in
            let practice = try home(context, reading)
            let looker = try looking(token, context, practice, reading)
            if case .waiting = looker { return (nil, nil) }
            var screen: Screen?
            if case .screen(let found) = looker { screen = found }
            return (try self.view(practice, context, turn: 0, reading), screen)
        }
        guard let view else { throw NotFound() }
        if let screen, store.clock.now() - screen.seenAt > .minutes(1) { try await store.write { try ScreenQueries.see(screen.id, in: $0) } }
        return try Response.page(pages.turns(view), for: request).unkept()
    }

    /// Tells an open screen that something changed. It asks for the plates itself, and is checked then.
    @Sendable private func live(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = screenToken(request)
        let practice = try await store.read { reading -> Practice? in
            let practice = try home(context, reading)
            if case .waiting = try looking(token, context, practice, reading) { return nil }
            return practice
        }
        guard let practice else { throw NotFound() }
        return .events(hub.listen(to: [.wall(practice.id.value)]), request: request, beat: .seconds(10))
    }

    @Sendable private func picture(_ request: Request, _ context: SiteContext) async throws -> Response {
        let token = screenToken(request)
        guard let id = context.parameters.get("plate").flatMap({ ID<Plate>($0) }) else { throw NotFound() }
        let stored = try await store.read { reading -> (digest: String, format: PictureFormat) in
            let practice = try home(context, reading)
            if case .waiting = try looking(token, context, practice, reading) { throw NotFound() }
            guard let plate = try WallReading.plate(id, of: practice.id, at: OnScreen.self, for: context.viewer, in: reading) else { throw NotFound() }
            return try PlatePicture.stored(context.parameters.get("what") ?? "", of: plate.content, for: request.headers[.accept], in: reading)
        }
        return Response.bytes(try await pictures.read(stored.digest), type: stored.format.mediaType).unkept()
    }

    // MARK: Pairing

    private func screens(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        try Rights.check(.keepWall, membership)
        let view = try await store.read { reading in
            KioskPages.ScreensView(
                frame: try MemberFrame.frame(
                    "Studio screens", at: .wall, practice: membership.practice, for: page.circle(reading), formToken: page.context.visit.formToken(),
                    said: page.said, in: reading),
                practice: membership.practice, screens: try ScreenQueries.paired(in: membership.practice.id, in: reading), fields: fields, errors: errors,
                kiosk: "\(origin)/p/\(membership.practice.handle.text)/kiosk", time: page.time(membership.practice.timeZone, reading))
        }
        return try .page(pages.screens(view), status: status, for: page.request)
    }

    @Sendable private func pair(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        try Rights.check(.keepWall, membership)
        do {
            try tries.take(context.viewer.id.description, at: store.clock.now())
            var errors = FormErrors()
            let code = Screen.code(typed: fields.raw("code"))
            if code == nil { errors.add("code", "Please type the six letters and digits that stand on the screen.") }
            let name = String(fields.text("name").split(whereSeparator: \.isNewline).joined(separator: " ").prefix(Screen.longestName))
            try errors.check()
            try await store.write { transaction in
                guard let code, let screen = try ScreenQueries.waiting(code: code, in: membership.practice.id, in: transaction) else {
                    throw ScreenFault.unknown
                }
                guard try ScreenQueries.paired(in: membership.practice.id, in: transaction).count < Screen.most else { throw ScreenFault.tooMany }
                try ScreenQueries.pair(screen.id, name: name, by: context.viewer.id, in: transaction)
            }
            return .see(("/p/\(membership.practice.handle.text)/screens" as Href).saying(.screenPaired))
        } catch let errors as FormErrors {
            return try await screens(page, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where failure is ScreenFault || failure is RateLimitFault {
            var errors = FormErrors()
            errors.add("code", failure.sentence)
            return try await screens(page, fields, errors, .init(code: failure.status))
        }
    }

    @Sendable private func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        try Rights.check(.keepWall, membership)
        guard let id = ID<Screen>(fields.raw("screen")) else { throw NotFound() }
        try await store.write { transaction in
            guard try ScreenQueries.remove(id, of: membership.practice.id, in: transaction) else { return }
            try transaction.announce(
                Event(.screenRemoved, by: context.viewer.id, subject: id, target: ID<Plate>?.none, group: ID<Group>?.none, practice: membership.practice.id))
        }
        return .see(("/p/\(membership.practice.handle.text)/screens" as Href).saying(.screenRemoved))
    }
}

enum ScreenFault: Failure, Equatable {
    case unknown, tooMany

    var sentence: String {
        switch self {
        case .unknown: "No screen of yours shows this code at the moment. Codes change after half an hour: please look at the screen once more."
        case .tooMany: "There are \(Screen.most) screens already. Please remove one first."
        }
    }
    var status: Int { 422 }
}

extension Event.Kind {
    /// A screen is no longer paired; it learns of it at once.
    package static let screenRemoved = Event.Kind("screen.removed")
}
