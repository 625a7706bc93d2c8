import Foundation
import Kernel

/// SQLite: many readers, one writer that commits whatever waits together.
struct SQLiteEngine: Store.Engine {
    private let readers: WorkerThreads<SQLiteConnection>
    private let writer: GroupCommit
    private let path: String
    private let watch: SQLiteWatch

    init(path: String, readers count: Int) throws {
        self.path = path
        readers = WorkerThreads(name: "reader", count: count)
        writer = GroupCommit(path: path)
        watch = SQLiteWatch(path: path)
    }

    func state() -> StoreState? { watch.state(mayOpen: false) }

    func read<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = readers.submit { connection in
                continuation.resume(with: Result { try snapshot(&connection, body) })
            }
            if !isTaken { continuation.resume(throwing: StoreFault.unavailable("the store is closed")) }
        }
    }

    private func snapshot<Answer>(_ held: inout SQLiteConnection?, _ body: (any Connection) throws -> Answer) throws -> Answer {
        if let lost = held, lost.hasLostItsFile { held = nil }
        let connection = try held ?? SQLiteConnection(path: path, mode: .read)
        held = connection
        try connection.beginWatched(by: watch)
        do {
            let answer = try body(connection)
            try connection.run("COMMIT")
            return answer
        } catch {
            try connection.rollBack()
            if case .unavailable = error as? StoreFault { held = nil }
            throw error
        }
    }

    func write<Answer: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Answer) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let job = WriteJob(body: body) { continuation.resume(with: $0) }
            if !writer.submit(job) { job.fail(StoreFault.unavailable("the store is closed")) }
        }
    }

    func close() async {
        await writer.close()
        await readers.close()
        watch.close()
    }
}
