import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/live`: server-sent events for the page that is open. Without the script nothing is lost, only later seen.
package struct LiveRoutes: Sendable {
    private let store: Store
    private let hub: LiveHub

    package init(store: Store, hub: LiveHub) {
        self.store = store
        self.hub = hub
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("live", use: listen)
    }

    @Sendable private func listen(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        var topics: Set<LiveHub.Topic> = [.account(context.viewer.id.value)]
        if let id = request.uri.queryParameters["group"].flatMap({ ID<Group>(String($0)) }) {
            let circle = try await store.read { try page.circle($0) }
            guard let tie = circle.tie(to: id) else { throw NotFound() }
            topics.formUnion([.group(id.value), .practice(tie.group.practice.value)])
        }
        if request.uri.queryParameters["home"] != nil {
            let circle = try await store.read { try page.circle($0) }
            topics.formUnion(circle.ties.map { .group($0.group.id.value) } + circle.viewer.memberships.map { .practice($0.practice.id.value) })
        }
        if let id = request.uri.queryParameters["practice"].flatMap({ ID<Practice>(String($0)) }) {
            guard context.viewer.membership(in: id) != nil else { throw NotFound() }
            topics.insert(.practice(id.value))
        }
        return .events(hub.listen(to: topics), request: request)
    }
}
