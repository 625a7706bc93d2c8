import CSodium
import Foundation
import Kernel

/// Hashes and checks passwords with argon2id (libsodium), on threads of its own: a hash keeps a core busy, so at most `threads`
/// run at once and at most `most` wait.
package final class PasswordHasher: Sendable {
    /// Memory and passes. `.usual` is the least that the OWASP Password Storage Cheat Sheet advises: 19 MiB, 2 passes (24 ms
    /// where it was measured). `.cheap` is for tests.
    package struct Cost: Sendable {
        let passes: UInt64
        let memory: Int
        package static let usual = Cost(passes: 2, memory: 19 << 20)
        package static let cheap = Cost(passes: 1, memory: 8 << 10)
    }

    private static let most = 64
    private let cost: Cost
    /// Tests hold it.
    let queue: OperationQueue
    private let decoy: String

    package init(cost: Cost = .usual, threads: Int = 1) throws {
        guard sodium_init() >= 0 else { throw HashingFault.unavailable }
        self.cost = cost
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = threads
        decoy = try Self.hash(Token().text, cost)
    }

    /// A hash to store, with its salt and cost in it.
    package func hash(_ password: Password) async throws -> String {
        let (text, cost) = (password.text, cost)
        return try await run { try Self.hash(text, cost) }
    }

    /// Whether the password belongs to the hash. With no hash it takes as long and says no, so that time does not tell whether
    /// an account exists.
    package func check(_ password: String, against hash: String?) async throws -> Bool {
        // No password is longer; composing a very long text would be slow.
        let isPossible = password.utf8.count <= Password.longestBytes
        let (text, stored) = (isPossible ? password.precomposed : "", isPossible ? hash ?? decoy : decoy)
        let fits = try await run { crypto_pwhash_str_verify(stored, text, UInt64(text.utf8.count)) == 0 }
        return fits && isPossible && hash != nil
    }

    private func run<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        guard queue.operationCount < Self.most else { throw HashingFault.busy }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try work() }) }
        }
    }

    private static func hash(_ text: String, _ cost: Cost) throws -> String {
        var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        guard crypto_pwhash_str(&output, text, UInt64(text.utf8.count), cost.passes, cost.memory) == 0 else { throw HashingFault.unavailable }
        return String(decoding: output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

package enum HashingFault: Failure {
    case busy, unavailable
    package var sentence: String { "Many people are signing in just now. Please try again in a moment." }
    package var status: Int { 503 }
}

extension String {
    /// One spelling for a password, however its accents were typed.
    var precomposed: String { precomposedStringWithCanonicalMapping }
}
