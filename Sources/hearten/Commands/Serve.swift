import ArgumentParser
import CMalloc
import Foundation
import Community
import Hummingbird
import Identity
import Kernel
import ServiceLifecycle
import Store
import Trust

/// `hearten serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs the server until it is told to stop.")

    @OptionGroup var shared: SharedOptions
    @Option(help: "Where to listen, as 127.0.0.1:8080.") var listen: String?
    @Option(help: "The address under which people reach the server, as https://harbour.example.") var origin: String?
    @Option(help: "The mail server, as smtp://user:password@mail.example:587.") var smtp: String?

    func run() async throws {
        let flags = shared.flags.merging(["listen": listen, "origin": origin, "smtp": smtp].compactMapValues { $0 }) { $1 }
        // By default glibc gives the pages of each answer back to the kernel, which takes them from all threads, and faults them
        // in again for the next one.
        hearten_keep_freed_memory(16 << 20)
        try await Opening.run(flags) { settings in
            try await Opening.withStore(settings) { try await serve($0, settings) }
        }
    }

    /// What was ended is ended, whatever database this is.
    private static func reapply(_ store: Store, _ settings: Settings) async throws {
        let endings = EndingsFile(data: settings.data)
        let outcome = try await store.write { try ReapplyEndings.run(isRestored: false, file: endings, things: EndPlates.thing, in: $0) }
        let erased = try await store.write { try EraseAccount.again(endings, in: $0) }
        let taken = try await store.write { try TakenBack.again(endings, Ledger(endings: endings), in: $0) }
        if erased > 0 { Opening.say("\(erased) accounts that had been erased are erased again: this database is older than that.") }
        if outcome.ended > 0 { Opening.say("\(outcome.ended) permissions that had been ended were ended again: this database is older than that.") }
        if !taken.isEmpty {
            Opening.say(
                "Taken back again, since this database is older than that: \(taken.practices) practices handed over, \(taken.memberships) memberships, \(taken.consents) consents, the sight of \(taken.journeys) journeys, the standing of \(taken.accounts) accounts."
            )
        }
        for practice in Set(taken.owned).sorted() {
            Opening.say(
                "\(practice) is owned again by somebody who had gone: this database is older than that. Hand it over with `hearten practice hand-over`, and start again."
            )
        }
        if outcome.isHeld { Opening.say("Nothing is shown on walls and screens: see `hearten doctor`.") }
    }

    private func serve(_ store: Store, _ settings: Settings) async throws {
        let logger = Opening.logger()
        let isNew = try await store.read { try !AccountQueries.hasAnyAccount(in: $0) }
        if !isNew { try DataFolder.forget("set-up-code", in: settings.data) }
        let server = Server(
            settings: settings, store: store, logger: logger, hasher: try PasswordHasher(), hint: try await Demo.hint(settings, store),
            setUpCode: settings.isLoopback || !isNew ? nil : try DataFolder.secret("set-up-code", in: settings.data) { Token().text },
            signingKey: try DataFolder.signingKey(in: settings.data)
        )
        try await ForgetOld.plan(store)
        try await EndPermissions.plan(store)
        try await LookAtChannels.plan(store)
        try await Self.reapply(store, settings)
        if settings.smtp == nil { Opening.say("Mails are kept in \(settings.data)/outbox; start with --smtp to send them.") }
        try await server.application().runService(gracefulShutdownSignals: [.sigterm, .sigint])
    }
}
