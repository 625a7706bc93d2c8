import HTTPTypes
import Hummingbird
import Kernel
import Site
import Store

/// Finds out whose request it is, sends those who must sign in to the sign-in page, and gives visitors their cookie.
package struct LoadVisit: RouterMiddleware {
    package typealias Context = SiteContext
    private let store: Store
    private let cookies: CookieJar
    private let origin: String
    private let givenBack = GivenBack()

    package init(store: Store, origin: String) {
        self.store = store
        self.origin = origin
        cookies = CookieJar(origin: origin)
    }

    package func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        try await load(request, &context)
        do {
            var response = try await next(request, context)
            // Tells the service worker whose page it is: it keeps one account’s, and forgets those of others.
            if let viewer = context.viewer { response.headers[.account] = viewer.id.description }
            if context.visit.isNew, response.headers[.contentType]?.hasPrefix("text/html") == true {
                response.set(cookie: cookies.header(cookies.visitor, context.visit.secret.text, lasting: .hours(12)))
            }
            return response
        } catch is SignInNeeded {
            return try await signIn(from: request, context)
        }
    }

    private func load(_ request: Request, _ context: inout SiteContext) async throws {
        if let text = cookies.read(cookies.session, of: request), let token = Token(text), let found = try await viewer(token) {
            context.viewer = found.viewer
            context.visit = Visit(secret: token, isNew: false, isSession: true)
            context.state = found.state
        } else if let text = cookies.read(cookies.visitor, of: request), let token = Token(text) {
            context.visit = Visit(secret: token, isNew: false, isSession: false)
        }
    }

    /// Whose session it is, and the state of the database in which it was there.
    private func viewer(_ token: Token) async throws -> (viewer: Viewer, state: StoreState?)? {
        do {
            let (session, state) = try await store.kept(SessionKey(digest: token.digest)) { reading in
                // Thrown, so that cookies which somebody made up push nobody’s session out of memory.
                guard let session = try SessionQueries.session(token, in: reading) else { throw SignInNeeded() }
                return session
            }
            let now = store.clock.now()
            if session.isToBeNoted(at: now) { try await store.write { try SessionQueries.see(token, in: $0) } }
            return session.viewer(at: now).map { ($0, state) }
        } catch is SignInNeeded {
            return nil
        }
    }

    private func signIn(from request: Request, _ context: SiteContext) async throws -> Response {
        guard request.method == .get, !request.wantsFragment else {
            // Signed out meanwhile, on another device or in another tab: what was typed is not lost with it.
            guard let typed = await givenBack.typed(request, context, at: store.clock.now()) else { return .see("/sign-in") }
            throw FormGivenBack(
                "You are signed out", "So what you wrote was not taken. It is here: copy it, and send it once you have signed in.", status: 403, typed,
                wayOut: ("Sign in", "/sign-in"))
        }
        let path = request.uri.path + (request.uri.query.map { "?" + $0 } ?? "")
        return .see(path == "/" || path == "/home" ? "/sign-in" : "/sign-in?next=\(path)")
    }
}

/// Refuses forms that did not come from our own pages, before anything else reads them.
package struct RefuseForeignForms: RouterMiddleware {
    package typealias Context = SiteContext
    private let origin: String

    package init(origin: String) { self.origin = origin }

    /// Browsers say where a form was; scripts of other programs need not, but have no cookie to abuse.
    package func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        let isSafe = request.method == .get || request.method == .head
        if !isSafe, let from = request.headers[.origin], from != origin, !Self.isSameHost(from, request) {
            throw FormFault.token
        }
        return try await next(request, context)
    }

    /// On loopback the same server has several names.
    private static func isSameHost(_ origin: String, _ request: Request) -> Bool {
        guard let host = request.head.authority else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}
