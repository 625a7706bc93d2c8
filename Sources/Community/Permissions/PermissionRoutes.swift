import Foundation
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Media
import Site
import Store
import Trust

/// `/permissions`: what others may show of oneself. Everything here is for the person alone.
package struct PermissionRoutes: Sendable {
    private static let pageSize = 50
    private let store: Store
    private let pages: PermissionPages
    private let receipts: ReceiptPages
    private let pictures: AddPicture
    private let ledger: Ledger
    private let origin: String

    package init(store: Store, assets: Assets, pictures: AddPicture, ledger: Ledger, origin: String) {
        self.store = store
        self.origin = origin
        self.pictures = pictures
        self.ledger = ledger
        pages = PermissionPages(assets: assets)
        receipts = ReceiptPages(assets: assets)
    }

    package func add(to router: some RouterMethods<MemberContext>) {
        router.get("permissions", use: list)
        router.post("permissions/ask-again", use: askAgain)
        router.get("permissions/:plate") { try await page(MemberPage($0, $1), FormFields(), FormErrors(), .ok) }
        router.post("permissions/:plate", use: answer)
        router.post("permissions/:plate/plate", use: change)
        router.post("permissions/:plate/take-down", use: takeDown)
        router.get("permissions/:plate/receipt", use: receipt)
        router.get("permissions/:plate/receipt.json", use: file)
        router.get("permissions/:plate/:what", use: picture)
    }

    @Sendable private func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let cursor = PageCursor<Plate>(request.uri.queryParameters["before"].map(String.init))
        let view = try await store.read { reading in
            let entries = try PlateQueries.asked(of: page.viewer.id, before: cursor, limit: Self.pageSize + 1, in: reading)
            let shown = Array(entries.prefix(Self.pageSize))
            return PermissionPages.ListView(
                frame: try frame("Permissions", page, reading), items: try items(shown, reading),
                next: entries.count > Self.pageSize ? shown.last.map { PageCursor(before: $0.id) } : nil,
                quiet: try page.viewer.memberships.map(\.practice).filter { try PermissionQueries.isRemembered(page.viewer.id, practice: $0.id, in: reading) },
                time: page.time(page.zone, reading))
        }
        return try .page(pages.list(view), for: request)
    }

    private func frame(_ title: String, _ page: MemberPage, _ reading: Reading) throws -> Frame {
        try MemberFrame.frame(title, at: .permissions, for: page.circle(reading), formToken: page.context.visit.formToken(), said: page.said, in: reading)
    }

    private func items(_ entries: [PlateEntry], _ reading: Reading) throws -> [PermissionPages.Item] {
        let plates = try PlateQueries.newest(of: entries.map(\.id), in: reading)
        let permissions = try PermissionQueries.permissions(of: entries.map(\.id), in: reading)
        var practices: [ID<Practice>: Practice] = [:]
        for id in Set(entries.map(\.practice)) { practices[id] = try PracticeQueries.practice(id, in: reading) }
        return entries.compactMap { entry in
            guard let plate = plates[entry.id], let practice = practices[entry.practice] else { return nil }
            return PermissionPages.Item(entry: entry, plate: plate, practice: practice, permissions: permissions[entry.id] ?? [])
        }
    }

    /// One's own plate that one was asked about.
    /// - Throws: `NotFound` for everybody else's.
    private func own(_ id: ID<Plate>, _ page: MemberPage, _ reading: Reading) throws -> PlateEntry {
        guard let entry = try PlateQueries.entry(id, in: reading), entry.subject.id == page.viewer.id, entry.askedAt != nil else { throw NotFound() }
        return entry
    }

    private func shown(
        _ page: MemberPage, _ fields: FormFields = FormFields(), _ errors: FormErrors = FormErrors(), isChanging: Bool = false, title: String? = nil,
        in reading: Reading
    ) throws -> PermissionPages.View {
        let entry = try own(page.id("plate"), page, reading)
        guard let item = try items([entry], reading).first, let me = try AccountQueries.account(page.viewer.id, in: reading) else { throw NotFound() }
        let asker = try entry.askedBy.flatMap { try AccountQueries.account($0, in: reading) } ?? entry.nominatedBy
        let posted = try entry.post.flatMap { try PictureQueries.pictures(of: [$0], in: reading)[$0] } ?? []
        var offered = posted.map { (id: $0.id, description: $0.description, href: "/media/\($0.id)/list" as Href) }
        if let own = item.plate.content.picture { offered.insert((own.id, own.description, "/permissions/\(entry.id)/picture"), at: 0) }
        let others = try PlateQueries.asked(of: page.viewer.id, limit: 6, in: reading).filter { $0.id != entry.id }
        return PermissionPages.View(
            frame: try frame(title ?? "A question from \(asker.firstName)", page, reading), item: item, asker: asker,
            history: try PermissionQueries.history(of: entry.id, in: reading), others: try items(others, reading),
            copies: try OutsideCopyQueries.copies(of: entry.id, in: reading), pictures: offered, channels: try channels(of: me, item.plate, reading),
            namesClosedChannel: try namesClosedChannel(me, item.plate, reading),
            nameForm: try PlateQueries.nameForm(of: entry.id, version: item.plate.version, in: reading) ?? .first, hasPortrait: me.portrait != nil, me: me,
            fields: fields, errors: errors, isChanging: isChanging, time: page.time(item.practice.timeZone, reading))
    }

    private func namesClosedChannel(_ me: Account, _ plate: Plate, _ reading: Reading) throws -> Bool {
        try plate.content.channels.contains(OwnChannel.channel(of: me)) && PromotionQueries.open([me.id], in: reading).isEmpty
    }

    /// What can be named: the channel here, and the links of one's page.
    private func channels(of me: Account, _ plate: Plate, _ reading: Reading) throws -> [ShownContent.Channel] {
        let links = try ChannelQueries.shown(of: me.id, in: reading).map { ShownContent.Channel(label: $0.label, address: $0.address) }
        let offered = [OwnChannel.channel(of: me)] + links
        return offered + plate.content.channels.filter { !offered.contains($0) }
    }

    private func page(_ page: MemberPage, _ fields: FormFields, _ errors: FormErrors, _ status: HTTPResponse.Status, isChanging: Bool = false) async throws
        -> Response
    {
        let view = try await store.read { try self.shown(page, fields, errors, isChanging: isChanging, in: $0) }
        // What is over is a receipt.
        guard view.item.entry.endedAt == nil else { return .see("/permissions/\(view.item.entry.id)/receipt") }
        return try Response.page(pages.page(view), status: status, for: page.request).unkept()
    }

    @Sendable private func answer(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Plate> = try page.id("plate")
        let fields = try await page.form(atMost: 1)
        do {
            let zone = try await store.read { try PracticeQueries.practice(own(id, page, $0).practice, in: $0) }.map(page.zone) ?? page.zone
            let answer = try PermissionForm.answer(fields, now: store.clock.now(), zone: zone)
            let said = try await store.write { transaction -> Said in
                let before = try GuardianAnswers.missing(for: id, in: transaction)
                let outcome = try AnswerPermission.answer(answer, to: id, by: context.viewer.account, ledger, in: transaction)
                // Somebody under 18 says yes first; then a parent or guardian is asked about the same, once for each yes.
                let missing = try GuardianAnswers.missing(for: id, in: transaction)
                if !missing.subtracting(before).isEmpty, let plate = try PlateQueries.plate(id, in: transaction) {
                    try AskGuardian.toShow(plate, title: plate.content.title, origin: origin, in: transaction)
                }
                guard outcome == .taken else { return .answeredStricter }
                return missing.isEmpty ? .answered : .answeredBeforeGuardian
            }
            return .see(("/permissions/\(id)/receipt" as Href).saying(said))
        } catch let errors as FormErrors {
            return try await self.page(page, fields, errors, .unprocessableContent)
        } catch let fault as PermissionFault {
            var errors = FormErrors()
            errors.add("long", fault.sentence)
            // The preview is new, so the old answers are not put into its form.
            return try await self.page(page, fault == .changed ? FormFields() : fields, errors, .init(code: fault.status))
        }
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Plate> = try page.id("plate")
        var fields = try await page.form(atMost: 14)
        do {
            var errors = FormErrors()
            if let file = fields.files("upload").first {
                _ = try await store.read { try own(id, page, $0) }
                do {
                    let picture = try await pictures.add(file.bytes, owner: context.viewer.id)
                    fields = fields.without("picture").adding([(name: "picture", text: picture.description)])
                } catch let failure as any Failure {
                    errors.add("upload", failure.sentence)
                }
            }
            try errors.check()
            let sent = fields
            try await store.write { transaction in
                let entry = try own(id, page, transaction)
                guard let plate = try PlateQueries.plate(id, in: transaction), let me = try AccountQueries.account(context.viewer.id, in: transaction) else {
                    throw NotFound()
                }
                let draft = try WallWorkForm.change(sent, channels: channels(of: me, plate, transaction), kind: PlateKind(rawValue: plate.content.kind))
                guard entry.endedAt == nil else { throw NotFound() }
                try ChangePlate.change(draft, of: id, by: me, ledger, in: transaction)
            }
            return .see(("/permissions/\(id)" as Href).saying(.plateChanged))
        } catch let errors as FormErrors {
            return try await self.page(page, fields, errors, .unprocessableContent, isChanging: true)
        }
    }

    @Sendable private func takeDown(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Plate> = try page.id("plate")
        let fields = try await page.form(atMost: 1)
        let surface = fields.raw("surface")
        guard surface.isEmpty || Surface(rawValue: surface) != nil else { throw NotFound() }
        try await store.write { try WithdrawPermission.withdraw(id, from: Surface(rawValue: surface), by: context.viewer.account, ledger, in: $0) }
        return .see(("/permissions" as Href).saying(surface.isEmpty ? .takenDownEverywhere : .takenDownThere))
    }

    @Sendable private func askAgain(_ request: Request, _ context: MemberContext) async throws -> Response {
        let fields = try await MemberPage(request, context).form(atMost: 1)
        guard let practice = ID<Practice>(fields.raw("practice")) else { throw NotFound() }
        try await store.write { try ledger.allowAsking(context.viewer.id, practice: practice, in: $0) }
        return .see(("/permissions" as Href).saying(.mayAskAgain))
    }

    @Sendable private func receipt(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let view = try await store.read { try self.shown(page, title: "Your receipt", in: $0) }
        return try Response.page(receipts.page(view), for: request).unkept()
    }

    /// Every record about the plate, as JSON; the newest first.
    @Sendable private func file(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Plate> = try page.id("plate")
        let records = try await store.read { reading in
            try PermissionQueries.history(of: own(id, page, reading).id, in: reading).compactMap(\.record)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var response = Response.text(String(decoding: try encoder.encode(records), as: UTF8.self) + "\n", type: "application/json").unkept()
        response.headers[.contentDisposition] = "attachment; filename=\"receipt-\(id).json\""
        return response
    }

    /// The pictures of the preview.
    @Sendable private func picture(_ request: Request, _ context: MemberContext) async throws -> Response {
        let page = MemberPage(request, context)
        let id: ID<Plate> = try page.id("plate")
        let stored = try await store.read { reading -> (digest: String, format: PictureFormat) in
            guard let plate = try PlateQueries.plate(own(id, page, reading).id, in: reading) else { throw NotFound() }
            return try PlatePicture.stored(context.parameters.get("what") ?? "", of: plate.content, for: request.headers[.accept], in: reading)
        }
        return Response.bytes(try await pictures.read(stored.digest), type: stored.format.mediaType).unkept()
    }
}
