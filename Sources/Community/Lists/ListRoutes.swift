import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// `/lists`: one's own lists of people, what those people share, and who is on which.
package struct ListRoutes: Sendable {
    private let store: Store
    private let pages: ListPages

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = ListPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("lists", use: index)
        router.post("lists", use: make)
        router.get("lists/:list", use: show)
        router.post("lists/:list", use: change)
        router.get("@{handle}/lists", use: placing)
        router.post("@{handle}/lists", use: place)
    }

    private func frame(_ title: String, _ page: MemberPage, _ circle: Circle, live: Href? = nil, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(title, at: .people, for: circle, formToken: page.context.visit.formToken(), live: live, said: page.said, in: reading)
    }

    @Sendable private func index(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await index(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func index(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            return ListPages.IndexView(
                frame: try frame("My lists", page, circle, reading), lists: try ListQueries.lists(of: circle.id, in: reading), fields: fields, errors: errors
            )
        }
        return try .page(pages.index(view), status: status, for: page.request)
    }

    @Sendable private func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            let name = try PeopleList.name(fields)
            let id = try await store.write { try ChangeList.make(name, by: context.viewer.id, in: $0) }
            return .see(("/lists/\(id)" as Href).saying(.saved))
        } catch let errors as FormErrors {
            return try await index(page, fields, errors, .unprocessableContent)
        } catch let fault as ListFault {
            var errors = FormErrors()
            errors.add("name", fault.sentence)
            return try await index(page, fields, errors, .init(code: fault.status))
        }
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await show(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func show(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let id: ID<PeopleList> = try page.id("list")
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let list = try ListQueries.list(id, owner: circle.id, in: reading) else { throw NotFound() }
            let people = try ListQueries.people(on: id, in: reading)
            let cursor = page.cursor()
            let cards = try HomeQueries.cards(by: people.map(\.id), cursor: cursor, limit: FeedRoutes.pageSize, for: circle, in: reading)
            return ListPages.ListView(
                frame: try frame(list.name, page, circle, live: "/live?home=yes", reading), list: list, people: people, cards: cards.rows, next: cards.next,
                isFirstPage: cursor == .newest, fields: fields, errors: errors, time: page.time(page.zone, reading)
            )
        }
        return try .page(pages.list(view), status: status, for: page.request)
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<PeopleList> = try page.id("list")
        let fields = try await page.form(atMost: 1)
        let owner = context.viewer.id
        do {
            if fields.text("do") == "delete" {
                try await store.write { try ChangeList.delete(id, by: owner, in: $0) }
                return .see(("/lists" as Href).saying(.listDeleted))
            }
            let name = try PeopleList.name(fields)
            try await store.write { try ChangeList.rename(id, name, by: owner, in: $0) }
            return .see(("/lists/\(id)" as Href).saying(.saved))
        } catch let errors as FormErrors {
            return try await show(page, fields, errors, .unprocessableContent)
        }
    }

    // MARK: On which lists somebody is

    private func person(_ page: MemberPage, _ circle: Circle, _ reading: Reading) throws -> Account {
        guard let person = try GroupMemberQueries.person(handle: page.context.parameters.get("handle") ?? "", seenBy: circle, in: reading),
            person.id != circle.id, !circle.isBlocked(person.id)
        else { throw NotFound() }
        return person
    }

    @Sendable private func placing(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await placing(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func placing(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let person = try person(page, circle, reading)
            return ListPages.PlacingView(
                frame: try frame("Lists with \(person.name)", page, circle, reading), person: person, lists: try ListQueries.lists(of: circle.id, in: reading),
                chosen: fields.texts.isEmpty
                    ? try ListQueries.lists(of: circle.id, with: person.id, in: reading) : Set(fields.all("list").compactMap { ID<PeopleList>($0) }),
                fields: fields, errors: errors
            )
        }
        return try .page(pages.placing(view), status: status, for: page.request)
    }

    @Sendable private func place(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let fields = try await page.form(atMost: 1)
        do {
            let href = try await store.write { transaction in
                let circle = try page.circle(transaction)
                let person = try person(page, circle, transaction)
                var chosen = Set(fields.all("list").compactMap { ID<PeopleList>($0) })
                if !fields.text("name").isVisiblyEmpty {
                    chosen.insert(try ChangeList.make(try PeopleList.name(fields), by: circle.id, in: transaction))
                }
                try ChangeList.place(person.id, on: chosen, by: circle.id, in: transaction)
                return person.href
            }
            return .see(href.saying(.saved))
        } catch let errors as FormErrors {
            return try await placing(page, fields, errors, .unprocessableContent)
        } catch let fault as ListFault {
            var errors = FormErrors()
            errors.add("name", fault.sentence)
            return try await placing(page, fields, errors, .init(code: fault.status))
        }
    }
}
