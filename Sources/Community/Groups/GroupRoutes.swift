import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Site
import Store
import Trust

/// A practice's groups: looking in, joining, leaving, founding, changing, and their people.
package struct GroupRoutes: Sendable {
    private let store: Store
    private let pages: GroupScreens

    package init(store: Store, assets: Assets) {
        self.store = store
        pages = GroupScreens(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("p/:practice", use: practice)
        router.get("p/:practice/groups/new", use: newForm)
        router.post("p/:practice/groups", use: found)
        router.get("p/:practice/g/:group/join", use: door)
        router.post("p/:practice/g/:group/join", use: join)
        router.post("p/:practice/g/:group/welcomed", use: welcomed)
        router.post("p/:practice/g/:group/help", use: help)
        router.post("p/:practice/g/:group/helpers", use: helpers)
        router.get("p/:practice/g/:group/end") { try await end(MemberPage($0, $1), FormErrors(), .ok) }
        router.post("p/:practice/g/:group/end", use: end)
        router.get("p/:practice/g/:group/leave", use: leaveForm)
        router.post("p/:practice/g/:group/leave", use: leave)
        router.get("p/:practice/g/:group/people", use: people)
        router.post("p/:practice/g/:group/moderators", use: moderators)
        router.get("p/:practice/g/:group/edit", use: editForm)
        router.post("p/:practice/g/:group/edit", use: edit)
    }

    @Sendable private func practice(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            return GroupScreens.PracticeView(
                frame: try frame(membership.practice.name, page, membership, circle, reading), membership: membership,
                people: try MembershipQueries.people(in: membership.practice.id, reading),
                groups: try GroupQueries.groups(of: membership.practice.id, in: reading), joined: Set(circle.ties.map(\.group.id)),
                coaches: try MembershipQueries.professionals(of: membership.practice.id, in: reading).filter { !circle.isBlocked($0.id) }
            )
        }
        return try .page(pages.practice(view), for: request)
    }

    private func frame(_ title: String, _ page: MemberPage, _ membership: Membership, _ circle: Circle, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(
            title, at: .elsewhere, practice: membership.practice, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading
        )
    }

    // MARK: Joining and leaving

    @Sendable private func door(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await door(MemberPage(request, context), FormFields(), FormErrors(), .ok)
    }

    private func door(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        let (view, isInside) = try await store.read { reading in
            let (circle, group) = (try page.circle(reading), try page.group(membership, reading))
            let refusal: GroupFault? = group.archivedAt != nil ? .archived : group.admits(membership.standing) ? nil : .closedToFormer
            var view = GroupScreens.DoorView(
                frame: try frame("Join \(group.name)", page, membership, circle, reading), group: group, refusal: refusal?.sentence)
            view.asks = group.entry == .asks && !(membership.role.isProfessional && membership.standing == .active)
            view.fields = fields
            view.errors = errors
            view.request = try GroupRequestQueries.request(of: circle.id, to: group.id, in: reading)
            view.time = page.time(membership.practice.timeZone, reading)
            return (view, circle.tie(to: group.id) != nil)
        }
        return isInside ? .see(view.group.href) : try .page(pages.door(view), status: status, for: page.request)
    }

    @Sendable private func join(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        do {
            return try await join(page, membership, fields)
        } catch let fault as GroupFault where fields.raw("do") == "ask" {
            var errors = FormErrors()
            errors.add("words", fault.sentence)
            return try await door(page, fields, errors, .init(code: fault.status))
        }
    }

    private func join(_ page: MemberPage, _ membership: Membership, _ fields: FormFields) async throws -> Response {
        let context = page.context
        return try await store.write { transaction in
            let group = try page.group(membership, transaction)
            switch fields.raw("do") {
            case "ask":
                try AskToJoin.ask(fields.text("words"), group, context.viewer.id, membership, in: transaction)
                return .see((group.href + "/join").saying(.asksToJoin))
            case "take-back":
                try AskToJoin.takeBack(group, context.viewer.id, in: transaction)
                return .see((group.href + "/join").saying(.takenBack))
            default:
                try JoinGroup.join(group, context.viewer.id, membership, in: transaction)
                return .see(group.href.saying(.joined))
            }
        }
    }

    @Sendable private func welcomed(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await own(request, context) { page, group, circle, _, transaction in
            try HelperQueries.markWelcomed(circle.id, in: group.id, transaction)
            return group.href
        }
    }

    /// What somebody who is asked to help answers.
    @Sendable private func help(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await own(request, context) { page, group, circle, fields, transaction in
            guard fields.raw("do") == "accept" else {
                try AnswerHelp.end(group.id, by: circle, transaction)
                return group.href.saying(.helpsNoMore)
            }
            try AnswerHelp.accept(group.id, by: circle, transaction)
            return group.href.saying(.helps)
        }
    }

    /// Asks somebody to help, or ends that.
    @Sendable private func helpers(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await own(request, context) { page, group, circle, fields, transaction in
            guard let account = ID<Account>(fields.raw("account")) else { throw NotFound() }
            try AskToHelp.ask(account, HelperRole(rawValue: fields.raw("role")), in: group, by: circle, transaction)
            return (group.href + "/people").saying(.saved)
        }
    }

    /// What a member of a group does in it with one form.
    private func own(
        _ request: Request, _ context: MemberContext, _ act: @escaping @Sendable (MemberPage, Group, Circle, FormFields, Transaction) throws -> Href
    ) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        let href = try await store.write { transaction in
            let circle = try page.circle(transaction)
            guard let group = page.ownGroup(membership, circle) else { throw NotFound() }
            return try act(page, group, circle, fields, transaction)
        }
        return .see(href)
    }

    // MARK: The end of a group

    private func end(_ page: MemberPage, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        try Rights.check(.archiveGroup, membership)
        let view = try await store.read { reading in
            let (circle, group) = (try page.circle(reading), try page.group(membership, reading))
            return GroupScreens.EndView(
                frame: try frame("End \(group.name)", page, membership, circle, reading), group: group,
                mayDelete: Rights.allow(.deleteGroup, membership.role, membership.standing), errors: errors
            )
        }
        return try .page(pages.end(view), status: status, for: page.request)
    }

    @Sendable private func end(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        do {
            return try await store.write { transaction in
                let group = try page.group(membership, transaction)
                switch fields.raw("do") {
                case "delete":
                    try DeleteGroup.delete(group, typed: fields.text("name"), by: context.viewer.id, membership, in: transaction)
                    try JobQueries.add(EraseGroup.job(of: group.id), in: transaction)
                    return .see(("/p/\(membership.practice.handle.text)" as Href).saying(.groupDeleted))
                case "take-up":
                    try ArchiveGroup.archive(group, false, by: context.viewer.id, membership, in: transaction)
                    return .see(group.href.saying(.takenUp))
                default:
                    try ArchiveGroup.archive(group, true, by: context.viewer.id, membership, in: transaction)
                    return .see(("/p/\(membership.practice.handle.text)" as Href).saying(.archived))
                }
            }
        } catch GroupFault.otherName {
            var errors = FormErrors()
            errors.add("name", GroupFault.otherName.sentence)
            return try await end(page, errors, .unprocessableContent)
        }
    }

    @Sendable private func leaveForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await leave(MemberPage(request, context), refusal: nil, status: .ok)
    }

    private func leave(_ page: MemberPage, refusal: String?, status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        let view = try await store.read { reading in
            let (circle, group) = (try page.circle(reading), try page.group(membership, reading))
            guard circle.tie(to: group.id) != nil else { throw NotFound() }
            return GroupScreens.DoorView(frame: try frame("Leave \(group.name)", page, membership, circle, reading), group: group, refusal: refusal)
        }
        return try .page(pages.leave(view), status: status, for: page.request)
    }

    @Sendable private func leave(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        _ = try await page.form(atMost: 1)
        do {
            try await store.write { transaction in
                let (circle, group) = (try page.circle(transaction), try page.group(membership, transaction))
                guard let tie = circle.tie(to: group.id) else { throw NotFound() }
                try LeaveGroup.leave(tie, context.viewer.id, membership, in: transaction)
            }
            return .see("/p/\(membership.practice.handle.text)?said=left")
        } catch let fault as GroupFault {
            return try await leave(page, refusal: fault.sentence, status: .unprocessableContent)
        }
    }

    // MARK: People

    @Sendable private func people(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let view = try await store.read { reading in
            let (circle, group) = (try page.circle(reading), try page.group(membership, reading))
            guard circle.tie(to: group.id) != nil else { throw NotFound() }
            return GroupScreens.PeopleView(
                frame: try frame("People in \(group.name)", page, membership, circle, reading), group: group,
                members: try GroupMemberQueries.people(of: group, seenBy: circle, limit: 500, in: reading), me: circle.id,
                mayAsk: circle.looksAfter(group.practice, group.id) && group.archivedAt == nil,
                mayEdit: Rights.allow(.editGroup, membership.role, membership.standing), time: page.time(membership.practice.timeZone, reading)
            )
        }
        return try .page(pages.people(view), for: request)
    }

    @Sendable private func moderators(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        guard let account = ID<Account>(fields.raw("account")) else { throw NotFound() }
        let group = try await store.write { transaction in
            let group = try page.group(membership, transaction)
            try ChangeModerator.change(account, to: fields.raw("moderator") == "yes", in: group, by: membership, in: transaction)
            return group
        }
        return .see(group.href + "/people?said=saved")
    }

    // MARK: Founding and changing

    @Sendable private func newForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await form(MemberPage(request, context), isNew: true)
    }

    @Sendable private func editForm(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await form(MemberPage(request, context), isNew: false)
    }

    private func form(
        _ page: MemberPage, isNew: Bool, fields: FormFields = FormFields(), errors: FormErrors = FormErrors(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let membership = try page.membership()
        try Rights.check(isNew ? .foundGroup : .editGroup, membership)
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let group = isNew ? nil : try page.group(membership, reading)
            return GroupScreens.FormView(
                frame: try frame(group.map { "Change \($0.name)" } ?? "A new group", page, membership, circle, reading), practice: membership.practice,
                group: group,
                fields: fields, errors: errors
            )
        }
        return try .page(pages.form(view), status: status, for: page.request)
    }

    @Sendable private func found(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await save(MemberPage(request, context), isNew: true) { draft, page, membership, transaction in
            try FoundGroup.found(draft, by: page.viewer.id, membership, in: transaction)
        }
    }

    @Sendable private func edit(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await save(MemberPage(request, context), isNew: false) { draft, page, membership, transaction in
            let group = try page.group(membership, transaction)
            try EditGroup.edit(group, draft, by: page.viewer.id, membership, in: transaction)
            return group
        }
    }

    private func save(
        _ page: MemberPage, isNew: Bool, _ act: @escaping @Sendable (GroupDraft, MemberPage, Membership, Transaction) throws -> Group
    ) async throws -> Response {
        let membership = try page.membership()
        let fields = try await page.form(atMost: 1)
        do {
            let draft = try GroupForm.draft(fields)
            let group = try await store.write { try act(draft, page, membership, $0) }
            return .see(group.href + "?said=saved")
        } catch let errors as FormErrors {
            return try await form(page, isNew: isNew, fields: fields, errors: errors, status: .unprocessableContent)
        } catch let fault as GroupFault {
            var errors = FormErrors()
            errors.add("group", fault.sentence)
            return try await form(page, isNew: isNew, fields: fields, errors: errors, status: .init(code: fault.status))
        }
    }
}
