import Embedded
import Foundation
import Kernel
import Synchronization
import Testing

@testable import Store

/// The engines on which every query test runs.
package enum TestEngine: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case sqlite, postgres

    /// Both where `bin/test` has started a PostgreSQL server (`HEARTEN_TEST_POSTGRES`); SQLite alone without it.
    package static var all: [TestEngine] { postgresAdmin == nil ? [.sqlite] : allCases }

    package static var postgresAdmin: String? { ProcessInfo.processInfo.environment["HEARTEN_TEST_POSTGRES"] }

    package var testDescription: String { rawValue }
}

/// A clock that tests set.
package final class SettableClock: Sendable {
    private let moment: Mutex<Moment>

    /// 14 May 2026, 09:10 UTC, a Thursday: the day of the designs.
    package static let start = Moment(milliseconds: 1_778_749_800_000)

    package init(_ moment: Moment = SettableClock.start) { self.moment = Mutex(moment) }

    package var clock: Clock { Clock { self.moment.withLock { $0 } } }

    package func set(_ new: Moment) { moment.withLock { $0 = new } }

    package func advance(_ span: Span) { moment.withLock { $0 = $0 + span } }
}

package enum TestStore {
    package static func migrations() throws -> [Migration] { try Migration.all(in: Embedded.texts(in: "Schema")) }

    /// Runs `body` with an empty, migrated database of its own; it is removed afterwards.
    package static func with<Answer: Sendable>(
        _ engine: TestEngine, clock: Clock = .fixed(SettableClock.start), _ body: (Store) async throws -> Answer
    ) async throws -> Answer {
        let place = try await TestPlace.make(engine)
        defer { place.remove() }
        let store = try await Store.open(place.location, schema: migrations(), clock: clock, threads: 2)
        do {
            let answer = try await body(store)
            await store.close()
            return answer
        } catch {
            await store.close()
            throw error
        }
    }
}

/// Where a test's database lies: a file in a folder of its own, or a database made from a template.
package struct TestPlace: Sendable {
    package let location: Store.Location
    package let folder: String
    private let database: String?

    private static let template = Mutex<Set<TestEngine>>([])
    private static let counter = Atomic<Int>(0)

    /// A copy of a database that is migrated already, or an empty one.
    package static func make(_ engine: TestEngine, isEmpty: Bool = false) async throws -> TestPlace {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        let name = "t\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        let folder = NSTemporaryDirectory() + "hearten-tests/\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        switch engine {
        case .sqlite:
            let path = folder + "/hearten.db"
            if !isEmpty { try FileManager.default.copyItem(atPath: sqliteTemplate(), toPath: path) }
            return TestPlace(location: .sqlite(path: path), folder: folder, database: nil)
        case .postgres:
            let source = isEmpty ? "template1" : try postgresTemplate()
            try admin("CREATE DATABASE \(name) TEMPLATE \(source)")
            return TestPlace(location: .postgres(address: address(name)), folder: folder, database: name)
        }
    }

    package func remove() {
        try? FileManager.default.removeItem(atPath: folder)
        if let database { try? Self.admin("DROP DATABASE IF EXISTS \(database) WITH (FORCE)") }
    }

    private static func sqliteTemplate() throws -> String {
        let path = NSTemporaryDirectory() + "hearten-tests/template-\(ProcessInfo.processInfo.processIdentifier).db"
        try template.withLock { made in
            guard made.insert(.sqlite).inserted else { return }
            // Process numbers come round again: an earlier run may have left one of an older schema here.
            for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending) {
                try FileManager.default.removeItem(atPath: path + ending)
            }
            let connection = try Store.connect(.sqlite(path: path))
            try Migrator(migrations: TestStore.migrations()).migrate(connection, clock: .fixed(SettableClock.start))
            try connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
        }
        return path
    }

    private static func postgresTemplate() throws -> String {
        let name = "template_\(ProcessInfo.processInfo.processIdentifier)"
        try template.withLock { made in
            guard made.insert(.postgres).inserted else { return }
            try admin("CREATE DATABASE \(name)")
            let connection = try Store.connect(.postgres(address: address(name)))
            try Migrator(migrations: TestStore.migrations()).migrate(connection, clock: .fixed(SettableClock.start))
        }
        return name
    }

    private static let administration = Mutex(())

    private static func admin(_ statement: String) throws {
        try administration.withLock { _ in
            guard let address = TestEngine.postgresAdmin else { throw StoreFault.unavailable("HEARTEN_TEST_POSTGRES is not set") }
            try Store.connect(.postgres(address: address)).script(statement)
        }
    }

    private static func address(_ database: String) -> String {
        (TestEngine.postgresAdmin ?? "").split(separator: " ").filter { !$0.hasPrefix("dbname=") }.joined(separator: " ") + " dbname=\(database)"
    }
}
