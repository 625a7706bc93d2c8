import Kernel
import Logging
import TestSupport

@testable import Store

/// A migrated database that tests also reach past its store.
struct OpenPlace: Sendable {
    let store: Store
    let location: Store.Location
    let clock: Clock

    static func with<Answer: Sendable>(
        _ engine: TestEngine, clock: Clock = .fixed(SettableClock.start), _ body: (OpenPlace) async throws -> Answer
    ) async throws -> Answer {
        let place = try await TestPlace.make(engine)
        defer { place.remove() }
        let store = try await Store.open(place.location, schema: TestStore.migrations(), clock: clock, threads: 2)
        do {
            let answer = try await body(OpenPlace(store: store, location: place.location, clock: clock))
            await store.close()
            return answer
        } catch {
            await store.close()
            throw error
        }
    }

    /// A connection of one's own, as another program would have.
    func connect() throws -> any Connection { try Store.connect(location) }

    /// Runs `body` with a second store on the same database, as a second node has.
    func withSecondNode(_ body: (Store) async throws -> Void) async throws {
        let second = try await Store.open(location, schema: TestStore.migrations(), clock: clock, threads: 2)
        do {
            try await body(second)
            await second.close()
        } catch {
            await second.close()
            throw error
        }
    }
}

extension Store {
    /// Waits until no committed event is unsettled. PostgreSQL counts the transactions of all databases of a server together,
    /// so those of tests that run at the same time hold the log up for a moment.
    func settle() async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try await read({ try $0.exists("SELECT 1 FROM events WHERE NOT (\($0.dialect.settledEvents)) LIMIT 1") }) {
            guard ContinuousClock.now < deadline else { throw NotSettled() }
            await Task.yield()
        }
    }
}

struct NotSettled: Error {}

/// Something that a test lets go wrong.
struct Mishap: Error, Equatable {}

let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Runs `body` on as many threads at the same time. What blocks must not do so on the threads of the other tests.
func onThreads<Answer: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Answer
) async -> [Result<Answer, any Error>] {
    let workers = WorkerThreads<Int>(name: "test", count: count)
    let answers = await withTaskGroup(of: Result<Answer, any Error>.self) { group in
        for number in 0..<count {
            group.addTask {
                await withCheckedContinuation { answer in
                    workers.submit { _ in answer.resume(returning: Result { try body(number) }) }
                }
            }
        }
        return await group.reduce(into: []) { $0.append($1) }
    }
    await workers.close()
    return answers
}

extension Result {
    var failure: Failure? {
        switch self {
        case .success: nil
        case .failure(let failure): failure
        }
    }
}
