import ArgumentParser
import Community
import Foundation
import Identity
import Kernel
import Media
import Store
import Trust

/// `hearten doctor`
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is wrong and how to mend it; ends with 1 where something is. Like every command it brings the schema up to date.")

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await Opening.run(shared.flags) { settings in
            let findings = await Examination(settings: settings).findings()
            for finding in findings { print(finding.line) }
            let wrong = findings.count { !$0.isFine }
            print(wrong == 0 ? "All is well." : "\(wrong) \(wrong == 1 ? "thing" : "things") to mend.")
            if wrong > 0 { throw ExitCode(1) }
        }
    }
}

extension Finding {
    var line: String { "\(isFine ? "ok   " : "MEND ") \(what): \(words)" }
}

/// Looks at everything that a running server needs.
struct Examination {
    let settings: Settings

    func findings() async -> [Finding] {
        guard FileManager.default.fileExists(atPath: settings.data) else {
            return [Finding(what: "data folder", isFine: false, words: "there is none at \(settings.data). Is --data right? `hearten serve` makes a new one.")]
        }
        var findings = [folder(), disk()]
        do {
            findings += try await Opening.withStore(settings) { await database($0) }
        } catch {
            let reason = (error as? any Failure)?.sentence ?? "\(error)"
            findings.append(
                Finding(what: "database", isFine: false, words: "\(reason) (\(error)). Check that it runs and that --database or the data folder is right."))
        }
        return findings
    }

    /// The same within a running server, with what it is made of and the room that it takes.
    func overview(_ store: Store) async -> ServerOverview {
        let findings = [folder(), disk()] + (await database(store))
        let facts = try? await store.read { reading in
            (try ServerFactQueries.version(in: reading), try ServerFactQueries.size(in: reading), try PictureQueries.bytes(in: reading))
        }
        let system = ProcessInfo.processInfo.operatingSystemVersionString
        return ServerOverview(
            findings: findings,
            versions: ["Hearten \(Hearten.version)", facts?.0 ?? "No database", "libvips \(PictureLibrary.version)", system],
            storage: [("Database", facts?.1 ?? 0), ("Pictures", facts?.2 ?? 0)],
            mail: settings.smtp.map { "Sent through \($0)." } ?? "Kept in the outbox folder: no mail server is configured."
        )
    }

    private func folder() -> Finding {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: settings.data)
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
            return mode & 0o077 == 0
                ? Finding(what: "data folder", isFine: true, words: settings.data)
                : Finding(
                    what: "data folder", isFine: false,
                    words: "others on this machine could look into it. It is closed to them now, if it is yours; else run: chmod 700 \(settings.data)")
        } catch {
            return Finding(what: "data folder", isFine: false, words: "\(settings.data) cannot be looked at: \(error.localizedDescription)")
        }
    }

    private func disk() -> Finding {
        do {
            let free = (try FileManager.default.attributesOfFileSystem(forPath: settings.data)[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
            let megabytes = free >> 20
            return megabytes > 1_024
                ? Finding(what: "disk", isFine: true, words: "\(megabytes.formatted()) MB free")
                : Finding(
                    what: "disk", isFine: false, words: "only \(megabytes) MB are free. Below some hundred, saving fails; make room or move the data folder.")
        } catch {
            return Finding(what: "disk", isFine: false, words: "how much is free cannot be found out: \(error.localizedDescription)")
        }
    }

    private func database(_ store: Store) async -> [Finding] {
        do {
            try await store.write { try SettingQueries.touch("doctor", in: $0) }
            return try await store.read { reading in
                [
                    Finding(
                        what: "database", isFine: true,
                        words: "\(store.dialect.engine.rawValue) takes reads and writes, schema \(try Opening.migrations().count)"),
                    try jobs(reading), try reactions(reading), try people(reading), try mail(reading), try files(reading), try permissions(reading),
                ]
            }
        } catch {
            return [Finding(what: "database", isFine: false, words: "it does not take writes: \(error). Is the disk full, or another program holding it?")]
        }
    }

    private func jobs(_ reading: Reading) throws -> Finding {
        let abandoned = try JobQueries.abandoned(limit: 5, in: reading)
        guard let first = abandoned.first else { return Finding(what: "jobs", isFine: true, words: "none was given up") }
        return Finding(
            what: "jobs", isFine: false,
            words:
                "\(abandoned.count)\(abandoned.count == 5 ? " or more" : "") were given up, such as a “\(first.kind)” (\(first.lastError ?? "no reason noted")). Look at /steward/jobs and try again there."
        )
    }

    private func reactions(_ reading: Reading) throws -> Finding {
        let behind = try EventQueries.mostBehind(in: reading)
        return Finding(
            what: "events", isFine: behind < 10_000,
            words: behind < 10_000
                ? "the slowest reaction is \(behind) behind" : "\(behind) events wait for a reaction. Start the server and look into its log."
        )
    }

    private func people(_ reading: Reading) throws -> Finding {
        guard try AccountQueries.hasAnyAccount(in: reading) else {
            return Finding(what: "set-up", isFine: true, words: "not set up yet; start the server and open \(settings.origin)")
        }
        let stewards = try SignInQueries.stewards(in: reading)
        return Finding(
            what: "set-up", isFine: !stewards.isEmpty,
            words: stewards.isEmpty
                ? "nobody is steward. Run: hearten account create --steward …" : "\(stewards.count) steward\(stewards.count == 1 ? "" : "s")"
        )
    }

    private func mail(_ reading: Reading) throws -> Finding {
        let kept = ((try? FileManager.default.contentsOfDirectory(atPath: settings.data + "/outbox")) ?? []).count { $0.hasSuffix(".eml") }
        if settings.smtp != nil { return Finding(what: "mail", isFine: true, words: "sent through the configured server") }
        return Finding(
            what: "mail", isFine: kept == 0,
            words: kept == 0
                ? "no server configured; mails are kept in the outbox"
                : "\(kept) mails lie in \(settings.data)/outbox unsent. Configure smtp in hearten.yaml, and send these by hand."
        )
    }

    /// Whether files that rows name are there; the newest thousand are looked at.
    private func files(_ reading: Reading) throws -> Finding {
        let files = MediaFiles(data: settings.data)
        let missing = try PictureQueries.newestDigests(limit: 1_000, in: reading).count { digest in
            ContentHash(digest).map { !files.contains($0) } ?? true
        }
        return Finding(
            what: "pictures", isFine: missing == 0,
            words: missing == 0
                ? "every file that was looked for is there" : "\(missing) files are missing from \(settings.data)/media. Restore them from a backup."
        )
    }

    /// The ledger: whole, not behind the file of endings, and not held.
    private func permissions(_ reading: Reading) throws -> Finding {
        let faults = try PermissionChain.faults(in: reading)
        if let first = faults.first {
            return Finding(
                what: "permissions", isFine: false,
                words:
                    "the ledger was changed from outside: \(first)\(faults.count > 1 ? " And \(faults.count - 1) more." : "") Restore a backup, and find out who could write to the database."
            )
        }
        if try !(SettingQueries.value(PermissionQueries.hold, in: reading) ?? "").isEmpty {
            return Finding(
                what: "permissions", isFine: false,
                words:
                    "nothing is shown on walls and screens, because a backup was restored without the file \(EndingsFile.name) that knows what people took back since. Put the newest one into \(settings.data) and start again; where it is lost, run: hearten permissions ask-anew"
            )
        }
        let missing = try ReapplyEndings.missing(file: EndingsFile(data: settings.data), in: reading)
        if !missing.isEmpty {
            return Finding(
                what: "permissions", isFine: false,
                words:
                    "the end of the ledger is missing for \(missing.count) \(missing.count == 1 ? "practice" : "practices"): the file \(EndingsFile.name) knows of later events. Was the database replaced by an older one? Restart the server, which ends again what was ended."
            )
        }
        return Finding(what: "permissions", isFine: true, words: "the ledger is whole")
    }
}
