import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/p/PRACTICE/g/GROUP/waiting`: who asks to join, and first posts, for those who look after the group.
package struct WaitingRoutes: Sendable {
    private let store: Store
    private let pages: WaitingPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = WaitingPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice/g/:group/waiting", use: show)
        router.post("p/:practice/g/:group/waiting", use: answer)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let view = try await store.read { reading in
            let (circle, group) = (try page.circle(reading), try page.group(membership, reading))
            try AnswerRequest.check(group, circle)
            let posts = try PostQueries.posts(FirstPostQueries.held(in: group.id, for: circle, reading), in: reading)
            return WaitingPages.View(
                frame: try MemberFrame.frame(
                    "Waiting in \(group.name)", at: .group(group.id), practice: membership.practice, for: circle, formToken: context.visit.formToken(),
                    said: page.said, in: reading),
                group: group,
                requests: try GroupRequestQueries.waiting(for: group.id, limit: 100, in: reading).filter { !circle.hidden.blocked.contains($0.account.id) },
                posts: posts,
                pictures: try PictureQueries.pictures(of: posts.map(\.id), in: reading), polls: try PollQueries.polls(of: posts.map(\.id), in: reading),
                time: page.time(membership.practice.timeZone, reading)
            )
        }
        if !view.posts.isEmpty {
            try await store.write { for post in view.posts { try NoteLook.note(.heldPost, of: post.author.id, by: context.viewer.id, in: $0) } }
        }
        return try .page(pages.page(view), for: request)
    }

    /// What somebody else answered meanwhile is shown as it stands now.
    @Sendable private func answer(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        let (href, said) = try await store.write { transaction -> (Href, Said) in
            let (circle, group) = (try page.circle(transaction), try page.group(membership, transaction))
            try AnswerRequest.check(group, circle)
            do {
                try Self.decide(fields, group, circle, transaction)
                return (group.href, .saved)
            } catch is NotFound {
                return (group.href, .answeredAlready)
            } catch is FirstPosts.Changed {
                return (group.href, .changedMeanwhile)
            } catch is GroupFault {
                return (group.href, .cannotJoin)
            }
        }
        return .see((href + "/waiting").saying(said))
    }

    private static func decide(_ fields: FormFields, _ group: Group, _ circle: Circle, _ transaction: Transaction) throws {
        let (account, post) = (ID<Account>(fields.raw("account")), ID<Post>(fields.raw("post")))
        switch (fields.raw("do"), account, post) {
        case ("let-in", let account?, _): try AnswerRequest.letIn(account, to: group, by: circle, in: transaction)
        case ("decline", let account?, _): try AnswerRequest.decline(account, from: group, answer: fields.text("words"), by: circle, in: transaction)
        case ("show", _, let post?): try FirstPosts.letIn(post, version: Int(fields.raw("version")), in: group.id, by: circle, transaction)
        case ("give-back", _, let post?): try FirstPosts.giveBack(post, fields.text("words"), in: group.id, by: circle, transaction)
        default: throw NotFound()
        }
    }
}
