import ArgumentParser
import Community
import Foundation
import Kernel
import Media
import Store
import Trust

/// `hearten backup`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Saves the database and its files into a new folder, of one moment, while the server runs. Nothing but that folder is written."
    )

    @OptionGroup var shared: SharedOptions
    @Option(help: "The folder in which the backup’s own folder is made.") var to: String

    func run() async throws {
        try await Opening.run(shared.flags) { settings in
            let made = try BackupFolder(settings: settings).make(in: to, now: Clock.system.now())
            let rows = made.manifest.tables.reduce(0) { $0 + $1.rows }
            print("\(made.path): \(rows.formatted()) rows, \(made.manifest.files.count.formatted()) files.")
        }
    }
}

/// `hearten restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup into an empty data folder and an empty database of either kind. The backup is verified first; nothing is overwritten."
    )

    @OptionGroup var shared: SharedOptions
    @Argument(help: "The folder that `hearten backup` made.") var backup: String
    @Option(help: "The newest permissions-ended.jsonl of the server, where it does not lie in the new data folder already.") var ended: String?

    func run() async throws {
        try await Opening.run(shared.flags) { settings in
            let (manifest, outcome) = try await BackupFolder(settings: settings).restore(from: backup, ended: ended)
            print("Restored the backup of \(manifest.madeAt.date.formatted(.iso8601)) (\(manifest.files.count.formatted()) files). Now run: hearten doctor")
            if outcome.ended > 0 { print("\(outcome.ended) permissions that were ended since were ended again.") }
            if outcome.isHeld {
                Opening.say(
                    "Nothing is shown on walls and screens: without the newest \(EndingsFile.name) nobody can know what people took back since the backup. `hearten doctor` says what to do."
                )
            }
        }
    }
}

/// Backups as folders: `manifest.json`, `tables/`, `media/` and the configuration.
struct BackupFolder {
    let settings: Settings

    /// What may lie in the data folder and belongs to a backup beside database and pictures.
    private static let others = ["hearten.yaml"]
    private var files: FileManager { .default }

    /// - Throws: `BackupFault`, `StoreFault`, or what the disk says. Nothing is left behind then.
    func make(in parent: String, now: Moment) throws -> (path: String, manifest: BackupManifest) {
        // An SQLite file must not come into being by looking for it.
        if case .sqlite(let path) = settings.location, !files.fileExists(atPath: path) { throw BackupFault.nothingThere }
        let stamp = now.date.formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
        let path = "\(parent)/hearten-\(stamp)"
        guard !files.fileExists(atPath: path) else { throw BackupFolderFault.exists(path) }
        let draft = "\(parent)/.hearten-\(stamp).part"
        try files.createDirectory(atPath: draft + "/tables", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try files.createDirectory(atPath: draft + "/media", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do {
            let manifest = try fill(draft, now)
            try JSONEncoder().encode(manifest).write(to: URL(filePath: draft + "/manifest.json"), options: .atomic)
            try files.moveItem(atPath: draft, toPath: path)
            return (path, manifest)
        } catch {
            try? files.removeItem(atPath: draft)
            throw error
        }
    }

    /// Files are taken before the rows and after them: what is removed in between was taken, what comes in between is taken then. Only
    /// a file that came and went in between is missing; the rows are read again then, without it.
    private func fill(_ draft: String, _ now: Moment) throws -> BackupManifest {
        let schema = try Opening.migrations().count
        try takeAll(to: draft + "/media")
        for try_ in 1...3 {
            var (manifest, digests) = try Backup.save(settings.location, schema: schema, to: draft, now: now) { try PictureQueries.allDigests(in: $0) }
            let missing = try digests.count { try !take($0, to: draft + "/media") }
            if missing > 0 && try_ < 3 { continue }
            manifest.files = digests.filter { files.fileExists(atPath: "\(draft)/media/\($0)") }
            try leaveOnly(Set(manifest.files), in: draft + "/media")
            for name in Self.others where files.fileExists(atPath: "\(settings.data)/\(name)") {
                try files.copyItem(atPath: "\(settings.data)/\(name)", toPath: "\(draft)/\(name)")
            }
            return manifest
        }
        throw BackupFault.damaged("files went missing while it was made")
    }

    private func takeAll(to media: String) throws {
        guard let found = files.enumerator(atPath: settings.data + "/media") else { return }
        while let path = found.nextObject() as? String {
            if let hash = ContentHash(String(path.split(separator: "/").last ?? "")) { _ = try take(hash.description, to: media) }
        }
    }

    /// A second name for the same bytes where that can be, else a copy. Returns whether the file was there.
    private func take(_ digest: String, to media: String) throws -> Bool {
        let copy = "\(media)/\(digest)"
        guard !files.fileExists(atPath: copy) else { return true }
        guard let hash = ContentHash(digest) else { return false }
        let path = MediaFiles(data: settings.data).path(of: hash)
        if link(path, copy) == 0 { return true }
        guard errno != ENOENT else { return false }
        do { try files.copyItem(atPath: path, toPath: copy) } catch CocoaError.fileReadNoSuchFile { return false }
        return true
    }

    private func leaveOnly(_ wanted: Set<String>, in media: String) throws {
        for name in try files.contentsOfDirectory(atPath: media) where !wanted.contains(name) { try files.removeItem(atPath: "\(media)/\(name)") }
    }

    /// - Throws: `BackupFault`, `BackupFolderFault`, `StoreFault`. Until everything is verified nothing is written.
    /// - Parameter ended: where the newest file of ended permissions is, if not in the data folder.
    func restore(from folder: String, ended: String? = nil) async throws -> (BackupManifest, ReapplyEndings.Outcome) {
        if let ended, !files.isReadableFile(atPath: ended) { throw BackupFolderFault.unreadable(ended) }
        guard let text = files.contents(atPath: folder + "/manifest.json") else { throw BackupFault.foreign }
        guard let manifest = try? JSONDecoder().decode(BackupManifest.self, from: text) else { throw BackupFault.foreign }
        let migrations = try Opening.migrations()
        try Backup.verify(manifest, in: folder, schema: migrations.count)
        try verifyFiles(manifest, in: folder)
        try checkEmpty()
        try DataFolder.prepare(settings.data)
        do {
            // The pictures first: rows that name pictures which are not there would be served.
            let media = MediaFiles(data: settings.data)
            for name in manifest.files { _ = try media.store(Array(try Data(contentsOf: URL(filePath: "\(folder)/media/\(name)")))) }
            try Backup.load(manifest, from: folder, into: settings.location, migrations: migrations, clock: .system)
            for name in Self.others where files.fileExists(atPath: "\(folder)/\(name)") {
                // Not under its own name: it may say which database the old server uses, and this is to be another.
                let copy = "\(settings.data)/\(name).from-backup"
                if !files.fileExists(atPath: copy) { try files.copyItem(atPath: "\(folder)/\(name)", toPath: copy) }
            }
        } catch {
            try? files.removeItem(atPath: settings.data + "/media")
            if case .sqlite(let path) = settings.location { for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: path + end) } }
            throw error
        }
        let endings = EndingsFile(data: settings.data)
        if let ended, !endings.exists { try files.copyItem(atPath: ended, toPath: "\(settings.data)/\(EndingsFile.name)") }
        // Brings the schema up to date, the words of posts into the search, once a server runs, and ends again what was ended since.
        let outcome = try await Opening.withStore(settings) { store in
            try await store.write { transaction in
                try JobQueries.add(NewJob(kind: IndexAll.jobKind, payload: "0"), in: transaction)
                return try ReapplyEndings.run(isRestored: true, file: endings, things: EndPlates.thing, in: transaction)
            }
        }
        return (manifest, outcome)
    }

    private func verifyFiles(_ manifest: BackupManifest, in folder: String) throws {
        for name in manifest.files {
            guard let hash = ContentHash(name), let bytes = files.contents(atPath: "\(folder)/media/\(name)"), ContentHash(of: Array(bytes)) == hash else {
                throw BackupFault.damaged("media/\(name) is missing, cut short or was changed")
            }
        }
    }

    private func checkEmpty() throws {
        if case .sqlite(let path) = settings.location, files.fileExists(atPath: path) { throw BackupFault.notEmpty }
        if files.fileExists(atPath: settings.data + "/media") { throw BackupFault.notEmpty }
    }
}

enum BackupFolderFault: Failure {
    case exists(String)
    case unreadable(String)

    var sentence: String {
        switch self {
        case .unreadable(let path): "\(path) cannot be read. Nothing was restored."
        case .exists(let path): "\(path) is there already and is left as it is. Please try again in a second."
        }
    }
    var status: Int { 500 }
}
