import Kernel
import Testing

@testable import Store
@testable import TestSupport

/// One transaction on the test's own thread, so that what it expects belongs to the test. Nothing of it is kept.
enum TestTransaction {
    static func with(_ engine: TestEngine, clock: Clock = .fixed(SettableClock.start), _ body: (Transaction) throws -> Void) async throws {
        let place = try await TestPlace.make(engine)
        defer { place.remove() }
        let connection = try Store.connect(place.location)
        try connection.run("BEGIN")
        try body(Transaction(connection: connection, now: clock.now(), ids: IDSource(node: 1, clock: clock)))
        try connection.run("ROLLBACK")
    }
}
