import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/messages` and `/messages/HANDLE`: conversations between two people.
package struct ConversationRoutes: Sendable {
    private static let pageSize = 50
    private let store: Store
    private let pages: ConversationPages
    private let limit = RateLimit("messages", burst: 120, per: .hours(1))

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = ConversationPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("messages", use: list)
        router.get("messages/:handle", use: show)
        router.post("messages/:handle", use: write)
        router.post("messages/:handle/delete", use: delete)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            return ConversationPages.ListView(
                frame: try MemberFrame.frame("Messages", at: .messages, for: circle, formToken: context.visit.formToken(), said: page.said, in: reading),
                conversations: try ConversationQueries.conversations(for: circle, limit: 200, in: reading), filter: ReaderFilter(circle.viewer),
                time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.list(view), for: request)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let (view, isUnread, newest) = try await store.read { reading in
            let view = try self.view(page, FormFields(), FormErrors(), reading)
            let isUnread = try ConversationQueries.hasNewNotices(context.viewer.id, from: view.other.id, in: reading)
            return (view, isUnread || view.messages.contains { $0.author == view.other.id }, view.messages.last?.id)
        }
        if isUnread, let newest {
            try await store.write { transaction in
                guard let id = try ConversationQueries.id(of: context.viewer.id, view.other.id, in: transaction) else { return }
                try ConversationQueries.markRead(context.viewer.id, id, upTo: newest, in: transaction)
                try ConversationQueries.markNoticesRead(context.viewer.id, from: view.other.id, upTo: newest, in: transaction)
            }
        }
        return try .page(pages.page(view), for: request)
    }

    /// The other one, where the two may meet.
    private func other(_ page: MemberPage, _ circle: Circle, _ reading: Reading) throws -> Account {
        guard let handle = page.context.parameters.get("handle"),
            let other = try GroupMemberQueries.person(handle: handle, seenBy: circle, in: reading), other.id != circle.id, !circle.isBlocked(other.id)
        else { throw NotFound() }
        return other
    }

    private func view(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ reading: Reading) throws -> ConversationPages.View {
        let circle = try page.circle(reading)
        let other = try other(page, circle, reading)
        let refusal: String?
        do {
            try WriteMessage.check(other, circle, in: reading)
            refusal = nil
        } catch let fault as MessageFault {
            refusal = fault.sentence
        }
        let cursor = PageCursor<Message>(page.request.uri.queryParameters["before"].map(String.init))
        let found =
            try ConversationQueries.id(of: circle.id, other.id, in: reading).map {
                try ConversationQueries.messages(of: $0, for: circle.id, before: cursor, limit: Self.pageSize + 1, in: reading)
            } ?? []
        let begun = try KeepBegun.words(at: .message(other.id), for: fields, of: circle.id, in: reading)
        let shown = Array(found.prefix(Self.pageSize).reversed())
        return ConversationPages.View(
            frame: try MemberFrame.frame(
                "Messages with \(other.name)", at: .messages, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading),
            me: circle.id, other: other, messages: shown, older: found.count > Self.pageSize ? shown.first?.id : nil, refusal: refusal,
            isMuted: circle.hidden.muted.contains(other.id), tellsRead: try ProfileQueries.tellsViews(other.id, in: reading), fields: fields, errors: errors,
            formKey: begun?.formKey ?? PostForm.formKey(fields), begun: begun, filter: ReaderFilter(circle.viewer),
            time: page.time(page.zone, reading)
        )
    }

    @Sendable private func write(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            try limit.take(context.viewer.id.description, at: store.clock.now())
            let body = fields.text("body")
            if body.isVisiblyEmpty {
                var errors = FormErrors()
                errors.add("body", "Please write a few words first.")
                throw errors
            }
            guard body.count <= Conversation.longest else { throw MessageFault.tooLong(body.count) }
            let (other, message) = try await store.write { transaction in
                let circle = try page.circle(transaction)
                let other = try self.other(page, circle, transaction)
                let formKey = PostForm.formKey(fields)
                let message = try WriteMessage.write(body, to: other, formKey: formKey, by: circle, transaction)
                try KeepBegun.end(.message(other.id), formKey: formKey, of: circle.id, in: transaction)
                return (other, message)
            }
            return .see("/messages/\(other.handle.text)#message-\(message)")
        } catch let errors as FormErrors {
            return try await again(page, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("body", failure.sentence)
            return try await again(page, fields, errors, .init(code: failure.status))
        } catch is NotFound where !fields.raw("body").isVisiblyEmpty {
            // Blocked, or gone, while this person wrote.
            let frame = try await store.read {
                try MemberFrame.frame("Your words are here", at: .messages, for: page.circle($0), formToken: context.visit.formToken(), in: $0)
            }
            return try .page(PostScreens(assets: pages.assets).gone(frame, words: fields.raw("body")), status: .notFound, for: request)
        }
    }

    private func again(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { try self.view(page, fields, errors, $0) }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func delete(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        guard let message = ID<Message>(fields.raw("message")) else { throw NotFound() }
        let handle = context.parameters.get("handle") ?? ""
        try await store.write { try WriteMessage.delete(message, by: context.viewer.id, $0) }
        return .see(Href(ownPath: "/messages/\(handle)?said=\(Said.messageDeleted.rawValue)") ?? "/messages")
    }
}
