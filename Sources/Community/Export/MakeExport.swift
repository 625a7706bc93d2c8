import Foundation
import Identity
import Kernel
import Media
import Outside
import Site
import Store
import Trust

/// Makes the file with everything about somebody: JSON of all rows, their pictures, and a page to read it.
package struct MakeExport: Sendable {
    private static let jobKind = "export"
    private let store: Store
    private let files: MediaFiles
    private let folder: String
    private let styles: [UInt8]

    /// - Parameters:
    ///   - data: the data folder; exports lie in `exports/` there until their week is over.
    ///   - styles: the stylesheet for the page in the file.
    package init(store: Store, data: String, styles: [UInt8]) {
        self.styles = styles
        self.store = store
        files = MediaFiles(data: data)
        folder = data + "/exports"
    }

    func path(of id: ID<Export>) -> String { "\(folder)/\(id).zip" }

    // MARK: Asking for one

    /// One at a time; what was there before goes.
    /// - Throws: `ExportFault.making` while one is being made.
    package func ask(_ account: ID<Account>) async throws {
        let old = try await store.write { transaction -> [ID<Export>] in
            if let newest = try ExportQueries.newest(of: account, in: transaction), newest.state == .making { throw ExportFault.making }
            let old = try ExportQueries.all(of: account, in: transaction)
            for id in old { try ExportQueries.remove(id, in: transaction) }
            let id: ID<Export> = transaction.newID()
            try ExportQueries.insert(id, of: account, in: transaction)
            try JobQueries.add(NewJob(kind: Self.jobKind, payload: id.description), in: transaction)
            return old
        }
        for id in old { remove(id) }
    }

    private func remove(_ id: ID<Export>) { try? FileManager.default.removeItem(atPath: path(of: id)) }

    /// Removes the files of somebody who is erased.
    func removeAll(of account: ID<Account>) async throws {
        for id in try await store.read({ try ExportQueries.all(of: account, in: $0) }) { remove(id) }
    }

    /// Removes what is older than its week.
    package func forgetOld() async throws {
        let old = try await store.read { try ExportQueries.old(before: $0.now - Export.lasting, in: $0) }
        for id in old {
            remove(id)
            try await store.write { try ExportQueries.remove(id, in: $0) }
        }
    }

    package var handler: JobHandler {
        JobHandler(kind: Self.jobKind) { job in
            guard let id = ID<Export>(job.payload), let export = try await store.read({ try ExportQueries.export(id, in: $0) }), export.state == .making else {
                // Erased meanwhile, or replaced.
                return
            }
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
                let bytes = try await make(export.account, to: path(of: id)) { done, parts in
                    try await store.write { try ExportQueries.setProgress(id, done: done, parts: parts, in: $0) }
                }
                try await finish(export, .ready, bytes)
            } catch {
                remove(id)
                // Tried again by the queue; its person is told when that is over.
                guard job.attempts + 1 >= Backoff.attempts else { throw error }
                try await finish(export, .failed, 0)
                throw error
            }
        }
    }

    private func finish(_ export: Export, _ state: Export.State, _ bytes: Int64) async throws {
        let isWanted = try await store.write { transaction in
            guard try ExportQueries.finish(export.id, state, bytes: bytes, in: transaction) else { return false }
            try CaseNotices.tell(export.account, .exportReady, export.id.value, in: transaction)
            return true
        }
        if !isWanted { remove(export.id) }
    }

    // MARK: Making it

    /// - Parameter progress: told after each part.
    /// - Returns: the size of the file.
    package func make(_ account: ID<Account>, to path: String, progress: @Sendable (Int, Int) async throws -> Void = { _, _ in }) async throws -> Int64 {
        let (person, now) = try await store.read { (try AccountQueries.account(account, in: $0), $0.now) }
        guard let person else { throw NotFound() }
        let pictures = try await store.read { try ExportQueries.pictures(of: account, in: $0) }
        let columns = ExportedColumns.all.compactMap { column -> (ExportedColumns.Column, Set<String>)? in
            if case .rows(let left) = column.part { (column, left) } else { nil }
        }
        let parts = columns.count + pictures.count + 1
        let zip = try ZipWriter(path: path, date: now.date)
        var done = 0
        for (column, left) in columns {
            let rows = try await store.read { try RowsAsJSON.rows(of: column.table, where: column.name, is: account.value, without: left, in: $0) }
            if let rows { try zip.add("data/\(column.table)\(ExportedColumns.all.count { $0.table == column.table } > 1 ? "-\(column.name)" : "").json", rows) }
            done += 1
            if done % 10 == 0 { try await progress(done, parts) }
        }
        for picture in pictures {
            if let hash = ContentHash(picture.digest), let bytes = try? files.read(hash) { try zip.add("pictures/\(picture.id).jpg", bytes) }
            done += 1
            if done % 10 == 0 { try await progress(done, parts) }
        }
        let page = try await store.read { reading in
            ExportPage(
                person: person, profile: try ProfileQueries.profile(of: account, in: reading), email: try SignInQueries.email(of: account, in: reading) ?? "",
                written: try ExportQueries.written(by: account, in: reading), pictures: pictures,
                messages: try ExportQueries.messages(of: account, in: reading),
                praise: try ExportQueries.praise(of: account, in: reading), looks: try LookQueries.looks(at: account, limit: 1_000, in: reading),
                time: TimeWords(now: now, zone: "UTC")
            ).html
        }
        guard page.violations.isEmpty else { throw MarkupFault(violations: page.violations) }
        try zip.add("index.html", page.bytes)
        try zip.add("style.css", styles)
        try zip.add("README.txt", Array(Self.readme.utf8))
        try zip.finish()
        try await progress(parts, parts)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        return size?.int64Value ?? 0
    }

    private static let readme = """
        Everything that Hearten keeps about you.

        index.html   to read, in any browser
        data/        every row that is yours, as JSON; times are in UTC, ids are text
        pictures/    your pictures, in their largest size

        Not in it: passwords and other secrets, of which only one-way digests are kept, and what others wrote or noted about you that is theirs.

        """
}

package enum ExportFault: Failure, Equatable {
    case making

    package var sentence: String { "Your export is being made already. You are told when it is ready." }
    package var status: Int { 409 }
}
