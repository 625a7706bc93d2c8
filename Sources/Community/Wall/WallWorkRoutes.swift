import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// `/p/PRACTICE/wall/work`: where professionals keep the wall; `/posts/POST/nominate` and `/p/PRACTICE/wall/nominate`, for everybody.
package struct WallWorkRoutes: Sendable {
    private let store: Store
    private let pages: WallWorkPages
    private let nominations: NominatePages
    private let sheets: WallPages
    private let pictures: AddPicture
    private let worker: PictureWorker
    private let ledger: Ledger
    private let limit = RateLimit("nominations", burst: 30, per: .hours(1))

    package init(store: Store, assets: Assets, pictures: AddPicture, worker: PictureWorker, ledger: Ledger) {
        self.store = store
        self.pictures = pictures
        self.worker = worker
        self.ledger = ledger
        pages = WallWorkPages(assets: assets)
        nominations = NominatePages(assets: assets)
        sheets = WallPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("posts/:post/nominate") { try await nominateForm(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("posts/:post/nominate", use: nominate)
        router.get("p/:practice/wall/nominate") { try await milestoneForm(MemberPage($0, $1), $0.queryFields, FormErrors(), .ok) }
        router.post("p/:practice/wall/nominate", use: nominateMilestone)
        router.get("p/:practice/wall/work", use: list)
        router.post("p/:practice/wall/work/copies", use: takenDown)
        router.get("p/:practice/wall/work/:plate") { try await show(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("p/:practice/wall/work/:plate", use: change)
        router.get("p/:practice/wall/work/:plate/preview/:what", use: preview)
        router.get("p/:practice/wall/work/:plate/paper/:what", use: paper)
        router.get("p/:practice/wall/work/:plate/kit/:file", use: kit)
        router.get("p/:practice/wall/sheet", use: sheet)
        router.post("p/:practice/wall/sheet", use: printed)
    }

    private func bench(_ page: MemberPage) throws -> Membership {
        let membership = try page.membership()
        try Rights.check(.keepWall, membership)
        return membership
    }

    // MARK: Nominating

    private func nominateForm(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let id: ID<Post> = try page.id("post")
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let post = try PostQueries.post(id, for: circle, in: reading)?.subject, post.thread == nil,
                let practice = circle.viewer.membership(in: post.practice)?.practice
            else { throw NotFound() }
            return NominatePages.View(
                frame: try MemberFrame.frame(
                    "Nominate", at: .elsewhere, practice: practice, for: circle, formToken: page.context.visit.formToken(), in: reading),
                practice: practice, person: post.author, isMe: post.author.id == circle.id, action: "/posts/\(id)/nominate", back: post.href,
                headline: post.warning?.found == nil ? post.headline : "", praise: try hasPraised(post, circle, reading) ? "/posts/\(id)/promote" : nil,
                fields: fields, errors: errors)
        }
        return try .page(nominations.page(view), status: status, for: page.request)
    }

    @Sendable private func nominate(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Post> = try page.id("post")
        let fields = try await page.form(atMost: 1)
        do {
            let (title, reason) = try WallWorkForm.nomination(fields)
            try limit.take(context.viewer.id.description, at: store.clock.now())
            let href = try await store.write { transaction in
                let circle = try page.circle(transaction)
                guard let post = try PostQueries.post(id, for: circle, in: transaction) else { throw NotFound() }
                let plate = try NominatePlate.nominate(post, title: title, reason: reason, by: circle, in: transaction)
                return try after(plate, post.subject.practice, circle, or: post.subject.href.saying(.nominated))
            }
            return .see(href)
        } catch let errors as FormErrors {
            return try await nominateForm(page, fields, errors, .unprocessableContent)
        } catch let failure as any Failure where !(failure is NotFound) {
            var errors = FormErrors()
            errors.add("title", failure.sentence)
            return try await nominateForm(page, fields, errors, .init(code: failure.status))
        }
    }

    /// Whether they are a professional who said something of it for all to see.
    private func hasPraised(_ post: Post, _ circle: Circle, _ reading: Reading) throws -> Bool {
        try post.author.id != circle.id && WallBench.keeps(post.practice, circle)
            && !PromotionQueries.praise(of: post.id, by: circle.id, in: reading).isEmpty
    }

    /// Professionals go on to ask; everybody else comes back to where they were.
    private func after(_ plate: ID<Plate>, _ practice: ID<Practice>, _ circle: Circle, or back: Href) throws -> Href {
        guard WallBench.keeps(practice, circle), let handle = circle.viewer.membership(in: practice)?.practice.handle.text else { return back }
        return "/p/\(handle)/wall/work/\(plate)"
    }

    private func milestoneForm(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try page.membership()
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            guard let person = try person(fields, membership, circle, reading) else { throw NobodyOfThatName() }
            return NominatePages.View(
                frame: try MemberFrame.frame(
                    "Nominate", at: .elsewhere, practice: membership.practice, for: circle, formToken: page.context.visit.formToken(), in: reading),
                practice: membership.practice, person: person, isMe: person.id == circle.id,
                action: "/p/\(membership.practice.handle.text)/wall/nominate?person=\(person.handle.text)", back: person.href, headline: "", praise: nil,
                fields: fields,
                errors: errors)
        }
        return try .page(nominations.page(view), status: status, for: page.request)
    }

    private func person(_ fields: FormFields, _ membership: Membership, _ circle: Circle, _ reading: Reading) throws -> Account? {
        let typed = fields.text("person")
        let handle = typed.hasPrefix("@") ? String(typed.dropFirst()) : typed
        guard let person = try GroupMemberQueries.person(handle: handle, seenBy: circle, in: reading), !circle.isBlocked(person.id),
            try MembershipQueries.standing(of: person.id, practice: membership.practice.id, in: reading) != nil
        else { return nil }
        return person
    }

    @Sendable private func nominateMilestone(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try page.membership()
        let query = try request.queryFields
        let fields = try await page.form(atMost: 1)
        do {
            let (title, reason) = try WallWorkForm.nomination(fields)
            try limit.take(context.viewer.id.description, at: store.clock.now())
            let href = try await store.write { transaction in
                let circle = try page.circle(transaction)
                guard let person = try person(query, membership, circle, transaction) else { throw NobodyOfThatName() }
                let plate = try NominatePlate.nominate(person.id, title: title, reason: reason, membership, by: circle, in: transaction)
                return try after(plate, membership.practice.id, circle, or: person.href.saying(.nominated))
            }
            return .see(href)
        } catch let errors as FormErrors {
            return try await milestoneForm(page, fields.adding(query.texts), errors, .unprocessableContent)
        }
    }

    // MARK: The bench

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let entries = try WallBench.visible(PlateQueries.entries(of: membership.practice.id, limit: 200, in: reading), to: circle, in: reading)
            return WallWorkPages.ListView(
                frame: try frame("The wall’s workbench", page, membership, circle, reading), practice: membership.practice, entries: entries,
                plates: try PlateQueries.newest(of: entries.map(\.id), in: reading),
                permissions: try PermissionQueries.permissions(of: entries.map(\.id), in: reading),
                toTakeDown: try OutsideCopyQueries.toTakeDown(in: membership.practice.id, in: reading),
                isHeld: try !(SettingQueries.value(PermissionQueries.hold, in: reading) ?? "").isEmpty, time: page.time(membership.practice.timeZone, reading))
        }
        return try .page(pages.list(view), for: request)
    }

    private func frame(_ title: String, _ page: MemberPage, _ membership: Membership, _ circle: Circle, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(
            title, at: .wall, practice: membership.practice, for: circle, formToken: page.context.visit.formToken(), said: page.said, in: reading)
    }

    private func show(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status) async throws -> Response {
        let membership = try bench(page)
        let id: ID<Plate> = try page.id("plate")
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            let entry = try WallBench.entry(id, practice: membership.practice.id, for: circle, in: reading)
            guard let plate = try PlateQueries.plate(id, in: reading) else { throw NotFound() }
            let post = try entry.post.flatMap { try PostQueries.post($0, for: circle, in: reading)?.subject }
            let words = post.map { RichText(markdown: $0.body).excerpt(PlateDraft.longestWords) } ?? ""
            let quiet = try PermissionQueries.quiet(entry.subject.id, practice: membership.practice.id, in: reading)
            return WallWorkPages.View(
                frame: try frame(plate.content.title, page, membership, circle, reading), practice: membership.practice, entry: entry, plate: plate,
                permissions: try PermissionQueries.permissions(of: id, in: reading), copies: try OutsideCopyQueries.copies(of: id, in: reading),
                kits: try OutsideKit.places(for: plate, viewer: circle.viewer, in: reading),
                pictures: try post.map { try PictureQueries.pictures(of: [$0.id], in: reading)[$0.id] ?? [] } ?? [], words: words, postHref: post?.href,
                quiet: quiet, channels: try offered(entry, plate, reading),
                open: Set(try PromotedChannels.offered(of: entry.subject, in: reading).map(\.address)), guardian: try guardian(entry, reading), fields: fields,
                errors: errors,
                time: page.time(membership.practice.timeZone, reading))
        }
        return try .page(pages.page(view), status: status, for: page.request)
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let id: ID<Plate> = try page.id("plate")
        let fields = try await page.form(atMost: 1)
        let here: Href = "/p/\(membership.practice.handle.text)/wall/work/\(id)"
        do {
            let said = try await store.write { transaction -> Said in
                let circle = try page.circle(transaction)
                let entry = try WallBench.entry(id, practice: membership.practice.id, for: circle, in: transaction)
                switch fields.raw("do") {
                case "publish":
                    try PublishPlate.publish(entry, version: Int(fields.raw("version")) ?? 0, by: circle, in: transaction)
                    return .plateUp
                case "take-down":
                    try PublishPlate.takeDown(entry, by: circle, in: transaction)
                    return .plateDown
                case "put-away":
                    try PublishPlate.putAway(entry, by: circle, ledger, in: transaction)
                    return .putAway
                case "posted":
                    try PostedOutside.note(fields, entry, by: circle, in: transaction)
                    return .saved
                case "bring-up":
                    try BringUp.bringUp(entry, by: circle, in: transaction)
                    return .plateUp
                case "keep":
                    let channels = try offered(entry, PlateQueries.plate(id, in: transaction), transaction)
                    try AskForPlate.keep(WallWorkForm.draft(fields, channels: channels), of: entry, by: circle, in: transaction)
                    return .saved
                default:
                    let channels = try offered(entry, PlateQueries.plate(id, in: transaction), transaction)
                    try AskForPlate.ask(WallWorkForm.question(fields, channels: channels), of: entry, by: circle, ledger, in: transaction)
                    return .permissionAsked
                }
            }
            return .see((said == .putAway ? "/p/\(membership.practice.handle.text)/wall/work" : here).saying(said))
        } catch let errors as FormErrors {
            return try await show(page, fields, errors, .unprocessableContent)
        } catch let fault as PermissionFault {
            var errors = FormErrors()
            errors.add("surface", fault.sentence)
            return try await show(page, fields, errors, .init(code: fault.status))
        } catch let fault as PromotionFault {
            var errors = FormErrors()
            errors.add("an", fault.sentence)
            return try await show(page, FormFields(), errors, .init(code: fault.status))
        } catch let fault as PlateFault {
            var errors = FormErrors()
            errors.add("an", fault.sentence)
            return try await show(page, FormFields(), errors, .init(code: fault.status))
        }
    }

    private func guardian(_ entry: PlateEntry, _ reading: Reading) throws -> (name: String, agreed: Set<ID<Permission>>)? {
        guard try GuardianQueries.isMinor(entry.subject.id, in: reading), let guardian = try GuardianQueries.guardian(of: entry.subject.id, in: reading) else {
            return nil
        }
        return (guardian.name, try GuardianPermissionQueries.agreed(of: entry.id, in: reading))
    }

    /// The channels that a promotion can tell of.
    private func offered(_ entry: PlateEntry, _ plate: Plate?, _ reading: Reading) throws -> [ShownContent.Channel] {
        guard entry.purpose == .promotion else { return [] }
        let now = try PromotedChannels.offered(of: entry.subject, in: reading)
        return now + (plate?.content.channels ?? []).filter { !now.contains($0) }
    }

    @Sendable private func takenDown(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let fields = try await page.form(atMost: 1)
        guard let copy = ID<OutsideCopy>(fields.raw("copy")) else { throw NotFound() }
        _ = try await store.write { try OutsideCopyQueries.takeDown(copy: copy, in: membership.practice.id, by: context.viewer.id, in: $0) }
        return .see(("/p/\(membership.practice.handle.text)/wall/work" as Href).saying(.saved))
    }

    // MARK: Pictures

    /// The newest version's picture, for those who keep the wall.
    @Sendable private func preview(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let id: ID<Plate> = try page.id("plate")
        let stored = try await store.read { reading -> (digest: String, format: PictureFormat) in
            let entry = try WallBench.entry(id, practice: membership.practice.id, for: page.circle(reading), in: reading)
            guard let plate = try PlateQueries.plate(entry.id, in: reading) else { throw NotFound() }
            return try PlatePicture.stored(context.parameters.get("what") ?? "", of: plate.content, for: request.headers[.accept], in: reading)
        }
        return Response.bytes(try await pictures.read(stored.digest), type: stored.format.mediaType).unkept()
    }

    @Sendable private func paper(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let id: ID<Plate> = try page.id("plate")
        let stored = try await store.read { reading -> (digest: String, format: PictureFormat) in
            guard let plate = try WallReading.plate(id, of: membership.practice.id, at: OnPaper.self, for: context.viewer, in: reading) else {
                throw NotFound()
            }
            return try PlatePicture.stored(context.parameters.get("what") ?? "", of: plate.content, for: request.headers[.accept], in: reading)
        }
        return Response.bytes(try await pictures.read(stored.digest), type: stored.format.mediaType).unkept()
    }

    /// The plate as a picture, for posting it by hand where its person allows that.
    @Sendable private func kit(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let id: ID<Plate> = try page.id("plate")
        guard let file = context.parameters.get("file"), file.hasSuffix(".png"), let surface = Surface(rawValue: String(file.dropLast(4))) else {
            throw NotFound()
        }
        let (svg, digest) = try await store.read { reading -> (@Sendable ([UInt8]?) -> String, String?) in
            guard let drawing = try OutsideKit.drawing(id, of: membership.practice, on: surface, for: context.viewer, in: reading) else { throw NotFound() }
            return drawing
        }
        var picture: [UInt8]?
        if let digest { picture = try await pictures.read(digest) }
        return Response.bytes(try await worker.drawing(svg: svg(picture), width: WallCard.width, height: WallCard.height), type: "image/png").unkept()
    }

    // MARK: Paper

    @Sendable private func sheet(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let view = try await store.read { reading in
            let circle = try page.circle(reading)
            return WallPages.SheetView(
                frame: try frame("Print sheet", page, membership, circle, reading), practice: membership.practice,
                plates: try WallReading.plates(of: membership.practice.id, at: OnPaper.self, for: context.viewer, in: reading),
                time: page.time(membership.practice.timeZone, reading))
        }
        return try Response.page(sheets.sheet(view), for: request).unkept()
    }

    @Sendable private func printed(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let membership = try bench(page)
        let fields = try await page.form(atMost: 1)
        let plates = Set(fields.all("plate").compactMap { ID<Plate>($0) })
        try await store.write { transaction in
            for plate in try WallReading.plates(of: membership.practice.id, at: OnPaper.self, for: context.viewer, in: transaction)
            where plates.contains(plate.id) {
                try OutsideCopyQueries.insert(copyOf: plate.plate.thing, on: .outsidePaper, at: "", by: context.viewer.id, in: transaction)
            }
        }
        return .see(("/p/\(membership.practice.handle.text)/wall/sheet" as Href).saying(.saved))
    }
}
