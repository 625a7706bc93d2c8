import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// Saying yes to following each other in a group, or ending it; putting a suggestion off.
package struct TogetherRoutes: Sendable {
    private static let putOff: Span = .days(90)
    private let store: Store

    package init(store: Store, assets: Assets) { self.store = store }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.post("p/:practice/g/:group/follow-each-other", use: followEachOther)
        router.post("@{handle}/not-now", use: notNow)
    }

    @Sendable private func followEachOther(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        try await store.write { transaction in
            let circle = try page.circle(transaction)
            guard let group = page.ownGroup(membership, circle) else { throw NotFound() }
            // Only a clear yes is one.
            fields.text("do") == "join"
                ? try TogetherQueries.join(group.id, circle.id, in: transaction) : try TogetherQueries.leave(group.id, circle.id, in: transaction)
        }
        return .see(("/p/\(membership.practice.handle.text)/people" as Href).saying(.saved))
    }

    @Sendable private func notNow(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        try await store.write { transaction in
            let circle = try page.circle(transaction)
            guard let person = try GroupMemberQueries.person(handle: context.parameters.get("handle") ?? "", seenBy: circle, in: transaction) else {
                throw NotFound()
            }
            try TogetherQueries.putOff(person.id, for: circle.id, until: transaction.now + Self.putOff, in: transaction)
        }
        return .see(Href(ownPath: fields.raw("back")) ?? "/people")
    }
}
