import Community
import Growth
import Hummingbird
import Identity
import Journey
import Kernel
import Logging
import Media
import Outside
import ServiceLifecycle
import Site
import Store
import Trust

/// The composition root: everything that the server is made of, tied together once.
struct Server: Sendable {
    let settings: Settings
    let store: Store
    let logger: Logger
    let hasher: PasswordHasher
    /// Shown on the sign-in page of a demo on loopback.
    let hint: SignInPages.DemoHint?
    /// What the first step of setting up must bring; `nil` on loopback.
    let setUpCode: String?
    /// With which the server signs what it states.
    let signingKey: SigningKey

    private let assets = Assets()
    private let measures = Measures()
    private let hub = LiveHub()

    func application() throws -> some ApplicationProtocol {
        let worker = PictureWorker()
        let pictures = AddPicture(store: store, worker: worker, files: MediaFiles(data: settings.data))
        let endings = EndingsFile(data: settings.data)
        let ledger = Ledger(endings: endings)
        let exports = MakeExport(store: store, data: settings.data, styles: assets.styles)
        let erase = EraseAccount(
            store: store, ledger: ledger, endings: endings, key: signingKey, origin: settings.origin,
            outbox: settings.smtp == nil ? settings.data + "/outbox" : nil, exports: exports)
        let reactions = ReactionRunner(
            store: store,
            reactions: NoticeReactions.all + MessageReactions.all + FindPreviews.reactions(origin: settings.origin) + SearchReactions.all + RhythmReactions.all
                + RestAccount.reactions + PlateNotices.reactions + [EndPlates.reaction(ledger), ReapplyEndings.reaction(endings), TakenBack.reaction(endings)],
            logger: logger)
        let jobs = JobRunner(
            store: store, handlers: handlers(pictures, reactions, ledger) + [erase.handler, EraseWritten.handler(store), exports.handler], logger: logger)
        // Apart, since other people’s servers may be slow, and mails are not to wait for them.
        let fetcher = Fetcher(exceptions: settings.outside, agent: "Hearten (+\(settings.origin))")
        let looks = LookAtChannels(store: store, fetcher: fetcher, origin: settings.origin)
        let fetches = JobRunner(store: store, handlers: [FindPreviews.handler(store, fetcher), looks.planner, looks.handler], logger: logger)
        let tail = EventTail(store: store, logger: logger) { [store, hub] events in try await LiveUpdates.deliver(events, from: store, to: hub) }
        var application = Application(
            router: router(pictures, worker, ledger),
            configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port), serverName: nil),
            onServerRunning: { [settings, setUpCode] channel in
                Opening.say("Hearten is at \(settings.origin)/\(setUpCode.map { "welcome?code=\($0)" } ?? "")")
            },
            logger: quiet(logger)
        )
        application.addServices(
            Loop(name: "reactions") { await reactions.run() }, Loop(name: "jobs") { await jobs.run() }, Loop(name: "fetches") { await fetches.run() },
            Loop(name: "events") { await tail.run() },
            Loop(name: "lease") { await renewLease() }, ClosingHub(hub: hub)
        )
        return application
    }

    private func renewLease() async {
        while (try? await Task.sleep(for: .seconds(600))) != nil {
            do { try await store.renewLease() } catch { logger.error("the lease was not renewed", metadata: ["cause": "\(error)"]) }
        }
    }

    /// Hummingbird’s own lines are about connections; only its troubles matter here.
    private func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = .warning
        return quiet
    }

    private func handlers(_ pictures: AddPicture, _ reactions: ReactionRunner, _ ledger: Ledger) -> [JobHandler] {
        let route = settings.smtp.map { MailRoute.smtp($0) } ?? .outbox(directory: settings.data)
        let sender = Mail.Sender(name: settings.mailName, address: settings.mailFrom)
        let letters = SendLetters.handler(
            carrier: MailCarrier(route: route), from: sender,
            isWanted: { [store] about in
                try await store.read {
                    try InvitationQueries.isWanted(about, in: $0) && SendDigests.isWanted(about, in: $0) && SendBroadcast.isWanted(about, in: $0)
                }
            },
            dropped: { [store] about in try await store.write { try SendBroadcast.dropped(about, in: $0) } },
            sent: { [store] about in try await store.write { try SendBroadcast.sent(about, in: $0) } },
            refused: { [store] about in
                try await store.write {
                    try SendDigests.refused(about, in: $0)
                    try SendBroadcast.refused(about, in: $0)
                }
            }
        )
        return [
            letters, pictures.removal(), IndexAll.handler(store), reactions.handler(), TellGroup.handler(store),
            SendDigests.handler(store, origin: settings.origin), ResetPassword.handler(store, origin: settings.origin), ShareLater.handler(store),
            SharePrompts.handler(store), ForgetOld.handler(store, MakeExport(store: store, data: settings.data, styles: assets.styles)),
            SendBroadcast.handler(store, origin: settings.origin), EraseGroup.handler(store),
            EndPermissions.handler(store, ledger),
        ]
    }

    private func router(_ pictures: AddPicture, _ worker: PictureWorker, _ ledger: Ledger) -> Router<SiteContext> {
        let router = Router(context: SiteContext.self)
        let origin = settings.origin
        let sendsMail = settings.smtp != nil
        router.addMiddleware {
            MeasureRequests(measures: measures)
            SecurityHeaders(origin: origin)
            FailureAnswers(assets: assets, measures: measures)
        }
        OperationRoutes(store: store, assets: assets, measures: measures, hub: hub).add(to: router)
        let site = router.group()
            .add(middleware: RefuseForeignForms(origin: origin))
            .add(middleware: LoadVisit(store: store, origin: origin))
            .add(middleware: HoldForMaintenance(store: store))
        SignInRoutes(store: store, hasher: hasher, assets: assets, origin: origin, hint: hint).add(to: site)
        ForgottenRoutes(store: store, hasher: hasher, assets: assets, origin: origin, sendsMail: sendsMail).add(to: site)
        SetUpRoutes(store: store, hasher: hasher, assets: assets, origin: origin, code: setUpCode, sendsMail: sendsMail).add(to: site)
        AcceptRoutes(store: store, hasher: hasher, assets: assets, origin: origin).add(to: site)
        PrivacyRoutes(assets: assets).add(to: site)
        // Mail programs send the one click of RFC 8058 themselves: without a cookie, from anywhere.
        EndMailRoutes(store: store, assets: assets).add(to: router)
        AnswerRoutes(store: store, assets: assets).add(to: site)
        StewardRoutes(store: store, assets: assets) { [settings, store] in await Examination(settings: settings).overview(store) }
            .add(to: site.group(context: StewardContext.self))

        let members = site.group(context: MemberContext.self)
        OperationRoutes.addConstants(to: router)
        FeedRoutes(store: store, assets: assets, pictures: pictures).add(to: members)
        let posts = PostRoutes(store: store, assets: assets, origin: origin)
        posts.add(to: members)
        posts.addPage(to: site)
        let channels = ChannelRoutes(
            store: store, assets: assets, pictures: pictures, worker: worker, origin: origin, exceptions: settings.outside)
        channels.add(to: members)
        channels.addOpen(to: site)
        PraiseRoutes(store: store, assets: assets).add(to: members)
        PictureRoutes(store: store, pictures: pictures).add(to: site)
        WallRoutes(store: store, assets: assets, pictures: pictures, worker: worker, origin: origin).add(to: site)
        WallWorkRoutes(store: store, assets: assets, pictures: pictures, worker: worker, ledger: ledger).add(to: members)
        PromoteRoutes(store: store, assets: assets).add(to: members)
        PracticeChannelRoutes(store: store, assets: assets, pictures: pictures, origin: origin).add(to: site)
        PermissionRoutes(store: store, assets: assets, pictures: pictures, ledger: ledger, origin: origin).add(to: members)
        let moderation = ModerationRoutes(store: store, assets: assets, pictures: pictures, origin: origin)
        moderation.add(to: members)
        moderation.addOpen(to: site)
        moderation.addSteward(to: site.group(context: StewardContext.self))
        CrisisRoutes(store: store, assets: assets).add(to: members)
        ExportRoutes(store: store, hasher: hasher, assets: assets, exports: MakeExport(store: store, data: settings.data, styles: assets.styles)).add(
            to: members)
        LookRoutes(store: store, assets: assets).add(to: members)
        IncidentRoutes(store: store, assets: assets).add(to: site.group(context: StewardContext.self))
        let kiosk = KioskRoutes(store: store, hub: hub, assets: assets, pictures: pictures, origin: origin)
        kiosk.add(to: site)
        kiosk.addScreens(to: members)
        HomeRoutes(store: store, assets: assets).add(to: members)
        RelationRoutes(store: store, assets: assets).add(to: members)
        ListRoutes(store: store, assets: assets).add(to: members)
        TogetherRoutes(store: store, assets: assets).add(to: members)
        GuardianRoutes(store: store, assets: assets, pictures: pictures, ledger: ledger).add(to: site)
        GuardianLetterRoutes(store: store, assets: assets, origin: origin, sendsMail: sendsMail).add(to: members)
        FilterRoutes(store: store, assets: assets).add(to: members)
        ViewRoutes(store: store).add(to: members)
        SearchRoutes(store: store, assets: assets).add(to: members)
        NoticeRoutes(store: store, assets: assets).add(to: members)
        DraftRoutes(store: store, assets: assets, pictures: pictures).add(to: members)
        BookmarkRoutes(store: store, assets: assets).add(to: members)
        NoticeSettingRoutes(store: store, assets: assets).add(to: members)
        LiveRoutes(store: store, hub: hub).add(to: members)
        GroupRoutes(store: store, assets: assets).add(to: members)
        ConversationRoutes(store: store, assets: assets).add(to: members)
        BroadcastRoutes(store: store, assets: assets, sendsMail: sendsMail).add(to: members)
        WaitingRoutes(store: store, assets: assets).add(to: members)
        PromptRoutes(store: store, assets: assets).add(to: members)
        InviteRoutes(store: store, assets: assets, origin: origin, sendsMail: sendsMail).add(to: members)
        let people = PeopleRoutes(store: store, assets: assets, origin: origin)
        people.add(to: members)
        people.addPerson(to: site)
        PracticeRoutes(store: store, assets: assets).add(to: members)
        MeRoutes(store: store, assets: assets, pictures: pictures).add(to: members)
        AccountRoutes(store: store, hasher: hasher, assets: assets, origin: origin, sendsMail: sendsMail).add(to: members)
        SecurityRoutes(store: store, hasher: hasher, assets: assets, origin: origin).add(to: members)
        let erasure = ErasureRoutes(store: store, hasher: hasher, assets: assets, ledger: ledger, key: signingKey, origin: origin)
        erasure.add(to: members)
        erasure.addOpen(to: site)
        JourneyRoutes(store: store, assets: assets).add(to: members)
        TodayRoutes(store: store, assets: assets).add(to: members)
        return router
    }
}

/// Something that runs as long as the server does.
private struct Loop: Service {
    let name: String
    let body: @Sendable () async -> Void

    func run() async throws {
        await withGracefulShutdownHandlerOrCancel { await body() }
    }

    /// Cancels the body when the server is asked to stop.
    private func withGracefulShutdownHandlerOrCancel(_ body: @escaping @Sendable () async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await body() }
            group.addTask { try? await gracefulShutdown() }
            await group.next()
            group.cancelAll()
        }
    }
}

/// Ends the streams of open pages when the server stops, or it would wait for them.
private struct ClosingHub: Service {
    let hub: LiveHub

    func run() async throws {
        try? await gracefulShutdown()
        hub.close()
    }
}
