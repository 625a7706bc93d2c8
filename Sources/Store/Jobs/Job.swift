import Foundation
import Kernel

/// Work that is done later and may fail: a mail to send. It is a row until it is done.
package struct Job: Hashable, Sendable {
    package let id: ID<Job>
    package let kind: String
    /// What the handler needs, in a form of its own.
    package let payload: String
    package let state: JobState
    /// How often it was begun.
    package let attempts: Int
    package let dueAt: Moment
    /// What the last attempt said, for stewards.
    package let lastError: String?

    /// What the job was made with.
    package func payload<Payload: Decodable>(as: Payload.Type = Payload.self) throws -> Payload {
        try JSONDecoder().decode(Payload.self, from: Data(payload.utf8))
    }
}

/// `waiting → running → (gone when done) | waiting again | abandoned`. A steward sends an abandoned one back to waiting.
package enum JobState: String, Sendable, CaseIterable {
    case waiting, running, abandoned
}

/// A job that is not in the database yet.
package struct NewJob: Sendable {
    package let kind: String
    package let payload: String
    package let lastError: String?
    /// `nil`: at once.
    package let dueAt: Moment?

    package init(kind: String, payload: String, lastError: String? = nil, dueAt: Moment? = nil) {
        self.dueAt = dueAt
        self.kind = kind
        self.payload = payload
        self.lastError = lastError
    }

    /// - Parameter payload: kept as JSON; `Job.payload(as:)` gives it back.
    package init(kind: String, _ payload: some Encodable, dueAt: Moment? = nil) throws {
        self.init(kind: kind, payload: String(decoding: try JSONEncoder().encode(payload), as: UTF8.self), dueAt: dueAt)
    }
}

/// Does the jobs of one kind. At least once: a job whose process died is begun again.
package struct JobHandler: Sendable {
    package let kind: String
    package let perform: @Sendable (Job) async throws -> Void

    package init(kind: String, perform: @escaping @Sendable (Job) async throws -> Void) {
        self.kind = kind
        self.perform = perform
    }
}

package enum JobFault: Error, Equatable {
    /// No handler understands the job; trying again would not help.
    case unknown(String)
    /// The handler says that trying again will not help.
    case hopeless(String)
}

/// When a failed job is tried again.
package enum Backoff {
    /// After this many attempts a job is abandoned: after 12 to 15 hours with `delay`.
    package static let attempts = 12

    /// 30 s doubled with each attempt, at most 4 h, and up to a fifth more, so that failures of one cause spread out.
    /// - Parameters:
    ///   - attempt: the attempt that failed, from 1.
    ///   - jitter: 0..<1, chosen by the caller.
    package static func delay(after attempt: Int, jitter: Double) -> Span {
        let base: Int64 = min(30_000 << Int64(min(max(attempt, 1) - 1, 20)), 4 * 3_600_000)
        return Span(milliseconds: base + Int64(Double(base) * 0.2 * jitter))
    }
}
