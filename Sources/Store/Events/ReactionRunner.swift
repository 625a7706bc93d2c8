import Kernel
import Logging

/// Reads the event log for every reaction and keeps their places.
package struct ReactionRunner: Sendable {
    private static let batch = 64
    private let store: Store
    private let reactions: [Reaction]
    private let logger: Logger

    package init(store: Store, reactions: [Reaction], logger: Logger) {
        self.store = store
        self.reactions = reactions
        self.logger = logger
    }

    /// Runs until the task is cancelled. Woken by the store's bell; the bell is also rung every second by `EventTail`, for
    /// events that other processes wrote.
    package func run() async {
        for await _ in store.bell.rings() {
            do {
                try await catchUp()
            } catch {
                logger.error("reactions wait for the database", metadata: ["cause": "\(error)"])
            }
            if Task.isCancelled { return }
        }
    }

    /// Works until every reaction has seen every settled event.
    package func catchUp() async throws {
        for reaction in reactions {
            while try await step(reaction) {}
        }
    }

    /// One batch for one reaction. Returns whether more may be waiting.
    private func step(_ reaction: Reaction) async throws -> Bool {
        let isMore = try await store.read { reading in
            let place = try EventQueries.place(of: reaction.name, in: reading)
            return try !EventQueries.events(after: place, limit: 1, in: reading).isEmpty
        }
        guard isMore else { return false }
        do {
            return try await store.write { transaction in
                let place = try EventQueries.place(of: reaction.name, in: transaction)
                let events = try EventQueries.events(after: place, limit: Self.batch, in: transaction)
                for event in events where reaction.kinds.contains(event.event.kind) { try reaction.react(event, transaction) }
                if let last = events.last { try EventQueries.keep(last.place, of: reaction.name, in: transaction) }
                return events.count == Self.batch
            }
        } catch let fault as StoreFault where fault.status == 503 || fault == .diskFull {
            throw fault
        } catch {
            return try await oneByOne(reaction, after: error)
        }
    }

    /// A batch failed: its events are taken singly, and one that fails again becomes a job, so that the log goes on.
    private func oneByOne(_ reaction: Reaction, after error: any Error) async throws -> Bool {
        logger.warning("a reaction failed", metadata: ["reaction": "\(reaction.name)", "cause": "\(error)"])
        let place = try await store.read { try EventQueries.place(of: reaction.name, in: $0) }
        let events = try await store.read { try EventQueries.events(after: place, limit: Self.batch, in: $0) }
        for event in events {
            do {
                try await store.write { transaction in
                    if reaction.kinds.contains(event.event.kind) { try reaction.react(event, transaction) }
                    try EventQueries.keep(event.place, of: reaction.name, in: transaction)
                }
            } catch let fault as StoreFault where fault.status == 503 || fault == .diskFull {
                throw fault
            } catch {
                try await store.write { transaction in
                    let payload = ReactionJob(reaction: reaction.name, place: event.place)
                    try JobQueries.add(payload.job(cause: "\(error)"), in: transaction)
                    try EventQueries.keep(event.place, of: reaction.name, in: transaction)
                }
            }
        }
        return events.count == Self.batch
    }

    /// Tries a failed event again; the handler of the jobs that `oneByOne` leaves.
    package func handler() -> JobHandler {
        JobHandler(kind: ReactionJob.kind) { [store, reactions] job in
            guard let payload = ReactionJob(payload: job.payload),
                let reaction = reactions.first(where: { $0.name == payload.reaction })
            else { throw JobFault.unknown(job.payload) }
            let before = EventPlace(transaction: payload.place.transaction, sequence: payload.place.sequence - 1)
            try await store.write { transaction in
                let event = try EventQueries.events(after: before, limit: 1, in: transaction).first
                guard let event, event.place == payload.place else { throw JobFault.unknown(job.payload) }
                try reaction.react(event, transaction)
            }
        }
    }
}

/// An event that a reaction could not take, as a job.
private struct ReactionJob {
    static let kind = "reaction"
    let reaction: String
    let place: EventPlace

    init(reaction: String, place: EventPlace) {
        self.reaction = reaction
        self.place = place
    }

    init?(payload: String) {
        let parts = payload.split(separator: " ")
        guard parts.count == 3, let transaction = Int64(parts[1]), let sequence = Int64(parts[2]) else { return nil }
        self.init(reaction: String(parts[0]), place: EventPlace(transaction: transaction, sequence: sequence))
    }

    func job(cause: String) -> NewJob {
        NewJob(kind: Self.kind, payload: "\(reaction) \(place.transaction) \(place.sequence)", lastError: cause)
    }
}
