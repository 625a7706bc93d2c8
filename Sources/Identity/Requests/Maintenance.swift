import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Site
import Store
import Synchronization

/// While the server is being worked on, everybody but stewards is told so, kindly, and nothing is changed by them.
package enum Maintenance {
    private static let setting = "maintenance"
    package static let longest = 300

    /// What people are told; `nil` while the server is open.
    package static func words(in reading: Reading) throws -> String? {
        try SettingQueries.value(setting, in: reading).flatMap { $0.isEmpty ? nil : $0 }
    }

    package static func begin(_ words: String, in transaction: Transaction) throws {
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(longest)
        try SettingQueries.set(
            setting, to: line.isEmpty ? "We are working on the server. Nothing is lost; please come back in a little while." : String(line), in: transaction)
    }

    package static func end(in transaction: Transaction) throws { try SettingQueries.set(setting, to: "", in: transaction) }
}

/// The server is being worked on.
package struct UnderMaintenance: Failure {
    let words: String
    package var sentence: String { words }
    package var status: Int { 503 }
}

/// Answers with what people are to know while the server is being worked on. Looks at most once a second, on each node.
package struct HoldForMaintenance: RouterMiddleware {
    package typealias Context = SiteContext
    private let store: Store
    private let known = Known()
    private let givenBack = GivenBack()

    private final class Known: Sendable {
        struct State {
            var words: String?
            var until: ContinuousClock.Instant
        }
        let state = Mutex(State(words: nil, until: .now))
    }

    package init(store: Store) { self.store = store }

    package func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        guard let words = try await words(), context.viewer?.isSteward != true, !Self.isOpen(request.uri.path) else { return try await next(request, context) }
        if let typed = await givenBack.typed(request, context, at: store.clock.now()) {
            throw FormGivenBack(
                "Back in a moment", "\(words) What you wrote was not taken yet. It is here, to be kept or sent again later.", status: 503, typed,
                sendAgainTo: Href(ownPath: request.uri.path))
        }
        throw UnderMaintenance(words: words)
    }

    /// Whoever ends it must be able to sign in.
    private static func isOpen(_ path: String) -> Bool { path == "/sign-in" || path.hasPrefix("/sign-in/") || path == "/sign-out" }

    private func words() async throws -> String? {
        let now = ContinuousClock.now
        if let state = known.state.withLock({ $0.until > now ? $0 : nil }) { return state.words }
        let words = try await store.read { try Maintenance.words(in: $0) }
        known.state.withLock { $0 = .init(words: words, until: now.advanced(by: .seconds(1))) }
        return words
    }
}
